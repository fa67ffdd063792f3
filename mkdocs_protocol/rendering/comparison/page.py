"""The page of a comparison, whether of two councils or of two editions."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_protocol.comparing.coverage import Coverage
from mkdocs_protocol.comparing.passages_for import ReaderRole
from mkdocs_protocol.comparing.two_documents.overview import (
    SEVERAL,
    Differs,
    about,
    binds,
    by_difference,
    differs,
    overview,
    rows_by_topic,
)
from mkdocs_protocol.core.grammar import capital
from mkdocs_protocol.rendering.comparison.rows import (
    Rows,
    ShownPassage,
    ShownRow,
    is_alone,
    is_folded,
)
from mkdocs_protocol.rendering.comparison.words import (
    alone_said,
    counting_said,
    folded_said,
    summary_said,
)
from mkdocs_protocol.rendering.page import RenderedPage, TocEntry
from mkdocs_protocol.rendering.parts.environment import environment
from mkdocs_protocol.rendering.parts.heads import page_data
from mkdocs_protocol.site.links import Link
from mkdocs_protocol.words.gettext import N_, Labels, _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from markupsafe import Markup

    from mkdocs_protocol.comparing.two_documents.comparison import Comparison, Row
    from mkdocs_protocol.comparing.two_documents.overview import TopicRows
    from mkdocs_protocol.core.terms import Topic
    from mkdocs_protocol.rendering.comparison.sides import ShownSide
    from mkdocs_protocol.rendering.comparison.words import Voice
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site

ONLY, SILENCES = "protocol-only", "protocol-silences"
NO_TOPIC, SEVERAL_TOPICS = "protocol-topic-none", "protocol-topics-differ"


@dataclass(frozen=True, slots=True)
class OnlyOnTopic:
    """Clauses on a topic without a match: links to their rows on the page."""

    topic: str
    clauses: tuple[ShownPassage, ...]


@dataclass(frozen=True, slots=True)
class OnlyIn:
    """What has no match on one side."""

    title: str
    topics: tuple[OnlyOnTopic, ...]
    none: str
    """The words if there is nothing."""


@dataclass(frozen=True, slots=True)
class Silence:
    """Topics on which one document, or both, say nothing."""

    lead: str
    topics: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the views that a reader can choose."""

    value: str
    label: str
    is_first: bool


@dataclass(frozen=True, slots=True)
class TopicSection:
    """The rows about one topic."""

    anchor: str
    title: str
    href: str
    """The topic's own page, or ""."""
    silence: str
    rows: tuple[ShownRow, ...]
    """For two councils, those that differ most come first."""
    alone: tuple[ShownRow, ...]
    """For two councils, those without a match: they are named, and a reader unfolds their words."""
    alone_said: str
    folded: tuple[ShownRow, ...]
    """Those that differ only in wording, or in place: a reader unfolds them."""
    folded_said: str
    count: int
    differs: Differs
    """The greatest difference of any of its rows."""
    binds: str
    """Whom any of its rows binds."""
    about: str
    """Whom any of its rows is about in particular."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What is particular to the page: its words and its links."""

    here: Address
    table: str
    """The same as a table to download, or ""."""
    day: date
    """The day of the build, for the names of files."""
    title: str
    """For the title bar and for search."""
    heading: str
    kicker: Link | None
    """Whose editions they are."""
    lead: str
    method: str
    """How the rows were made, and what their marks say."""
    description: str
    ways: tuple[Link, ...]
    turned: Link | None
    """The same comparison from the other side; the link keeps the chosen view."""


@dataclass(frozen=True, slots=True)
class ComparisonPage:
    """Everything that the page shows."""

    frame: Frame
    left: ShownSide
    right: ShownSide
    summary: str
    counting: str
    """What the numbers of the summary have in them; "" if there is nothing to say."""
    only: tuple[OnlyIn, ...]
    silences: tuple[Silence, ...]
    choices: tuple[Choice, ...]
    whom: tuple[Choice, ...]
    """The choices of rows by whom they are about; () for two editions, of which there is no such choice."""
    bound: tuple[Choice, ...]
    """The choices by whom rows bind."""
    sections: tuple[TopicSection, ...]
    data: Markup


def comparison_draft(
    site: Site,
    comparison: Comparison,
    left: ShownSide,
    right: ShownSide,
    voice: Voice,
    frame: Frame,
) -> RenderedPage:
    """Return the page of a comparison."""
    topics = site.handbook.vocabulary.topics
    rows = Rows(site, left, right, voice, frame.here)
    groups = rows_by_topic(comparison, topics)
    seen = overview(comparison)
    page = ComparisonPage(
        frame=frame,
        left=left,
        right=right,
        summary=summary_said(seen, left.said, right.said),
        counting=counting_said(seen),
        only=tuple(_only(site, groups, rows, side) for side in (left, right)),
        silences=tuple(_silences(site, topics, left, right, frame.here)),
        choices=_choices(comparison),
        whom=() if voice.is_revision else tuple(_whom(comparison, rows)),
        bound=() if voice.is_revision else tuple(_counted(comparison, BOUND, binds)),
        sections=tuple(
            _section(site, group, rows, (left, right), voice, frame.here) for group in groups
        ),
        data=page_data(site),
    )
    return RenderedPage(
        address=frame.here,
        title=frame.title,
        description=frame.description,
        html=environment(site.templates).get_template("pair.html").render(page=page),
        toc=_toc(page),
        anchors=frozenset(_anchors(page)),
        is_wide=True,
    )


def topic_anchor(topic: str) -> str:
    """Return the fragment of a topic on the page of a comparison; "" is no topic."""
    return {"": NO_TOPIC, SEVERAL: SEVERAL_TOPICS}.get(topic, f"protocol-topic-{topic}")


def _only(site: Site, groups: tuple[TopicRows, ...], rows: Rows, side: ShownSide) -> OnlyIn:
    is_left = side.code == "left"
    found, count = [], 0
    for group in groups:
        alone = [
            row
            for row in group.rows
            if not row.is_shared and bool(row.left) is is_left and not row.elsewhere
        ]
        links = tuple(
            rows.to_row(row, passage, side)
            for row in alone
            for passage in (row.left if is_left else row.right)
        )
        if links:
            found.append(OnlyOnTopic(_label(site, group.topic), links))
            count += len(links)
    title = ngettext(
        "{council}: {number} clause without a match",
        "{council}: {number} clauses without a match",
        count,
    ).format(council=capital(side.said), number=f"{count:,}")
    nothing = _("Nothing: every clause has a match, or related text in another row.")
    return OnlyIn(title, tuple(found), "" if found else nothing)


def _silences(
    site: Site, topics: tuple[Topic, ...], left: ShownSide, right: ShownSide, here: Address
) -> Iterator[Silence]:
    def ways(*states: tuple[bool, bool]) -> tuple[Link, ...]:
        return tuple(
            Link(topic.label, site.addresses.link(here, site.addresses.topic(topic.id)))
            for topic in topics
            if (left.is_silent(topic.id), right.is_silent(topic.id)) in states
        )

    for lead, found in (
        (_one_silent(left, right), ways((True, False))),
        (_one_silent(right, left), ways((False, True))),
        (_("Neither mentions"), ways((True, True))),
    ):
        if found:
            yield Silence(lead, found)
    for side in (left, right):
        unread = sum(state is Coverage.UNCLASSIFIED for state in side.states.values())
        if unread:
            words = ngettext(
                "Nobody has yet said whether {document} deals with {number} further topic.",
                "Nobody has yet said whether {document} deals with {number} further topics.",
                unread,
            )
            yield Silence(words.format(document=_document(side), number=f"{unread:,}"), ())


def _one_silent(side: ShownSide, other: ShownSide) -> str:
    return _("{document} mentions these topics, but {other} does not").format(
        document=capital(_document(other)), other=_document(side)
    )


def _document(side: ShownSide) -> str:
    if not side.edition:
        return side.said
    return _("{council}’s document").format(council=side.said)


def _choices(comparison: Comparison) -> tuple[Choice, ...]:
    """Return the views of the rows; () where no view would show some rows and leave out others."""
    kinds = [differs(row) for row in comparison.rows]
    every = len(kinds)
    different, lacking = every - kinds.count(Differs.NO), kinds.count(Differs.LACKS)
    views = (
        ("all", _("Everything ({number})").format(number=every), every),
        ("differences", _("Only differences ({number})").format(number=different), different),
        (
            "lacks",
            _("Only rows where something has no match ({number})").format(number=lacking),
            lacking,
        ),
    )
    found = [
        Choice(value, label, is_first=value == "all")
        for value, label, number in views
        if value == "all" or 0 < number < every
    ]
    return tuple(found) if len(found) > 1 else ()


def _whom(comparison: Comparison, rows: Rows) -> Iterator[Choice]:
    found = tuple(_counted(comparison, ABOUT, lambda row: about(row, rows.names)))
    if found:
        yield Choice("", _(ANYBODY), is_first=True)
    yield from found


def _counted(
    comparison: Comparison,
    labels: Mapping[str, str],
    whom: Callable[[Row], tuple[ReaderRole, ...]],
) -> Iterator[Choice]:
    """Yield the choices of rows by those whom each is about or binds."""
    counts = Counter[str](one for row in comparison.rows for one in whom(row))
    for value, label in labels.items():
        if number := counts[value.removeprefix(_PREFIX)]:
            said = _("{whom} ({number})").format(whom=label, number=number)
            yield Choice(value, said, is_first=False)


def _section(
    site: Site,
    group: TopicRows,
    rows: Rows,
    sides: tuple[ShownSide, ShownSide],
    voice: Voice,
    here: Address,
) -> TopicSection:
    silent = [
        _(voice.silent).format(name=side.said)
        for side in sides
        if side.is_silent(group.topic) and not rows.looks_elsewhere(group.rows, side)
    ]
    topic = None if group.topic in NAMES else site.addresses.topic(group.topic)
    kinds = {differs(row) for row in group.rows}
    little_words = site.handbook.vocabulary.little_words
    ranked = group.rows if voice.is_revision else by_difference(group.rows, little_words)
    shown = tuple(rows.row(row, group.topic) for row in ranked)
    folded = () if voice.is_revision else tuple(filter(is_folded, shown))
    alone = () if voice.is_revision else tuple(filter(is_alone, shown))
    whose = [f"{sides[not row.left.passages].said}, {row.name}" for row in alone]
    return TopicSection(
        anchor=topic_anchor(group.topic),
        title=_label(site, group.topic),
        href=site.addresses.link(here, topic) if topic else "",
        silence=" ".join(map(capital, silent)),
        rows=tuple(row for row in shown if row not in (*folded, *alone)),
        alone=alone,
        alone_said=alone_said(list(map(capital, whose)), "row"),
        folded=folded,
        folded_said=folded_said(len(folded), "row"),
        count=len(group.rows),
        differs=max(kinds, key=tuple(Differs).index),
        binds=_any_of(row.binds for row in shown),
        about=_any_of(row.about for row in shown),
    )


def _any_of(values: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(one for words in values for one in words.split()))


def _label(site: Site, topic: str) -> str:
    if topic in NAMES:
        return NAMES[topic]
    return site.handbook.vocabulary.topic_by_id[topic].label


_PREFIX = "about-"
ANYBODY = N_("anyone")
ABOUT = Labels({
    f"{_PREFIX}{ReaderRole.COUNCILLOR}": N_("councillors"),
    f"{_PREFIX}{ReaderRole.CHAIR}": N_("chairs"),
    f"{_PREFIX}{ReaderRole.OFFICER}": N_("officers"),
    f"{_PREFIX}{ReaderRole.CLERK}": N_("the Clerk"),
})  # fmt: skip
"""Whom rows are about in particular: what is said of officers alone is not listed under the Clerk."""
BOUND = Labels({
    str(ReaderRole.COUNCILLOR): N_("a councillor"),
    str(ReaderRole.CHAIR): N_("a chair and councillor"),
    str(ReaderRole.OFFICER): N_("an officer"),
    str(ReaderRole.CLERK): N_("the Clerk and an officer"),
})  # fmt: skip
"""Whom rows bind, by what they share with others too: a chair is bound as a councillor."""

NAMES = Labels({"": N_("Not yet classified"), SEVERAL: N_("Different topics")})
"""The headings of rows without a topic that fits both sides."""


def _toc(page: ComparisonPage) -> tuple[TocEntry, ...]:
    return (
        *(TocEntry(section.anchor, section.title, 2) for section in page.sections),
        TocEntry(ONLY, _("Without a match"), 2),
        *([TocEntry(SILENCES, _("Silences"), 2)] if page.silences else []),
    )


def _anchors(page: ComparisonPage) -> Iterator[str]:
    yield from (entry.id for entry in _toc(page))
    yield from (
        row.id
        for section in page.sections
        for row in (*section.alone, *section.rows, *section.folded)
    )
