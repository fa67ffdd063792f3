"""First drafts of decision trees: what a document says to do in each situation, as a straight run of steps.

Each step rests on a statement, quoted as it stands. What the text does not say (whom to go to, who receives, hears or
decides, what follows) is a silence at the end. The only question is the text's own: where it says what follows if a matter
is not settled. A person settles the draft: it is a beginning, not an answer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mkdocs_protocol.proposing import step_words
from mkdocs_protocol.proposing.proposal import Fields, Proposal, What
from mkdocs_protocol.proposing.shortening import LIST_MARKER
from mkdocs_protocol.proposing.tree_passages import Passages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mkdocs_protocol.core.handbook import Council, Handbook
    from mkdocs_protocol.core.terms import Situation
    from mkdocs_protocol.core.trees import Contact
    from mkdocs_protocol.proposing.proposal import Value
    from mkdocs_protocol.proposing.step_words import Names
    from mkdocs_protocol.proposing.tree_passages import Found

NOT_FOUND = "No clause was found. Read the document, and decide."

_MOST_STEPS = 7
_MOST_RULES = 2
_MOST_EXPECTED = 4
_MOST_NEAR = 3


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a draft, before it is known what comes behind it."""

    id: str
    stage: int
    """What comes first: rules, what is informal, whom to go to, what is formal, who decides."""
    found: Found
    quotes: tuple[tuple[str, str], ...]
    who: tuple[Contact, ...] = ()
    is_one: bool = False
    decides: tuple[Contact, ...] = ()
    formal: bool = False
    asks: bool = False
    """Whether the text itself makes it a question: what follows if the matter is not settled."""

    @property
    def words(self) -> str:
        """Its words, as quoted."""
        return " ".join(words for _, words in self.quotes)


def proposed_trees(handbook: Handbook, council: Council) -> Iterator[Proposal]:
    """Yield the steps of a draft for each situation of which a council has no tree.

    `council` is as it would be with topics: its clauses may have what is only proposed for them.
    """
    vocabulary = handbook.vocabulary
    missing = [one for one in vocabulary.situations if one.id not in council.tree_by_situation]
    if not missing or not council.leading_edition.clauses:
        return
    passages = Passages(handbook, council)
    names = step_words.Names(council, vocabulary.roles)
    drafted: dict[tuple[tuple[tuple[str, str], ...], ...], str] = {}
    for situation in missing:
        steps = _steps(passages, situation, names)
        same = drafted.get(tuple(step.quotes for step in steps)) if steps else None
        if same:
            yield _entry(
                council,
                situation,
                "same",
                (("same_as", same),),
                f"the same steps as for {same}: check whether they apply here too",
                min(step.found.score for step in steps),
            )
            continue
        drafted[tuple(step.quotes for step in steps)] = situation.id
        yield from (
            _tree(council, situation, steps, names)
            if steps
            else _silent(council, situation, passages)
        )
        if steps:
            yield from _expected(council, situation, passages)
            yield from _gaps(council, situation, steps)


def _steps(passages: Passages, situation: Situation, names: Names) -> list[Step]:
    """Return the steps of a situation in the order in which they are taken."""
    found = passages.on(situation)
    rules = sorted((one for one in found if _is_rule(one)), key=lambda one: -one.score)[
        :_MOST_RULES
    ]
    ways = sorted((one for one in found if not one.is_rule), key=lambda one: -one.score)[
        :_MOST_STEPS
    ]
    if not ways:
        return []
    steps = [_step(one, names) for one in (*rules, *ways)]
    steps.sort(key=lambda step: (step.stage, step.found.statement.order))
    number: dict[str, int] = {}
    named = []
    for step in steps:
        number[step.id] = number.get(step.id, 0) + 1
        times = number[step.id]
        named.append(replace(step, id=f"{step.id}-{times}" if times > 1 else step.id))
    return named


def _is_rule(found: Found) -> bool:
    """Return whether a statement is a rule that binds whoever takes a step."""
    return found.is_rule and step_words.modal_of(found.statement.whole) not in ("", "may", "will")


def _step(found: Found, names: Names) -> Step:
    statement = found.statement
    words = statement.whole
    quotes = statement.quotes
    who, is_one = step_words.gone_to(words, names)
    decides = step_words.decided_by(words, names)
    acts = bool(decides) and not who
    if decides and who and {one.role for one in decides} & {one.role for one in who}:
        decides = ()
    both = re.search(r"\bwho (?:will|shall|may|must|should)\b", words)
    if decides and who and not both and not step_words.hands_on(words):
        who, is_one = (
            (),
            False,
        )  # "The Clerk will decide whether to seek advice from …" sends nobody to anybody.
    formal = step_words.is_formal(words)
    asks = bool(step_words.NOT_SETTLED.search(statement.words))
    if found.is_rule and not (who or decides or formal or asks):
        return Step("rule", 0, found, quotes)
    if step_words.is_informal(words) and not who and not asks:
        id_, stage = "informal", 1
    elif formal:
        id_, stage = ("hearing", 4) if acts else ("formal", 3)
    else:
        id_, stage = ("then", 2) if acts else ("tell", 2) if who else ("step", 2)
    return Step(id_, stage, found, quotes, who, is_one, decides, formal, asks)


def _tree(
    council: Council, situation: Situation, steps: Sequence[Step], names: Names
) -> Iterator[Proposal]:
    """Yield the steps of a draft, each leading to the next, and the silence that they end in."""
    lacks = _lacks(steps, situation)
    ends_well = not situation.about and not lacks
    # The text only says what follows if the matter is not settled, where something before it can settle it.
    asked = {step.id: f"settled-{step.id}" for step in steps[1:] if step.asks}
    for place, step in enumerate(steps):
        after = steps[place + 1] if place + 1 < len(steps) else None
        onward = asked.get(after.id, after.id) if after else "" if ends_well else "not-said"
        if step.id in asked:
            yield from _question(council, situation, asked[step.id], step)
        is_next = after is not None and _is_next(step, after)
        node = _node(step, names, onward, is_next=is_next, is_answer=step.id in asked)
        yield _entry(council, situation, step.id, node, "", step.found.score)
    if not ends_well:
        node = (("kind", "silence"), ("text", _said_of(lacks)), ("lacks", tuple(lacks)))
        score = min(step.found.score for step in steps)
        yield _entry(council, situation, "not-said", node, "", score)


def _question(council: Council, situation: Situation, id_: str, step: Step) -> Iterator[Proposal]:
    ended = f"{id_}-ends"
    yield _entry(
        council,
        situation,
        id_,
        (
            ("kind", "question"),
            ("text", "Is the matter settled?"),
            ("quotes", _fields(step.quotes)),
            (
                "answers",
                (
                    Fields.given(label="Yes", to=ended, inferred="true"),
                    Fields.given(label="No", to=step.id),
                ),
            ),
        ),
        "",
        step.found.score,
    )
    yield _entry(
        council,
        situation,
        ended,
        (
            ("kind", "outcome"),
            ("text", "The matter ends"),
            ("inferred", "The text says only what follows if the matter is not settled."),
        ),
        "",
        step.found.score,
    )


def _node(
    step: Step, names: Names, onward: str, *, is_next: bool, is_answer: bool
) -> tuple[tuple[str, Value], ...]:
    words = step.found.statement.whole
    main = step_words.without_case(words)
    exception = step_words.exception_of(words, names) if step.who else None
    unless: tuple[Fields, ...] = ()
    if exception:
        unless = (
            Fields.given(
                text=exception.text,
                concerns=exception.concerns,
                who=_contacts(exception.who),
                quotes=_fields(step.quotes),
            ),
        )
    return Fields.given(
        kind="action" if onward else "outcome",
        text=_text(step, is_answer=is_answer),
        condition="true" if step.stage == 0 else "",
        who=_contacts(step.who),
        who_joined="or" if step.is_one else "",
        decides=_contacts(step.decides),
        modal=step_words.modal_of(main) or step_words.modal_of(step.words),
        formal="true" if step.formal else "",
        time_limit=step_words.time_limit_of(main),
        appeal=step_words.appeal_of(words),
        unless=unless,
        quotes=_fields(step.quotes),
        next=(onward if is_next else Fields.given(to=onward, inferred="true")) if onward else "",
    ).of


def _text(step: Step, *, is_answer: bool) -> str:
    """Return what a step says: the statement's own words, without the letter before an item.

    Behind the question whether the matter is settled it does not begin with "If not".
    """
    statement = step.found.statement
    own = LIST_MARKER.sub("", statement.words).rstrip(";, ")
    own = re.sub(r"[;,]?\s+(?:and|or)$", "", own)
    if is_answer and (found := step_words.NOT_SETTLED.match(own)):
        rest = re.sub(r"^[\s,]*(?:then\s+)?", "", own[found.end() :])
        own = f"{rest[:1].upper()}{rest[1:]}" or own
    return f"{statement.lead_in} {own}" if statement.lead_in else own


def _contacts(contacts: Iterable[Contact]) -> Value:
    found = tuple((contact.role, contact.name) for contact in contacts)
    return Fields(found) if found else ""


def _fields(quotes: Iterable[tuple[str, str]]) -> tuple[Fields, ...]:
    return tuple(Fields.given(clause=clause, words=words) for clause, words in quotes)


def _is_next(step: Step, after: Step) -> bool:
    """Return whether the text itself puts one step behind another: in the next sentence of the same clause."""
    one, other = step.found.statement, after.found.statement
    return one.clause is other.clause and other.order == one.order + 1 and step.stage > 0


def _lacks(steps: Sequence[Step], situation: Situation) -> list[str]:
    """Return the points that no step says, in the order of the list of points."""
    lacks = []
    formal = [step for step in steps if step.formal]
    decides = any(step.decides or step_words.says_who_decides(step.words) for step in steps)
    if not any(step.who for step in steps) and not formal and not decides:
        lacks.append("first-contact")
    subjects = {*situation.about, *situation.asked_by} - _SEVERAL
    if subjects & {one.role for step in steps for one in step.who} and not any(
        step_words.says_instead(step.words) for step in steps
    ):
        lacks.append("instead")
    if formal and not any(step.who for step in formal):
        lacks.append("receiver")
    if situation.about and formal and not decides:
        lacks.append("decider")
    if situation.about:
        lacks.append("follows")
    elif any(step.who and _GRANTED.search(step.words) for step in steps):
        lacks.append("refusal")
    return lacks


_GRANTED = re.compile(r"\b(?:requests?|ask(?:s|ed)?(?: for)?|help|assistance)\b", re.IGNORECASE)
"""Words of something that may be given or not."""
_SEVERAL = frozenset({"councillors", "officers"})
"""Another of them can be gone to."""
_POINTS = {
    "first-contact": "whom to go to",
    "instead": "whom to go to instead of the one whom the matter is about",
    "receiver": "who receives the matter",
    "decider": "who decides it",
    "follows": "what follows",
    "refusal": "what can be done if what was asked for is not given",
}


def _said_of(lacks: Sequence[str]) -> str:
    """Return what a silence says, as a sentence begins."""
    parts = [_POINTS[point] for point in lacks]
    said = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
    return said[0].upper() + said[1:]


def _silent(council: Council, situation: Situation, passages: Passages) -> Iterator[Proposal]:
    near = passages.near(situation, _MOST_NEAR)
    said = f"The document has no clause for this situation: {situation.label[0].lower()}{situation.label[1:]}."
    value = Fields.given(silent=said, near=near, lacks=("first-contact",)).of
    yield _entry(council, situation, "silent", value, NOT_FOUND, 0.0)


def _expected(council: Council, situation: Situation, passages: Passages) -> Iterator[Proposal]:
    found = passages.expected(situation, _MOST_EXPECTED)
    if not found:
        return
    entries = tuple(
        Fields.given(
            clause=one.statement.clause.id,
            words=one.statement.words,
            verb=step_words.modal_of(one.statement.whole),
        )
        for one in sorted(found, key=lambda one: one.statement.order)
    )
    score = sum(one.score for one in found) / len(found)
    yield _entry(council, situation, "expect", (("expect", entries),), "", score)


def _gaps(council: Council, situation: Situation, steps: Sequence[Step]) -> Iterator[Proposal]:
    """Yield, as one proposal, what the steps leave open that stops nobody."""
    formal = [step for step in steps if step.formal]
    informal = [step for step in steps if step_words.is_informal(step.words)]
    choices = [
        step for step in formal if not step.asks and step_words.modal_of(step.words) == "may"
    ]
    said = (
        (all(step.formal or not step.stage for step in steps), "No informal step is given."),
        (
            any(not step.who for step in informal),
            "The document does not say with whom the matter is resolved informally.",
        ),
        (len(choices) > 1, "The document does not say which of the formal ways to use when."),
    )
    gaps = tuple(sentence for is_open, sentence in said if is_open)
    if situation.about and gaps:
        score = min(step.found.score for step in steps)
        yield _entry(council, situation, "gaps", (("gaps", gaps),), "", score)


def _entry(
    council: Council,
    situation: Situation,
    id_: str,
    value: tuple[tuple[str, Value], ...],
    words: str,
    score: float,
) -> Proposal:
    return Proposal(
        What.STEP,
        council.id,
        council.leading_edition.id,
        f"{situation.id}/{id_}",
        value,
        words=words or (situation.label if id_ in ("expect", "gaps") else ""),
        score=round(score, 2),
    )
