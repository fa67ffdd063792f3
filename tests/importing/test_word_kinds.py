"""Kinds of Word markup that real files have: both readers read what Word shows, and the import is without a fault."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from support.word_files import STYLES, abstract, instance, level, run, word_file
from support.word_files import paragraph as plain

from mkdocs_protocol.importing import symbols
from mkdocs_protocol.importing.containers import foreign_file
from mkdocs_protocol.importing.document import Block, Sort
from mkdocs_protocol.importing.importing import import_file
from mkdocs_protocol.importing.reading import read_foreign
from mkdocs_protocol.importing.received import received_text

M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
BY = 'w:id="1" w:author="a"'
OUTLINE = abstract(
    1, level(0, "%1."), level(1, "%1.%2"), level(2, "(%3)", "lowerLetter")
) + instance(1, 1)


def p(inside: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def at(of: int, depth: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{of}"/></w:numPr>'


def field(code: str, result: str | None) -> str:
    shown = (
        "" if result is None else f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result)}'
    )
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{code}</w:instrText></w:r>{shown}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def control(inside: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def rows(*inside: str) -> str:
    return (
        f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>{''.join(inside)}</w:tbl>"
    )


def cell(inside: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def style(key: str, based: str, properties: str) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{key}"/><w:basedOn w:val="{based}"/>'
        f"<w:pPr>{properties}</w:pPr></w:style>"
    )


def lvl(depth: int, text: str, kind: str = "decimal", more: str = "", font: str = "") -> str:
    face = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>' if font else ""
    return f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{more}<w:lvlText w:val="{text}"/>{face}</w:lvl>'


CHAIN = (
    STYLES
    + style("One", "Normal", at(1, 0))
    + style("Two", "One", '<w:numPr><w:ilvl w:val="1"/></w:numPr>')
    + style("Three", "Two", '<w:numPr><w:ilvl w:val="2"/></w:numPr>')
    + style("None", "One", '<w:numPr><w:numId w:val="0"/></w:numPr>')
    + style("Again", "None", at(1, 1))
)
KINDS: dict[str, tuple[list[str], dict[str, str], str]] = {
    "controls round words, blocks, rows and cells": (
        [
            p(run("Council: ") + control(run("Tiny")) + run(".")),
            control(plain("A block.") + control(plain("Within."))),
            rows(control(row(cell(plain("A")), cell(plain("B")))), row(control(cell(plain("C"))), cell(control(plain("D"))))),
            rows(control(control(row(cell(plain("E")))) + control(row(cell(plain("F")))))),
        ],
        {},
        "Council: Tiny.|A block.|Within.|A|B|C|D|E|F",
    ),
    "fields": (
        [
            p(run("See ") + field(" REF _Ref1 \\h \\r ", "2.1") + run(" on page ") + field(" PAGEREF _Ref1 ", "4") + run(".")),
            p(run("Table ") + field(" SEQ Table \\* ARABIC ", "3") + run(": who")),
            p(run("On ") + f'<w:fldSimple w:instr=" DATE ">{run("3 May")}</w:fldSimple>' + run(".")),
            p(run("Nested ") + field(f"IF </w:instrText></w:r>{field(' MERGEFIELD x ', 'inner')}<w:r><w:instrText> = 1", "outer")),
            p(run("No ") + field(' XE "index" ', None) + run("mark ") + field(" MACROBUTTON No [Type here] ", None) + run(".")),
        ],
        {},
        "See 2.1 on page 4.|Table 3: who|On 3 May.|Nested outer|No mark [Type here].",
    ),
    "a field that nothing ends": (
        [
            p(run("Before. ") + '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC </w:instrText></w:r>'),
            p(run("Behind ") + field(" REF a ", "it") + run(".")),
        ],
        {},
        "Before.|Behind it.",
    ),
    "a list to choose from, whatever its result holds": (
        [
            p(
                run("Kind: ") + '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/>'
                '<w:listEntry w:val="town"/><w:listEntry w:val="parish"/></w:ddList></w:ffData></w:fldChar></w:r>'
                "<w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r>"
                f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("old")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
            ),
            p(control(run("☒"), f'<w14:checkbox {W14}><w14:checked w14:val="1"/></w14:checkbox>') + run(" yes")),
        ],
        {},
        "Kind: parish|☒ yes",
    ),
    "smart tags and XML of others": (
        [
            p(f'<w:smartTag w:uri="u" w:element="place"><w:smartTagPr/>{run("Weston")}</w:smartTag>' + run(" council")),
            f'<w:customXml w:element="y">{plain("A block.")}</w:customXml>',
        ],
        {},
        "Weston council|A block.",
    ),
    "cells merged down and across, a table in a cell": (
        [
            rows(
                row(cell(plain("Down"), '<w:vMerge w:val="restart"/>'), cell(plain("A"))),
                row(cell(plain(""), "<w:vMerge/>"), cell(plain("B") + rows(row(cell(plain("In")))) + plain("After"))),
                row(cell(plain("Across"), '<w:gridSpan w:val="2"/>')),
            )
        ],
        {},
        "Down|A|B|In|After|Across",
    ),
    "numbers by a chain of styles, and taken away": (
        [
            plain("Head", style="One"), plain("Sub", style="Two"), plain("Letter", style="Three"), plain("Bare", style="None"),
            plain("Second", style="Again"),
            p(run("Taken"), '<w:pStyle w:val="Two"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'),
            plain("Third", style="Two"), p(run("Deeper"), '<w:pStyle w:val="One"/><w:numPr><w:ilvl w:val="2"/></w:numPr>'),
        ],
        {"styles": CHAIN, "numbering": OUTLINE},
        "1. Head|1.1 Sub|(a) Letter|Bare|1.2 Second|Taken|1.3 Third|(a) Deeper",
    ),
    "a level that never begins again": (
        [p(run(words), at(1, depth)) for words, depth in (("A", 0), ("B", 1), ("C", 0), ("D", 1))],
        {"numbering": abstract(1, lvl(0, "%1."), lvl(1, "%1.%2", more='<w:lvlRestart w:val="0"/>')) + instance(1, 1)},
        "1. A|1.1 B|2. C|2.2 D",
    ),
    "articles and sections in Word's own way": (
        [p(run(words), at(1, depth)) for depth, words in enumerate(("Roles", "Members", "Chair"))],
        {
            "numbering": abstract(
                1, lvl(0, "Article %1.", "upperRoman"), lvl(1, "Section %1.%2", "decimalZero", "<w:isLgl/>"),
                lvl(2, "%1.%2.%3", more="<w:isLgl/>"),
            ) + instance(1, 1)
        },
        "Article I. Roles|Section 1.01 Members|1.01.1 Chair",
    ),
    "bullets of symbol fonts and pictures": (
        [p(run("One"), at(1, 0)), p(run("Two"), at(1, 1)), p(run("Three"), at(1, 2))],
        {
            "numbering": '<w:numPicBullet w:numPicBulletId="0"/>' + abstract(
                1, lvl(0, "&#xF0B7;", "bullet", font="Symbol"), lvl(1, "&#xF0A7;", "bullet", font="Wingdings"),
                lvl(2, "&#xF0B7;", "bullet", '<w:lvlPicBulletId w:val="0"/>', "Symbol"),
            ) + instance(1, 1)
        },
        "• One|▪ Two|• Three",
    ),
    "hidden words": (
        [
            p(run("Seen ") + run("unseen", "<w:vanish/>") + run(".")),
            p(run("All of it", "<w:vanish/>"), "<w:rPr><w:vanish/></w:rPr>"),
            p(run("Shown", '<w:vanish w:val="0"/>')),
        ],
        {},
        "Seen .|Shown",
    ),
    "the end of a paragraph deleted": (
        [
            p(run("First half"), f"<w:rPr><w:del {BY}/></w:rPr>"), p(run(" and second.")),
            p(f"<w:del {BY}><w:r><w:delText>Gone</w:delText></w:r></w:del>", f"<w:rPr><w:del {BY}/></w:rPr>"),
            p(f"<w:ins {BY}>{run('New.')}</w:ins>", f"<w:rPr><w:ins {BY}/></w:rPr>"),
        ],
        {},
        "First half and second.|New.",
    ),
    "numbered paragraphs moved and deleted": (
        [
            p(run("A"), at(1, 0)),
            p(f"<w:moveFrom {BY}>{run('Moved.')}</w:moveFrom>", f"{at(1, 0)}<w:rPr><w:moveFrom {BY}/></w:rPr>"),
            p(run("B"), at(1, 0)),
            p(f"<w:moveTo {BY}>{run('Moved.')}</w:moveTo>", f"{at(1, 0)}<w:rPr><w:moveTo {BY}/></w:rPr>"),
            p(f"<w:del {BY}><w:r><w:delText>X</w:delText></w:r></w:del>", f"{at(1, 0)}<w:rPr><w:del {BY}/></w:rPr>"),
            p(run("C"), at(1, 0)),
        ],
        {"numbering": OUTLINE},
        "1. A|2. B|3. Moved.|4. C",
    ),
    "rows deleted and inserted": (
        [rows(row(cell(plain("Gone")), properties=f"<w:del {BY}/>"), row(cell(plain("Kept")), properties=f"<w:ins {BY}/>"))],
        {},
        "Kept",
    ),
    "what was before a change of look": (
        [
            p(run("Here"), f'{at(1, 0)}<w:pPrChange {BY}><w:pPr>{at(1, 1)}</w:pPr></w:pPrChange>'),
            p(run("as typed", f"<w:rPrChange {BY}><w:rPr><w:vanish/><w:caps/></w:rPr></w:rPrChange>")),
        ],
        {"numbering": OUTLINE},
        "1. Here|as typed",
    ),
    "capitals": ([p(run("Small Caps", "<w:smallCaps/>") + run(" and all", "<w:caps/>"))], {}, "Small Caps AND ALL"),
    "hyphens that stay and that go": (
        [p(run("co") + "<w:r><w:noBreakHyphen/></w:r>" + run("opt soft") + "<w:r><w:softHyphen/></w:r>" + run("ware in\u00adformal"))],
        {},
        "co-opt software informal",
    ),
    "columns by tabs and breaks": (
        [p('<w:r><w:t>Clerk</w:t><w:tab/><w:t>Hall</w:t><w:br w:type="column"/><w:t>two</w:t></w:r>')],
        {},
        "Clerk Hall|two",
    ),
    "content in several forms is read once, in the one that Word knows": (
        [
            p(
                run("Box") + '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wps:wsp><wps:txbx>'
                f"<w:txbxContent>{plain('In it.')}</w:txbxContent></wps:txbx></wps:wsp></wp:inline></w:drawing></mc:Choice>"
                f"<mc:Fallback><w:pict><v:textbox><w:txbxContent>{plain('In it.')}</w:txbxContent></v:textbox></w:pict>"
                "</mc:Fallback></mc:AlternateContent></w:r>"
            ),
            f'<mc:AlternateContent><mc:Choice Requires="w14 w15">{plain("A")}</mc:Choice><mc:Fallback>{plain("B")}</mc:Fallback></mc:AlternateContent>',
            f'<mc:AlternateContent><mc:Choice Requires="zzz">{plain("C")}</mc:Choice><mc:Fallback>{plain("D")}</mc:Fallback></mc:AlternateContent>',
        ],
        {},
        "Box|In it.|A|D",
    ),
    "numbers and a table in the box of a numbered paragraph": (
        [
            p(run("Outside") + '<w:r><w:pict><v:textbox><w:txbxContent>' + p(run("Inside"), at(1, 0))
              + rows(row(cell(plain("A")), cell(plain("B")))) + "</w:txbxContent></v:textbox></w:pict></w:r>", at(1, 0)),
            p(run("Behind"), at(1, 0)),
        ],
        {"numbering": OUTLINE},
        "1. Outside|2. Inside|A|B|3. Behind",
    ),
    "notes with marks of their own": (
        [
            p(run("One") + '<w:r><w:footnoteReference w:id="1"/></w:r>' + run(" two") + '<w:r><w:endnoteReference w:id="1"/></w:r>'),
            p(run("Three") + '<w:r><w:footnoteReference w:id="2" w:customMarkFollows="1"/><w:t>*</w:t></w:r>'),
            p(run("Four") + '<w:r><w:footnoteReference w:id="3"/></w:r>'),
        ],
        {
            "footnotes": f'<w:footnote w:id="1">{p("<w:r><w:footnoteRef/></w:r>" + run(" A foot."))}{plain("Its second line.")}</w:footnote>'
            f'<w:footnote w:id="2">{plain("A star.")}</w:footnote>'
            f'<w:footnote w:id="3">{p("<w:r><w:footnoteRef/></w:r>" + run(" A table:"))}{rows(row(cell(plain("A")), cell(plain("B"))))}</w:footnote>',
            "endnotes": f'<w:endnote w:id="1">{p("<w:r><w:endnoteRef/></w:r>" + run(" An end."))}</w:endnote>',
        },
        "One¹ twoⁱ|Three*|Four²|¹ A foot.|Its second line.|A star.|² A table:|A|B|ⁱ An end.",
    ),
    "notes marked as their section says": (
        [
            p(run("One") + '<w:r><w:footnoteReference w:id="1"/></w:r>' + run(" and two") + '<w:r><w:footnoteReference w:id="2"/></w:r>'),
            '<w:sectPr><w:footnotePr><w:numFmt w:val="chicago"/><w:numStart w:val="2"/></w:footnotePr></w:sectPr>',
        ],
        {"footnotes": "".join(f'<w:footnote w:id="{n}">{p("<w:r><w:footnoteRef/></w:r>" + run(" " + words))}</w:footnote>' for n, words in ((1, "First."), (2, "Second.")))},
        "One† and two‡|† First.|‡ Second.",
    ),
    "the number of a page within the text": (
        [p(run("This is page ") + field(" PAGE ", "3") + run(" of ") + f'<w:fldSimple w:instr=" NUMPAGES ">{run("9")}</w:fldSimple>' + run("."))],
        {},
        "This is page 3 of 9.",
    ),
    "formulas, the reading of characters, two directions": (
        [
            p(run("Share ") + f"<m:oMath {M}><m:r><m:t>a</m:t></m:r><m:r><m:t>+b</m:t></m:r></m:oMath>" + run(".")),
            p(f"<w:r><w:ruby><w:rt>{run('reading')}</w:rt><w:rubyBase>{run('word')}</w:rubyBase></w:ruby></w:r>"),
            p(run("שלום", "<w:rtl/>") + f'<w:bdo w:val="rtl">{run(" abc")}</w:bdo>', "<w:bidi/>"),
        ],
        {},
        "Share a+b.|word|שלום abc",
    ),
    "signs of symbol fonts": (
        [
            p(
                '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>' + run(" done ")
                + '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>' + run(" five ")
                + run("ü", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>')
            )
        ],
        {},
        "✓ done ≥ five ✓",
    ),
    "a large first letter in a frame": (
        [
            p(run("T"), '<w:framePr w:dropCap="drop" w:lines="3"/>'), plain("he council meets."),
            p(run("Framed."), '<w:framePr w:w="2000"/>'),
        ],
        {},
        "The council meets.|Framed.",
    ),
    "headers of first pages come first": (
        [
            plain("Text."),
            '<w:sectPr><w:headerReference w:type="default" r:id="header1"/><w:headerReference w:type="first" r:id="header2"/>'
            "<w:titlePg/></w:sectPr>",
        ],
        {"header1": plain("On others"), "header2": plain("On the first")},
        "On the first|On others|Text.",
    ),
}  # fmt: skip


def words_of(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if block.sort is Sort.TABLE:
            for line in block.rows:
                for each in line:
                    yield from words_of(each.blocks)
        else:
            yield from f"{block.number} {block.text}".split("\n")


def shown(lines: Iterator[str] | list[str]) -> list[str]:
    return [words for words in (" ".join(line.split()) for line in lines) if words]


@pytest.mark.parametrize("kind", KINDS)
def test_both_readers_read_what_word_shows(kind: str, tmp_path: Path) -> None:
    body, parts, truth = KINDS[kind]
    content = word_file(body, **parts)
    file = foreign_file(content, "kind.docx")

    assert shown(re.split("[\n\t]", received_text(file).text)) == truth.split("|")
    assert shown(words_of(read_foreign(file).blocks)) == truth.split("|")
    path = tmp_path / "kind.docx"
    path.write_bytes(content)
    report = import_file(path, council="tiny", edition="undated", day=date(2026, 1, 1)).report
    assert [entry.what for entry in report.entries if entry.code == "readers-differ"] == []


def test_what_only_word_works_out_is_told_as_uncertain() -> None:
    body = [
        p(run("Half: ") + field(" EQ \\f(1,2) ", None) + run(" of them.")),
        p(field(" AUTONUM ", None) + run(" Members ask.")),
        p(run("As ") + field(" LISTNUM ", None) + run(" says.")),
    ]
    blocks = read_foreign(foreign_file(word_file(body), "kind.docx")).blocks

    told = [guess for block in blocks for guess in block.guesses]
    assert [(guess.code, guess.certain) for guess in told] == [("number-doubtful", False)] * 3


def test_words_that_are_drawn_across_the_page_are_told() -> None:
    drawn = '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textpath string="DRAFT"/></v:shape></w:pict></w:r>'
    remarks = read_foreign(
        foreign_file(word_file([p(drawn + run("Members ask."))]), "a.docx")
    ).remarks

    (told,) = [remark.what for remark in remarks if remark.code == "turned-words"]
    assert "“DRAFT”" in told


@pytest.mark.parametrize(
    "font",
    ["Symbol", "Wingdings", "Wingdings 2", "Webdings"],
)
def test_a_sign_of_a_font_is_the_same_as_a_letter_and_in_the_private_area(font: str) -> None:
    for code in (*range(0x21, 0x7F), *range(0xA1, 0x100)):
        assert symbols.shown(chr(code), font) == symbols.shown(chr(code + 0xF000), font), hex(code)
    assert [symbols.as_seen(sign, "Wingdings") for sign in "lüþ"] == ["●", "✓", "☑"]
