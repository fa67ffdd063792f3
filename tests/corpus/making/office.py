"""LibreOffice and pdftotext: they make files for the corpus, and read them as a third reader."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

from support.packages import package

FILTERS = {"txt": "txt:Text (encoded):UTF8", "html": "html:HTML (StarWriter)"}
KEPT = {"mimetype", "META-INF/manifest.xml", "content.xml", "styles.xml"}
"""Parts of an OpenDocument text that hold it; the rest is dates, pictures of it and settings of the program."""


def version(command: str, *arguments: str) -> str:
    """Return the first line of what a program says of its version."""
    told = subprocess.run([command, *arguments], capture_output=True, text=True, check=False)
    found = re.search(r"\d+(?:\.\d+)+", told.stdout + told.stderr)
    return found[0] if found else "?"


def convert(files: list[Path], form: str, folder: Path) -> dict[str, Path]:
    """Return what LibreOffice makes of some files, by the name of each without its ending."""
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(folder.parent / 'profile').as_uri()}",
            "--headless",
            "--norestore",
            "--convert-to",
            FILTERS.get(form, form),
            "--outdir",
            folder,
            *files,
        ],
        check=True,
        capture_output=True,
        env={**os.environ, "SOURCE_DATE_EPOCH": "1600000000"},
    )
    made = {file.stem: folder / f"{file.stem}.{form}" for file in files}
    missing = [stem for stem, path in made.items() if not path.exists()]
    if missing:
        raise SystemExit(f"LibreOffice made no {form} of {', '.join(missing)}")
    return made


def without_dates(content: bytes, form: str) -> bytes:
    """Return a file that LibreOffice made, with the same bytes each time."""
    if form == "odt":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return package(
                {name: archive.read(name) for name in archive.namelist() if name in KEPT}
            )
    if form == "pdf":
        return re.sub(
            rb"/(CreationDate|ModDate)\(D:\d{14}[^)]*\)",
            _as_long,
            re.sub(rb"/(?:ID \[|DocChecksum /)[^\]>]*", _blanked, content),
        )
    return content


def _as_long(found: re.Match[bytes]) -> bytes:
    return re.sub(rb"\d", b"0", found[0])


def _blanked(found: re.Match[bytes]) -> bytes:
    return re.sub(rb"(?<=[</])[0-9A-F]{32}", b"0" * 32, found[0])


def printed(page: Path, folder: Path) -> Path:
    """Return a web page as Chromium prints it."""
    folder.mkdir(parents=True, exist_ok=True)
    made = folder / f"{page.stem}.pdf"
    subprocess.run(
        [
            os.environ.get("CHROMIUM", "chromium"),
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-pdf-header-footer",
            f"--print-to-pdf={made}",
            page.as_uri(),
        ],
        check=True,
        capture_output=True,
    )
    return made


def text_of_pdf(path: Path) -> str:
    """Return the text of a PDF as pdftotext reads it, in the order in which it was written."""
    return subprocess.run(
        ["pdftotext", "-raw", path, "-"], capture_output=True, text=True, check=True
    ).stdout


def missing_programs() -> list[str]:
    """Return what is not installed of what makes the corpus."""
    return [name for name in ("soffice", "pdftotext", "iconv") if not shutil.which(name)]
