"""Filling a form from YAML, every fault located and told in the words of docs/sources.md."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from mkdocs_protocol.core.problems import did_you_mean
from mkdocs_protocol.reading.expectation_forms import PASSAGE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic_core import ErrorDetails

    from mkdocs_protocol.reading.files import Source, SourceFolder
    from mkdocs_protocol.reading.yaml_tree import Path, YamlTree

Form = TypeVar("Form", bound=BaseModel)


def fill(form: type[Form], tree: YamlTree, folder: SourceFolder) -> Form | None:
    """Return the form filled with the values of a YAML text, or None after reporting why not."""
    if tree.problems:
        folder.problems.extend(tree.problems)
        return None
    try:
        return form.model_validate(tree.value)
    except ValidationError as error:
        for fault in _leading(error.errors()):
            _report(fault, tree, folder, form)
        return None


def front_matter(source: Source) -> tuple[str, str, int] | None:
    """Split an edition into facts, text, and the line of the file on which the text begins (from 0).

    Returns None where the file does not begin with facts between two lines of three hyphens.
    """
    lines = source.text.split("\n")
    if lines[0].rstrip() != "---":
        return None
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == "---":
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :]), number + 1
    return None


def _leading(faults: list[ErrorDetails]) -> Iterable[ErrorDetails]:
    """Keep one fault a place: a value that fits neither of two forms is told once."""
    seen: set[Path] = set()
    for fault in faults:
        path = _path(fault)
        if path not in seen:
            seen.add(path)
            yield fault


def _path(fault: ErrorDetails) -> Path:
    """Return where a fault is; pydantic puts the name of a union's member at the end of the path."""
    path = fault["loc"]
    if fault["type"] == "extra_forbidden":
        return path  # The key itself stands at its end, whatever it is called.
    while path and isinstance(path[-1], str) and ("[" in path[-1] or path[-1] in {"str", "none"}):
        path = path[:-1]
    return path


def _report(fault: ErrorDetails, tree: YamlTree, folder: SourceFolder, form: type[Form]) -> None:
    path = _path(fault)
    name = str(path[-1]) if path else "this file"
    match fault["type"]:
        case "extra_forbidden":
            hint = did_you_mean(name, _keys_beside(form, path))
            folder.report(tree.key_place(path), f"unknown key '{name}'{hint}", "unknown-key")
        case "missing":
            folder.report(
                tree.place(path[:-1]), f"the key '{name}' is missing; write it here", "missing-key"
            )
        case _:
            # Of a key that is itself at fault pydantic says so behind its path.
            at = tree.key_place(path) if fault["loc"][-1:] == ("[key]",) else tree.place(path)
            folder.report(at, f"{name}: {_told(fault, _guide(form))}", "bad-value")


def _told(fault: ErrorDetails, guide: str) -> str:  # noqa: PLR0911 - one line for each kind of fault
    context: dict[str, Any] = fault.get("ctx") or {}
    value = fault["input"]
    match fault["type"]:
        case "value_error":
            return str(context["error"])
        case "literal_error" | "enum":
            known = str(context["expected"]).replace(" or ", ", ").replace("'", "").split(", ")
            return f"'{value}' is not known here{did_you_mean(str(value), known)}"
        case "string_type":
            return "write words here, not a list or further keys"
        case "list_type":
            return "write a list here: [one, another], or a line with a hyphen for each"
        case "model_type" | "dict_type" | "model_attributes_type":
            return f"write keys and values here, as {guide} shows"
        case "too_short":
            return "this list is empty; write what belongs in it"
        case "string_too_short":
            return "nothing is written here; write the words, or leave the key out"
        case "bool_parsing":
            return f"'{value}' is neither true nor false; write true, or leave the key out"
        case "int_parsing" | "greater_than_equal":
            return f"'{value}' is not a count; write a whole number from 1"
        case "string_pattern_mismatch":
            return f"'{value}' has not the right form; {_FORMS.get(context['pattern'], f'see {guide}')}"
        case "string_too_long":
            return f"'{value}' is too long; write at most {context['max_length']} letters"
    return f"'{value}' does not belong here; {guide} says what does"


def _guide(form: type[BaseModel]) -> str:
    """Return the page of the documentation that shows how to write a form."""
    return str(getattr(form, "guide", "docs/sources.md"))


_FORMS = {
    PASSAGE: 'write the clause\'s id, for an item of its lists with a stroke and its position: "3.1/4"',
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "use small letters, digits and single hyphens",
    r"^https?://[^\s]+$": "write the whole address, beginning with https://",
    r"^\d{4}-\d{2}-\d{2}$": "write the day as 2026-12-16",
    r"^[^/\\]+\.(txt|md)$": "name a text file (.txt or .md) of the folder as-received",
    r"^[a-z]{2,3}(-[A-Z]{2})?$": "write the language as en-GB or cy",
}


def _keys_beside(form: type[BaseModel], path: Path) -> list[str]:
    """Return the keys that a form knows where an unknown one was met."""
    schema = form.model_json_schema()
    here: dict[str, Any] = schema
    for step in path[:-1]:
        here = _inside(_resolved(here, schema), step)
    return list(_resolved(here, schema).get("properties", {}))


def _inside(here: dict[str, Any], step: str | int) -> dict[str, Any]:
    """Return the schema of one item, or of what stands under one key, whatever its name."""
    if isinstance(step, int):
        return here.get("items") or {}
    by_pattern = next(iter(here.get("patternProperties", {}).values()), None)
    under = here.get("properties", {}).get(step) or by_pattern or here.get("additionalProperties")
    return under or {}


def _resolved(here: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    """Return a schema itself in place of a choice that holds it, or of a reference to it."""
    for option in here.get("anyOf", []):
        if option.get("type") not in {"null", "string"}:
            here = option
    if "$ref" in here:
        found: dict[str, Any] = schema["$defs"][here["$ref"].rsplit("/", 1)[1]]
        return found
    return here
