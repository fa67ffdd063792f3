"""Nothing lost: an edition against the document as it was received, word for word."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from datetime import date
from itertools import islice
from pathlib import Path
from types import FrameType

import pytest
from support.handbook import real_handbook
from support.projects import minimal_council_files, write_files

from mkdocs_protocol.checking.aligning import align
from mkdocs_protocol.checking.loading import load
from mkdocs_protocol.checking.verifying import verify
from mkdocs_protocol.core.layout import Layout
from mkdocs_protocol.core.vocabulary import ReceivedAs
from mkdocs_protocol.reading.received import received_layout

REPOSITORY = Path(__file__).parents[2]
EDITION = "councils/little-example/editions/2024-05.md"
RECEIVED = "councils/little-example/as-received/2024-05.txt"


def told(root: Path, files: dict[str, str]) -> list[str]:
    write_files(root, {**files})
    loaded = load(root / "councils", as_of=date(2026, 11, 22))
    assert loaded.problems == ()
    return sorted(str(problem) for problem in verify(root / "councils", loaded.handbook))


def with_received(old: str, new: str, declared: str = "") -> dict[str, str]:
    files = minimal_council_files()
    assert old in files[RECEIVED]
    files[RECEIVED] = files[RECEIVED].replace(old, new)
    if declared:
        files[EDITION] = files[EDITION].replace(
            "silent: [media]", f"silent: [media]\ndifferences:\n{declared}"
        )
    return files


def test_all_five_councils_hold_every_word() -> None:
    handbook = real_handbook()

    assert list(verify(REPOSITORY / "councils", handbook)) == []
    assert sum(len(council.leading_edition.words) for council in handbook.councils) == 7325
    assert sum(len(c.leading_edition.differences) for c in handbook.councils) <= 10


def test_a_word_left_out_is_told_with_its_line(tmp_path: Path) -> None:
    assert told(tmp_path, with_received("shall treat", "shall always treat")) == [
        f"{RECEIVED}:5:1: the document has “always” here, which the edition leaves out; copy it into the "
        "edition, or declare it under differences"
    ]


def test_a_word_too_many_is_told(tmp_path: Path) -> None:
    assert told(tmp_path, with_received("shall treat", "treat")) == [
        f"{RECEIVED}:5:1: the edition has “shall”, which the document does not have here; take it out of "
        "the edition, or declare it under differences"
    ]


def test_case_and_punctuation_count(tmp_path: Path) -> None:
    assert told(tmp_path, with_received("Members and", "members, and")) == [
        f"{RECEIVED}:5:1: the document has “members,” where the edition has “Members”; correct the "
        "edition, or declare it under differences"
    ]


@pytest.mark.parametrize(
    ("shown", "names"),
    [
        ("Mеmbers", ("U+0435 CYRILLIC SMALL LETTER IE", "U+0065 LATIN SMALL LETTER E")),
        ("Μembers", ("U+039C GREEK CAPITAL LETTER MU", "U+004D LATIN CAPITAL LETTER M")),
    ],
)
def test_letters_that_look_the_same_are_named(
    shown: str, names: tuple[str, str], tmp_path: Path
) -> None:
    assert told(tmp_path, with_received("Members", shown))[0] == (
        f"{RECEIVED}:5:1: the document has “{shown} ({names[0]})” where the edition has “Members ({names[1]})”; correct "
        "the edition, or declare it under differences"
    )


def test_words_in_another_order_are_a_difference(tmp_path: Path) -> None:
    assert (
        len(
            told(
                tmp_path,
                with_received(
                    "requests for information\ncomplaints", "complaints\nrequests for information"
                ),
            )
        )
        == 2
    )


def test_a_declared_difference_is_none(tmp_path: Path) -> None:
    declared = '  - {reason: list bullet, received: "·", times: 2}'
    files = with_received(
        "requests for information\ncomplaints", "· requests for information\n· complaints", declared
    )

    assert told(tmp_path, files) == []


def test_differences_that_follow_one_another_may_be_declared_apart(tmp_path: Path) -> None:
    declared = (
        '  - {reason: list bullet, received: "·"}\n'
        "  - {reason: conversion artefact, received: '[x]complaints', edition: complaints}"
    )
    files = with_received("information\ncomplaints", "information\n· [x]complaints", declared)

    assert told(tmp_path, files) == []


def test_a_difference_declared_too_often_is_told_where_it_is_declared(tmp_path: Path) -> None:
    declared = '  - {reason: list bullet, received: "·", times: 3}'
    files = with_received("information\ncomplaints", "information\n· complaints", declared)

    assert told(tmp_path, files) == [
        f"{EDITION}:9:5: this difference (list bullet) is declared but not there; remove it, or correct "
        "its words or how many times it occurs"
    ]


def test_bullets_are_told_in_one_line_with_the_line_to_copy(tmp_path: Path) -> None:
    declared = '  - {reason: list bullet, received: "·"}'
    files = with_received(
        "requests for information\ncomplaints", "· requests for information\n· complaints", declared
    )

    assert told(tmp_path, files) == [
        f"{RECEIVED}:10:1: the document has “·” here, once in all, which the edition leaves out; copy this line into "
        "differences (in place of the 1 declared now), or write the signs into the edition: "
        '- {reason: list bullet, received: "·", times: 2}'
    ]


def test_a_withheld_name_is_declared_and_stands_in_both(tmp_path: Path) -> None:
    declared = '  - {reason: personal name withheld, edition: "[name withheld]"}'
    files = with_received("Next review", "[name withheld]\nNext review", declared)
    files[EDITION] = files[EDITION].replace(
        "{frame=label}\nNext", "{frame=label}\n[name withheld]\n\n{frame=label}\nNext"
    )

    assert told(tmp_path, files) == []


def test_an_edition_without_its_document_cannot_be_verified(tmp_path: Path) -> None:
    files = minimal_council_files()
    files[EDITION] = files[EDITION].replace("as_received: 2024-05.txt\n", "")

    assert told(tmp_path, files) == [
        f"{EDITION}:1:1: no document as received is named; put it into as-received/ as a text file and "
        "name it with as_received"
    ]


def test_no_personal_name_of_a_sign_off_is_in_the_repository() -> None:
    for path in (REPOSITORY / "councils/halstead").rglob("*.*"):
        lines = path.read_text("utf-8").splitlines()
        for number, line in enumerate(lines[1:], start=1):
            if line.strip() == "Town Clerk" and path.suffix in {".md", ".txt"}:
                assert lines[number - 1].strip() == "[name withheld]"


def test_many_ways_to_declare_the_same_words_take_no_more_time(tmp_path: Path) -> None:
    files = with_received(
        "shall treat",
        "shall " + "a " * 1200 + "b treat",
        '  - {reason: conversion artefact, received: "a", times: 1200}\n'
        '  - {reason: conversion artefact, received: "a a", times: 600}\n',
    )

    # Every way there was gone through once: for longer than anyone waits.
    assert any("“b” here, which the edition leaves out" in line for line in told(tmp_path, files))


@pytest.mark.parametrize("end", ["\0", "\0" * 9, "\0x\0", ""])
def test_two_texts_come_to_their_ends_whatever_signs_they_hold(end: str) -> None:
    for one, other in (("One" + end, "One and two"), ("One and two", "One" + end)):
        found = [*islice(align(one, other, declared=lambda *_: None, bullets={}), 20)]
        assert len(found) < 20
        assert (found[-1].end, found[-1].other_end) == (len(one), len(other))


def test_a_difference_is_used_no_more_often_than_it_is_declared(tmp_path: Path) -> None:
    files = with_received(
        "shall treat",
        "shall x x x treat",
        '  - {reason: conversion artefact, received: "x", times: 2}\n',
    )

    assert told(tmp_path, files) == [
        f"{RECEIVED}:5:1: the document has “x” here, which the edition leaves out; copy it into the edition, or "
        "declare it under differences"
    ]


# How the document as received is written


def written(edition: str, received: str, how: str = "", declared: str = "") -> dict[str, str]:
    """Return a council whose edition and document hold just these words under a title."""
    files = minimal_council_files()
    facts = f"received_as: {how}\n" if how else ""
    differences = f"differences:\n{declared}\n" if declared else ""
    files[EDITION] = (
        f"---\ntitle: T\nas_received: 2024-05.txt\n{facts}{differences}---\nT\n\n{edition}\n"
    )
    files[RECEIVED] = f"T\n\n{received}\n"
    return files


@pytest.mark.parametrize("sign", ["*", "_", "#", "<"])
def test_a_file_with_signs_says_how_it_is_written(sign: str, tmp_path: Path) -> None:
    (problem,) = told(tmp_path, written("1.1 A \\" + sign + " b.", f"1.1 A {sign} b."))

    assert problem.startswith(f"{EDITION}:3:14: the document has “{sign}” on line 3")
    assert "write received_as: text" in problem


@pytest.mark.parametrize(
    "words",
    [
        "2*3*4", "__/__/____", "<time limit>", "(c)", "______________", "a ~ b ~~ c", "R & D &amp; E", "`code`",
        "a \\ b \\* c", "[insert name]", "{date}", "# 5", "*one* of **two**", "|x|", "![x](y)", "--- ---", "<b>",
    ],
)  # fmt: skip
def test_what_a_document_prints_is_shown_where_it_is_escaped(words: str, tmp_path: Path) -> None:
    escaped = re.sub(r"([*_<>~&`\\\[\]{}#|!(-])", r"\\\1", words)

    assert (
        told(tmp_path, written(f"1.1 Sum: {escaped} end.", f"1.1 Sum: {words} end.", "text")) == []
    )


@pytest.mark.parametrize(
    "lost", ["2*3*4", "A *b* c", "__/__/____", "a **b** c", "&amp;", "a\\*b", "~~x~~"]
)
def test_a_sign_that_markdown_takes_is_missed_where_the_document_prints_it(
    lost: str, tmp_path: Path
) -> None:
    files = written(f"1.1 Sum: {lost} end.", f"1.1 Sum: {lost} end.", "text")
    write_files(tmp_path, {**files})
    loaded = load(tmp_path / "councils", as_of=date(2026, 11, 22))

    assert loaded.problems or list(verify(tmp_path / "councils", loaded.handbook))


def test_as_markdown_its_own_signs_fall_away_and_others_stay(tmp_path: Path) -> None:
    received = (
        "# **A** Title\n\n- 1.1 One\n\n3. Three\n\n<b>Date</b>\tJune <name of clerk>\n\n· dot [bookmark: _x]y\n\n"
        "| a | b |\n|---|---|\n| c | d | e |\n\n" + ">" * 30 + " k\n\n<!-- page 2 -->\n"
    )

    assert received_layout(received, ReceivedAs.MARKDOWN).characters == (
        "ATitle1.1One3.ThreeDateJune<nameofclerk>·dot[bookmark:_x]yabcde>>>>>>>>>>k<!--page2-->"
    )


def test_as_html_tags_fall_away_and_words_in_unknown_ones_stay(tmp_path: Path) -> None:
    received = (
        "<!DOCTYPE html><html><head><title>Site</title><style>p {}</style></head><body><!-- x --><h1 class='a'>T</h1>"
        "<ol type=a start=2><li>One</li><li>Two</ol><p>Within <time limit> &amp; 5 < 6<br>End</p>"
        "<table><tr><td>x<td>y</table><ul><li>z</ul></body></html>"
    )
    layout = received_layout(received, ReceivedAs.HTML)

    assert layout.characters == "Tb.Onec.TwoWithin<timelimit>&5<6Endxyz"
    assert {layout.characters[at] for at in layout.begins - {layout.length}} == {
        *"Tbc",
        "W",
        "E",
        *"xyz",
    }


@pytest.mark.parametrize(
    ("listed", "shown"),
    [
        ("<ol type=a><li>x<li value=5>y<li>z</ol>", "a.xe.yf.z"),
        ("<ol style='list-style-type: lower-roman'><li>x<li>y</ol>", "i.xii.y"),
        ("<ol style='list-style: none'><li>x<li>y</ol>", "xy"),
        ("<ul style='list-style-type:decimal'><li>x<li>y</ul>", "1.x2.y"),
        ("<ol><li>x<ol type=i><li>y</ol><li>z</ol>", "1.xi.y2.z"),
    ],
)
def test_a_numbered_list_of_html_shows_its_numbers(listed: str, shown: str) -> None:
    assert received_layout(listed, ReceivedAs.HTML).characters == shown


# The shape


def shapes(edition: str, received: str, root: Path, declared: str = "") -> list[str]:
    return told(root, written(edition, received, "text", declared))


def test_lines_that_run_together_are_told_with_the_line_to_copy(tmp_path: Path) -> None:
    lines = shapes(
        "1.1 Tasks: To set the budget; To look after the hall",
        "1.1 Tasks:\nTo set the budget;\nTo look after the hall",
        tmp_path,
    )

    assert len(lines) == 2
    assert f"{RECEIVED}:5:1: “To look after the hall” begins a line" in lines[1]
    assert lines[1].endswith('- {reason: lines joined, received: "To look after the hall"}')


def test_a_line_that_is_divided_is_told(tmp_path: Path) -> None:
    (line,) = shapes("1.1 One:\n\n- to act\n", "1.1 One: to act", tmp_path)

    assert "“to act” continues its line in the document" in line


@pytest.mark.parametrize(
    "edition",
    ["1.1 Tasks:\nTo act;\nTo rest", "1.1 Tasks:\n\n- To act;\n- To rest", "1.1 Tasks:\n\nTo act;\n\nTo rest",
     "1.1 Tasks:  \nTo act;  \nTo rest"],
)  # fmt: skip
def test_lines_of_their_own_may_be_lines_items_or_paragraphs(edition: str, tmp_path: Path) -> None:
    assert shapes(edition, "1.1 Tasks:\nTo act;\nTo rest", tmp_path) == []


def test_cells_are_kept_and_a_number_may_stand_in_one_of_its_own(tmp_path: Path) -> None:
    table = "{headings=column}\n| Author | The clerk |\n|---|---|\n| Approved | Council |\n"
    received = "1.1\tFacts:\nAuthor\tThe clerk\nApproved\tCouncil"

    assert shapes(f"1.1 Facts:\n\n{table}", received, tmp_path) == []
    assert len(shapes("1.1 Facts:\nAuthor The clerk\nApproved Council", received, tmp_path)) == 2


def test_lines_that_end_because_they_are_full_are_told_once(tmp_path: Path) -> None:
    words = "Members and officers shall treat each other with respect at every meeting of the council and"
    received = f"1.1 {words}\n{words}\n{words}"
    edition = f"1.1 {words} {words} {words}"
    (line,) = shapes(edition, received, tmp_path)

    assert line.endswith("- {reason: lines joined, times: 2}")
    assert shapes(edition, received, tmp_path, "  - {reason: lines joined, times: 2}") == []


def test_a_full_line_covers_no_line_that_begins_like_an_item(tmp_path: Path) -> None:
    received = "1.1 Members and officers shall treat each other with respect at every meeting\n(a) of the council"
    edition = "1.1 Members and officers shall treat each other with respect at every meeting (a) of the council"

    assert len(shapes(edition, received, tmp_path, "  - {reason: lines joined, times: 1}")) == 2


# Reasons


@pytest.mark.parametrize(
    ("reason", "received", "edition"),
    [
        ("list bullet", "shall not", "may"),
        ("dotted leader", "shall not", ""),
        ("conversion artefact", "shall not", "may"),
        ("conversion artefact", "not", ""),
        ("conversion artefact", "shall not", "shall"),
        ("number mended", "2.1 shall", "2.2 may"),
        ("words joined over a page break", "shall not", "may"),
        ("contents list", "shall not vote", ""),
        ("personal name withheld", "shall not", "[name withheld]"),
    ],
)
def test_a_reason_covers_only_what_it_says(
    reason: str, received: str, edition: str, tmp_path: Path
) -> None:
    replaced = f', edition: "{edition}"' if edition else ""
    declared = f'  - {{reason: {reason}, received: "{received}"{replaced}}}'
    lines = told(
        tmp_path, written(f"1.1 They {edition} go.", f"1.1 They {received} go.", "text", declared)
    )

    assert any(f"‘{reason}’ does not cover this difference" in line for line in lines)


@pytest.mark.parametrize(
    ("reason", "received", "edition"),
    [
        ("list bullet", "•", ""),
        ("dotted leader", "……….", ""),
        ("conversion artefact", "Page 3 of 9", ""),
        ("conversion artefact", "Councilâ€™s", "Council’s"),
        ("number mended", "2..1", "2.1"),
        ("words joined over a page break", "govern- ment", "government"),
        ("personal name withheld", "Dr J. Smith-Jones", "[name withheld]"),
    ],
)
def test_a_reason_covers_what_it_says(
    reason: str, received: str, edition: str, tmp_path: Path
) -> None:
    replaced = f', edition: "{edition}"' if edition else ""
    declared = f'  - {{reason: {reason}, received: "{received}"{replaced}}}'

    assert (
        told(
            tmp_path,
            written(f"1.1 They {edition} go.", f"1.1 They {received} go.", "text", declared),
        )
        == []
    )


# The time


def steps(work: Callable[[], object]) -> int:
    """Return how many lines of our own code some work runs through."""
    count = 0

    def trace(frame: FrameType, event: str, _: object) -> object:
        nonlocal count
        if "mkdocs_protocol" not in frame.f_code.co_filename:
            return None
        count += event == "line"
        return trace

    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(None)
    return count


@pytest.mark.parametrize(
    ("received", "kept"),
    [
        ("the ", "the "),  # a word repeated
        ("shall act ", "may act "),
        ("a1 b2 c3 d4 ", "b2 a1 d4 c3 "),
        ("• item ", "item "),
        ("word\n", "word "),
        ("[[[[ ", "[[[[ "),
        ("<b <b ", "<b <b "),
    ],
)
def test_verify_takes_time_in_proportion_to_the_text(
    received: str, kept: str, tmp_path: Path
) -> None:
    def work(times: int) -> Callable[[], object]:
        left, right = received_layout(received * times, ReceivedAs.TEXT), Layout()
        right.begin()
        right.add(kept * times)
        bullets = left.bullets
        return lambda: list(
            align(left.characters, right.characters, declared=_none, bullets=bullets)
        )

    small, large = steps(work(1500)), steps(work(3000))

    assert large <= 2.2 * small + 200


def _none(_i: int, _j: int, _same: int) -> None:
    return None


def test_the_mark_of_a_note_is_no_bullet(tmp_path: Path) -> None:
    bullets = '  - {reason: list bullet, received: "*", times: '
    above, items = "1.1 Members{} shall:", ("* ask;", "* listen.")
    received = "\n".join((above.format("*"), *items, "1.2 Officers answer.", "* Volunteers too."))
    written_as = above.format("\\*") + "\n\n- ask;\n- listen.\n\n1.2 Officers answer.\n\n"

    lost = told(
        tmp_path, written(f"{written_as}- Volunteers too.", received, "text", bullets + "3}")
    )
    assert [line.split(": ")[0] for line in lost] == [f"{RECEIVED}:7:1"]
    assert "the mark of a note" in lost[0]
    kept = written(f"{written_as}\\* Volunteers too.", received, "text", bullets + "2}")
    assert told(tmp_path, kept) == []
