"""The text of a foreign file as a reader of the original sees it, for `as-received/`.

`verify` holds an edition against this text, which proves something only if both were made apart: nothing here
imports the readers that editions are made with, nor they anything here; both begin at `containers` and `xml_guard`.
This one takes a document as a stream of events, those build a tree of it, and each counts numbers by itself.

The text is written so that `received_as: text` reads it as the page shows it:

- a paragraph, heading or item is a line, with an empty line after it; a hard line end is a line end;
- what is printed before it (an automatic number, a letter, a bullet) stands before its words, with a space;
- tabs, runs of spaces and spaces that do not break are one space; what nobody sees (a soft hyphen, a joiner) is left
  out; a sign of a symbol font is the Unicode character that looks like it;
- the cells of a row are a line with tabs between them, or lines of their own where one has more than one; of merged
  cells the words stand once;
- the mark of a footnote or endnote is a raised number where it stands in the words (council¹), and the notes stand at
  the end, footnotes first, each a line with its mark; a text box stands after the paragraph that holds it;
- each header that differs stands once at the beginning, each footer once at the end; a page number that the program
  makes is left out, with the "of" between two of them; a list of contents keeps the page numbers that it prints;
- words that are set in capitals by their look are capitals; small capitals stay as typed;
- tracked changes are taken as accepted; comments, hidden text and the words of pictures are left out.
"""

from mkdocs_protocol.importing.received.text import ReceivedText, received_text

__all__ = ["ReceivedText", "received_text"]
