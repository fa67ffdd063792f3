"""Everything that a page is rendered from, as one value, with what pages share worked out once."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs_protocol.comparing.coverage import TopicCoverage, coverage
from mkdocs_protocol.comparing.expectations import ExpectationTable, expectation_tables
from mkdocs_protocol.comparing.questions import QuestionRow, question_rows
from mkdocs_protocol.comparing.routes import summaries
from mkdocs_protocol.comparing.sharing import SharedWording
from mkdocs_protocol.comparing.silences import Elsewhere, elsewhere, steps_by_point
from mkdocs_protocol.comparing.two_documents.comparison import Side
from mkdocs_protocol.comparing.two_documents.documents import compared
from mkdocs_protocol.comparing.two_documents.passages import prepared
from mkdocs_protocol.site.addresses import Address, Addresses, clause_anchor

if TYPE_CHECKING:
    from mkdocs_protocol.comparing.routes import RouteSummary
    from mkdocs_protocol.comparing.silences import Steps
    from mkdocs_protocol.comparing.two_documents.comparison import Comparison
    from mkdocs_protocol.comparing.two_documents.passages import Document
    from mkdocs_protocol.core.handbook import Council, Handbook
    from mkdocs_protocol.core.protocol import Clause, Edition
    from mkdocs_protocol.core.trees import Tree, TreeNode
    from mkdocs_protocol.site.html import Html
    from mkdocs_protocol.site.wording import Wording


EXIT_URL = "https://www.bbc.co.uk/weather"
"""Where "Exit this page" leads, unless a site says otherwise: somewhere that anybody may be looking at."""


@dataclass(frozen=True)
class Site:
    """A handbook, where it stands, and the words it uses for review states."""

    handbook: Handbook
    wording: Wording
    addresses: Addresses = field(default_factory=Addresses)
    longest_list: int = 100
    """How many councils a list shows before it goes on on another page."""
    most_columns: int = 8
    """How many councils a table sets side by side before it becomes a list."""
    most_paired: int = 8
    """Of how many councils at most every pair has a page of its own; of more, readers' browsers make them."""
    most_in_workbook: int = 200
    """Of how many councils at most the answers are a workbook, too; of more, the CSV alone has them."""
    has_search: bool = False
    """Whether the handbook has a search of its own."""
    site_url: str = ""
    """Where the site will stand, as far as it is known; only what has to be a whole address uses it."""
    exit_url: str = EXIT_URL
    """Where "Exit this page" leads: a page of another site that says nothing of this one."""

    @cached_property
    def coverage(self) -> dict[str, dict[str, TopicCoverage]]:
        """What each council's leading edition does with each topic, by council and topic ids."""
        topics = self.handbook.vocabulary.topics
        return {c.id: coverage(c.leading_edition, topics) for c in self.handbook.councils}

    @cached_property
    def councils_on(self) -> dict[str, set[str]]:
        """The ids of the councils whose document covers a topic, wholly or partly, by the topic's id."""
        found: dict[str, set[str]] = {topic.id: set() for topic in self.handbook.vocabulary.topics}
        for council, topics in self.coverage.items():
            for topic, covered in topics.items():
                if covered.clauses:
                    found[topic].add(council)
        return found

    @cached_property
    def routes(self) -> dict[str, tuple[RouteSummary, ...]]:
        """What each council's document says to do, by the situations for which any has been read, in order."""
        situations = self.handbook.vocabulary.situations
        found = {s.id: summaries(self.handbook, s.id) for s in situations}
        return {situation: routes for situation, routes in found.items() if routes}

    @cached_property
    def expectations(self) -> tuple[ExpectationTable, ...]:
        """What is expected, a table for each group of roles that owe it; none where nothing is declared."""
        return expectation_tables(self.handbook)

    @cached_property
    def questions(self) -> tuple[QuestionRow, ...]:
        """Plain questions with every council's answer; none where no council has answered any."""
        is_any = any(council.answers for council in self.handbook.councils)
        return question_rows(self.handbook) if is_any else ()

    @property
    def has_workbook(self) -> bool:
        """Whether there is a workbook of answers: there are some, and not more columns than a person can read."""
        return bool(self.questions) and len(self.handbook.councils) <= self.most_in_workbook

    def elsewhere(self, council: Council, tree: Tree, silence: TreeNode) -> Elsewhere:
        """Return what other councils' documents say on a silence of a tree."""
        known = self._steps_by_point
        if tree.situation not in known:
            routes = self.routes.get(tree.situation, ())
            known[tree.situation] = steps_by_point(routes, self.handbook.vocabulary)
        return elsewhere(self.handbook, council, tree, silence, known[tree.situation])

    @property
    def has_pairs(self) -> bool:
        """Whether every pair of councils has a page of its own."""
        return 1 < len(self.handbook.councils) <= self.most_paired

    def comparison(self, left: Council, right: Council) -> Comparison:
        """Return two councils' documents compared; worked out once for both ways round."""
        key = (left.id, right.id)
        if key not in self._comparisons:
            found = compared(self.prepared(left), self.prepared(right), self.handbook.expectations)
            self._comparisons[key] = found
            self._comparisons[key[::-1]] = found.flipped()
        return self._comparisons[key]

    def prepared(self, council: Council) -> Document:
        """Return a council's leading edition, prepared for comparison with any other."""
        if council.id not in self._prepared:
            side = Side(council, council.leading_edition)
            self._prepared[council.id] = prepared(side, self.handbook.vocabulary)
        return self._prepared[council.id]

    @cached_property
    def _prepared(self) -> dict[str, Document]:
        return {}

    @cached_property
    def _comparisons(self) -> dict[tuple[str, str], Comparison]:
        return {}

    @cached_property
    def shared_wording(self) -> SharedWording:
        """Of what each document has in common with the others, the index over all of them."""
        return SharedWording(self.handbook.councils)

    @cached_property
    def _steps_by_point(self) -> dict[str, Steps]:
        return {}

    @cached_property
    def clause_fragments(self) -> dict[tuple[Address, str], Html]:
        """The words of clauses as HTML, as far as any page has asked for them: by edition and clause."""
        return {}

    def clause_link(self, council: Council, edition: Edition, clause: Clause, here: Address) -> str:
        """Return the link from a page to a clause where it stands."""
        home = self.edition_address(council, edition)
        return self.addresses.link(here, home, clause_anchor(clause.id))

    def edition_address(self, council: Council, edition: Edition) -> Address:
        """Return the address of an edition of any of a council's documents."""
        return self.addresses.edition(council.id, edition.id, edition.kind.id)
