"""The words that scripts show, in the language of the build: looked up in the browser, by ours.

A script marks its words as the code does, `_("…")` and `ngettext("…", "…", number)`, and shows them in English if
there is nothing else. Their translation comes before the scripts, as `window.protocolWords`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from mkdocs_protocol.words.catalogue import ENGLISH_LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from mkdocs_protocol.words.catalogue import Catalogue

_NUMBERS = range(200)
"""Numbers among which every plural form of every language occurs."""


def script_words(catalogue: Catalogue, scripts: Iterable[Path]) -> str:
    """Return a script with the translations of other scripts' words; "" if the catalogue changes none of them.

    Plurals have each form under the name that `Intl.PluralRules` gives it.
    """
    if catalogue.language == ENGLISH_LANGUAGE and not catalogue.key:
        return ""
    from babel import Locale  # noqa: PLC0415 - only a site that is not in plain English needs it
    from babel.messages.extract import extract_from_file  # noqa: PLC0415

    plural = Locale.parse(catalogue.language, sep="-").plural_form
    known: dict[str, object] = {}
    for path in scripts:
        for _line, message, _comments, _context in extract_from_file("javascript", path):
            if isinstance(message, str):
                if (said := catalogue.words.gettext(message)) != message:
                    known[message] = said
                continue
            one, many = message
            forms = {plural(n): catalogue.words.ngettext(one, many, n) for n in _NUMBERS}
            if not {*forms.values()} <= {one, many}:
                known["\0".join((one, many))] = forms
    given = json.dumps({"language": catalogue.language, "words": known}, ensure_ascii=False)
    # `<` would end a script that is put into a page; U+2028 and its like would end a line.
    return f"window.protocolWords = {given.replace('<', chr(92) + 'u003c')};\n"
