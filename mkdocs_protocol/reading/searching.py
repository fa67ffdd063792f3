"""Words that find each other, and subjects that no document speaks of: search.yml."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from mkdocs_protocol.core.problems import did_you_mean
from mkdocs_protocol.core.searching import OneWay, SearchVocabulary, Subject
from mkdocs_protocol.reading.fill import fill
from mkdocs_protocol.reading.search_forms import SearchForm
from mkdocs_protocol.reading.yaml_tree import parse_yaml

if TYPE_CHECKING:
    from collections.abc import Collection

    from mkdocs_protocol.core.problems import Location
    from mkdocs_protocol.reading.files import SourceFolder

SEARCH = "search.yml"


def read_search(
    folder: SourceFolder, *, topics: Collection[str], councils: Collection[str]
) -> SearchVocabulary:
    """Read the vocabulary of the search; the file may be missing.

    `topics` and `councils` are the ids that a subject may name.
    """
    path = folder.root / SEARCH
    source = folder.read(path) if os.path.lexists(path) else None
    if source is None:
        return SearchVocabulary()
    tree = parse_yaml(source)
    form = fill(SearchForm, tree, folder)
    if form is None:
        return SearchVocabulary()
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
    return SearchVocabulary(
        same=tuple(map(tuple, form.same)),
        one_way=tuple(OneWay(tuple(one.words), tuple(one.find)) for one in form.one_way),
        subjects=tuple(
            Subject(
                one.id, one.label, tuple(one.words), tuple(one.read), one.read_on, tuple(one.near),
                tree.place(("subjects", index)),
            )
            for index, one in enumerate(form.subjects)
        ),
        before_numbers=tuple(form.before_numbers),
        not_needed=tuple(form.not_needed),
    )  # fmt: skip
