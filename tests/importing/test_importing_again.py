"""A file imported again: the same does nothing, another one becomes an edition that follows the one before."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import Result
from support.commands import run
from support.word_files import abstract, instance, level, paragraph, word_file

from mkdocs_protocol.checking.loading import load
from mkdocs_protocol.checking.verifying import verify
from mkdocs_protocol.core.edition_dates import DateKind
from mkdocs_protocol.core.protocol import Edition
from mkdocs_protocol.importing.following import followed

NUMBERING = abstract(1, level(0, "%1."), level(1, "%1.%2")) + instance(1, 1)
FIRST = "Members and officers work together for the whole town."
SECOND = "Members ask the clerk for what they need."
THIRD = "The clerk answers within a week."


@pytest.fixture(autouse=True)
def days(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")  # 22 November 2026
    monkeypatch.chdir(tmp_path)


def document(*clauses: str, loose: str = "Nothing here changes the law.") -> None:
    body = [
        paragraph("Protocol", style="Title"),
        paragraph("Working together", style="Heading1", number=(1, 0)),
        *(paragraph(words, number=(1, 1)) for words in clauses),
        paragraph("Limits", style="Heading1"),
        paragraph(loose),
    ]
    Path("Protocol.docx").write_bytes(word_file(body, numbering=NUMBERING))


def imported(*more: str) -> Result:
    return run("import", "Protocol.docx", "--council", "tiny", *more)


def begun() -> None:
    document(FIRST, SECOND, THIRD)
    assert imported("--name", "Tiny Council", "--kind", "parish").exit_code == 0
    path = Path("councils/tiny/editions/undated.md")
    text = path.read_text("utf-8")
    text = text.replace("1.2 Members", "{topic=channels kind=procedure}\n1.2 [Members").replace(
        "the clerk for", "the clerk]{topic=information} for"
    )
    text = text.replace("{id=limits-1}", "{id=the-law topic=framework}")
    text = text.replace(
        "received_as: text\n",
        'received_as: text\nfindings:\n  - kind: missing\n    clauses: ["1.1"]\n    text: It is not said who decides.\n'
        '  - {kind: missing, clauses: ["1.3"], text: It is not said how.}\n',
    )
    path.write_text(text, "utf-8")


def editions() -> dict[str, Edition]:
    loaded = load(Path("councils"), as_of=date(2026, 11, 22))
    assert [str(each) for each in loaded.problems] == []
    assert list(verify(Path("councils"), loaded.handbook)) == []
    return {each.id: each for each in loaded.handbook.councils[0].editions}


def codes() -> dict[str, list[str]]:
    loaded = load(Path("councils"), as_of=date(2026, 11, 22))
    records = {record.edition: record for record in loaded.handbook.councils[0].imports}
    made: dict[str, list[str]] = {}
    for guess in records["2026-11-22"].guesses:
        made.setdefault(guess.code, []).extend(guess.where)
    return made


def test_a_file_that_has_not_changed_is_left_alone() -> None:
    begun()
    before = {path: path.read_bytes() for path in Path("councils").rglob("*.*")}
    result = imported()

    assert result.exit_code == 0
    assert result.output == (
        "Protocol.docx has not changed since it was imported on 2026-11-22 as tiny/undated; nothing is done\n"
    )
    assert {path: path.read_bytes() for path in Path("councils").rglob("*.*")} == before


def test_what_is_the_same_keeps_its_id_topics_and_parts() -> None:
    begun()
    document(FIRST, SECOND, "The clerk answers within three days.")
    assert imported().exit_code == 0
    now = editions()["2026-11-22"]

    assert now.clause_by_id["1.2"].classification.topic == "channels"
    assert [part.classification.topic for part in now.clause_by_id["1.2"].parts] == ["information"]
    assert now.clause_by_id["the-law"].classification.topic == "framework"
    told = [finding.text for finding in now.findings]
    assert "It is not said who decides." in told
    assert "It is not said how." not in told
    assert len(codes()["clause-changed"]) == 1
    assert "three days" in codes()["clause-changed"][0]
    assert codes()["facts-left"] == ["the facts: findings"]


def with_facts() -> None:
    """Give the first edition the facts that a person gives: dates with their printed words, silences."""
    document(FIRST, SECOND, THIRD, *FACTS)
    assert imported("--name", "Tiny Council", "--kind", "parish").exit_code == 0
    path = Path("councils/tiny/editions/undated.md")
    text = path.read_text("utf-8")
    dates = (
        "dates:\n"
        "  adopted:\n"
        "    - {value: 2019, printed: '2019'}  # the first\n"
        "    - {value: 2021-05-12, printed: 12 May 2021}\n"
        "  approved: {value: 2021-05, printed: May 2021, by: Policy Committee}\n"
        "  signed: {blank: true, printed: 'Date signed:'}\n"
        "  next_review: {value: 2025-05, printed: May 2025}\n"
        "cycle: {printed: every four years}\n"
        "version: '2'\n"
        "silent: [media, correspondence, chairs]\n"
    )
    path.write_text(text.replace("received_as: text\n", f"received_as: text\n{dates}", 1), "utf-8")
    assert editions()


FACTS = (
    "It was adopted on 12 May 2021, in place of that of 2019.",
    "The Policy Committee approved it in May 2021, as version 2.",
    "Date signed:",
    "It is reviewed every four years, next in May 2025.",
)


def test_facts_stand_where_their_words_are_printed_as_before() -> None:
    with_facts()
    document(
        FIRST,
        SECOND,
        *FACTS[:3],
        FACTS[3].replace("May 2025", "May 2029"),
        "Letters to newspapers and the press go by the clerk.",
    )
    assert imported().exit_code == 0
    now = editions()["2026-11-22"]
    told = codes()

    assert [fact.printed for fact in now.dates.all_of(DateKind.ADOPTED)] == ["2019", "12 May 2021"]
    assert now.dates.all_of(DateKind.APPROVED)[0].by == "Policy Committee"
    assert now.dates.all_of(DateKind.SIGNED)[0].state == "blank"
    assert now.dates.all_of(DateKind.NEXT_REVIEW) == ()
    assert now.version == "2"
    assert now.cycle is not None
    assert any(
        "next_review (May 2025, which is not printed any more)" in one for one in told["facts-left"]
    )
    assert any("cycle (every four years)" in one for one in told["facts-carried"])
    # New words speak of the press, and of nothing that the other silences are about.
    assert set(now.silent) == {"correspondence", "chairs"}
    assert any("silent: media" in one for one in told["facts-left"])
    assert len(told["silences-carried"]) == 2


def test_a_blank_that_has_been_filled_in_is_blank_no_more() -> None:
    with_facts()
    document(FIRST, SECOND, THIRD, *FACTS[:2], "Date signed: 1 June 2026", FACTS[3])
    assert imported().exit_code == 0

    assert editions()["2026-11-22"].dates.all_of(DateKind.SIGNED) == ()
    assert any("signed (Date signed:" in one for one in codes()["facts-left"])


def test_a_title_that_a_person_chose_stays() -> None:
    begun()
    path = Path("councils/tiny/editions/undated.md")
    path.write_text(path.read_text("utf-8").replace("title: Protocol", "title: Limits"), "utf-8")
    document(FIRST, SECOND)
    assert imported().exit_code == 0
    assert editions()["2026-11-22"].title == "Limits"


def test_a_clause_that_moved_down_keeps_its_topics_under_its_new_number() -> None:
    begun()
    document("They are polite.", FIRST, SECOND, THIRD)
    assert imported().exit_code == 0
    now = editions()["2026-11-22"]

    assert now.clause_by_id["1.3"].classification.topic == "channels"
    assert now.clause_by_id["1.3"].parts[0].classification.topic == "information"
    assert [" before: 1." in where for where in codes()["clause-renumbered"]] == [True] * 3
    assert any("They are polite." in where for where in codes()["clause-new"])


OLD = f"""{{topic=channels}}
## 1. Working together

{{kind=procedure}}
1.1 {SECOND} {THIRD}

1.2 {FIRST}

{{topic=meetings}}
## 2. Meetings

2.1 Meetings are held in public unless the law says otherwise.

2.2 The press is admitted to meetings of the council."""


def test_clauses_that_were_parted_or_joined_are_told_with_where_their_words_stand_now() -> None:
    new = f"""## 1. Working together

1.1 {SECOND}

1.2 {THIRD}

1.3 {FIRST}

## 2. Meetings

2.1 Meetings are held in public unless the law says otherwise. The press is admitted to meetings of the council."""
    now = followed(new, OLD)

    assert "{kind=procedure}\n1.1 Members ask" in now.text
    assert "{kind=procedure}\n1.2 The clerk answers" in now.text
    told = [change.guess.what for change in now.changes if change.guess.code == "clause-changed"]
    assert any(what.startswith("these words stood in 1.1 before") for what in told)
    assert any(what.startswith("the words of 2.2 are in this clause now") for what in told)
    assert "clause-gone" not in {change.guess.code for change in now.changes}


def test_a_clause_keeps_what_it_had_from_its_heading_under_another_one() -> None:
    new = f"""## 1. Meetings

1.1 The press is admitted to meetings of the council.

1.2 {FIRST}

## 2. Working together

2.1 Meetings are held in public unless the law says otherwise.

2.2 {SECOND} {THIRD}"""
    now = followed(new, OLD).text

    assert "{topic=meetings}\n## 1. Meetings\n\n1.1 The press" in now
    assert "{topic=channels}\n1.2 Members and officers" in now
    assert "{topic=channels}\n## 2. Working together\n\n{topic=meetings}\n2.1 Meetings" in now
    assert "{kind=procedure}\n2.2 Members ask" in now


def test_what_is_gone_is_told() -> None:
    begun()
    document(FIRST, THIRD)
    assert imported().exit_code == 0

    assert any(SECOND in where or "Members ask" in where for where in codes()["clause-gone"])


def test_nothing_of_a_person_is_written_over() -> None:
    begun()
    before = {path: path.read_bytes() for path in Path("councils").rglob("*.*")}
    document(FIRST)
    assert imported().exit_code == 0
    document(SECOND)
    result = imported()  # On the same day: the name of the edition is taken.

    assert result.exit_code == 1
    assert "is there already, and no file is overwritten; name another --edition" in result.output
    assert all(path.read_bytes() == content for path, content in before.items())


def test_a_council_with_faults_is_not_followed() -> None:
    begun()
    path = Path("councils/tiny/council.yml")
    path.write_text(path.read_text("utf-8").replace("kind: parish", "kind: parrish"), "utf-8")
    document(FIRST)
    result = imported()

    assert result.exit_code == 1
    assert "tiny has faults" in result.output
    assert not Path("councils/tiny/editions/2026-11-22.md").exists()
