"""The page of two documents compared: verbatim, both ways round, and every difference in words."""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import replace
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.handbook import real_site
from support.random_runs import examples
from support.sheets import (
    having,
    make_clause,
    make_council,
    make_edition,
    make_site,
    of_class,
    pages_of,
    parsed,
    text_of,
)

from mkdocs_protocol.comparing.two_documents.comparison import (
    Comparison,
    FoundBy,
    Passage,
    PlaceChange,
    Row,
    Side,
    WordingChange,
)
from mkdocs_protocol.comparing.two_documents.passages import clauses_of, outside_lists
from mkdocs_protocol.core.handbook import Council
from mkdocs_protocol.core.items import items_of
from mkdocs_protocol.core.protocol import Clause
from mkdocs_protocol.core.text import Item, ItemList, Paragraph, Words
from mkdocs_protocol.rendering.comparison.page import Frame, comparison_draft
from mkdocs_protocol.rendering.comparison.pair import pair_page
from mkdocs_protocol.rendering.comparison.sides import council_side
from mkdocs_protocol.rendering.comparison.words import COUNCILS
from mkdocs_protocol.rendering.page import RenderedPage
from mkdocs_protocol.site.site import Site

HOSTILE = "<img src=x onerror=alert(1)>&lt;{% raw %}{{ 7*7 }}</article></div>\"'"
MACHINE = FoundBy.MACHINE


def passage(clause: Clause, place: int = 0, item: int | None = None) -> Passage:
    """Return a clause, or an item of it, as a passage."""
    text = clause.text if item is None else items_of(clause.blocks)[item - 1]
    return Passage(clause, text, place, item)


def make_list(clause_id: str, lead: str, *items: str, topic: str | None = None) -> Clause:
    """Return a clause of a paragraph and a list."""
    blocks = (
        Paragraph((Words(lead),)),
        ItemList(tuple(Item("", (Paragraph((Words(words),)),)) for words in items)),
    )
    return replace(make_clause(clause_id, topic), blocks=blocks)


def page_of(
    *rows: Row, left: Council | None = None, right: Council | None = None
) -> tuple[RenderedPage, Element]:
    """Return the page of a comparison that says just this, and its tree."""
    one = left or make_council("red", make_edition(*_clauses(rows, "left")), name="Red")
    other = right or make_council("blue", make_edition(*_clauses(rows, "right")), name="Blue")
    site = make_site(one, other)
    sides = Side(one, one.leading_edition), Side(other, other.leading_edition)
    here = site.addresses.pair(one.id, other.id)
    frame = Frame(here, "", site.handbook.as_of, "Two", "Two", None, "A lead.", "", "", (), None)
    draft = comparison_draft(
        site,
        Comparison(*sides, rows),
        council_side(site, sides[0], "left", here),
        council_side(site, sides[1], "right", here),
        COUNCILS,
        frame,
    )
    return draft, parsed(draft.html)


def _clauses(rows: tuple[Row, ...], side: str) -> list[Clause]:
    return [passage.clause for row in rows for passage in getattr(row, side)]


def without_unseen(element: Element) -> str:
    """Return the words of an element as they stand there, but for those that are only heard."""
    found = element.text or ""
    for child in element:
        if "protocol-unseen" not in child.get("class", ""):
            found += without_unseen(child)
        found += child.tail or ""
    return found


def lines_of(text: Element) -> str:
    """Return the words of a marked text: its paragraphs, joined by line ends."""
    assert {child.tag for child in text} <= {"p"}
    return "\n".join(map(without_unseen, text))


def marked_rows(tree: Element) -> list[Element]:
    """Return the rows and items that show marks."""
    return [
        row
        for row in having(tree, "data-protocol-form")
        if row.get("data-protocol-form") == "marked"
    ]


def own_sides(row: Element) -> list[Element]:
    """Return the cells of a row itself, not those of its items or of its texts without marks."""
    (sides,) = [child for child in row if child.get("class") == "protocol-pair-sides"]
    return list(sides)


def shown_texts(row: Element) -> list[str]:
    """Return the words of each side of a row, verbatim."""
    return [
        "\n".join(lines_of(text) for text in of_class(side, "protocol-pair-text"))
        for side in own_sides(row)
    ]


def says(row: Element) -> str:
    return without_unseen(of_class(row, "protocol-pair-says")[0])


def how(row: Element) -> str:
    return " ".join(text_of(words) for words in of_class(row, "protocol-pair-how")[0])


def reworded(left: Clause, right: Clause, /, **fields: object) -> Row:
    row = Row(
        (passage(left),),
        (passage(right),),
        WordingChange.REWORDED,
        PlaceChange.IN_PLACE,
        MACHINE,
        0.724,
        0.7,
    )
    return replace(row, **fields)  # type: ignore[arg-type]


ONE = make_clause("1.1", "respect", text="Ask the Clerk first, please.")
OTHER = make_clause("7", "respect", text="Ask the Clerk or the Mayor first.")


def test_what_stands_on_one_side_only_is_marked_there_and_said_to_who_hears_it() -> None:
    _, tree = page_of(reworded(ONE, OTHER))
    left, right = own_sides(of_class(tree, "protocol-pair")[0])
    assert [text_of(mark) for mark in left.iter("mark")] == ["[different here: please]"]
    assert [text_of(mark) for mark in right.iter("mark")] == ["[different here: or the Mayor]"]
    assert shown_texts(of_class(tree, "protocol-pair")[0]) == [ONE.text, OTHER.text]


def test_a_row_says_what_became_of_wording_and_place_and_who_found_it() -> None:
    rows = {
        "Reworded": reworded(ONE, OTHER, place=PlaceChange.MOVED),
        "Same words": reworded(
            ONE, OTHER, wording=WordingChange.SAME, found_by=FoundBy.DECLARED, label="Ask first"
        ),
        "No match found in Blue": Row((passage(ONE),), (), WordingChange.ONLY_LEFT),
        "No match found in Red": Row((), (passage(OTHER),), WordingChange.ONLY_RIGHT),
    }
    _, tree = page_of(*rows.values())
    found = of_class(tree, "protocol-pair")
    told = {says(row): row for row in found}
    assert list(told) == [
        "No match found in Blue",
        "No match found in Red",
        "Reworded",
        "Same words",
    ]  # what differs most comes first
    assert how(told["Reworded"]) == "In another order Matched by a program: likeness 72 of 100"
    assert "same order Matched by a person who has read them: Ask first" in how(told["Same words"])
    assert of_class(told["No match found in Blue"], "protocol-pair-how") == []


@pytest.mark.parametrize(
    ("place", "left", "right", "said"),
    [
        (PlaceChange.SPLIT, 1, 2, "One clause in Red, two in Blue"),
        (PlaceChange.MERGED, 3, 1, "Three clauses in Red, one in Blue"),
        (PlaceChange.REGROUPED, 2, 2, "Two clauses in Red, two in Blue"),
    ],
)
def test_clauses_that_answer_several_are_told_by_their_number(
    place: PlaceChange, left: int, right: int, said: str
) -> None:
    clauses = [make_clause(f"{n}", text=f"Ask number {n}.") for n in range(1, left + right + 1)]
    row = Row(
        tuple(map(passage, clauses[:left])),
        tuple(map(passage, clauses[left:])),
        WordingChange.REWORDED,
        place,
        MACHINE,
        0.5,
    )
    _, tree = page_of(row)
    (found,) = of_class(tree, "protocol-pair")
    assert how(found).startswith(said)
    texts = [
        [text_of(text) for text in of_class(side, "protocol-pair-text")]
        for side in own_sides(found)
    ]
    assert [len(side) for side in texts] == [left, right]


def test_the_same_words_stand_once_for_both() -> None:
    row = reworded(ONE, replace(OTHER, blocks=ONE.blocks), wording=WordingChange.SAME)
    _, tree = page_of(row)
    (side,) = own_sides(of_class(tree, "protocol-pair")[0])
    assert side.get("data-protocol-side") == "both"
    assert [text_of(a) for a in side.iter("a")] == ["1.1", "7"]
    assert [text_of(text) for text in of_class(side, "protocol-pair-text")] == [ONE.text]
    assert "Both have these words." in text_of(tree)
    assert not of_class(tree, "protocol-pair-exact")


def test_where_only_signs_differ_either_text_is_a_click_away() -> None:
    other = replace(OTHER, blocks=(Paragraph((Words("ask the clerk first please"),)),))
    _, tree = page_of(reworded(ONE, other, wording=WordingChange.SAME))
    (exact,) = of_class(tree, "protocol-pair-exact")
    assert "open" not in exact.attrib
    texts = [text_of(text) for text in of_class(exact, "protocol-pair-text")]
    assert texts == [ONE.text, other.text]


def test_both_texts_without_marks_are_a_click_away() -> None:
    _, tree = page_of(reworded(ONE, OTHER))
    (exact,) = of_class(tree, "protocol-pair-exact")
    assert not list(exact.iter("mark"))
    texts = [text_of(text) for text in of_class(exact, "protocol-pair-text")]
    assert texts == [ONE.text, OTHER.text]


def test_where_most_words_differ_nothing_is_marked() -> None:
    other = make_clause("7", text="Whoever shouts is asked to leave the room.")
    _, tree = page_of(reworded(ONE, other))
    assert not list(tree.iter("mark"))


def test_what_one_lacks_is_said_in_its_place() -> None:
    mute = make_council("blue", make_edition(silent=("respect",)), name="Blue")
    row = Row((passage(ONE),), (), WordingChange.ONLY_LEFT)
    for right, said in (
        (None, "No match was found in Blue’s document."),
        (mute, "Blue’s document says nothing on this topic."),
    ):
        _, tree = page_of(row, right=right)
        (absent,) = of_class(tree, "protocol-pair-absent")
        assert text_of(absent) == said


def test_a_document_is_not_said_to_say_nothing_above_what_it_says_elsewhere() -> None:
    there = passage(make_clause("7", "media", text="Ask the Clerk or the Mayor first."))
    mute = make_council("blue", make_edition(there.clause, silent=("respect",)), name="Blue")
    lone = Row((passage(ONE),), (), WordingChange.ONLY_LEFT)
    for row, said in ((lone, True), (replace(lone, also=((), (there,))), False)):
        _, tree = page_of(row, right=mute)
        (section,) = of_class(tree, "protocol-pair-topic")
        assert bool(of_class(section, "protocol-pair-silence")) is said


def test_a_part_that_points_back_stands_behind_the_sentence_that_it_points_to() -> None:
    site = real_site()
    page = pair_page(
        site,
        site.handbook.council_by_id["weston-super-mare"],
        site.handbook.council_by_id["unnamed"],
    )
    (before,) = of_class(parsed(page.html), "protocol-pair-before")
    assert text_of(before).startswith("Members must not raise matters relating to the conduct")


def test_what_has_no_answer_leads_to_what_the_other_has_on_the_topic() -> None:
    row = Row((passage(ONE),), (), WordingChange.ONLY_LEFT)
    other = make_clause("9", text="Shouting is not allowed.", topic="respect")
    _, tree = page_of(row, right=make_council("blue", make_edition(other), name="Blue"))
    (absent,) = of_class(tree, "protocol-pair-absent")
    assert text_of(absent) == (
        "No match was found in Blue’s document. On the same topic it has: 9."
    )


def test_of_a_list_and_of_each_item_it_is_said_how_alike_they_are() -> None:
    left = make_list("3", "Expect from officers:", "a prompt answer", "tea")
    right = make_list("5", "Officers shall give:", "an answer", "cake")
    items = (reworded(left, right, left=(passage(left, 0, 1),), right=(passage(right, 0, 1),)),)
    _, tree = page_of(reworded(left, right, items=items))
    (row,) = of_class(tree, "protocol-pair")
    assert how(row) == "In the same order Matched by a program: likeness 72 of 100"
    assert how(of_class(row, "protocol-pair-item")[0]) == "Matched by a program: likeness 72 of 100"


def test_neither_side_is_called_a_rewording_of_the_other_if_most_of_their_words_differ() -> None:
    _, tree = page_of(reworded(ONE, OTHER, shared_words=0.49))
    (row,) = of_class(tree, "protocol-pair")
    assert says(row) == "Same subject, different words"
    assert how(row) == "In the same order Matched by a program"
    (summary,) = of_class(tree, "protocol-pair-summary")
    assert "1 row: 1 matches (1 on the same subject in different words)." in text_of(summary)
    _, tree = page_of(reworded(ONE, OTHER, shared_words=0.5))
    assert says(of_class(tree, "protocol-pair")[0]) == "Reworded"


def test_items_of_lists_are_rows_within_the_row() -> None:
    left = make_list("3", "Expect from officers:", "a prompt answer", "courtesy", "tea", "milk")
    right = make_list("5", "Expect of officers:", "an answer", "Courtesy;")
    items = (
        reworded(left, right, left=(passage(left, 0, 1),), right=(passage(right, 0, 1),)),
        reworded(
            left,
            right,
            left=(passage(left, 1, 2),),
            right=(passage(right, 1, 2),),
            wording=WordingChange.SAME,
        ),
        Row(
            (passage(left, 2, 3),),
            (),
            WordingChange.ONLY_LEFT,
            also=((), (passage(OTHER, 1),)),
            is_settled=True,
        ),
        Row((passage(left, 3, 4),), (), WordingChange.ONLY_LEFT),
    )
    _, tree = page_of(reworded(left, right, items=items))
    (row,) = of_class(tree, "protocol-pair")
    assert shown_texts(row) == ["Expect from officers:", "Expect of officers:"]
    found = of_class(tree, "protocol-pair-item")
    assert [says(item) for item in found] == [
        "Reworded",
        "Same words",
        "Related text elsewhere in Blue",
        "No match found in Blue",
    ]
    assert [text_of(a) for a in found[0].iter("a")] == ["Item 1", "Item 1"]
    assert shown_texts(found[0]) == ["a prompt answer", "an answer"]
    absent = [text_of(one) for item in found[2:] for one in of_class(item, "protocol-pair-absent")]
    assert absent == [
        "Not in this list in Blue’s document. Elsewhere in it: 7.",
        "No match was found in this list in Blue’s document.",
    ]
    (exact,) = of_class(row, "protocol-pair-exact")
    assert "tea" in text_of(exact)


def test_what_only_one_has_is_listed_by_topic_and_leads_to_its_row() -> None:
    draft, tree = page_of(Row((passage(ONE),), (), WordingChange.ONLY_LEFT))
    only = of_class(tree, "protocol-pair-only")[0]
    assert [text_of(h) for h in only.iter("h3")] == [
        "Red: 1 clause without a match",
        "Blue: 0 clauses without a match",
    ]
    assert [text_of(li) for li in only.iter("li")] == ["Respect: 1.1"]
    (link,) = only.iter("a")
    assert link.get("href") == "#row-red--1.1"
    assert "row-red--1.1" in draft.anchors


def test_the_summary_counts_what_they_share_and_what_they_do_not() -> None:
    _, tree = page_of(
        reworded(ONE, OTHER, wording=WordingChange.SAME, place=PlaceChange.MOVED),
        reworded(ONE, OTHER),
        Row((passage(ONE),), (), WordingChange.ONLY_LEFT),
    )
    (said,) = of_class(tree, "protocol-pair-summary")
    assert (
        text_of(said)
        == "3 rows: 2 match (1 in the same words and 1 reworded) and 1 has no match (1 of Red)."
    )
    (method,) = of_class(tree, "protocol-pair-method")
    assert text_of(method.findall("p")[0]) == "Of those that match, 1 comes in another order."


def test_a_row_stands_under_a_topic_that_is_true_of_both_sides_and_what_has_none_comes_last() -> (
    None
):
    rows = (
        reworded(make_clause("1"), make_clause("2")),
        reworded(make_clause("3", "media"), make_clause("4", "channels")),
        reworded(make_clause("5", "respect"), make_clause("6")),
    )
    _, tree = page_of(*rows)
    sections = of_class(tree, "protocol-pair-topic")
    assert [text_of(section[0]) for section in sections] == [
        "Respect",
        "Different topics",
        "Not yet classified",
    ]


def test_topics_on_which_one_document_is_silent_are_named() -> None:
    left = make_council("red", make_edition(silent=("media", "channels")), name="Red")
    right = make_council(
        "blue", make_edition(make_clause("1", "media"), silent=("channels",)), name="Blue"
    )
    _, tree = page_of(left=left, right=right)
    said = [text_of(li) for li in of_class(tree, "protocol-pair-silences")[0]]
    assert said[0] == "Blue’s document mentions these topics, but Red’s document does not: Media."
    assert said[1] == "Neither mentions: Channels."
    assert said[2] == "Nobody has yet said whether Red’s document deals with 1 further topic."


def test_a_choice_says_how_much_it_shows() -> None:
    rows = (
        reworded(ONE, OTHER, wording=WordingChange.SAME),
        reworded(ONE, OTHER),
        Row((), (passage(OTHER),), WordingChange.ONLY_RIGHT),
    )
    _, tree = page_of(*rows)
    everything, differences, lacking = (text_of(label) for label in tree.iter("label"))
    assert (everything, differences) == ("Everything (3)", "Only differences (2)")
    assert lacking == "Only rows where something has no match (1)"
    differs = [row.get("data-protocol-differs") for row in of_class(tree, "protocol-pair")]
    assert differs == ["lacks", "yes", "no"]


def test_no_choice_is_offered_that_shows_all_or_nothing() -> None:
    alone = Row((), (passage(OTHER),), WordingChange.ONLY_RIGHT)
    _, tree = page_of(reworded(ONE, OTHER), alone)
    labels = [text_of(label) for label in tree.iter("label")]
    assert labels == ["Everything (2)", "Only rows where something has no match (1)"]
    _, tree = page_of(alone)
    assert not list(tree.iter("label"))


def test_what_a_council_wrote_is_never_markup() -> None:
    left = make_clause("1", "respect", text=f"{HOSTILE} Ask the Clerk.")
    right = make_clause("2", "respect", text=f"Ask the Clerk. {HOSTILE} Now.")
    _, tree = page_of(reworded(left, right), Row((passage(left),), (), WordingChange.ONLY_LEFT))
    assert not list(tree.iter("img"))
    assert not having(tree, "onerror")
    assert shown_texts(marked_rows(tree)[0]) == [left.text, right.text]


# Every two of this repository's councils

PAIRS = list(itertools.combinations([council.id for council in real_site().handbook.councils], 2))


@pytest.fixture(scope="module")
def site() -> Site:
    """Give this repository's own councils; comparing them is done once for all tests."""
    return real_site()


@pytest.mark.parametrize(("left", "right"), PAIRS)
def test_every_clause_of_both_documents_stands_in_one_row_in_its_own_words(
    site: Site, left: str, right: str
) -> None:
    one, other = site.handbook.council_by_id[left], site.handbook.council_by_id[right]
    tree = parsed(pair_page(site, one, other).html)
    rows = {row.get("id"): row for row in of_class(tree, "protocol-pair")}
    comparison = site.comparison(one, other)
    assert len(rows) == len(comparison.rows)
    for row in comparison.rows:
        first = (one, row.left[0]) if row.left else (other, row.right[0])
        ref = first[1].clause.id if first[1].number == 1 else first[1].ref
        shown = rows[f"row-{first[0].id}--{ref}"]
        assert_verbatim(shown, row)
    for council, side in ((one, "left"), (other, "right")):
        placed = Counter(each.ref for row in comparison.rows for each in getattr(row, side))
        assert placed == Counter(each.ref for each in clauses_of(council.leading_edition))


def assert_verbatim(shown: Element, row: Row) -> None:
    """Fail unless a row on a page holds the words of its passages, and marks none of them away."""
    whole = ["\n".join(each.text for each in side) for side in (row.left, row.right)]
    items = [item for item in shown.iter("li") if "protocol-pair-item" in item.get("class", "")]
    if items:
        assert len(items) == len(row.items)
        said = [
            ["\n".join(each.text for each in side) for side in (item.left, item.right)]
            for item in row.items
        ]
        for element in items:  # in an order of their own: those that are folded stand last
            if element.get("data-protocol-form") != "once":
                said.remove(shown_texts(element))
        outside = [
            "\n".join(outside_lists(each) for each in getattr(row, side))
            for side in ("left", "right")
        ]
        assert shown_texts(shown) == outside
    elif shown.get("data-protocol-form") == "marked":
        assert shown_texts(shown) == whole
    else:
        words = "".join(without_unseen(shown).split())
        for each in row.left or row.right:
            assert "".join(each.text.split()) in words
    if shown.get("data-protocol-form") == "beside" and not items:
        words = "".join(without_unseen(shown).split())
        assert all("".join(each.text.split()) in words for each in row.right)


@pytest.mark.parametrize(("left", "right"), PAIRS)
def test_turned_round_a_page_shows_the_same_rows(site: Site, left: str, right: str) -> None:
    one, other = site.handbook.council_by_id[left], site.handbook.council_by_id[right]
    there = parsed(pair_page(site, one, other).html)
    back = parsed(pair_page(site, other, one).html)
    assert facts(there, turned=False) == facts(back, turned=True)


def facts(tree: Element, *, turned: bool) -> Counter[tuple[object, ...]]:
    """Return what a page says of each row, by the links of both its sides."""
    found: Counter[tuple[object, ...]] = Counter()
    for row in having(tree, "data-protocol-form"):
        sides = [
            tuple(sorted(a.get("href", "") for a in side.iter("a"))) for side in own_sides(row)
        ]
        texts = shown_texts(row) if row.get("data-protocol-form") == "marked" else []
        order = slice(None, None, -1 if turned else 1)
        codes = (row.get("data-protocol-differs"), row.get("data-protocol-form"), says(row))
        found[(*codes, *sides[order], *texts[order])] += 1
    return found


def test_no_page_of_a_pair_is_too_heavy(site: Site) -> None:
    assert max(len(page.html.encode()) for page in pages_of("pair", site)) < 300_000


def test_every_link_within_a_page_of_a_pair_leads_somewhere(site: Site) -> None:
    for page in pages_of("pair", site):
        tree = parsed(page.html)
        ids = [element.get("id") for element in having(tree, "id")]
        assert len(set(ids)) == len(ids)
        assert page.anchors <= set(ids)
        inside = {
            a.get("href", "")[1:] for a in tree.iter("a") if a.get("href", "").startswith("#")
        }
        assert inside <= page.anchors


def test_of_more_councils_than_the_setting_no_pair_has_a_page() -> None:
    councils = [make_council(f"c{n}", make_edition(make_clause("1"))) for n in range(3)]
    assert len(list(pages_of("pair", make_site(*councils, most_paired=3)))) == 6
    assert list(pages_of("pair", make_site(*councils, most_paired=2))) == []
    assert list(pages_of("pair", make_site(councils[0]))) == []


def test_of_the_two_ways_round_search_offers_one(site: Site) -> None:
    offered = [page.title for page in pages_of("pair", site) if page.is_found]
    assert len(offered) == 10
    assert "Barrow and Halstead compared" in offered
    assert "Halstead and Barrow compared" not in offered


TEXTS = st.lists(
    st.sampled_from(["ask", "the", "Clerk", "shout", "\n", ", ", "<b>"]), max_size=12
).map(" ".join)


@given(TEXTS, TEXTS)
@settings(max_examples=examples(60))
def test_any_two_texts_stand_on_the_page_verbatim(left: str, right: str) -> None:
    one, other = make_clause("1", text=left or "x"), make_clause("2", text=right or "y")
    _, tree = page_of(reworded(one, other))
    for row in marked_rows(tree):
        assert shown_texts(row) == [one.text, other.text]


def test_what_comes_near_is_named_where_no_match_was_found() -> None:
    near = Row((passage(ONE),), (), WordingChange.ONLY_LEFT, nearest=(passage(OTHER),))
    _, tree = page_of(near)
    row = of_class(tree, "protocol-pair")[0]
    assert text_of(of_class(row, "protocol-pair-says")[0]).endswith("No certain match in Blue")
    absent = text_of(of_class(row, "protocol-pair-absent")[0])
    assert (
        absent
        == "No certain match was found in Blue’s document. What a program finds nearest there: 7."
    )
    counting = text_of(of_class(tree, "protocol-pair-method")[0].findall("p")[0])
    assert counting.endswith(
        "For 1 row without a match, a program finds something similar in the other document."
    )


def test_a_row_concerns_whom_it_binds_benefits_or_names() -> None:
    site = real_site()
    councils = [site.handbook.council_by_id[one] for one in ("barrow", "wellingborough")]
    tree = parsed(pair_page(site, *councils).html)
    found = {row.get("id", ""): row for row in of_class(tree, "protocol-pair")}
    unhappy = found["row-barrow--councillors-procedure-1"]
    assert "clerk" not in unhappy.get("data-protocol-binds", "").split()
    assert "clerk" in unhappy.get("data-protocol-about", "").split()
    for row in found.values():
        bound, about = (
            set(row.get(f"data-protocol-{told}", "").split()) for told in ("binds", "about")
        )
        # Who shares a role with others is bound as one of them, but the row is not about them in particular.
        assert bound - about <= {"chair", "clerk"}
