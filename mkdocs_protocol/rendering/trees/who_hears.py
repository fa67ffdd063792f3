"""Who hears what, for one council: a drawing of every situation that is about somebody, and a table of the same."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from mkdocs_protocol.comparing.at_a_glance import at_a_glance
from mkdocs_protocol.core.grammar import capital, joined
from mkdocs_protocol.core.route_answers import answers_with_contact, answers_with_decider
from mkdocs_protocol.core.routes import (
    clauses_differ,
    contacts,
    deciders,
    deciders_read_either_way,
    is_excepted,
    is_only_asker,
    only_settling,
    read_either_way,
)
from mkdocs_protocol.drawing.lettering import wrapped
from mkdocs_protocol.rendering.trees.contacts import (
    called,
    own_name,
    said_answers,
)
from mkdocs_protocol.site.labels import named
from mkdocs_protocol.site.languages import in_language
from mkdocs_protocol.words.gettext import N_, NN_, _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.protocol import Edition
    from mkdocs_protocol.core.terms import Situation
    from mkdocs_protocol.core.trees import Contact, Tree
    from mkdocs_protocol.core.vocabulary import Vocabulary
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site

NOT_SAID = N_("Not said")

_SIZE, _LINE, _PAD, _GAP = 14.0, 18.0, 12.0, 14.0
_COLUMNS = (0.0, 300.0, 600.0)
_WIDTH = 250.0


@dataclass(frozen=True, slots=True)
class Hearing:
    """Whom a matter goes to in one situation."""

    asks: str
    """Who asks, and about whom: "Officers, about councillors"."""
    href: str
    first: Markup
    """Whom to go to first, by the document's names, with any remarks on them; "" if it does not say."""
    then: Markup
    """Who decides or acts, or receives a formal step, in the same way."""
    only_asker: bool
    """Whether nobody is named to go to but the person who asks."""
    by_reading: bool
    """Whether the text has to be read so before it names anybody."""
    advised: bool
    """Whether those who decide, act or receive it are named only as advice."""
    only_settling: bool
    """Whether they are named only to settle it informally."""


@dataclass(frozen=True, slots=True)
class WhoHears:
    """The drawing, and the table that says the same."""

    summary: str
    rows: tuple[Hearing, ...]
    drawing: Markup


def who_hears(site: Site, council: Council, here: Address) -> WhoHears | None:
    """Return who hears what according to a council's document; None if no situation is about anybody."""
    rows = tuple(_rows(site, council, here))
    if not rows:
        return None
    heard = sum(bool(row.then) for row in rows)
    first = sum(bool(row.first) for row in rows)
    summary = ngettext(
        "Of {count} situation that is about somebody, the document names somebody to go to first in {first}, and somebody to decide, act "
        "or receive it formally in {heard}.",
        "Of {count} situations that are about somebody, the document names somebody to go to first in {first}, and somebody to decide, act "
        "or receive it formally in {heard}.",
        len(rows),
    ).format(count=len(rows), first=first or _("none"), heard=heard or _("none"))
    for words, number in (
        (_ONLY_ASKER, sum(row.only_asker for row in rows)),
        (_ONLY_READ_SO, sum(row.by_reading for row in rows)),
        (_ONLY_ADVISED, sum(row.advised for row in rows)),
        (_ONLY_SETTLING, sum(row.only_settling for row in rows)),
    ):
        if number:
            summary += " " + ngettext(*words, number).format(number=number)
    return WhoHears(summary, rows, _drawing(rows, summary))


_ONLY_ASKER = NN_(
    "In {number} of these it names nobody to take it to but the person who asks.",
    "In {number} of these it names nobody to take it to but the person who asks.",
)
_ONLY_READ_SO = NN_(
    "In {number} of these it names somebody to go to only by a reading of the text.",
    "In {number} of these it names somebody to go to only by a reading of the text.",
)
_ONLY_ADVISED = NN_(
    "In {number} of these it names those who decide, act or receive it only as advice.",
    "In {number} of these it names those who decide, act or receive it only as advice.",
)
_ONLY_SETTLING = NN_(
    "In {number} of these it names somebody only to settle it informally.",
    "In {number} of these it names somebody only to settle it informally.",
)


def _rows(site: Site, council: Council, here: Address) -> Iterator[Hearing]:
    vocabulary, edition = site.handbook.vocabulary, council.leading_edition
    for tree in council.trees:
        situation = vocabulary.situation_by_id[tree.situation]
        if not situation.about:
            continue
        found = at_a_glance(tree, situation, vocabulary)

        name = partial(_called_anywhere, tree=tree, situation=situation, vocabulary=vocabulary)
        asks = joined((named(vocabulary.role_by_id[role]) for role in situation.asked_by), "or")
        about = joined((named(vocabulary.role_by_id[role]) for role in situation.about), "or")
        hearing = (*found.settles.steps, *found.decides.steps, *found.receives.steps)
        advised = bool(hearing) and all(step.advised for step in hearing)
        first = contacts(found.first.steps)
        then = {c.role: c for c in reversed((*deciders(tree), *contacts(found.receives.steps)))}
        yield Hearing(
            _("{who}, about {whom}").format(who=capital(asks), whom=about),
            site.addresses.link(here, site.addresses.tree(council.id, tree.situation)),
            _listed(map(name, first), _remarks(tree), edition),
            _listed(
                (_settling(one, tree, name(one)) for one in reversed(then.values())),
                _remarks_on_deciders(tree, advised=advised, alone=not found.receives.steps),
                edition,
            ),
            bool(first) and is_only_asker(tree, situation, vocabulary),
            bool(first and tree.by_reading),
            advised,
            bool(then) and then.keys() <= only_settling(tree),
        )


def _listed(names: Iterable[Markup], remarks: Iterable[str], edition: Edition) -> Markup:
    """Return some names, and the remarks on them all, apart from the last name if there are several or it has brackets."""
    different = dict.fromkeys(names)
    listed = in_language(Markup(capital(Markup("; ").join(different))), edition)
    remark = "; ".join(remarks)
    if not (different and remark):
        return listed
    if len(different) > 1 or next(iter(different)).endswith(")"):
        return Markup(_("{whom}. {remark}")).format(whom=listed, remark=capital(remark))
    return Markup(_("{whom} ({remark})")).format(whom=listed, remark=remark)


def _remarks(tree: Tree) -> Iterator[str]:
    if answers := answers_with_contact(tree):
        yield _("only for {answers}").format(answers=said_answers(answers))
    if read_either_way(tree):
        yield _("the text can be read in more than one way")
    elif clauses_differ(tree):
        yield _("clauses differ")
    if tree.by_reading:
        yield _("only if {reading}").format(reading=tree.by_reading)


def _remarks_on_deciders(tree: Tree, *, advised: bool, alone: bool) -> Iterator[str]:
    """Yield what is to be said of all who decide; `alone` if nobody is named with them who only receives it."""
    if alone and (answers := answers_with_decider(tree)):
        yield _("only for {answers}").format(answers=said_answers(answers))
    if advised:
        yield _("only as advice")
    if deciders_read_either_way(tree):
        yield _("the text can be read in more than one way")


def _settling(contact: Contact, tree: Tree, name: Markup) -> Markup:
    """Return what somebody is called, with a remark if they only try to settle the matter."""
    if contact.role not in only_settling(tree):
        return name
    return Markup(_("{contact} (to settle it informally)")).format(contact=name)


def _called_anywhere(
    contact: Contact, tree: Tree, situation: Situation, vocabulary: Vocabulary
) -> Markup:
    """Return a name with a remark as `called` has it, unless the text makes an exception for that at every step."""
    steps = [s for s in tree.in_order if contact.role in {c.role for c in (*s.who, *s.decides)}]
    if all(is_excepted(tree, step, contact.role) for step in steps):
        return own_name(contact.name)
    return called(contact, situation, vocabulary)


def _drawing(rows: tuple[Hearing, ...], summary: str) -> Markup:
    parts, y = list[Markup](), 0.0
    for row in rows:
        said = (cell.striptags() or _(NOT_SAID) for cell in (row.first, row.then))
        cells = [row.asks, *said]
        lines = [wrapped(words, _SIZE, _WIDTH - 2 * _PAD) for words in cells]
        height = max(map(len, lines)) * _LINE + 2 * _PAD
        for place, (x, kind) in enumerate(
            zip(
                _COLUMNS,
                ("ask", "said" if row.first else "unsaid", "said" if row.then else "unsaid"),
                strict=True,
            )
        ):
            parts.append(_box(x, y, height, lines[place], kind))
            if place:
                parts.append(_arrow(x, y + height / 2, dashed=kind == "unsaid"))
        y += height + _GAP
    tall, wide = y - _GAP + 4, _COLUMNS[-1] + _WIDTH + 4
    return Markup(
        '<svg class="protocol-hears-drawing" role="img" viewBox="-2 -2 {} {}" fill="none">\n'
        "<title>{}</title>\n<desc>{}</desc>\n{}</svg>"
    ).format(
        _n(wide),
        _n(tall),
        _("Who hears what"),
        _("{summary} The table below says the same.").format(summary=summary),
        Markup("").join(parts),
    )


def _box(x: float, y: float, height: float, lines: Iterable[str], kind: str) -> Markup:
    spans = Markup("").join(
        Markup('<tspan x="{}" dy="{}">{}</tspan>').format(
            _n(x + _PAD), _n(_LINE if at else 0), escape(line)
        )
        for at, line in enumerate(lines)
    )
    return Markup(
        '<g class="protocol-hears-{}"><rect x="{}" y="{}" width="{}" height="{}" rx="3" stroke="currentColor"/>'
        '<text x="{}" y="{}" font-size="{}" fill="currentColor">{}</text></g>\n'
    ).format(
        kind,
        _n(x),
        _n(y),
        _n(_WIDTH),
        _n(height),
        _n(x + _PAD),
        _n(y + _PAD + 13),
        _n(_SIZE),
        spans,
    )


def _arrow(x: float, y: float, *, dashed: bool) -> Markup:
    start = x - (_COLUMNS[1] - _WIDTH)
    return Markup(
        '<path class="protocol-hears-way{}" d="M{} {}H{}m-7 -4l7 4l-7 4" stroke="currentColor"/>\n'
    ).format(" protocol-hears-dashed" if dashed else "", _n(start), _n(y), _n(x - 1))


def _n(value: float) -> str:
    return f"{round(value, 1):g}"
