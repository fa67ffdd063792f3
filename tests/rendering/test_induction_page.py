"""Pages for somebody new: every clause that concerns them, in the council's words, and a self-check."""

from __future__ import annotations

from itertools import product

import pytest
from support.handbook import real_site
from support.sheets import of_class, parsed, targets, text_of

from mkdocs_protocol.comparing.passages_for import ReaderRole, passages_of
from mkdocs_protocol.rendering.induction.page import induction_pages
from mkdocs_protocol.rendering.induction.passages import MOST_SHOWN

SITE = real_site()
PAGES = {page.address: page for council in SITE.handbook.councils for page in induction_pages(SITE, council)}  # fmt: skip
COUNCILS = [council.id for council in SITE.handbook.councils]


@pytest.mark.parametrize(("council", "newcomer"), [*product(COUNCILS, ReaderRole)])
def test_every_clause_and_part_that_binds_or_benefits_the_role_is_on_its_page(
    council: str, newcomer: ReaderRole
) -> None:
    page = PAGES[SITE.addresses.induction_for(council, newcomer)]
    words = " ".join(text_of(parsed(page.html)).split())
    linked = {fragment for _, fragment in targets(page, SITE.addresses)}
    roles = newcomer.roles | newcomer.shared
    edition = SITE.handbook.council_by_id[council].leading_edition

    for passage in passages_of(edition):
        if passage.concerns(roles):
            assert " ".join(passage.words.split()) in words
    for clause in edition.clauses:
        for part in clause.parts:
            if roles & {*part.classification.binds, *part.classification.benefits}:
                assert " ".join(part.text.split()) in words
        if not clause.divided and roles & {
            *clause.classification.binds,
            *clause.classification.benefits,
        }:
            # Where every word belongs to a part of another kind, nothing is left that concerns them.
            own = [p for p in passages_of(edition) if p.clause is clause and not p.part]
            # What the next sentence points back to stands before it, once, with that one's link.
            before = {p.before for p in passages_of(edition) if p.clause is clause and p.part}
            said = own and all(any(p.words in words for words in before) for p in own)
            assert not own or said or f"c-{clause.id}" in linked


def test_what_a_sentence_points_to_does_not_stand_in_the_list_a_second_time() -> None:
    page = PAGES[SITE.addresses.induction_for("halstead", ReaderRole.COUNCILLOR)]
    must = of_class(parsed(page.html), "protocol-new-section")[0]
    assert text_of(must).count("take care about public comment") == 1


@pytest.mark.parametrize("address", PAGES)
def test_at_most_seven_passages_of_a_list_stand_open(address: str) -> None:
    tree = parsed(PAGES[address].html)
    for section in of_class(tree, "protocol-new-section"):
        folded = {
            id(each) for fold in of_class(section, "protocol-new-more") for each in fold.iter("li")
        }
        items = [
            e
            for each in of_class(section, "protocol-new-list")
            for e in each
            if id(e) not in folded
        ]
        lists = max(1, len(list(section.iter("h3"))))
        assert len(items) <= MOST_SHOWN * lists


def test_each_list_goes_down_from_must_by_the_words_that_it_shows_in_bold() -> None:
    order = ("must", "shall", "cannot", "never", "will"), ("should", "not", "can"), ("may",)
    ranked = 0
    for page in PAGES.values():
        for section in of_class(parsed(page.html), "protocol-new-section"):
            ranks, lead_in = [], set[str]()
            for one in section.iter():
                bold = {text_of(b).split()[0].casefold() for b in of_class(one, "protocol-modal")}
                if one.tag == "div":
                    lead_in = set()
                elif one.get("class") == "protocol-new-stem":
                    lead_in = bold
                elif one.tag == "li" and (said := bold | lead_in):
                    ranks.append(min(at for at, words in enumerate(order) if said & {*words}))
            if not [*section.iter("h3")]:
                assert ranks == sorted(ranks), text_of(section)
                ranked += len(ranks)
    assert ranked > 200


def test_a_condition_forbids_nothing() -> None:
    page = parsed(PAGES[SITE.addresses.induction_for("barrow", ReaderRole.COUNCILLOR)].html)
    bold = {text_of(b) for b in of_class(page, "protocol-modal")}
    assert "should" in bold
    # "If the matter cannot be resolved informally, it may be necessary …"
    assert "cannot" not in bold


def test_a_word_is_explained_once_with_its_source_and_day() -> None:
    page = parsed(PAGES[SITE.addresses.induction_for("halstead", "officer")].html)
    told = [text_of(word) for word in of_class(page, "protocol-word")]
    (found,) = [words for words in told if words.startswith("Monitoring Officer")]
    assert "Source: Local Government and Housing Act 1989, section 5" in found
    assert "Checked 29 November 2026" in found


def test_when_things_go_wrong_the_page_leads_to_the_councils_own_steps() -> None:
    page = PAGES[SITE.addresses.induction_for("barrow", "clerk")]
    found = [path for path, _ in targets(page, SITE.addresses)]
    assert "councils/barrow/when-things-go-wrong/clerk-concern/" in found


def test_where_the_document_is_silent_the_page_says_so() -> None:
    words = text_of(
        parsed(PAGES[SITE.addresses.induction_for("barrow", ReaderRole.COUNCILLOR)].html)
    )
    assert "The document does not say whom to ask what the protocol means." in words
    weston = text_of(
        parsed(PAGES[SITE.addresses.induction_for("weston-super-mare", "officer")].html)
    )
    assert "does not say" not in weston


@pytest.mark.parametrize("council", COUNCILS)
def test_the_self_check_has_one_right_answer_a_question_and_a_clause_for_each(council: str) -> None:
    page = PAGES[SITE.addresses.induction(council)]
    checks = of_class(parsed(page.html), "protocol-check")
    assert 5 <= len(checks) <= 8
    for check in checks:
        verdicts = [text_of(b) for b in check.iter("b")]
        assert verdicts.count("Yes.") == 1
        assert len(list(check.iter("blockquote"))) == len(verdicts)
