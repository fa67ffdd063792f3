"""The list of all words that pages show, as translators get it: found in the code and in the templates.

Written anew with ``make words``.
"""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import write_po

from support.handbook import REPOSITORY

PACKAGE = REPOSITORY / "mkdocs_protocol"
TEMPLATE = PACKAGE / "locale/protocol.pot"
FOR_TRANSLATORS = "For translators:"
"""What begins a comment that goes into the list beside the words on the line below it."""

_METHODS = [
    ("templates/**.html", "jinja2"),
    ("theme/assets/protocol/*.js", "javascript"),
    ("**.py", "python"),
]
_OPTIONS: Mapping[str, dict[str, object]] = {
    "templates/**.html": {
        "trimmed": "true",
        "newstyle_gettext": "true",
        "trim_blocks": "true",
        "lstrip_blocks": "true",
        "silent": "false",
    }
}
_KEYWORDS = {**DEFAULT_KEYWORDS, "NP_": ((1, "c"), 2), "NN_": (1, 2)}


def catalogue() -> Catalog:
    """Return all words that are marked, with the files that they stand in."""
    found = Catalog(project="mkdocs-protocol", fuzzy=False)
    for name, line, message, comments, context in extract_from_dir(
        PACKAGE, _METHODS, _OPTIONS, _KEYWORDS, (FOR_TRANSLATORS,)
    ):
        found.add(message, None, [(name, line)], auto_comments=comments, context=context)
    return found


def template() -> str:
    """Return the list as a .pot file."""
    content = BytesIO()
    write_po(
        content, catalogue(), width=100, sort_by_file=True, omit_header=True, include_lineno=False
    )
    return content.getvalue().decode()


if __name__ == "__main__":
    TEMPLATE.write_text(template(), encoding="utf-8", newline="\n")
