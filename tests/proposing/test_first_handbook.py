"""A clerk's first handbook holds one council: what is proposed there rests on the lists that `new` writes alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from support.commands import run

TEXT = """\
Somewhere Town Council

Working together

1. What to expect

1.1 Councillors can expect from staff a reply to emails within three working days.

1.2 A councillor who wants a piece of work done should first ask the Town Clerk.

1.3 Staff must not take part in party political activity for any councillor.

2. The public

2.1 Statements to the press are issued by the Town Clerk.

2.2 Councillors will not criticise staff in public.

2.3 The Personnel Committee shall review this protocol every three years.
"""


@pytest.fixture
def proposed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, dict[str, Any]]:
    monkeypatch.chdir(tmp_path)
    return proposed_for(TEXT)


def proposed_for(text: str) -> dict[str, dict[str, Any]]:
    """Return what is proposed for a text that was imported into a new site, by its subject."""
    run("new", "somewhere", "--name", "Somewhere Town Council", "--kind", "town", "--site")
    Path("Protocol.txt").write_text(text, "utf-8")
    run("import", "Protocol.txt", "--council", "somewhere")
    run("suggest", "--only", "somewhere", "--write", "proposals.yml")
    entries = yaml.safe_load(Path("proposals.yml").read_text("utf-8"))
    return {one["subject"]: one["value"] for one in entries if "value" in one}


def test_topics_kinds_and_roles_come_from_the_lists_and_the_words(
    proposed: dict[str, dict[str, Any]],
) -> None:
    given = {
        clause: (value["topic"], value["kind"], value["binds"], value["benefits"])
        for clause, value in proposed.items()
        if "topic" in value and "kind" in value
    }
    assert given == {
        "1.1": ("councillors-expect", "expectation", ["officers"], ["councillors"]),
        "1.2": ("channels", "procedure", ["councillors"], ["councillors"]),
        "1.3": ("politics", "prohibition", ["officers"], ["councillors"]),
        "2.1": ("media", "description", ["clerk"], []),
        "2.2": ("criticism", "prohibition", ["councillors"], ["officers"]),
        "2.3": ("review", "duty", ["staff-committee"], []),
    }


def test_questions_are_answered_by_the_words_that_the_list_gives(
    proposed: dict[str, dict[str, Any]],
) -> None:
    def answer(question: str) -> tuple[object, list[str]]:
        value = proposed[question]
        return value["state"], [one["clause"] for one in value.get("rests_on", ())]

    assert answer("response-time") == ("answered", ["1.1"])
    assert answer("press") == ("answered", ["2.1"])
    assert answer("criticise-officer") == ("answered", ["2.2"])
    assert answer("gifts") == ("silent", [])


TREE = """\
Somewhere Town Council

Working together

1. When things go wrong

1.1 An employee with a complaint about a councillor should write to the Clerk, who will decide under the grievance procedure what is to be done.

1.2 If the complaint is about the Clerk, a councillor should put it to the Chair in writing.

1.3 A councillor who wants a piece of work done should ask the Clerk.
"""


def test_first_drafts_of_trees_say_whom_to_go_to_and_what_is_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    run("new", "somewhere", "--name", "Somewhere Town Council", "--kind", "town", "--site")
    Path("Protocol.txt").write_text(TREE, "utf-8")
    run("import", "Protocol.txt", "--council", "somewhere")
    run("suggest", "--only", "somewhere", "--write", "proposals.yml")
    text = (
        Path("proposals.yml")
        .read_text("utf-8")
        .replace("- decide:\n  all:", "- decide: accept\n  all:")
    )
    Path("proposals.yml").write_text(text, "utf-8")

    assert run("accept", "proposals.yml").exit_code == 0
    assert run("check").exit_code == 0

    def tree(situation: str) -> dict[str, Any]:
        path = Path(f"councils/somewhere/trees/{situation}.yml")
        given: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
        return given

    def gone_to(situation: str) -> list[list[str]]:
        return [[*one["who"]] for one in tree(situation)["nodes"].values() if "who" in one]

    assert gone_to("officer-concern-councillor") == [["clerk"]]
    assert gone_to("councillor-unhappy-clerk") == [["chair"]]
    assert gone_to("ask-officer-for-help") == [["clerk"]]
    assert tree("officer-concern-councillor")["gaps"] == ["No informal step is given."]
    # What an employee does about a councillor answers no question about what another councillor does.
    answers = yaml.safe_load(Path("councils/somewhere/answers.yml").read_text("utf-8"))["answers"]
    rests_on = {
        id_: {one["clause"] for one in said.get("rests_on", ())} for id_, said in answers.items()
    }
    assert "1.1" in rests_on["officer-complaint"]
    assert "1.1" not in rests_on.get("complaint-about-councillor", ())
    assert tree("ask-officer-for-help")["nodes"]["not-said"]["lacks"] == ["refusal"]


def test_plain_words_without_will_or_shall_are_steps_and_cases_of_a_refusal_are_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    steps = proposed_for(
        "Somewhere Town Council\n\nWorking together\n\n1. Asking\n\n"
        "1.1 A councillor is entitled to see any document. The Town Clerk may refuse where:\n\n"
        "(a) the document is about a named employee; or\n\n(b) the law forbids it.\n\n"
        "2. When something goes wrong\n\n"
        "2.1 If a councillor is unhappy with a member of staff, the councillor speaks to the Town Clerk. If the worry is "
        "about the Town Clerk, the councillor speaks to the Mayor.\n\n"
        "2.2 If a member of staff is unhappy with a councillor, the member of staff tells the Town Clerk.\n\n"
        "2.3 A concern about an employee's conduct is dealt with under the Disciplinary Policy.\n",
    )

    def rests_on(situation: str) -> list[str]:
        return [
            quote["words"]
            for subject, value in steps.items()
            if subject.startswith(situation)
            for quote in value.get("quotes", ())
        ]

    assert rests_on("councillor-unhappy-officer/")[0].endswith("speaks to the Town Clerk.")
    assert rests_on("councillor-unhappy-clerk/")[0].endswith("speaks to the Mayor.")
    assert [
        words
        for words in rests_on("officer-concern-councillor/")
        if "tells the Town Clerk" in words
    ]
    assert not [
        words for words in rests_on("officer-concern-councillor/") if "employee's conduct" in words
    ]
    assert not [words for words in rests_on("ask-for-information/") if words.startswith("(")]
