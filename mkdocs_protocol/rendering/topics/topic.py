"""A topic: every council's clauses on it, then the documents that say nothing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_protocol.comparing.coverage import Coverage, TopicCoverage
from mkdocs_protocol.core.grammar import capital, joined
from mkdocs_protocol.rendering.expectations.cells import table_anchor, table_title
from mkdocs_protocol.rendering.page import RenderedPage, TocEntry
from mkdocs_protocol.rendering.parts.clauses import clause_html
from mkdocs_protocol.rendering.parts.environment import environment
from mkdocs_protocol.rendering.parts.heads import Head, Heads, page_data
from mkdocs_protocol.rendering.parts.page_numbers import PageNumber, page_numbers
from mkdocs_protocol.rendering.questions.in_short import ShortQuestion, in_short
from mkdocs_protocol.rendering.situations.links import ways_to_situations
from mkdocs_protocol.rendering.topics.grid import SILENT, UNCLASSIFIED, tally
from mkdocs_protocol.rendering.topics.marks import marked, named_parts, parts_about
from mkdocs_protocol.site.addresses import council_anchor
from mkdocs_protocol.site.labels import COVERAGE, effect
from mkdocs_protocol.site.languages import in_language, lang
from mkdocs_protocol.site.links import Link
from mkdocs_protocol.site.paging import Filled, Place, places, size_of
from mkdocs_protocol.site.passages import short_label
from mkdocs_protocol.words.gettext import N_, _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.protocol import Clause, Part
    from mkdocs_protocol.core.terms import Topic
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.counts import Tally
    from mkdocs_protocol.site.site import Site

_MOST_SIDE_BY_SIDE = 3
"""How many documents are shown as columns; more are shown one below another."""

_LONG_CONTENTS = 10
"""How many entries make a list of contents beside a page worth its room."""


@dataclass(frozen=True, slots=True)
class Section:
    """What one document says on the topic."""

    anchor: str
    head: Head
    state: Coverage
    label: str
    clauses: Markup
    """The clauses that are mainly about it."""
    touching: Markup
    """The clauses that touch on it among other things."""
    touching_title: str
    is_open: bool
    """Whether the touching clauses are unfolded: they are if there is nothing else."""


@dataclass(frozen=True, slots=True)
class Absence:
    """Documents without a clause on the topic, and why."""

    anchor: str
    state: Coverage
    title: str
    lead: str
    heads: tuple[Head, ...]
    caution: str


@dataclass(frozen=True, slots=True)
class Page:
    """Everything that the page shows."""

    title: str
    definition: str
    summary: str
    sections: tuple[Section, ...]
    absences: tuple[Absence, ...]
    is_beside: bool
    """Whether the documents are side by side, if there is room, rather than one below another."""
    choice: Markup
    """What a script needs to let the reader choose documents; empty if there is no choice."""
    in_short: tuple[ShortQuestion, ...]
    """The plain questions that are about the topic, with every document's short answer."""
    expectations: tuple[Link, ...]
    """The tables of expectations whose lists are about the topic."""
    situations: tuple[Link, ...]
    """What may have happened to somebody who looks for the topic, to be gone through step by step."""
    related: tuple[Link, ...]
    """The topics that documents deal with in the same words."""
    numbers: tuple[PageNumber, ...]
    """The pages of the topic, if there are several."""
    places: tuple[Place, ...]
    """On the first of several pages: where to find each document that is on another."""
    previous: Link | None
    next: Link | None
    grid: Link
    data: Markup

    @property
    def anchors(self) -> frozenset[str]:
        """Every id that something may link to."""
        return frozenset(
            [section.anchor for section in self.sections]
            + [absence.anchor for absence in self.absences]
            + [place.anchor for place in self.places]
        )


def pages_of_topic(site: Site, place: int, heads: Heads) -> Iterator[RenderedPage]:
    """Yield the pages of the topic at a position in the vocabulary."""
    topic = site.handbook.vocabulary.topics[place]
    groups: dict[Coverage, list[Council]] = {state: [] for state in Coverage}
    for council in site.handbook.councils:
        groups[site.states(council.id)[topic.id]].append(council)
    speaking = [*groups[Coverage.COVERED], *groups[Coverage.PARTLY]]
    counts, every = tally(site, topic), _filled(site, topic, groups, heads)
    pages = len(every)
    for number, shown in enumerate(every, start=1):
        here = site.addresses.topic(topic.id, number)
        page = Page(
            title=topic.label
            if pages == 1
            else _("{topic}, page {number} of {count}").format(
                topic=topic.label, number=number, count=pages
            ),
            definition=topic.definition,
            summary=counts.sentence,
            sections=tuple(one for one in shown if isinstance(one, Section)),
            absences=tuple(_absences([one for one in shown if isinstance(one, _Absent)])),
            is_beside=1 < len(speaking) <= _MOST_SIDE_BY_SIDE,
            choice=_choice(site, here),
            in_short=in_short(site, topic, here) if number == 1 else (),
            expectations=tuple(_expectations(site, topic, here)),
            situations=ways_to_situations(site, topic.id, here),
            related=tuple(_related(site, topic, here)),
            numbers=_numbers(site, topic, number, pages, here),
            places=_places(site, topic, every, counts) if number == 1 else (),
            previous=_neighbour(site, place - 1, here),
            next=_neighbour(site, place + 1, here),
            grid=_grid(site, here),
            data=page_data(site),
        )
        yield _draft(site, here, page)


@dataclass(frozen=True, slots=True)
class _Absent:
    """A document without a clause on the topic."""

    state: Coverage
    head: Head


def _filled(
    site: Site, topic: Topic, groups: dict[Coverage, list[Council]], heads: Heads
) -> tuple[tuple[Section | _Absent, ...], ...]:
    """Return what is on each page of a topic: the documents that deal with it, then those that do not."""
    speaking = [*groups[Coverage.COVERED], *groups[Coverage.PARTLY]]
    pages = Filled[Section | _Absent](site.longest_list, len(speaking))

    def section(council: Council, number: int) -> Section | _Absent:
        return _section(site, topic, council, heads, site.addresses.topic(topic.id, number))

    def absent(state: Coverage, council: Council, number: int) -> Section | _Absent:
        return _Absent(state, heads.of(council, site.addresses.topic(topic.id, number)))

    for council in speaking:
        pages.put(partial(section, council), _size)
    for state in _ABSENCES:
        for council in groups[state]:
            pages.put(partial(absent, state, council), _size, counts=False)
    return pages.pages


def _size(shown: Section | _Absent) -> int:
    """Return roughly how many bytes it takes, including its entry in the list of contents."""
    if isinstance(shown, _Absent):
        return _OF_ABSENT + size_of(shown.head.chip)
    return _OF_SECTION + size_of(shown.head.chip, shown.clauses, shown.touching)


_OF_SECTION, _OF_ABSENT = 1_200, 500


def _places(
    site: Site, topic: Topic, every: tuple[tuple[Section | _Absent, ...], ...], counts: Tally
) -> tuple[Place, ...]:
    here = site.addresses.topic(topic.id)

    def named(shown: Section | _Absent) -> tuple[str, str]:
        if isinstance(shown, Section):
            return shown.anchor, shown.head.name
        return _ABSENCES[shown.state][0], _("{state}: {number}").format(
            state=_(COVERAGE[shown.state]), number=f"{counts[shown.state]:,}"
        )

    def link(number: int, anchor: str) -> str:
        return site.addresses.link(here, site.addresses.topic(topic.id, number), anchor)

    return tuple(places(([named(one) for one in page] for page in every), link))


def _draft(site: Site, here: Address, page: Page) -> RenderedPage:
    html = environment(site.templates).get_template("topic.html").render(page=page)
    toc = (
        *(TocEntry(section.anchor, section.head.name, 2) for section in page.sections),
        *(TocEntry(absence.anchor, absence.title, 2) for absence in page.absences),
    )
    description = f"{page.definition} {page.summary}".strip()
    return RenderedPage(
        here, page.title, description, html, toc, page.anchors, is_wide=len(toc) < _LONG_CONTENTS
    )


def topic_sections(
    site: Site, topic: Topic, councils: Iterable[Council], here: Address
) -> tuple[Section, ...]:
    """Return what each of some councils' documents says on a topic, for any page."""
    heads = Heads(site)
    return tuple(_section(site, topic, council, heads, here) for council in councils)


def _section(site: Site, topic: Topic, council: Council, heads: Heads, here: Address) -> Section:
    found = site.about(council.id, topic.id)
    return Section(
        anchor=council_anchor(council.id),
        head=heads.of(council, here),
        state=found.state,
        label=_(COVERAGE[found.state]),
        clauses=_copies(site, topic, council, found, here, second=False),
        touching=_copies(site, topic, council, found, here, second=True),
        touching_title=_touching_title(found),
        is_open=found.state is Coverage.PARTLY,
    )


def _touching_title(found: TopicCoverage) -> str:
    labels = joined(short_label(clause) for clause in found.second)
    words = _("Also touched on in {clauses}") if found.main else _("Touched on in {clauses}")
    return words.format(clauses=labels)


def _copies(
    site: Site, topic: Topic, council: Council, found: TopicCoverage, here: Address, *, second: bool
) -> Markup:
    clauses = found.second if second else found.main
    return Markup().join(
        _copy(site, topic, council, clause, here, second=second) for clause in clauses
    )


def _copy(
    site: Site, topic: Topic, council: Council, clause: Clause, here: Address, *, second: bool
) -> Markup:
    """Return a clause as a quotation that links to its place and stays out of the site's search.

    Material's search leaves out a marked element until an element with the same tag ends: `article` occurs neither in
    adopted text nor in the page around it.
    """
    edition = council.leading_edition
    parts = parts_about(clause, topic.id, second=second)
    text = marked(clause_html(site, council, edition, clause, here), clause, parts)
    return _COPY % (
        "" if clause.number else " protocol-copy-unnumbered",
        site.clause_link(council, edition, clause, here),
        capital(clause.label),
        lang(edition),
        _heading(clause),
        text,
        in_language(_margin(site, clause, parts), edition),
    )


_COPY = Markup(
    '<article class="protocol-copy%s" data-search-exclude>'
    '<p class="protocol-place protocol-links protocol-label protocol-copy-cite"><a href="%s">%s</a></p>'
    '<div class="protocol-said-text protocol-copy-text protocol-adopted"%s>%s%s</div>%s'
    "</article>"
)
"""Shape, address, label, language, heading, text and margin. `%` is several times as fast as `format`."""


def _heading(clause: Clause) -> Markup:
    if not clause.is_heading:
        return Markup()
    return Markup('<p class="protocol-copy-heading">%s</p>') % clause.heading


def _margin(site: Site, clause: Clause, parts: tuple[Part, ...]) -> Markup:
    """Return what an editor says about the words: what they do, and which of them are about the topic.

    Of a clause shown whole it says what each of its parts does too: a rule may be among advice, and bind others.
    """
    roles = site.handbook.vocabulary.role_by_id
    given = [part.classification for part in parts] if parts else clause.classifications
    effects = dict.fromkeys(filter(None, (effect(each, roles) for each in given)))
    said = [Markup("<p>%s</p>") % " ".join(f"{words}." for words in effects)] if effects else []
    if parts:
        said.append(
            Markup(_("<p>Only the marked words are about this topic: {words}</p>")).format(
                words=named_parts(parts)
            )
        )
    if not said:
        return Markup()
    return Markup('<div class="protocol-small protocol-copy-margin">%s</div>') % Markup().join(said)


def _absences(absent: Iterable[_Absent]) -> Iterator[Absence]:
    for state, (anchor, caution) in _ABSENCES.items():
        names = tuple(document.head for document in absent if document.state is state)
        if names:
            lead = _absent(state, len(names))
            yield Absence(anchor, state, _(COVERAGE[state]), lead, names, _(caution))


def _absent(state: Coverage, number: int) -> str:
    if state is Coverage.SILENT:
        return ngettext(
            "The document named here says nothing on it:",
            "These documents say nothing on it:",
            number,
        )
    return ngettext(
        "Nobody has yet said whether the document named here deals with it:",
        "Nobody has yet said whether these documents deal with it:",
        number,
    )


_ABSENCES = {
    Coverage.SILENT: (
        SILENT,
        N_(
            "This is about the document. What the council does, and what it says elsewhere, is another matter."
        ),
    ),
    Coverage.UNCLASSIFIED: (
        UNCLASSIFIED,
        N_("It may or may not do so: nothing follows from its place here."),
    ),
}


def _choice(site: Site, here: Address) -> Markup:
    """Return the attributes that let a reader choose, if there are more than two documents and no guests."""
    if len(site.handbook.councils) < 3 or site.guests:
        return Markup()
    compare = site.addresses.link(here, site.addresses.compare())
    given = Markup(' data-protocol-choose data-protocol-compare="{}"').format(compare)
    if site.has_pairs:
        # No id of a council has a capital, so the script finds where the two it knows belong.
        pair = site.addresses.link(here, site.addresses.pair("LEFT", "RIGHT"))
        given += Markup(' data-protocol-pair="{}"').format(pair)
    return given


def _expectations(site: Site, topic: Topic, here: Address) -> Iterator[Link]:
    for table in site.expected_about(topic.id):
        there = site.addresses.link(here, site.addresses.expectations(), table_anchor(table))
        yield Link(table_title(table, site.handbook.vocabulary.role_by_id), there)


def _related(site: Site, topic: Topic, here: Address) -> Iterator[Link]:
    for other in site.related_topics(topic.id):
        yield Link(other.label, site.addresses.link(here, site.addresses.topic(other.id)))


def _numbers(
    site: Site, topic: Topic, number: int, count: int, here: Address
) -> tuple[PageNumber, ...]:
    def link(place: int) -> str:
        return site.addresses.link(here, site.addresses.topic(topic.id, place))

    return page_numbers(number, count, link)


def _neighbour(site: Site, place: int, here: Address) -> Link | None:
    topics = site.handbook.vocabulary.topics
    if not 0 <= place < len(topics):
        return None
    there = site.addresses.topic(topics[place].id)
    return Link(topics[place].label, site.addresses.link(here, there))


def _grid(site: Site, here: Address) -> Link:
    label = _("All topics") if len(site.handbook.councils) == 1 else _("All topics, all councils")
    return Link(label, site.addresses.link(here, site.addresses.topics()))
