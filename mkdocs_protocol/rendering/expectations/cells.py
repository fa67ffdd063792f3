"""How pages show whether a document's list has an expectation: words, links and the names of tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_protocol.comparing.expectations import CellState
from mkdocs_protocol.comparing.two_documents.comparison import FoundBy
from mkdocs_protocol.core.grammar import capital, joined
from mkdocs_protocol.core.vocabulary import ClauseKind
from mkdocs_protocol.site.counts import in_words
from mkdocs_protocol.site.labels import named
from mkdocs_protocol.site.languages import lang
from mkdocs_protocol.site.passages import short_label
from mkdocs_protocol.words.gettext import N_, Labels, _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_protocol.comparing.expectations import (
        Cell,
        ExpectationTable,
        ExpectationTableRow,
        Roles,
    )
    from mkdocs_protocol.comparing.two_documents.comparison import Passage
    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.terms import Role
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site

CELL_STATES = Labels({
    CellState.LISTED: N_("In this list"),
    CellState.NOT_LISTED: N_("Not in this list"),  # followed by where else to look
    CellState.NO_LIST: N_("This document has no such list"),
    CellState.NOT_KNOWN: N_("Not in the part of this document that is known"),
    CellState.UNREAD: N_("Nobody has read this document for it yet"),
})  # fmt: skip
"""What a cell without words says."""

_NOWHERE = Labels({
    CellState.NOT_LISTED: N_("Not in this list, nor found elsewhere in the document"),
    CellState.NO_LIST: N_("This document has no such list, nor was it found elsewhere in it"),
})  # fmt: skip
"""What it says if there is nowhere else to look either."""

_MOST_NAMED = 2
"""How many documents a sentence names; if there are more, it gives only their number."""


def table_anchor(table: ExpectationTable) -> str:
    """Return the fragment of a table on the page of expectations."""
    return f"protocol-owed-by-{'-'.join(table.owed_by)}"


def table_title(table: ExpectationTable, roles: Mapping[str, Role]) -> str:
    """Return what a table is called: "What councillors can expect from officers"."""
    return _("What {whom} can expect from {who}").format(
        whom=roles_named(table.owed_to, roles), who=roles_named(table.owed_by, roles)
    )


def roles_named(ids: Roles, roles: Mapping[str, Role]) -> str:
    """Return some roles as written within a sentence."""
    return joined(named(roles[role]) for role in ids)


def table_summary(table: ExpectationTable) -> str:
    """Return how far the lists agree: "17 expectations. Two are in all five lists, four in only one."."""
    total = len(table.rows)
    opening = ngettext("{number} expectation.", "{number} expectations.", total).format(
        number=capital(in_words(total))
    )
    counts = [(_listed(row), _lists(row)) for row in table.rows]
    lists = max((number for _listing, number in counts), default=0)
    if lists < 2:
        return opening
    everywhere = sum(listed == lists for listed, _all in counts)
    alone = sum(listed == 1 for listed, _all in counts)
    if lists == 2:
        words = ngettext(
            "{number} is in both lists, {alone} in one of them.",
            "{number} are in both lists, {alone} in one of them.",
            everywhere,
        )
    else:
        words = ngettext(
            "{number} is in all {lists} lists, {alone} in only one.",
            "{number} are in all {lists} lists, {alone} in only one.",
            everywhere,
        )
    said = words.format(
        number=capital(in_words(everywhere)), lists=in_words(lists), alone=in_words(alone)
    )
    return f"{opening} {said}"


def row_sentence(row: ExpectationTableRow) -> str:
    """Return who has an expectation in a list and who does not: "In four of five lists, not in that of Barrow".

    Documents without such a list, and those that nobody has read, count as neither. For a single document it is "".
    """
    having = [cell.council for cell in row.cells if cell.state is CellState.LISTED]
    lacking = [cell.council for cell in row.cells if cell.state is CellState.NOT_LISTED]
    lists = len(having) + len(lacking)
    if lists < 2:
        return ""
    if not lacking:
        if lists == 2:
            return _("In both lists")
        return _("In all {number} lists").format(number=in_words(lists))
    if not having:
        return _("In none of {number} lists").format(number=in_words(lists))
    if len(having) == 1:
        return _("Only in that of {council}").format(council=having[0].short_name)
    if len(lacking) <= _MOST_NAMED and len(lacking) <= len(having):
        words = ngettext(
            "In {number} of {lists} lists, not in that of {councils}",
            "In {number} of {lists} lists, not in those of {councils}",
            len(lacking),
        )
        named_here = _names(lacking)
    elif len(having) <= _MOST_NAMED:
        words, named_here = _("In {number} of {lists} lists: {councils}"), _names(having)
    else:
        words, named_here = _("In {number} of {lists} lists"), ""
    return words.format(number=in_words(len(having)), lists=in_words(lists), councils=named_here)


def list_note(site: Site, table: ExpectationTable, council: Council, here: Address) -> Markup:
    """Return where a document's lists are, and which are lists of duties; empty without a list."""
    notes = []
    for one in table.lists_of.get(council.id, ()):
        href = site.clause_link(council, council.leading_edition, one.clause, here)
        link = Markup('<a href="{}">{}</a>').format(href, short_label(one.clause))
        is_duty = one.kind is ClauseKind.DUTY
        words = (
            _("List: {clause}, <b>of duties, not of expectations</b>")
            if is_duty
            else _("List: {clause}")
        )
        notes.append(_LIST % Markup(words).format(clause=link))
    if notes and (beside := table.quoted_beside.get(council.id)):
        links = _links(site, council, beside, here)
        notes.append(_LIST % Markup(_("Also: {clauses}")).format(clauses=links))
    return Markup(" ").join(notes)


def cell_words(site: Site, table: ExpectationTable, cell: Cell, here: Address) -> Markup:
    """Return what one document says on an expectation: its words, or what is shown instead."""
    council = cell.council
    duties = {
        one.clause.id for one in table.lists_of.get(council.id, ()) if one.kind is ClauseKind.DUTY
    }
    said = Markup("\n").join(
        _EXPECTATION
        % passage_words(site, council, passage, here, is_duty=passage.clause.id in duties)
        for passage in cell.passages
    )
    if not cell.passages:
        words = CELL_STATES[cell.state]
        said = _ABSENT % (words if cell.elsewhere else _NOWHERE.get(cell.state, words))
    if cell.elsewhere:
        there = _links(site, council, cell.elsewhere, here)
        said += _BESIDE % Markup(_("Compare elsewhere in it: {clauses}")).format(clauses=there)
    if cell.found_by is FoundBy.MACHINE:
        said += _BESIDE % _("Found by a program; nobody has read this document for it yet")
    return said


def passage_words(
    site: Site, council: Council, passage: Passage, here: Address, *, is_duty: bool = False
) -> Markup:
    """Return the words of a passage with a link to their place."""
    return _WORDS % (
        lang(council.leading_edition),
        passage.text,
        site.clause_link(council, council.leading_edition, passage.clause, here),
        passage_label(passage),
        _(", a duty") if is_duty else "",
    )


def passage_label(passage: Passage) -> str:
    """Return what a short link to a passage says: "3.1, item 4"."""
    label = short_label(passage.clause)
    if passage.position is None:
        return label
    return _("{clause}, item {number}").format(clause=label, number=passage.position)


def _links(site: Site, council: Council, passages: Iterable[Passage], here: Address) -> Markup:
    shown = {
        passage_label(one): site.clause_link(council, council.leading_edition, one.clause, here)
        for one in passages
    }
    return Markup("; ").join(
        Markup('<a href="{}">{}</a>').format(href, label) for label, href in shown.items()
    )


def _names(councils: Iterable[Council]) -> str:
    return joined(council.said for council in councils)


def _listed(row: ExpectationTableRow) -> int:
    return sum(cell.state is CellState.LISTED for cell in row.cells)


def _lists(row: ExpectationTableRow) -> int:
    return sum(cell.state in (CellState.LISTED, CellState.NOT_LISTED) for cell in row.cells)


_LIST = Markup('<span class="protocol-small protocol-expectation-list">%s</span>')
_EXPECTATION = Markup('<p class="protocol-expectation">%s</p>')
_WORDS = Markup(
    '<span class="protocol-quoted"%s>%s</span> '
    '<span class="protocol-small protocol-expectation-cite"><a href="%s">%s</a>%s</span>'
)
"""Language, words, address, label and whether it is a duty. `%` is several times as fast as `format`."""
_ABSENT = Markup('<p class="protocol-expectation-absent">%s</p>')
_BESIDE = Markup('\n<p class="protocol-small protocol-expectation-elsewhere">%s</p>')
