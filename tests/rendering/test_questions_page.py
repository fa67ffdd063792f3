"""The pages of plain questions: the table, a question, and what topics and councils show of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from support.handbook import real_site
from support.sheets import (
    make_clause,
    make_council,
    make_edition,
    make_site,
    of_class,
    pages_of,
    parsed,
    targets,
    text_of,
)

from mkdocs_protocol.core.questions import Answer, Answers, AnswerState, Question
from mkdocs_protocol.core.quoting import as_quoted
from mkdocs_protocol.core.trees import Conflict, Quote
from mkdocs_protocol.rendering.councils.council import council_page
from mkdocs_protocol.rendering.every_page import every_page
from mkdocs_protocol.rendering.questions.table import questions_page

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from mkdocs_protocol.site.site import Site

HOSTILE = "<img src=x onerror=alert(1)>{{ 7*7 }}\"'"


def question(site: Site, name: str) -> Element:
    """Return the page of a question."""
    address = site.addresses.question(name)
    return parsed(next(page.html for page in pages_of("question", site) if page.address == address))


def asking_site(*councils: str, words: str = "The words of 1.", **options: object) -> Site:
    """Return a site of councils that all answer one question from their clause 1."""
    asked = Question("press", "Who speaks to the press?", ("media",), ("lost",))
    answer = Answer(
        "press", AnswerState.PARTLY, words, (Quote("1", words),), (), (Conflict(words, ("1",)),)
    )
    made = [
        replace(
            make_council(council, make_edition(make_clause("1", "media", text=words))),
            answers=Answers("2024-05", (answer,)),
        )
        for council in councils
    ]
    site = make_site(*made, **options)  # type: ignore[arg-type]
    vocabulary = replace(site.handbook.vocabulary, questions=(asked,))
    return replace(site, handbook=replace(site.handbook, vocabulary=vocabulary))


def test_the_table_has_every_question_and_every_answer_with_its_clauses() -> None:
    site = real_site()
    page = parsed(questions_page(site).html)
    rows = list(page.iter("tr"))[1:]

    assert [text_of(row[0]) for row in rows] == [row.question.question for row in site.questions]
    letters = next(text_of(row) for row in rows if "letter" in text_of(row[0]))
    assert (
        "Silent Answered Not normally: letters should go under an officer’s name; those creating obligations or giving instructions should never bear a member’s. 9.2, 9.3 Silent"
        in letters
    )
    folds = " ".join(map(text_of, of_class(page, "protocol-question-card")))
    assert (
        "Wellingborough Yes, as to the clerk. Weston-super-Mare Yes." in folds
    )  # with the condition


def test_where_all_are_silent_one_cell_says_so() -> None:
    rows = list(parsed(questions_page(real_site()).html).iter("tr"))
    (appeal,) = [row for row in rows if text_of(row[0]) == "Is there an appeal?"]
    assert [text_of(cell) for cell in appeal] == ["Is there an appeal?", "Silent: all 5"]


@pytest.mark.parametrize("name", [row.question.id for row in real_site().questions])
def test_a_question_quotes_what_every_answer_rests_on_and_names_every_silence(name: str) -> None:
    site = real_site()
    row = next(row for row in site.questions if row.question.id == name)
    words = text_of(question(site, name))

    for cell in row.cells:
        clauses = cell.council.leading_edition.clause_by_id
        assert cell.council.short_name in words
        assert cell.answer.text in words
        for quote in cell.answer.rests_on:
            assert quote.words in words
            said = as_quoted(quote, clauses[quote.clause].quotable, cell.answer.rests_on)
            assert said.removesuffix(" …") in words
        for conflict in cell.answer.conflicts:
            assert conflict.text in words
    silent = sum(cell.answer.state is AnswerState.SILENT for cell in row.cells)
    assert ("do not say" in words or "does not say" in words) == bool(
        silent
    ) or "does not say" in words


def test_every_quotation_leads_to_its_clause() -> None:
    site = real_site()
    address = site.addresses.question("criticise-officer")
    page = next(page for page in pages_of("question", site) if page.address == address)
    edition = "councils/weston-super-mare/2024-10/"
    assert {(edition, "c-6.2"), (edition, "c-3.4")} <= {*targets(page, site.addresses)}


def test_a_topic_begins_with_its_short_answers_and_names_the_silent() -> None:
    page = next(
        page for page in pages_of("topic", real_site()) if page.address == "topics/media.md"
    )
    (short,) = of_class(parsed(page.html), "protocol-in-short")
    words = text_of(short)

    assert words.startswith("In short Who speaks to the press?")
    assert "Officers may respond on facts" in words
    assert "Silent: Barrow, Wellingborough and the unidentified council." in words


def test_a_council_says_how_far_it_answers() -> None:
    site = real_site()
    page = parsed(council_page(site, site.handbook.council_by_id["barrow"]).html)
    (way,) = [item for item in page.iter("p") if "All 39 questions" in text_of(item)]
    assert text_of(way).endswith(": 5 answered, 19 partly, 15 silent")


def test_nothing_that_a_source_holds_becomes_markup() -> None:
    site = asking_site("a", "b", words=HOSTILE)
    for page in every_page(site):
        if page.address.startswith(("questions/", "topics/")):
            assert "<img" not in page.html
            assert "49" not in page.html


def test_of_many_councils_the_table_counts_and_the_pages_go_on() -> None:
    site = asking_site(*"abcde", most_columns=4, longest_list=2)
    head, row = parsed(questions_page(site).html).iter("tr")

    assert [text_of(cell) for cell in head] == ["Question", "Partly"]
    assert [text_of(cell) for cell in row] == ["Who speaks to the press?", "5"]
    assert [page.address for page in pages_of("question", site)] == [
        "questions/press.md",
        "questions/press/page/2.md",
        "questions/press/page/3.md",
    ]


def test_without_answers_there_is_no_page_of_questions() -> None:
    site = asking_site("a")
    unread = tuple(replace(council, answers=None) for council in site.handbook.councils)
    without = replace(site, handbook=replace(site.handbook, councils=unread))

    assert not [page for page in every_page(without) if page.address.startswith("questions")]


def test_one_passage_more_is_told_in_the_singular() -> None:
    told = [
        text_of(one)
        for page in pages_of("question", real_site())
        for one in parsed(page.html).iter("summary")
    ]
    folded = [words for words in told if "more passage" in words]
    assert any(words.startswith("1 more passage of ") for words in folded)
    assert not [words for words in folded if words.startswith("1 more passages")]


def test_no_list_is_opened_without_an_item_of_it() -> None:
    passages = [
        text_of(quote[0])
        for page in pages_of("question", real_site())
        for quote in parsed(page.html).iter("blockquote")
    ]
    assert "Officers must: … respond to enquiries and complaints in a timely manner" in passages
    assert not [words for words in passages if words.rstrip(" …-").endswith(":")]
