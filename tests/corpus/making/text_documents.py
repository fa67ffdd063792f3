"""OpenDocument texts that no other program made: lists as the standard has them, and what LibreOffice never writes."""

from __future__ import annotations

from support.packages import package

_NAMES = ["office", "style", "text", "table", "draw"]
_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES = (
    " ".join(
        f'xmlns:{name}="{_OASIS}{"drawing" if name == "draw" else name}:1.0"' for name in _NAMES
    )
    + f' xmlns:fo="{_OASIS}xsl-fo-compatible:1.0" xmlns:svg="{_OASIS}svg-compatible:1.0"'
)
MIME = "application/vnd.oasis.opendocument.text"
_PLACES = '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="{}"/></style:list-level-properties>'


def level(
    at: int,
    form: str,
    *,
    before: str = "",
    after: str = "",
    shows: int = 1,
    start: int = 1,
    joint: str = "listtab",
    element: str = "list-level-style-number",
) -> str:
    """Return one level of a list."""
    return (
        f'<text:{element} text:level="{at}" style:num-format="{form}" style:num-prefix="{before}" style:num-suffix="{after}" '
        f'text:display-levels="{shows}" text:start-value="{start}">{_PLACES.format(joint)}</text:{element}>'
    )


def p(words: str) -> str:
    """Return a paragraph."""
    return f"<text:p>{words}</text:p>"


def items(*each: str, given: str = "") -> str:
    """Return a list of items, each XML of what stands in it."""
    return f"<text:list {given}>{''.join(f'<text:list-item>{one}</text:list-item>' for one in each)}</text:list>"


def document(body: str, *, automatic: str = "", common: str = "", masters: str = "") -> bytes:
    """Return an OpenDocument text."""
    start = '<?xml version="1.0" encoding="UTF-8"?>'
    return package(
        {
            "mimetype": MIME,
            "META-INF/manifest.xml": (
                f'{start}<manifest:manifest xmlns:manifest="{_OASIS}manifest:1.0" manifest:version="1.3"><manifest:file-entry '
                f'manifest:full-path="/" manifest:media-type="{MIME}"/><manifest:file-entry manifest:full-path="content.xml" '
                'manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="styles.xml" manifest:media-type='
                '"text/xml"/></manifest:manifest>'
            ),
            "content.xml": (
                f'{start}<office:document-content {NAMESPACES} office:version="1.3"><office:automatic-styles>{automatic}'
                f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"
            ),
            "styles.xml": (
                f'{start}<office:document-styles {NAMESPACES} office:version="1.3"><office:styles>{common}</office:styles>'
                '<office:automatic-styles><style:page-layout style:name="A4"/></office:automatic-styles><office:master-styles>'
                f'<style:master-page style:name="Standard" style:page-layout-name="A4">{masters}</style:master-page>'
                "</office:master-styles></office:document-styles>"
            ),
        }
    )


def lists_that_go_on() -> tuple[bytes, list[str]]:
    """Lists that go on, one by name and one by its style; items of two paragraphs; starts; a list's header."""
    automatic = (
        '<text:list-style style:name="L">'
        + level(1, "1", after=".")
        + level(2, "1", shows=2)
        + level(3, "a", before="(", after=")")
        + "</text:list-style>"
        '<text:list-style style:name="M">'
        + level(1, "I", after=".", start=3)
        + level(2, "i", before="(", after=")", joint="nothing")
        + "</text:list-style>"
    )
    body = (
        p("The clerk’s duties")
        + items(
            p("Notices.")
            + items(p("In time."), p("In writing.") + items(p("by letter;"), p("by email."))),
            p("Minutes.") + p("They are signed."),
            given='text:style-name="L" xml:id="first"',
        )
        + p("Words between.")
        + items(p("Accounts."), given='text:style-name="L" text:continue-numbering="true"')
        + items(
            p("Roman three."),
            p("Roman four.") + items(p("joined;"), p("as well.")),
            given='text:style-name="M"',
        )
        + items(
            p("The first list again."),
            items(p("And its second level.")),
            given='text:style-name="L" text:continue-list="first"',
        )
        + '<text:list text:style-name="L"><text:list-header>'
        + p("A header has no number.")
        + '</text:list-header><text:list-item text:start-value="7">'
        + p("Seven.")
        + "</text:list-item><text:list-item>"
        + p("Eight.")
        + "</text:list-item></text:list>"
    )
    seen = [
        "The clerk’s duties",
        "1. Notices.",
        "1.1 In time.",
        "1.2 In writing.",
        "(a) by letter;",
        "(b) by email.",
        "2. Minutes.",
        "They are signed.",
        "Words between.",
        "3. Accounts.",
        "III. Roman three.",
        "IV. Roman four.",
        "(i)joined;",
        "(ii)as well.",
        "4. The first list again.",
        "4.1 And its second level.",
        "A header has no number.",
        "7. Seven.",
        "8. Eight.",
    ]
    return document(body, automatic=automatic), seen


def outline() -> tuple[bytes, list[str]]:
    """Headings numbered by the outline, one without a number, letters past z."""
    common = (
        '<text:outline-style style:name="Outline">'
        + level(1, "A", before="Part ", after=":", element="outline-level-style")
        + level(2, "1", element="outline-level-style")
        + level(3, "1", shows=2, element="outline-level-style")
        + '</text:outline-style><style:style style:name="H" style:family="paragraph" style:default-outline-level="1"/>'
    )

    def h(at: int, words: str, more: str = "") -> str:
        return f'<text:h text:style-name="H" text:outline-level="{at}"{more}>{words}</text:h>'

    body = (
        h(1, "Members")
        + h(2, "Conduct")
        + h(3, "Respect")
        + h(3, "Trust")
        + h(2, "Interests")
        + h(3, "Gifts")
        + h(1, "Preface", ' text:is-list-header="true"')
        + h(1, "Officers")
        + h(1, "Late ones", ' text:restart-numbering="true" text:start-value="26"')
        + h(1, "Later ones")
    )
    return document(body, common=common), [
        "Part A: Members",
        "1 Conduct",
        "1.1 Respect",
        "1.2 Trust",
        "2 Interests",
        "2.1 Gifts",
        "Preface",
        "Part B: Officers",
        "Part Z: Late ones",
        "Part AA: Later ones",
    ]


def everything_else() -> tuple[bytes, list[str]]:
    """Spaces, notes, boxes, changes, comments, hidden parts, tables, a header, page numbers."""
    automatic = '<style:style style:name="Hidden" style:family="text"><style:text-properties text:display="none"/></style:style>'
    change = "<office:change-info/>"
    note = '<text:note text:note-class="{}"><text:note-citation>{}</text:note-citation><text:note-body>{}</text:note-body></text:note>'
    cell = "<table:table-cell{}>{}</table:table-cell>"
    body = (
        f'<text:tracked-changes><text:changed-region text:id="c1"><text:deletion>{change}{p("Words that are gone.")}</text:deletion></text:changed-region></text:tracked-changes>'
        + p(
            'One<text:s/>space<text:s text:c="9"/>and many,<text:tab/>a tab,<text:line-break/>a line end.'
        )
        + p("What is\n   left")
        + p(
            "The council"
            + note.format("footnote", "1", p("Of this town."))
            + ' acts<text:change text:change-id="c1"/>.'
        )
        + p("It ends" + note.format("endnote", "i", p("At last.")) + ".")
        + p(
            "A box <draw:frame><draw:text-box>"
            + p("in the line")
            + "</draw:text-box></draw:frame>stands here."
        )
        + p("A comment<office:annotation><text:p>is not read</text:p></office:annotation> here.")
        + p('Nothing <text:span text:style-name="Hidden">secret </text:span>is hidden.')
        + '<text:section text:name="S" text:display="none">'
        + p("A hidden section.")
        + "</text:section>"
        + '<text:section text:name="T">'
        + p("A section that is seen.")
        + "</text:section>"
        + "<table:table><table:table-column/><table:table-column/><table:table-header-rows><table:table-row>"
        + cell.format(' table:number-columns-spanned="2"', p("Who"))
        + "<table:covered-table-cell/></table:table-row></table:table-header-rows><table:table-row>"
        + cell.format(' table:number-rows-spanned="2"', p("Clerk"))
        + cell.format("", p("reads"))
        + "</table:table-row><table:table-row><table:covered-table-cell>"
        + p("not seen")
        + "</table:covered-table-cell>"
        + cell.format("", p("writes") + p("and signs"))
        + "</table:table-row></table:table>"
        + p("The end.")
    )
    masters = f"<style:header>{p('Little Example Parish Council')}</style:header><style:footer>{p('Page <text:page-number>1</text:page-number> of <text:page-count>2</text:page-count>')}{p('May 2024')}</style:footer>"
    return document(body, automatic=automatic, masters=masters), [
        "Little Example Parish Council",
        "One space and many, a tab,\na line end.",
        "What is left",
        "The council¹ acts.",
        "It endsⁱ.",
        "A box stands here.",
        "in the line",
        "A comment here.",
        "Nothing is hidden.",
        "A section that is seen.",
        "Who",
        "Clerk\treads",
        "writes",
        "and signs",
        "The end.",
        "¹ Of this town.",
        "ⁱ At last.",
        "May 2024",
    ]


def paragraphs_as_lists() -> tuple[bytes, list[str]]:
    """Paragraphs that are lists by themselves, and a list that has its style from a paragraph's."""
    automatic = (
        '<text:list-style style:name="L">'
        + level(1, "1", after=".")
        + level(2, "a", before="(", after=")")
        + "</text:list-style>"
        '<style:style style:name="P" style:family="paragraph" style:list-style-name="L"/>'
    )

    def one(words: str, at: int = 1, more: str = "") -> str:
        return (
            f'<text:numbered-paragraph text:list-id="x" text:level="{at}" text:style-name="L"{more}>{p(words)}'
            "</text:numbered-paragraph>"
        )

    body = (
        p("The clerk’s duties")
        + one("Notices.")
        + one("in time;", 2)
        + one("in writing.", 2)
        + p("Words between.")
        + one("Minutes.")
        + one("Accounts.", 1, ' text:start-value="7"')
        + items('<text:p text:style-name="P">By the style of its paragraph.</text:p>')
    )
    return document(body, automatic=automatic), [
        "The clerk’s duties",
        "1. Notices.",
        "(a) in time;",
        "(b) in writing.",
        "Words between.",
        "2. Minutes.",
        "7. Accounts.",
        "1. By the style of its paragraph.",
    ]


FILES = [lists_that_go_on, outline, everything_else, paragraphs_as_lists]
