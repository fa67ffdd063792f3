"""Papers of unfamiliar shapes: which lines are headings, and which items stand inside which."""

from __future__ import annotations

import re

from support.imported_files import BOLD, PROSE, body, codes, word
from support.word_files import abstract, instance, level, paragraph


def test_short_numbered_lines_are_the_headings_where_nothing_marks_any(imported) -> None:  # type: ignore[no-untyped-def]
    """A model constitution as plain text: its sentences with a blank behind them are no headings."""
    long = "Liability of members to contribute to the assets of the hall if it is ever wound up"
    text = (
        "1. Name\n\nThe name of the society is\n\n..................\n\n"
        f"2. Powers\n\n{PROSE}\n\n3. Members\n\n(1) {PROSE}\n\n(2) {PROSE}\n\n"
        f"4. {long}\n\n{PROSE}\n\n5. Disputes\n\n{PROSE}\n"
    )
    headings = re.findall(r"(?m)^#+ .*", body(imported(text, "file.txt")))

    assert headings == [
        "## 1. Name",
        "## 2. Powers",
        "## 3. Members",
        f"## 4. {long}",
        "## 5. Disputes",
    ]


def test_an_item_is_inside_the_one_above_if_the_file_has_it_on_a_deeper_level(imported) -> None:  # type: ignore[no-untyped-def]
    outer = abstract(1, level(0, "%1.", "upperLetter")) + abstract(
        2, level(0, "%1."), level(1, "%2.")
    )
    at = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/></w:numPr>'
    lines = [
        paragraph("The duties of the officers are:"),
        paragraph("Chair", properties=at.format(0, 1)),
        paragraph("Open meetings.", properties=at.format(1, 2)),
        paragraph("Close meetings.", properties=at.format(1, 2)),
        paragraph("Clerk", properties=at.format(0, 1)),
    ]
    numbering = outer + instance(1, 1) + instance(2, 2)
    inside = "- 1. Open meetings.\n- 2. Close meetings.\n\n{number=B}\nB. Clerk"
    items = "- A. Chair\n  - 1. Open meetings.\n  - 2. Close meetings.\n- B. Clerk"

    assert inside in body(imported(word(*lines, numbering=numbering)))
    lines.insert(0, paragraph("1. Officers", look=BOLD))
    assert items in body(imported(word(*lines, numbering=numbering)))


def test_clauses_in_the_styles_of_headings_are_text_if_most_of_their_level_are_sentences(
    imported,
) -> None:  # type: ignore[no-untyped-def]
    styled = ["may book a room; and", "may stand for election; or", "the right to vote"]
    lines = [
        paragraph("Members", style="Heading1", properties=at_level(0)),
        *(paragraph(each, style="Heading2", properties=at_level(1)) for each in styled),
    ]
    made = imported(word(*lines))

    assert [line for line in body(made).split("\n") if line.startswith("#")] == ["## 1. Members"]
    assert "heading-is-text" in codes(made)


def at_level(depth: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="1"/></w:numPr>'


def page(*blocks: str) -> str:
    return f"<!DOCTYPE html><html><body><main><h1>Rules</h1>{''.join(blocks)}</main></body></html>"


def test_a_clause_behind_a_list_inside_another_is_on_the_level_that_its_file_gives(
    imported,
) -> None:  # type: ignore[no-untyped-def]
    """By its figure alone 3 could go on with either list; and 2 has no words of its own."""
    inner = "<ol><li>A chair is elected.</li><li>A clerk may be named.</li></ol>"
    outer = (
        f"<ol><li>Branches may be formed.</li><li>{inner}</li><li>Minutes are sent on.</li></ol>"
    )
    items = "- 1. A chair is elected.\n- 2. A clerk may be named."
    made = body(imported(page(f"<p>{PROSE}</p><h2>Branches</h2>", outer), "rules.html"))

    assert f"1. Branches may be formed.\n\n2.\n\n{items}\n\n3. Minutes are sent on." in made
    letters = outer.replace("<ol>", '<ol type="a">', 1)
    made = body(
        imported(page(f"<p>{PROSE}</p><h2>Branches</h2><p>A branch:</p>", letters), "r.html")
    )
    deeper = f"  {items}".replace("\n", "\n  ")
    assert f"- a. Branches may be formed.\n- b.\n{deeper}\n- c. Minutes are sent on." in made


def test_a_letter_of_a_deeper_list_does_not_go_on_with_the_list_around_it(imported) -> None:  # type: ignore[no-untyped-def]
    """Behind h comes i, but not where the file begins an inner list."""
    before = "".join(f"<li>{PROSE}</li>" for _ in "abcdefg")
    inner = '<ol type="i"><li>One stands up.</li><li>One speaks.</li></ol>'
    made = imported(
        page(
            f"<p>{PROSE}</p><h2>2 Debate</h2><ol type='a'>{before}<li>At a meeting:{inner}</li>",
            "<li>Only one speaks.</li></ol>",
        ),
        "rules.html",
    )

    assert (
        "- h. At a meeting:\n  - i. One stands up.\n  - ii. One speaks.\n- i. Only one speaks."
        in body(made)
    )


def test_the_number_of_a_clause_does_not_go_on_with_one_in_brackets(imported) -> None:  # type: ignore[no-untyped-def]
    text = f"2. (1) {PROSE}\n\n(2) {PROSE}\n\n3. {PROSE}\n\n4. (1) {PROSE}\n\n(2) {PROSE}\n"
    made = body(imported(f"Code of Conduct\n\n1. {PROSE}\n\n{text}", "code.txt"))

    assert re.findall(r"(?m)^(?:- )?[(]?\d[.)]", made) == ["1.", "2.", "- (2)", "3.", "4.", "- (2)"]


def test_lines_that_lead_to_places_of_their_page_are_its_list_of_contents(imported) -> None:  # type: ignore[no-untyped-def]
    """Without a heading of its own, and with other capitals than the headings have."""
    names = ("Name", "Members", "Meetings")
    entries = "".join(
        f'<h2>Article {at}: <a href="#a{at}">{name}</a></h2>' for at, name in enumerate(names, 1)
    )
    text = "".join(
        f'<h3><a id="a{at}">ARTICLE {at}: {name.upper()}</a></h3><p>{PROSE}</p>'
        for at, name in enumerate(names, 1)
    )
    made = imported(page(entries, text), "rules.html")

    assert [line.lstrip("# ") for line in body(made).split("\n") if line.startswith("#")] == [
        "ARTICLE 1: NAME",
        "ARTICLE 2: MEMBERS",
        "ARTICLE 3: MEETINGS",
    ]
    assert "contents-typed" in codes(made)


def test_lines_that_come_again_apart_from_each_other_are_contents_without_a_heading(
    imported,
) -> None:  # type: ignore[no-untyped-def]
    """One of them in other words; a form that comes twice is none."""
    names = ["Aims", "Asking", "Saying what is wrong", "Being heard", "Appeals", "Costs"]
    entries = "".join(f"<p>{at}.0 {name}</p>" for at, name in enumerate(names, 1))
    names[2] = "Saying what went wrong"
    text = "".join(f"<p>{at}.0 {name}</p><p>{at}.1 {PROSE}</p>" for at, name in enumerate(names, 1))
    made = imported(page(f"<p>{PROSE}</p>", entries, text), "rules.html")

    assert "{frame=contents}\n1.0 Aims\n\n- 2.0 Asking\n- 3.0 Saying what is wrong\n" in body(made)
    assert len(re.findall(r"(?m)^## \d\.0", body(made))) == len(names) - 1
    form = "".join(f"<p>{each}:</p>" for each in ("Name", "Street", "Town", "Telephone", "Date"))
    twice = page(f"<p>{PROSE}</p>{form}<p>{PROSE} Again.</p>{form}")
    assert "contents-typed" not in codes(imported(twice, "form.html"))


def test_a_bullet_before_a_number_below_that_of_a_clause_is_left_out(imported) -> None:  # type: ignore[no-untyped-def]
    """Not before 2.5, of which nothing above has the number 2."""
    items = f"<ul><li>1.1.1. {PROSE}</li><li>1.1.2. {PROSE}</li></ul>"
    other = "<ul><li>2.5 per cent is paid.</li></ul>"
    made = imported(
        page(f"<p>{PROSE}</p><h2>1. Words</h2><p>1.1. In these rules:</p>{items}{other}"), "r.html"
    )

    assert f"1.1.1. {PROSE}\n\n1.1.2. {PROSE}\n\n- 2.5 per" in body(made).replace("\\", "")
    assert 'received: "•", times: 3' in made.edition


def test_a_typed_number_goes_on_with_a_typed_clause_and_not_with_a_list_of_the_page(
    imported,
) -> None:  # type: ignore[no-untyped-def]
    items = "<ol><li>be fair;</li><li>be open;</li><li>be kind.</li></ol>"
    text = f"<p>2. {PROSE}</p><p>3. You must -</p>{items}<p>4. You must not -</p>{items}"
    made = body(imported(page(f"<p>{PROSE}</p><h2>Duties</h2><p>1. {PROSE}</p>{text}"), "r.html"))

    assert "- 3. be kind.\n\n4. You must not -\n\n- 1. be fair;" in made
