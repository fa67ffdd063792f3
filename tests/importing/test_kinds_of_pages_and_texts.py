"""What web pages and OpenDocument texts show otherwise than it is written: both readers read what is shown."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from corpus.making.text_documents import document, items, level, p

from mkdocs_protocol.importing.containers import foreign_file
from mkdocs_protocol.importing.importing import import_file
from mkdocs_protocol.importing.received import received_text

TEXTS = {
    "letters by their style": (
        '<text:p text:style-name="Kid">all <text:span text:style-name="Low">BUT</text:span> '
        '<text:span text:style-name="Title">the clerk’s own</text:span></text:p>',
        "ALL but The Clerk’s Own",
    ),
    "fields that are hidden, and that are not": (
        p("A <text:hidden-text text:is-hidden=\"true\">no</text:hidden-text><text:hidden-text text:is-hidden=\"false\">yes</text:hidden-text>")
        + p('Gone<text:hidden-paragraph text:is-hidden="true"/>') + p('Here<text:hidden-paragraph text:is-hidden="false"/>')
        + p('Set <text:variable-set text:display="none">9</text:variable-set>on page <text:page-number>4</text:page-number> '
            "<text:meta-field>as said</text:meta-field>"),
        "A yes|Here|Set on page 4 as said",
    ),
    "sections on a condition": (
        f'<text:section text:display="condition" text:is-hidden="true">{p("Not here.")}</text:section>'
        f'<text:section text:display="condition" text:is-hidden="false">{p("Here.")}</text:section>',
        "Here.",
    ),
    "lists of laws and of tables": (
        f'<text:bibliography><text:index-body>{p("The Act of 1972")}</text:index-body></text:bibliography>'
        f'<text:table-index><text:index-body>{p("Table 1")}</text:index-body></text:table-index>' + p("The end of it."),
        "The Act of 1972|Table 1|The end of it.",
    ),
    "a list in a note, a table in a box": (
        p('Note<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
          + p("Of two kinds:") + items(p("old"), p("new"), given='text:style-name="L"') + "</text:note-body></text:note> here.")
        + p("Box<draw:frame><draw:text-box><table:table><table:table-row><table:table-cell>" + p("A")
            + "</table:table-cell><table:table-cell>" + p("B") + "</table:table-cell></table:table-row></table:table></draw:text-box></draw:frame>"),
        "Note¹ here.|Box|A|B|¹ Of two kinds:|a) old|b) new",
    ),
}  # fmt: skip
COMMON = (
    '<style:style style:name="Up" style:family="paragraph"><style:text-properties fo:text-transform="uppercase"/></style:style>'
    '<style:style style:name="Kid" style:family="paragraph" style:parent-style-name="Up"/>'
    '<style:style style:name="Low" style:family="text"><style:text-properties fo:text-transform="lowercase"/></style:style>'
    '<style:style style:name="Title" style:family="text"><style:text-properties fo:text-transform="capitalize"/></style:style>'
    f'<text:list-style style:name="L">{level(1, "a", after=")")}</text:list-style>'
)
PAGES = {
    "letters by their style": (
        "<style>h2{text-transform:uppercase}</style><h2>Roles</h2><p style='text-transform:capitalize'>the <b>town clerk</b></p>",
        "ROLES|The Town Clerk",
    ),
    "points that a sheet writes": (
        "<style>dt::after{content:':'} .q::before{content:open-quote} .q::after{content:close-quote} li::before{content:attr(data-n)}"
        " a::before{content:'»'} th::before{content:'No. '} td::after{content:';'}</style><table><tr><th>1<td>Roles</table><dl><dt>Clerk<dd>Who <span class=q>advises</span>, <a href=/>here</a></dl>"
        "<ol style='list-style:none'><li data-n='1A'> Members ask.</ol>",
        "No. 1|Roles;|Clerk:|Who “advises”, here|1A Members ask.",
    ),
    "lists with marks of their own": (
        "<ul style=\"list-style-type: '→ '\"><li>Arrow</ul><ol><li>One<li style='display:block'>Bare<li>Three</ol>",
        "→ Arrow|1. One|Bare|3. Three",
    ),
    "marks that a sheet writes": (
        "<style>ol.m li::marker{content:counters(list-item,'.') ' '} ul li::marker{content:'→ '} @counter-style cl{prefix:'Cl '}</style>"
        "<ol class=m><li>Elected<ol start=4><li>Four years<li value=7>Resign</ol></ol><ul><li>Arrow</ul>"
        "<ol style='list-style-type:cl'><li>Own</ol>",
        "1 Elected|1.4 Four years|1.7 Resign|→ Arrow|1. Own",
    ),
    "buttons that are headings of what they open": (
        "<div role=tablist><button role=tab aria-controls=a>1. Members</button><button role=tab>2. Staff</button></div>"
        "<div id=a role=tabpanel>They ask.</div><button aria-controls=b>3. Chair</button><div id=b hidden>Presides.</div>"
        "<button class='accordion'>4. Mayor</button><div>Attends.</div><button aria-controls=menu>Menu</button>"
        "<div id=menu class=main-menu>Home</div><button>Print</button>",
        "1. Members|2. Staff|They ask.|3. Chair|Presides.|4. Mayor|Attends.",
    ),
    "comments of Google Docs": (
        "<p>Members<sup><a href='#cmnt1' id='cmnt_ref1'>[a]</a></sup> ask.<sup><a href='#ftnt1' id='ftnt_ref1'>[1]</a></sup></p>"
        "<div><p><a href='#ftnt_ref1' id='ftnt1'>[1]</a> In writing.</p></div>"
        "<div><p><a href='#cmnt_ref1' id='cmnt1'>[a]</a><span>Is it lawful?</span></p><p>I ask.</p></div>",
        "Members ask.[1]|[1] In writing.",
    ),
    "words of a table outside its cells": (
        "<table><caption>Dates</caption><p>In no cell.</p><tr><div>Nor this.</div><td>Review<td>2027</table>",
        "Dates|In no cell.|Nor this.|Review|2027",
    ),
    "marks of notes": (
        "<p>Within 10 days<sup><a href='#n'>1</a></sup> of the 4<sup>th</sup>.</p><p id=n><sup>1</sup> Working days.</p>",
        "Within 10 days¹ of the 4th.|¹ Working days.",
    ),
    "fields of forms": (
        "<p><input type=checkbox checked> yes <input type=radio> no <input value=typed><select><option>North<option>South</select></p>",
        "☒ yes ☐ no",
    ),
}  # fmt: skip
CASES = [
    *((name, document(body, common=COMMON), "text.odt", truth) for name, (body, truth) in TEXTS.items()),
    *((name, f"<h1>Protocol</h1>{body}".encode(), "page.html", f"Protocol|{truth}") for name, (body, truth) in PAGES.items()),
]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "name", "truth"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_both_readers_read_what_is_shown(
    content: bytes, name: str, truth: str, tmp_path: Path
) -> None:
    lines = re.split("[\n\t]", received_text(foreign_file(content, name)).text)
    assert [line for line in lines if line] == truth.split("|")

    path = tmp_path / name
    path.write_bytes(content)
    report = import_file(path, council="tiny", edition="undated", day=date(2026, 1, 1)).report
    assert [entry.what for entry in report.entries if entry.code == "readers-differ"] == []


def test_what_a_page_asks_its_readers_to_fill_in_is_told(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(
        "<p>Ward: <select><option>North</select></p><button>Send the form</button>", "utf-8"
    )
    report = import_file(path, council="tiny", edition="undated", day=date(2026, 1, 1)).report

    assert {"form-filled", "around-text"} <= {entry.code for entry in report.entries}


def test_a_box_to_tick_stays_in_the_edition_and_a_bullet_becomes_an_item(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("<p>1.1 Tick one:</p><p>☐ yes</p><p>☒ no</p><p>• later</p>", "utf-8")
    made = import_file(path, council="tiny", edition="undated", day=date(2026, 1, 1))

    assert made.edition.split("\n\n", 2)[2].splitlines() == ["- ☐ yes", "- ☒ no", "- later"]
    assert [e.what for e in made.report.entries if e.code == "readers-differ"] == []


def test_a_number_in_a_style_of_the_page_and_one_of_an_unknown_selector_are_told(
    tmp_path: Path,
) -> None:
    path = tmp_path / "page.html"
    path.write_text(
        "<style>@counter-style own{suffix:') '} h2:not(.q)::before{content:counter(n)}</style><h1>Protocol</h1>"
        "<ol style='list-style-type:own'><li>Members ask.</ol><h2>Roles</h2><p>The clerk answers.",
        "utf-8",
    )
    report = import_file(path, council="tiny", edition="undated", day=date(2026, 1, 1)).report
    told = {
        entry.what: entry.uncertain for entry in report.entries if entry.code == "number-doubtful"
    }

    assert sorted(told.values()) == [False, True]
    assert any("h2:not(.q)::before" in what for what in told)


def test_numbers_that_a_page_writes_into_items_without_a_mark_are_those_of_clauses(
    tmp_path: Path,
) -> None:
    page = (
        "<style>li{list-style:none}</style><h1>Protocol</h1><ol><li><h2><span style='float:left'>1.</span>Roles</h2>"
        "<ol><li><p><span style='float:left'>1.1</span>Members ask the clerk.</p><ul><li><span style='float:left'>••</span>in writing</ul>"
        "<p>In all other cases they ask the chair.</p><li><p><span style='float:left'>1.2</span>The clerk answers.</p></ol></ol>"
    )
    path = tmp_path / "page.html"
    path.write_text(page, "utf-8")
    made = import_file(path, council="tiny", edition="undated", day=date(2026, 1, 1))

    assert "\n## 1. Roles\n" in made.edition
    assert "\n1.1 Members ask the clerk.\n" in made.edition
    assert "\n- in writing\n" in made.edition
    assert "\n1.2 The clerk answers.\n" in made.edition


LONG = "See https://www.little-example.gov.uk/" + "documents/" * 10
SPREAD = (
    "     Rule {page}.    Scope.    These   rules    govern   the\n\n"
    + "".join(
        f"conduct   of   the   Council   and   {word}   officers   so   as\n\n"
        "it  is  said  in  them  and  nowhere  else  whatever\n\n"
        for word in ("its", "all", "our", "any", "few", "old")
    )
    + "says   so   in   as   many   of   the   words   as   are\n"
    + " " * 60
    + "{page}\nneeded for it.\n\n\n"
)


@pytest.mark.parametrize(
    ("text", "edition", "told"),
    [
        pytest.param(
            "1.1 Members and officers of the council work together for\nthe good of the whole of the parish.\n\n" * 9 + LONG,
            ["1.1 Members and officers of the council work together for the good of the whole of the parish."],
            {"lines-joined"},
            id="lines that were full, beside one that was never broken",
        ),
        pytest.param(
            "1.1 An officer may:\n\n(a) ask the Clerk for\n    advice on this;\n(b) write.\n    The Clerk answers.\n(c) wait.",
            ["- (a) ask the Clerk for", "  advice on this;", "- (b) write.", "  The Clerk answers.", "- (c) wait."],
            {"lines-joined"},
            id="lines set in under their item",
        ),
        pytest.param(
            "* Respect is owed\n\n- by members\n\n* Advice is given\n\n* Time is kept",
            ["- Respect is owed", "- by members", "- Advice is given", "- Time is kept"],
            set(),
            id="asterisks before items, with others between",
        ),
        pytest.param(
            "".join(SPREAD.format(page=page) for page in (1, 2, 3)),
            ["Rule 2. Scope. These rules govern the " + "".join(
                f"conduct of the Council and {word} officers so as it  is  said  in  them  and  nowhere  else  whatever "
                for word in ("its", "all", "our", "any", "few", "old")) + "says so in as many of the words as are needed for it."],
            {"lines-joined", "table-by-tabs", "page-frame"},
            id="double-spaced, set to both margins, with numbers of pages",
        ),
        pytest.param(
            "\n\n".join(["Little Example council", "1.1 Members ask.", "1.2 Staff answer.",
                         "Little Example council", "2.1 Members vote.", "Little Example council", "3.1 All go home."]),
            [],
            {"page-frame"},
            id="the head of pages",
        ),
        pytest.param(
            "1.1 Members ask the Clerk before they go to any\n\nofficer of the council.",
            [],
            {"paragraph-by-look"},
            id="a sentence cut in two",
        ),
    ],
)  # fmt: skip
def test_lines_of_a_text_are_read_as_they_were_set(
    text: str, edition: list[str], told: set[str], tmp_path: Path
) -> None:
    path = tmp_path / "text.txt"
    path.write_text(text, "utf-8")
    made = import_file(path, council="tiny", edition="undated", day=date(2026, 1, 1))
    found = {entry.code for entry in made.report.entries}

    assert [line for line in edition if line not in made.edition.splitlines()] == []
    assert told <= found
    assert "readers-differ" not in found
