"""The shape of each YAML file, as pydantic models: one source for checking and for the JSON Schemas."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    RootModel,
    WithJsonSchema,
    model_validator,
)

from mkdocs_protocol.core.notes import NOT_STATED, Note
from mkdocs_protocol.core.problems import Location
from mkdocs_protocol.core.terms import RoleSide
from mkdocs_protocol.core.trees import Joining, NodeKind, Point
from mkdocs_protocol.core.vocabulary import CouncilKind, FindingKind, ReceivedAs
from mkdocs_protocol.reading.accessibility import AccessibilityForm
from mkdocs_protocol.reading.comparing_form import ComparingForm
from mkdocs_protocol.reading.date_forms import CycleForm, DatesForm
from mkdocs_protocol.reading.difference_forms import DifferenceForm, DismissalForm
from mkdocs_protocol.reading.document_forms import DocumentForm, DocumentKindsForm
from mkdocs_protocol.reading.expectation_forms import ExpectationsForm
from mkdocs_protocol.reading.form_parts import (
    STRICT,
    Colour,
    ConflictForm,
    Contact,
    Country,
    Name,
    QuoteForm,
    Slug,
    Text,
    WebAddress,
)
from mkdocs_protocol.reading.import_forms import ImportForm
from mkdocs_protocol.reading.learning_forms import GlossaryForm, SelfCheckForm
from mkdocs_protocol.reading.note_forms import ClauseNoteForm, CouncilNoteForm
from mkdocs_protocol.reading.outside_forms import OutsidesForm
from mkdocs_protocol.reading.question_forms import AnswersForm, QuestionsForm
from mkdocs_protocol.reading.search_forms import SearchForm


class _Form(BaseModel):
    model_config = STRICT


class TermForm(_Form):
    """A word that councils share: what it is called and what it means."""

    id: Slug
    label: Text
    definition: Text


class TopicForm(TermForm):
    """A topic: what it is called, what it means, and in which words clauses speak of it."""

    words: list[Text] = Field([], description="words and phrases of clauses that are about it")


class TopicsForm(RootModel[list[TopicForm]]):
    """A list of topics, in the order in which pages show them."""


class RoleForm(TermForm):
    """A role: somebody who acts or is spoken of."""

    several: bool = Field(False, description="whether more than one bears it at a time")
    side: RoleSide | None = Field(None, description="whose role it is, of staff or of members")
    also_called: list[Text] = Field([], description="what any council may call it, beside its own names for it")  # fmt: skip


class RolesForm(RootModel[list[RoleForm]]):
    """A list of roles, in the order in which pages show them."""


class SituationNoteForm(CouncilNoteForm):
    """The handbook's own remark on every council's answer to a situation."""

    when: Literal["always", "formal"] = Field(
        "always", description="formal: only where the answer has a formal step"
    )
    words: list[Text] = Field(
        [], description="it stands in the formal steps whose quotations have one of these words"
    )
    roles: list[Text] = Field(
        [],
        description="only where the answer sends somebody to one of these roles, in the steps that do",
    )

    def note(self, at: Location, clause: str = "") -> Note:
        """Return the remark as a value."""
        plain = super().note(at, clause)
        return replace(plain, words=tuple(self.words), roles=tuple(self.roles))


class SituationForm(TermForm):
    """A situation: what has happened, who asks, and who is complained of."""

    asked_by: Annotated[list[Text], Field(min_length=1)] = Field(description="the roles that ask")
    about: list[Text] = Field([], description="the roles that are complained of")
    notes: list[SituationNoteForm] = []


class SituationsForm(RootModel[list[SituationForm]]):
    """A list of situations, in the order in which pages show them."""


class CrestForm(_Form):
    """The crest or logo that a council's own handbook shows."""

    file: Annotated[str, Field(pattern=r"(?i)^crest\.(svg|png|jpe?g|webp)$")] = Field(
        description="crest.svg, crest.png, crest.jpg or crest.webp, beside this file"
    )
    text: Text = Field(description="what is said of it to whoever does not see it")


class CouncilForm(_Form):
    """council.yml: who the council is."""

    name: Name | None = Field(None, description="as its document prints it")
    unnamed: Text | None = Field(None, description="where no name is printed: what the document says")  # fmt: skip
    short_name: Name = Field(description="what lists and tables call it")
    kind: CouncilKind
    kind_called: Text | None = Field(
        None, description="with kind other: what to call its kind, such as Internal drainage board"
    )
    ambiguous: Text | None = Field(
        None, description="why the name does not say which council it is"
    )
    country: Country | Literal["not stated"] = "not stated"
    country_ground: Text | None = Field(None, description="how the country is known")
    website: WebAddress | None = None
    published: WebAddress | Literal["not recorded"] = "not recorded"
    source_url: WebAddress | None = Field(
        None, description="where the document as received was fetched"
    )
    contact: Contact | None = Field(
        None,
        description="whom to write to about corrections and removal: an e-mail address, or that of a form",
    )
    rights: Text | None = Field(
        None, description="whose the text is, and what others may do with it"
    )
    permission: Text | None = Field(
        None, description="who allowed this handbook to show it, and when"
    )
    crest: CrestForm | None = Field(
        None, description="the crest or logo that the council's own handbook shows"
    )
    accent: Colour | None = Field(
        None, description='the colour of links in the council\'s own handbook, such as "#7a1f2b"'
    )
    accent_dark: Colour | None = Field(None, description="the same for dark pages")
    names: dict[str, list[Text]] = Field({}, description="the council's own words for roles")
    in_force: Text | None = Field(None, description="which edition is in force")
    documents: dict[str, DocumentForm] = Field(
        {},
        description="documents beside the protocol, by kind; only where more than one edition could be in force",
    )
    notes: list[CouncilNoteForm] = []

    @model_validator(mode="after")
    def _says_what_other_is(self) -> CouncilForm:
        if (self.kind is CouncilKind.OTHER) != (self.kind_called is not None):
            raise ValueError(
                "give 'kind: other' and 'kind_called' together: a kind that no list here has, and what to call it"
            )
        return self

    @model_validator(mode="after")
    def _is_named_or_not(self) -> CouncilForm:
        if self.name is None and self.unnamed is None:
            raise ValueError(
                "give 'name', or 'unnamed' and a sentence on what the document says instead; both, where you publish "
                "your own council's document and it prints no name"
            )
        return self

    @model_validator(mode="after")
    def _gives_a_ground(self) -> CouncilForm:
        if (self.country == NOT_STATED) != (self.country_ground is None):
            raise ValueError(
                "give 'country' and 'country_ground' together: the country, and how it is known"
            )
        return self


class SignOffForm(_Form):
    """Who signs: a post, never a person."""

    printed: Text
    post: Text | None = None
    blank: bool = False


class FindingForm(_Form):
    """Something that the text shows about itself."""

    kind: FindingKind
    clauses: list[Text] = []
    text: Text


class EditionForm(_Form):
    """The facts at the head of an edition."""

    model_config = ConfigDict(
        **STRICT, json_schema_extra={"oneOf": [{"required": ["title"]}, {"required": ["called"]}]}
    )

    title: Text | None = Field(None, description="as printed")
    called: Text | None = Field(
        None, description="where no title is printed: what pages call the document"
    )
    other_titles: Annotated[list[Text], Field(max_length=50)] = []
    status: Literal["draft", "superseded"] | None = None
    incomplete: Text | None = Field(None, description="what is missing, in a sentence")
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$")] = "en-GB"
    as_received: Annotated[str, Field(pattern=r"^[^/\\]+\.(txt|md|html)$")] | None = Field(
        None, description="the file in as-received/ that the text was made from"
    )
    received_as: ReceivedAs | None = Field(None, description="how that file is written")
    dates: DatesForm = DatesForm()
    cycle: CycleForm | None = None
    version: Text | None = Field(None, description="which version the document calls itself")
    signed_by: SignOffForm | None = None
    silent: list[Text] = []
    findings: list[FindingForm] = []
    notes: list[ClauseNoteForm] = []
    dismissed: list[DismissalForm] = []
    differences: list[DifferenceForm] = []

    @model_validator(mode="after")
    def _is_called_something(self) -> EditionForm:
        if (self.title is None) == (self.called is None):
            raise ValueError(
                "give either 'title', as the document prints it, or 'called', what pages are to call a "
                "document that prints none"
            )
        return self


def _target(value: object) -> object:
    return {"to": value} if isinstance(value, str) else value


class AnswerForm(_Form):
    """An answer to a question, and the node it leads to."""

    to: Text
    label: str = ""
    inferred: bool = Field(False, description="true where the text does not state this answer")
    concerns: list[Text] = Field([], description="the roles that the matter is then about")


Onward = Annotated[
    AnswerForm,
    BeforeValidator(_target),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "minLength": 1},
                AnswerForm.model_json_schema(),
            ]
        }
    ),
]
"""The node that an action leads to: its id, or the id and when it does."""


class UnlessForm(_Form):
    """An exception that the text itself makes."""

    text: Text = Field(description="what goes on from the word unless, in plain words")
    quotes: list[QuoteForm] = Field(min_length=1)
    concerns: list[Text] = Field(
        [], description="the roles that the matter is then about, or whose own it is"
    )
    who: dict[str, Text] = Field({}, description="whom to go to then, in the form of who")


class TieForm(QuoteForm):
    """A clause of another council's document that answers a silence."""

    council: Text
    on: list[Point] = Field(
        [], description="which points of lacks it answers, where not all of them"
    )


class ExpectForm(QuoteForm):
    """What the document says that the one who asks can expect."""

    verb: Text | None = Field(
        None, description="the document's own words for it: can expect, must not"
    )


class NodeForm(_Form):
    """One step of a tree."""

    kind: NodeKind
    text: Text = Field(
        description="what the step says, in plain words, and no more than the clause"
    )
    quotes: list[QuoteForm] = []
    inferred: Text | None = Field(
        None, description="why the step is needed, where no clause states it"
    )
    modal: Text | None = Field(None, description="the document's own word: must, should, may")
    who: dict[str, Text] = Field(
        {}, description="whom to go to: a role and the document's name for it"
    )
    who_joined: Joining = Field(
        Joining.AND, description="or, where one of several under who is meant, and not all of them"
    )
    decides: dict[str, Text] = Field({}, description="who decides or acts, in the same form")
    formal: bool = False
    time_limit: Text | None = Field(None, description="the words that set a time limit")
    appeal: Text | None = Field(None, description="the words that give an appeal")
    condition: bool = Field(False, description="true for a rule that holds whatever step is taken")
    unless: list[UnlessForm] = Field([], description="exceptions that the text makes")
    lacks: list[Point] = Field([], description="with a silence: what is not said")
    answered_by: list[TieForm] = Field(
        [], description="with lacks: clauses of other councils that answer it"
    )
    answers: list[AnswerForm] = []
    next: Onward | None = None


class TreeConflictForm(ConflictForm):
    """Clauses that do not agree, or one that can be read either way."""

    readings: list[Text] = Field(
        [], description="the steps with which the ways begin, one for each reading"
    )


class TreeForm(_Form):
    """One council's answer to one situation."""

    start: Text | None = Field(None, description="the id of the first node")
    nodes: dict[Slug, NodeForm] | None = None
    same_as: Text | None = Field(None, description="the situation whose tree this one repeats")
    differs: Text | None = Field(None, description="with same_as: what is different here")
    silent: Text | None = Field(
        None, description="what the document does not say, where no clause does"
    )
    near: list[Text] = Field([], description="with silent: clauses that come near")
    lacks: list[Point] = Field([], description="with silent: what is not said")
    answered_by: list[TieForm] = Field(
        [], description="with lacks: clauses of other councils that answer it"
    )
    searched: list[Text] = Field(
        [], description="the other councils whose documents were searched for answers"
    )
    by_reading: Text | None = Field(
        None, description="what must be read into the text for the steps to hold, after if"
    )
    expect: list[ExpectForm] = Field([], description="what the one who asks can expect")
    conflicts: list[TreeConflictForm] = []
    gaps: list[Text] = []
    notes: list[CouncilNoteForm] = []
    edition: Text | None = Field(None, description="where it is not the one in force")

    @model_validator(mode="after")
    def _is_one_of_three(self) -> TreeForm:
        given = [self.nodes is not None, self.same_as is not None, self.silent is not None]
        if sum(given) != 1:
            raise ValueError(
                "write one of three: 'start' and 'nodes', or 'same_as' and a situation, or 'silent' "
                "and what the document does not say"
            )
        return self


FORMS: dict[str, type[BaseModel]] = {
    "council": CouncilForm,
    "edition": EditionForm,
    "tree": TreeForm,
    "topics": TopicsForm,
    "roles": RolesForm,
    "documents": DocumentKindsForm,
    "situations": SituationsForm,
    "expectations": ExpectationsForm,
    "questions": QuestionsForm,
    "answers": AnswersForm,
    "glossary": GlossaryForm,
    "outside": OutsidesForm,
    "self-check": SelfCheckForm,
    "comparing": ComparingForm,
    "search": SearchForm,
    "import": ImportForm,
    "accessibility": AccessibilityForm,
}
"""Every kind of YAML by its name; `mkdocs-protocol schema` writes a JSON Schema for each."""
