"""The templates' environment: everything is escaped, and an undefined name is an error."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PackageLoader,
    PrefixLoader,
    StrictUndefined,
)
from markupsafe import Markup

from mkdocs_protocol.site.languages import our_language
from mkdocs_protocol.words import gettext

if TYPE_CHECKING:
    from pathlib import Path

PACKAGED = "packaged"
"""The folder in which a site's template finds ours of the same name: `{% include "packaged/pair.html" %}`."""


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
    made.filters["kept_together"] = kept_together
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
