"""Makes the corpus anew: `make corpus`. Without LibreOffice and the like, what programs alone make.

A file that LibreOffice made is kept while its Word file stays the same, for no two runs of it give the same bytes.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from corpus.making import (
    office,
    pages_and_texts,
    prints,
    recording,
    text_documents,
    web_prints,
    word_numbers,
    word_shapes,
)
from corpus.making.expected import by_office

HERE = Path(__file__).parent.parent
FILES, TEXTS, RECORD = HERE / "files", HERE / "text", HERE / "agreement.json"
OWN = (
    ("odt", text_documents.FILES),
    ("html", pages_and_texts.PAGES),
    ("txt", pages_and_texts.TEXTS),
    ("pdf", prints.FILES),
)


def main() -> int:
    """Write files, texts and the record; take away what is no longer made."""
    for folder in (FILES, TEXTS):
        folder.mkdir(exist_ok=True)
    made: set[str] = set()
    changed: set[str] = set()
    for function in (*word_numbers.FILES, *word_shapes.FILES):
        maker, stem = function(), function.__name__.replace("_", "-")
        if write(f"{stem}.docx", maker.content(), maker.text()):
            changed.add(stem)
        made.add(f"{stem}.docx")
    for form, functions in OWN:
        for function in functions:
            content, seen = function()
            name = f"{function.__name__.replace('_', '-')}.{form}"
            write(name, content, "\n\n".join(seen) + "\n")
            made.add(name)
    for stem in web_prints.PAGES:
        content, seen = web_prints.made(stem, FILES / f"{stem}.pdf")
        write(f"{stem}.pdf", content, "\n\n".join(seen) + "\n")
        made.add(f"{stem}.pdf")
    if missing := office.missing_programs():
        print(
            f"{' and '.join(missing)} not found: only what needs neither was made", file=sys.stderr
        )
        return 1
    with tempfile.TemporaryDirectory() as scratch:
        made |= write_office_files(changed, Path(scratch))
        for path in (*FILES.iterdir(), *TEXTS.iterdir()):
            if path.name not in made and path.name.removesuffix(".txt") not in made:
                path.unlink()
        told = recording.record([FILES / name for name in sorted(made)], TEXTS, Path(scratch))
    RECORD.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


def write(name: str, content: bytes, text: str) -> bool:
    """Write a file and the text that is seen of it; return whether the file is another than before."""
    path = FILES / name
    is_new = not path.exists() or path.read_bytes() != content
    path.write_bytes(content)
    (TEXTS / f"{name}.txt").write_text(text, encoding="utf-8")
    return is_new


def write_office_files(changed: set[str], scratch: Path) -> set[str]:
    """Write what LibreOffice makes of the Word files; return the names of all."""
    made = set()
    for form, stems in by_office().items():
        needed = [s for s in stems if s in changed or not (FILES / f"{s}.{form}").exists()]
        converted = {}
        if needed:
            files = [FILES / f"{stem}.docx" for stem in needed]
            converted = office.convert(files, form, scratch / form)
        for stem, expected in stems.items():
            name = f"{stem}.{form}"
            path = converted.get(stem, FILES / name)
            truth = (TEXTS / f"{stem}.docx.txt").read_text(encoding="utf-8")
            write(name, office.without_dates(path.read_bytes(), form), expected(truth))
            made.add(name)
    return made


if __name__ == "__main__":
    sys.exit(main())
