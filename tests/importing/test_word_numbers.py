"""The automatic numbers of Word files, rule by rule (ECMA-376 part 1, 17.9), as Word shows them."""

from __future__ import annotations

import pytest
from support.word_files import STYLES, abstract, instance, level, paragraph, table, word_file

from mkdocs_protocol.importing.containers import foreign_file
from mkdocs_protocol.importing.document import Document, Sort
from mkdocs_protocol.importing.numerals import printed
from mkdocs_protocol.importing.reading import read_foreign

OUTLINE = abstract(1, level(0, "%1."), level(1, "%1.%2"), level(2, "(%3)", "lowerLetter"))


def read(content: bytes) -> Document:
    return read_foreign(foreign_file(content, "file.docx"))


def numbers(numbering: str, *levels: tuple[int, int], styles: str = STYLES) -> list[str]:
    """Return the numbers of paragraphs that stand on levels of number instances."""
    body = [paragraph("Words.", number=each) for each in levels]
    return [
        block.number for block in read(word_file(body, numbering=numbering, styles=styles)).blocks
    ]


def test_levels_count_and_begin_again_after_a_higher_one() -> None:
    given = numbers(OUTLINE + instance(1, 1), *[(1, at) for at in (0, 1, 1, 2, 2, 1, 2, 0, 1, 2)])

    assert given == ["1.", "1.1", "1.2", "(a)", "(b)", "1.3", "(a)", "2.", "2.1", "(a)"]


def test_instances_of_one_definition_count_on_together() -> None:
    given = numbers(OUTLINE + instance(1, 1) + instance(2, 1), (1, 0), (2, 0), (1, 0), (2, 1))

    assert given == ["1.", "2.", "3.", "3.1"]


def test_a_start_override_begins_anew_once() -> None:
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    given = numbers(
        OUTLINE + instance(1, 1) + instance(2, 1, restart), (1, 0), (1, 0), (2, 0), (2, 0), (1, 0)
    )

    assert given == ["1.", "2.", "5.", "6.", "7."]


def test_an_overridden_level_is_the_instances_own() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "%1)", "upperRoman", start=3)}</w:lvlOverride>'
    given = numbers(OUTLINE + instance(1, 1) + instance(2, 1, own), (2, 0), (2, 0))

    assert given == ["III)", "IV)"]


def test_a_level_can_count_on_after_a_higher_one() -> None:
    never = abstract(1, level(0, "%1."), level(1, "%2)", more='<w:lvlRestart w:val="0"/>'))

    assert numbers(never + instance(1, 1), (1, 0), (1, 1), (1, 1), (1, 0), (1, 1)) == [
        "1.",
        "1)",
        "2)",
        "2.",
        "3)",
    ]


def test_a_level_can_begin_again_after_one_level_only() -> None:
    part = abstract(
        1,
        level(0, "Part %1", "upperLetter"),
        level(1, "%2."),
        level(2, "%3)", more='<w:lvlRestart w:val="1"/>'),
    )
    given = numbers(part + instance(1, 1), *[(1, at) for at in (0, 1, 2, 1, 2, 0, 1, 2)])

    assert given == ["Part A", "1.", "1)", "2.", "2)", "Part B", "1.", "1)"]


def test_legal_numbers_are_figures_whatever_the_levels_above_are() -> None:
    legal = abstract(
        1, level(0, "%1.", "upperRoman"), level(1, "%1.%2", "lowerLetter", more="<w:isLgl/>")
    )

    assert numbers(legal + instance(1, 1), (1, 0), (1, 0), (1, 1)) == ["I.", "II.", "2.1"]


def test_a_level_without_one_above_it_shows_where_that_would_begin_and_is_doubtful() -> None:
    content = word_file([paragraph("Words.", number=(1, 1))], numbering=OUTLINE + instance(1, 1))
    (block,) = read(content).blocks

    assert block.number == "1.1"
    assert [(guess.code, guess.certain) for guess in block.guesses] == [("number-doubtful", False)]


def test_a_list_takes_the_definition_of_a_numbering_style() -> None:
    linked = abstract(1, level(0, "Rule %1"), more='<w:styleLink w:val="Rules"/>')
    taking = abstract(2, more='<w:numStyleLink w:val="Rules"/>')
    styles = STYLES + (
        '<w:style w:type="numbering" w:styleId="Rules"><w:name w:val="Rules"/><w:pPr><w:numPr><w:numId w:val="1"/>'
        "</w:numPr></w:pPr></w:style>"
    )
    given = numbers(
        linked + taking + instance(1, 1) + instance(2, 2), (2, 0), (1, 0), styles=styles
    )

    assert given == ["Rule 1", "Rule 2"]


def test_a_paragraph_style_is_numbered_on_the_level_that_names_it() -> None:
    styles = (
        STYLES
        + "".join(
            f'<w:style w:type="paragraph" w:styleId="L{n}"><w:name w:val="L{n}"/><w:basedOn w:val="Normal"/><w:pPr><w:numPr>'
            '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
            for n in (1, 2)
        )
        + '<w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="Sub"/><w:basedOn w:val="L2"/></w:style>'
        # It takes the list from the style that it is based on, and a level of its own.
        + '<w:style w:type="paragraph" w:styleId="L3"><w:name w:val="L3"/><w:basedOn w:val="L2"/><w:pPr><w:numPr>'
        '<w:ilvl w:val="2"/></w:numPr></w:pPr></w:style>'
    )
    numbering = abstract(
        1,
        level(0, "%1.", more='<w:pStyle w:val="L1"/>'),
        level(1, "%1.%2", more='<w:pStyle w:val="L2"/>'),
        level(2, "(%3)", "lowerRoman", more='<w:pStyle w:val="L3"/>'),
    ) + instance(1, 1)
    body = [paragraph("Words.", style=style) for style in ("L1", "L2", "Sub", "L3", "L3", "L1")]

    assert [b.number for b in read(word_file(body, numbering=numbering, styles=styles)).blocks] == [
        "1.",
        "1.1",
        "1.2",
        "(i)",
        "(ii)",
        "2.",
    ]


def test_a_paragraph_takes_its_styles_number_away_with_an_instance_of_none() -> None:
    styles = STYLES.replace(
        '<w:pPr><w:outlineLvl w:val="0"/>',
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/>',
    )
    body = [
        paragraph("One", style="Heading1"),
        paragraph("None", style="Heading1", properties='<w:numPr><w:numId w:val="0"/></w:numPr>'),
        paragraph("Two", style="Heading1"),
    ]
    blocks = read(word_file(body, numbering=OUTLINE + instance(1, 1), styles=styles)).blocks

    assert [(b.sort, b.number) for b in blocks] == [
        (Sort.HEADING, "1."),
        (Sort.HEADING, ""),
        (Sort.HEADING, "2."),
    ]


def test_numbers_in_cells_count_with_those_around_them() -> None:
    body = [
        paragraph("Before.", number=(1, 0)),
        table([[paragraph("In.", number=(1, 0)), paragraph("Plain.")]]),
        paragraph("After.", number=(1, 0)),
    ]
    first, grid, last = read(word_file(body, numbering=OUTLINE + instance(1, 1))).blocks

    assert (first.number, grid.rows[0][0].blocks[0].number, last.number) == ("1.", "2.", "3.")


def test_a_paragraph_without_words_has_its_number_all_the_same() -> None:
    content = word_file(
        [
            paragraph("One.", number=(1, 0)),
            paragraph(number=(1, 0)),
            paragraph("Three.", number=(1, 0)),
        ],
        numbering=OUTLINE + instance(1, 1),
    )

    assert [block.number for block in read(content).blocks] == ["1.", "2.", "3."]


def test_a_paragraph_that_was_deleted_is_not_counted() -> None:
    gone = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>'
        '<w:del w:id="2"><w:r><w:delText>Gone.</w:delText></w:r></w:del></w:p>'
    )
    document = read(
        word_file(
            [paragraph("One.", number=(1, 0)), gone, paragraph("Two.", number=(1, 0))],
            numbering=OUTLINE + instance(1, 1),
        )
    )

    assert [(b.number, b.text) for b in document.blocks] == [("1.", "One."), ("2.", "Two.")]
    assert {remark.code for remark in document.remarks} == {"tracked-change"}
    assert "Gone" not in str(document.remarks)


@pytest.mark.parametrize(
    ("font", "sign", "shown"),
    [("Symbol", "\uf0b7", "•"), ("Wingdings", "\uf0a7", "▪"), ("Wingdings", "§", "▪"), ("Courier New", "o", "o"),
     ("Wingdings", "\uf0d8", "➢"), ("Calibri", "–", "–")],
)  # fmt: skip
def test_a_bullet_is_the_sign_that_its_font_shows(font: str, sign: str, shown: str) -> None:
    fonts = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>'
    bullets = abstract(1, level(0, sign, "bullet").replace("</w:lvl>", f"{fonts}</w:lvl>"))
    (block,) = read(
        word_file([paragraph("Pay", number=(1, 0))], numbering=bullets + instance(1, 1))
    ).blocks

    assert (block.sort, block.number) == (Sort.ITEM, shown)


@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        ("decimal", ["1", "4", "9", "12", "21", "27", "40", "100"]),
        ("decimalZero", ["01", "04", "09", "12", "21", "27", "40", "100"]),
        ("lowerRoman", ["i", "iv", "ix", "xii", "xxi", "xxvii", "xl", "c"]),
        ("upperLetter", ["A", "D", "I", "L", "U", "AA", "NN", "VVVV"]),
        ("ordinal", ["1st", "4th", "9th", "12th", "21st", "27th", "40th", "100th"]),
        ("cardinalText", ["One", "Four", "Nine", "Twelve", "Twenty-one", "Twenty-seven", "Forty", "One hundred"]),
        ("ordinalText", ["First", "Fourth", "Ninth", "Twelfth", "Twenty-first", "Twenty-seventh", "Fortieth",
                         "One hundredth"]),
        ("chicago", ["*", "§", "***", "§§§", "******", "‡" * 7, "§" * 10, "§" * 25]),
        ("none", [""] * 8),
        ("unheardOf", ["1", "4", "9", "12", "21", "27", "40", "100"]),
    ],
)  # fmt: skip
def test_a_number_of_each_kind(kind: str, shown: list[str]) -> None:
    assert [printed(n, kind) for n in (1, 4, 9, 12, 21, 27, 40, 100)] == shown
