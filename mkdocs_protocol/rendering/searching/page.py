"""The page on which the handbook is searched; `search-page.js` fills it in the reader's browser."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_protocol.core.pointing import POINTING
from mkdocs_protocol.core.review import ReviewState
from mkdocs_protocol.rendering.page import RenderedPage
from mkdocs_protocol.rendering.parts.banner import wording_data
from mkdocs_protocol.rendering.parts.environment import environment
from mkdocs_protocol.site.addresses import SEARCHING_SCRIPT
from mkdocs_protocol.site.labels import COUNCIL_KINDS, KINDS
from mkdocs_protocol.words.gettext import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markupsafe import Markup

    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site


@dataclass(frozen=True, slots=True)
class View:
    """Everything that the page shows."""

    title: str
    lead: str
    is_alone: bool
    """Whether there is no council to sort by."""
    root: str
    index: str
    subjects: str
    compare: str
    council: str
    """The address of a council's page, with `0-0` in place of its id."""
    words: str
    script: str
    wording: Markup


def search_page(site: Site) -> RenderedPage:
    """Return the search page."""
    here = site.addresses.search()
    link = site.addresses.link
    view = View(
        title=_("Search"),
        lead=_lead(site),
        is_alone=site.is_alone,
        root=link(here, site.addresses.root()),
        index=link(here, site.addresses.search_index()),
        subjects=link(here, site.addresses.subjects()),
        compare=link(here, site.addresses.compare()),
        council=link(here, site.addresses.council("0-0")),
        words=json.dumps(_words(site, here), ensure_ascii=False),
        script=link(here, site.addresses.asset(SEARCHING_SCRIPT)),
        wording=wording_data(site.wording),
    )
    html = environment(site.templates).get_template("search.html").render(page=view)
    description = _("Search every clause, decision tree, question and topic of the handbook.")
    return RenderedPage(
        here, view.title, description, html, is_found=False, is_wide=True, in_nav=True
    )


def _lead(site: Site) -> str:
    if site.is_alone:
        return _(
            "Its clauses, and what this handbook says about them. What you type stays in your browser."
        )
    count = len(site.handbook.councils)
    return ngettext(
        "The clauses of {count} council. What you type stays in your browser.",
        "The clauses of {count} councils. What you type stays in your browser.",
        count,
    ).format(count=f"{count:,}")


def _said(words: Mapping[str, object]) -> dict[str, object]:
    """Return the words of the script in the language of the build."""
    return {
        name: _(said) if isinstance(said, str) else _said(said) if isinstance(said, dict) else said
        for name, said in words.items()
    }


def _words(site: Site, here: Address) -> dict[str, object]:
    vocabulary = site.handbook.vocabulary
    roles = {role.id: role.label for role in vocabulary.roles}
    states = {state: site.wording.template(state, "label") for state in ReviewState}
    topics = {topic.id: topic.label for topic in vocabulary.topics}
    return _said(WORDS) | {
        "topics": [
            {
                "id": topic.id,
                "label": topic.label,
                "definition": topic.definition,
                "href": site.addresses.link(here, site.addresses.topic(topic.id)),
            }
            for topic in vocabulary.topics
        ],
        "states": states,
        "pointing": POINTING,
        "filters": {
            **({} if site.is_alone else _filters_of_councils()),
            "topic": {"label": _("Topic"), "values": topics},
            "kind": {
                "label": _("Kind of clause"),
                "values": {str(k): label for k, label in KINDS.items()},
            },
            "binds": {"label": _("Asks something of"), "values": roles},
            "benefits": {"label": _("Protects or helps"), "values": roles},
            "review": {"label": _("Review"), "values": states},
        },
    }


def _filters_of_councils() -> dict[str, object]:
    return {
        "council": {"label": _("Council"), "values": {}},
        "council_kind": {
            "label": _("Kind of council"),
            "values": {str(k): label for k, label in COUNCIL_KINDS.items()},
        },
    }


WORDS: dict[str, object] = {
    "kinds": {
        "clause": "Clause",
        "step": "Step of a decision tree",
        "question": "Question",
        "situation": "When things go wrong",
        "topic": "Topic",
        "page": "Page",
    },
    "ways": {
        "text": "The whole document",
        "wrong": "Something has gone wrong",
        "new": "I am new",
        "asked": "Questions and answers",
        "covers": "What it covers and leaves open",
        "topics": "Topics in this document",
        "silent": "Silent:",
    },
    "none": "No results",
    "nothing": "These words are in no protocol here",
    "claim": "A document may still say something on the subject, in other words.",
    "near": "Related:",
    "small": "Too little to search for",
    "small_more": "Type a word about what you want to know: “complaint”, “agenda”, “press”.",
    "maybe": "Did you mean:",
    "bare": "These words alone say little of what you want to know.",
    "narrow": "Narrow down:",
    "no_number": "No clause here has the number",
    "subjects": "All subjects from A to Z",
    "relaxed": "No passage has all of these words. These have some of them.",
    "widened": "Few passages have all of these words. Those that lack one of them are shown too.",
    "misquoted": "No passage has this word for word. These come near it.",
    "in_part": "More than 1,000 passages have these words; the phrase was looked for in the best 1,000.",
    "cut": "Only the first 400 characters were searched for.",
    "all": "Search all councils",
    "unchoose": "Clear all filters",
    "short": "In short",
    "fault": "The search could not be loaded. Try again or reload this page, or go to:",
    "disk": "A browser cannot search a handbook that is opened from a disk. Go to:",
}
"""The script's sentences, by names that it knows. All of them are in the catalogue (`tests/support/catalogue.py`)."""
