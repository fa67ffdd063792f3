"""The templates' environment: everything is escaped, and an undefined name is an error."""

from __future__ import annotations

import os
import re
import secrets
import sys
from contextlib import suppress
from functools import lru_cache
from importlib.util import cache_from_source
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import (
    BytecodeCache,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PackageLoader,
    PrefixLoader,
    StrictUndefined,
)
from jinja2.bccache import Bucket
from markupsafe import Markup

from mkdocs_protocol.site.languages import our_language
from mkdocs_protocol.site.links import saved_as
from mkdocs_protocol.store.digests import digest, program
from mkdocs_protocol.words import gettext

if TYPE_CHECKING:
    from collections.abc import Iterable

_TEMPLATES = Path(__file__).parents[2] / "templates"
PACKAGED = "packaged"
"""The folder in which a site's template finds ours of the same name: `{% include "packaged/pair.html" %}`."""


class Compiled(BytecodeCache):
    """The templates of packages, compiled once and kept as Python keeps our modules: in a `__pycache__` of our package.

    What is kept there runs when it is read. Whoever can write there can change the program itself, while a site's cache
    folder may come from anybody, and runs nothing. Where Python keeps no modules, and for templates elsewhere than in
    `folders`, each process compiles.
    """

    def __init__(self, folders: Iterable[Path | str], beside: Path = _TEMPLATES) -> None:
        self._folders, self._beside = tuple(f"{folder}{os.sep}" for folder in folders), beside

    def get_bucket(
        self, environment: Environment, name: str, filename: str | None, source: str
    ) -> Bucket:
        """Return what is kept of a template: its compiled form, if all that decides it is the same."""
        bucket = Bucket(environment, "", "")
        is_packaged = filename and filename.startswith(self._folders)
        if is_packaged and _extending(environment) <= _KNOWN:
            bucket.key = cache_from_source(str(self._beside / f"{digest(filename)}.html"))
            bucket.checksum = digest(program(), _settings(environment), name, source)
            with suppress(Exception):  # There is none, or whatever it is cannot be read.
                bucket.bytecode_from_string(Path(bucket.key).read_bytes())
        return bucket

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template's compiled form, if Python keeps modules and anybody may write there."""
        if bucket.key and not sys.dont_write_bytecode:
            place, unfinished = Path(bucket.key), Path(f"{bucket.key}.{secrets.token_hex(8)}.pyc")
            try:
                place.parent.mkdir(exist_ok=True)
                unfinished.write_bytes(bucket.bytecode_to_string())
                unfinished.replace(place)
            except OSError:  # A full disk keeps no half of it either.
                with suppress(OSError):
                    unfinished.unlink()


_KNOWN = frozenset({"jinja2", "markupsafe", "mkdocs", "mkdocs_protocol", "builtins", "_operator"})


def _extending(environment: Environment) -> set[str]:
    """Return the packages that extend the language of templates; what a filter makes of a constant is compiled in."""
    called = [*environment.filters.values(), *environment.tests.values(), environment.finalize]
    called += [environment.autoescape] if callable(environment.autoescape) else []
    extending = *environment.extensions, *(getattr(one, "__module__", "") for one in called if one)
    return {str(one).partition(".")[0] for one in extending}


def _settings(environment: Environment) -> list[object]:
    """Return how an environment compiles: its delimiters, how it treats spaces, whether it escapes, its extensions."""
    plain = {
        name: value for name, value in vars(environment).items() if isinstance(value, str | bool)
    }
    return [plain, environment.policies, sorted(environment.extensions)]


def rendered(own: Path | None, template: str, **values: object) -> Markup:
    """Return what a template makes of some values; `own` is the folder of a site's own templates."""
    return Markup(environment(own).get_template(template).render(values))


@lru_cache(maxsize=4)
def environment(own: Path | None = None) -> Environment:
    """Return the environment in which every template of a handbook is rendered.

    `own` is the folder of a site's own templates, which replace ours of the same name.
    """
    packaged = PackageLoader("mkdocs_protocol")
    loaders = [FileSystemLoader(own)] if own else []
    made = Environment(
        loader=ChoiceLoader([*loaders, packaged, PrefixLoader({PACKAGED: packaged})]),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=own is not None,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=Compiled([_TEMPLATES]),
        extensions=["jinja2.ext.i18n"],
    )
    made.policies["ext.i18n.trimmed"] = True
    # They ask for the catalogue as they are called: an environment stays for builds in several languages.
    i18n: Any = made
    i18n.install_gettext_callables(
        gettext._,
        gettext.ngettext,
        newstyle=True,
        pgettext=gettext.pgettext,
        npgettext=gettext.npgettext,
    )
    # Jinja's own forms of these two, one call within another, would be most of the cost of our templates.
    made.globals.update(gettext=_said, _=_said, our_language=our_language)
    made.filters.update(kept_together=kept_together, saved_as=saved_as)
    return made


def _said(sentence: str, **given: object) -> Markup:
    """Return a sentence in the language of the build, as HTML, with the given values filled in and escaped."""
    words = Markup(gettext._(sentence))
    return words % given if given or "%" in words else words


def kept_together(words: str) -> Markup:
    """Return a heading in which a name such as Weston-super-Mare stays on one line, if it fits."""
    pieces = _HYPHENATED.split(words)
    whole = Markup('<span class="protocol-kept">{}</span>')
    return Markup("").join(
        whole.format(piece) if place % 2 else piece for place, piece in enumerate(pieces)
    )


_HYPHENATED = re.compile(r"([^\s-]+(?:-[^\s-]+){2,})")
