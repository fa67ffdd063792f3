"""OpenDocument texts that the corpus has not: lists that go on inside tables, cells and rows that are repeated."""

from __future__ import annotations

import io
import zipfile

import pytest

from mkdocs_protocol.importing.containers import ForeignFile, foreign_file
from mkdocs_protocol.importing.document import ImportRefusedError
from mkdocs_protocol.importing.reading import read_foreign
from mkdocs_protocol.importing.received import received_text

SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "style", "text", "table")
)
LEVELS = "".join(
    f'<text:list-level-style-number text:level="{n}" style:num-format="1" style:num-suffix="." text:display-levels="{n}"/>'
    for n in (1, 2, 3)
)


def odt(text: str) -> ForeignFile:
    """Return a text whose lists have the style L."""
    content = (
        f'<office:document-content {SPACES}><office:automatic-styles><text:list-style style:name="L">{LEVELS}</text:list-style>'
        f"</office:automatic-styles><office:body><office:text>{text}</office:text></office:body></office:document-content>"
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
    return foreign_file(made.getvalue(), "file.odt")


def numbers(text: str) -> list[str]:
    """Return the numbers of the paragraphs of a text."""
    found: list[str] = []
    for block in read_foreign(odt(text)).blocks:
        found += (
            [block.number]
            if not block.rows
            else [c.blocks[0].number for row in block.rows for c in row]
        )
    return found


def items(*words: str, more: str = "") -> str:
    inside = "".join(f"<text:list-item><text:p>{each}</text:p></text:list-item>" for each in words)
    return f'<text:list text:style-name="L"{more}>{inside}</text:list>'


def test_a_list_begins_anew_unless_it_says_that_it_goes_on() -> None:
    goes_on = items("c", more=' text:continue-numbering="true"')

    assert numbers(items("a", "b") + items("c")) == ["1.", "2.", "1."]
    assert numbers(items("a", "b") + goes_on) == ["1.", "2.", "3."]


def test_a_list_goes_on_inside_a_cell_and_behind_the_table() -> None:
    goes_on = ' text:continue-numbering="true"'
    cell = f"<table:table-cell>{items('b', more=goes_on)}</table:table-cell>"
    table = f"<table:table><table:table-row>{cell}</table:table-row></table:table>"

    assert numbers(items("a") + table + items("c", more=goes_on)) == ["1.", "2.", "3."]


def test_a_level_without_one_above_it_counts_it_as_used() -> None:
    deep = f"<text:list-item><text:list>{'<text:list-item><text:p>x</text:p></text:list-item>'}</text:list></text:list-item>"
    text = f'<text:list text:style-name="L">{deep}<text:list-item><text:p>y</text:p></text:list-item></text:list>'

    assert numbers(text) == ["1.1.", "2."]


def repeated(columns: object, rows: object, words: str = "B") -> ForeignFile:
    return odt(
        f'<table:table><table:table-row table:number-rows-repeated="{rows}"><table:table-cell><text:p>A</text:p></table:table-cell>'
        f'<table:table-cell table:number-columns-repeated="{columns}"><text:p>{words}</text:p></table:table-cell>'
        "</table:table-row></table:table>"
    )


def test_a_cell_stands_as_often_as_it_is_repeated_and_a_row_once() -> None:
    file = repeated(2, 3)
    document = read_foreign(file)

    [table] = document.blocks
    assert [[cell.blocks[0].text for cell in row] for row in table.rows] == [["A", "B", "B"]]
    assert received_text(file).text == "A\tB\tB\n"
    assert [remark.code for remark in document.remarks] == ["row-once"]


def test_what_repeats_without_end_is_cut_or_refused() -> None:
    [table] = read_foreign(repeated(10**6, 10**9)).blocks
    assert [len(row) for row in table.rows] == [51]
    with pytest.raises(ImportRefusedError, match="repeated too often"):
        read_foreign(repeated(10**6, 10**9, "long " * 1000))
