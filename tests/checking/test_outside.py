"""Whom else a reader can turn to: what outside.yml may not say."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from support.projects import minimal_council_files, write_files

from mkdocs_protocol.checking.loading import load
from mkdocs_protocol.core.outside import Contact, Outside, Source
from mkdocs_protocol.core.terms import Situation

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_protocol.checking.loading import Loaded

BODY = """\
- id: acas
  body: Acas
  for: [clerk]
  country: [England]
  can: Gives advice.
  sources: [{name: Its page, address: "https://acas.example/"}]
  checked: "2026-11-29"
  check_again: "2027-11-29"
"""


def loaded(root: Path, text: str, today: date = date(2026, 11, 29)) -> Loaded:
    write_files(root, {**minimal_council_files(), "councils/outside.yml": text})
    return load(root / "councils", as_of=today)


def told(root: Path, old: str, new: str) -> list[str]:
    assert old in BODY
    found = loaded(root, BODY.replace(old, new)).problems
    return [str(problem).removeprefix("councils/") for problem in found]


def test_a_body_without_fault_is_read(tmp_path: Path) -> None:
    found = loaded(tmp_path, BODY)
    assert found.problems == ()
    assert [one.body for one in found.handbook.vocabulary.outside] == ["Acas"]


def test_a_role_or_situation_that_there_is_not_is_told(tmp_path: Path) -> None:
    assert told(tmp_path / "a", "for: [clerk]", "for: [clark]") == [
        "outside.yml:3:9: unknown role 'clark'; did you mean 'clerk'?"
    ]
    (problem,) = told(tmp_path / "b", "for: [clerk]", "situations: [nothing]")
    assert problem.startswith("outside.yml:3:16: unknown situation 'nothing'")


def test_a_body_needs_a_secure_source_and_a_later_day_to_check_again(tmp_path: Path) -> None:
    assert len(told(tmp_path / "a", "https://acas", "http://acas")) == 1
    assert (
        len(told(tmp_path / "b", '[{name: Its page, address: "https://acas.example/"}]', "[]")) == 1
    )
    (late,) = told(tmp_path / "c", '"2027-11-29"', '"2026-11-29"')
    assert "no later than it was last checked (2026-11-29); write a later day" in late


def test_a_way_to_reach_a_body_is_one_page_or_one_number(tmp_path: Path) -> None:
    def reached(name: str, ways: str) -> Loaded:
        return loaded(tmp_path / name, BODY.replace("  sources", f"  contact: [{ways}]\n  sources"))

    page = '{name: Its form, address: "https://acas.example/form"}'
    (body,) = reached(
        "a", f'{page}, {{name: Helpline, phone: "0300 123 1100"}}'
    ).handbook.vocabulary.outside
    assert body.contact == (
        Contact("Its form", address="https://acas.example/form"),
        Contact("Helpline", phone="0300 123 1100"),
    )
    for name, fault in enumerate(
        (
            "{name: Helpline}",
            '{name: Both, phone: "999", address: "https://acas.example/"}',
            '{name: Helpline, phone: "0300-CALL-ACAS"}',
            '{name: Helpline, phone: "javascript:alert(1)"}',
            '{name: Its form, address: "tel:999"}',
        )
    ):
        assert len(reached(f"f{name}", fault).problems) == 1, fault


def test_an_id_is_used_once(tmp_path: Path) -> None:
    (problem,) = loaded(tmp_path, BODY * 2).problems
    assert "the id 'acas' is used twice" in str(problem)


def test_what_was_to_be_checked_again_is_a_warning(tmp_path: Path) -> None:
    found = loaded(tmp_path, BODY, date(2027, 11, 30))
    assert found.problems == ()
    (warning,) = [one for one in found.warnings if one.code == "note-to-be-checked"]
    assert "what is said of this body was last checked on 29 November 2026" in str(warning)
    assert loaded(tmp_path / "b", BODY, date(2027, 11, 29)).warnings == ()


def test_a_body_serves_only_where_all_of_it_matches() -> None:
    body = Outside(
        "a",
        "A",
        "Helps.",
        (Source("S", "https://s.example/"),),
        "2026-11-29",
        "2027-11-29",
        asked_by=("clerk",),
        about=("councillors",),
        situations=("s",),
        countries=("England",),
    )
    right = Situation("s", "S", "", ("clerk",), ("councillors",))
    assert body.serves(right, "England")
    assert not body.serves(right, "Wales")
    assert not body.serves(right, "not stated")
    assert not body.serves(Situation("s", "S", "", ("officers",), ("councillors",)), "England")
    assert not body.serves(Situation("s", "S", "", ("clerk",), ()), "England")
    assert not body.serves(Situation("t", "S", "", ("clerk",), ("councillors",)), "England")
