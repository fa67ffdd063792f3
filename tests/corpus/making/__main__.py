"""Makes the corpus anew: `make corpus`. Without LibreOffice and pdftotext, what programs alone make."""

from __future__ import annotations

import json
import sys
import tempfile
from datetime import date
from pathlib import Path

from corpus.making import agreement, office, word_numbers, word_shapes
from corpus.making.expected import by_office

HERE = Path(__file__).parent.parent
FILES, TEXTS, RECORD = HERE / "files", HERE / "text", HERE / "agreement.json"


def main() -> int:
    """Write files, texts and the record."""
    for folder in (FILES, TEXTS):
        folder.mkdir(exist_ok=True)
    made: list[str] = []
    for function in (*word_numbers.FILES, *word_shapes.FILES):
        maker = function()
        made.append(
            write(f"{function.__name__.replace('_', '-')}.docx", maker.content(), maker.text())
        )
    if missing := office.missing_programs():
        print(f"{' and '.join(missing)} not found: only what needs neither was made; apt-get install "
              "libreoffice-writer-nogui poppler-utils", file=sys.stderr)  # fmt: skip
        return 1
    with tempfile.TemporaryDirectory() as scratch:
        made += write_office_files(Path(scratch))
        record(made, Path(scratch))
    return 0


def write(name: str, content: bytes, text: str) -> str:
    """Write a file and the text that is seen of it; return its name."""
    (FILES / name).write_bytes(content)
    (TEXTS / f"{name}.txt").write_text(text, encoding="utf-8")
    return name


def write_office_files(scratch: Path) -> list[str]:
    """Write what LibreOffice makes of the Word files."""
    made = []
    for form, stems in by_office().items():
        converted = office.convert([FILES / f"{stem}.docx" for stem in stems], form, scratch / form)
        for stem, expected in stems.items():
            content = office.without_dates(converted[stem].read_bytes(), form)
            truth = (TEXTS / f"{stem}.docx.txt").read_text(encoding="utf-8")
            made.append(write(f"{stem}.{form}", content, expected(truth)))
    return made


def record(made: list[str], scratch: Path) -> None:
    """Write what third readers make of the files."""
    programs = (
        f"LibreOffice {office.version('soffice', '--version')}",
        f"pdftotext {office.version('pdftotext', '-v')}",
    )
    told = {}
    for form in sorted({Path(name).suffix[1:] for name in made}):
        files = [FILES / name for name in made if name.endswith(f".{form}")]
        folder = scratch / f"read-{form}"
        texts = (
            office.convert(files, "txt", folder / "txt")
            if form in {"docx", "odt", "doc", "rtf"}
            else {}
        )
        prints = (
            office.convert(files, "pdf", folder / "pdf")
            if form != "pdf"
            else {file.stem: file for file in files}
        )
        for file in files:
            read = {}
            if file.stem in texts:
                read[f"{programs[0]}, as text"] = texts[file.stem].read_text(encoding="utf-8-sig")
            through = "" if form == "pdf" else f"{programs[0]}, as PDF, and "
            read[through + programs[1]] = office.text_of_pdf(prints[file.stem])
            truth = (TEXTS / f"{file.name}.txt").read_text(encoding="utf-8")
            told[file.name] = agreement.told(file.name, truth, read, f"{date.today():%Y-%m-%d}")  # noqa: DTZ011
    RECORD.write_text(
        json.dumps(told, indent=1, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    sys.exit(main())
