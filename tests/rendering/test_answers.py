"""A situation on one screen: what one can expect, who hears it, what to do, where it stops, who else can help."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

import pytest
from support.documents import words_in
from support.handbook import real_site
from support.sheets import of_class, parsed
from support.text import visible_text

from mkdocs_protocol.core.notes import NOT_STATED
from mkdocs_protocol.core.routes import listing
from mkdocs_protocol.core.trees import NodeKind
from mkdocs_protocol.rendering.edition.page import edition_page
from mkdocs_protocol.rendering.trees.page import tree_page

SITE = real_site()
EVERY = [(c.id, tree.situation) for c in SITE.handbook.councils for tree in c.trees]


@cache
def page(council: str, situation: str):  # type: ignore[no-untyped-def]
    found = SITE.handbook.council_by_id[council]
    return parsed(tree_page(SITE, found, found.tree_by_situation[situation]).html)


def words(council: str, situation: str, of: str) -> str:
    return " ".join(words_in(element) for element in of_class(page(council, situation), of))


def fact(council: str, situation: str, label: str) -> str:
    """Return a fact of the answer in words, its label first."""
    (facts,) = of_class(page(council, situation), "protocol-answer-facts")
    return next(
        words_in(group) for group in facts.iter("div") if words_in(next(group.iter("dt"))) == label
    )


WITH_SOMEBODY_OUTSIDE = {
    situation.id
    for situation in SITE.handbook.vocabulary.situations
    if situation.about or situation.id == "ask-for-information"
}


@pytest.mark.parametrize(("council", "situation"), EVERY)
def test_the_answer_comes_before_the_steps(council: str, situation: str) -> None:
    tree = SITE.handbook.council_by_id[council].tree_by_situation[situation]
    text = visible_text(tree_page(SITE, SITE.handbook.council_by_id[council], tree).html)
    order = [
        "In short:",
        "Outside help" if situation in WITH_SOMEBODY_OUTSIDE else "",
        "Who hears it",
        "By when",
        "If it is refused or not settled",
        "What you can expect",
        "Where the text stops" if tree.gaps else "",
        "Outside this document" if situation in WITH_SOMEBODY_OUTSIDE else "",
        "Step by step",
    ]
    places = [text.index(head) for head in order if head]
    assert places == sorted(places)


@pytest.mark.parametrize(("council", "situation"), EVERY)
def test_what_one_can_expect_the_route_and_the_gap_are_seen(council: str, situation: str) -> None:
    tree = SITE.handbook.council_by_id[council].tree_by_situation[situation]
    expect = words(council, situation, "protocol-expect")
    for one in tree.expect:
        assert " ".join(one.quote.words.split()) in expect
    listed = words(council, situation, "protocol-do")
    stops = words(council, situation, "protocol-stops")
    for node in tree.in_order:
        if tree.is_silent or node.condition or node.kind is NodeKind.QUESTION:
            continue
        for quote in node.quotes:  # The sentences that an earlier step has are not said again.
            said = re.split(r"(?<=[.!?]) ", " ".join(quote.words.split()))
            assert all(sentence.strip("…") in listed for sentence in said)
    for gap in tree.gaps:
        assert " ".join(gap.split()) in stops


def test_a_barrow_officer_reads_that_nobody_may_bully_them() -> None:
    at = ("barrow", "officer-concern-councillor")
    assert words(*at, "protocol-short").startswith(
        "In short: You can expect: “Not to be bullied or put under pressure”."
    )
    assert "Decides or acts: the small group of Councillors" in words(*at, "protocol-answer-facts")
    assert "The document does not say whom to go to first." in words(*at, "protocol-answer-facts")


def test_who_is_named_only_as_advice_is_said_to_be_so_in_short_and_below() -> None:
    at = ("wellingborough", "officer-grievance-clerk")
    assert (
        "It names the small group of councillors (step 3) to decide or act, but only as advice."
        in words(*at, "protocol-short")
    )
    text = visible_text(
        tree_page(
            SITE,
            SITE.handbook.council_by_id[at[0]],
            SITE.handbook.council_by_id[at[0]].tree_by_situation[at[1]],
        ).html
    )
    assert "the small group of councillors (only as advice)" in text


@pytest.mark.parametrize("situation", ["officer-concern-councillor", "clerk-concern"])
def test_words_that_say_how_soon_stand_under_by_when(situation: str) -> None:
    found = SITE.handbook.council_by_id["halstead"]
    text = visible_text(tree_page(SITE, found, found.tree_by_situation[situation]).html)
    assert "By when “as soon as possible” Clause 4.3 If it is refused" in " ".join(text.split())


TIMELY = [
    ("barrow", "ask-officer-for-help", "“A timely response to enquiries”"),
    ("wellingborough", "interpretation", "“All councillors can expect: … A timely response from officers to enquiries and complaints”"),
    ("unnamed", "ask-officer-for-help", "“A timely response to enquiries and complaints”"),
    ("halstead", "ask-officer-for-help", "“timely and informative responses to enquiries and complaints”"),
    ("halstead", "interpretation", "“Members can expect from officers: … timely and informative responses to enquiries and complaints”"),
    ("weston-super-mare", "interpretation", "“Officers must: … respond to enquiries and complaints in a timely manner”"),
]  # fmt: skip


@pytest.mark.parametrize(("council", "situation", "quoted"), TIMELY)
def test_a_promise_of_a_timely_answer_is_no_silence_on_when(
    council: str, situation: str, quoted: str
) -> None:
    by_when = fact(council, situation, "By when")
    assert quoted in by_when
    assert by_when.endswith("No number of days is given.")


def test_a_timely_answer_to_enquiries_is_none_to_a_complaint() -> None:
    assert (
        fact("barrow", "councillor-unhappy-officer", "By when")
        == "By when The document does not say."
    )


def test_every_expectation_that_says_timely_stands_under_by_when() -> None:
    for council, situation in EVERY:
        tree = SITE.handbook.council_by_id[council].tree_by_situation[situation]
        if any("timely" in one.quote.words.casefold() for one in tree.expect):
            assert "The document does not say" not in fact(council, situation, "By when")


def test_a_time_limit_is_cited_from_the_clause_that_says_it() -> None:
    council = SITE.handbook.council_by_id["halstead"]
    tree = council.tree_by_situation["ask-for-information"]
    timed = "timely and informative responses to enquiries"
    nodes = tuple(
        replace(node, time_limit=timed) if node.id == "given" else node for node in tree.nodes
    )
    html = tree_page(SITE, council, replace(tree, nodes=nodes, expect=())).html
    (facts,) = of_class(parsed(html), "protocol-answer-facts")
    assert f"“{timed}” Clause 1.4" in words_in(facts)
    assert f"“{timed}” Clause 1.9" not in words_in(facts)


def test_words_on_time_that_others_of_the_same_clause_hold_are_not_said_again() -> None:
    council = SITE.handbook.council_by_id["halstead"]
    tree = council.tree_by_situation["ask-for-information"]
    nodes = tuple(
        replace(node, time_limit="responses to enquiries") if node.id == "given" else node
        for node in tree.nodes
    )
    html = tree_page(SITE, council, replace(tree, nodes=nodes)).html
    (facts,) = of_class(parsed(html), "protocol-answer-facts")
    assert "“timely and informative responses to enquiries and complaints”" in words_in(facts)
    assert "“responses to enquiries”" not in words_in(facts)


@pytest.mark.parametrize(
    ("council", "situation", "said"),
    [
        ("barrow", "interpretation", "All Councillors can expect from the Clerk (and other Officers): … A timely response to enquiries"),
        ("barrow", "officer-grievance-clerk", "The Clerk (and other Officers) can expect from Councillors: … Respect, courtesy, integrity and appropriate confidentiality"),
        ("unnamed", "officer-grievance-clerk", "Officers can expect from councillors: … Respect, dignity and courtesy"),
    ],
    ids=["both sides ask", "it is about the side that asks", "so it is in every council"],
)  # fmt: skip
def test_who_can_expect_it_of_whom_is_said_where_another_could_be_meant(
    council: str, situation: str, said: str
) -> None:
    assert f"“{said}”." in words(council, situation, "protocol-short")
    assert said in words(council, situation, "protocol-expect")


def test_a_sentence_that_can_be_expected_is_read_with_what_it_points_to() -> None:
    said = words("barrow", "officer-grievance-clerk", "protocol-expect")
    assert "if this can be achieved. If not, then the formal grievance procedure" in said


def test_a_step_says_that_the_note_is_about_it_only_where_it_is() -> None:
    steps = {
        e.get("id"): words_in(e)
        for e in of_class(page("unnamed", "officer-concern-councillor"), "protocol-step")
    }
    about = {id_ for id_, said in steps.items() if "A note from the handbook is about it." in said}
    assert about == {"step-grievance", "step-both"}


@pytest.mark.parametrize("council", ["barrow", "halstead", "unnamed", "wellingborough"])
def test_a_silent_document_says_where_it_stops_though_no_clause_comes_near(council: str) -> None:
    assert "The document does not say whom to ask what it means" in words(
        council, "interpretation", "protocol-stops"
    )


def test_where_no_words_say_how_soon_the_document_is_silent_on_when() -> None:
    said = fact("unnamed", "disagree-with-advice", "By when")
    assert said == "By when The document does not say."


def test_what_is_open_after_a_refusal_stands_under_it() -> None:
    said = fact("weston-super-mare", "ask-for-information", "If it is refused or not settled")
    assert "Members can make requests under the Freedom of Information Act" in said
    assert "Clause 7.5" in said
    assert "The document does not say" not in said
    assert "Inspect the documents" not in said


def test_people_of_clauses_that_differ_are_not_run_together_without_a_remark() -> None:
    many = words("weston-super-mare", "councillor-unhappy-officer", "protocol-short")
    two = words("halstead", "councillor-unhappy-officer", "protocol-short")
    assert "another appointed Officer; clauses differ." in many
    assert "the Clerk or the Monitoring officer." in two


def test_those_who_decide_different_things_stand_each_with_what_they_decide() -> None:
    at = ("weston-super-mare", "disagree-with-advice")
    said = fact(*at, "Who hears it")
    assert (
        "Decides or acts: the CEO/Town Clerk. The CEO/Town Clerk will solely determine the "
        "recommendation to be made." in said
    )
    assert (
        "Decides or acts: the Members. Whether to accept the recommendation is for the Members to decide."
        in said
    )
    (short,) = of_class(page(*at), "protocol-short")
    targets = [link.get("href") for link in short.iter("a")]
    assert targets == ["#protocol-do-determined", "#protocol-do-accept"]
    assert (
        "The document names nobody to go to. It names the CEO/Town Clerk (step 4) and the Members (step 5) to decide "
        "or act." in words_in(short)
    )


@pytest.mark.parametrize(
    ("council", "situation", "said"),
    [
        ("halstead", "disagree-with-advice", "the Members (step 3) or the Council (step 4) to decide or act."),
        ("weston-super-mare", "officer-concern-councillor",
         "the line manager and the Town Clerk (step 3) or the Town Clerk alone (step 4) to settle it informally, "
         "and nobody to decide."),
    ],
)  # fmt: skip
def test_those_who_decide_on_different_ways_are_a_choice(
    council: str, situation: str, said: str
) -> None:
    assert f"It names {said}" in words(council, situation, "protocol-short")


@pytest.mark.parametrize(("council", "situation"), EVERY)
def test_who_decides_is_said_once_in_short(council: str, situation: str) -> None:
    short = words(council, situation, "protocol-short")
    assert not ("says who decides" in short and "to decide or act" in short)


@pytest.mark.parametrize(("council", "situation"), EVERY)
def test_the_list_sends_only_to_its_own_numbers(council: str, situation: str) -> None:
    listed = of_class(page(council, situation), "protocol-do-step")
    numbers = [n for e in listed for n in of_class(e, "protocol-do-number")]
    for element in listed:
        for at in re.findall(r"See step (\d+)", words_in(element)):
            assert 1 <= int(at) <= len(numbers)


def test_a_repeated_remark_names_the_step_of_the_list_that_has_it() -> None:
    code = next(
        element
        for element in of_class(page("weston-super-mare", "clerk-concern"), "protocol-do-step")
        if element.get("id") == "protocol-do-code"
    )
    assert "See step 7." in words_in(code)
    assert "See step 9." not in words_in(code)


def test_the_laws_note_stands_in_the_step_that_it_changes_and_in_its_heading() -> None:
    for council in ("barrow", "wellingborough"):
        listed = [
            element
            for element in of_class(page(council, "officer-concern-councillor"), "protocol-do-step")
            if of_class(element, "protocol-do-warning")
        ]
        assert listed
        assert "In 2018 the High Court decided" in words_in(listed[0])
        assert "grievance" in words_in(listed[0])
        assert "The grievance route may not be open" in words_in(next(listed[0].iter("h3")))


def test_a_step_that_is_no_grievance_is_not_said_to_be_closed() -> None:
    for element in of_class(
        page("weston-super-mare", "officer-concern-councillor"), "protocol-do-step"
    ):
        if of_class(element, "protocol-do-warning"):
            assert "rievance" in words_in(element)
    for council, id_ in (("weston-super-mare", "code"), ("unnamed", "code-complaint")):
        for element in of_class(page(council, "officer-concern-councillor"), "protocol-do-step"):
            if element.get("id") == f"protocol-do-{id_}":
                assert not of_class(element, "protocol-do-warning")


def test_a_question_asked_only_to_go_on_is_a_line_above_the_next_step() -> None:
    listed = of_class(page("barrow", "officer-concern-councillor"), "protocol-do-step")
    assert [element.get("id") for element in listed] == [
        f"protocol-do-{id_}" for id_ in ("informal", "grievance", "hearing", "not-alone", "after")
    ]
    assert "Can the matter be resolved informally? If “No”:" in words_in(listed[1])


def test_where_no_adoption_is_stated_the_page_says_so() -> None:
    said = "Nothing in the document says that the council has adopted it."
    assert said in words("wellingborough", "clerk-concern", "protocol-expect")
    assert said not in words("barrow", "clerk-concern", "protocol-expect")


@pytest.mark.parametrize(
    ("council", "situation", "said"),
    [
        # An item of a list in one sentence: the one that says how soon, or else the first.
        ("halstead", "ask-for-information", "“Members can expect from officers: … timely and informative responses to enquiries and complaints”"),
        ("halstead", "clerk-concern", "“Officers can expect from Members: respect, courtesy and the highest standards of ethics and integrity”"),
        # A duty of the other side, if it comes first or says how soon.
        ("weston-super-mare", "ask-for-information", "You can expect: “Officers must: … respond to enquiries and complaints in a timely manner”"),
    ],
)  # fmt: skip
def test_in_short_begins_with_what_one_can_expect(council: str, situation: str, said: str) -> None:
    (short,) = of_class(page(council, situation), "protocol-short")
    assert words_in(short).startswith(f"In short: {said}")


def test_in_short_leaves_out_a_duty_on_another_matter() -> None:
    (short,) = of_class(page("weston-super-mare", "disagree-with-advice"), "protocol-short")
    assert "can expect" not in words_in(short)


@pytest.mark.parametrize(("council", "situation"), EVERY)
def test_every_answer_says_what_if_it_is_about_the_person_who_hears_it(
    council: str, situation: str
) -> None:
    (facts,) = of_class(page(council, situation), "protocol-answer-facts")
    assert "If it is about the person who hears it" in words_in(facts)


def test_a_body_is_called_or_written_to_at_once() -> None:
    (section,) = of_class(page("weston-super-mare", "ask-for-information"), "protocol-outside")
    links = {words_in(one): one.get("href") for one in section.iter("a")}
    assert links["Helpline: 0303 123 1113"] == "tel:03031231113"
    assert links["Complain to the ICO"].startswith("https://ico.org.uk/make-a-complaint/")


def outside(council: str, situation: str) -> list[str]:
    (section,) = of_class(page(council, situation), "protocol-outside")
    return [words_in(body) for body in section.iter("dt")]


def test_bodies_outside_match_who_asks_about_whom_and_where() -> None:
    assert [name.split(" ")[0] for name in outside("wellingborough", "clerk-concern")] == [
        "Monitoring",
        "Acas",
        "A",
        "Society",
        "County",
        "Police",
    ]
    assert "Acas" not in outside("barrow", "councillor-unhappy-clerk")
    assert outside("weston-super-mare", "ask-for-information") == [
        "Information Commissioner’s Office (ICO)"
    ]


@pytest.mark.parametrize(("council", "situation"), EVERY)
def test_no_heading_promises_bodies_of_which_none_follows(council: str, situation: str) -> None:
    sections = of_class(page(council, situation), "protocol-outside")
    assert bool(sections) is (situation in WITH_SOMEBODY_OUTSIDE)
    for section in sections:
        assert "does not know which country" in words_in(section) or list(section.iter("dt"))


def test_where_the_country_is_not_known_only_danger_has_somebody_to_turn_to() -> None:
    assert SITE.handbook.council_by_id["unnamed"].country == NOT_STATED
    assert outside("unnamed", "clerk-concern") == ["Police"]


def test_a_council_in_wales_is_sent_to_the_bodies_of_wales() -> None:
    council = replace(SITE.handbook.council_by_id["barrow"], country="Wales")
    tree = council.tree_by_situation["clerk-concern"]
    (section,) = of_class(parsed(tree_page(SITE, council, tree).html), "protocol-outside")
    assert [words_in(body) for body in section.iter("dt")] == [
        "Public Services Ombudsman for Wales",
        "Acas",
        "A trade union",
        "One Voice Wales",
        "Police",
    ]


@pytest.mark.parametrize(("council", "situation"), EVERY)
def test_steps_have_the_same_numbers_wherever_they_are_counted(
    council: str, situation: str
) -> None:
    tree = SITE.handbook.council_by_id[council].tree_by_situation[situation]
    listed = [words_in(one) for one in of_class(page(council, situation), "protocol-do-number")]
    alone = [words_in(one) for one in of_class(page(council, situation), "protocol-step-number")]
    if not tree.is_silent:
        assert listed == alone == [f"{number}." for number in listing(tree).number.values()]


def test_who_gets_their_own_matter_back_is_told_that_nobody_else_is_named() -> None:
    short = words("weston-super-mare", "clerk-concern", "protocol-short")
    assert (
        "go first to the line manager and the Town Clerk (the person who asks). "
        "It names nobody else." in short
    )
    (step,) = (
        words_in(one)
        for one in page("weston-super-mare", "clerk-concern").iter("li")
        if one.get("id") == "protocol-do-raise"
    )
    assert "names the line manager, but does not say whom to go to if there is none" in step
    assert (
        "or the Town Clerk (the person who asks) alone; the text can be read in more than one way"
        in fact("weston-super-mare", "clerk-concern", "Who hears it")
    )
    other = words("halstead", "councillor-unhappy-clerk", "protocol-short")
    assert "nobody else" not in other  # it also names the Monitoring Officer


def test_a_clause_leads_first_to_the_situations_in_which_it_is_expected() -> None:
    council = SITE.handbook.council_by_id["barrow"]
    edition = parsed(edition_page(SITE, council, council.leading_edition).html)
    (clause,) = [e for e in edition.iter("div") if e.get("id") == "c-officers-expect"]
    (margin,) = of_class(clause, "protocol-margin")
    assert "What to do: An officer has a concern about a councillor" in words_in(margin)
