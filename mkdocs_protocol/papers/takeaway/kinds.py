"""The kinds of file that a text can be downloaded as."""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs_protocol.words.gettext import N_


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file."""

    id: str
    """Its extension, which is also its name on the command line: "pdf"."""
    name: str
    """What a link calls it: "PDF"."""
    media_type: str


KINDS = (
    FileKind("pdf", "PDF", "application/pdf"),
    FileKind(
        "docx", "Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    ),
    FileKind("html", "HTML", "text/html"),
    FileKind("txt", N_("plain text"), "text/plain"),
    FileKind("md", "Markdown", "text/markdown"),
)
"""In the order in which readers are likely to want them."""

PASTED = FileKind("html.txt", N_("HTML to paste"), "text/plain")
"""What `embed` prints, as text that a browser shows to be copied into a page of another website."""
