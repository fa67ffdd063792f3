"""The drafting sheet to take away: Markdown and Word that say what the page says, and mean nothing else."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from support.handbook import real_site
from support.publishing import contents
from support.sheets import make_clause, make_council, make_edition, make_site

from mkdocs_protocol.core.text import Item, ItemList, Paragraph, Quotation, Table, Words
from mkdocs_protocol.papers.drafting import DraftingPapers
from mkdocs_protocol.papers.files import drafting_files as of_council
from mkdocs_protocol.papers.markdown import escaped, markdown
from mkdocs_protocol.papers.paper import Line, lines
from mkdocs_protocol.papers.word import WordPapers
from mkdocs_protocol.site.files import PublishedFile
from mkdocs_protocol.site.site import Site

HOSTILE = (
    '# *bold* [link](http://x) <script>alert(1)</script> `code` {{ 7*7 }} & "quoted" | cell | \\ '
    "1. www.example.org HYPERLINK ]]> &amp;"
)


def site_with(words: str) -> Site:
    """Return a site in which one council's words stand on the sheet of another, in every place of it."""
    long = f"{words} and so it is to be done by every member of this council at all times"
    own = make_council(
        "own", make_edition(make_clause("1.1", "respect", text=long), silent=("media",)), name=words
    )
    other = make_council(
        "other",
        make_edition(
            make_clause("1.1", "respect", text=f"{long} indeed"),
            make_clause("2.1", "media", text=words),
        ),
        name=words,
    )
    return make_site(own, other)


def drafting_files(site: Site) -> list[PublishedFile]:
    papers, word = DraftingPapers(site), WordPapers(site.handbook.as_of)
    return [
        file
        for council in site.handbook.councils
        for file in of_council(site, papers, word, council)
    ]


def word_of(site: Site, council: str) -> Document:
    (content,) = [
        file.content
        for file in drafting_files(site)
        if file.address == site.addresses.drafting_file(council, "docx")
    ]
    return docx.Document(io.BytesIO(content))


def markdown_of(site: Site, council: str) -> str:
    return markdown(DraftingPapers(site).of(site.handbook.council_by_id[council]))


def styled(document: Document, style: str) -> list[str]:
    """Return the paragraphs of a style, those in tables last."""
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    paragraphs = [*document.paragraphs, *(p for cell in cells for p in cell.paragraphs)]
    return [p.text for p in paragraphs if p.style is not None and p.style.name == style]


def folded(text: str) -> str:
    return " ".join(text.split())


def test_every_council_has_both_files(real: Site) -> None:
    addresses = [file.address for file in drafting_files(real)]
    assert addresses == [
        f"data/councils/{council.id}/drafting-sheet.{kind}"
        for council in real.handbook.councils
        for kind in ("md.txt", "docx")
    ]


def test_word_and_markdown_have_the_headings_of_the_page(real: Site) -> None:
    council = real.handbook.council_by_id["barrow"]
    sections = ["Dates and review", *(s.title for s in DraftingPapers(real).of(council).sections)]
    document, text = word_of(real, "barrow"), markdown_of(real, "barrow")

    assert styled(document, "Title") == ["Drafting sheet: Barrow Parish Council"]
    assert styled(document, "Heading 1") == sections
    assert re.findall(r"^## (.*)$", text, re.MULTILINE) == sections
    assert "Press and media" in styled(document, "Heading 2")
    assert "### Press and media" in text


def test_the_councils_words_stand_in_a_serif_face_of_their_own(real: Site) -> None:
    document = word_of(real, "barrow")
    words = styled(document, "Council words")

    assert document.styles["Council words"].font.name == "Georgia"
    assert document.styles["Normal"].font.name == "Calibri"
    weston = (
        real.handbook.council_by_id["weston-super-mare"].leading_edition.clause_by_id["10.1"].text
    )
    assert folded(weston) in [folded(each) for each in words]
    assert not any("Drafting sheet" in each or "☐" in each for each in words)


def test_every_quotation_is_whole_and_names_its_source(real: Site) -> None:
    paper = DraftingPapers(real).of(real.handbook.council_by_id["barrow"])
    document, text = word_of(real, "barrow"), markdown_of(real, "barrow")
    words, sources = styled(document, "Council words"), styled(document, "Source")
    bare = folded(re.sub(r"^> ?|\*\*|\\", "", text, flags=re.MULTILINE))
    quotes = [
        quote
        for section in paper.sections
        for group in section.groups
        for entry in group.entries
        for quote in entry.compared or entry.quotes
    ]

    assert len(quotes) > 30
    assert sorted(sources) == sorted(quote.source.label for quote in quotes)
    said = " ".join(folded(each) for each in words)
    for quote in quotes:
        for line in quote.quoted.text.split("\n"):
            assert folded(line) in said
            assert folded(line) in bare


def test_what_only_one_of_two_texts_has_is_bold_and_underlined(real: Site) -> None:
    document = word_of(real, "wellingborough")
    runs = [
        run
        for table in document.tables[1:]
        for row in table.rows[1:]
        for cell in row.cells
        for paragraph in cell.paragraphs
        for run in paragraph.runs
    ]
    assert {(run.bold, run.underline) for run in runs} == {(None, None), (True, True)}
    assert "**" in markdown_of(real, "wellingborough")


def test_each_entry_can_be_ticked(real: Site) -> None:
    paper = DraftingPapers(real).of(real.handbook.council_by_id["halstead"])
    asked = sum(len(group.entries) for s in paper.sections for group in s.groups if group.is_asked)
    boxes = [b for b in styled(word_of(real, "halstead"), "Boxes to tick") if b]
    assert len(boxes) == asked == markdown_of(real, "halstead").count("☐ keep")
    assert boxes[0].startswith("☐ keep     ☐ change     ☐ ask")


def test_tables_have_a_row_of_headings(real: Site) -> None:
    document = word_of(real, "barrow")
    assert len(document.tables) > 5
    for table in document.tables:
        properties = table.rows[0]._tr.trPr
        assert properties is not None
        assert properties.find(qn("w:tblHeader")) is not None
    assert [cell.text for cell in document.tables[0].rows[0].cells] == [
        "Fact",
        "As the document gives it",
    ]


def test_the_document_is_british_english_on_a4_and_names_no_person(real: Site) -> None:
    document = word_of(real, "barrow")
    parts = (document.styles.element, document.settings.element)
    languages = {
        each.get(qn("w:val"))
        for part in parts
        for kind in ("w:lang", "w:themeFontLang")
        for each in part.iter(qn(kind))
    }
    properties = document.core_properties

    assert languages == {"en-GB"}
    assert properties.language == "en-GB"
    assert properties.title == "Drafting sheet: Barrow Parish Council"
    assert properties.author == properties.last_modified_by == "The protocol handbook"
    assert (
        properties.created == properties.modified == datetime.fromisoformat("2026-11-22T00:00:00Z")
    )
    section = document.sections[0]
    assert section.page_width is not None
    assert round(section.page_width.cm) == 21


def test_words_in_another_language_are_marked_as_such() -> None:
    site = site_with("Cyngor")
    own, other = site.handbook.councils
    edition = replace(other.leading_edition, language="cy")
    site = make_site(own, other.with_editions((edition,)))
    languages = {each.get(qn("w:val")) for each in word_of(site, "own").element.iter(qn("w:lang"))}
    assert languages == {"cy"}


def test_the_same_sources_give_the_same_bytes(real: Site) -> None:
    again = replace(real)
    assert [file.content for file in drafting_files(real)] == [
        file.content for file in drafting_files(again)
    ]
    word = next(file.content for file in drafting_files(real) if file.address.endswith(".docx"))
    with zipfile.ZipFile(io.BytesIO(word)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
        assert archive.namelist()[0] == "[Content_Types].xml"
        assert archive.testzip() is None


def test_a_sheet_names_its_page_where_the_address_of_the_site_is_known(tiny: Site) -> None:
    page = "https://example.org/councils/tiny/review/"
    found = contents(tiny, "https://example.org/")
    text = found["data/councils/tiny/drafting-sheet.md.txt"].decode()
    word = docx.Document(io.BytesIO(found["data/councils/tiny/drafting-sheet.docx"]))
    assert page in text.replace("\\", "")
    assert page in [paragraph.text for paragraph in word.paragraphs]
    assert "example.org" not in markdown_of(tiny, "tiny")


def test_a_councils_words_are_never_markup() -> None:
    site = site_with(HOSTILE)
    document = word_of(site, "own")
    xml = document.element.xml

    assert folded(HOSTILE) in [folded(each) for each in styled(document, "Council words")]
    for markup in ("w:fldSimple", "w:hyperlink", "w:instrText", "<script"):
        assert markup not in xml
    kinds = {
        child.type
        for token in MarkdownIt("commonmark").enable("table").parse(markdown_of(site, "own"))
        for child in (token, *(token.children or ()))
    }
    assert not kinds & {"link_open", "html_inline", "html_block", "code_inline", "em_open", "image"}


@pytest.mark.parametrize("sign", ["\x00", "\x0b", "\x1f", "\ufffe", "\u2028", "\ud800"])
def test_signs_that_xml_forbids_are_left_out(sign: str) -> None:
    document = word_of(site_with(f"Be{sign}kind to all"), "own")
    assert "Be kind to all" in styled(document, "Council words")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=40))
def test_escaped_words_are_one_paragraph_of_just_these_words(words: str) -> None:
    line = escaped(words)
    assert "\n" not in line
    tokens = MarkdownIt("commonmark").enable("table").parse(line)
    assert [token.type for token in tokens] in (
        [],
        ["paragraph_open", "inline", "paragraph_close"],
    )
    inline = tokens[1].children or [] if tokens else []
    assert {child.type for child in inline} <= {"text", "text_special"}
    assert "".join(child.content for child in inline).split() == [
        word for word in re.split("[\\s\x00-\x1f\x7f-\x9f\ufffe\uffff]+", words) if word
    ]


@pytest.mark.parametrize(
    "words", ["# no", "- no", "+ no", "1. no", "12) no", "=====", "---", "***"]
)
def test_a_line_never_begins_a_block(words: str) -> None:
    (kind, *_) = [token.type for token in MarkdownIt("commonmark").parse(f"> {escaped(words)}")][1:]
    assert kind == "paragraph_open"


def test_lists_quotations_and_tables_keep_every_word_and_sign() -> None:
    paragraph = Paragraph((Words("one"),))
    inner = ItemList((Item("i.", (paragraph,)), Item("", (paragraph, paragraph))))
    table = Table(((Words("a"),), (Words("b"),)), (((Words("c"),), (Words("d"),)),))
    blocks = (
        paragraph,
        ItemList((Item("1.", (inner,)), Item("", (paragraph, inner)), Item("2.", ()))),
        Quotation((paragraph,)),
        table,
    )
    assert [*lines(blocks)] == [
        Line("one"),
        Line("", "1.", 1),
        Line("one", "i.", 2),
        Line("one", "•", 2),
        Line("one", "", 2),
        Line("one", "•", 1),
        Line("one", "i.", 2),
        Line("one", "•", 2),
        Line("one", "", 2),
        Line("", "2.", 1),
        Line("one", depth=1),
        Line("a\tb"),
        Line("c\td"),
    ]


def test_a_document_alone_has_a_sheet_too() -> None:
    site = real_site("halstead")
    document = word_of(site, "halstead")
    assert "Clauses that others word differently" not in styled(document, "Heading 1")
    assert "No other document has a clause on it either." in markdown_of(site, "halstead")


def test_libreoffice_opens_it_where_there_is_one(real: Site, tmp_path: Path) -> None:
    program = shutil.which("soffice")
    content = WordPapers(real.handbook.as_of).word(
        DraftingPapers(real).of(real.handbook.council_by_id["barrow"])
    )
    assert zipfile.is_zipfile(io.BytesIO(content))
    if program:
        (tmp_path / "sheet.docx").write_bytes(content)
        command = [program, "--headless", "--convert-to", "txt:Text", "--outdir", str(tmp_path)]
        subprocess.run([*command, str(tmp_path / "sheet.docx")], check=True, capture_output=True)
        assert "Drafting sheet" in (tmp_path / "sheet.txt").read_text("utf-8")
