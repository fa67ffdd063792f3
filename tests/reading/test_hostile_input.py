"""Input that somebody spoiled, on purpose or not: each fault in its place, in words that are safe to print."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import pytest
from support.hostile import SHAPES, calls, doubled
from support.hostile_inputs import IMPORTS, INPUTS, Work, bring_in_here, check, take
from support.projects import minimal_council_files, write_files
from support.random_runs import LONG_RUN

from mkdocs_protocol.checking.loading import load
from mkdocs_protocol.checking.verifying import verify
from mkdocs_protocol.core.visible import unseen_character, visible, visible_json
from mkdocs_protocol.proposing.everything import every_proposal

EDITION = "councils/little-example/editions/2024-05.md"
RECEIVED = "councils/little-example/as-received/2024-05.txt"
COUNCIL = "councils/little-example/council.yml"


def told(root: Path, files: dict[str, str]) -> list[str]:
    write_files(root, {**files})
    return [str(problem) for problem in load(root / "councils", as_of=date(2026, 11, 22)).problems]


def changed(path: str, old: str, new: str) -> dict[str, str]:
    files = minimal_council_files()
    assert files[path].count(old) == 1
    return files | {path: files[path].replace(old, new)}


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("a\x1b[31mb", "a<U+001B>[31mb"),
        ("a\u202eb", "a<U+202E>b"),
        ("a\r\n::error file=x::b", "a<U+000D><U+000A>::error file=x::b"),
        ("::error::x", "<U+003A>:error::x"),
        ("a ##[error]x ##vso[task.x]", "a <U+0023>#[error]x <U+0023>#vso[task.x]"),
        ("caf\udcff", "caf<U+DCFF>"),
        ("a\u00a0b", "a<U+00A0>b"),
        ("“a” – b 🏛 é", "“a” – b 🏛 é"),
    ],
)
def test_what_a_source_holds_is_printed_as_one_line_that_orders_nobody_about(
    raw: str, shown: str
) -> None:
    assert visible(raw) == shown
    assert visible(shown) == shown


def test_a_very_long_text_is_printed_in_part() -> None:
    assert len(visible("x" * 1_000_000)) < 1_100


def test_json_holds_the_same_values_without_a_raw_character_that_nobody_sees() -> None:
    value = ["a\u202eb", "\x9b31m", "\U000e0041", "caf\udcff"]
    text = visible_json(json.dumps(value, ensure_ascii=False))
    assert text.isascii()
    assert json.loads(text) == value


@pytest.mark.parametrize(
    "character",
    ["\u061c", "\U000e0041", "\u3164", "\u115f", "\uffa0", "\u034f", "\u180e", "\ufdd0", "\ufffe", "\U0001ffff", "\u2800",
     "\U000e0101", "\ufff9", "\ufe01"],
)  # fmt: skip
def test_a_character_that_nobody_sees_is_reported(character: str, tmp_path: Path) -> None:
    lines = told(tmp_path, changed(EDITION, "shall treat", f"shall{character} treat"))
    assert lines == [
        f"{EDITION}:18:31: there is an invisible character (U+{ord(character):04X}) here; delete it"
    ]


@pytest.mark.parametrize(
    "text", ["☎️ 01234", "☑︎ yes", "a b", "Llanfair ŷ", "e\u0301", "\uf0b7 item"]
)
def test_a_character_that_is_seen_is_none_of_them(text: str) -> None:
    assert unseen_character(text) is None


@pytest.mark.parametrize("blank", ['" "', '"\\u00a0"', "'\t'"])
def test_a_name_of_spaces_is_no_name(blank: str, tmp_path: Path) -> None:
    assert told(
        tmp_path, changed(COUNCIL, "name: Little Example Parish Council\ns", f"name: {blank}\ns")
    ) == [f"{COUNCIL}:1:7: name: nothing is written here; write the words, or leave the key out"]


@pytest.mark.parametrize("name", ["aux", "prn", "com1", "lpt9", "con", "nul"])
def test_a_name_that_windows_keeps_for_a_device_is_refused(name: str, tmp_path: Path) -> None:
    assert told(tmp_path, minimal_council_files(name)) == [
        f"councils/{name}:1:1: '{name}' is kept by Windows for a device, so no folder there can have it; choose "
        "another name"
    ]


@pytest.mark.parametrize("count", ['"1_0"', '"1.0"', '" 1 "', "0", "-1", "9" * 4301, "[1]", "²"])
def test_a_count_is_a_number_as_one_writes_it(count: str, tmp_path: Path) -> None:
    given = (
        f"silent: [media]\ndifferences:\n  - {{reason: list bullet, received: x, times: {count}}}"
    )
    (line,) = told(tmp_path, changed(EDITION, "silent: [media]", given))
    assert line.startswith(f"{EDITION}:9:")
    assert line.endswith("is not a count; write a whole number from 1 to 9999, such as 2")
    assert len(line) < 1_200


def test_a_mark_of_yaml_on_a_key_or_value_is_reported(tmp_path: Path) -> None:
    lines = told(
        tmp_path,
        changed(COUNCIL, "kind: parish", "!!str kind: parish\n&a published: ! not recorded"),
    )
    assert lines == [
        f"{COUNCIL}:3:1: 'tag:yaml.org,2002:str' is a type tag; leave it out",
        f"{COUNCIL}:4:1: '&a' is an anchor; leave it out, or put the words in quotes",
        f"{COUNCIL}:4:15: '!' is a type tag; leave it out",
    ]


@pytest.mark.parametrize(
    ("text", "place", "reason"),
    [
        ("name: x\n\tkind: y\n", "2:1", "there is a tab here"),
        ("name: [x\n", "1:9", "a bracket opens and does not close"),
        ('name: "x\n', "1:9", "a quotation mark opens and does not close"),
        (
            "name: a: b\n",
            "1:8",
            "a colon is where none can be; if it belongs to the words, put them in quotes",
        ),
        ("name: @x\n", "1:7", "a word cannot begin with this character; put the words in quotes"),
    ],
)
def test_what_is_no_yaml_is_told_in_plain_words_at_a_line_that_the_file_has(
    text: str, place: str, reason: str, tmp_path: Path
) -> None:
    (line,) = told(tmp_path, minimal_council_files() | {COUNCIL: text})
    assert line.startswith(f"{COUNCIL}:{place}: this is not YAML ({reason})")


def test_a_character_unknown_to_yaml_hides_nothing_behind_it(tmp_path: Path) -> None:
    lines = told(tmp_path, changed(COUNCIL, "kind: parish", "kind: parish\x00\nknid: x"))
    assert [line.split(": ")[0] for line in lines] == [
        f"{COUNCIL}:{at}" for at in ("3:7", "3:13", "4:1")
    ]


def test_a_fault_of_the_facts_hides_none_of_a_tree(tmp_path: Path) -> None:
    files = changed(COUNCIL, "kind: parish", "kind: parrish")
    files["councils/little-example/trees/nothing.yml"] = "nodes: x\n"
    places = [line.split(": ")[0] for line in told(tmp_path, files)]
    assert f"{COUNCIL}:3:7" in places
    assert "councils/little-example/trees/nothing.yml:1:8" in places


@pytest.mark.parametrize("name", ["trees", "as-received"])
def test_a_file_where_a_folder_belongs_is_reported(name: str, tmp_path: Path) -> None:
    files = {
        path: text for path, text in minimal_council_files().items() if f"/{name}/" not in path
    }
    lines = told(tmp_path, files | {f"councils/little-example/{name}": "x"})
    assert (
        f"councils/little-example/{name}:1:1: a folder belongs here, and this is a file; give the file another name"
        in lines
    )


@pytest.mark.parametrize(
    "path", ["councils/situations.yml", "councils/expectations.yml", COUNCIL, "councils/second"]
)
def test_a_link_that_leads_nowhere_is_reported(path: str, tmp_path: Path) -> None:
    write_files(tmp_path, {**minimal_council_files()})
    (tmp_path / path).unlink(missing_ok=True)
    (tmp_path / path).symlink_to(tmp_path / "councils/nowhere")
    assert f"{path}:1:1: this link leads nowhere; put a copy of the file here instead" in told(
        tmp_path, {}
    )


def test_a_folder_that_cannot_be_read_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.iterdir

    def iterdir(folder: Path) -> object:
        if folder.name == "editions":
            raise PermissionError(13, "Permission denied")
        return real(folder)

    monkeypatch.setattr(Path, "iterdir", iterdir)
    lines = told(tmp_path, minimal_council_files())
    assert [line for line in lines if line.startswith("councils/little-example/editions:")] == [
        "councils/little-example/editions:1:1: this cannot be read (Permission denied); allow it to be read"
    ]


def test_a_name_that_is_not_utf_8_is_reported_as_it_can_be_printed(tmp_path: Path) -> None:
    write_files(tmp_path, {**minimal_council_files()})
    os.mkdir(os.fsencode(tmp_path / "councils") + b"/caf\xff")
    lines = told(tmp_path, {})
    assert lines[0].startswith(
        "councils/caf<U+DCFF>:1:1: 'caf<U+DCFF>' cannot be part of an address"
    )


MOST = 3
"""Each line costs the same at 2, each line as much as all before it at 4."""
SIZE = 8_000
"""How many bytes there are; in half as many the lines of some shapes are too few to tell."""


@pytest.mark.random
@pytest.mark.parametrize("shape", SHAPES)
def test_twice_the_input_takes_about_twice_the_work(shape: str, tmp_path: Path) -> None:
    assert doubled(check, SHAPES[shape], tmp_path, SIZE) <= MOST


@pytest.mark.random
@pytest.mark.parametrize(
    ("work", "shape"),
    [(work, shape) for work in INPUTS if work is not take or LONG_RUN for shape in INPUTS[work]],
)
def test_twice_of_any_list_takes_about_twice_the_work(
    work: Work, shape: str, tmp_path: Path
) -> None:
    assert doubled(work, INPUTS[work][shape], tmp_path, 2_000) <= MOST


@pytest.mark.random
@pytest.mark.parametrize(
    ("kind", "shape"),
    [(kind, shape) for kind in IMPORTS if kind != "PDF" or LONG_RUN for shape in IMPORTS[kind]],
)
def test_twice_of_a_file_takes_about_twice_the_work(kind: str, shape: str, tmp_path: Path) -> None:
    size = SIZE if " in " in shape else 1_000
    assert doubled(bring_in_here, IMPORTS[kind][shape], tmp_path, size) <= MOST


@pytest.mark.parametrize(
    "sentence",
    [
        "The Chair then writes the {} letter to the Clerk. ",
        "If that fails, the Clerk hears the {} complaint. ",
    ],
)
def test_proposing_for_a_clause_of_twice_the_length_takes_about_twice_the_work(
    sentence: str, tmp_path: Path
) -> None:
    situation = "- {id: s, label: A complaint about a letter, asked_by: [councillors], about: [clerk], definition: b}\n"
    counts = []
    for many in (40, 80, 160):
        clause = "".join(sentence.format("x" * (number + 1)) for number in range(many))
        files = changed(EDITION, "\n***", f"\n2.2 {clause}\n\n***")
        root = write_files(tmp_path / str(many), files | {"councils/situations.yml": situation})
        handbook = load(root / "councils", as_of=date(2026, 11, 22)).handbook
        counts.append(calls(lambda handbook=handbook: [*every_proposal(handbook)]))  # type: ignore[misc]
    assert counts[1] <= 2.5 * counts[0]
    assert counts[2] <= 2.5 * counts[1]


@pytest.mark.parametrize("unit", ["A-", "1.", "resolved "])
def test_what_is_repeated_without_end_is_read_to_its_end(unit: str, tmp_path: Path) -> None:
    text = changed(EDITION, "\n***", f"\n2.2 This protocol: {unit * 20_000}\n\n***")
    assert told(tmp_path, text) == []


def test_of_one_kind_in_one_file_the_first_five_hundred_are_told_and_that_there_are_more(
    tmp_path: Path,
) -> None:
    text = minimal_council_files()[EDITION] + "".join(f"\n<b>{n}</b>\n" for n in range(600))
    lines = told(tmp_path, {**minimal_council_files(), EDITION: text})
    kinds = [line for line in lines if "HTML" in line]
    more = [line for line in lines if "there are more problems of this kind than 500" in line]
    assert len(kinds) == 500
    assert len(more) == 1
    assert lines.index(more[0]) > lines.index(kinds[-1])


def test_a_text_of_more_lines_than_any_document_has_is_told_and_not_read(tmp_path: Path) -> None:
    text = minimal_council_files()[EDITION] + "x\n\n" * 12_501
    lines = told(tmp_path, {**minimal_council_files(), EDITION: text})
    assert len(lines) == 1
    assert "has more than 12,500 lines; write each paragraph in one line" in lines[0]


def test_a_text_of_more_marks_than_any_document_has_is_told_and_not_read(tmp_path: Path) -> None:
    text = minimal_council_files()[EDITION]
    more = f"{text}\nSee\n{'*a* ' * 20_001}\n"
    (line,) = told(tmp_path, {**minimal_council_files(), EDITION: more})
    last = more.count("\n")
    assert line.startswith(f"{EDITION}:{last}:79")
    assert "has more than 40,000 marks of Markdown" in line
    received = {RECEIVED: "*a* " * 20_001}
    text = text.replace("silent:", "received_as: markdown\nsilent:", 1)
    assert told(tmp_path, {**minimal_council_files(), EDITION: text, **received}) == []
    handbook = load(tmp_path / "councils", as_of=date(2026, 11, 22)).handbook
    (problem,) = verify(tmp_path / "councils", handbook)
    assert "more than 40,000 marks of Markdown" in str(problem)


def test_a_number_of_more_digits_than_any_has_is_no_fault(tmp_path: Path) -> None:
    digits = "1" * 5_000
    text = minimal_council_files()[EDITION] + f'\n{{number="{digits}"}}\n{digits} Be clear.\n'
    assert not any(
        "Traceback" in line for line in told(tmp_path, {**minimal_council_files(), EDITION: text})
    )
