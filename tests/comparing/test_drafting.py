"""The drafting sheet's values: which documents are quoted, what others changed, what lists lack."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.expectation_lists import council_with, expecting_site, make_list, make_row
from support.handbook import real_site
from support.sheets import make_clause, make_council, make_divided_clause, make_edition, make_site

from mkdocs_protocol.comparing.drafting import MOST_QUOTED, DraftingSheet, SilentTopic
from mkdocs_protocol.comparing.expectations import CellState
from mkdocs_protocol.comparing.text_age import Age, age_of, text_date
from mkdocs_protocol.core.edition_dates import DatedFact, DateKind, Dates, FactState
from mkdocs_protocol.core.partial_date import PartialDate
from mkdocs_protocol.core.protocol import Edition
from mkdocs_protocol.core.review import Status
from mkdocs_protocol.site.site import Site

OLD = (
    "Officers serve the whole council and give advice to every member of it without fear of anyone."
)
NEW = "Officers serve the whole council and give advice to every member of it without favour to anyone."


def sheet_of(site: Site, council: str) -> DraftingSheet:
    return site.drafting_sheet(council)


def quoted(topic: SilentTopic) -> list[list[str]]:
    """Return the words that are quoted on a topic, each document's together, with whose they are."""
    return [
        [f"{each.council.id} {each.clause.id}: {each.text}" for each in document]
        for document in topic.quoted
    ]


def dated(edition: Edition, **dates: str) -> Edition:
    facts = (
        DatedFact(DateKind(kind), FactState.STATED, PartialDate.parse(value))
        for kind, value in dates.items()
    )
    return replace(edition, dates=Dates(tuple(facts)))


def test_on_a_silent_topic_a_few_documents_are_quoted_and_the_rest_is_counted() -> None:
    others = [
        make_council(
            name, make_edition(make_clause("1.1", "media"), adopted=adopted, status=standing)
        )
        for name, adopted, standing in (
            ("old", "2010", Status.IN_FORCE),
            ("new", "2024-05-02", Status.IN_FORCE),
            ("undated", "", Status.IN_FORCE),
            ("draft", "2026", Status.DRAFT),
            ("middle", "2024-05-01", Status.IN_FORCE),
        )
    ]
    touching = make_council(
        "touching", make_edition(make_clause("1.1", "respect", also=("media",)), adopted="2026")
    )
    own = make_council("own", make_edition(make_clause("1.1", "respect"), silent=("media",)))
    (topic,) = sheet_of(make_site(own, touching, *others), "own").silent

    assert topic.topic.id == "media"
    assert [document[0].council.id for document in topic.quoted] == ["new", "middle", "old"]
    assert len(topic.quoted) == MOST_QUOTED
    assert topic.more == 3


def test_a_review_without_change_makes_a_document_fresh_but_its_text_no_younger() -> None:
    reviewed = dated(
        make_edition(make_clause("1.1", "media")), adopted="2010", reviewed_without_change="2026-01"
    )
    newer = make_edition(make_clause("1.1", "media"), adopted="2020")
    own = make_council("own", make_edition(silent=("media",)))
    site = make_site(own, make_council("newer", newer), make_council("reviewed", reviewed))
    (topic,) = sheet_of(site, "own").silent

    assert [document[0].council.id for document in topic.quoted] == ["reviewed", "newer"]
    assert text_date(reviewed) == PartialDate.parse("2010")


def test_of_a_clause_on_several_topics_only_the_words_on_this_one_are_quoted() -> None:
    divided = make_divided_clause("1.1", ("respect", "Be kind."), ("media", "The mayor speaks."))
    own = make_council("own", make_edition(silent=("media",)))
    other = make_council("other", make_edition(divided, make_clause("2.1", "media")))
    (topic,) = sheet_of(make_site(own, other), "own").silent

    assert quoted(topic) == [["other 1.1: The mayor speaks.", "other 2.1: The words of 2.1."]]


def test_what_nobody_has_classified_is_not_called_silent_and_nothing_is_quoted_for_it() -> None:
    own = make_council(
        "own", make_edition(make_clause("1.1", "respect"), silent=("media",), incomplete="Page 2.")
    )
    other = make_council("other", make_edition(make_clause("1.1", "media")))
    sheet = sheet_of(make_site(own, other), "own")

    assert sheet.silent == ()
    assert [(open_.topic.id, open_.documents) for open_ in sheet.unclassified] == [
        ("channels", 0),
        ("media", 1),
    ]


@pytest.mark.parametrize(
    ("own", "other", "age"),
    [
        ("2019-07", "2024", Age.LATER), ("2024", "2019-07", Age.EARLIER), ("2024", "2024-05", Age.NOT_KNOWN),
        ("2024-05-01", "2024-05-01", Age.NOT_KNOWN), ("", "2024", Age.NOT_KNOWN), ("2024", "", Age.NOT_KNOWN),
        ("2024-05-01", "2024-05-02", Age.LATER),
    ],
)  # fmt: skip
def test_only_dates_that_do_not_overlap_tell_which_text_is_later(
    own: str, other: str, age: Age
) -> None:
    one, two = (PartialDate.parse(value) if value else None for value in (own, other))
    assert age_of(two, one) is age


def test_a_clause_that_another_has_in_other_words_is_set_beside_it() -> None:
    own = make_council("own", make_edition(make_clause("1.1", text=OLD), adopted="2019"))
    other = make_council("other", make_edition(make_clause("2.3", text=NEW), adopted="2024"))
    (found,) = sheet_of(make_site(own, other), "own").rewordings

    assert (found.own.clause.id, found.other.council.id, found.other.clause.id) == (
        "1.1",
        "other",
        "2.3",
    )
    assert (found.age, found.others) == (Age.LATER, ())
    assert "".join(piece.text for piece in found.differences.left) == OLD
    (back,) = sheet_of(make_site(own, other), "other").rewordings
    assert back.age is Age.EARLIER


def test_the_same_words_elsewhere_are_no_change_and_the_nearest_text_comes_first() -> None:
    own = make_council("own", make_edition(make_clause("1.1", text=OLD), adopted="2019"))
    same = make_council("same", make_edition(make_clause("1.1", text=OLD.upper()), adopted="2025"))
    near = make_council("near", make_edition(make_clause("1.1", text=NEW), adopted="2018"))
    later_text = NEW.replace("Officers serve", "All officers are to serve")
    later = make_council("later", make_edition(make_clause("1.1", text=later_text), adopted="2024"))

    assert sheet_of(make_site(own, same), "own").rewordings == ()
    (found,) = sheet_of(make_site(own, same, near, later), "own").rewordings
    assert found.other.council.id == "near"
    assert [other.council.id for other in found.others] == ["later"]


def test_a_clause_that_is_a_small_part_of_a_longer_one_is_not_called_reworded() -> None:
    longer = f"{OLD} " + " ".join(f"word{number}" for number in range(40))
    own = make_council("own", make_edition(make_clause("1.1", text=OLD)))
    other = make_council("other", make_edition(make_clause("1.1", text=longer)))
    assert sheet_of(make_site(own, other), "own").rewordings == ()


def test_an_expectation_that_other_lists_have_is_quoted_from_them_the_freshest_first() -> None:
    lists = ("Honesty", "Advice")
    site = expecting_site(
        (
            council_with("own", make_list("1.1", "Advice"), make_clause("2.1", text="Be honest.")),
            council_with("older", make_list("1.1", *lists), adopted="2010"),
            council_with("newer", make_list("1.1", *lists), adopted="2020"),
            council_with("nowhere", make_clause("1.1")),
        ),
        (
            make_row("honesty", "older 1.1/1", "newer 1.1/1", prose=("own 2.1",)),
            make_row("advice", "own 1.1/1", "older 1.1/2", "newer 1.1/2"),
        ),
    )
    (lacking,) = sheet_of(site, "own").lacking

    assert (lacking.label, lacking.lists, lacking.state) == (
        "Honesty is promised",
        2,
        CellState.NOT_LISTED,
    )
    assert [(each.council.id, each.text) for listed in lacking.quoted for each in listed] == [
        ("newer", "Honesty"),
        ("older", "Honesty"),
    ]
    assert [each.text for each in lacking.elsewhere] == ["Be honest."]
    unread = sheet_of(site, "nowhere")
    assert (unread.lacking, unread.is_read_for_expectations) == ((), False)


def test_situations_that_nobody_answers_stand_on_no_sheet() -> None:
    site = real_site()
    sheet = sheet_of(site, "barrow")
    assert [route.situation.id for route in sheet.routes if route.tree is None] == []
    alone = real_site("barrow")
    bare = replace(
        alone,
        handbook=replace(alone.handbook, councils=(replace(alone.handbook.councils[0], trees=()),)),
    )
    assert sheet_of(bare, "barrow").routes == ()
