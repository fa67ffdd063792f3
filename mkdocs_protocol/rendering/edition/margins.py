"""The margin of a clause: its topics, what it does to whom, what it shows, and when it says what to do."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from mkdocs_protocol.comparing.references import named_documents
from mkdocs_protocol.core.document_kinds import PROTOCOL
from mkdocs_protocol.site.addresses import clause_anchor
from mkdocs_protocol.site.html import Writer
from mkdocs_protocol.site.labels import (
    FORM_FINDINGS,
    OPEN_FINDINGS,
    effect,
    finding_label,
)
from mkdocs_protocol.words.gettext import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mkdocs_protocol.core.document_kinds import DocumentKind
    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.protocol import Classification, Clause, Edition, Finding
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.html import Html
    from mkdocs_protocol.site.site import Site

MOST_NAMED = 3
"""How many other clauses or trees a margin names; a finding's own list names all its clauses."""


class Margins:
    """The margins of one edition's clauses."""

    def __init__(self, site: Site, council: Council, edition: Edition, here: Address) -> None:
        self._site, self._council, self._edition, self._here = site, council, edition, here
        # A text has few topics and effects, each many times.
        self._abouts: dict[str, Html] = {}
        self._effects: dict[Classification, str] = {}
        # A finding is shown in full beside the first clause it names; the others link there.
        self._findings: dict[str, list[tuple[int, Finding]]] = defaultdict(list)
        for number, finding in enumerate(edition.findings, start=1):
            for clause in dict.fromkeys(finding.clauses):
                self._findings[clause].append((number, finding))
        self._named: dict[str, list[DocumentKind]] = defaultdict(list)
        for one in named_documents(edition, site.handbook.vocabulary.document_kinds.values()):
            for named_in in one.clauses:
                self._named[named_in.id].append(one.kind)
        self._situations: dict[str, list[str]] = defaultdict(list)
        if edition.kind == PROTOCOL:
            # A clause leads first to where it is quoted most, as something to do or to expect.
            quoted = Counter(
                (clause, tree.situation)
                for tree in council.trees
                if tree.edition == edition.id
                for clause in tree.quoted_clauses()
            )
            for (clause, situation), _times in quoted.most_common():
                self._situations[clause].append(situation)

    def write(self, out: Writer, clause: Clause) -> None:
        """Write the margin of a clause; what few look for is folded, so that it is seldom taller than the clause."""
        main = _unique(given.topic for given in clause.classifications if given.topic)
        also = _unique(topic for given in clause.classifications for topic in given.also)
        for topic in main:
            out.html(self._about(topic))
        # Topics are for comparing protocols; another document needs none.
        if not main and not also and self._edition.kind == PROTOCOL:
            out.tag("p", _("No topic given yet"), {"class": "protocol-absent"})
        own = "" if clause.divided else self._effect(clause.classification)
        if own:
            out.tag("p", f"{own}.")
        found = self._findings.get(clause.id, [])
        self._write_findings(out, [each for each in found if each[1].kind in OPEN_FINDINGS], clause)
        if clause.id in self._situations:
            self._what_to_do(out, clause)
        more = Writer()
        self._also(more, [topic for topic in also if topic not in main])
        self._parts(more, clause, own)
        self._form(more, [each for each in found if each[1].kind in FORM_FINDINGS], clause)
        if clause.id in self._named:
            self._other_documents(more, clause)
        if folded := more.done():
            out.open("details", {"class": "protocol-more"})
            out.open("summary")
            out.text(_("More"))
            # Read aloud, each of these folds has to say of which clause it is.
            out.tag("span", f": {self._label(clause.id)}", {"class": "protocol-unseen"})
            out.close("summary")
            out.html(folded)
            out.close("details")

    def _other_documents(self, out: Writer, clause: Clause) -> None:
        """Link to each document that the clause names, or say that it is not here."""
        here = {document.kind for document in self._council.documents}
        for kind in self._named[clause.id]:
            out.open("p")
            if kind in here:
                there = self._site.addresses.document(self._council.id, kind.id)
                out.tag("a", kind.title, {"href": self._site.addresses.link(self._here, there)})
            else:
                out.text(_("{title}: not in this handbook").format(title=kind.title))
            out.close("p")

    def _also(self, out: Writer, topics: Sequence[str]) -> None:
        if topics:
            out.open("p")
            out.text(_("Also:"))
            out.text(" ")
            for number, topic in enumerate(topics):
                out.text(", " if number else "")
                self._link(out, topic)
            out.close("p")

    def _about(self, topic: str) -> Html:
        """Return a clause's main topic, with a link to what other councils say on it."""
        if topic not in self._abouts:
            out = Writer()
            out.open("p", {"class": "protocol-about"})
            self._link(out, topic)
            councils = self._site.councils_on(topic)
            others = len(councils) - (self._council.id in councils)
            if others:
                out.text(" ")
                label = self._site.handbook.vocabulary.topic_by_id[topic].label
                out.open("a", {"class": "protocol-others", "href": self._href(topic)})
                number = ngettext("{number} other council", "{number} other councils", others)
                out.text(number.format(number=f"{others:,}"))
                # Read aloud, each of these links has to say on which topic.
                out.tag("span", _(" on: {topic}").format(topic=label), {"class": "protocol-unseen"})
                out.close("a")
            out.close("p")
            self._abouts[topic] = out.done()
        return self._abouts[topic]

    def _link(self, out: Writer, topic: str) -> None:
        label = self._site.handbook.vocabulary.topic_by_id[topic].label
        out.tag("a", label, {"href": self._href(topic)})

    def _href(self, topic: str) -> str:
        return self._site.addresses.link(self._here, self._site.addresses.topic(topic))

    def _parts(self, out: Writer, clause: Clause, own: str) -> None:
        """Write what the parts of a clause do to whom, where that is not what the clause as a whole does."""
        effects = _unique(self._effect(part.classification) for part in clause.parts)
        parts = [part for part in effects if part and part != own]
        if parts:
            out.tag("p", _("Parts of this clause:"))
            out.open("ul")
            for part in parts:
                out.tag("li", f"{part}.")
            out.close("ul")

    def _effect(self, given: Classification) -> str:
        if given not in self._effects:
            roles = self._site.handbook.vocabulary.role_by_id
            self._effects[given] = effect(given, roles)
        return self._effects[given]

    def _form(self, out: Writer, found: Sequence[tuple[int, Finding]], clause: Clause) -> None:
        """Write remarks that are only about a clause's form."""
        if found:
            words = ngettext(
                "{number} remark on its form", "{number} remarks on its form", len(found)
            )
            out.tag("p", f"{words.format(number=f'{len(found):,}')}:")
            self._write_findings(out, found, clause)

    def _write_findings(
        self, out: Writer, found: Sequence[tuple[int, Finding]], clause: Clause
    ) -> None:
        """Write the findings whose first clause this is, and links to its others."""
        for number, finding in found:
            if finding.clauses[0] == clause.id:
                self._finding(out, number, finding)
        others = [(number, each) for number, each in found if each.clauses[0] != clause.id]
        if not others:
            return
        out.open("p", {"class": "protocol-part-of"})
        out.text(_("Also part of:"))
        out.text(" ")
        for place, (number, finding) in enumerate(others):
            first = finding.clauses[0]
            # A finding folded at another clause is linked by that clause: not every browser opens a fold for a link.
            is_folded = finding.kind in FORM_FINDINGS
            there = clause_anchor(first) if is_folded else finding_anchor(number)
            out.text(", " if place else "")
            label = _("{what} ({clause})").format(
                what=finding_label(finding.kind, finding.clauses), clause=self._label(first)
            )
            out.tag("a", label, {"href": f"#{there}"})
        out.close("p")

    def _finding(self, out: Writer, number: int, finding: Finding) -> None:
        out.open("p", {"class": "protocol-beside", "id": finding_anchor(number)})
        out.tag("b", f"{finding_label(finding.kind, finding.clauses)}.")
        out.text(f" {finding.text}")
        others = finding.clauses[1:]
        if 0 < len(others) <= MOST_NAMED:
            out.text(" ")
            out.text(_("See also"))
            out.text(" ")
            for place, other in enumerate(others):
                out.text(", " if place else "")
                out.tag("a", self._label(other), {"href": f"#{clause_anchor(other)}"})
            out.text(".")
        out.close("p")

    def _what_to_do(self, out: Writer, clause: Clause) -> None:
        """Write links to the decision trees that rest on a clause, or say that it can be expected."""
        addresses, situations = self._site.addresses, self._site.handbook.vocabulary.situation_by_id
        links = [
            (
                addresses.link(self._here, addresses.tree(self._council.id, situation)),
                situations[situation].label,
            )
            for situation in self._situations[clause.id]
        ]
        if len(links) > MOST_NAMED:
            all_trees = addresses.link(self._here, addresses.council_trees(self._council.id))
            links[MOST_NAMED - 1 :] = [
                (all_trees, _("and {number} more").format(number=len(links) - MOST_NAMED + 1))
            ]
        out.open("p")
        out.tag("b", _("What to do:"))
        for place, (href, label) in enumerate(links):
            out.text("; " if place else " ")
            out.tag("a", label, {"href": href})
        out.close("p")

    def _label(self, clause: str) -> str:
        return self._edition.clause_by_id[clause].label


def finding_anchor(number: int) -> str:
    """Return the id of a finding beside its first clause; findings count from one."""
    return f"protocol-finding-{number}"


def _unique(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
