"""What stands beside a clause: topics, what it does to whom, what it shows, and when it says what to do."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_protocol.rendering.addresses import clause_anchor
from mkdocs_protocol.rendering.sentences import FINDINGS, OPEN_FINDINGS, counted, effect

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.protocol import Classification, Clause, Edition, Finding
    from mkdocs_protocol.core.trees import Tree
    from mkdocs_protocol.rendering.addresses import Address
    from mkdocs_protocol.rendering.site import Site

MOST_NAMED = 3
"""How many other clauses a finding names beside a clause; the list behind the text names them all."""

_UNCLASSIFIED = Markup('<p class="protocol-absent">No topic given yet</p>')


class Margins:
    """The margins of one edition's clauses."""

    def __init__(self, site: Site, council: Council, edition: Edition, here: Address) -> None:
        self._site, self._council, self._edition, self._here = site, council, edition, here
        # A text has few topics and effects, each many times.
        self._links: dict[str, Markup] = {}
        self._abouts: dict[str, Markup] = {}
        self._effects_told: dict[Classification, str] = {}
        self._findings: dict[str, list[Finding]] = defaultdict(list)
        for finding in edition.findings:
            for clause in finding.clauses:
                self._findings[clause].append(finding)
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
            label = self._site.handbook.vocabulary.topic[topic].label
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
        lines = [f"{own}."] if own else []
        lines += [
            f"In part: {part[:1].lower()}{part[1:]}." for part in parts if part and part != own
        ]
        if not lines:
            return Markup()
        if len(lines) == 1:
            return Markup('<p class="protocol-effect">%s</p>') % lines[0]
        items = Markup("").join(Markup("<li>%s</li>") % line for line in lines)
        return Markup('<ul class="protocol-effect">%s</ul>') % items

    def _effect(self, given: Classification) -> str:
        if given not in self._effects_told:
            roles = self._site.handbook.vocabulary.role
            self._effects_told[given] = effect(given, roles)
        return self._effects_told[given]

    def _shown(self, clause: Clause) -> Markup:
        """Return what a clause leaves open; what is only about form is folded, for the few who ask."""
        findings = self._findings[clause.id]
        substance = [finding for finding in findings if finding.kind in OPEN_FINDINGS]
        form = [finding for finding in findings if finding.kind not in OPEN_FINDINGS]
        told = Markup("").join(self._finding(finding, clause) for finding in substance)
        if not form:
            return told
        return told + Markup(
            '<details class="protocol-more"><summary>{}</summary>{}</details>'
        ).format(
            f"{counted(len(form), 'remark')} on its form",
            Markup("").join(self._finding(finding, clause) for finding in form),
        )

    def _finding(self, finding: Finding, clause: Clause) -> Markup:
        others = [
            Markup('<a href="#%s">%s</a>') % (clause_anchor(other), self._label(other))
            for other in finding.clauses
            if other != clause.id
        ]
        see = Markup(" See also {}.").format(Markup(", ").join(others))
        return Markup('<p class="protocol-beside"><b>%s.</b> %s%s</p>') % (
            FINDINGS[finding.kind],
            finding.text,
            see if 0 < len(others) <= MOST_NAMED else "",
        )

    def _what_to_do(self, clause: Clause) -> Markup:
        """Return the ways to the decision trees that rest on a clause."""
        addresses, trees = self._site.addresses, self._trees[clause.id]
        situations = self._site.handbook.vocabulary.situation
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
        return self._edition.clause[clause].label


def _unique(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
