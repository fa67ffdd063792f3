"""Where a reader chooses the councils to compare: ready-made pairs, and a form for any two or more.

The form is made by `compare.js`, which compares the contents of `data/` in the reader's browser. It finds on the page,
in attributes that `compare.html` writes, where data and pages are, and the councils. The words that it uses come from
here too, in an inert `<template>`, like those for `states` and for the same reason.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from mkdocs_protocol.comparing.two_documents import alignment, matching
from mkdocs_protocol.comparing.two_documents.comparison import REWORDED_FROM
from mkdocs_protocol.comparing.two_documents.differences import ENOUGH_WORDS, MOST_MARKED
from mkdocs_protocol.core.grammar import number_in_words
from mkdocs_protocol.rendering.comparison.page import ABOUT, ANYBODY, BOUND, NAMES, Choice
from mkdocs_protocol.rendering.comparison.rows import Also, Cell, ShownPassage, ShownRow
from mkdocs_protocol.rendering.comparison.words import (
    ALONE,
    ANSWERED_ELSEWHERE,
    BY_ITEMS,
    COUNCILS,
    DECLARED,
    DIFFERENT_WORDS,
    EXACT,
    FOLDED,
    MACHINE,
    not_marked,
)
from mkdocs_protocol.rendering.page import RenderedPage
from mkdocs_protocol.rendering.parts.environment import environment
from mkdocs_protocol.rendering.parts.heads import Head, Heads
from mkdocs_protocol.site.addresses import COMPARING_SCRIPT
from mkdocs_protocol.site.links import Link
from mkdocs_protocol.words.gettext import N_, _, ngettext

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.vocabulary import Vocabulary
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site

_MOST_LISTED = 50
"""The most councils whose names the page itself holds; if there are more, a browser requests the list."""


@dataclass(frozen=True, slots=True)
class PairsRow:
    """A council, with links to its comparison with each of the others."""

    head: Head
    cells: Markup
    """A cell for each column; a single one with all links if there are no columns."""


class _BlankSide(NamedTuple):
    code: str = ""
    name: str = " "
    href: str = "#"
    edition: str = " "
    edition_href: str = "#"
    chip: str = ""
    incomplete: str = " "
    lang: Markup = Markup(' lang=""')


_PASSAGE = ShownPassage(" ", "#", " ", Markup(" "), " ")
_CELL_OF_ONE = Cell((_PASSAGE,), "", Markup())
_SIDE = _BlankSide()
_ABSENT = Cell((), " ", Markup())
_ITEM = ShownRow(
    id="", name=" ", wording="", place="", differs="", binds="", about="", form="", says=" ", stands=" ", found=" ",
    left=_CELL_OF_ONE, right=_CELL_OF_ONE, remark=" ", also=(Also(" ", Markup()),), exact=None,
    exact_title=" ", items=(),
)  # fmt: skip


_ROW = replace(_ITEM, items=(_ITEM,), exact=(_CELL_OF_ONE, _CELL_OF_ONE))


@dataclass(frozen=True, slots=True)
class Blank:
    """A comparison with nothing in it, so that the browser uses the same elements as the pages of pairs."""

    side: _BlankSide = _SIDE
    row: ShownRow = _ROW
    nothing: Cell = _ABSENT
    choices: tuple[Choice, ...] = (
        Choice("all", " ", is_first=True),
        Choice("differences", " ", is_first=False),
        Choice("lacks", " ", is_first=False),
    )

    @property
    def whom(self) -> tuple[Choice, ...]:
        """The choices by whom rows are about, without their numbers."""
        return (Choice("", _(ANYBODY), is_first=True), *_without_numbers(ABOUT))

    @property
    def bound(self) -> tuple[Choice, ...]:
        """The choices by whom rows bind."""
        return _without_numbers(BOUND)


def _without_numbers(labels: Mapping[str, str]) -> tuple[Choice, ...]:
    return tuple(Choice(value, label, is_first=False) for value, label in labels.items())


def rules(vocabulary: Vocabulary) -> dict[str, object]:
    """Return the rules for the scripts: the same figures as `comparing` uses, and the little words."""
    return {
        "reworded_from": REWORDED_FROM,
        "full": alignment.FULL,
        "meant": alignment.MEANT,
        "many": alignment.MANY,
        "touched": alignment.TOUCHED,
        "unsaid": alignment.UNSAID,
        "apart": alignment.APART,
        "unclassified": alignment.UNCLASSIFIED,
        "most_in_a_group": alignment.MOST_IN_A_GROUP,
        "most_near": matching.MOST_NEAR,
        "items": asdict(matching.ITEMS),
        "clauses": asdict(matching.CLAUSES),
        "most_marked": MOST_MARKED,
        "enough_words": ENOUGH_WORDS,
        "little_words": sorted(vocabulary.little_words),
    }


@dataclass(frozen=True, slots=True)
class Page:
    """Everything that the page shows."""

    title: str
    lead: str
    day: str
    """The day of the build, for the names of files."""
    councils: str
    """The names of the councils for the script, as JSON; "" if it requests them."""
    words: str
    """What the script says, as JSON."""
    rules: str
    """How much likeness is enough, and which words are little, as JSON."""
    blank: Blank
    """The elements that the script copies."""
    topic_names: str
    """The names of the topics for the script, as JSON."""
    root: str
    """The root of the site, relative to the page."""
    list: str
    """The address of the list of councils, relative to the page; the councils' own data are beside it."""
    columns: tuple[Head, ...]
    pairs: tuple[PairsRow, ...]
    """Empty if pairs have no pages of their own."""
    caption: str
    without_script: str
    topics: tuple[Link, ...]
    grid: Link
    script: str
    is_empty: bool
    """Whether there are fewer than two documents."""
    is_chosen: bool
    """Whether a reader chooses the councils; a site with guests has no data for that, only ready-made pairs."""


def compare_page(site: Site) -> RenderedPage:
    """Return the page on which councils are chosen to be compared."""
    here = site.addresses.compare()
    councils = site.handbook.councils
    heads = Heads(site)
    is_matrix = site.has_pairs and len(councils) <= site.most_columns
    hosts = tuple(council for council in councils if council.id not in site.guests)
    # A council that alone has guests needs no column for itself.
    beside = councils[1:] if site.guests and len(hosts) == 1 else councils
    columns = tuple(heads.of(council, here) for council in beside) if is_matrix else ()
    link = site.addresses.link
    topics = site.handbook.vocabulary.topics
    page = Page(
        title=_("Compare with other councils") if site.guests else _("Compare councils"),
        lead=_(_BESIDE if site.guests else _LEAD if len(councils) > 1 else _NOTHING),
        day=site.handbook.as_of.isoformat(),
        councils=_names(site),
        words=json.dumps(words(), ensure_ascii=False),
        rules=json.dumps(rules(site.handbook.vocabulary), ensure_ascii=False),
        blank=Blank(),
        topic_names=json.dumps(
            [
                {"id": t.id, "label": t.label, "href": link(here, site.addresses.topic(t.id))}
                for t in topics
            ],
            ensure_ascii=False,
        ),
        root=link(here, site.addresses.root()),
        list=link(here, site.addresses.table("handbook.json")),
        columns=columns,
        pairs=tuple(
            _row(site, heads, council, beside, here, is_matrix=is_matrix) for council in hosts
        )
        if site.has_pairs
        else (),
        caption=_(_CAPTION),
        without_script=_(_WITHOUT_BUT_PAIRS if site.has_pairs else _WITHOUT),
        topics=tuple(Link(t.label, link(here, site.addresses.topic(t.id))) for t in topics),
        grid=Link(_("All topics, all councils"), link(here, site.addresses.topics())),
        script=link(here, site.addresses.asset(COMPARING_SCRIPT)),
        is_empty=len(councils) < 2,
        is_chosen=not site.guests,
    )
    html = environment(site.templates).get_template("compare.html").render(page=page)
    description = _(_DESCRIPTION if page.is_chosen else _BESIDE)
    return RenderedPage(here, page.title, description, html, is_wide=True, in_nav=not page.is_empty)


_LEAD = N_(
    "The documents of two or more councils, clause by clause: what they say in the same words, what they say in "
    "other words, and what no match was found for."
)
_BESIDE = N_(
    "The protocol and those of other councils, clause by clause: what they say in the same words, what they say in "
    "other words, and what no match was found for."
)
_DESCRIPTION = N_(
    "Choose two or more councils: their protocols clause by clause, what is worded alike, what is "
    "worded differently, and what no match was found for."
)
_NOTHING = N_(
    "There is nothing to compare here yet: a comparison needs the documents of two councils."
)
_CAPTION = N_("A match is a clause, or group of clauses, in each document on the same matter.")
_WITHOUT_BUT_PAIRS = N_(
    "Comparing three or more here needs JavaScript, which is off. The topic pages hold the "
    "same texts, every council’s on one topic:"
)
_WITHOUT = N_(
    "Comparisons of councils that you choose are made in your browser by JavaScript, which is off. The topic "
    "pages hold the same texts, every council’s on one topic:"
)


_MADE = N_("Made in your browser, just now, from the data that this handbook publishes.")
_OF_TWO = N_("Neither of the documents is a revision of the other.")
_OF_MORE = N_("None of the documents is a revision of another.")
_MATCHED = N_(
    "A program matched the clauses, unless a row says that a person did; a program misses some. "
    "Likeness weighs the words that two texts share, rare words more."
)


def words() -> dict[str, object]:
    """Return what the scripts say about a comparison, by names that they know; the same words as on the pages of pairs."""
    return {
        "wording": dict(COUNCILS.wording),
        "place": dict(COUNCILS.place),
        "said": [_(said) for said in COUNCILS.said],
        "both": _(COUNCILS.both),
        "absent": _(COUNCILS.absent),
        "absent_item": _(COUNCILS.absent_item),
        "settled_item": _(COUNCILS.settled_item),
        "absent_here": _(COUNCILS.absent_here),
        "also": _(COUNCILS.also),
        "no_topic": dict(NAMES),
        "on_topic": _(COUNCILS.on_topic),
        "elsewhere": _(COUNCILS.elsewhere),
        "unsure": _(COUNCILS.unsure),
        "absent_unsure": _(COUNCILS.absent_unsure),
        "nearest": _(COUNCILS.nearest),
        "silent": _(COUNCILS.silent),
        "exact": dict(EXACT),
        "folded": {thing: [ngettext(*forms, n) for n in (1, 2)] for thing, forms in FOLDED.items()},
        "alone": {thing: [ngettext(*forms, n) for n in (1, 2)] for thing, forms in ALONE.items()},
        "not_marked": not_marked(),
        "declared": _(DECLARED),
        "machine": _(MACHINE),
        "by_items": _(BY_ITEMS),
        "answered_elsewhere": _(ANSWERED_ELSEWHERE),
        "in_different_words": _(DIFFERENT_WORDS),
        "lead": [f"{_(_MADE)} {_(which)} {_(_MATCHED)}" for which in (_OF_TWO, _OF_MORE)],
        "caution": _(
            "This is about the documents. What a council does, and what it says elsewhere, is another matter."
        ),
        "numbers": [number_in_words(number) for number in range(13)],
    }


def _names(site: Site) -> str:
    councils = site.handbook.councils
    if len(councils) > _MOST_LISTED:
        return ""
    listed = [{"id": council.id, "name": council.short_name} for council in councils]
    return json.dumps(listed, ensure_ascii=False)


def _row(
    site: Site,
    heads: Heads,
    council: Council,
    councils: tuple[Council, ...],
    here: Address,
    *,
    is_matrix: bool,
) -> PairsRow:
    if is_matrix:
        cells = Markup().join(_cell(site, heads, council, other, here) for other in councils)
    else:
        ways = (_way(site, council, other, here) for other in councils if other is not council)
        cells = Markup("<td>%s</td>") % Markup("; ").join(
            Markup('<a href="%s" data-protocol-pair="%s">%s</a>') % (href, pair, other)
            for href, pair, other in ways
        )
    return PairsRow(heads.of(council, here), cells)


def _cell(site: Site, heads: Heads, council: Council, other: Council, here: Address) -> Markup:
    who = Markup('<span class="protocol-grid-who">%s</span>') % heads.of(other, here).name
    if council is other:
        return _SAME % (who, _("the same document"))
    href, pair, name = _way(site, council, other, here)
    number = sum(row.is_shared for row in site.comparison(council, other).rows)
    words = Markup(
        ngettext(
            '{number} match<span class="protocol-unseen">: {council} and {other}</span>',
            '{number} matches<span class="protocol-unseen">: {council} and {other}</span>',
            number,
        )
    ).format(number=number, council=council.short_name, other=name)
    return _CELL % (number, who, href, pair, words)


_SAME = Markup(
    '<td role="cell" class="protocol-soft" data-sort="">%s<span aria-hidden="true">–</span>'
    '<span class="protocol-unseen">%s</span></td>'
)
_CELL = Markup('<td role="cell" data-sort="%s">%s<a href="%s" data-protocol-pair="%s">%s</a></td>')
"""The sort key, who the cell is about, the address and name of the pair, and how many matches they have."""


def _way(site: Site, council: Council, other: Council, here: Address) -> tuple[str, str, str]:
    """Return the link to a pair's page, the pair as the script knows it, and the other's name."""
    href = site.addresses.link(here, site.addresses.pair(council.id, other.id))
    return href, f"{council.id} {other.id}", other.short_name
