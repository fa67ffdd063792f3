"""What a reader's browser finds when it compares is what the site found when it was built.

The words come folded and every rule of the vocabulary as data; what answers what, and which words differ, is worked out
in Python and in `align.js` and `marks.js`. One page of Chromium works out everything here.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import permutations, product
from typing import Any

import pytest
from playwright.sync_api import Browser
from support.comparing import VOCABULARY, clause, side_of
from support.handbook import real_site
from support.sheets import of_class, parsed

from mkdocs_protocol.comparing.two_documents.comparison import Passage, Row
from mkdocs_protocol.comparing.two_documents.differences import (
    Mark,
    Span,
    differences,
)
from mkdocs_protocol.comparing.two_documents.passages import clauses_of
from mkdocs_protocol.core.expectations import ExpectationItem, ExpectationRow
from mkdocs_protocol.core.handbook import Council, Handbook
from mkdocs_protocol.core.items import items_of
from mkdocs_protocol.core.protocol import Clause, Part
from mkdocs_protocol.core.terms import Topic
from mkdocs_protocol.core.vocabulary import ClauseKind, Vocabulary
from mkdocs_protocol.plugin.theme import COMPARING, bundle
from mkdocs_protocol.publishing.comparing import comparing_record
from mkdocs_protocol.publishing.comparisons import comparison_table
from mkdocs_protocol.publishing.tables import table_bytes
from mkdocs_protocol.rendering.comparison.compare import compare_page, rules
from mkdocs_protocol.rendering.comparison.compare import words as script_words
from mkdocs_protocol.rendering.comparison.pair import pair_page
from mkdocs_protocol.site.site import Site
from mkdocs_protocol.site.wording import load_wording

COMPARE = """([records, pairs, rules]) => {
  const ready = Object.fromEntries(Object.entries(records).map(([id, record]) => [id, protocolAlign.ready(record)]));
  const refs = (passages) => passages.map((passage) => passage.ref);
  const told = (row) => [refs(row.left), refs(row.right), row.wording, row.place, row.foundBy, row.likeness,
                         row.label, row.also.map(refs), row.sameSense ?? false, row.sharedWords, row.inDifferentWords, refs(row.nearest), row.isSettled ?? false,
                         row.items.map(told)];
  return pairs.map(([left, right]) => protocolAlign.compare(ready[left], ready[right], rules).map(told));
}"""
TABLES = """([records, pairs, topics, rules]) => pairs.map(([left, right]) => {
  const found = {records: [records[left], records[right]].map(protocolAlign.ready), pairs: []};
  found.pairs.push({left: 0, right: 1, rows: protocolAlign.compare(...found.records, rules)});
  return protocolTakeaway.csv(found.records, protocolGroups.rows(found, topics));
})"""
MARK = """([texts, rules]) => texts.map(([left, right]) => {
  const {left: ours, right: theirs, share, isMarked} = protocolMarks.differences(left, right, rules, [left, right]);
  const told = (spans) => spans.map(({text, onlyHere}) => [onlyHere, text]);
  return [told(ours), told(theirs), share, isMarked];
})"""
GROUP = """([records, topics, rules]) => {
  const pairs = [], ready = records.map(protocolAlign.ready);
  ready.forEach((one, left) => ready.slice(left + 1).forEach((other, place) => pairs.push(
    {left, right: left + 1 + place, rows: protocolAlign.compare(one, other, rules)})));
  const rows = protocolGroups.rows({records: ready, pairs}, topics);
  const ref = (passage) => passage.ref;
  return [pairs.map((pair) => pair.rows.filter((row) => row.foundBy).map((row) => [row.left.map(ref), row.right.map(ref)])),
          rows.map((row) => [row.columns.map((column) => column.map(ref)), row.also.map(({council, passage}) => [council, passage.ref])])];
}"""
SHOW = """([records, chosen, topics, words, rules, html]) => chosen.map((ids) => {
  const holder = document.createElement("div");
  holder.innerHTML = html;
  const found = {records: ids.map((id) => protocolAlign.ready(records[id])), pairs: []};
  found.records.forEach((one, left) => found.records.slice(left + 1).forEach((other, place) => found.pairs.push(
    {left, right: left + 1 + place, rows: protocolAlign.compare(one, other, rules)})));
  const place = document.createElement("section"), ways = document.createElement("ul");
  const template = holder.querySelector("template");
  protocolComparison.show(place, found, {root: "../../../", topics, words, rules, template, ways, chosen() {}});
  const part = (element) => [...["wording", "place", "differs", "form"].map((name) => element.getAttribute(`data-protocol-${name}`)),
    element.textContent.split(/\\s+/).join(""), [...element.querySelectorAll("a")].map((link) => link.getAttribute("href"))];
  return [...place.querySelectorAll(".protocol-pair, .protocol-pair-item")].map(part);
})"""

HOSTILE = [
    "=SUM(A1)",
    "+ “quoted”, with a comma",
    "'@home",
    "\tof the Tuſſle",
    "Straße İstanbul ﬁne ½",
]


@pytest.fixture(scope="module")
def evaluate(browser: Browser) -> Iterator[Any]:
    """Give the page that has our scripts and nothing else."""
    page = browser.new_page()
    page.add_script_tag(content=bundle(COMPARING[:-1]))  # all but the form
    yield page.evaluate
    page.close()


def records(site: Site) -> dict[str, Any]:
    """Return what is published of each council for comparison, by its id."""
    return {council.id: comparing_record(site, council) for council in site.handbook.councils}


def decided(site: Site) -> dict[str, object]:
    return rules(site.handbook.vocabulary)


def topics(site: Site) -> list[dict[str, str]]:
    return [{"id": topic.id, "label": topic.label} for topic in site.handbook.vocabulary.topics]


def refs(passages: Sequence[Passage]) -> list[str]:
    return [passage.ref for passage in passages]


def told(row: Row) -> list[Any]:
    return [
        refs(row.left),
        refs(row.right),
        row.wording,
        row.place,
        row.found_by,
        row.likeness,
        row.label,
        [refs(side) for side in row.also],
        row.same_sense,
        row.shared_words,
        row.is_in_different_words,
        refs(row.nearest),
        row.is_settled,
        [told(item) for item in row.items],
    ]


def compared(site: Site, pairs: Sequence[tuple[str, str]]) -> list[Any]:
    council = site.handbook.council_by_id
    return [
        [told(row) for row in site.comparison(council[one], council[other]).rows]
        for one, other in pairs
    ]


def made_up(seed: int) -> Site:
    """Return a site of five councils, whose texts are made from each other's: cut, moved, joined, reworded."""
    draw = random.Random(seed)
    model = [_clause(draw, number) for number in range(14)]
    councils = [_council(draw, f"council-{number}", model) for number in range(5)]
    vocabulary = replace(VOCABULARY, topics=(Topic("respect", "Respect"), Topic("media", "Press")))
    rows = tuple(_declared(draw, number, councils) for number in range(6))
    handbook = Handbook(tuple(councils), vocabulary, date(2026, 11, 22), expectations=rows)
    return Site(handbook, load_wording())


_SENTENCE = (
    "the of to and council councillors members officers Clerk Town officer's meeting advice respect trust "
    "requests answered agenda committee minutes register public gifts declared chairman courtesy reports "
    "councillor member elected employee employees officer staff chair chairperson chairmen"
)
_WORDS = _SENTENCE.split()


def _text(draw: random.Random, most: int) -> str:
    return " ".join(draw.choices(_WORDS, k=draw.randint(1, most)))


def _clause(draw: random.Random, number: int) -> Clause:
    items = [_text(draw, 8) for _ in range(draw.choice([0, 0, 2, 3, 5]))]
    return clause(
        str(number),
        _text(draw, 25),
        items,
        topic=draw.choice(["respect", "media"]),
        binds=draw.choice([(), ("officers",), ("clerk",), ("councillors",)]),
    )


def _council(draw: random.Random, name: str, model: list[Clause]) -> Council:
    taken = draw.sample(model, k=draw.randint(6, len(model)))
    if draw.random() < 0.7:
        taken.sort(key=model.index)
    clauses = []
    for place, each in enumerate(taken):
        words = each.text.split("\n")[0].split()
        if draw.random() < 0.6:
            words[draw.randrange(len(words))] = draw.choice(_WORDS + HOSTILE)
        items = [*items_of(each.blocks)]
        draw.shuffle(items)
        half = len(words) // 2 if draw.random() < 0.3 else 0
        texts = [" ".join(words[:half]), " ".join(words[half:])] if half else [" ".join(words)]
        clauses += [
            clause(
                f"{place}.{part}",
                text,
                items if part == len(texts) - 1 else (),
                topic=each.classification.topic or "",
                binds=each.classification.binds,
            )
            for part, text in enumerate(texts)
        ]
    clauses = [divided(each) if draw.random() < 0.15 else each for each in clauses]
    names = {"clerk": ["Town Clerk", "Proper Officer"]} if draw.random() < 0.5 else {}
    return side_of(clauses, name, **names).council


def divided(whole: Clause) -> Clause:
    """Return a clause of which one part holds all words, so that only this part says whom it binds."""
    part = Part(f"{whole.id}-p1", whole.text, whole.classification)
    return replace(whole, divided=True, parts=(part,))


def _declared(draw: random.Random, number: int, councils: list[Council]) -> ExpectationRow:
    kind = draw.choice([ClauseKind.EXPECTATION, ClauseKind.PROCEDURE])
    items = []
    for council in draw.sample(councils, k=3):
        of = draw.choice(council.leading_edition.clauses)
        listed = items_of(of.blocks)
        position = draw.randint(1, len(listed)) if listed and draw.random() < 0.8 else None
        items.append(ExpectationItem(council.id, of.id, position))
    return ExpectationRow(f"row-{number}", f"Row {number}", kind, (), (), tuple(items))


@pytest.mark.parametrize("which", ["the five", "made up"])
def test_the_browser_finds_the_same_rows(evaluate: Any, which: str) -> None:
    """Clauses, items, wording, place, who found it and how alike it is, to the last of six decimals."""
    for site in [real_site()] if which == "the five" else map(made_up, range(3)):
        pairs = [*permutations([council.id for council in site.handbook.councils], 2)]
        assert evaluate(COMPARE, [records(site), pairs, decided(site)]) == compared(site, pairs)


@pytest.mark.parametrize("which", ["the five", "made up"])
def test_the_browser_makes_the_same_table_byte_for_byte(evaluate: Any, which: str) -> None:
    for site in [real_site()] if which == "the five" else map(made_up, range(3)):
        pairs = [*permutations(site.handbook.councils, 2)]
        asked = [
            records(site),
            [(one.id, other.id) for one, other in pairs],
            topics(site),
            decided(site),
        ]
        found = evaluate(TABLES, asked)
        published = [table_bytes(comparison_table(*pair), site) for pair in pairs]
        assert [table.encode() for table in found] == published


def test_the_browser_takes_the_same_roles_for_staff_and_for_members(evaluate: Any) -> None:
    """What staff owe never answers what members owe; each role owes something in words of its own."""
    roles = [role.id for role in real_site().handbook.vocabulary.roles]
    assert len(roles) > 20

    def council(name: str, *owed_by: str) -> Council:
        texts = [[f"word{place} of {role}", f"more{place}"] for place, role in enumerate(roles)]
        clauses = [
            clause(str(place), "", items, binds=owed_by or (roles[place],))
            for place, items in enumerate(texts)
        ]
        return side_of(clauses, name).council

    councils = (council("each"), council("staff", "officers"), council("members", "councillors"))
    vocabulary = Vocabulary(roles=real_site().handbook.vocabulary.roles)
    site = Site(Handbook(councils, vocabulary, date(2026, 11, 22)), load_wording())
    pairs = [("each", "staff"), ("each", "members")]
    assert evaluate(COMPARE, [records(site), pairs, decided(site)]) == compared(site, pairs)


def test_the_browser_shows_a_pair_as_its_page_does(evaluate: Any) -> None:
    """Row by row and item by item: what is said, both texts with their marks, and where the links lead."""
    site = real_site()
    pairs = [*permutations(site.handbook.councils, 2)]
    named = [{**topic, "href": f"../../../topics/{topic['id']}/"} for topic in topics(site)]
    words = json.loads(json.dumps(script_words()))
    form = compare_page(site).html
    chosen = [(one.id, other.id) for one, other in pairs]
    asked = [records(site), chosen, named, words, decided(site), form]
    for (left, right), found in zip(pairs, evaluate(SHOW, asked), strict=True):
        tree = parsed(pair_page(site, left, right).html)
        for sign in of_class(
            tree, "protocol-sign"
        ):  # only a page of its own has addresses for rows
            sign.text = ""
            sign.attrib.pop("href")
        expected = [
            [
                *(
                    part.get(f"data-protocol-{name}")
                    for name in ("wording", "place", "differs", "form")
                ),
                "".join("".join(part.itertext()).split()),
                [link.get("href") for link in part.iter("a") if link.get("href")],
            ]
            for part in tree.iter()
            if {"protocol-pair", "protocol-pair-item"} & {*part.get("class", "").split()}
        ]
        assert found == expected, f"{left.id}, {right.id}"


def marks(spans: Sequence[Span]) -> list[list[Any]]:
    return [[span.mark is Mark.ONLY_HERE, span.text] for span in spans]


def test_the_browser_marks_the_same_words(evaluate: Any) -> None:
    texts = [(text, other) for text in HOSTILE for other in HOSTILE]
    texts += [
        ("g) gifts\n(iv) one two", "h. gifts\n2. one three"),
        ("x. one\u2028a) two", "one b) two"),
    ]
    texts += [
        (f"one {word} two", f"three {word} four")
        for word in {*real_site().handbook.vocabulary.little_words, *_WORDS}
    ]
    for site in [real_site(), made_up(1)]:
        for one, other in permutations(site.handbook.councils, 2):
            rows = site.comparison(one, other).rows
            for row in (*rows, *(item for each in rows for item in each.items)):
                texts.append(tuple("\n".join(p.text for p in s) for s in (row.left, row.right)))  # type: ignore[arg-type]
    little = real_site().handbook.vocabulary.little_words
    found = [differences(*pair, little, within=pair) for pair in texts]
    assert len(found) > 1000
    expected = [[marks(f.left), marks(f.right), f.share, f.is_marked] for f in found]
    assert evaluate(MARK, [texts, decided(real_site())]) == expected


@pytest.mark.parametrize("which", ["the five", "made up"])
def test_of_more_than_two_each_clause_stands_in_one_row_and_no_match_is_lost(
    evaluate: Any, which: str
) -> None:
    site = real_site() if which == "the five" else made_up(3)
    chosen = [*site.handbook.councils]
    pairs, rows = evaluate(GROUP, [[*records(site).values()], topics(site), decided(site)])
    row_of: dict[tuple[int, str], int] = {}
    for number, (columns, _) in enumerate(rows):
        for place, ids in enumerate(columns):
            for id_ in ids:
                assert row_of.setdefault((place, id_), number) == number
    assert set(row_of) == {
        (place, passage.ref)
        for place, council in enumerate(chosen)
        for passage in clauses_of(council.leading_edition)
    }

    between = [(a, b) for a in range(len(chosen)) for b in range(a + 1, len(chosen))]
    matched = {
        ((left, one), (right, other))
        for (left, right), found in zip(between, pairs, strict=True)
        for ours, theirs in found
        for one, other in product(ours, theirs)
    }
    for columns, _ in rows:
        for left, right in between:
            together = product(columns[left], columns[right])
            assert {((left, one), (right, other)) for one, other in together} <= matched
    for (left, right), found in zip(between, pairs, strict=True):
        for ours, theirs in found:
            for one, other in product(ours, theirs):
                here, there = row_of[left, one], row_of[right, other]
                assert here == there or [right, other] in rows[here][1]
                assert here == there or [left, one] in rows[there][1]


def test_the_lists_of_what_each_side_owes_stand_in_two_rows_not_in_one(evaluate: Any) -> None:
    """Halstead has both in one sentence; by way of it all the lists would run into each other."""
    _, rows = evaluate(
        GROUP, [[*records(real_site()).values()], topics(real_site()), decided(real_site())]
    )
    (columns,) = (columns for columns, _ in rows if "councillors-expect" in columns[0])
    barrow, _, wellingborough, weston, unnamed = columns
    assert (barrow, unnamed) == (["councillors-expect"], ["councillors-expect"])
    assert (wellingborough, weston) == (["3.1"], ["2.9"])
