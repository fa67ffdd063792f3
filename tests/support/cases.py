"""Cases of faults as files: what differs from a council without faults, then the lines that are told.

A case is a file of changes (``--- path``, then ``old => new`` on one line, or ``old``, a line ``=>``,
and ``new``), a line ``--- problems``, and the lines that ``check`` prints.
"""

from __future__ import annotations

from support.projects import minimal_council_files


def parse_case(case: str) -> tuple[dict[str, str], list[str]]:
    """Return the files of a case by their path, and the lines that are expected of it.

    Raises ``ValueError`` for words to replace that do not stand in their file exactly once.
    """
    files = minimal_council_files()
    changes, _, expected = case.partition("\n--- problems\n")
    for change in changes.split("\n--- ")[1:]:
        path, _, body = change.partition("\n")
        old, found, new = body.partition("\n=>\n")
        if not found:
            old, found, new = body.partition(" => ")
        if files[path].count(old) != 1:
            raise ValueError(f"{old!r} stands {files[path].count(old)} times in {path}")
        files[path] = files[path].replace(old, new)
    return files, expected.splitlines()
