"""Everything that pages are rendered from, as one value, with what they share worked out once."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import TYPE_CHECKING, Any

from mkdocs_protocol.comparing.answers_elsewhere import elsewhere, kinds_of_steps, steps_by_point
from mkdocs_protocol.comparing.coverage import Coverage, TopicCoverage, clauses_that_bind, coverage
from mkdocs_protocol.comparing.drafting import (
    DraftingSheet,
    Expected,
    OwnCell,
    Rewording,
    SilentTopic,
    drafting_sheet,
    expected,
    rewordings,
    silent_topic,
)
from mkdocs_protocol.comparing.expectations import (
    ExpectationTable,
    ExpectationTableRow,
    expectation_tables,
)
from mkdocs_protocol.comparing.passages_for import ClassifiedPassage, ReaderRole, passages_of
from mkdocs_protocol.comparing.placing import placed_by_machine, words_of_rows
from mkdocs_protocol.comparing.questions import QuestionRow, question_rows
from mkdocs_protocol.comparing.related import related, times_met, topics_met
from mkdocs_protocol.comparing.routes import summaries
from mkdocs_protocol.comparing.sharing import CouncilSharing, SharedWording
from mkdocs_protocol.comparing.text_age import freshness, text_date
from mkdocs_protocol.comparing.two_documents.comparison import Side
from mkdocs_protocol.comparing.two_documents.documents import compared
from mkdocs_protocol.comparing.two_documents.passages import prepared
from mkdocs_protocol.reading.kept_council import clause_names
from mkdocs_protocol.site.addresses import Address, Addresses, clause_anchor
from mkdocs_protocol.site.links import EXIT_URL
from mkdocs_protocol.store.reads import HELD, Each, Reads, fact, kept_fact, noted

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from mkdocs_protocol.comparing.answers_elsewhere import Elsewhere, Kinds, Steps
    from mkdocs_protocol.comparing.placing import Placed, Words
    from mkdocs_protocol.comparing.routes import RouteSummary
    from mkdocs_protocol.comparing.text_age import Freshness
    from mkdocs_protocol.comparing.two_documents.comparison import Comparison
    from mkdocs_protocol.comparing.two_documents.passages import Document
    from mkdocs_protocol.core.handbook import Council, Handbook
    from mkdocs_protocol.core.partial_date import PartialDate
    from mkdocs_protocol.core.protocol import Clause, Edition
    from mkdocs_protocol.core.questions import Question
    from mkdocs_protocol.core.terms import Topic
    from mkdocs_protocol.core.trees import Tree, TreeNode
    from mkdocs_protocol.site.html import Html
    from mkdocs_protocol.site.wording import Wording


@dataclass(frozen=True)
class Site:
    """A handbook, its addresses, and the words it uses for review states."""

    handbook: Handbook
    wording: Wording
    addresses: Addresses = field(default_factory=Addresses)
    longest_list: int = 100
    """How many councils a list shows before it continues on another page."""
    most_columns: int = 8
    """How many councils a table sets side by side before it becomes a list."""
    most_paired: int = 8
    """The most councils for which every pair has a page of its own; beyond that, readers' browsers make them."""
    most_in_workbook: int = 50
    """The most councils for which the answers are also a workbook; beyond that, only the CSV has them."""
    most_taken: int = 20
    """The most councils for which the texts are also files to take away."""
    has_search: bool = False
    """Whether the handbook has a search of its own."""
    site_url: str = ""
    """The site's future address, if it is known; only complete addresses use it."""
    templates: Path | None = None
    """The folder of the site's own templates, each replacing ours of the same name."""
    contact: str = ""
    """Whom to write to about the handbook's pages, if a council names nobody."""
    is_front_ours: bool = False
    """Whether a handbook of one council provides the front page of its site, which has none of its own."""
    guests: frozenset[str] = frozenset()
    """The ids of councils that are on pages of comparison and nowhere else: they have no other page or file."""
    compared: Site | None = None
    """The same handbook with its guests, from which its pages of comparison are made; None if it has none."""
    exit_url: str = EXIT_URL
    """Where "Exit this page" leads: a page of another site, unrelated to this one."""
    reads: Reads = field(default_factory=Reads, compare=False)
    """Notes what a page reads about the councils. Whatever is worked out once here and read by many pages is `noted`,
    an `Each`, or a `fact`: a page that asks for it depends on what it was made from, or on what it says."""

    def __post_init__(self) -> None:
        """Make a handbook of one council link only to that council's own pages."""
        if self.is_alone and not self.addresses.only:
            only = replace(self.addresses, only=self.handbook.councils[0].id)
            object.__setattr__(self, "addresses", only)

    @property
    def is_alone(self) -> bool:
        """Whether the handbook has one council: nothing in it compares, counts or chooses councils."""
        return len(self.handbook.councils) == 1

    @noted
    def coverage(self) -> Mapping[str, dict[str, TopicCoverage]]:
        """How each council's leading edition deals with each topic, by council and topic ids."""
        councils, topics = self.handbook.council_by_id, self.handbook.vocabulary.topics
        return Each(
            self.reads, councils, lambda id_: coverage(councils[id_].leading_edition, topics)
        )

    @kept_fact
    def states(self, council: str) -> dict[str, Coverage]:
        """Return whether a council's document covers each topic, for pages that show no clauses of it."""
        return {topic: found.state for topic, found in self.coverage[council].items()}

    @fact
    def about(self, council: str, topic: str) -> TopicCoverage:
        """Return what a council's leading edition does with one topic, for pages that show no other."""
        return self.coverage[council][topic]

    @fact
    def expected_about(self, topic: str) -> tuple[ExpectationTable, ...]:
        """Return the tables of expectations whose lists are about a topic, each with its head only."""
        tables = self.expectations if self.has_expectations else ()
        return tuple(
            replace(table, rows=(), lists=(), unplaced=())
            for table in tables
            if topic in table.topics
        )

    @fact
    def councils_on(self, topic: str) -> tuple[str, ...]:
        """Return the ids of the councils whose document covers a topic, wholly or partly, in their order."""
        councils = self.handbook.council_by_id
        return tuple(id_ for id_ in councils if self.states(id_)[topic].has_clauses)

    @fact
    def related_topics(self, topic: str) -> tuple[Topic, ...]:
        """Return the topics that documents deal with together with a topic, those that most do first."""
        topics, least = self.handbook.vocabulary.topics, min(2, len(self.handbook.councils))
        return related(topic, self._times_met, topics, least=least)

    @noted
    def _times_met(self) -> Counter[tuple[str, str]]:
        return times_met(self.topics_met(id_) for id_ in self.handbook.council_by_id)

    @kept_fact
    def topics_met(self, council: str) -> str:
        """Return the topics that a council's document deals with together."""
        return topics_met(self.handbook.council_by_id[council].leading_edition)

    @kept_fact
    def roles_bound(self, council: str) -> tuple[str, ...]:
        """Return the ids of the roles that a council's document asks something of."""
        return tuple(clauses_that_bind(self.handbook.council_by_id[council].leading_edition))

    @kept_fact
    def clause_count(self, council: str) -> int:
        """Return how many clauses all editions of a council's documents have."""
        editions = self.handbook.council_by_id[council].every_edition
        return sum(len(edition.clauses) for edition in editions)

    @noted
    def routes(self) -> dict[str, tuple[RouteSummary, ...]]:
        """What each council's document says to do, by situation, in order, as far as any document has been read for it."""
        situations = self.handbook.vocabulary.situations
        found = {s.id: summaries(self.handbook, s.id) for s in situations}
        return {situation: routes for situation, routes in found.items() if routes}

    @property
    def has_expectations(self) -> bool:
        """Whether there are expectations to compare councils by: then a page has a table of them."""
        if self.compared:
            return self.compared.has_expectations
        return not self.is_alone and any(row.is_expectation for row in self.handbook.expectations)

    @noted
    def expectations(self) -> tuple[ExpectationTable, ...]:
        """What is expected, a table for each group of roles that owe it; empty if nothing is declared."""
        return expectation_tables(self.handbook, self.placed_by_machine)

    @kept_fact
    def words_of_rows(self) -> Words:
        """Return the words of each declared expectation, and what they mean."""
        return words_of_rows(self.handbook)

    @kept_fact
    def placed_by_machine(self, council: str) -> Placed:
        """Return which expectations a council's lists seem to state, if no row names it."""
        found = self.handbook.council_by_id[council]
        return placed_by_machine(self.handbook, found, self.words_of_rows())

    @fact
    def asked(self) -> tuple[Question, ...]:
        """Return the plain questions, in order; empty if no council has answered any."""
        is_any = any(council.answers for council in self.handbook.councils)
        return self.handbook.vocabulary.questions if is_any else ()

    @noted
    def questions(self) -> tuple[QuestionRow, ...]:
        """Plain questions with every council's answer; empty if no council has answered any."""
        return question_rows(self.handbook) if self.asked() else ()

    @property
    def has_workbook(self) -> bool:
        """Whether there is a workbook of answers: if there are any, and not more columns than a person can read."""
        return bool(self.asked()) and len(self.handbook.councils) <= self.most_in_workbook

    def elsewhere(self, council: Council, tree: Tree, silence: TreeNode) -> Elsewhere:
        """Return what other councils' documents say on a silence of a tree."""
        return self.said_elsewhere(council.id, tree.situation, silence.id)

    @fact
    def said_elsewhere(self, council: str, situation: str, silence: str) -> Elsewhere:
        """Return what other councils' documents say on a silence of a council's answer to a situation."""
        asking = self.handbook.council_by_id[council]
        tree = asking.tree_by_situation[situation]
        steps = self.steps_by_point(situation)
        return elsewhere(self.handbook, asking, tree, tree.node_by_id[silence], steps)

    @fact
    def steps_by_point(self, situation: str) -> Steps:
        """Return the steps of all councils' answers to a situation that are of the kinds silences can be about."""
        kinds = ((one.id, self.kinds_of_steps(one.id)) for one in self.handbook.councils)
        return steps_by_point((id_, found[situation]) for id_, found in kinds if situation in found)

    @kept_fact
    def kinds_of_steps(self, council: str) -> dict[str, Kinds]:
        """Return the same of a council's answer to each situation."""
        trees, vocabulary = self.handbook.council_by_id[council].trees, self.handbook.vocabulary
        return {tree.situation: kinds_of_steps(tree, vocabulary) for tree in trees}

    @property
    def has_pairs(self) -> bool:
        """Whether every pair of councils has a page of its own; always so with guests, since no browser makes their pages."""
        return bool(self.guests) or 1 < len(self.handbook.councils) <= self.most_paired

    @property
    def pairs(self) -> Iterator[tuple[Council, Council]]:
        """Every pair of councils whose comparison has pages; two guests are not compared here."""
        for left, right in combinations(self.handbook.councils, 2) if self.has_pairs else ():
            if not {left.id, right.id} <= self.guests:
                yield left, right

    def comparison(self, left: Council, right: Council) -> Comparison:
        """Return two councils' documents compared; worked out once for both ways round."""
        known = self._comparisons
        if (left.id, right.id) in known:
            return known[left.id, right.id][0]
        return known[right.id, left.id][1]

    def prepared(self, council: Council) -> Document:
        """Return a council's leading edition, prepared for comparison with any other."""
        return self._prepared[council.id]

    @fact
    def excerpt(self, council: str, edition: str, *clauses: str) -> Edition:
        """Return an edition with only some of its clauses; "" is the council's leading edition.

        A page that quotes another document depends on these clauses and the facts of the edition, not on all of its
        text.
        """
        editions = self.handbook.council_by_id[council].editions
        whole = next(one for one in editions if edition in (one.id, ""))
        known = whole.clause_by_id
        held = tuple(known[clause] for clause in clauses if clause in known)
        nothing: dict[str, Any] = dict.fromkeys(
            ("findings", "notes", "differences", "dismissed", "silent"), ()
        )
        return replace(whole, body=held, places={}, **nothing)

    @fact
    def sharing(self, council: str) -> CouncilSharing:
        """Return how much of a council's document is found in others."""
        self.sharing_rests_on(council)
        with self.reads.noting():  # Nothing else decides it.
            return self.shared_wording.of(self.handbook.council_by_id[council])

    @fact
    def sharing_rests_on(self, council: str) -> str:
        """Return a name for all that decides how much of a council's document is found in others."""
        return self.shared_wording.rests_on(self.handbook.council_by_id[council], clause_names)

    def drafting_sheet(self, council: str) -> DraftingSheet:
        """Return what the drafting sheet of a council says."""
        return drafting_sheet(self.handbook, council, self.coverage[council], self)

    @fact
    def silent_topic(self, topic: str) -> SilentTopic:
        """Return what documents say on a topic, for those that are silent on it."""
        found = self.handbook.vocabulary.topic_by_id[topic]
        states = [(council, self.states(council.id)[topic]) for council in self._freshest]
        covering = (
            council
            for wanted in (Coverage.COVERED, Coverage.PARTLY)
            for council, state in states
            if state is wanted
        )
        return silent_topic(found, tuple(covering), self.about)

    @noted
    def _freshest(self) -> list[Council]:
        return sorted(self.handbook.councils, key=lambda council: self.freshness(council.id))

    @kept_fact
    def freshness(self, council: str) -> Freshness:
        """Return the key that puts the newest documents first."""
        return freshness(self.handbook.council_by_id[council])

    @fact
    def rewordings(self, council: str) -> tuple[Rewording, ...]:
        """Return the clauses of a council's document that others have in nearly the same words."""
        little_words = self.handbook.vocabulary.little_words
        return tuple(rewordings(self.sharing(council), self.text_dates(), little_words))

    @fact
    def text_dates(self) -> dict[str, PartialDate | None]:
        """Return the date of each council's present text."""
        return {id_: self.text_date(id_) for id_ in self.handbook.council_by_id}

    @kept_fact
    def text_date(self, council: str) -> PartialDate | None:
        """Return the date of a council's present text."""
        return text_date(self.handbook.council_by_id[council].leading_edition)

    @fact
    def answered(self) -> tuple[str, ...]:
        """Return the ids of the situations for which any council's document has been read, in their order."""
        trees = {id_ for one in self.handbook.councils for id_ in self.situations_read(one.id)}
        return tuple(one.id for one in self.handbook.vocabulary.situations if one.id in trees)

    def has_trees(self, council: str) -> bool:
        """Return whether a council's document has been read for what to do in any situation."""
        return bool(self.situations_read(council))

    @kept_fact
    def situations_read(self, council: str) -> tuple[str, ...]:
        """Return the ids of the situations for which a council's document has been read."""
        return tuple(tree.situation for tree in self.handbook.council_by_id[council].trees)

    @kept_fact
    def has_induction(self, council: str) -> bool:
        """Return whether a council has pages for newcomers: whether its document says anything to any of them."""
        return any(p.concerns(one.all_roles) for one in ReaderRole for p in self.passages[council])

    @fact
    def expected(self, row: str) -> Expected:
        """Return what lists say on one expectation, for those that lack it."""
        return expected(self._expectation_rows[row])

    @fact
    def own_cells(self, council: str) -> tuple[OwnCell, ...]:
        """Return what a council's document says on each expectation."""
        place = self._places[council]
        return tuple(OwnCell.of(row, place) for row in self._expectation_rows.values())

    @noted
    def _places(self) -> dict[str, int]:
        return {id_: place for place, id_ in enumerate(self.handbook.council_by_id)}

    @noted
    def _expectation_rows(self) -> dict[str, ExpectationTableRow]:
        return {row.declared.id: row for table in self.expectations for row in table.rows}

    @noted
    def shared_wording(self) -> SharedWording:
        """The index over all documents, of what each has in common with the others."""
        recalled = self.reads.recalled
        index = SharedWording(self.handbook.councils, recalled.get("repeated phrases"))
        recalled["repeated phrases"] = index.repeated
        return index

    @noted
    def clause_fragments(self) -> dict[tuple[Address, str], Html]:
        """The words of clauses as HTML, as far as any page has asked for them, by edition and clause.

        Only a page that has read a clause can ask for it.
        """
        return {}

    @noted
    def _prepared(self) -> Mapping[str, Document]:
        councils = self.handbook.council_by_id

        def make(id_: str) -> Document:
            side = Side(councils[id_], councils[id_].leading_edition)
            return prepared(side, self.handbook.vocabulary)

        return Each(self.reads, councils, make, most=HELD)

    @noted
    def passages(self) -> Mapping[str, tuple[ClassifiedPassage, ...]]:
        """The passages of each council's leading edition, by the council's id."""
        councils = self.handbook.council_by_id
        return Each(
            self.reads, councils, lambda id_: passages_of(councils[id_].leading_edition), most=HELD
        )

    @noted
    def _comparisons(self) -> Mapping[tuple[str, str], tuple[Comparison, Comparison]]:
        """Every pair of councils' documents compared, both ways round, by the ids of both."""

        def make(ids: tuple[str, str]) -> tuple[Comparison, Comparison]:
            left, right = (self._prepared[id_] for id_ in ids)
            found = compared(left, right, self.handbook.expectations)
            return found, found.flipped()

        return Each(self.reads, combinations(self.handbook.council_by_id, 2), make)

    def clause_link(self, council: Council, edition: Edition, clause: Clause, here: Address) -> str:
        """Return the link from a page to a clause in its edition."""
        home = self.edition_address(council, edition)
        return self.addresses.link(here, home, clause_anchor(clause.id))

    def edition_address(self, council: Council, edition: Edition) -> Address:
        """Return the address of an edition of any of a council's documents."""
        return self.addresses.edition(council.id, edition.id, edition.kind.id)


def with_guests(site: Site, handbook: Handbook, reads: Reads) -> Site:
    """Return a site whose pages of comparison are made from a handbook that has further councils: its guests.

    `reads` notes what is read of that handbook. The site's own councils come first there.
    """
    own = site.handbook.council_by_id
    councils = sorted(handbook.councils, key=lambda council: council.id not in own)
    guests = frozenset(council.id for council in councils if council.id not in own)
    beside = replace(handbook, councils=tuple(councils))
    return replace(site, compared=replace(site, handbook=beside, guests=guests, reads=reads))
