"""Sources of a given size that are as costly to read as anybody could think of."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import FrameType

from support.projects import minimal_council_files, write_files

Files = Mapping[str, str | bytes]

EDITION = "councils/little-example/editions/2024-05.md"
COUNCIL = "councils/little-example/council.yml"
TOPICS = "councils/topics.yml"
RECEIVED = "councils/little-example/as-received/2024-05.txt"


def _edition(line: Callable[[int], str], size: int, *, facts: bool = False) -> dict[str, str]:
    """Return a council whose edition is filled up with lines, behind its text or among its facts."""
    files = minimal_council_files()
    head, rest = files[EDITION].split("---\n", 2)[1:]
    more = lines_of_size(line, size - len(files[EDITION].encode()))
    files[EDITION] = (
        f"---\n{head}{more}---\n{rest}"
        if facts
        else f"---\n{head}---\n{rest.split('***')[0]}{more}\n"
        "\n{frame=label}\nNext review May 2027\n"
    )
    return files


def _council(line: Callable[[int], str], size: int, head: str = "") -> dict[str, str]:
    files = minimal_council_files()
    files[COUNCIL] += head + lines_of_size(line, size - len(files[COUNCIL].encode()))
    return files


def _tree(line: Callable[[int], str], size: int) -> dict[str, str]:
    return minimal_council_files() | {
        "councils/situations.yml": "- {id: s, label: a, asked_by: [clerk], about: [clerk], definition: b}\n",
        "councils/little-example/trees/s.yml": f"start: n0\nnodes:\n{lines_of_size(line, size)}",
    }


def lines_of_size(line: Callable[[int], str], size: int) -> str:
    parts: list[str] = []
    length = number = 0
    while length < size:
        parts.append(line(number))
        length += len(parts[-1].encode())
        number += 1
    return "".join(parts)


SHAPES: dict[str, Callable[[int], dict[str, str]]] = {
    "plain text": lambda size: _edition(
        lambda n: (
            f"2.{n // 900 + 2}.{n % 900 + 1} Members shall bring to the Clerk, in good time, what they wish to be told of.\n\n"
        ),
        size,
    ),
    "unknown keys": lambda size: _council(lambda n: f"nam{n}: x\n", size),
    "unknown keys of the facts": lambda size: _edition(
        lambda n: f"titel{n}: x\n", size, facts=True
    ),
    "a list of titles": lambda size: _edition(
        lambda n: "other_titles:\n" if n == 0 else f"  - T{n}\n", size, facts=True
    ),
    "a list of silent topics": lambda size: _edition(
        lambda n: (
            "notes:\n"
            if n == 0
            else f"  - {{clause: c{n}, text: t, dated: 2026-01-01, source: s}}\n"
        ),
        size,
        facts=True,
    ),
    "notes of no clause": lambda size: _edition(
        lambda n: (
            "findings:\n" if n == 0 else f"  - {{kind: numbering, text: t, clauses: [x{n}]}}\n"
        ),
        size,
        facts=True,
    ),
    "declared differences": lambda size: _edition(
        lambda n: "differences:\n" if n == 0 else f"  - {{reason: list bullet, received: b{n}}}\n",
        size,
        facts=True,
    ),
    "escapes": lambda size: _council(lambda n: f'  c{n}: ["\\0"]\n', size),
    "roles that nobody knows": lambda size: _council(lambda n: f"  clrk{n}: [x]\n", size),
    "equal keys": lambda size: _council(lambda n: "name: x\n", size),
    "anchors": lambda size: _council(lambda n: f"  r{n}: [&a{n} x]\n", size),
    "topics": lambda size: (
        minimal_council_files()
        | {TOPICS: lines_of_size(lambda n: f"- {{id: t{n}, label: a, definition: b}}\n", size)}
    ),
    "unknown topics in braces": lambda size: _edition(
        lambda n: f"{{topic=chanl{n} id=a-{n}}}\nText.\n\n", size
    ),
    "unknown words in braces": lambda size: _edition(
        lambda n: f"{{topik{n}=x id=a-{n}}}\nText.\n\n", size
    ),
    "characters that nobody sees": lambda size: _edition(lambda n: "x\u200b\n\n", size),
    "marks of Markdown": lambda size: _edition(lambda n: "*_`[~<", size),
    "braces that nothing closes": lambda size: _edition(lambda n: "]{", size),
    "numbers within a paragraph": lambda size: _edition(
        lambda n: f"2.{n + 2} Be on time, and be kind.\n", size
    ),
    "a wide table": lambda size: _edition(
        lambda n: f"|{' a |' * 99}\n{'' if n else '|' + '---|' * 99 + chr(10)}", size
    ),
    "words in bold": lambda size: _edition(lambda n: "**strong** ", size),
    "a narrow table": lambda size: _edition(
        lambda n: f"|a|b|\n{'' if n else '|---|---|' + chr(10)}", size
    ),
    "numbers given": lambda size: _edition(lambda n: f"{{number={n + 9}}}\n{n + 9} a\n\n", size),
    "dates of its own": lambda size: _edition(
        lambda n: f"This protocol was adopted {n} May 2024. ", size
    ),
    "links": lambda size: _edition(lambda n: f"[a](#c-{n}) ", size),
    "steps in circles": lambda size: _tree(
        lambda n: (
            f"  n{n}: {{kind: question, text: t, answers: [{{label: a, to: n{n + 1}}}, {{label: b, to: n{n // 2}}}]}}\n"
        ),
        size,
    ),
    "Roman numerals that begin again": lambda size: _edition(lambda _: "- i. a\n", size),
    "headings": lambda size: _edition(lambda n: f"## {n + 3}. A\n\n{n + 3}.1 B\n\n", size),
}
"""For each kind of costly input the files of a council with one source of about a size in bytes."""


def calls(work: Callable[[], object]) -> int:
    """Return how many of our own functions are called, and how often these call what is built in."""
    count = 0

    def seen(frame: FrameType, event: str, _: object) -> None:
        nonlocal count
        count += event in _CALLS and "mkdocs_protocol" in frame.f_code.co_filename

    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


_CALLS = frozenset({"call", "c_call"})


_BEGUN: set[tuple[Callable[[Path], object], frozenset[str]]] = set()


def doubled(
    work: Callable[[Path], object], make: Callable[[int], Files], root: Path, size: int
) -> float:
    """Return how many more calls the second half of a source takes than the quarter before it: 2 where each line costs the same."""

    def cost(some: int) -> int:
        folder = write_files(root / str(some), make(some))
        return calls(lambda: work(folder))

    # What is worked out once in a process, for a kind of file as well, is not counted.
    begun = (work, frozenset(make(0)))
    if begun not in _BEGUN:
        _BEGUN.add(begun)
        cost(size // 8)
    quarter, half, whole = cost(size // 4), cost(size // 2), cost(size)
    return (whole - half) / max(half - quarter, 1)
