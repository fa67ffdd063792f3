"""Declared rows of expectations: expectations.yml, which the councils share and which may be missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_protocol.core.expectations import OWED, ExpectationItem, ExpectationRow
from mkdocs_protocol.reading.expectation_forms import (
    ExpectationForm,
    ExpectationsForm,
    PassageForm,
)
from mkdocs_protocol.reading.fill import read_form
from mkdocs_protocol.reading.vocabulary import report_repeated_ids, report_unknown_roles
from mkdocs_protocol.reading.yaml_tree import YamlTree

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from mkdocs_protocol.core.vocabulary import Vocabulary
    from mkdocs_protocol.reading.files import SourceFolder


def read_expectations(
    folder: SourceFolder,
    vocabulary: Vocabulary,
    *,
    councils: Collection[str],
    shown: Collection[str],
) -> tuple[ExpectationRow, ...]:
    """Read the declared rows, in their order; () if nobody has declared any.

    `councils` are the names of all councils' folders. Passages of those that are not `shown` are left out, and rows
    with no other passages too.
    """
    found = read_form(ExpectationsForm, folder.root / "expectations.yml", folder)
    if found is None:
        return ()
    entries, tree = found[0].root, found[1]
    report_repeated_ids([entry.id for entry in entries], tree, folder)
    for index, entry in enumerate(entries):
        _check(index, entry, tree, folder, vocabulary, councils)
    rows = (_row(index, entry, tree, shown) for index, entry in enumerate(entries))
    return tuple(row for row in rows if row.items)


def _check(
    index: int,
    form: ExpectationForm,
    tree: YamlTree,
    folder: SourceFolder,
    vocabulary: Vocabulary,
    councils: Collection[str],
) -> None:
    for key, named in (("owed_by", form.owed_by), ("owed_to", form.owed_to)):
        if form.kind in OWED and not named:
            at = tree.place((index, key))
            folder.report(at, f"the key '{key}' is missing; write it here", "missing-key")
        report_unknown_roles(named, vocabulary.role_by_id, (index, key), tree, folder)
    for key, passages in (("items", form.items), ("prose", form.prose)):
        for council in passages:
            if council not in councils:
                folder.report_absent(tree.key_place((index, key, council)), council, councils)


def _row(
    index: int, form: ExpectationForm, tree: YamlTree, shown: Collection[str]
) -> ExpectationRow:
    def passages(key: str, given: Mapping[str, Sequence[PassageForm]]) -> Iterator[ExpectationItem]:
        for council, forms in given.items():
            for place, passage in enumerate(forms):
                if council in shown:
                    clause, _, position = passage.clause.partition("/")
                    yield ExpectationItem(
                        council,
                        clause,
                        int(position) if position else None,
                        passage.words or "",
                        tree.place((index, key, council, place)),
                    )

    return ExpectationRow(
        id=form.id,
        label=form.label,
        kind=form.kind,
        owed_by=tuple(form.owed_by),
        owed_to=tuple(form.owed_to),
        items=tuple(passages("items", form.items)),
        prose=tuple(passages("prose", form.prose)),
        at=tree.place((index,)),
    )
