"""Councils read before: a folder that has not changed is not read again, and tells its faults all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_protocol.reading.council import CouncilReading, read_council
from mkdocs_protocol.store.digests import digest, digest_of_files, digest_of_folder, engine

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from mkdocs_protocol.core.vocabulary import Vocabulary
    from mkdocs_protocol.reading.files import SourceFolder
    from mkdocs_protocol.store.store import Store


def read_councils(
    paths: Iterable[Path], folder: SourceFolder, vocabulary: Vocabulary, store: Store | None
) -> Iterator[CouncilReading]:
    """Yield what comes of reading each council's folder, from the store where it is known; report every fault.

    What decides it is all that lies in the council's folder, all files that councils share, what the folder
    of them is called, and the program.
    """
    if store is None:
        yield from (read_council(path, folder, vocabulary) for path in paths)
        return
    shared = digest(engine(), folder.name, digest_of_files(sorted(folder.root.glob("*.yml"))))
    for path in paths:
        key = digest("council", shared, path.name, digest_of_folder(path))
        known = store.value(key)
        if isinstance(known, tuple) and len(known) == 2 and isinstance(known[0], CouncilReading):
            store.found += 1
            reading, problems = known
            folder.problems.extend(problems)
        else:
            before = len(folder.problems)
            reading = read_council(path, folder, vocabulary)
            store.made += 1
            store.keep_value(key, (reading, tuple(folder.problems[before:])))
        yield reading
