"""What languages are called."""

from __future__ import annotations

from mkdocs_protocol.words.gettext import N_, _

_NAMES = {
    "cy": N_("Welsh"),
    "en": N_("English"),
    "en-GB": N_("English"),
    "kw": N_("Cornish"),
    "gd": N_("Gaelic"),
}


def language_name(language: str) -> str:
    """Return what a language is called in a sentence, or its code if we have no name for it."""
    return _(_NAMES[language]) if language in _NAMES else language
