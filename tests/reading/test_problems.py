"""Every fault of a source is told where it stands, with what is wrong and what to write instead.

A case is a file in `problems/`: what differs from a council without faults, then the lines that `check` prints.
A file below `councils/` that begins with `s/` holds one replacement, `this => that`, for the council's own text.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from support import mutants
from support.cases import parse_case
from support.projects import minimal_council_files, write_files

from mkdocs_protocol.checking.loading import Loaded, load
from mkdocs_protocol.core.codes import CODES
from mkdocs_protocol.core.problems import Problem

CASES = sorted((Path(__file__).parent / "problems").glob("*.txt"))
EDITION = "councils/little-example/editions/2024-05.md"
COUNCIL = "councils/little-example/council.yml"
QUOTED = re.compile(r"(?<!\w)['“]([^'”]+)['”](?!\w)")
TOLD_ELSEWHERE = {
    "missing-file", "file-too-large", "not-utf-8", "link-leaves-folder", "unknown-council", "too-deep",
    "bad-slug", "bad-edition-name", "unknown-file", "in-force-unclear", "in-force-not-newest",
    "nothing-received", "not-a-file", "starter-left", "dates-not-given", "council-not-here",
    "undeclared-difference", "difference-not-there", "received-as-missing", "lines-differ", "difference-reason",
    "another-document", "unknown-placeholder", "wording-shape",
    "same-name", "invisible-sign", "note-to-be-checked", "bad-crest", "bad-colour", "language-not-said",
}  # fmt: skip
"""Codes of faults that no replacement of words can make; tests below and elsewhere hold them."""


def problems(root: Path, files: dict[str, str | bytes], *only: str) -> list[Problem]:
    write_files(root, files)
    return list(load(root / "councils", as_of=date(2026, 11, 22), only=only).problems)


def told_twice(loaded: Loaded) -> list[tuple[str, str]]:
    """Return pairs of what is told at one place about the same words."""
    everything = (*loaded.problems, *loaded.warnings, *loaded.proposals, *loaded.unsettled)
    by_matter: dict[object, list[str]] = {}
    for one in everything:
        wrong = str(one).removeprefix(str(one.at)).partition(";")[0]
        if words := QUOTED.findall(wrong):
            by_matter.setdefault((one.at, *words), []).append(str(one))
    return [(first, more) for first, *rest in by_matter.values() for more in rest]


def told(root: Path, files: dict[str, str | bytes], *only: str) -> list[str]:
    return [str(problem) for problem in problems(root, files, *only)]


def test_two_councils_of_one_short_name_are_told(tmp_path: Path) -> None:
    files = minimal_council_files("one", "Newton") | minimal_council_files("two", "newton")

    assert told(tmp_path, files) == [
        "councils/two/council.yml:2:13: 'newton' is the short_name of councils/one/council.yml, too, so no list could "
        "tell the two apart; add what tells them apart, in both: short_name: newton (its district or county)"
    ]


@pytest.mark.parametrize(
    ("path", "old"),
    [
        ("councils/roles.yml", "label: Clerk"),
        ("councils/situations.yml", "label: Upset"),
        ("councils/documents.yml", "name: the press policy"),
        ("councils/a/trees/upset.yml", "inferred: Ours"),
        ("councils/a/council.yml", "name: A Town Council"),
    ],
)
def test_a_null_is_nothing_written_and_told_once_without_what_follows_from_it(
    path: str, old: str, tmp_path: Path
) -> None:
    assert mutants.FILES[path].count(old) == 1
    key = old.partition(":")[0]
    files = {**mutants.FILES, path: mutants.FILES[path].replace(old, f"{key}: null")}
    (line,) = told(tmp_path, {**files})
    assert line.startswith(f"{path}:")
    assert f": {key}: nothing is written here; write the words" in line


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_a_fault_is_told_in_one_readable_line_and_once(case: Path, tmp_path: Path) -> None:
    files, expected = parse_case(case.read_text("utf-8"))
    write_files(tmp_path, files)

    loaded = load(tmp_path / "councils", as_of=date(2026, 11, 22))

    assert [str(problem) for problem in loaded.problems] == expected
    assert told_twice(loaded) == []


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (EDITION, "dates:\n", "# "),
        (EDITION, "1.1 Members", "1A Members"),
        (EDITION, "1.1 Members", "1.1Members"),
        (COUNCIL, "short_name:", "short\u202ename:"),
        (COUNCIL, "kind: parish", "\ufffekind: parish"),
        ("councils/topics.yml", "definition: Whom", "\u202eefinition: Whom"),
    ],
)
def test_one_fault_is_told_once(path: str, old: str, new: str, tmp_path: Path) -> None:
    files = dict(minimal_council_files())
    if old == "dates:\n":
        files[path] = re.sub(r"dates:\n(?:  .*\n)+", "", files[path])
    files[path] = files[path].replace(old, new, 1)
    write_files(tmp_path, files)

    loaded = load(tmp_path / "councils", as_of=date(2026, 11, 22))

    assert told_twice(loaded) == []
    assert (loaded.problems, loaded.warnings) != ((), ())


def test_every_code_has_a_case(tmp_path: Path) -> None:
    shown: set[str] = set()
    for number, case in enumerate(CASES):
        files, _ = parse_case(case.read_text("utf-8"))
        shown |= {problem.code for problem in problems(tmp_path / str(number), files)}

    of_other_files = (
        "tree-",
        "expectation-",
        "question-",
        "answer-",
        "self-check-",
        "search-",
        "proposal-",
    )
    assert {c for c in CODES if not c.startswith(of_other_files)} - shown == TOLD_ELSEWHERE


def test_a_council_without_faults_has_no_problem(tmp_path: Path) -> None:
    assert told(tmp_path, {**minimal_council_files()}) == []


def test_problems_of_all_councils_come_in_one_run(tmp_path: Path) -> None:
    second = minimal_council_files("second", "Second Council")
    files = {**minimal_council_files(), **second}
    for council in ("little-example", "second"):
        path = f"councils/{council}/council.yml"
        files[path] = files[path].replace("kind: parish", "kind: parrish")

    assert told(tmp_path, {**files}) == [
        f"councils/{council}/council.yml:3:7: kind: 'parrish' is not known here; did you mean 'parish'?"
        for council in ("little-example", "second")
    ]


def test_only_the_councils_asked_for_are_read(tmp_path: Path) -> None:
    second = minimal_council_files("second", "Second Council")
    second["councils/second/council.yml"] = "nonsense"

    assert told(tmp_path, {**minimal_council_files(), **second}, "little-example") == []


def test_a_council_that_is_not_there_cannot_be_asked_for(tmp_path: Path) -> None:
    assert told(tmp_path, {**minimal_council_files()}, "little-exampel") == [
        "councils:1:1: there is no council 'little-exampel'; did you mean 'little-example'?"
    ]


def test_a_missing_councils_folder_is_told(tmp_path: Path) -> None:
    assert told(tmp_path, {}) == [
        "councils:1:1: the councils' folder is missing; begin a council with: mkdocs-protocol new my-town --name "
        '"My Town Council" --kind town, or say where the folder is'
    ]


def test_missing_files_are_told(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = dict(minimal_council_files())
    del files[COUNCIL], files[EDITION], files["councils/topics.yml"]

    assert told(tmp_path, files) == [
        "councils/little-example/council.yml:1:1: this file is missing; write it with the keys name, short_name "
        "and kind, or begin a council with: mkdocs-protocol new",
        "councils/little-example/editions:1:1: no edition is here; write one, such as 2026-12.md",
        "councils/topics.yml:1:1: this file is missing; write it, or copy one from another council",
    ]


def test_a_file_that_is_not_utf_8_is_told_at_the_byte(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = dict(minimal_council_files())
    files[COUNCIL] = "name: Little\nshort_name: Caf\N{LATIN SMALL LETTER E WITH ACUTE}\n".encode(
        "cp1252"
    )

    assert told(tmp_path, files) == [
        f"{COUNCIL}:2:16: this file is not UTF-8; save it as UTF-8 in your editor"
    ]


def test_a_file_of_more_than_a_megabyte_is_refused(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = dict(minimal_council_files())
    files[EDITION] = "x" * 1_000_001

    assert told(tmp_path, files) == [
        f"{EDITION}:1:1: this file is larger than 1 MB; split it or take out what is not text"
    ]


def test_a_byte_order_mark_and_windows_line_ends_are_no_fault(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = dict(minimal_council_files())
    files[EDITION] = ("\ufeff" + str(files[EDITION])).replace("\n", "\r\n").encode()

    assert told(tmp_path, files) == []


def test_an_invisible_sign_is_told(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = dict(minimal_council_files())
    files[COUNCIL] = str(files[COUNCIL]).replace("kind: parish", "kind: parish\u202e")

    assert told(tmp_path, files) == [
        f"{COUNCIL}:3:7: kind: 'parish<U+202E>' is not known here; did you mean 'parish'?",
        f"{COUNCIL}:3:13: there is an invisible character (U+202E) here; delete it",
    ]


def test_of_many_invisible_signs_in_a_line_the_first_is_told(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = dict(minimal_council_files())
    files[EDITION] = str(files[EDITION]).replace(
        "Adopted May 2024\n\n", "Adopted May 2024" + "\u200b" * 9000 + "\n\n"
    )

    assert told(tmp_path, files) == [
        f"{EDITION}:13:17: there is an invisible character (U+200B) here; delete it"
    ]


@pytest.mark.parametrize(
    "sign", ["\x00", "\x0c", "\x1f", "\x7f", "\x85", "\xad", "\u2028", "\u2029"]
)
def test_a_control_or_a_hyphen_that_nobody_sees_is_told(sign: str, tmp_path: Path) -> None:
    files: dict[str, str | bytes] = dict(minimal_council_files())
    files[EDITION] = str(files[EDITION]).replace("shall treat", f"shall{sign} treat")

    assert told(tmp_path, files)[0] == (
        f"{EDITION}:18:31: there is an invisible character (U+{ord(sign):04X}) here; delete it"
    )


@pytest.mark.parametrize("written", ["&shy;", "&#8203;", "&#x202E;", "&#0;", "&ZeroWidthSpace;"])
def test_markdown_cannot_bring_an_invisible_sign_in(written: str, tmp_path: Path) -> None:
    files: dict[str, str | bytes] = dict(minimal_council_files())
    files[EDITION] = str(files[EDITION]).replace("shall treat", f"shall{written} treat")

    assert told(tmp_path, files) == [
        f"{EDITION}:18:31: '{written}' stands for an invisible character; delete it"
    ]


@pytest.mark.parametrize("written", ["&amp;", "&nbsp;", "\\&shy;", "AT&T;"])
def test_what_makes_a_sign_that_is_seen_is_no_fault(written: str, tmp_path: Path) -> None:
    files: dict[str, str | bytes] = dict(minimal_council_files())
    files[EDITION] = str(files[EDITION]).replace("shall treat", f"shall {written} treat")

    assert told(tmp_path, files) == []


@pytest.mark.parametrize(
    ("escape", "name"), [("\\0", "U+0000"), ("\\u200b", "U+200B"), ("\\N", "U+0085")]
)
def test_an_escape_in_yaml_cannot_bring_an_invisible_sign_in(
    escape: str, name: str, tmp_path: Path
) -> None:
    files: dict[str, str | bytes] = dict(minimal_council_files())
    files["councils/roles.yml"] = str(files["councils/roles.yml"]).replace(
        "label: Clerk", f'label: "Clerk{escape}"'
    )

    assert told(tmp_path, files) == [
        f"councils/roles.yml:2:10: an escape makes an invisible character ({name}) here; delete it"
    ]


def test_the_place_of_a_wrong_byte_is_counted_in_letters(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = dict(minimal_council_files())
    files[COUNCIL] = (
        "\ufeffname: Little\rshort_name: Caf\N{LATIN SMALL LETTER E WITH ACUTE} ".encode() + b"\xe9"
    )

    assert told(tmp_path, files) == [
        f"{COUNCIL}:2:18: this file is not UTF-8; save it as UTF-8 in your editor"
    ]


@pytest.mark.parametrize(
    "path", [COUNCIL, EDITION, "councils/topics.yml", "councils/little-example/editions/2023.md"]
)
def test_a_folder_named_like_a_file_is_told(path: str, tmp_path: Path) -> None:
    files: dict[str, str | bytes] = dict(minimal_council_files())
    files.pop(path, None)
    files[f"{path}/text.md"] = "Text"

    assert told(tmp_path, files)[0] == (
        f"{path}:1:1: a file belongs here, and this is not a file; give it another name"
    )


@pytest.mark.parametrize("path", ["councils/second", EDITION, COUNCIL, "councils/topics.yml"])
def test_a_link_in_a_circle_is_told(path: str, tmp_path: Path) -> None:
    files: dict[str, str | bytes] = dict(minimal_council_files())
    files.pop(path, None)
    write_files(tmp_path, files)
    (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / path).symlink_to(tmp_path / path)

    lines = told(tmp_path, {})
    assert f"{path}:1:1: this link leads nowhere; put a copy of the file here instead" in lines


@pytest.mark.parametrize("kind", ["topics", "situations"])
@pytest.mark.parametrize("name", ["index", "data", "search"])
def test_no_page_takes_an_address_that_the_site_needs_itself(
    kind: str, name: str, tmp_path: Path
) -> None:
    files: dict[str, str | bytes] = dict(minimal_council_files())
    entry = f"- id: {name}\n  label: One\n  definition: One more.\n"
    asked = "  asked_by: [clerk]\n" if kind == "situations" else ""
    path = f"councils/{kind}.yml"
    files[path] = entry + asked + str(files.get(path, ""))

    assert told(tmp_path, files) == [
        f"{path}:1:7: '{name}' is kept for the site itself; choose another name"
    ]


def test_a_folder_called_by_a_dot_is_told_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files: dict[str, str | bytes] = dict(minimal_council_files())
    files[COUNCIL] = str(files[COUNCIL]).replace("kind: parish", "kind: parrish")
    write_files(tmp_path, files)
    monkeypatch.chdir(tmp_path / "councils")

    loaded = load(Path(), as_of=date(2026, 11, 22))

    assert [problem.at.path for problem in loaded.problems] == [COUNCIL]


def test_a_link_that_leaves_the_councils_folder_is_not_followed(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = dict(minimal_council_files())
    del files[EDITION]
    write_files(tmp_path, {"secret.md": "the secret"})
    editions = tmp_path / "councils/little-example/editions"
    editions.mkdir(parents=True)
    (editions / "2024-05.md").symlink_to(tmp_path / "secret.md")

    assert told(tmp_path, files) == [
        f"{EDITION}:1:1: this link leaves the councils' folder; put a copy of the file here instead"
    ]


def test_a_council_that_is_a_link_elsewhere_is_not_followed(tmp_path: Path) -> None:
    outside = write_files(tmp_path / "elsewhere", {**minimal_council_files("hidden")})
    write_files(tmp_path, {**minimal_council_files()})
    (tmp_path / "councils/linked").symlink_to(outside / "councils/hidden")

    assert told(tmp_path, {}) == [
        "councils/linked:1:1: this link leaves the councils' folder; put a copy of the file here instead"
    ]


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("Little_Example", "'Little_Example' cannot be part of an address; use small letters, digits and "
         "single hyphens, at most 60 of them: little-example"),
        ("a--b", "'a--b' cannot be part of an address; use small letters, digits and single hyphens, at "
         "most 60 of them: a-b"),
        ("index", "'index' is kept for the site itself; choose another name"),
    ],
)  # fmt: skip
def test_a_folder_that_cannot_be_an_address_is_told(name: str, fault: str, tmp_path: Path) -> None:
    assert told(tmp_path, {**minimal_council_files(name)}) == [f"councils/{name}:1:1: {fault}"]


def test_an_edition_is_named_after_its_date(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = dict(minimal_council_files())
    files["councils/little-example/editions/final.md"] = files.pop(EDITION)

    assert told(tmp_path, files) == [
        "councils/little-example/editions/final.md:1:1: an edition is named after its date, not 'final'; "
        "call the file 2026-12-16.md, 2026-12.md, 2026.md or undated.md"
    ]


def test_an_edition_called_after_a_date_in_words_is_told_how_to_write_it(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = dict(minimal_council_files())
    files["councils/little-example/editions/14 May 2024.md"] = files.pop(EDITION)

    assert told(tmp_path, files)[0].endswith("not '14 May 2024'; call the file 2024-05-14.md")


def test_a_folder_without_councils_is_none(tmp_path: Path) -> None:
    (told_of_it,) = told(tmp_path, {"councils/index.md": "Welcome"})
    assert "this folder holds no council" in told_of_it
    assert "mkdocs-protocol new" in told_of_it


def test_a_file_that_belongs_nowhere_is_told(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = dict(minimal_council_files())
    files["councils/little-example/editons/2024-05.md"] = files[EDITION]
    files["councils/little-example/editions/2024-05.docx"] = b""
    files["councils/topic.yml"] = ""

    assert told(tmp_path, files) == [
        "councils/little-example/editions/2024-05.docx:1:1: '2024-05.docx' is not an edition; an edition is a "
        "file that ends in .md",
        "councils/little-example/editons:1:1: 'editons' is nothing that a council has; did you mean "
        "'editions'?",
        "councils/topic.yml:1:1: 'topic.yml' is not a file that councils share; did you mean 'topics.yml'?",
    ]


def test_two_editions_that_could_be_in_force_need_a_word(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = dict(minimal_council_files())
    files["councils/little-example/editions/2020.md"] = files[EDITION]

    assert told(tmp_path, files) == [
        f"{COUNCIL}:1:1: 2 editions could be in force (2020, 2024-05); write in_force and the one that is, or put a second "
        "document into a folder named after its kind: councils/little-example/grievance/editions/2020.md"
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("name: " + "[" * 30, "1:27"),
        ("name: " + "[" * 5000, "1:27"),
        ("short_name: é\nname: " + "{a: " * 5000, "2:87"),
        ('name: ["[[[", ' + "[" * 5000, "1:34"),
        ("name:\n" + "- " * 5000, "2:41"),
        ("\n".join(f"{' ' * deep}a:" for deep in range(700)), "22:22"),
    ],
    ids=[
        "thirty",
        "lists",
        "mappings",
        "after brackets that are text",
        "bullets",
        "by indentation",
    ],
)
def test_values_nested_without_end_are_refused(tmp_path: Path, text: str, place: str) -> None:
    """PyYAML from 6.0.4 on refuses a thousand levels in words of its own, and before any of them came."""
    files: dict[str, str | bytes] = dict(minimal_council_files())
    files[COUNCIL] = text

    assert told(tmp_path, files) == [
        f"{COUNCIL}:{place}: values are nested more than 20 deep here; write them flatter"
    ]
