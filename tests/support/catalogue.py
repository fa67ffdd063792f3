"""The list of all words that pages show, as translators get it: found in the code and in the templates.

Written anew with ``make words``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import IO

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po, write_po

from mkdocs_protocol.rendering.searching import page
from mkdocs_protocol.site.wording_file import read_sentences
from support.handbook import REPOSITORY

PACKAGE = REPOSITORY / "mkdocs_protocol"
TEMPLATE = PACKAGE / "locale/protocol.pot"
FOR_TRANSLATORS = "For translators:"
"""What begins a comment that goes into the list beside the words on the line below it."""

_METHODS = [
    ("templates/**.html", "jinja2"),
    ("site/wording.yml", "support.catalogue:sentences"),
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


def sentences(
    file: IO[bytes], keywords: object, comment_tags: object, options: object
) -> Iterator[tuple[int, None, str, list[str]]]:
    """Yield the sentences on reviews with their keys, as Babel asks for them."""
    for key, sentence in read_sentences(Path(file.name), "wording.yml").items():
        yield 1, None, sentence, [f"{FOR_TRANSLATORS} {key}"]


@cache
def catalogue() -> Catalog:
    """Return all words that are marked, with the files that they stand in."""
    found = Catalog(project="mkdocs-protocol", fuzzy=False)
    for name, line, message, comments, context in extract_from_dir(
        PACKAGE, _METHODS, _OPTIONS, _KEYWORDS, (FOR_TRANSLATORS,)
    ):
        found.add(message, None, [(name, line)], auto_comments=comments, context=context)
    for message in _values(page.WORDS):
        found.add(message, None, [("rendering/searching/page.py", 1)])
    return found


def _values(words: object) -> Iterator[str]:
    """Yield what a table of a script's words holds, however deep."""
    if isinstance(words, str):
        yield words
    elif isinstance(words, dict):
        for value in words.values():
            yield from _values(value)


def template() -> str:
    """Return the list as a .pot file."""
    return _written(catalogue(), omit_header=True)


def brought_up_to_date(path: Path, found: Catalog) -> str:
    """Return a language's .po file with every sentence that there is, and no other: what has changed is unread."""
    with path.open("rb") as file:
        known = read_po(file)
    known.update(found, no_fuzzy_matching=True, update_creation_date=False)
    known.obsolete.clear()
    return _written(known, omit_header=False)


def translations() -> list[Path]:
    """Return the .po files of all languages."""
    return sorted(TEMPLATE.parent.glob("*/LC_MESSAGES/protocol.po"))


def _written(catalogue: Catalog, *, omit_header: bool) -> str:
    content = BytesIO()
    write_po(
        content,
        catalogue,
        width=100,
        sort_by_file=True,
        omit_header=omit_header,
        include_lineno=False,
    )
    return content.getvalue().decode()


if __name__ == "__main__":
    found = catalogue()
    TEMPLATE.write_text(template(), encoding="utf-8", newline="\n")
    for path in translations():
        path.write_text(brought_up_to_date(path, found), encoding="utf-8", newline="\n")
