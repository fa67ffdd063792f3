"""Pieces that show councils side by side: a list, a grid, a question, a topic, the register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_protocol.comparing.questions import QuestionRow
from mkdocs_protocol.core.grammar import joined
from mkdocs_protocol.rendering.parts.banner import as_of_line
from mkdocs_protocol.rendering.parts.environment import rendered
from mkdocs_protocol.rendering.parts.heads import Heads
from mkdocs_protocol.rendering.questions.in_short import shown_question
from mkdocs_protocol.rendering.review import register_rows
from mkdocs_protocol.rendering.topics.grid import legend, map_rows, tally
from mkdocs_protocol.rendering.topics.groups import coverage_in_words, topic_groups
from mkdocs_protocol.rendering.topics.topic import topic_sections
from mkdocs_protocol.site.counts import Tally
from mkdocs_protocol.site.links import Link
from mkdocs_protocol.site.register import by_urgency
from mkdocs_protocol.words.gettext import _

if TYPE_CHECKING:
    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.rendering.pieces.arguments import Arguments
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site


def councils(site: Site, arguments: Arguments, here: Address) -> Markup:
    """Return councils with edition and review state; if there are very many, the first of them and a link to all."""
    chosen = arguments.councils()
    heads = Heads(site)
    view = {
        "heads": [heads.of(council, here) for council in chosen[: site.longest_list]],
        "more": _all_councils(site, here),
        "as_of": _as_of(site),
    }
    return rendered(site.templates, "piece-councils.html", view=view)


def topics(site: Site, arguments: Arguments, here: Address) -> Markup:
    """Return the coverage grid of councils as icons or, if there are too many for columns, as counts."""
    chosen = arguments.councils()
    if len(chosen) > site.most_columns and len(chosen) < len(site.handbook.councils):
        raise arguments.fault(
            f"{len(chosen):,} councils are too many for columns; name {site.most_columns} at most, or none"
        )
    all_topics_href = site.addresses.link(here, site.addresses.topics())
    if len(chosen) == 1:  # A table of one column says less than a list.
        return rendered(
            site.templates,
            "piece-covers.html",
            covers=coverage_in_words(site, chosen[0]),
            groups=topic_groups(site, chosen[0], here),
            more=Link(_("All topics"), all_topics_href),
        )
    heads = Heads(site)
    is_grid = len(chosen) <= site.most_columns
    all_topics = site.handbook.vocabulary.topics
    return rendered(
        site.templates,
        "piece-grid.html",
        councils=[heads.of(council, here) for council in chosen] if is_grid else [],
        rows=map_rows(site, chosen, here) if is_grid else (),
        counts=[]
        if is_grid
        else [
            (
                topic.label,
                site.addresses.link(here, site.addresses.topic(topic.id)),
                tally(site, topic).summary,
            )
            for topic in all_topics
        ],
        legend=legend(),
        more=Link(_("The same table with the clauses"), all_topics_href),
    )


def question(site: Site, arguments: Arguments, here: Address) -> Markup:
    """Return a plain question with every council's short answer, or with those of some councils."""
    rows = {row.question.id: row for row in site.questions}
    if not rows:
        raise arguments.fault("no council has answered a plain question yet")
    row = rows[arguments.one_of("question", tuple(rows), "questions.yml")]
    chosen = {council.id for council in arguments.councils()}
    some = QuestionRow(row.question, tuple(c for c in row.cells if c.council.id in chosen))
    return rendered(
        site.templates,
        "piece-question.html",
        question=shown_question(site, some, here),
        as_of=_as_of(site),
    )


def register(site: Site, arguments: Arguments, here: Address) -> Markup:
    """Return the review register; if there are very many councils, the most urgent and a link to all."""
    chosen = by_urgency(site, arguments.councils())[: site.longest_list]
    return rendered(
        site.templates,
        "piece-register.html",
        rows=register_rows(site, ((council, council.leading_edition) for council in chosen), here),
        as_of=_as_of(site),
        more=Link(
            _("When the protocol is reviewed") if site.is_alone else _("The whole review register"),
            site.addresses.link(here, site.addresses.review()),
        ),
    )


def compare(site: Site, arguments: Arguments, here: Address) -> Markup:
    """Return what councils' documents say on one topic, and which of them say nothing."""
    by_id = site.handbook.vocabulary.topic_by_id
    topic = by_id[arguments.one_of("topic", tuple(by_id), "topics.yml")]
    chosen = arguments.councils()
    speaking = [one for one in chosen if site.coverage[one.id][topic.id].clauses]
    return rendered(
        site.templates,
        "piece-compare.html",
        topic=Link(topic.label, site.addresses.link(here, site.addresses.topic(topic.id))),
        definition=topic.definition,
        summary=Tally.of(site.states(one.id)[topic.id] for one in chosen).sentence,
        sections=topic_sections(site, topic, speaking[: site.longest_list], here),
        others=_others(chosen, speaking),
        as_of=_as_of(site),
        more=Link(
            _("This topic on a page of its own"),
            site.addresses.link(here, site.addresses.topic(topic.id)),
        ),
    )


def _others(chosen: tuple[Council, ...], speaking: list[Council]) -> str:
    """Name the councils whose documents have no clause on a topic, if they are few."""
    left = [one.short_name for one in chosen if one not in speaking]
    return joined(left) if 0 < len(left) <= 10 else ""


def _all_councils(site: Site, here: Address) -> Link:
    number = len(site.handbook.councils)
    label = (
        _("More about the council")
        if site.is_alone
        else _("All councils")
        if number <= site.longest_list
        else _("All {count} councils").format(count=f"{number:,}")
    )
    return Link(label, site.addresses.link(here, site.addresses.councils()))


def _as_of(site: Site) -> Markup:
    return as_of_line(site.wording, today=site.handbook.as_of)
