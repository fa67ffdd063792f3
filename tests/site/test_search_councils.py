"""What the search says of councils that are named, and of a role or a kind of clause that is all that is asked."""

from __future__ import annotations

import re

from playwright.sync_api import expect
from support.browser import SharedPages
from support.searching import ask


def test_a_council_that_is_named_answers_in_a_line(page_at: SharedPages, handbook_url: str) -> None:
    page = page_at(f"{handbook_url}search/", stay=True)
    short = page.locator("[data-protocol-short='question who-appoints'] > p")
    ask(page, "halstead who appoints staff")
    expect(short).to_have_text(re.compile(r"^Halstead: A Staff Advisory Committee "))
    ask(page, "who appoints staff")
    expect(short).to_have_count(0)


def test_a_council_alone_is_answered_by_what_its_document_is_for_and_the_ways_into_it(
    page_at: SharedPages, handbook_url: str
) -> None:
    page = page_at(f"{handbook_url}search/", stay=True)
    for asked, council, first in (
        ("wellingborough what is the protocol about", "wellingborough", "preamble"),
        ("what does halstead say about it", "halstead", "1.1"),  # it does not say what it is for
        ("Weston latest edition", "weston-super-mare", "scope"),
    ):
        assert ask(page, asked).hits[0][0] == f"clause {council} {first}", asked
        box = page.locator(f"[data-protocol-about={council}]")
        wrong = box.locator("a[href$='#protocol-wrong']")
        expect(wrong).to_have_attribute("href", f"../councils/{council}/#protocol-wrong")
        expect(box.locator("a[href*='/topics/channels/']")).to_have_count(1)
        expect(page.locator("[data-protocol-part=filters]")).to_be_hidden()
    page.set_viewport_size({"width": 320, "height": 900})
    named = [hit[0].split()[1] for hit in ask(page, "Halstead Barrow").hits]
    assert (named[0], named[-1]) == ("halstead", "barrow")  # as they were named
    assert page.locator("#protocol-hits > li").first.evaluate(
        "hit => hit.getBoundingClientRect().top + scrollY < 660"
    )
    for asked in ("halstead agenda", "what does the protocol say"):
        assert ask(page, asked).hits != ()
        expect(page.locator("[data-protocol-about]")).to_have_count(0)


def test_few_councils_all_answer_the_first_question(
    page_at: SharedPages, handbook_url: str
) -> None:
    page = page_at(f"{handbook_url}search/", stay=True, viewport=(1280, 900))
    each = page.locator("[data-protocol-short] > details")
    ask(page, "who do I complain to")  # two questions fit; long answers are folded
    expect(each).to_have_count(1)
    expect(each).not_to_have_attribute("open", "")
    ask(page, "who appoints staff")
    expect(each).to_have_attribute("open", "")
    expect(each.locator("p").first).to_have_text(re.compile(r"^\w+: "))
    expect(page.locator("#protocol-hits > li").first).to_be_in_viewport()
    page.set_viewport_size({"width": 320, "height": 900})
    ask(page, "who appoints staff")
    expect(each).not_to_have_attribute("open", "")


def test_a_council_that_is_named_and_silent_is_said_to_be(
    page_at: SharedPages, handbook_url: str
) -> None:
    page = page_at(f"{handbook_url}search/")
    assert ask(page, "who speaks to the press at Barrow").silences == ("question press barrow",)
    assert ask(page, "who speaks to the press at Weston").silences == ()
    # It is asked who manages the clerk, which is answered, and not who appoints staff.
    assert ask(page, "who manages the clerk in Wellingborough").silences == ()


def test_two_councils_that_are_named_lead_to_both_side_by_side(
    page_at: SharedPages, handbook_url: str
) -> None:
    page = page_at(f"{handbook_url}search/", stay=True)
    outcome = ask(page, "Halstead and Weston agenda")
    assert {hit[0].split(" ")[1] for hit in outcome.hits} <= {"halstead", "weston-super-mare"}
    page.get_by_role("link", name="Compare Halstead and Weston-super-Mare").click()
    page.wait_for_url("**/compare/halstead/weston-super-mare/")


def test_a_kind_of_clause_or_a_role_alone_can_be_narrowed_to_it(
    page_at: SharedPages, handbook_url: str
) -> None:
    page = page_at(f"{handbook_url}search/", stay=True)
    for asked, choice in (("duties", "kind=duty"), ("the clerk", "binds=clerk")):
        ask(page, asked)
        expect(page.locator(f"[data-protocol-part=said] a[href$='{choice}']")).to_have_count(1)
    ask(page, "duties of the clerk to residents")
    expect(page.locator("[data-protocol-part=said] a")).to_have_count(0)
