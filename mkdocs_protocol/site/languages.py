"""The language of a council's words, wherever they are shown, so that they are read aloud in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_protocol.words.catalogue import in_force

if TYPE_CHECKING:
    from mkdocs_protocol.core.protocol import Edition

_FROM_THE_RIGHT = {"ar", "dv", "fa", "he", "ks", "ku", "ps", "sd", "ug", "ur", "yi"}
_QUOTED = Markup('<span class="protocol-quoted">')


def our_language() -> str:
    """Return the language of the handbook's own words, and of a page as a whole: "en-GB"."""
    return in_force().language


def is_from_the_right(language: str) -> bool:
    """Return whether a language is written from right to left, such as Urdu."""
    return language.partition("-")[0] in _FROM_THE_RIGHT


def lang(edition: Edition) -> Markup:
    """Return the attribute for the language of an edition's words, if it is not ours."""
    return lang_of(edition.language)


def language_attribute(language: str) -> dict[str, str]:
    """Return the attribute for the language of some words, if it is not ours."""
    return {} if language == our_language() else {"lang": language}


def lang_of(language: str) -> Markup:
    """Return the attribute for the language of some words, as markup, if it is not ours."""
    return Markup() if language == our_language() else Markup(' lang="{}"').format(language)


def in_language(html: Markup, edition: Edition) -> Markup:
    """Mark the language of an edition's words that are quoted among ours in some HTML."""
    if edition.language == our_language():
        return html
    # In anything else these characters are escaped, so only our own element is found.
    return html.replace(_QUOTED, Markup('<span class="protocol-quoted"{}>').format(lang(edition)))
