"""JSON Schemas: of the published data for programs, and of the YAML sources for editors."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from mkdocs_protocol.publishing.records import CouncilRecord, HandbookRecord
from mkdocs_protocol.publishing.review_records import RegisterRecord
from mkdocs_protocol.reading.forms import FORMS

if TYPE_CHECKING:
    from pydantic_core import CoreSchema

SOURCE_SCHEMAS = Path(__file__).parent.parent / "schemas"
"""Where the package holds the schemas of the sources, so that an editor finds them on the disk."""

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DATA = {
    "handbook": ("data/handbook.json", HandbookRecord),
    "council": ("data/councils/<id>.json", CouncilRecord),
    "review": ("data/review.json", RegisterRecord),
}


@cache
def data_schemas() -> dict[str, str]:
    """Return the text of the schema of each kind of published JSON, by the name of its file."""
    texts = {}
    for kind, (title, record) in _DATA.items():
        name = f"{kind}.schema.json"
        schema = TypeAdapter(record).json_schema(mode="serialization", schema_generator=_Untitled)
        texts[name] = _text(name, title, _flowing_throughout(schema))
    return texts


@cache
def source_schemas() -> dict[str, str]:
    """Return the text of the schema of each kind of YAML source, by the name of its file."""
    texts = {}
    for kind, form in FORMS.items():
        name = f"{kind}.schema.json"
        schema = _as_written(form.model_json_schema(schema_generator=_Untitled))
        title = f"The sources of a handbook of protocols: {kind}"
        texts[name] = _text(name, title, _flowing_throughout(schema))
    return texts


def write_schemas(folder: Path) -> list[Path]:
    """Write the schemas of the sources into a folder, creating it if necessary; return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, text in source_schemas().items():
        path = folder / name
        path.write_text(text, encoding="utf-8", newline="\n")
        written.append(path)
    return written


class _Untitled(GenerateJsonSchema):
    """Leaves out titles that only repeat a key's name with a capital."""

    def field_title_should_be_set(self, schema: CoreSchema | Any) -> bool:
        return False


def _text(name: str, title: str, schema: Any) -> str:
    head = {"$schema": _DIALECT, "$id": name, "title": title, "description": schema["description"]}
    whole = head | {key: value for key, value in schema.items() if key not in head}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _flowing_throughout(schema: Any) -> Any:
    """Return a schema whose descriptions do not have the line breaks of our source."""
    if isinstance(schema, list):
        return [_flowing_throughout(entry) for entry in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: "\n\n".join(" ".join(part.split()) for part in value.split("\n\n"))
        if key == "description" and isinstance(value, str)
        else _flowing_throughout(value)
        for key, value in schema.items()
    }


def _as_written(schema: Any) -> Any:
    """Return a schema that accepts a value as our reader does, whatever type an editor gives it.

    Our reader takes every scalar as a string, and nothing is ever null; an editor takes 2027, 27 and true as numbers
    and booleans. Both should accept the same files.
    """
    if isinstance(schema, list):
        return [_as_written(entry) for entry in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {key: value for key, value in schema.items() if not _is_noise(key, value)}
    options = [option for option in kept.get("anyOf", []) if option != {"type": "null"}]
    if len(options) == 1:
        del kept["anyOf"]
        kept = options[0] | kept
    match kept:
        case {"type": "boolean"}:
            kept |= {"type": ["boolean", "string"], "pattern": "^(true|false)$"}
        case {"type": "integer"}:
            kept |= {"type": ["integer", "string"], "pattern": "^[0-9]+$"}
        case {"type": "string", "pattern": str(pattern)} if pattern.startswith(r"^\d{4}("):
            kept |= {"type": ["string", "integer"]}
    return {key: _as_written(value) for key, value in kept.items()}


def _is_noise(key: str, value: object) -> bool:
    """Return whether an editor would only show or insert something useless: our class's name, an empty default."""
    return (key == "title" and isinstance(value, str)) or (
        key == "default" and not isinstance(value, (str, bool, int))
    )
