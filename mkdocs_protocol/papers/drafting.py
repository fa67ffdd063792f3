"""The drafting sheet as a paper: its values in words, the same for the page, Markdown and Word."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_protocol.comparing.drafting import MOST_QUOTED
from mkdocs_protocol.comparing.expectations import CellState
from mkdocs_protocol.comparing.text_age import Age
from mkdocs_protocol.core.grammar import capital
from mkdocs_protocol.core.partial_date import show_day
from mkdocs_protocol.core.trees import NodeKind
from mkdocs_protocol.papers.paper import (
    Entry,
    Group,
    Paper,
    PaperFact,
    PaperSection,
    Quote,
    Way,
)
from mkdocs_protocol.site.addresses import clause_anchor
from mkdocs_protocol.site.citations import citation, clause_name
from mkdocs_protocol.site.counts import in_words
from mkdocs_protocol.site.editions import edition_label, review_facts
from mkdocs_protocol.site.facts import document_facts
from mkdocs_protocol.site.labels import FINDINGS, FORM_FINDINGS, labelled
from mkdocs_protocol.site.step_titles import heading_of, title_of
from mkdocs_protocol.site.wording import describe, fill
from mkdocs_protocol.store.reads import HELD, Each, Memo
from mkdocs_protocol.words.gettext import N_, NN_, Labels, _, ngettext

if TYPE_CHECKING:
    from mkdocs_protocol.comparing.drafting import (
        DraftingSheet,
        Lacking,
        OpenTopic,
        Quoted,
        Rewording,
        Route,
        SilentTopic,
    )
    from mkdocs_protocol.comparing.two_documents.differences import Span
    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.protocol import Finding
    from mkdocs_protocol.core.trees import TreeNode
    from mkdocs_protocol.site.site import Site

FINDINGS_ANCHOR, SILENT_ANCHOR, REWORDED_ANCHOR, ROUTES_ANCHOR, LACKING_ANCHOR, FORM_ANCHOR = (
    "protocol-findings", "protocol-silent", "protocol-reworded", "protocol-routes", "protocol-lacking",
    "protocol-form",
)  # fmt: skip

_ABOUT_THE_DOCUMENT = N_("What the council does, and what it says elsewhere, is another matter.")
_AGES = Labels({
    Age.LATER: N_("The other text is dated {dated}, later than this one."),
    Age.EARLIER: N_("The other text is dated {dated}, earlier than this one."),
    Age.NOT_KNOWN: N_("The other text is dated {dated}; the dates do not show which of the two came first."),
})  # fmt: skip
_OWN_WORDS = NN_(
    "The last quotation is from elsewhere in this document: it says the same, part of it or something near it.",
    "The last quotations are from elsewhere in this document: they say the same, part of it or something near it.",
)
_NO_LIST = N_("This document has no list of what they owe.")


class DraftingPapers:
    """Makes the papers; what several of them have in common is put into words once."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._silent = Memo[str, Entry](site.reads)
        self._papers = Each(
            site.reads,
            site.handbook.council_by_id,
            lambda council: self._paper(site.drafting_sheet(council)),
            most=HELD,
        )

    def of(self, council: Council) -> Paper:
        """Return the drafting sheet of a council, in words."""
        return self._papers[council.id]

    def _paper(self, sheet: DraftingSheet) -> Paper:
        council, edition, site = sheet.council, sheet.edition, self._site
        review = review_facts(site, council, edition, site.addresses.drafting(council.id))
        said = describe(site.wording, review, site.handbook.as_of)
        sections = (
            self._findings(sheet),
            self._silences(sheet),
            self._routes(sheet),
            self._lacking(sheet),
            self._rewordings(sheet),
            self._form(sheet),
        )
        return Paper(
            title=_("Drafting sheet: {council}").format(council=council.title),
            document=edition.title,
            language=edition.language,
            edition=edition_label(edition),
            state=f"{said.headline}. {said.explanation}".replace("..", "."),
            as_of=f"{fill(site.wording['as-of'], {'day': show_day(site.handbook.as_of)})}.",
            facts=tuple(PaperFact(fact.label, fact.value) for fact in document_facts(edition)),
            sections=tuple(section for section in sections if section),
            why=_("Dates and review"),
        )

    def _findings(self, sheet: DraftingSheet) -> PaperSection:
        groups = [
            Group(tuple(self._finding(sheet, f) for f in found), label)
            for label, found in labelled(f for f in sheet.findings if f.kind not in FORM_FINDINGS)
        ]
        words = (
            _("Found by the handbook’s editors in a close reading, and by its automatic checks.")
            if groups
            else _("The handbook’s editors have noted nothing that the text leaves open.")
        )
        return PaperSection(FINDINGS_ANCHOR, _("Issues in the text"), words, tuple(groups))

    def _form(self, sheet: DraftingSheet) -> PaperSection | None:
        """Return what proofreaders notice; it comes last, since it does not change the meaning."""
        form = [f for kind in FINDINGS for f in sheet.findings if f.kind is kind in FORM_FINDINGS]
        if not form:
            return None
        entries = tuple(self._finding(sheet, finding) for finding in form)
        words = _(
            "Small things that can be put right at the same time. Some may lie in the copy that was received, "
            "not in the council’s own."
        )
        return PaperSection(
            FORM_ANCHOR, _("Spelling, numbers and outline"), words, (Group(entries),)
        )

    def _finding(self, sheet: DraftingSheet, finding: Finding) -> Entry:
        clauses = (sheet.edition.clause_by_id[id_] for id_ in finding.clauses)
        home = self._site.addresses.edition(sheet.council.id, sheet.edition.id)
        ways = (Way(clause_name(c), home, clause_anchor(c.id)) for c in clauses)
        return Entry(words=(finding.text,), ways=tuple(ways))

    def _silences(self, sheet: DraftingSheet) -> PaperSection:
        groups = []
        if sheet.silent:
            groups.append(Group(tuple(self._silence(silent) for silent in sheet.silent)))
        if sheet.unclassified:
            groups.append(
                Group(
                    tuple(self._open(topic) for topic in sheet.unclassified),
                    _("Not yet classified"),
                    _(
                        "Nobody has yet said whether the document deals with these topics. It may or may not do so."
                    ),
                    is_asked=False,
                )
            )
        said = [_("On these topics the document says nothing."), _(_ABOUT_THE_DOCUMENT)]
        if not self._site.is_alone:
            said.append(
                _(
                    "Below each is what up to {number} other documents say: those in force first, then the most recent."
                ).format(number=in_words(MOST_QUOTED))
            )
        words = (
            " ".join(said)
            if sheet.silent
            else _("The handbook does not list any topic on which the document is silent.")
        )
        return PaperSection(SILENT_ANCHOR, _("Topics on which it is silent"), words, tuple(groups))

    def _silence(self, silent: SilentTopic) -> Entry:
        return self._silent.of(silent.topic.id, lambda: self._silent_entry(silent))

    def _silent_entry(self, silent: SilentTopic) -> Entry:
        topic = silent.topic
        page = self._site.addresses.topic(topic.id)
        more = (
            ngettext(
                "{number} more on this topic", "{number} more on this topic", silent.more
            ).format(number=capital(in_words(silent.more)))
            if silent.more
            else _("This topic in every document")
        )
        nobody = () if silent.quoted else (_("No other document has a clause on it either."),)
        return Entry(
            topic.label,
            (*filter(None, (topic.definition,)), *nobody),
            (Way(more, page),),
            tuple(self._quote(quoted) for document in silent.quoted for quoted in document),
        )

    def _open(self, topic: OpenTopic) -> Entry:
        words = (
            ngettext(
                "{number} other document has something on it.",
                "{number} other documents have something on it.",
                topic.documents,
            ).format(number=capital(in_words(topic.documents)))
            if topic.documents
            else _("No other document has.")
        )
        page = self._site.addresses.topic(topic.topic.id)
        return Entry(words=(words,), ways=(Way(topic.topic.label, page),))

    def _rewordings(self, sheet: DraftingSheet) -> PaperSection | None:
        if len(self._site.handbook.councils) == 1:
            return None
        entries = tuple(self._rewording(each) for each in sheet.rewordings)
        dated = (
            _("This text is dated {dated}.").format(dated=sheet.written.shown)
            if sheet.written
            else _("This text is undated, so the dates do not show which of two texts came first.")
        )
        words = (
            _(
                "Clauses that another document has in nearly the same words; what does not stand like this in "
                "the other text is marked. {dated} Found by the program, which compares words and not what they mean."
            ).format(dated=dated)
            if entries
            else _(
                "No other document has a clause in nearly the same words but not quite the same."
            )
        )
        title = _("Clauses that others word differently")
        return PaperSection(REWORDED_ANCHOR, title, words, (Group(entries),) if entries else ())

    def _rewording(self, found: Rewording) -> Entry:
        own, other = found.own.council.short_name, found.other.council.short_name
        said = _("The other text is undated; the dates do not show which of the two came first.")
        if found.dated is not None:
            said = _AGES[found.age].format(dated=found.dated.shown)
        more = ngettext(
            "One further document has it in nearly the same words.",
            "{number} further documents have it in nearly the same words.",
            len(found.others),
        ).format(number=capital(in_words(len(found.others))))
        marks = found.differences if found.differences.is_marked else None
        return Entry(
            capital(clause_name(found.own.clause)),
            (said, *((more,) if found.others else ())),
            tuple(self._quote(other).source for other in found.others),
            compared=(
                self._quote(found.own, marks.left if marks else (), own),
                self._quote(found.other, marks.right if marks else (), other),
            ),
        )

    def _routes(self, sheet: DraftingSheet) -> PaperSection | None:
        if not sheet.routes:
            return None
        entries = [self._route(sheet, route) for route in sheet.routes if route.tree]
        unread = tuple(
            Entry(words=(route.situation.label,)) for route in sheet.routes if not route.tree
        )
        groups = [Group(tuple(filter(None, entries)))]
        if unread:
            groups.append(Group(unread, _("Not read for these yet"), is_asked=False))
        open_ = _(
            "What the document’s own steps leave open when somebody needs them: whom to go to, by when, and "
            "what then."
        )
        words = f"{open_} {_(_ABOUT_THE_DOCUMENT)}"
        groups = [group for group in groups if group.entries]
        return PaperSection(ROUTES_ANCHOR, _("When things go wrong"), words, tuple(groups))

    def _route(self, sheet: DraftingSheet, route: Route) -> Entry | None:
        tree = route.tree
        if tree is None:
            return None
        words = [conflict.text for conflict in tree.conflicts]
        words += [finding.text for finding in tree.undeclared_findings]
        if tree.is_silent:
            words.append(tree.silent)
        else:
            silences = (node for node in tree.in_order if node.kind is NodeKind.SILENCE)
            words += [*(_silence_said(node) for node in silences), *tree.gaps]
        if tree.same_as:
            label = self._site.handbook.vocabulary.situation_by_id[tree.same_as].label
            words = [
                _("The steps are the same as for “{situation}”.").format(situation=label),
                *filter(None, (tree.differs,)),
            ]
        if not words:
            return None
        page = self._site.addresses.tree(sheet.council.id, route.situation.id)
        return Entry(route.situation.label, tuple(words), (Way(_("The steps, one by one"), page),))

    def _lacking(self, sheet: DraftingSheet) -> PaperSection | None:
        if not self._site.has_expectations:
            return None
        title = _("Expectations that other lists have")
        if not sheet.is_read_for_expectations:
            words = _(
                "Nobody has read this document yet for what councillors and officers may expect."
            )
            return PaperSection(LACKING_ANCHOR, title, words, ())
        entries = tuple(self._expectation(lacking) for lacking in sheet.lacking)
        words = (
            _("Expectations in other documents’ lists that are not in the lists of this one.")
            if entries
            else _("Its lists have every expectation that other lists have.")
        )
        return PaperSection(LACKING_ANCHOR, title, words, (Group(entries),) if entries else ())

    def _expectation(self, lacking: Lacking) -> Entry:
        here, lists = len(lacking.quoted), in_words(lacking.lists)
        words = [_(_NO_LIST)] if lacking.state is CellState.NO_LIST else []
        if lacking.lists > here:
            said = ngettext(
                "In {lists} other list, {number} of which are quoted.",
                "In {lists} other lists, {number} of which are quoted.",
                lacking.lists,
            )
            words.append(said.format(lists=lists, number=in_words(here)))
        else:
            said = ngettext("In {lists} other list.", "In {lists} other lists.", here)
            words.append(said.format(lists=lists))
        if lacking.elsewhere:
            words.append(ngettext(*_OWN_WORDS, len(lacking.elsewhere)))
        quoted = (*(each for listed in lacking.quoted for each in listed), *lacking.elsewhere)
        return Entry(lacking.label, tuple(words), quotes=tuple(map(self._quote, quoted)))

    def _quote(self, quoted: Quoted, spans: tuple[Span, ...] = (), name: str = "") -> Quote:
        council, clause = quoted.council, quoted.clause
        edition = self._site.excerpt(council.id, "")
        quoted = replace(quoted, excerpt=edition)
        home = self._site.addresses.edition(council.id, edition.id)
        source = Way(citation(council, edition, clause), home, clause_anchor(clause.id))
        return Quote(
            quoted,
            source,
            spans,
            _("different in {council}’s clause").format(council=name) if name else "",
        )


def _silence_said(node: TreeNode) -> str:
    """Return where a tree stops, as sentences."""
    _, more = title_of(node)
    return f"{heading_of(node)}. {more}".strip()
