"""Texts to take away: one with every shape, and what each kind of file says when it is read back."""

from __future__ import annotations

import io
import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import docx
from docx.oxml.ns import qn
from docx.table import Table
from markdown_it import MarkdownIt
from pypdf import PdfReader

from mkdocs_protocol.core.document_kinds import PROTOCOL
from mkdocs_protocol.core.documents import Document
from mkdocs_protocol.core.handbook import Council, Handbook
from mkdocs_protocol.core.problems import Location
from mkdocs_protocol.core.protocol import Edition
from mkdocs_protocol.core.vocabulary import CouncilKind, Vocabulary
from mkdocs_protocol.papers.takeaway.markdown import markdown_text
from mkdocs_protocol.papers.takeaway.pdf import pdf_text
from mkdocs_protocol.papers.takeaway.plain import RULE, plain_text
from mkdocs_protocol.papers.takeaway.text import TakenText, taken_text
from mkdocs_protocol.papers.takeaway.word import WordTexts
from mkdocs_protocol.reading.edition import read_edition
from mkdocs_protocol.reading.files import SourceFolder
from mkdocs_protocol.rendering.takeaway.pages import html_file
from mkdocs_protocol.site.site import Site
from mkdocs_protocol.site.wording import load_wording
from support.documents import AS_OF
from support.projects import write_files

LONG = "Llanfair" * 40
ODD = rf"""
PROTOCOL \#1

How & why \<b\>we\</b\> work

{{id=opening}}
\#read("/etc/passwd") and $\{{x\}} and \<script\>alert(1)\</script\> and \{{\{{ 7\*7 \}}\}} & \@import, \`code\`, \~\~.

## 1. Lists

1.1 Three things, see [the second](#c-1.2) and [the page](https://example.org/a?b=1&c=2):

- a) one
- b) two, **bold**, *leaning* and ~~struck~~:
  - inside
  - inside **too**

- c) three

1.2 [A part of it.]{{kind=duty}} Another part:

1. first
2. second

   and a paragraph of its own.

4. fourth

{{number="1.3"}}
13 Mended? An e-mail to <clerk@example.org>
on two lines, then {LONG}.

## 2. Tables

2.1 A table:

{{headings=row}}
| Who | What |
|---|---|
| Clerk | 1 \| 2 |
| Chair | **three** |

{{headings=column}}
| Author | The clerk |
|---|---|
| Approved | Council |

> A quotation,
> of two lines.

### Further down

2.2 שלום עולם and سلام and 😀 and ½ ﬁ “curly” – dash… and done.

Signed: ______________ [name withheld]
"""


def odd_text(root: Path, words: str = ODD, **facts: str) -> TakenText:
    """Return a text with every shape that a document can have, or one with these words."""
    head = {"title": '"PROTOCOL #1"', **facts}
    front = "".join(f"{key}: {value}\n" for key, value in head.items())
    write_files(root, {"c/editions/2024.md": f"---\n{front}---\n{words}"})
    folder = SourceFolder(root)
    edition = read_edition(root / "c/editions/2024.md", folder, Vocabulary())
    assert [*map(str, folder.problems)] == [], "\n".join(map(str, folder.problems))
    assert edition is not None
    return taken_of(edition)


def taken_of(edition: Edition, name: str = 'Ugly "Town" & <b>Council</b>') -> TakenText:
    """Return an edition of some council as it is taken away."""
    council = Council(
        "c", name, "C", CouncilKind.TOWN, (Document(PROTOCOL, (edition,)),), Location("")
    )
    site = Site(Handbook((council,), Vocabulary(), AS_OF), load_wording())
    return taken_text(site, council, edition)


def made(taken: TakenText, kind: str) -> bytes:
    """Return a text as the bytes of a file."""
    match kind:
        case "pdf":
            return pdf_text(taken)
        case "docx":
            return WordTexts(taken.day).word(taken)
        case "html":
            return html_file(load_wording(), taken)
        case "md":
            return markdown_text(taken)
        case _:
            return plain_text(taken)


def council_words(taken: TakenText, kind: str) -> str:
    """Return the council's words in a file, in its order and without white space; what is ours is left out."""
    content = made(taken, kind)
    match kind:
        case "pdf":
            return _of_pdf(content, taken)
        case "docx":
            title = "" if taken.is_titled else taken.title
            return squeezed(_of_word(content)).removeprefix(squeezed(title))
        case "html":
            return squeezed(_of_html(content))
        case "md":
            return squeezed(_of_markdown(content))
        case _:
            said = content.decode("utf-8-sig").split(RULE)[1]
            return squeezed(re.sub(r" <https?://\S+>", "", said))


def printed_words(edition: Edition) -> str:
    """Return every sign of an adopted text but for white space, bullets left out as in the other."""
    return squeezed("".join(edition.words))


def squeezed(words: str) -> str:
    """Return words without white space, bullets and signs that nobody sees."""
    return re.sub(r"[\s\u200b\u200e\u200f•]+", "", words)


class _Said(HTMLParser):
    """Collects what stands in elements of the class `said`."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("br", "meta", "link"):
            return
        classes = (dict(attrs).get("class") or "").split()
        if self._depth or ("said" in classes and tag != "a"):
            self._depth += 1

    def handle_endtag(self, tag: str) -> None:
        self._depth -= bool(self._depth)

    def handle_data(self, data: str) -> None:
        if self._depth:
            self.words.append(data)


def _of_html(content: bytes) -> str:
    parser = _Said()
    parser.feed(content.decode())
    return "".join(parser.words)


def _of_word(content: bytes) -> str:
    document = docx.Document(io.BytesIO(content))
    found = []
    for each in document.iter_inner_content():
        if isinstance(each, Table):
            found += [cell.text for row in each.rows for cell in row.cells]
        elif each.style is None or each.style.name != "Handbook":
            # `text` knows nothing of what stands in a link to a place.
            found.append("".join(run.text or "" for run in each._p.iter(qn("w:t"))))
    return "".join(found)


def _of_markdown(content: bytes) -> str:
    tokens = (
        MarkdownIt("commonmark", {"html": False})
        .enable(["table", "strikethrough"])
        .parse(content.decode())
    )
    rules = [place for place, token in enumerate(tokens) if token.type == "hr"]
    found = []
    for token in tokens[rules[0] : rules[-1]]:
        for child in token.children or []:
            assert child.type != "html_inline", child.content
            found.append(child.content if child.type in ("text", "code_inline") else "")
    return "".join(found)


def pdf_pages(content: bytes) -> list[str]:
    """Return the words of each page of a PDF, without the line at its foot."""
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]
    return [re.sub(r"\n[^\n]*\s*Page \d+ of \d+\s*$", "", page) for page in pages]


def _of_pdf(content: bytes, taken: TakenText) -> str:
    words = squeezed("".join(pdf_pages(content)))
    known = f"Known only in part. {taken.incomplete}" if taken.incomplete else ""
    state = f"{taken.state}.".replace("..", ".")
    start = squeezed(
        f"{taken.council}{state}{taken.explanation}{taken.as_of}.{taken.edition}. {taken.copy}{known}"
        f"{'' if taken.is_titled else taken.title}"
    )
    assert words.startswith(start), words[: len(start)]
    end = "What the document says of itself" if taken.facts else "Remarks by the handbook"
    return words[len(start) : words.rindex(squeezed(end))]


def parts_of_word(content: bytes) -> dict[str, str]:
    """Return the parts of a Word document as text."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}
