"""The items of a clause's lists, those inside a sentence among them."""

from __future__ import annotations

import pytest

from mkdocs_protocol.core.items import items_of, led_in, listed, without_items
from mkdocs_protocol.core.text import Item, ItemList, Marked, Paragraph, Words


def paragraph(text: str) -> tuple[Paragraph]:
    return (Paragraph((Words(text),)),)


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Officers can expect: respect; effective leadership; and not to be bullied.",
         ("respect", "effective leadership", "not to be bullied")),
        ("Members are responsible for: (a) policy; (b) scrutiny; and (g) advocacy",
         ("(a) policy", "(b) scrutiny", "(g) advocacy")),
        ("They can expect: courtesy; and candour. Officers can expect: trust; time; or both. All is well.",
         ("courtesy", "candour", "trust", "time", "both")),
        ("The hours are: 9:30 to 10:30; 11:00 to noon; and 2 p.m. to 4 p.m. on weekdays.",
         ("9:30 to 10:30", "11:00 to noon", "2 p.m. to 4 p.m. on weekdays")),
        ("Note: the office is closed; come back tomorrow.", ()),
        ("Meetings begin at 7:30; members stand; the chair speaks.", ()),
        ("The aims are: trust, respect, courtesy.", ()),
        ("As follows:", ()),
    ],
)  # fmt: skip
def test_a_list_inside_a_sentence_has_items(text: str, items: tuple[str, ...]) -> None:
    assert items_of(paragraph(text)) == items


def test_items_of_both_kinds_are_counted_through_in_the_order_of_the_text() -> None:
    blocks = (*paragraph("We owe: care; and skill."), ItemList((Item("a)", paragraph("time")),)))
    assert [(item.text, item.runs_in) for item in listed(blocks)] == [
        ("care", True),
        ("skill", True),
        ("a) time", False),
    ]


def test_an_item_says_in_which_part_of_the_clause_it_stands() -> None:
    one = Marked("1.4-p1", (Words("Members expect: care; and skill."),))
    other = Marked("1.4-p2", (Words("Officers expect: time; and trust."),))
    blocks = (Paragraph((one, Words(" "), other)),)
    assert [(item.text, item.part) for item in listed(blocks)] == [
        ("care", "1.4-p1"),
        ("skill", "1.4-p1"),
        ("time", "1.4-p2"),
        ("trust", "1.4-p2"),
    ]


def test_what_stands_outside_the_lists_is_left() -> None:
    text = "Members expect: care; skill; and time. Officers do, too."
    assert without_items(paragraph(text)) == "Members expect:\nOfficers do, too."
    assert without_items(paragraph("No list here.")) == "No list here."


def test_an_item_is_shown_behind_the_line_that_leads_in_to_its_list() -> None:
    lead = Paragraph((Words("Officers can expect members:"),))
    items = tuple(Item("", (Paragraph((Words(words),)),)) for words in ("to ask", "not to shout"))
    blocks = (lead, ItemList(items))

    assert led_in(blocks, "to ask") == "Officers can expect members: to ask"
    assert led_in(blocks, "not to shout") == "Officers can expect members: … not to shout"
    assert led_in((Paragraph((Words("Rules."),)), ItemList(items)), "to ask") == "to ask"
