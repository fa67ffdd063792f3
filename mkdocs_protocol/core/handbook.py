"""The whole: every council with its editions, as one value that never changes."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs_protocol.core.document_kinds import PROTOCOL
from mkdocs_protocol.core.notes import NOT_STATED
from mkdocs_protocol.core.problems import Location
from mkdocs_protocol.core.review import SOON_DAYS
from mkdocs_protocol.core.vocabulary import CouncilKind, Vocabulary
from mkdocs_protocol.words.gettext import N_, _

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from mkdocs_protocol.core.documents import Document
    from mkdocs_protocol.core.expectations import ExpectationRow
    from mkdocs_protocol.core.identity import Accent, Crest
    from mkdocs_protocol.core.imports import ImportRecord
    from mkdocs_protocol.core.learning import SelfCheck
    from mkdocs_protocol.core.notes import Note
    from mkdocs_protocol.core.protocol import Edition
    from mkdocs_protocol.core.questions import Answers
    from mkdocs_protocol.core.trees import Tree


NOT_IDENTIFIED = N_("Council not identified")
"""What stands for the name of a council whose document names none."""

NOT_RECORDED = N_("not recorded")
"""What stands for the place where a document was published, where nobody has said it."""


@dataclass(frozen=True)
class Council:
    """Who publishes documents; these may not name it, or not say which council it is."""

    id: str
    name: str
    """As its document prints it; "" if the document names no council."""
    short_name: str
    kind: CouncilKind
    documents: tuple[Document, ...]
    """One of each kind that is known, in the order of the kinds; its protocol is among them."""
    at: Location = field(compare=False)
    """Where its short name stands."""
    unnamed: str = ""
    """If the document names no council: what it does say."""
    kind_called: str = ""
    """What to call a kind that is not in the list; "" for every other."""
    ambiguous: str = ""
    """If the name alone does not say which council it is: why."""
    country: str = NOT_STATED
    country_ground: str = ""
    """How the country is known; "" if it is not."""
    website: str = ""
    published: str = NOT_RECORDED
    source_url: str = ""
    """Where the document as received was downloaded."""
    contact: str = ""
    """Whom to write to about its pages: an e-mail address, or the address of a form."""
    rights: str = ""
    """Whose the text is, and what others may do with it."""
    permission: str = ""
    """Who allowed a handbook to show it, and when."""
    role_names: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """The council's own words for roles, by role id."""
    notes: tuple[Note, ...] = ()
    trees: tuple[Tree, ...] = ()
    """Its answers to situations, in the order of the situations."""
    answers: Answers | None = None
    """Its answers to plain questions; None if nobody has written any."""
    self_check: SelfCheck | None = None
    """Questions for somebody new; None if nobody has written any."""
    crest: Crest | None = None
    """Shown in its own handbook, and on its own files."""
    accent: Accent | None = None
    """The colour of links in its own handbook, if it gives one."""
    imports: tuple[ImportRecord, ...] = ()
    """How editions were made from files, for those that were imported."""

    @cached_property
    def protocol(self) -> Document:
        """Its protocol, which every council of a handbook has."""
        return next(document for document in self.documents if document.kind == PROTOCOL)

    @property
    def editions(self) -> tuple[Edition, ...]:
        """The editions of its protocol, the one in force first."""
        return self.protocol.editions

    @property
    def other_documents(self) -> tuple[Document, ...]:
        """What it publishes besides its protocol, in the order of the kinds."""
        return tuple(document for document in self.documents if document.kind != PROTOCOL)

    @property
    def every_edition(self) -> tuple[Edition, ...]:
        """The editions of all of its documents: those of its protocol first."""
        return tuple(edition for document in self.documents for edition in document.editions)

    def document_of(self, edition: Edition) -> Document:
        """Return the document that one of the council's editions belongs to."""
        return next(document for document in self.documents if document.kind == edition.kind)

    def with_editions(self, editions: tuple[Edition, ...]) -> Council:
        """Return the council with other editions of its protocol."""
        documents = (
            replace(document, editions=editions) if document.kind == PROTOCOL else document
            for document in self.documents
        )
        return replace(self, documents=tuple(documents))

    def with_each_edition(self, change: Callable[[Edition], Edition]) -> Council:
        """Return the council with `change` applied to each edition of each of its documents."""
        documents = (
            replace(document, editions=tuple(map(change, document.editions)))
            for document in self.documents
        )
        return replace(self, documents=tuple(documents))

    @cached_property
    def tree_by_situation(self) -> dict[str, Tree]:
        """Its answers by the situations' ids."""
        return {tree.situation: tree for tree in self.trees}

    @property
    def title(self) -> str:
        """What a page calls the council: unique, although several documents may name none."""
        if self.name:
            return self.name
        if self.short_name.startswith(_(NOT_IDENTIFIED)):
            return self.short_name
        return _("{council} (its document names no council)").format(council=self.short_name)

    @property
    def said(self) -> str:
        """What a sentence calls the council: "Barrow", "the unidentified council"."""
        return self.short_name if self.name else _("the unidentified council")

    @property
    def leading_edition(self) -> Edition:
        """The edition of its protocol that represents the council: the one in force, or else the newest."""
        return self.protocol.leading_edition

    @property
    def in_force(self) -> Edition | None:
        """The edition of its protocol that is in force, if any."""
        return self.protocol.in_force

    @property
    def sort_key(self) -> tuple[bool, str, str]:
        """Named councils first, by name whatever its case, then by id."""
        name = unicodedata.normalize("NFC", self.name).casefold()
        return (not name, name, self.id)


@dataclass(frozen=True)
class Handbook:
    """Everything that pages, data and search are made from."""

    councils: tuple[Council, ...]
    """In the order of their names."""
    vocabulary: Vocabulary
    as_of: date
    """The day of the build, in Europe/London."""
    soon_days: int = SOON_DAYS
    """How many days before its first day a review counts as due soon."""
    expectations: tuple[ExpectationRow, ...] = ()
    """The rows that an editor has declared, in the order in which pages show them."""

    @cached_property
    def council_by_id(self) -> dict[str, Council]:
        """Every council by its id."""
        return {council.id: council for council in self.councils}
