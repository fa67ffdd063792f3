"""Word files with everything but numbers: tables, notes, changes, boxes, frames, forms, languages."""

from __future__ import annotations

import io
import zipfile

from corpus.making.word import (
    DECLARATION,
    NAMESPACES,
    WordMaker,
    field,
    in_list,
    level,
    lists,
    para,
    run,
    style,
)

CHANGE = 'w:id="1" w:author="A. Person" w:date="2024-05-01T10:00:00Z"'
BREAK = "<w:r><w:br/></w:r>"
TAB = "<w:r><w:tab/></w:r>"


def merged_cells() -> WordMaker:
    """Cells merged over columns and rows, an empty cell, two paragraphs in one, a table in a cell."""
    w = WordMaker()
    w.p("Timetable of reviews")
    wide = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'
    first = '<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>'
    rest = "<w:tcPr><w:vMerge/></w:tcPr>"
    w.table(
        [
            [wide + para(run("What is reviewed")), "When"],
            [first + para(run("Policies")), "Protocol", "May 2025"],
            [rest + para(""), "Standing orders", "June 2025"],
            ["Plans", "", "2026"],
        ],
        "What is reviewed\tWhen",
        "Policies\tProtocol\tMay 2025",
        "Standing orders\tJune 2025",
        "Plans\t2026",
    )
    w.p("After the table.")
    inner = (
        '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="1000"/><w:gridCol w:w="1000"/></w:tblGrid><w:tr>'
        f"<w:tc>{para(run('inner left'))}</w:tc><w:tc>{para(run('inner right'))}</w:tc></w:tr></w:tbl>{para('')}"
    )
    w.table(
        [
            ["Two lines", para(run("one paragraph")) + para(run("and another"))],
            ["A table in it", inner],
        ],
        "Two lines",
        "one paragraph",
        "and another",
        "A table in it\tinner left\tinner right",
    )
    return w


def notes() -> WordMaker:
    """Footnotes and endnotes, two in one line, one in a table."""
    w = WordMaker()

    def mark(kind: str, n: int) -> str:
        return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Reference w:id="{n}"/></w:r>'

    w.p(
        "The council¹ adopts this protocol² each year.",
        runs=run("The council")
        + mark("footnote", 1)
        + run(" adopts this protocol")
        + mark("footnote", 2)
        + run(" each year."),
    )
    w.table([["Adopted", para(run("2021") + mark("footnote", 3))]], "Adopted\t2021³")
    w.p(
        "It was drafted by officers.ⁱ", runs=run("It was drafted by officers.") + mark("endnote", 1)
    )
    w.notes("footnote", "The town council of this parish.", "As amended on 4 May.", "Minute 12/21.")
    w.notes("endnote", "With the help of the county association.")
    w.notes_seen = [
        "¹ The town council of this parish.",
        "² As amended on 4 May.",
        "³ Minute 12/21.",
        "ⁱ With the help of the county association.",
    ]
    return w


def tracked_changes() -> WordMaker:
    """Insertions, deletions, moves, a deleted paragraph and its number, a deleted row, old properties."""
    w = WordMaker(numbering=lists({1: level(0, "decimal", "%1.")}, {1: (1, "")}))

    def gone(words: str) -> str:
        return f'<w:del {CHANGE}><w:r><w:delText xml:space="preserve">{words}</w:delText></w:r></w:del>'

    mark_gone = f"<w:rPr><w:del {CHANGE}/></w:rPr>"
    w.p(
        "Officers must answer within ten days.",
        number="1.",
        properties=in_list(1, 0),
        runs=run("Officers ")
        + gone("should")
        + f"<w:ins {CHANGE}>{run('must')}</w:ins>"
        + run(" answer within ")
        + gone("five ")
        + f"<w:ins {CHANGE}>{run('ten ')}</w:ins>"
        + run("days."),
    )
    w.hidden(para(gone("This clause is gone, with its number."), in_list(1, 0) + mark_gone))
    w.p("Members are told.", number="2.", properties=in_list(1, 0))
    w.hidden(para(run("The end of this paragraph "), mark_gone))
    w.p("The end of this paragraph was deleted.", runs=run("was deleted."))
    w.hidden(
        para(
            f"<w:moveFrom {CHANGE}>{run('This sentence was moved.')}</w:moveFrom>",
            f"<w:rPr><w:moveFrom {CHANGE}/></w:rPr>",
        )
    )
    w.p(
        "It stands here. This sentence was moved.",
        runs=run("It stands here. ")
        + f"<w:moveTo {CHANGE}>{run('This sentence was moved.')}</w:moveTo>",
    )
    row = f"<w:tr><w:trPr><w:del {CHANGE}/></w:trPr><w:tc>{para(gone('A row'))}</w:tc><w:tc>{para(gone('that is gone'))}</w:tc></w:tr>"
    w.table([["A row", "that stays"], ["Another", "one"]], "A row\tthat stays", "Another\tone")
    w.body[-1] = w.body[-1].replace("</w:tbl>", f"{row}</w:tbl>")
    w.p(
        "Its look was changed.",
        number="3.",
        properties=in_list(1, 0),
        runs=(
            f"<w:r><w:rPr><w:b/><w:rPrChange {CHANGE}><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>Its look was changed.</w:t></w:r>"
        ),
    )
    return w


def comments_and_hidden_words() -> WordMaker:
    """Comments, hidden words, a hidden paragraph in a list, marks of the spelling checker."""
    w = WordMaker(numbering=lists({1: level(0, "lowerLetter", "(%1)")}, {1: (1, "")}))
    ref = '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
    w.parts["comments"] = (
        f'{DECLARATION}<w:comments {NAMESPACES}><w:comment w:id="0" w:author="A. Person" w:initials="AP">'
        f"{para(run('Is this lawful?'))}</w:comment></w:comments>"
    )
    w.p(
        "The chairman decides alone.",
        runs='<w:commentRangeStart w:id="0"/>' + run("The chairman decides") + ref + run(" alone."),
    )
    w.item("(a)", "Seen.", 1, 0)
    w.hidden(
        para(
            run("Hidden, with its letter.", "<w:vanish/>"),
            in_list(1, 0) + "<w:rPr><w:vanish/></w:rPr>",
        )
    )
    w.item("(b)", "Seen, too.", 1, 0)
    w.p(
        "A sentence with nothing in it that is hidden.",
        runs=run("A sentence with ")
        + run("a secret ", "<w:vanish/>")
        + '<w:proofErr w:type="spellStart"/>'
        + run("nothing in it that is hidden."),
    )
    w.p(
        "A bookmark leaves no words.",
        runs='<w:bookmarkStart w:id="0" w:name="_GoBack"/>'
        + run("A bookmark leaves no words.")
        + '<w:bookmarkEnd w:id="0"/>',
    )
    w.p(
        "A name in a smart tag is seen.",
        runs=f'<w:smartTag w:uri="x" w:element="place">{run("A name")}</w:smartTag>'
        + run(" in a smart tag is seen."),
    )
    return w


def text_boxes() -> WordMaker:
    """A text box as new programs write it beside the same for old ones, with two paragraphs; one for old ones only."""
    w = WordMaker()
    words = para(run("Adopted by the council")) + para(run("on 4 May 2021"))
    shape = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline distT="0" distB="0" distL="0" '
        'distR="0"><wp:extent cx="2400000" cy="900000"/><wp:docPr id="1" name="Box" descr="A box"/><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr '
        'txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2400000" cy="900000"/></a:xfrm><a:prstGeom '
        'prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{words}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData>"
        "</a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape "
        f'style="width:189pt;height:71pt"><v:textbox><w:txbxContent>{words}</w:txbxContent></v:textbox></v:shape>'
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    w.p(
        "A paragraph that holds a box.", runs=run("A paragraph that ") + shape + run("holds a box.")
    )
    w.seen += ["Adopted by the council", "on 4 May 2021"]
    old = (
        '<w:r><w:pict><v:shape style="width:189pt;height:40pt"><v:textbox><w:txbxContent>'
        f"{para(run('An old box.'))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    w.raw(para(old), "An old box.")
    w.p("The end.")
    return w


def headers_and_footers() -> WordMaker:
    """Another header on the first page and on even pages; page numbers, with and without other words."""
    w = WordMaker()
    w.frame("header", "first", (run("Little Example Town Council"), "Little Example Town Council"))
    w.frame("header", "default", (run("Protocol"), "Protocol"))
    w.frame("header", "even", (run("Not on a page, for odd and even are alike"), ""))
    page = run("Page ") + field("PAGE", "2") + run(" of ") + field("NUMPAGES", "9")
    w.frame("footer", "first", (page, ""))
    w.frame(
        "footer",
        "default",
        (run("Adopted May 2021") + TAB + page, "Adopted May 2021"),
        (run("– ") + field("PAGE", "2") + run(" –"), ""),
    )
    w.section = "<w:titlePg/>"
    w.p("The text begins.")
    w.p("It goes on.", properties="<w:pageBreakBefore/>")
    w.p("It ends.", properties="<w:pageBreakBefore/>")
    return w


def contents_list() -> WordMaker:
    """A list of contents that Word made, with its page numbers, over headings that are numbered."""
    levels = level(0, "decimal", "%1.", style="Heading1") + level(
        1, "decimal", "%1.%2", style="Heading2"
    )
    w = WordMaker(numbering=lists({1: levels}, {1: (1, "")}))
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    w.p("Contents")
    rows = [("1.", "Introduction", "1"), ("1.1", "Purpose", "1"), ("2.", "Roles", "2")]
    for at, (number, title, page) in enumerate(rows):
        line = run(number) + TAB + run(title) + TAB + field(f"PAGEREF _Toc{at} \\h", page)
        w.raw(
            para((begin if at == 0 else "") + line + (end if at == len(rows) - 1 else "")),
            f"{number} {title} {page}",
        )
    w.h(1, "Introduction", number="1.", properties=in_list(1, 0))
    w.h(2, "Purpose", number="1.1", properties=in_list(1, 1))
    w.p("To guide.")
    w.h(1, "Roles", number="2.", properties=in_list(1, 0))
    w.p(
        "See clause 1.1 above.",
        runs=run("See clause ") + field("REF _Ref1 \\r \\h", "1.1") + run(" above."),
    )
    return w


def form_blanks() -> WordMaker:
    """Blanks to write on, boxes to tick (three kinds), a list to choose from."""
    w = WordMaker()
    w.p("Name: ______________________")
    w.p(
        "Signed ………………………… Date __/__/____",
        runs=run("Signed …………………………") + TAB + run("Date __/__/____"),
    )
    box = '<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{}"/></w14:checkbox></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'
    w.p(
        "☐ informal ☒ formal",
        runs=box.format("0", run("☐"))
        + run(" informal ")
        + box.format("1", run("☒"))
        + run(" formal"),
    )
    old = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:sizeAuto/><w:default w:val="{}"/></w:checkBox>'
        '</w:ffData></w:fldChar></w:r><w:r><w:instrText xml:space="preserve"> FORMCHECKBOX </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    w.p("☐ yes ☒ no", runs=old.format("0") + run(" yes ") + old.format("1") + run(" no"))
    w.p("Sign: ✓", runs=run("Sign: ") + '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>')
    chosen = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="town"/>'
        '<w:listEntry w:val="parish"/></w:ddList></w:ffData></w:fldChar></w:r><w:r><w:instrText xml:space="preserve"> '
        'FORMDROPDOWN </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    w.p("Kind of council: parish", runs=run("Kind of council: ") + chosen)
    w.p(
        "Reference: Click to enter text.",
        runs=run("Reference: ")
        + f"<w:sdt><w:sdtPr><w:showingPlcHdr/><w:text/></w:sdtPr><w:sdtContent>{run('Click to enter text.')}</w:sdtContent></w:sdt>",
    )
    w.table(
        [["Chairman", "", ""], ["Clerk", "________", "date"]], "Chairman", "Clerk\t________\tdate"
    )
    return w


def line_ends_and_spaces() -> WordMaker:
    """Hard line ends, tabs, hyphens that do not break, soft ones, spaces that do not break."""
    w = WordMaker()
    w.raw(
        para(
            run("Little Example Town Council")
            + BREAK
            + run("The Hall, High Street")
            + BREAK
            + run("LE1 2XX")
        ),
        "Little Example Town Council\nThe Hall, High Street\nLE1 2XX",
    )
    w.p("Signed: Date:", runs=run("Signed:") + TAB + TAB + run("Date:"))
    w.p(
        "A co-operation of the vice-chairman",
        runs=run("A co")
        + "<w:r><w:noBreakHyphen/></w:r>"
        + run("operation of the vice")
        + "<w:r><w:noBreakHyphen/></w:r>"
        + run("chairman"),
    )
    w.p(
        "Responsibilities may break, and nobody sees it.",
        runs=run("Respons")
        + "<w:r><w:softHyphen/></w:r>"
        + run("ibilities may break, and no\u00adbody sees it."),
    )
    w.p("£ 50 and 10 May", runs=run("£\u00a050 and 10\u202fMay"))
    w.p(
        "Cut into runs: 2.10 is 2.10.",
        runs=run("Cut in") + run("to ru") + run("ns: 2", "<w:b/>") + run(".1") + run("0 is 2.10."),
    )
    w.raw(
        para(
            run("Before the end of the page")
            + '<w:r><w:br w:type="page"/></w:r>'
            + run("after it.")
        ),
        "Before the end of the page\nafter it.",
    )
    w.p("Spaces at the end are not seen.", runs=run("Spaces at the end are not seen.   "))
    w.p(
        "Line ends in the file are spaces.",
        runs="<w:r><w:t>Line ends in the\nfile are spaces.</w:t></w:r>",
    )
    return w


def signs_of_markup() -> WordMaker:
    """What Markdown, HTML and the handbook's own sources would take for markup, printed."""
    w = WordMaker()
    for line in (
        "2*3*4 is 24, and *this* is starred.",
        "__/__/____ is a date left blank.",
        "# is no heading here.",
        "> is no quotation.",
        "A <time limit> & an &amp; sign.",
        "{id=x} is printed, and ]{y} as well.",
        "~~struck~~ and `code`",
        "***",
        "- a hyphen, no bullet",
        "+ plus",
        "\\ backslash \\* star",
        "[link](https://council.example)",
        "https://council.example/a_b_c",
        "|a|b|",
        "1) a typed number",
        "=====",
        "$100 & {{ braces }} {% percent %}",
        "“curly” ‘quotes’ and \"straight\" 'ones'",
        "©®™ … – — € ½ é ŵ ŷ",
        "😀 outside the first plane",
    ):
        w.p(line)
    return w


def two_languages() -> WordMaker:
    """English and Welsh, paragraph by paragraph, in one sentence, and side by side in a table."""
    cy, en = '<w:lang w:val="cy-GB"/>', '<w:lang w:val="en-GB"/>'
    w = WordMaker(numbering=lists({1: level(0, "decimal", "%1.")}, {1: (1, "")}))
    w.p("Protocol Aelodau a Swyddogion", runs=run("Protocol Aelodau a Swyddogion", cy))
    w.p("Members’ and Officers’ Protocol", runs=run("Members’ and Officers’ Protocol", en))
    w.p(
        "Mae’r clerc yn gweithio i’r cyngor cyfan.",
        number="1.",
        properties=in_list(1, 0),
        runs=run("Mae’r clerc yn gweithio i’r cyngor cyfan.", cy),
    )
    w.p(
        "The clerk works for the whole council.",
        number="2.",
        properties=in_list(1, 0),
        runs=run("The clerk works for the whole council.", en),
    )
    w.p(
        "The minutes (cofnodion) are open.",
        runs=run("The minutes (", en) + run("cofnodion", cy) + run(") are open.", en),
    )
    w.table(
        [
            ["Cymraeg", "English"],
            [para(run("Cyngor cymuned", cy)), "Community council"],
            [para(run("Tŷ’r cyngor", cy)), "Council house"],
        ],
        "Cymraeg\tEnglish",
        "Cyngor cymuned\tCommunity council",
        "Tŷ’r cyngor\tCouncil house",
    )
    return w


def columns_and_sign_off() -> WordMaker:
    """Two columns, then one again; dates and a sign-off."""
    w = WordMaker()
    two = '<w:sectPr><w:type w:val="continuous"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/><w:cols w:num="{}" w:space="720"/></w:sectPr>'
    w.p("STANDING ORDERS", properties=two.format(1))
    for n in range(1, 7):
        w.p(
            f"{n}. The council meets in the hall, and the clerk gives notice of each meeting to every member at least three clear days before it is held. Members who cannot come tell the clerk the reason."
        )
    w.p("7. The last of these columns.", properties=two.format(2))
    w.p("Adopted: 4 May 2021 (minute 12/21)")
    w.p("Review date:")
    w.p("Signed: [name withheld], Chairman")
    return w


def formulas() -> WordMaker:
    """Fractions, powers, roots, brackets and sums, as one line each."""
    w = WordMaker()

    def r(words: str) -> str:
        return f"<m:r><m:t>{words}</m:t></m:r>"

    def m(inside: str) -> str:
        return f'<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">{inside}</m:oMath>'

    def part(name: str, **places: str) -> str:
        inside = "".join(f"<m:{key}>{words}</m:{key}>" for key, words in places.items())
        return f"<m:{name}>{inside}</m:{name}>"

    half = part("f", num=r("1"), den=r("2"))
    w.p("The share is 1/2 of all.", runs=run("The share is ") + m(half) + run(" of all."))
    w.p("Each has (a+b)/3", runs=run("Each has ") + m(part("f", num=r("a+b"), den=r("3"))))
    w.p(
        "x^2, y_(i+1), √(z)",
        runs=m(part("sSup", e=r("x"), sup=r("2")))
        + run(", ")
        + m(part("sSub", e=r("y"), sub=r("i+1")))
        + run(", ")
        + m(part("rad", deg="", e=r("z"))),
    )
    w.p("(1/2)/3", runs=m(part("f", num=half, den=r("3"))))
    w.p("(p, q)", runs=m("<m:d><m:e>" + r("p") + "</m:e><m:e>" + r("q") + "</m:e></m:d>"))
    return w


def long_document() -> WordMaker:
    """Some pages with a running head, a foot with page numbers, numbered clauses and long paragraphs."""
    levels = level(0, "decimal", "%1.", style="Heading1") + level(1, "decimal", "%1.%2")
    w = WordMaker(numbering=lists({1: levels}, {1: (1, "")}))
    w.frame(
        "header",
        "default",
        (run("Little Example Town Council – Protocol"), "Little Example Town Council – Protocol"),
    )
    w.frame(
        "footer",
        "default",
        (
            run("Version 2")
            + TAB
            + run("Page ")
            + field("PAGE", "1")
            + run(" of ")
            + field("NUMPAGES", "4"),
            "Version 2",
        ),
    )
    subjects = [
        "meetings",
        "letters",
        "visits",
        "requests",
        "complaints",
        "the press",
        "property",
        "contracts",
        "training",
    ]
    for n, subject in enumerate(subjects, start=1):
        w.h(1, f"On {subject}", number=f"{n}.", properties=in_list(1, 0))
        for m in range(1, 6):
            w.item(
                f"{n}.{m}",
                f"Councillors and officers agree that {subject} are a matter for the whole council, that nobody acts alone in it, and that the clerk is told in writing within {n + m} working days of anything that touches the interests of {10 * n + m} or more residents, whoever they are.",
                1,
                1,
            )
    return w


def style_separator() -> WordMaker:
    """A heading that runs into its paragraph (a style separator)."""
    levels = level(0, "decimal", "%1.", style="Heading1")
    w = WordMaker(numbering=lists({1: levels}, {1: (1, "")}))
    w.hidden(
        para(
            run("Respect."),
            f'<w:pStyle w:val="Heading1"/>{in_list(1, 0)}<w:rPr><w:vanish/><w:specVanish/></w:rPr>',
        )
    )
    w.p(
        "Respect. Members and officers show it.",
        number="1.",
        runs=run(" Members and officers show it."),
    )
    w.h(1, "Trust", number="2.", properties=in_list(1, 0))
    return w


def strict_format() -> WordMaker:
    """The strict form of the format, its text in a part of another name."""
    w = WordMaker(numbering=lists({1: level(0, "lowerRoman", "(%1)")}, {1: (1, "")}))
    w.p("Strict and correct.")
    w.item("(i)", "One.", 1, 0)
    w.item("(ii)", "Two.", 1, 0)
    plain = w.content
    w.content = lambda: plain(strict=True, main="story/text.xml")  # type: ignore[method-assign]
    return w


def with_macros() -> WordMaker:
    """A document with macros and links out of the file: read without them."""
    w = WordMaker()
    w.p("The words of a document with macros.")
    w.kind = "ms-word.document.macroEnabled.main"
    plain = w.content

    def content() -> bytes:
        made = io.BytesIO(plain())
        with zipfile.ZipFile(made, "a") as archive:
            entry = zipfile.ZipInfo("word/vbaProject.bin", (1980, 1, 1, 0, 0, 0))
            archive.writestr(entry, b"Sub AutoOpen()\nEnd Sub")
        return made.getvalue()

    w.content = content  # type: ignore[method-assign]
    return w


def capitals() -> WordMaker:
    """Capitals by the look of words and of a style, turned off again in a part; small capitals, as typed."""
    w = WordMaker(more_styles=style("Shouted", run_more="<w:caps/>"))
    w.p(
        "THE CLERK’S DUTIES",
        properties='<w:pStyle w:val="Shouted"/>',
        runs=run("The clerk’s duties"),
    )
    w.p(
        "A WORD in capitals, and Small Ones.",
        runs=run("A ")
        + run("word", "<w:caps/>")
        + run(" in capitals, and ")
        + run("Small Ones", "<w:smallCaps/>")
        + run("."),
    )
    w.p(
        "ALL BUT this",
        properties='<w:pStyle w:val="Shouted"/>',
        runs=run("all but ") + run("this", '<w:caps w:val="0"/>'),
    )
    return w


FILES = [
    capitals,
    merged_cells, notes, tracked_changes, comments_and_hidden_words, text_boxes, headers_and_footers, contents_list,
    form_blanks, line_ends_and_spaces, signs_of_markup, two_languages, columns_and_sign_off, formulas, long_document,
    style_separator, strict_format, with_macros,
]  # fmt: skip
