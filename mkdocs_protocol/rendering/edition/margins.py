"""What stands beside a clause: topics, what it does to whom, what it shows, and when it says what to do."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_protocol.site.addresses import clause_anchor
from mkdocs_protocol.site.labels import (
    FINDINGS,
    FORM_FINDINGS,
    OPEN_FINDINGS,
    counted,
    effect,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.protocol import Classification, Clause, Edition, Finding
    from mkdocs_protocol.core.trees import Tree
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site

MOST_NAMED = 3
"""How many others a margin names, of clauses or of trees; a finding's own list names all its clauses."""

_UNCLASSIFIED = Markup('<p class="protocol-absent">No topic given yet</p>')


class Margins:
    """The margins of one edition's clauses."""

    def __init__(self, site: Site, council: Council, edition: Edition, here: Address) -> None:
        self._site, self._council, self._edition, self._here = site, council, edition, here
        # A text has few topics and effects, each many times.
        self._links: dict[str, Markup] = {}
        self._abouts: dict[str, Markup] = {}
        self._effects_told: dict[Classification, str] = {}
        # A finding stands in full beside the first clause it names; the others lead there.
        self._findings: dict[str, list[tuple[int, Finding]]] = defaultdict(list)
        for number, finding in enumerate(edition.findings, start=1):
            for clause in dict.fromkeys(finding.clauses):
                self._findings[clause].append((number, finding))
        self._trees: dict[str, list[Tree]] = defaultdict(list)
        for tree in council.trees:
            if tree.edition == edition.id:
                for clause in dict.fromkeys(c for node in tree.nodes for c in node.clauses):
                    self._trees[clause].append(tree)

    def html(self, clause: Clause) -> Markup:
        """Return what stands beside a clause."""
        return Markup("").join((
            self._topics(clause),
            self._effects(clause),
            self._shown(clause) if clause.id in self._findings else Markup(),
            self._what_to_do(clause) if clause.id in self._trees else Markup(),
        ))  # fmt: skip

    def _topics(self, clause: Clause) -> Markup:
        main = _unique(given.topic for given in clause.classifications if given.topic)
        also = _unique(topic for given in clause.classifications for topic in given.also)
        if not main and not also:
            return _UNCLASSIFIED
        mains = Markup("").join(map(self._about, main))
        seconds = [self._link(topic) for topic in also if topic not in main]
        if not seconds:
            return mains
        return mains + Markup('<p class="protocol-also">Also: %s</p>') % Markup(", ").join(seconds)

    def _about(self, topic: str) -> Markup:
        """Return a clause's main topic, with the way to what other councils say on it."""
        if topic not in self._abouts:
            self._abouts[topic] = Markup('<p class="protocol-about">%s%s</p>') % (
                self._link(topic),
                self._others(topic),
            )
        return self._abouts[topic]

    def _link(self, topic: str) -> Markup:
        if topic not in self._links:
            label = self._site.handbook.vocabulary.topic_by_id[topic].label
            self._links[topic] = Markup('<a href="%s">%s</a>') % (self._href(topic), label)
        return self._links[topic]

    def _others(self, topic: str) -> Markup:
        councils = self._site.councils_on[topic]
        others = len(councils) - (self._council.id in councils)
        if not others:
            return Markup()
        return Markup(' <a class="protocol-others" href="%s">%s on this topic</a>') % (
            self._href(topic),
            counted(others, "other council"),
        )

    def _href(self, topic: str) -> str:
        return self._site.addresses.link(self._here, self._site.addresses.topic(topic))

    def _effects(self, clause: Clause) -> Markup:
        own = "" if clause.divided else self._effect(clause.classification)
        parts = _unique(self._effect(part.classification) for part in clause.parts)
        told = Markup('<p class="protocol-effect">%s.</p>') % own if own else Markup()
        items = [Markup("<li>%s.</li>") % part for part in parts if part and part != own]
        if not items:
            return told
        return told + Markup(
            '<details class="protocol-more"><summary>Parts of this clause</summary>'
            '<ul class="protocol-effect">%s</ul></details>'
        ) % Markup("").join(items)

    def _effect(self, given: Classification) -> str:
        if given not in self._effects_told:
            roles = self._site.handbook.vocabulary.role_by_id
            self._effects_told[given] = effect(given, roles)
        return self._effects_told[given]

    def _shown(self, clause: Clause) -> Markup:
        """Return what a clause leaves open; what is only about form is folded, for the few who ask."""
        found = self._findings[clause.id]
        form = [each for each in found if each[1].kind in FORM_FINDINGS]
        told = self._told([each for each in found if each[1].kind in OPEN_FINDINGS], clause)
        if not form:
            return told
        return told + Markup(
            '<details class="protocol-more"><summary>{}</summary>{}</details>'
        ).format(f"{counted(len(form), 'remark')} on its form", self._told(form, clause))

    def _told(self, found: Iterable[tuple[int, Finding]], clause: Clause) -> Markup:
        """Return the findings of which a clause is the first, and the ways to those of which it is not."""
        own, ways = Markup(""), []
        for number, finding in found:
            first = finding.clauses[0]
            if first == clause.id:
                own += self._finding(number, finding)
                continue
            # What is folded at the other clause is led to by its clause: a link opens no fold everywhere.
            is_folded = finding.kind in FORM_FINDINGS
            there = clause_anchor(first) if is_folded else finding_anchor(number)
            ways.append(
                Markup('<a href="#%s">%s (%s)</a>')
                % (there, FINDINGS[finding.kind], self._label(first))
            )
        if not ways:
            return own
        return own + Markup('<p class="protocol-part-of">Also part of: %s</p>') % Markup(", ").join(
            ways
        )

    def _finding(self, number: int, finding: Finding) -> Markup:
        others = [
            Markup('<a href="#%s">%s</a>') % (clause_anchor(other), self._label(other))
            for other in finding.clauses[1:]
        ]
        see = Markup(" See also {}.").format(Markup(", ").join(others))
        return Markup('<p class="protocol-beside" id="%s"><b>%s.</b> %s%s</p>') % (
            finding_anchor(number),
            FINDINGS[finding.kind],
            finding.text,
            see if 0 < len(others) <= MOST_NAMED else "",
        )

    def _what_to_do(self, clause: Clause) -> Markup:
        """Return the ways to the decision trees that rest on a clause."""
        addresses, trees = self._site.addresses, self._trees[clause.id]
        situations = self._site.handbook.vocabulary.situation_by_id
        links = [
            Markup('<li><a href="{}">{}</a></li>').format(
                addresses.link(self._here, addresses.tree(self._council.id, tree.situation)),
                situations[tree.situation].label,
            )
            for tree in trees
        ]
        if len(links) > MOST_NAMED:
            rest = Markup('<li><a href="{}">and {}</a></li>').format(
                addresses.link(self._here, addresses.council_trees(self._council.id)),
                f"{len(links) - MOST_NAMED + 1} more",
            )
            links[MOST_NAMED - 1 :] = [rest]
        return Markup('<p class="protocol-to-do"><b>What to do:</b></p><ul>{}</ul>').format(
            Markup("").join(links)
        )

    def _label(self, clause: str) -> str:
        return self._edition.clause_by_id[clause].label


def finding_anchor(number: int) -> str:
    """Return the id of a finding beside its first clause; findings count from one."""
    return f"protocol-finding-{number}"


def _unique(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
