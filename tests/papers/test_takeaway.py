"""A text to take away: in every kind of file word for word what the council wrote, in its order."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from pypdf import PdfReader
from support.handbook import real_site
from support.random_runs import examples
from support.takeaway import (
    LONG,
    council_words,
    made,
    odd_text,
    parts_of_word,
    pdf_pages,
    printed_words,
    squeezed,
)

from mkdocs_protocol.core.document_kinds import KINDS as DOCUMENTS
from mkdocs_protocol.core.documents import Document
from mkdocs_protocol.core.identity import Crest
from mkdocs_protocol.core.text import (
    Emphasis,
    Item,
    ItemList,
    LineBreak,
    Paragraph,
    Strong,
    Struck,
    Words,
    plain,
)
from mkdocs_protocol.papers.takeaway import pdf
from mkdocs_protocol.papers.takeaway.pdf import NoPdf, pdf_text
from mkdocs_protocol.papers.takeaway.shapes import with_label
from mkdocs_protocol.papers.takeaway.text import (
    NOT_SIGNED,
    Heading,
    TakenText,
    TextPassage,
    taken_text,
)

KINDS = ("pdf", "docx", "html", "txt", "md")
REAL = [
    (council, edition) for council in real_site().handbook.councils for edition in council.editions
]
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 4"><path d="M0 0h8v4z"/></svg>'
WORDS = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"), max_codepoint=0x2FF),
    max_size=30,
)


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> TakenText:
    return odd_text(tmp_path_factory.mktemp("odd"))


def words_of(taken: TakenText) -> str:
    """Return every sign of the council's words, from the value itself."""
    found = []
    for piece in taken.pieces:
        inside = (Paragraph(piece.words),) if isinstance(piece, Heading) else piece.blocks
        found += [piece.number, plain(inside)]
    return squeezed("".join(found))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("council", "edition"), REAL, ids=lambda each: each.id)
def test_every_word_of_a_real_document_is_there_once_and_in_order(
    council: Any, edition: Any, kind: str
) -> None:
    taken = taken_text(real_site(), council, edition, "https://example.org/")

    assert council_words(taken, kind) == printed_words(edition)


@pytest.mark.parametrize("kind", KINDS)
def test_every_word_of_an_odd_document_is_there_once_and_in_order(
    odd: TakenText, kind: str
) -> None:
    said, meant = council_words(odd, kind), words_of(odd)
    if (
        kind == "pdf"
    ):  # Whoever reads words back from a PDF has those from right to left as he sees them.
        said, meant = (re.sub(r"[\u0590-\u06ff]+", "…", words) for words in (said, meant))
    assert said == meant
    assert LONG in said
    assert '#read("/etc/passwd")' in said


@pytest.mark.parametrize("kind", KINDS)
def test_each_file_says_its_day_its_source_and_that_it_is_not_the_signed_copy(kind: str) -> None:
    council, edition = next(each for each in REAL if each[0].id == "halstead")
    taken = taken_text(real_site(), council, edition, "https://example.org/")
    content = made(taken, kind)
    match kind:
        case "pdf":
            said = "".join(pdf_pages(content))
        case "docx":
            said = "".join(
                paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs
            )
        case "md":
            said = re.sub(r"<[^>]+>", "", MarkdownIt().render(content.decode()))
        case _:
            said = re.sub(r"<[^>]+>", "", content.decode())
    said = squeezed(said)
    for words in (
        "22 November 2026",
        "https://example.org/councils/halstead/2021-06/",
        NOT_SIGNED,
        "Review overdue: it was due June 2022",
        "Halstead Town Council",
    ):
        assert squeezed(words) in said


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_text_on_the_same_day_is_the_same_file(odd: TakenText, kind: str) -> None:
    assert made(odd, kind) == made(odd, kind)
    assert made(odd, kind) != made(replace(odd, as_of="As of another day"), kind)


def test_a_pdf_is_tagged_and_says_its_title_and_language() -> None:
    council, edition = next(each for each in REAL if each[0].id == "weston-super-mare")
    reader = PdfReader(io.BytesIO(pdf_text(taken_text(real_site(), council, edition))))
    root: Any = reader.trailer["/Root"]

    assert root["/MarkInfo"]["/Marked"] is True or root["/MarkInfo"]["/Marked"].value is True
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title == edition.title
    assert reader.metadata.creation_date_raw is None or "2026" in reader.metadata.creation_date_raw
    assert "pdfuaid:part" in root["/Metadata"].get_data().decode()
    assert headings(root["/StructTreeRoot"]) == ["H1"] + [
        "H2" if level == 1 else "H3" for level in section_levels(edition.body)
    ]
    assert [page.extract_text().split("\n")[-1][-11:] for page in reader.pages] == [
        f"Page {number} of {len(reader.pages)}" for number in range(1, len(reader.pages) + 1)
    ]


def section_levels(nodes: Any) -> list[int]:
    return [
        level
        for node in nodes
        if hasattr(node, "children")
        for level in (node.level, *section_levels(node.children))
    ]


@pytest.mark.parametrize("kind", ["svg", "png"])
def test_a_word_file_has_the_councils_crest_with_words_for_who_does_not_see_it(
    odd: TakenText, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = Crest("svg", SVG, 'A shield, "argent" & or')
    crest = drawn if kind == "svg" else replace(drawn, kind=kind, content=pdf.as_png(drawn) or b"")
    with_crest = replace(odd, crest=crest)
    content = made(with_crest, "docx")

    (shape,) = docx.Document(io.BytesIO(content)).inline_shapes
    assert shape._inline.docPr.get("descr") == crest.text
    assert (round(shape.width.mm), round(shape.height.mm)) == (44, 22)
    assert council_words(with_crest, "docx") == words_of(odd)
    monkeypatch.setattr(pdf, "_typst", lambda: None)
    shown = docx.Document(io.BytesIO(made(with_crest, "docx"))).inline_shapes
    assert len(shown) == (kind == "png")


def headings(node: Any) -> list[str]:
    """Return the kinds of all headings in a tree of tags, in order."""
    found = []
    kind = str(node.get("/S", "")).lstrip("/")
    if re.fullmatch(r"H\d", kind):
        found.append(kind)
    children = node.get("/K", [])
    for child in children if isinstance(children, list) else [children]:
        inside = child.get_object() if hasattr(child, "get_object") else child
        if hasattr(inside, "get"):
            found += headings(inside)
    return found


def test_the_bookmarks_of_a_pdf_are_its_headings() -> None:
    council, edition = next(each for each in REAL if each[0].id == "halstead")
    reader = PdfReader(io.BytesIO(pdf_text(taken_text(real_site(), council, edition))))

    def titles(entries: Any) -> list[str]:
        return [
            title
            for each in entries
            for title in (titles(each) if isinstance(each, list) else [each.title])
        ]

    assert titles(reader.outline) == [
        "PROTOCOL ON MEMBER/OFFICER RELATIONS",
        "1. Roles of Members and officers",
        "2. The decision-making process",
        "4. Working relationships",
        "5 Access to Confidential Information",
    ]


def test_a_list_in_a_pdf_has_its_numbers_as_labels(odd: TakenText) -> None:
    root: Any = PdfReader(io.BytesIO(pdf_text(odd))).trailer["/Root"]
    kinds = str(list_of_kinds(root["/StructTreeRoot"]))
    for kind in ("/L", "/LI", "/Lbl", "/LBody", "/Table", "/TH", "/TD", "/Link", "/BlockQuote"):
        assert f"'{kind}'" in kinds


def list_of_kinds(node: Any) -> list[str]:
    children = node.get("/K", [])
    inside = [
        child.get_object() if hasattr(child, "get_object") else child
        for child in (children if isinstance(children, list) else [children])
    ]
    return [
        str(node.get("/S", "")),
        *(kind for child in inside if hasattr(child, "get") for kind in list_of_kinds(child)),
    ]


def test_a_pdf_says_of_a_welsh_text_that_it_is_welsh_and_of_ours_that_it_is_not(
    tmp_path: Path,
) -> None:
    taken = odd_text(tmp_path, "PROTOCOL \\#1\n\n1.1 Bydd aelodau yn parchu.\n", language="cy")
    root: Any = PdfReader(io.BytesIO(pdf_text(taken))).trailer["/Root"]

    assert root["/Lang"] == "cy"
    assert b"en-GB" in pdf_text(taken) or "en-GB" in repr(languages(root["/StructTreeRoot"]))


def languages(node: Any) -> list[str]:
    children = node.get("/K", [])
    inside = [
        child.get_object() if hasattr(child, "get_object") else child
        for child in (children if isinstance(children, list) else [children])
    ]
    own = [str(node["/Lang"])] if "/Lang" in node else []
    return [*own, *(lang for child in inside if hasattr(child, "get") for lang in languages(child))]


def test_a_sign_that_no_typeface_has_is_told_and_nothing_is_made(tmp_path: Path) -> None:
    taken = odd_text(tmp_path, "PROTOCOL \\#1\n\n1.1 \U000130a7 stands here.\n")

    with pytest.raises(NoPdf, match=r"c-2024: .*could not be displayed.*install a typeface"):
        pdf_text(taken)


def test_without_typst_a_sentence_says_what_to_install(
    odd: TakenText, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "_typst", lambda: None)

    assert not pdf.can_make_pdf()
    with pytest.raises(NoPdf, match=re.escape('pip install "mkdocs-protocol[pdf]"')):
        pdf_text(odd)


def test_a_word_document_has_real_headings_lists_and_tables(odd: TakenText) -> None:
    document = docx.Document(io.BytesIO(made(odd, "docx")))
    styles = [(p.style.name if p.style else "", p.text) for p in document.paragraphs]

    assert ("Title", "PROTOCOL #1") in styles
    assert ("Heading 1", "1. Lists") in styles
    assert ("Heading 2", "Further down") in styles
    assert ("List Bullet", "inside") in styles
    assert ("Council clause", "a)\tone") in styles
    assert (
        "Council clause",
        f"13\tMended? An e-mail to clerk@example.org\non two lines, then {LONG}.",
    ) in styles
    first, second = document.tables
    assert first.rows[0]._tr.find(qn("w:trPr")).find(qn("w:tblHeader")) is not None
    assert second.rows[0]._tr.find(qn("w:trPr")).find(qn("w:tblHeader")) is None
    assert document.core_properties.title == 'Ugly "Town" & <b>Council</b>: PROTOCOL #1'
    assert document.core_properties.language == "en-GB"


def test_no_number_of_a_word_document_is_automatic(odd: TakenText) -> None:
    body = parts_of_word(made(odd, "docx"))["word/document.xml"]
    assert "<w:numPr>" not in body
    assert {
        style for style in re.findall(r'<w:pStyle w:val="([^"]+)"', body) if "List" in style
    } == {"ListBullet"}


def test_no_word_becomes_a_field_and_links_lead_where_the_document_says(odd: TakenText) -> None:
    parts = parts_of_word(made(odd, "docx"))
    body = parts["word/document.xml"]

    assert "w:instrText" not in body
    assert "fldSimple" not in body
    outside = re.findall(
        r'Target="([^"]+)" TargetMode="External"', parts["word/_rels/document.xml.rels"]
    )
    assert outside == ["https://example.org/a?b=1&amp;c=2", "mailto:clerk@example.org"]
    (inside,) = re.findall(r'<w:hyperlink w:anchor="([^"]+)"', body)
    assert f'w:name="{inside}"' in body


def test_a_word_document_says_its_language_once_and_ours_where_it_differs(tmp_path: Path) -> None:
    taken = odd_text(tmp_path, "PROTOCOL \\#1\n\n1.1 Bydd aelodau yn parchu.\n", language="cy")
    parts = parts_of_word(made(taken, "docx"))

    assert '<w:lang w:val="cy"' in parts["word/styles.xml"]
    assert parts["word/document.xml"].count('<w:lang w:val="cy"') == 0
    assert '<w:lang w:val="en-GB"' in parts["word/document.xml"]


def test_what_is_written_from_the_right_stands_there(tmp_path: Path) -> None:
    taken = odd_text(tmp_path, "PROTOCOL \\#1\n\n1.1 احترام\n", language="ur")

    assert "<w:bidi/>" in parts_of_word(made(taken, "docx"))["word/document.xml"]
    assert '<div class="said words" lang="ur" dir="rtl">' in made(taken, "html").decode()


@pytest.mark.slow
def test_another_word_processor_reads_the_same_where_there_is_one(
    odd: TakenText, tmp_path: Path
) -> None:
    (tmp_path / "odd.docx").write_bytes(made(odd, "docx"))
    if program := shutil.which("soffice"):
        subprocess.run(
            [
                program,
                "--headless",
                f"-env:UserInstallation=file://{tmp_path}/profile",
                "--convert-to",
                "txt:Text (encoded):UTF8",
                "--outdir",
                tmp_path,
                tmp_path / "odd.docx",
            ],
            check=True,
            capture_output=True,
        )
        said = squeezed((tmp_path / "odd.txt").read_text("utf-8-sig"))
        start, end = said.index("PROTOCOL#1How"), said.index("Whatthedocumentsays")
        assert said[start:end] == words_of(odd)


@pytest.mark.random
@given(
    st.lists(
        st.tuples(st.sampled_from([Words, Strong, Emphasis, Struck, LineBreak]), WORDS), max_size=6
    )
)
@settings(max_examples=examples(60))
def test_markdown_shows_words_and_no_mark_of_ours(runs: list[tuple[type, str]]) -> None:
    children = tuple(
        LineBreak() if kind is LineBreak else Words(text) if kind is Words else kind((Words(text),))
        for kind, text in runs
    )
    base = odd_like(
        (TextPassage("1.1", (Paragraph((Words("x"), *children, Words("y"))),), "", ""),)
    )
    assert council_words(base, "md") == words_of(base)


def odd_like(pieces: tuple[TextPassage, ...]) -> TakenText:
    council, edition = REAL[0]
    return replace(taken_text(real_site(), council, edition), pieces=pieces)


def test_an_item_that_begins_with_its_letter_is_hung_by_it_and_loses_no_word() -> None:
    item = Item("", (Paragraph((Words("(b) two"),)),))
    assert with_label(item) == Item("(b)", (Paragraph((Words("two"),)),))
    for other in (Item("", (Paragraph((Words("(b)two"),)),)), Item("", (ItemList((item,)),))):
        assert with_label(other) == other


def test_the_day_of_a_pdf_is_the_day_of_the_build(odd: TakenText) -> None:
    taken = replace(odd, day=date(2031, 12, 31))
    reader = PdfReader(io.BytesIO(pdf_text(taken)))
    assert reader.metadata is not None
    found = reader.metadata.modification_date or reader.metadata.creation_date
    assert found is None or found.date() == date(2031, 12, 31)


def test_another_document_of_the_council_has_names_of_its_own() -> None:
    council, edition = REAL[0]
    kind = next(kind for kind in DOCUMENTS if kind.id == "grievance")
    other = replace(edition, kind=kind)
    both = replace(council, documents=(*council.documents, Document(kind, (other,))))
    taken = taken_text(real_site(), both, other)

    assert taken.name == f"{council.id}-grievance-{edition.id}"
    assert "This is a copy of the grievance procedure" in taken.copy


@pytest.mark.parametrize("kind", KINDS)
def test_a_title_that_the_text_does_not_print_is_the_handbooks(kind: str) -> None:
    council, edition = next(each for each in REAL if each[0].id == "halstead")
    other = replace(edition, title="How we work", untitled=True, incomplete="Page 2 is missing.")
    taken = taken_text(real_site(), council, other)

    assert not taken.is_titled
    assert council_words(taken, kind) == printed_words(other)
    if kind in ("html", "txt", "md"):
        said = made(taken, kind).decode()
        assert said.count("How we work") == (3 if kind == "html" else 1)
        assert "Known only in part. Page 2 is missing." in said
