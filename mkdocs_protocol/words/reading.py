"""Catalogues from .po files: the packaged one of a language, and a site's own above it.

Entries marked `fuzzy` have not been read by a named speaker: they are left out, and English is shown.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from gettext import GNUTranslations
from hashlib import blake2b
from io import BytesIO
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

from mkdocs_protocol.words.catalogue import ENGLISH, ENGLISH_LANGUAGE, Catalogue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from babel.messages.catalog import Catalog, Message

LOCALE = Path(__file__).parent.parent / "locale"
"""Where the packaged catalogues are: LANGUAGE/LC_MESSAGES/protocol.po."""

_LINE = re.compile(
    r'\s*(#.*|((msgctxt|msgid|msgid_plural|msgstr(\[\d\])?)\s*)?"([^"\\]|\\.)*"\s*)?', re.ASCII
)
"""A line of a .po file."""
_PERCENT = re.compile(r"%\((\w+)\)s")


class CatalogueError(Exception):
    """A catalogue that cannot be used; `messages` says for each fault where it is and what to write instead."""

    def __init__(self, *messages: str) -> None:
        super().__init__("\n".join(messages))
        self.messages = messages


def languages() -> tuple[str, ...]:
    """Return the languages that can be chosen: English, and those that have a catalogue."""
    found = (path.parent.parent.name for path in LOCALE.glob("*/LC_MESSAGES/protocol.po"))
    return (ENGLISH_LANGUAGE, *sorted(found))


def load_catalogue(
    language: str = ENGLISH_LANGUAGE, own: Path | None = None, *, shown: str = ""
) -> Catalogue:
    """Return the catalogue of a language; `own` is a site's words, which take precedence over ours, and `shown` names that file.

    Raises CatalogueError, with every fault of the site's file, or for a language without a catalogue.
    """
    if language not in languages():
        known = ", ".join(languages())
        raise CatalogueError(f"there are no words in '{language}'; write one of: {known}")
    paths = [] if language == ENGLISH_LANGUAGE else [_packaged(language)]
    paths += [own] if own else []
    if not paths:
        return ENGLISH
    found: GNUTranslations | None = None
    key = blake2b(language.encode(), digest_size=20)
    read: set[object] = set()
    every: set[object] = set()
    for path in paths:
        content = _content(path, shown)
        key.update(content)
        catalogue = _parsed(content, shown if path is own else path.name)
        every |= {(one.context, one.id) for one in catalogue if one.id}
        read |= {(one.context, one.id) for one in catalogue if one.id and _is_said(one)}
        translations = _compiled(catalogue)
        if found is not None:
            translations.add_fallback(found)
        found = translations
    assert found is not None
    if language == ENGLISH_LANGUAGE:
        return Catalogue(language, key.hexdigest(), found)
    told = f"{len(read):,} of {len(every):,} of the handbook's sentences are shown in '{language}', the others in English"
    # All our words on a page are read aloud in one language: that of most of them.
    shown_in = language if 2 * len(read) > len(every) else ENGLISH_LANGUAGE
    return Catalogue(shown_in, key.hexdigest(), found, told)


def _packaged(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "protocol.po"


def _content(path: Path, shown: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        why = error.strerror or "it cannot be read"
        raise CatalogueError(f"{shown or path}: {why}; name a .po file in 'words'") from None


def _parsed(content: bytes, shown: str) -> Catalog:
    """Return the words of a .po file. Raises CatalogueError if it is not such a file, or its words would not fit."""
    # Only a site that is not in plain English needs it.
    from babel.messages.pofile import PoFileError, read_po  # noqa: PLC0415

    _refuse_other_lines(content, shown)
    try:
        catalogue = read_po(BytesIO(content.removeprefix(BOM_UTF8)), abort_invalid=True)
    except PoFileError as error:
        why = f"{str(error).partition(' on ')[0]}; write a msgstr below each msgid"
        raise CatalogueError(f"{shown}:{error.lineno + 1}: {why}") from None
    except (ValueError, LookupError) as error:
        raise CatalogueError(
            f"{shown}: it cannot be read ({error}); write it as gettext's .po files are"
        ) from None
    if faults := [fault for message in catalogue for fault in _faults(message, shown)]:
        raise CatalogueError(*faults)
    return catalogue


def _is_said(message: Message) -> bool:
    """Return whether somebody has read the translation of a sentence, in every plural form."""
    return all(_forms(message.string)) and bool(message.string) and not message.fuzzy


def _compiled(catalogue: Catalog) -> GNUTranslations:
    """Return words in the form that Python looks up, without those that nobody has read."""
    from babel.messages.mofile import write_mo  # noqa: PLC0415

    for message in catalogue:
        if message.id and not _is_said(message):
            message.string = ""  # Babel would fill a missing form with one for another number.
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return GNUTranslations(compiled)


def _refuse_other_lines(content: bytes, shown: str) -> None:
    """Raise CatalogueError for lines that do not belong in a .po file: Babel ignores some of them."""
    try:
        lines = content.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise CatalogueError(f"{shown}: it is not in UTF-8; save it as UTF-8") from None
    if faults := [
        f'{shown}:{number}: “{line.strip()[:40]}” does not belong in a .po file; write msgid "…" or msgstr "…", '
        "each in double quotes on one line"
        for number, line in enumerate(lines, start=1)
        if not _LINE.fullmatch(line)
    ]:
        raise CatalogueError(*faults[:20])


def _faults(message: Message, shown: str) -> Iterator[str]:
    """Yield what is wrong with the translation of one sentence: a placeholder that the sentence does not have."""
    if not message.id or message.fuzzy:
        return
    ids, theirs = _forms(message.id), _forms(message.string)
    allowed = frozenset().union(*map(_places, ids))
    for words in filter(None, theirs):
        where = f"{shown}:{message.lineno or 1}: “{words}”"
        try:
            found = _places(words)
        except ValueError as error:
            yield f"{where} cannot be filled in: {error}; double a brace that is shown"
            continue
        if more := sorted(found - allowed):
            known = ", ".join(sorted(allowed)) or "none"
            yield f"{where} has a place '{more[0]}', which “{ids[0]}” does not have; its places are: {known}"


def _forms(given: str | Iterable[str] | None) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else tuple(given or ())


def _places(words: str) -> frozenset[str]:
    """Return the placeholders, as `{name}` or `%(name)s`.

    Raises ValueError, with a message, for braces that do not match or contain more than a name.
    """
    if percent := frozenset(_PERCENT.findall(words)):
        return percent
    found = [field for field in Formatter().parse(words) if field[1] is not None]
    for _, name, form, conversion in found:
        if form or conversion or not re.fullmatch(r"\w*", name or ""):
            plain = re.match(r"\w*", name or "")
            raise ValueError(f"write it as {{{plain[0] if plain else ''}}}")
    return frozenset(name or "" for _, name, _, _ in found)
