"""Words that find each other, and subjects that no document speaks of: search.yml."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_protocol.core.hints import did_you_mean
from mkdocs_protocol.core.searching import AskedAs, OneWay, SearchVocabulary, Subject
from mkdocs_protocol.reading.fill import read_form
from mkdocs_protocol.reading.search_forms import SearchForm

if TYPE_CHECKING:
    from collections.abc import Collection

    from mkdocs_protocol.core.problems import Location
    from mkdocs_protocol.core.vocabulary import Vocabulary
    from mkdocs_protocol.reading.files import SourceFolder
    from mkdocs_protocol.reading.search_forms import AskedAsForm
    from mkdocs_protocol.reading.yaml_tree import YamlTree

SEARCH = "search.yml"


def read_search(
    folder: SourceFolder, vocabulary: Vocabulary, *, councils: Collection[str]
) -> SearchVocabulary:
    """Read the vocabulary of the search; the file may be missing.

    `vocabulary` and `councils`, ids, are what it may name.
    """
    found = read_form(SearchForm, folder.root / SEARCH, folder)
    if found is None:
        return SearchVocabulary()
    form, tree = found
    _report_subjects(form, tree, folder, [topic.id for topic in vocabulary.topics], councils)
    _report_asked_as(form.asked_as, tree, folder, vocabulary)
    return SearchVocabulary(
        same=tuple(map(tuple, form.same)),
        one_way=tuple(OneWay(tuple(one.words), tuple(one.find)) for one in form.one_way),
        subjects=tuple(
            Subject(
                one.id,
                one.label,
                tuple(one.words),
                tuple(one.read),
                one.read_on,
                tuple(one.near),
                tree.place(("subjects", index)),
            )
            for index, one in enumerate(form.subjects)
        ),
        before_numbers=tuple(form.before_numbers),
        not_needed=tuple(form.not_needed),
        circumstances=tuple(form.circumstances),
        asked_as=tuple(
            AskedAs(f"{kind} {id_}", tuple(words))
            for kind, given in _by_kind(form.asked_as)
            for id_, words in given.items()
        ),
    )


def _report_subjects(
    form: SearchForm,
    tree: YamlTree,
    folder: SourceFolder,
    topics: Collection[str],
    councils: Collection[str],
) -> None:
    first: dict[str, Location] = {}
    for index, subject in enumerate(form.subjects):
        at = tree.place(("subjects", index, "id"))
        if subject.id in first:
            folder.report(
                at,
                f"the id '{subject.id}' is used twice (first on line {first[subject.id].line}); "
                "write another one",
                "duplicate-id",
            )
        first.setdefault(subject.id, at)
        for place, topic in enumerate(subject.near):
            if topic not in topics:
                folder.report(
                    tree.place(("subjects", index, "near", place)),
                    f"unknown topic '{topic}'{did_you_mean(topic, topics)}",
                    "unknown-topic",
                )
        for place, council in enumerate(subject.read):
            if council not in councils:
                folder.report_absent(
                    tree.place(("subjects", index, "read", place)), council, councils
                )


_CODES = {
    "question": "answer-unknown-question",
    "topic": "unknown-topic",
    "situation": "question-unknown-situation",
}


def _report_asked_as(
    form: AskedAsForm, tree: YamlTree, folder: SourceFolder, vocabulary: Vocabulary
) -> None:
    known = {
        "question": [one.id for one in vocabulary.questions],
        "topic": [one.id for one in vocabulary.topics],
        "situation": [one.id for one in vocabulary.situations],
    }
    for kind, given in _by_kind(form):
        for id_ in given:
            if id_ not in known[kind]:
                folder.report(
                    tree.place(("asked_as", f"{kind}s", id_)),
                    f"unknown {kind} '{id_}'{did_you_mean(id_, known[kind])}",
                    _CODES[kind],
                )


def _by_kind(form: AskedAsForm) -> tuple[tuple[str, dict[str, list[str]]], ...]:
    return ("question", form.questions), ("topic", form.topics), ("situation", form.situations)
