"""Older files, by means of LibreOffice if it is installed: it saves them as Word documents, numbers included."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from mkdocs_protocol.importing.containers import FileKind, ForeignFile, foreign_file, refused
from mkdocs_protocol.importing.document import ImportRefusedError, Remark

CONVERTED = frozenset({FileKind.DOC, FileKind.RTF})
_LONGEST = 180
"""Seconds; a document of 1,000 pages takes some twenty."""
_NAMES = ("soffice", "libreoffice")
_NOWHERE = "http://127.0.0.1:9"
_SCRIPTING = "/org.openoffice.Office.Common/Security/Scripting"
_SETTINGS = (
    '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    + "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in (
            (_SCRIPTING, "DisableMacrosExecution", "true"),
            (_SCRIPTING, "MacroSecurityLevel", "3"),
            (_SCRIPTING, "BlockUntrustedRefererLinks", "true"),
            ("/org.openoffice.Office.Writer/Content/Update", "Link", "2"),
        )
    )
    + "</oor:items>"
)
"""No macros, no pictures or links of a file from elsewhere, no link brought up to date."""


def converted(file: ForeignFile) -> ForeignFile:
    """Return a file as a Word document if it is one of before 2007, or rich text; others as they are.

    Raises ImportRefusedError if LibreOffice is not installed or cannot read it. Nothing in the file is run and
    nothing fetched: LibreOffice starts with settings of its own, which know no macros, and with a proxy that nobody is.
    """
    if file.kind not in CONVERTED:
        return file
    program = next(filter(None, map(shutil.which, _NAMES)), None)
    if program is None:
        raise refused(
            file.name,
            f"a file of this kind (.{file.kind}) is read by way of LibreOffice, which is not installed here",
            "install it, or open the file in a word processor and save it as a Word document (.docx)",
        )
    with tempfile.TemporaryDirectory() as folder:
        content = _saved(program, file, Path(folder))
    try:
        made = foreign_file(content, "converted.docx")
    except ImportRefusedError:
        raise _unreadable(file) from None
    if made.kind is not FileKind.DOCX:
        raise _unreadable(file)
    remark = Remark(
        "converted",
        "LibreOffice made a Word document from this file, and that was read; it is known to change numbers that begin "
        "again or go on, numbers in words, formulas, ticked boxes and tracked deletions: compare these with the document",
    )
    # The sum stays that of the file as it was given.
    return replace(file, kind=made.kind, content=made.content, remarks=(*file.remarks, remark))


def _saved(program: str, file: ForeignFile, folder: Path) -> bytes:
    given = folder / f"given.{file.kind}"
    given.write_bytes(file.content)
    (folder / "settings" / "user").mkdir(parents=True)
    (folder / "settings" / "user" / "registrymodifications.xcu").write_text(
        _SETTINGS, encoding="utf-8"
    )
    try:
        subprocess.run(
            [
                program,
                f"-env:UserInstallation={(folder / 'settings').as_uri()}",
                "--headless",
                "--norestore",
                "--convert-to",
                "docx:MS Word 2007 XML",
                "--outdir",
                str(folder),
                str(given),
            ],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_LONGEST,
            check=False,
            env={**os.environ, "http_proxy": _NOWHERE, "https_proxy": _NOWHERE},
        )
        return (folder / "given.docx").read_bytes()
    except (OSError, subprocess.TimeoutExpired):
        raise _unreadable(file) from None


def _unreadable(file: ForeignFile) -> ImportRefusedError:
    return refused(
        file.name,
        "LibreOffice could not read it",
        "open it in a word processor and save it as a Word document (.docx)",
    )
