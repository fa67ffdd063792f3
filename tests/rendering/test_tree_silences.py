"""What stands on a tree's page beside its steps: what others say at a silence, readings, what can be expected."""

from __future__ import annotations

import re
from functools import cache
from xml.etree.ElementTree import Element

import pytest
from support.documents import words_in
from support.handbook import real_site
from support.sheets import of_class, parsed

from mkdocs_protocol.core.handbook import Council
from mkdocs_protocol.core.trees import NodeKind, Tree
from mkdocs_protocol.rendering.page import RenderedPage
from mkdocs_protocol.rendering.trees.page import tree_page
from mkdocs_protocol.site.addresses import clause_anchor, step_anchor

SITE = real_site()
SITUATIONS = [situation.id for situation in SITE.handbook.vocabulary.situations]
EVERY = [(council.id, situation) for council in SITE.handbook.councils for situation in SITUATIONS]


@cache
def real(council: str, situation: str) -> tuple[Council, Tree, RenderedPage, Element]:
    """Return a real council's tree with its page."""
    found = SITE.handbook.council_by_id[council]
    tree = found.tree_by_situation[situation]
    draft = tree_page(SITE, found, tree)
    return found, tree, draft, parsed(draft.html)


def step(page: Element, node: str) -> Element:
    (found,) = [e for e in page.iter("section") if e.get("id") == step_anchor(node)]
    return found


def links(element: Element) -> dict[str, str]:
    return {words_in(link): link.get("href", "") for link in element.iter("a")}


def others(page: Element, node: str) -> list[Element]:
    """Return what the page says of other documents on a silence."""
    head = f"protocol-others-step-{node}"
    return [e for e in page.iter("div") if any(h3.get("id") == head for h3 in e.findall("h3"))]


@pytest.mark.parametrize(("council", "situation"), EVERY)
def test_a_silence_leads_to_documents_that_answer_and_to_the_page_of_the_situation(
    council: str, situation: str
) -> None:
    found, tree, draft, page = real(council, situation)
    for node in tree.nodes:
        shown = others(page, node.id)
        if node.kind is not NodeKind.SILENCE:
            assert shown == []
            continue
        assert "does not say" in words_in(step(page, node.id))
        assert links(page)["This situation in every council’s document"] == SITE.addresses.link(
            draft.address, SITE.addresses.situation(situation)
        )
        said = SITE.elsewhere(found, tree, node)
        if not (said.tied or said.found or said.unsaid):
            assert shown == []
            continue
        (elsewhere,) = shown
        here = links(elsewhere)
        assert {(t.council, t.quote) for t in node.ties} == {
            (answer.council.id, quote) for answer in said.tied for quote in answer.quotes
        }
        for answer in said.tied:
            assert answer.tree is not None
            assert here[f"What {answer.council.said} says"] == SITE.addresses.link(
                draft.address, SITE.addresses.tree(answer.council.id, situation)
            )
            for quote in answer.quotes:
                assert " ".join(quote.words.split()) in words_in(elsewhere)
                assert (
                    SITE.addresses.link(
                        draft.address,
                        SITE.addresses.edition(answer.council.id, answer.tree.edition),
                        clause_anchor(quote.clause),
                    )
                    in here.values()
                )


KINDS_OF_STEPS = {
    "whom to go to": lambda n: bool(n.who),
    "whom to go to instead": lambda n: bool(n.who),
    "who receives it": lambda n: n.formal and bool(n.who),
    "who decides it": lambda n: bool(n.decides),
    "by when": lambda n: bool(n.time_limit),
}
"""What a page says that no other document says, and the steps that would say it."""


@pytest.mark.parametrize(("council", "situation"), EVERY)
def test_what_no_other_document_is_said_to_say_no_other_tree_says(
    council: str, situation: str
) -> None:
    """So a page does not contradict that of the situation, which tells these very steps of every tree."""
    _, _, _, page = real(council, situation)
    (asked,) = [s for s in SITE.handbook.vocabulary.situations if s.id == situation]
    itself = {*asked.about, *asked.asked_by} - {
        role.id for role in SITE.handbook.vocabulary.roles if role.several
    }
    others = [
        node
        for other in SITE.handbook.councils
        if other.id != council
        for node in other.tree_by_situation[situation].nodes
        if node.quotes and not ({contact.role for contact in node.who} <= itself and node.who)
    ]
    for shown in of_class(page, "protocol-elsewhere"):
        quoted = "documents say the following" in words_in(shown)
        assert not (quoted and "says what this one leaves open" in words_in(shown))
        for sentence in re.findall(r"No other document here says ([^.]*)\.", words_in(shown)):
            for phrase in re.split(r", | or ", sentence):
                says_it = KINDS_OF_STEPS.get(phrase, lambda _: False)
                assert not any(says_it(node) for node in others), phrase


@pytest.mark.parametrize(("council", "situation"), EVERY)
def test_where_each_reading_is_drawn_is_said_and_no_more_is_claimed(
    council: str, situation: str
) -> None:
    _, tree, _, page = real(council, situation)
    words = words_in(page)

    assert "Every way is shown" not in words
    assert words.count(
        "Each reading has its own steps under “Step by step”, starting from step "
    ) == sum(bool(conflict.readings) for conflict in tree.conflicts)


@pytest.mark.parametrize(("council", "situation"), EVERY)
def test_what_the_one_who_asks_can_expect_stands_before_the_steps(
    council: str, situation: str
) -> None:
    _, tree, draft, page = real(council, situation)
    (section,) = of_class(page, "protocol-expect")
    words = words_in(section)

    # Where the whole document is silent on a situation, it may promise nothing for it either.
    assert tree.expect or tree.is_silent
    assert ("does not say" in words) == (not tree.expect)
    for one in tree.expect:
        assert " ".join(one.quote.words.split()) in words
        assert f"The document’s word is “{one.verb}”." in words
    assert next(entry.id for entry in draft.toc) == "protocol-expect"


@pytest.mark.parametrize(("council", "situation"), EVERY)
def test_other_councils_words_are_said_not_to_bind_this_one(council: str, situation: str) -> None:
    page = real(council, situation)[3]
    for shown in of_class(page, "protocol-elsewhere"):
        answers = of_class(shown, "protocol-elsewhere-answer")
        assert ("These are not this council’s rules." in words_in(shown)) == bool(answers)


def test_a_doubt_about_an_answer_elsewhere_is_told_with_it() -> None:
    for council, situation in EVERY:
        found, tree, _, page = real(council, situation)
        for node in tree.nodes:
            if node.kind is NodeKind.SILENCE:
                shown = words_in(page)
                for answer in SITE.elsewhere(found, tree, node).tied:
                    if answer.doubt:
                        assert f"Not certain. {' '.join(answer.doubt.split())}" in shown
