"""Filling a form from YAML, with every fault located and reported in a clerk's words, with the form to write."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from mkdocs_protocol.core.hints import Hints, did_you_mean
from mkdocs_protocol.reading.expectation_forms import PASSAGE
from mkdocs_protocol.reading.form_parts import CONTACT
from mkdocs_protocol.reading.yaml_tree import parse_yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path as FilePath

    from pydantic_core import ErrorDetails

    from mkdocs_protocol.core.protocol import Edition
    from mkdocs_protocol.reading.files import Source, SourceFolder
    from mkdocs_protocol.reading.yaml_tree import Path, YamlTree

Form = TypeVar("Form", bound=BaseModel)


def read_form(
    form: type[Form], path: FilePath, folder: SourceFolder, *, is_needed: bool = False
) -> tuple[Form, YamlTree] | None:
    """Return a file's form with its YAML, or None: it is missing, which is reported if it is needed, or has a fault."""
    source = folder.read(path) if is_needed or os.path.lexists(path) else None
    if source is None:
        return None
    tree = parse_yaml(source)
    filled = fill(form, tree, folder)
    return None if filled is None else (filled, tree)


def fill(form: type[Form], tree: YamlTree, folder: SourceFolder) -> Form | None:
    """Return the form filled with the values of a YAML text, or None after reporting why not."""
    if tree.problems:
        # An invisible character may be all that prevents a text from being YAML; it has been reported already.
        unseen = {one.at for one in folder.problems if one.code == "invisible-sign"}
        folder.problems.extend(
            one for one in tree.problems if one.code != "not-yaml" or one.at not in unseen
        )
        return None
    try:
        return form.model_validate(tree.value)
    except ValidationError as error:
        hints = Hints()
        meant: set[Path] = set()
        # Missing keys come last: a mistyped key has been reported already.
        faults = _leading(error.errors(include_url=False), tree)
        for path, fault in sorted(faults, key=lambda each: each[1]["type"] == "missing"):
            if path not in meant:
                meant |= _report(fault, path, tree, folder, form, hints)
        return None


def edition_meant(
    named: str | None, editions: Sequence[Edition], tree: YamlTree, folder: SourceFolder
) -> str:
    """Return the id of the edition that a file is about: the one it names, or else the leading one, the first.

    An edition that does not exist is reported, unless none could be read.
    """
    known = [edition.id for edition in editions]
    if named is not None and known and named not in known:
        folder.report(
            tree.place(("edition",)),
            f"there is no edition '{named}'{did_you_mean(named, known)}",
            "unknown-edition",
        )
    return named or next(iter(known), "")


def front_matter(source: Source) -> tuple[str, str, int] | None:
    """Split an edition into facts, text, and the line of the file on which the text begins (from 0).

    Returns None if the file does not begin with facts between two lines of three hyphens.
    """
    lines = source.text.split("\n")
    if lines[0].rstrip() != "---":
        return None
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == "---":
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :]), number + 1
    return None


def _leading(faults: list[ErrorDetails], tree: YamlTree) -> Iterator[tuple[Path, ErrorDetails]]:
    """Keep one fault for each place, with that place: a value that fits neither of two forms is reported once."""
    seen: set[Path] = set()
    for fault in faults:
        path = _path(fault, tree)
        if path not in seen:
            seen.add(path)
            yield path, fault


def _path(fault: ErrorDetails, tree: YamlTree) -> Path:
    """Return where a fault is: pydantic's path to it without its own names for the forms of a choice."""
    steps = fault["loc"]
    path: Path = ()
    for step in steps:
        if (*path, step) in tree.places:
            path = (*path, step)
    return (*path, steps[-1]) if fault["type"] == "missing" else path


def _report(
    fault: ErrorDetails,
    path: Path,
    tree: YamlTree,
    folder: SourceFolder,
    form: type[Form],
    hints: Hints,
) -> set[Path]:
    """Report a fault; return the paths of the keys that may have been meant."""
    name = str(path[-1]) if path else "this file"
    match fault["type"]:
        case "extra_forbidden":
            keys = _keys_beside(form, path)
            hint = hints(name, keys)
            folder.report(tree.key_place(path), f"unknown key '{name}'{hint}", "unknown-key")
            return {(*path[:-1], key) for key in keys if hint == f"; did you mean '{key}'?"}
        case "missing":
            folder.report(
                tree.place(path[:-1]), f"the key '{name}' is missing; write it here", "missing-key"
            )
        case _:
            # If a key is itself at fault, pydantic says so after its path.
            at = tree.key_place(path) if fault["loc"][-1:] == ("[key]",) else tree.place(path)
            message = _message(fault, lambda: _shape(form, path), hints)
            folder.report(at, f"{_named(path, fault, form)}: {message}", "bad-value")
    return set()


def _named(path: Path, fault: ErrorDetails, form: type[BaseModel]) -> str:
    """Return what a person calls a value: its key, or which one of a list it is."""
    last = fault["loc"][-1:]
    if last and last[0] in _field_names(form):
        return str(last[0])
    name = str(path[-1]) if path else "this file"
    if path and isinstance(path[-1], int):
        key = next((step for step in reversed(path) if isinstance(step, str)), "")
        return f"{key} {path[-1] + 1}" if key else f"entry {path[-1] + 1}"
    return name


def _message(fault: ErrorDetails, shape: Callable[[], str], hints: Hints) -> str:  # noqa: PLR0911 - one line for each kind
    context: dict[str, Any] = fault.get("ctx") or {}
    value = fault["input"]
    match fault["type"]:
        case "value_error":
            return str(context["error"])
        case "model_type" | "dict_type" | "model_attributes_type":
            return f"write keys and values here{shape()}"
        case "list_type":
            return "write a list here: [one, another], or a line with a hyphen for each"
        case "too_long":
            return f"this list is too long; write at most {context['max_length']}"
        case "too_short":
            return _too_short(context["actual_length"], context["min_length"])
    if not isinstance(value, str):
        return "write words here, not a list or further keys"
    match fault["type"]:
        case "literal_error" | "enum":
            known = str(context["expected"]).replace(" or ", ", ").replace("'", "").split(", ")
            hint = hints(value, filter(None, known))
            empty = ", or leave it empty" if "" in known and not hint.endswith("?") else ""
            return f"{_said(value, 'is not known here')}{hint}{empty}"
        case "string_too_short":
            return _NOTHING
        case "bool_parsing":
            return f"{_said(value, 'is neither true nor false')}; write true, or leave the key out"
        case "string_pattern_mismatch" if not value.strip():
            return _NOTHING
        case "string_pattern_mismatch":
            return (
                f"'{value}' is not in the right form; {_FORMS.get(context['pattern'], _OTHER_FORM)}"
            )
        case "string_too_long":
            return f"'{value}' is too long; write at most {context['max_length']} letters"
    return f"'{value}' does not belong here; remove it"


def _said(value: str, fault: str) -> str:
    return f"'{value}' {fault}" if value.strip() else "nothing is written here"


def _too_short(length: int, least: int) -> str:
    if length:
        return f"this list is too short: it has {length}; write at least {least}"
    return "this list is empty; write what belongs in it"


_NOTHING = "nothing is written here; write the words, or leave the key out"


def _shape(form: type[BaseModel], path: Path) -> str:
    """Return the keys that a form has at a place, as a person would write them: ": {text: …, source: …}", or ""."""
    schema = _schema(form)
    here = schema
    for step in path:
        here = _inside(_resolved(here, schema), step)
    here = _resolved(here, schema)
    if (title := here.get("title", "")) in _SHAPES:
        return f": {_SHAPES[title]}"
    keys = here.get("required") or list(here.get("properties", {}))[:3]
    return f": {{{', '.join(f'{key}: …' for key in keys)}}}" if keys else ""


_SHAPES = {
    "DateForm": "{value: 2026-12-16, printed: 16 December 2026}",
    "CycleForm": "{printed: reviewed every four years}",
    "SignOffForm": '{printed: "Signed: the Clerk", post: clerk}',
    "DifferenceForm": "{reason: list bullet, received: •}",
}
"""Values as a person would write them, for forms whose keys alone would not help."""

_OTHER_FORM = "write it as the handbook's pages for authors show"
_FORMS = {
    CONTACT: "write an address to write to: clerk@town.example, or that of a page, beginning with https://",
    PASSAGE: 'write the clause\'s id, for an item of its lists with a stroke and its position: "3.1/4"',
    r"^\+?[0-9](?: ?[0-9]){2,14}$": 'write the number in digits and single spaces: "0300 123 1100"',
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "use small letters, digits and single hyphens",
    r"^https://[^\s]+$": "write the whole address, beginning with https://",
    r"^https?://[^\s]+$": "write the whole address, beginning with https://",
    r"^\d{4}-\d{2}-\d{2}$": "write the day as 2026-12-16",
    r"^[^/\\]+\.(txt|md|html)$": "name a file (.txt, .md or .html) of the folder as-received",
    r"\w": "write a word",
    r"^[0-9a-f]{64}$": "leave the file's SHA-256 as the import wrote it: 64 digits and letters from a to f",
    r"(?i)^crest\.(svg|png|jpe?g|webp)$": "name the picture beside this file: crest.svg, crest.png, crest.jpg or crest.webp",
    r"^#?(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$": 'write the colour as six digits: "#1d4ed8"',
    r"^[a-z]{2,3}(-[A-Z]{2})?$": "write the language as en-GB or cy",
}


@cache
def _schema(form: type[BaseModel]) -> dict[str, Any]:
    return form.model_json_schema()


@cache
def _field_names(form: type[BaseModel]) -> frozenset[str]:
    """Return every key that a form, or one inside it, has."""
    schema = _schema(form)
    return frozenset(
        name
        for here in (schema, *schema.get("$defs", {}).values())
        for name in here.get("properties", ())
    )


def _keys_beside(form: type[BaseModel], path: Path) -> list[str]:
    """Return the keys that a form knows at the place of an unknown one."""
    schema = _schema(form)
    here = schema
    for step in path[:-1]:
        here = _inside(_resolved(here, schema), step)
    return list(_resolved(here, schema).get("properties", {}))


def _inside(here: dict[str, Any], step: str | int) -> dict[str, Any]:
    """Return the schema of one item, or of the value of one key, whatever its name."""
    if isinstance(step, int):
        return here.get("items") or here
    by_pattern = next(iter(here.get("patternProperties", {}).values()), None)
    under = here.get("properties", {}).get(step) or by_pattern or here.get("additionalProperties")
    return under or {}


def _resolved(here: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    """Return the schema that a choice holds, or that a reference points to."""
    for option in here.get("anyOf", []):
        if option.get("type") not in {"null", "string"}:
            here = option
    if "$ref" in here:
        found: dict[str, Any] = schema["$defs"][here["$ref"].rsplit("/", 1)[1]]
        return found
    return here
