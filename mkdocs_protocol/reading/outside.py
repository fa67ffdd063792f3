"""Whom else a reader can turn to: outside.yml, which all councils share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_protocol.core.hints import Hints
from mkdocs_protocol.core.outside import Contact, Outside, Source
from mkdocs_protocol.reading.fill import read_form
from mkdocs_protocol.reading.outside_forms import OutsideForm, OutsidesForm
from mkdocs_protocol.reading.yaml_tree import YamlTree

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from mkdocs_protocol.reading.files import SourceFolder

OUTSIDE = "outside.yml"

_CODES = {"role": "unknown-role", "situation": "question-unknown-situation"}


def read_outside(
    folder: SourceFolder, *, roles: Collection[str], situations: Collection[str]
) -> tuple[tuple[Outside, ...], YamlTree | None]:
    """Read the bodies that a reader can turn to, and return them with their YAML; the file may be missing.

    Reports each role and situation that the shared lists do not have.
    """
    found = read_form(OutsidesForm, folder.root / OUTSIDE, folder)
    if found is None:
        return (), None
    entries, tree = found[0].root, found[1]
    for index, entry in enumerate(entries):
        for key, named in (("for", entry.asked_by), ("about", entry.about)):
            _report_unknown(named, roles, (index, key), "role", tree, folder)
        _report_unknown(
            entry.situations, situations, (index, "situations"), "situation", tree, folder
        )
    return tuple(_outside(entry, tree, index) for index, entry in enumerate(entries)), tree


def _report_unknown(
    named: Sequence[str],
    known: Collection[str],
    path: tuple[int, str],
    what: str,
    tree: YamlTree,
    folder: SourceFolder,
) -> None:
    hints = Hints()
    for place, name in enumerate(named):
        if name not in known:
            hint = hints(name, known, listed_in=f"{what}s.yml")
            folder.report(
                tree.place((*path, place)), f"unknown {what} '{name}'{hint}", _CODES[what]
            )


def _outside(form: OutsideForm, tree: YamlTree, index: int) -> Outside:
    return Outside(
        id=form.id,
        body=form.body,
        can=form.can,
        cannot=form.cannot or "",
        contact=tuple(
            Contact(one.name, one.address or "", one.phone or "") for one in form.contact
        ),
        sources=tuple(Source(one.name, one.address) for one in form.sources),
        checked=form.checked,
        check_again=form.check_again,
        asked_by=tuple(form.asked_by),
        about=tuple(form.about),
        situations=tuple(form.situations),
        countries=tuple(form.countries),
        at=tree.place((index,)),
    )
