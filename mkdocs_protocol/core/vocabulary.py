"""The words that all councils share: topics, roles, situations, and the closed lists."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs_protocol.core.document_kinds import KINDS, DocumentKind
from mkdocs_protocol.core.searching import SearchVocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_protocol.core.learning import GlossaryEntry
    from mkdocs_protocol.core.outside import Outside
    from mkdocs_protocol.core.questions import Question
    from mkdocs_protocol.core.terms import Role, Situation, Topic


class ClauseKind(StrEnum):
    """What a clause does."""

    DUTY = "duty"
    RIGHT = "right"
    PERMISSION = "permission"
    EXPECTATION = "expectation"
    PROHIBITION = "prohibition"
    PROCEDURE = "procedure"
    ADVICE = "advice"
    """It speaks to councils in general and does not say that this one has done it."""
    DESCRIPTION = "description"


class FrameKind(StrEnum):
    """The kinds of text that belong to a document but are not clauses."""

    TITLE = "title"
    LABEL = "label"
    LEAD_IN = "lead-in"
    CONTENTS = "contents"


class FindingKind(StrEnum):
    """What a text shows about itself."""

    NUMBER_MENDED = "number-mended"
    STRUCTURE = "structure"
    WORDING = "wording"
    BLANK = "blank"
    CONFLICT = "conflict"
    PROMISE_NOT_KEPT = "promise-not-kept"
    DANGLING = "dangling"
    AMBIGUOUS = "ambiguous"
    TEMPLATE_RESIDUE = "template-residue"
    MISSING = "missing"
    ADVICE = "advice"
    CONVERSION = "conversion"

    def shown_as(self, clauses: Sequence[str]) -> FindingKind:
        """Return the kind under which a finding on some clauses is shown.

        A clause cannot disagree with itself, but can have two readings.
        """
        is_alone = self is FindingKind.CONFLICT and len(clauses) == 1
        return FindingKind.AMBIGUOUS if is_alone else self


class DifferenceReason(StrEnum):
    """Why an edition may differ from the document as received."""

    CONVERSION_ARTEFACT = "conversion artefact"
    CONTENTS_LIST = "contents list"
    DOTTED_LEADER = "dotted leader"
    LIST_BULLET = "list bullet"
    NUMBER_MENDED = "number mended"
    WORDS_JOINED = "words joined over a page break"
    NAME_WITHHELD = "personal name withheld"
    LINES_JOINED = "lines joined"
    """What is on separate lines, items or cells as received is on one line here."""
    LINE_DIVIDED = "line divided"
    """The other way round."""


class ReceivedAs(StrEnum):
    """The format of the document as received, which decides which of its characters are words."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"


class CouncilKind(StrEnum):
    """What sort of local council it is, as its document says."""

    PARISH = "parish"
    TOWN = "town"
    CITY = "city"
    """A title that a parish or town may have, and not a sort of its own; kept, because published data use it."""
    COMMUNITY = "community"
    VILLAGE = "village"
    NEIGHBOURHOOD = "neighbourhood"
    GROUPED_PARISH = "grouped parish"
    """One council for several parishes (Local Government Act 1972, section 11)."""
    PARISH_MEETING = "parish meeting"
    """A parish without a council (section 13 of the same Act)."""
    JOINT_COMMITTEE = "joint committee"
    DISTRICT = "district"
    UNITARY = "unitary"
    METROPOLITAN = "metropolitan"
    LONDON_BOROUGH = "london borough"
    COUNTY = "county"
    COUNTY_BOROUGH = "county borough"
    """In Wales, a principal council like the counties."""
    OTHER = "other"
    """None of these; the council's source says what to call it."""
    NOT_STATED = "not stated"


@dataclass(frozen=True)
class Vocabulary:
    """The shared words, each list in the order in which pages show it."""

    topics: tuple[Topic, ...] = ()
    roles: tuple[Role, ...] = ()
    situations: tuple[Situation, ...] = ()
    questions: tuple[Question, ...] = ()
    glossary: tuple[GlossaryEntry, ...] = ()
    little_words: frozenset[str] = frozenset()
    """Words that say nothing about the subject of a text, in small letters: "the", "of"."""
    outside: tuple[Outside, ...] = ()
    """Whom else a reader can turn to."""
    search: SearchVocabulary = field(default_factory=SearchVocabulary)
    own_kinds: tuple[DocumentKind, ...] = ()
    """The kinds of document that `documents.yml` adds to those that every handbook knows."""

    @cached_property
    def document_kinds(self) -> dict[str, DocumentKind]:
        """Every kind of document by its id, the protocol first."""
        return {kind.id: kind for kind in (*KINDS, *self.own_kinds)}

    @cached_property
    def topic_by_id(self) -> dict[str, Topic]:
        """Topics by their ids."""
        return {topic.id: topic for topic in self.topics}

    @cached_property
    def role_by_id(self) -> dict[str, Role]:
        """Roles by their ids."""
        return {role.id: role for role in self.roles}

    @cached_property
    def situation_by_id(self) -> dict[str, Situation]:
        """Situations by their ids."""
        return {situation.id: situation for situation in self.situations}

    @cached_property
    def question_by_id(self) -> dict[str, Question]:
        """Questions by their ids."""
        return {question.id: question for question in self.questions}
