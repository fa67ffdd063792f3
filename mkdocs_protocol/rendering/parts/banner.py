"""Review states as HTML, and the contract with `review.js`, which works them out again.

**An element that shows a state** carries `data-protocol-state="overdue"`, one of the values of
`ReviewState`; CSS colours by this attribute alone. Where the state depends on the day it also
carries `data-first` and `data-last` (ISO days), `data-due` ("December 2026"), `data-precision`
(day, month, year, season …) and `data-soon-days`. An element without `data-last` never changes its state.

**A day that was worked out** from a cycle is in `data-worked-first`, `data-worked-last`, `data-due`, `data-precision`
and `data-since`, with the state `cycle`. It never makes a review overdue; only the words in the slot "worked-out" say
whether it is still to come or has passed.

**Inside it** the script writes into children marked `data-protocol-slot` ("label", "headline",
"explanation" and "as-of"), and points the `<use>` of an icon at `#protocol-icon-<state>`. It touches
nothing else, so the words of the document, and the date itself, may stand anywhere around them.

**Outside it**, an `as-of` slot, such as `as_of_line` makes for a list, shows the reader's day too.

**A register** is a table, a `tbody` or a list marked `data-protocol-register`. Its items are the rows
of the (first) `tbody`, or the direct children marked `data-protocol-sort`. Each is placed by the first state that it
shows, in the order of `urgency`; equal items keep their order, so the server sorts them by name within `urgency`.

**Once on each page** there are `icon_sprite()` and `wording_data(wording)`, in any order, anywhere in the body. The
words are in an attribute of an inert `<template>`, and not in a script element, because Material's instant navigation
inserts every script of a page again without its type and its id.

**The script** offers `window.protocolReview`: `state(first, last, today, soonDays)`,
`passing(first, last, today)`, `today()` (the day in Europe/London), `words(state, due, precision)`,
`workedOut(first, last, today, due, precision, since)` and `run()`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from mkdocs_protocol.core.edition_dates import FactState
from mkdocs_protocol.core.partial_date import day_pattern, month_name, show_day
from mkdocs_protocol.core.review import BY_URGENCY, DATED, Passing, ReviewState
from mkdocs_protocol.site.languages import lang_of
from mkdocs_protocol.site.wording import describe, fill, placeholders, worked_out_words
from mkdocs_protocol.site.wording_file import PLACEHOLDER, PRECISIONS, STATE_PARTS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from mkdocs_protocol.site.wording import ReviewFacts, Wording

_ICONS = {
    # A warning triangle.
    ReviewState.OVERDUE: '<path d="M12 3.5 2.2 20.5h19.6zM12 10v5M12 17.6v.4"/>',
    # A clock, filled: the time has come.
    ReviewState.DUE_NOW: (
        '<path stroke="none" fill="currentColor" fill-rule="evenodd" '
        'd="M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm-1.1 4.5h2.2v5l3.4 2-1.1 1.9-4.5-2.7z"/>'
    ),
    # A clock, in outline: the time is coming.
    ReviewState.DUE_SOON: '<circle cx="12" cy="12" r="9"/><path d="M12 7v5.2l3.2 2"/>',
    # A tick in a circle.
    ReviewState.CURRENT: '<circle cx="12" cy="12" r="9"/><path d="m8 12.3 2.8 2.8L16 9.3"/>',
    # A flag: an event.
    ReviewState.EVENT_BOUND: '<path d="M6 21.5V3.5M6 4.5h12.5l-3 4 3 4H6"/>',
    # Two arrows in a ring: again and again.
    ReviewState.CYCLE: (
        '<path d="M4.5 13.5a7.6 7.6 0 0 0 13.4 3.4M19.5 10.5A7.6 7.6 0 0 0 6.1 7.1"/>'
        '<path d="M18.5 21v-4.4h-4.4M5.5 3v4.4h4.4"/>'
    ),
    # A box that nobody filled in.
    ReviewState.BLANK: (
        '<path stroke-dasharray="3.2 2.6" d="M4 6h16v12H4z"/><path d="M8 14.5h8"/>'
    ),
    # A question mark in a circle.
    ReviewState.NONE: (
        '<circle cx="12" cy="12" r="9"/>'
        '<path d="M9.3 9.6a2.8 2.8 0 1 1 3.9 2.6c-.8.4-1.2 1-1.2 1.8M12 16.8v.4"/>'
    ),
    # A pencil.
    ReviewState.DRAFT: '<path d="m4 20 1.1-4.6L16.6 3.9l3.5 3.5L8.6 18.9zM14 6.5l3.5 3.5"/>',
    # A sheet behind a newer one.
    ReviewState.SUPERSEDED: '<path d="M8.5 7.5h11v14h-11zM4.5 16.5v-14h11M12 14.5h4m-1.6-2 2 2-2 2"/>',
}

# A pause between a label and its date for screen readers, or without style sheets.
_ALOUD = Markup('<span class="protocol-aloud">,</span> ')


def banner(wording: Wording, review: ReviewFacts, *, today: date) -> Markup:
    """Return the banner of an edition as of a day: headline, the document's words, explanation."""
    state = review.state(today)
    words = describe(wording, review, today)
    return Markup(
        '<aside class="protocol-banner" role="note" aria-label="{name}" {data}>'
        "{icon}"
        '<div class="protocol-banner-words">'
        '<p class="protocol-banner-headline">{headline}{qualifier}</p>'
        '<p class="protocol-banner-detail">{said}'
        '<span data-protocol-slot="explanation">{explanation}</span>{worked_out}</p>'
        '<p class="protocol-banner-as-of" data-protocol-slot="as-of">{as_of}</p>'
        "</div></aside>"
    ).format(
        name=wording["banner"],
        data=_data(review, state),
        icon=_icon(state),
        headline=_headline(wording, review, state),
        qualifier=_qualifier(review, state),
        said=_said(wording, review, state),
        explanation=words.explanation,
        worked_out=_worked_out(wording, review, state, today),
        as_of=_as_of(wording, today),
    )


def state_chip(wording: Wording, review: ReviewFacts, *, today: date) -> Markup:
    """Return a state for a list, a grid or the register: icon, label, and the date that it is based on."""
    state = review.state(today)
    return Markup(
        '<span class="protocol-chip" {data}>'
        '<span class="protocol-chip-label">{icon}<span data-protocol-slot="label">{label}</span></span>'
        "{due}{qualifier}</span>"
    ).format(
        data=_data(review, state),
        icon=_icon(state),
        label=describe(wording, review, today).label,
        due=_chip_date(wording, review, state),
        qualifier=_qualifier(review, state),
    )


def as_of_line(wording: Wording, *, today: date) -> Markup:
    """Return the line that says on which day the states of a list are true."""
    return Markup('<p class="protocol-as-of" data-protocol-slot="as-of">{}</p>').format(
        _as_of(wording, today)
    )


def wording_data(wording: Wording) -> Markup:
    """Return the words that the script needs, once for each page: those of states that change."""
    data = {
        "states": {
            state: {part: wording.template(state, part) for part in STATE_PARTS} for state in DATED
        },
        "period": {precision: wording[f"period.{precision}"] for precision in PRECISIONS},
        "when": {precision: wording[f"when.{precision}"] for precision in PRECISIONS},
        "workedOut": {where: wording[f"worked-out.{where}"] for where in Passing},
        "asOf": wording["as-of-today"],
        "months": [month_name(number) for number in range(1, 13)],
        "day": day_pattern(),
        "order": BY_URGENCY,
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    # In single quotes, since JSON is full of double ones.
    for sign, entity in (("&", "&amp;"), ("'", "&#39;"), ("<", "&lt;"), (">", "&gt;")):
        text = text.replace(sign, entity)
    return Markup(f"<template id=\"protocol-wording\" data-protocol-words='{text}'></template>")


def icon_sprite() -> Markup:
    """Return the icons of all states, once for each page; each is drawn in the colour of the text around it."""
    symbols = "".join(
        f'<symbol id="protocol-icon-{state}" viewBox="0 0 24 24" fill="none" stroke="currentColor" '
        f'stroke-width="2" stroke-linecap="round" stroke-linejoin="round">{shape}</symbol>'
        for state, shape in _ICONS.items()
    )
    return Markup(
        '<svg class="protocol-sprite" width="0" height="0" aria-hidden="true" focusable="false">'
        f"{symbols}</svg>"
    )


def _data(review: ReviewFacts, state: ReviewState) -> Markup:
    pairs = {"data-protocol-state": str(state)}
    due = review.next_review.value
    worked_out = review.worked_out
    if state is ReviewState.CYCLE and worked_out and worked_out.since.value:
        pairs |= {
            "data-worked-first": worked_out.due.first.isoformat(),
            "data-worked-last": worked_out.due.last.isoformat(),
            "data-due": worked_out.due.shown,
            "data-precision": worked_out.due.precision,
            "data-since": worked_out.since.value.shown,
        }
    if state.is_dated and due is not None:
        pairs |= {
            "data-first": due.first.isoformat(),
            "data-last": due.last.isoformat(),
            "data-due": due.shown,
            "data-precision": due.precision,
            "data-soon-days": str(review.soon_days),
        }
    return Markup(" ").join(Markup('%s="%s"') % pair for pair in pairs.items())


def _icon(state: ReviewState) -> Markup:
    # Not plain href: Material's instant navigation writes to the href of every element that has
    # one, which fails on SVG's and stops the page from arriving.
    return Markup(
        '<svg class="protocol-icon" width="24" height="24" aria-hidden="true" focusable="false">'
        '<use xlink:href="#protocol-icon-{}"/></svg>'
    ).format(state)


def _headline(wording: Wording, review: ReviewFacts, state: ReviewState) -> Markup:
    """Return the headline; the link to a successor, and the document's own words, are marked up."""
    marked = {name: escape(value) for name, value in placeholders(wording, review).items()}
    marked["words"] = _quoted(review.next_review.printed, review)
    marked["cycle"] = _quoted(review.cycle_printed, review)
    if review.successor:
        marked["successor"] = Markup('<a href="{}">{}</a>').format(
            review.successor.href, review.successor.label
        )
    template = wording.headline(review, state)
    headline = Markup('<strong data-protocol-slot="headline">{}</strong>').format(
        _fill(template, marked)
    )
    if state is ReviewState.SUPERSEDED and review.successor and "{successor}" not in template:
        # A site's own words must not remove the link to the text in force.
        headline += Markup(": ") + marked["successor"]
    return headline


def _said(wording: Wording, review: ReviewFacts, state: ReviewState) -> Markup:
    """Return what the document says about its next review, unless the headline says it."""
    if state in (ReviewState.SUPERSEDED, ReviewState.DRAFT):
        return Markup()
    headline = wording.template(state, "headline")
    fact, cycle, said = review.next_review, review.cycle_printed, Markup()
    if state is ReviewState.CYCLE and fact.state is FactState.BLANK:
        said += escape(wording.template(ReviewState.BLANK, "headline")) + ". "
    elif fact.printed and not (state is ReviewState.EVENT_BOUND and "{words}" in headline):
        said += _fill(wording["said"], {"printed": _quoted(fact.printed, review)}) + " "
    if fact.value and fact.value.months:
        said += _fill(wording["counted"], {"months": escape(fact.value.months)}) + " "
    if cycle and not (state is ReviewState.CYCLE and "{cycle}" in headline):
        key = "said-cycle" if said else "said"
        said += _fill(wording[key], {"printed": _quoted(cycle, review)}) + " "
    return said


def _worked_out(wording: Wording, review: ReviewFacts, state: ReviewState, today: date) -> Markup:
    """Return what follows from a cycle on one day, for the script to correct on another."""
    if state is not ReviewState.CYCLE:
        return Markup()
    return Markup(' <span data-protocol-slot="worked-out">{}</span>').format(
        worked_out_words(wording, review, today)
    )


def _qualifier(review: ReviewFacts, state: ReviewState) -> Markup:
    """Return the words that qualify a date, to be shown beside it."""
    if not (state.is_dated and review.next_review.qualifier):
        return Markup()
    return Markup(' <span class="protocol-qualifier">“{}”</span>').format(
        _quoted(review.next_review.qualifier, review)
    )


def _chip_date(wording: Wording, review: ReviewFacts, state: ReviewState) -> Markup:
    fact = review.next_review
    if state.is_dated and fact.value is not None:
        due = fill(wording["due"], {"due": fact.value.shown})
        return _ALOUD + Markup('<span class="protocol-chip-due">{}</span>').format(due)
    if state is ReviewState.CYCLE:
        quoted = Markup('<span class="protocol-qualifier">“{}”</span>').format(
            _quoted(review.cycle_printed, review)
        )
        if review.worked_out is None:
            return _ALOUD + quoted
        due = fill(wording["worked-out-label"], {"due": review.worked_out.due.shown})
        return _ALOUD + Markup('{}<span class="protocol-chip-due"> ({})</span>').format(quoted, due)
    if state is ReviewState.EVENT_BOUND:
        return _ALOUD + Markup('<span class="protocol-qualifier">“{}”</span>').format(
            _quoted(fact.printed, review)
        )
    return Markup()


def _quoted(words: str, review: ReviewFacts) -> Markup:
    """Mark words as the council's own: they are set in its typeface, and read aloud in its language."""
    return Markup('<span class="protocol-quoted"{}>{}</span>').format(
        lang_of(review.language), words
    )


def _as_of(wording: Wording, today: date) -> str:
    return fill(wording["as-of"], {"day": show_day(today)})


def _fill(template: str, values: Mapping[str, Markup]) -> Markup:
    """Fill marked-up values into a plain sentence, which is escaped on the way."""
    parts = PLACEHOLDER.split(template)
    return Markup().join(
        values[part] if place % 2 else escape(part) for place, part in enumerate(parts)
    )
