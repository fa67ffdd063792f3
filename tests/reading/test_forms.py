"""Whatever a form asks of a value has words for whoever writes another one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules

from pydantic import BaseModel

from mkdocs_protocol import reading
from mkdocs_protocol.reading.fill import _FORMS


def patterns(schema: object) -> Iterator[str]:
    if isinstance(schema, Mapping):
        if schema.get("type") == "str" and "pattern" in schema:
            yield str(schema["pattern"])
        for inside in schema.values():
            yield from patterns(inside)
    elif isinstance(schema, list | tuple):
        for inside in schema:
            yield from patterns(inside)


def test_each_pattern_of_each_form_has_its_words() -> None:
    modules = [
        import_module(f"{reading.__name__}.{found.name}")
        for found in iter_modules(reading.__path__)
    ]
    asked = {
        pattern
        for module in modules
        for form in vars(module).values()
        if isinstance(form, type) and issubclass(form, BaseModel) and form is not BaseModel
        for pattern in patterns(form.__pydantic_core_schema__)
    }
    assert len(asked) > 5
    assert asked - {*_FORMS} == {
        r"\S"
    }  # Only an empty value breaks this one; that is told by itself.
