"""What matters most at a review: from notes, routes, dates and findings, in an order that is a rule."""

from __future__ import annotations

import pytest
from support.handbook import real_site

from mkdocs_protocol.comparing.matters import (
    MOST,
    Matter,
    MatterGroup,
    MatterKind,
    matters,
    most_pressing,
)
from mkdocs_protocol.core.review import ReviewState
from mkdocs_protocol.site.wording import ReviewFacts


def of(council_id: str) -> tuple[Matter, ...]:
    handbook = real_site().handbook
    council = handbook.council_by_id[council_id]
    state = ReviewFacts.of(council.leading_edition).state(handbook.as_of)
    return matters(handbook, council, state)


def made(*kinds: MatterKind) -> tuple[Matter, ...]:
    return tuple(Matter(kind, ()) for kind in kinds)


def kinds(found: tuple[Matter, ...]) -> list[str]:
    return [str(matter.kind) for matter in found]


@pytest.mark.parametrize(
    ("council", "first"),
    [
        ("barrow", ["law", "to-the-subject", "no-route", "dates", "template-residue"]),
        ("halstead", ["law", "to-the-subject", "to-the-asker", "dates", "conflict"]),
        ("wellingborough", ["law", "to-the-subject", "no-route", "dates", "promise-not-kept"]),
        ("weston-super-mare", ["law", "to-the-subject", "to-the-asker", "no-route", "conflict"]),
        ("unnamed", ["law", "no-route", "no-first-contact", "dates", "promise-not-kept"]),
    ],
)
def test_the_five_that_matter_most_of_each_document(council: str, first: list[str]) -> None:
    assert kinds(most_pressing(of(council))) == first


def test_a_clause_that_conflicts_with_itself_can_be_read_in_two_ways() -> None:
    found = {matter.kind: [*matter.clauses] for matter in of("wellingborough")}
    assert MatterKind.CONFLICT not in found
    assert found[MatterKind.AMBIGUOUS][0] == "4.4"


def test_law_comes_before_dead_ends_before_dates_before_wording() -> None:
    for council in real_site().handbook.councils:
        groups = [list(MatterGroup).index(matter.kind.group) for matter in of(council.id)]
        assert groups == sorted(groups)


def test_dead_ends_do_not_hide_that_a_date_is_blank() -> None:
    many = made(
        MatterKind.TO_THE_SUBJECT,
        MatterKind.TO_THE_ASKER,
        MatterKind.NO_ROUTE,
        MatterKind.NO_FIRST_CONTACT,
        MatterKind.NO_APPEAL,
        MatterKind.DATES,
    )
    assert kinds(most_pressing(many)) == [
        "to-the-subject",
        "to-the-asker",
        "no-route",
        "no-first-contact",
        "dates",
    ]


def test_places_that_a_group_does_not_need_go_to_the_next_in_order() -> None:
    wording = made(MatterKind.CONFLICT, MatterKind.AMBIGUOUS, MatterKind.ADVICE)
    assert most_pressing(wording) == wording
    notes = made(*[MatterKind.LAW] * 7)
    assert len(most_pressing(notes)) == MOST
    assert most_pressing(()) == ()


def test_every_matter_but_dates_and_what_is_nowhere_said_rests_on_clauses_of_the_document() -> None:
    nowhere = {"dates", "no-appeal", "no-time-limit", "no-answer", "no-route"}
    for council in real_site().handbook.councils:
        known = council.leading_edition.clause_by_id
        for matter in of(council.id):
            assert matter.clauses or str(matter.kind) in nowhere
            assert {*matter.clauses} <= {*known}


def test_a_note_on_the_law_stands_once_with_all_routes_that_it_changes() -> None:
    (law,) = [matter for matter in of("weston-super-mare") if matter.kind is MatterKind.LAW]
    assert law.note is not None
    assert law.note.title == "The grievance route may not be open"
    assert [tree.situation for tree in law.trees] == ["officer-concern-councillor", "clerk-concern"]
    assert law.clauses == ("11.4",)


def test_a_note_on_a_role_rests_on_the_steps_that_name_it() -> None:
    laws = {matter.note.title: matter for matter in of("halstead") if matter.note}
    law = laws["The Monitoring Officer may be unable to hear it"]
    unhappy = ["councillor-unhappy-officer", "councillor-unhappy-clerk"]
    assert [tree.situation for tree in law.trees] == unhappy
    assert law.clauses == ("footnote-1",)


def test_what_a_person_has_declared_is_no_matter_a_second_time() -> None:
    assert MatterKind.RECEIVERS_DIFFER not in kinds(of("halstead"))


def test_dates_are_a_matter_unless_the_review_lies_ahead_and_nothing_is_missing() -> None:
    assert "dates" not in kinds(of("weston-super-mare"))
    (dates,) = [matter for matter in of("halstead") if matter.kind is MatterKind.DATES]
    assert dates.state is ReviewState.OVERDUE


@pytest.mark.parametrize("council", [c.id for c in real_site().handbook.councils])
def test_no_quotation_of_a_matter_is_held_by_another(council: str) -> None:
    """ "Inform the Clerk." does not stand above "Inform the Clerk. The Clerk then decides."."""
    for matter in of(council):
        for place in matter.places:
            shown = [(quote.clause.id, quote.text) for quote in place.quotes]
            assert not [
                one
                for one in shown
                for other in shown
                if one != other and one[0] == other[0] and one[1] in other[1]
            ]


def test_where_nobody_is_named_first_the_first_step_is_shown_and_no_standing_rule() -> None:
    """For an officer's grievance Weston has one sentence, and a rule on what not to raise with members."""
    (matter,) = (m for m in of("weston-super-mare") if m.kind is MatterKind.NO_FIRST_CONTACT)
    assert [quote.clause.id for place in matter.places for quote in place.quotes] == ["11.2"]
