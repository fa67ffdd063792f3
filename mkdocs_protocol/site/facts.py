"""What a document says about itself, as a list of facts: each stated, left blank, worded or not stated."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from mkdocs_protocol.core.edition_dates import DatedFact, DateKind, FactState
from mkdocs_protocol.core.handbook import NOT_RECORDED
from mkdocs_protocol.core.language_names import language_name
from mkdocs_protocol.core.review import Status
from mkdocs_protocol.site.labels import DATES
from mkdocs_protocol.site.languages import in_language, our_language
from mkdocs_protocol.words.gettext import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_protocol.core.cycle import Cycle
    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.protocol import Edition, SignOff

_ALWAYS = (DateKind.ADOPTED, DateKind.APPROVED, DateKind.NEXT_REVIEW)
"""A reader looks for these: if they are missing, the page says so."""
_ORDER = (
    DateKind.UNLABELLED, DateKind.ADOPTED, DateKind.APPROVED, DateKind.ISSUED,
    DateKind.IN_FORCE_FROM, DateKind.REVIEWED, DateKind.UNCHANGED, DateKind.AMENDED,
    DateKind.EXPIRES, DateKind.NEXT_REVIEW,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact for a reader."""

    label: str
    value: Markup


def edition_facts(council: Council, edition: Edition) -> tuple[Fact, ...]:
    """Return every fact of an edition, including missing ones that a reader looks for."""
    return (*document_facts(edition), *_handbook_facts(council, edition))


def document_facts(edition: Edition) -> tuple[Fact, ...]:
    """Return what the document itself says: its dates, who approved it, its review and its sign-off."""
    dates = tuple(fact for kind in _ORDER for fact in _of_kind(edition, kind))
    version = (Fact(_("Version"), quoted(edition.version)),) if edition.version else ()
    signed = tuple(_all_signed(edition))
    facts = (*dates, Fact(_("Review cycle"), _cycle(edition.cycle)), *version, *signed)
    if edition.dates_to_give:
        facts = tuple(
            replace(
                f, value=f.value.replace(_not_stated(), _absent(_("not entered yet; see the text")))
            )
            for f in facts
        )
    if edition.incomplete:  # It may be stated in the part that is not known.
        facts = tuple(
            replace(
                f,
                value=f.value.replace(
                    _not_stated(), _absent(_("not stated in the part that is known"))
                ),
            )
            for f in facts
        )
    return tuple(replace(fact, value=in_language(fact.value, edition)) for fact in facts)


def _absent(words: str) -> Markup:
    return Markup('<span class="protocol-absent">{}</span>').format(words)


def _not_stated() -> Markup:
    return _absent(_("not stated"))


def _left_blank() -> Markup:
    return _absent(_("left blank"))


def quoted(words: str) -> Markup:
    """Return words of a document to be put among ours: in its typeface, between quotation marks."""
    return Markup('“<span class="protocol-quoted">{}</span>”').format(words)


def _of_kind(edition: Edition, kind: DateKind) -> Iterator[Fact]:
    """Yield the leading date of a kind, then those before it, the last first."""
    given = edition.dates.all_of(kind)
    # Who adopted the text stands beside the day.
    is_said = kind is DateKind.APPROVED and any(
        fact.by for fact in edition.dates.all_of(DateKind.ADOPTED)
    )
    if given or (kind in _ALWAYS and not is_said):
        yield _dated(edition.dates[kind])
    yield from (_dated(fact, is_earlier=True) for fact in reversed(given[:-1]))


def _dated(fact: DatedFact, *, is_earlier: bool = False) -> Fact:
    label = DATES[fact.kind]
    if is_earlier:
        label = _("{label} (earlier entry)").format(label=label)
    if fact.kind is DateKind.APPROVED and fact.state is FactState.ABSENT:
        label = _("Approved by")
    return Fact(label, _with_detail(_main(fact), Markup("; ").join(_details(fact))))


def _main(fact: DatedFact) -> Markup:
    match fact.state:
        case FactState.STATED:
            return Markup("<span>{}</span>").format(fact.value.shown if fact.value else "")
        case FactState.WORDED:
            return quoted(fact.printed)
        case FactState.BLANK:
            return _left_blank()
        case FactState.ABSENT:
            return _not_stated()


def _details(fact: DatedFact) -> Iterator[Markup]:
    if fact.qualifier:
        yield quoted(fact.qualifier)
    if fact.by:
        yield Markup(_('by <span class="protocol-quoted">{body}</span>')).format(body=fact.by)
    elif fact.kind is DateKind.APPROVED and fact.state is FactState.STATED:
        yield escape(_("by whom is not stated"))
    if fact.state is FactState.STATED and fact.value and fact.printed not in ("", fact.value.shown):
        yield Markup(_("printed {words}")).format(words=quoted(fact.printed))
    if fact.value and fact.value.months:
        yield Markup(_("counted as {months}")).format(months=fact.value.months)
    if fact.version:
        yield quoted(fact.version)
    if fact.minute:
        yield quoted(fact.minute)
    if fact.state is FactState.BLANK and fact.printed:
        yield _after(fact.printed)
    if fact.kind is DateKind.UNLABELLED:
        yield escape(_("what happened then is not stated"))


def _after(printed: str) -> Markup:
    """Say what comes before a blank."""
    return Markup(_("after {words}")).format(words=quoted(printed))


def _cycle(cycle: Cycle | None) -> Markup:
    if cycle is None or cycle.state is FactState.ABSENT:
        return _not_stated()
    if cycle.is_blank:
        return _with_detail(_left_blank(), _after(cycle.printed) if cycle.printed else Markup())
    return quoted(cycle.printed)


def _all_signed(edition: Edition) -> Iterator[Fact]:
    given = edition.dates.all_of(DateKind.SIGNED)
    yield from _signed(edition.sign_off, given[-1] if given else None)
    yield from (_dated(fact, is_earlier=True) for fact in reversed(given[:-1]))


def _signed(sign_off: SignOff | None, fact: DatedFact | None) -> Iterator[Fact]:
    """Yield who signs and when; one line if both are the same blank."""
    is_one_blank = (
        sign_off is not None
        and sign_off.blank
        and fact is not None
        and fact.state is FactState.BLANK
    )
    if fact is not None and not is_one_blank:
        yield _dated(fact)
    if sign_off is None:
        if fact is None:
            yield Fact(_("Signed"), _not_stated())
    elif sign_off.blank:
        after = _after(sign_off.printed)
        yield Fact(_("Signed"), _with_detail(_left_blank(), after + _post(sign_off)))
    else:
        # A post at the foot of a document does not mean that its holder signed.
        yield Fact(_("At the foot"), quoted(sign_off.printed) + _post(sign_off))


def _post(sign_off: SignOff) -> Markup:
    """Return the post that signs, if the printed words are not its exact name."""
    if sign_off.post in ("", sign_off.printed):
        return Markup()
    return Markup(_(", for: {post}")).format(post=sign_off.post)


def _handbook_facts(council: Council, edition: Edition) -> Iterator[Fact]:
    match edition.status:
        case Status.IN_FORCE:
            standing = _with_detail(
                escape(_("In force")), escape(_("as far as this handbook knows"))
            )
        case Status.SUPERSEDED:
            standing = escape(_("Superseded"))
        case Status.DRAFT:
            standing = _with_detail(escape(_("Draft")), escape(_("not in force")))
    yield Fact(_("Status"), standing)
    yield Fact(_("Published at"), published(council))
    yield from rights(council)
    if edition.language != our_language():
        yield Fact(_("Language"), escape(language_name(edition.language)))


def rights(council: Council) -> Iterator[Fact]:
    """Yield whose the text is, where it was downloaded and who allowed it to be shown, as far as anybody has said."""
    if council.source_url:
        yield Fact(_("Fetched from"), Markup('<a href="{0}">{0}</a>').format(council.source_url))
    if council.rights:
        yield Fact(_("Rights"), Markup("{}").format(council.rights))
    if council.permission:
        yield Fact(_("Shown by permission"), Markup("{}").format(council.permission))


def corrections(council: Council, contact: str) -> Markup:
    """Return whom to write to if something in a text is wrong or should not be here.

    The council's own address comes before `contact`, the address of the handbook's publisher; without either, the
    line still refers to the site's owner.
    """
    address = council.contact or contact
    if not address:
        return escape(
            _(
                "Is something here wrong, or should it not be here? Tell those who publish this site."
            )
        )
    href = address if address.startswith(("https://", "http://")) else f"mailto:{address}"
    return Markup(
        _(
            'Is something here wrong, or should it not be here? Write to <a href="{href}">{address}</a>.'
        )
    ).format(href=href, address=address)


def published(council: Council) -> Markup:
    """Return where the document was published: a link if that is an address, otherwise the words."""
    where = council.published
    if where.startswith(("https://", "http://")):
        return Markup('<a href="{0}">{0}</a>').format(where)
    return _absent(_(where) if where == NOT_RECORDED else where)


def _with_detail(main: Markup, detail: Markup) -> Markup:
    if not detail:
        return main
    return Markup('{} <span class="protocol-detail">{}</span>').format(main, detail)
