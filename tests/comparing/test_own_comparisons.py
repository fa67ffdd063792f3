"""What the ten comparisons of the five say, held to the rows that people declared and to the texts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import combinations

import pytest
from support.handbook import real_site

from mkdocs_protocol.comparing.two_documents.comparison import Passage, Row
from mkdocs_protocol.comparing.two_documents.declarations import declared_of
from mkdocs_protocol.comparing.two_documents.differences import Mark, Span
from mkdocs_protocol.comparing.two_documents.layout import LaidOut, laid_out
from mkdocs_protocol.comparing.two_documents.overview import SEVERAL, binds, rows_by_topic
from mkdocs_protocol.comparing.two_documents.passages import topics_of
from mkdocs_protocol.core.handbook import Council

SITE = real_site()
PAIRS = [*combinations(SITE.handbook.councils, 2)]
NAMES = [f"{one.id}, {other.id}" for one, other in PAIRS]
LITTLE_WORDS = SITE.handbook.vocabulary.little_words


def rows_and_items(one: Council, other: Council) -> Iterator[tuple[Row, Row]]:
    """Yield every row, and every item with its row."""
    for row in SITE.comparison(one, other).rows:
        yield row, row
        yield from ((item, row) for item in row.items)


def declared_beside(one: Council, other: Council) -> dict[str, set[str]]:
    """Return what rows, prose included, put beside passages of either document, by the passages' names."""
    rows = SITE.handbook.expectations
    theirs = {each.row: each for each in declared_of(SITE.prepared(other), rows)}
    found: dict[str, set[str]] = {}
    for ours in declared_of(SITE.prepared(one), rows):
        if ours.row in theirs:
            for ref in (*ours.refs, *ours.prose):
                found.setdefault(ref, set()).update(theirs[ours.row].refs, theirs[ours.row].prose)
    return found


def row_of(one: str, other: str, ref: str) -> Row:
    """Return the row, or the item, of two documents in which a passage of the first stands."""
    known = SITE.handbook.council_by_id
    return next(
        row
        for row, _whole in rows_and_items(known[one], known[other])
        if ref in {passage.ref for passage in row.left} and not row.items
    )


def test_the_letter_before_an_item_is_none_of_its_words() -> None:
    """ "(d) making decisions …" has nothing but its letter with "d. To act as advocates …"."""
    decisions = row_of("halstead", "weston-super-mare", "1.2/4")
    assert not decisions.right
    assert [p.ref for p in decisions.elsewhere] == ["2.5/2", "2.5/14"]
    advocates = row_of("halstead", "weston-super-mare", "1.2/6")
    assert [p.ref for p in advocates.right] == ["2.1/4"]


@pytest.mark.parametrize(
    ("council", "other", "ref", "elsewhere"),
    [
        ("halstead", "weston-super-mare", "1.2/1", "2.5/1"),
        ("halstead", "wellingborough", "1.2/1", "3.2/3"),
        ("halstead", "barrow", "1.2/1", "officers-expect/3"),
        ("weston-super-mare", "halstead", "3.7-p1", "1.1"),
    ],
)
def test_what_a_reader_found_in_the_other_document_is_pointed_to(
    council: str, other: str, ref: str, elsewhere: str
) -> None:
    row = row_of(council, other, ref)
    assert elsewhere in {p.ref for p in (*row.elsewhere, *row.right)}


@pytest.mark.parametrize("pair", PAIRS, ids=NAMES)
def test_a_signature_comes_near_to_nothing(pair: tuple[Council, Council]) -> None:
    """ "Signed: Mayor/Chairman" has no more than a name with a clause on agendas."""
    near = {p.ref for row, _whole in rows_and_items(*pair) for p in row.nearest}
    assert not near & {"signed", "sign-off"}


@pytest.mark.parametrize("pair", PAIRS, ids=NAMES)
def test_nothing_is_only_here_that_a_row_puts_beside_a_passage_of_the_other(
    pair: tuple[Council, Council],
) -> None:
    """What a person found is shown or pointed to; the program's own answers in other rows are, too."""
    for one, other in (pair, pair[::-1]):
        beside = declared_beside(one, other)
        for row, whole in rows_and_items(one, other):
            if not row.right:
                seen = {p.ref for p in (*row.elsewhere, *whole.right)}
                for passage in row.left:
                    assert beside.get(passage.ref, set()) <= seen, passage.ref


@pytest.mark.parametrize("pair", PAIRS, ids=NAMES)
def test_a_row_stands_under_a_heading_that_is_true_of_both_sides(
    pair: tuple[Council, Council],
) -> None:
    for group in rows_by_topic(SITE.comparison(*pair), SITE.handbook.vocabulary.topics):
        for row in group.rows:
            for side in filter(None, (row.left, row.right)):
                assert group.topic == SEVERAL or any(group.topic in topics_of(p) for p in side)


def words(text: str) -> str:
    found = re.findall(r"[^\W_]+(?:['’][^\W_]+)*", text)
    return " ".join(unicodedata.normalize("NFKC", word).replace("’", "'").lower() for word in found)


def marked(spans: tuple[Span, ...] | None) -> list[str]:
    return [words(span.text) for span in spans or () if span.mark is Mark.ONLY_HERE]


def texts(passages: tuple[Passage, ...]) -> str:
    return f" {words(' '.join(passage.text for passage in passages))} "


@pytest.mark.parametrize("pair", PAIRS, ids=NAMES)
def test_what_is_marked_does_not_stand_in_the_clauses_beside_it(
    pair: tuple[Council, Council],
) -> None:
    def assert_true(laid: LaidOut, whole: Row) -> None:
        for spans, others in ((laid.left, whole.right), (laid.right, whole.left)):
            for stretch in [stretch for each in spans for stretch in marked(each)]:
                assert f" {stretch} " not in texts(others), stretch
        for item in laid.items:
            assert_true(item, whole)

    for row in SITE.comparison(*pair).rows:
        assert_true(laid_out(row, LITTLE_WORDS), row)


def test_what_a_drafting_sheet_marks_does_not_stand_in_the_other_clause() -> None:
    count = 0
    for council in SITE.handbook.councils:
        for reworded in SITE.rewordings(council.id):
            own, other = (f" {words(each.clause.text)} " for each in (reworded.own, reworded.other))
            for spans, text in (
                (reworded.differences.left, other),
                (reworded.differences.right, own),
            ):
                for stretch in marked(spans):
                    count += 1
                    assert f" {stretch} " not in text, stretch
    assert count > 20


def test_a_letter_before_an_item_and_an_and_behind_it_are_no_wording() -> None:
    council = SITE.handbook.council_by_id
    (row,) = (
        row
        for row in SITE.comparison(council["barrow"], council["weston-super-mare"]).rows
        if [p.ref for p in row.right] == ["2.1"]
    )
    wordings = {item.left[0].ref: item.wording for item in row.items}
    assert wordings["councillors-1/1"] == wordings["councillors-1/3"] == "same"


def test_a_row_of_descriptions_binds_nobody() -> None:
    """What a council's good name depends on is about councillors and the Clerk, and asks nothing of them."""
    councils = SITE.handbook.council_by_id
    rows = SITE.comparison(councils["barrow"], councils["wellingborough"]).rows
    (reputation,) = [row for row in rows if [passage.ref for passage in row.left] == ["aim-1"]]
    assert [passage.ref for passage in reputation.right] == ["1.2"]
    assert binds(reputation) == ()
