"""Further processes that help: everything is done once, and nothing depends on any of them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from textwrap import dedent

from support.projects import minimal_council_files, write_files

_BEGIN = """
    import os, sys, time
    from pathlib import Path
    from mkdocs_protocol.store import helpers
    os.sched_getaffinity = lambda _: {0, 1, 2}  # However many this computer has.
    folder = Path(sys.argv[1])
    def do(number):
        with (folder / str(number)).open("a") as file:
            file.write(f"{os.getpid()} ")
"""


def run(folder: Path, program: str) -> str:
    """Run a few lines in a process of their own, which has one thread as a build has; return what they print."""
    words = dedent(_BEGIN) + dedent(program)
    command = [sys.executable, "-W", "error", "-c", words, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert not done.returncode, done.stderr
    return done.stdout


def test_each_thing_is_done_once_and_helpers_tell_what_they_did(tmp_path: Path) -> None:
    told = run(
        tmp_path,
        """
        mine = []
        def tell():
            return tuple(sorted(int(p.name) for p in folder.iterdir() if str(os.getpid()) in p.read_text()))
        with helpers.Helpers(40, lambda n: (do(n), time.sleep(.01)), tell) as found:
            for number in range(40):
                if not found.took(number):
                    mine.append(number)
                    time.sleep(.01)
        print(len(found.told), all(found.told), sorted([*mine, *(n for one in found.told for n in one)]) == [*range(40)])
    """,
    )

    assert told.split() == ["2", "True", "True"]


def test_a_helper_that_fails_tells_nothing(tmp_path: Path) -> None:
    told = run(
        tmp_path,
        """
        def fail(number):
            raise SystemExit("a helper's own affair")
        with helpers.Helpers(40, fail, tuple) as found:
            own = [number for number in range(40) if time.sleep(.01) or not found.took(number)]
        print(found.told, len(own))
    """,
    )

    assert told.split() == ["[]", "38"]


def test_where_no_process_can_be_started_nobody_helps(tmp_path: Path) -> None:
    told = run(
        tmp_path,
        """
        def full():
            raise BlockingIOError(11, "no more processes")
        os.fork = full
        with helpers.Helpers(40, do, tuple) as found:
            print(sum(found.took(number) for number in range(40)), found.told)
    """,
    )

    assert told.split() == ["0", "[]"]


def test_an_error_ends_the_helpers(tmp_path: Path) -> None:
    told = run(
        tmp_path,
        """
        try:
            with helpers.Helpers(40, lambda number: (do(number), time.sleep(60)), tuple) as found:
                while len(list(folder.iterdir())) < 2:
                    time.sleep(.01)
                raise KeyboardInterrupt
        except KeyboardInterrupt:
            print("interrupted", found.told)
        try:
            os.waitpid(-1, 0)
        except ChildProcessError:
            print("and nobody is left")
    """,
    )

    assert told.splitlines() == ["interrupted []", "and nobody is left"]


def test_a_handbook_made_with_helpers_is_the_same_and_so_is_what_is_said_of_it(
    tmp_path: Path,
) -> None:
    files: dict[str, str] = {}
    for number in range(4):
        files |= minimal_council_files(f"council-{number}", f"Council {number} Parish Council")
    root = write_files(tmp_path / "project", files)
    told = run(
        root,
        f"""
        sys.path.insert(0, {str(Path(__file__).parents[1])!r})
        from plugin.test_cache import making
        helpers.FEW = 4
        def built(name, processors):
            os.sched_getaffinity = lambda _: processors
            began = os.times().children_user
            told, made = making(folder, folder / name)
            return told, made, os.times().children_user > began
        words, helped, was_helped = built("helped", {{0, 1}})
        print(was_helped, words)
        words, alone, was_helped = built("alone", {{0}})
        print(was_helped, words)
        print(list(alone) == list(helped), [address for address in alone if alone[address] != helped[address]])
    """,
    )

    helped, alone, same = told.splitlines()
    assert helped == alone.replace("False", "True", 1)
    assert same == "True []"
