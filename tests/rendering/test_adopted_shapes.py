"""Every shape of a document on its page: shown as it is, read aloud as what it is, and cited as one clause."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from support.projects import write_files

from mkdocs_protocol.core.handbook import Council
from mkdocs_protocol.core.problems import Location
from mkdocs_protocol.core.protocol import Edition, Frame, walk
from mkdocs_protocol.core.text import plain
from mkdocs_protocol.core.vocabulary import CouncilKind, FrameKind, Vocabulary
from mkdocs_protocol.reading.edition import read_edition
from mkdocs_protocol.reading.files import SourceFolder
from mkdocs_protocol.reading.numbers import unseen_number
from mkdocs_protocol.rendering.parts.adopted import fragment
from mkdocs_protocol.site.citations import citation


def read(root: Path, text: str) -> Edition:
    write_files(root, {"c/editions/2024.md": f"---\ntitle: T\n---\n{text}"})
    folder = SourceFolder(root)
    edition = read_edition(root / "c/editions/2024.md", folder, Vocabulary())
    assert folder.problems == []
    assert edition is not None
    return edition


def html(edition: Edition, clause: str = "1.1") -> str:
    return str(fragment(edition.clause_by_id[clause].blocks, anchors=True))


def test_a_line_end_is_kept(tmp_path: Path) -> None:
    assert html(read(tmp_path, "1.1 To\nThe Clerk\n")) == "<p>To<br>\nThe Clerk</p>"


@pytest.mark.parametrize("line", ["______________", "_ _ _ _", "----------", "********"])
def test_a_line_to_sign_on_is_shown(line: str, tmp_path: Path) -> None:
    edition = read(tmp_path, f"1.1 Signed:\n\n{line}\n\nChairman\n\n1.2 Two.\n")

    assert html(edition) == f"<p>Signed:</p><p>{line}</p><p>Chairman</p>"


def test_a_block_of_facts_has_headings_of_rows(tmp_path: Path) -> None:
    table = "| Author | The clerk |\n|---|---|\n| Approved | Council |\n"
    written = read(tmp_path, f"1.1 x\n\n{{headings=column}}\n{table}")
    empty = read(tmp_path, f"1.1 x\n\n| | |\n|---|---|\n{table.replace('|---|---|' + chr(10), '')}")

    for edition in (written, empty):
        assert '<th scope="row">Author</th><td>The clerk</td>' in html(edition)
        assert "<thead>" not in html(edition)
        assert 'scope="col"' not in html(edition)


def test_a_table_without_any_headings_has_none(tmp_path: Path) -> None:
    edition = read(tmp_path, "1.1 x\n\n| | | |\n|---|---|---|\n| a | b<br>c | d |\n")

    assert "<th" not in html(edition)
    assert "<td>b<br>\nc</td>" in html(edition)


def test_words_struck_out_are_shown_so(tmp_path: Path) -> None:
    edition = read(tmp_path, "1.1 The ~~Mayor~~ Chairman.\n")

    assert 'The <s class="protocol-struck">Mayor</s> Chairman.' in html(edition)


@pytest.mark.parametrize("marker", ["(a)", "a)", "i.", "(iv)", "A.", "1)", "•", "–", "▪", "o"])
def test_an_item_has_no_second_mark(marker: str, tmp_path: Path) -> None:
    edition = read(tmp_path, f"1.1 x\n\n- {marker.replace(')', chr(92) + ')')} one\n")

    assert 'class="protocol-lettered" role="list"' in html(
        edition
    ) or 'class="protocol-numbered"' in html(edition)


def test_two_languages_are_said_and_told_apart(tmp_path: Path) -> None:
    edition = read(
        tmp_path,
        "{lang=cy}\n## Rhan\n\n1. Un.\n\n## Part\n\n{id=en-1}\n1. One [dau]{lang=cy}.\n\n{lang=gd}\nTrì.\n",
    )
    first, second = edition.clauses

    assert (first.language, second.language) == ("cy", "")
    assert (first.label, second.label) == ("1 (Welsh)", "1")
    assert html(edition, "en-1") == (
        '<p>One <span class="protocol-part" id="c-en-1-p1" lang="cy">dau</span>.</p><div lang="gd"><p>Trì.</p></div>'
    )


def test_a_citation_names_one_clause_where_numbers_begin_again(tmp_path: Path) -> None:
    text = "## Staff\n\n1. A.\n2. B.\n\n## Clerk\n\n{id=clerk-1}\n1. C.\n2. D.\n3. E.\n\n## Clerk\n\n{id=again-1}\n1. F.\n"
    edition = read(tmp_path, text)
    council = Council("c", "C", "C", CouncilKind.TOWN, (edition,), Location("c"))
    cited = [
        citation(council, edition, clause).rpartition("(undated), ")[2]
        for clause in edition.clauses
    ]

    assert [clause.id for clause in edition.clauses] == [
        "1",
        "2",
        "clerk-1",
        "clerk-2",
        "clerk-3",
        "again-1",
    ]
    assert cited == [
        "Staff, 1",
        "Staff, 2",
        "Clerk, 1 (place 1)",
        "Clerk, 2",
        "clause 3",
        "Clerk, 1 (place 2)",
    ]


@pytest.mark.parametrize(
    ("number", "line", "id_", "cited"),
    [
        ("1A", "1A Members ask.", "1a", "clause 1A"),
        ("A(iii)", "A(iii) Members ask.", "a-iii", "clause A(iii)"),
        ("6(2)", "6(2) Members ask.", "6-2", "clause 6(2)"),
        ("12(1)", "12 (1) Members ask.", "12-1", "clause 12(1)"),
        ("Article 3", "Article 3 Members ask.", "article-3", "Article 3"),
        ("Rule 4B", "Rule 4B. Members ask.", "rule-4b", "Rule 4B"),
        ("ARTICLE 4", "ARTICLE 4 – Members ask.", "article-4", "ARTICLE 4"),
        ("3.1(a)(ii)", "3.1(a)(ii) Members ask.", "3.1-a-ii", "clause 3.1(a)(ii)"),
        ("B2.1(c)", "B2.1(c) Members ask.", "b2.1-c", "clause B2.1(c)"),
        ("2.1", "2.1: Members ask.", "2.1", "clause 2.1"),
        ("1AA", "1AA Members ask.", "1aa", "clause 1AA"),
        ("12.(1)", "12.(1) Members ask.", "12-1", "clause 12.(1)"),
        ("AA", "AA) Members ask.", "aa", "clause AA"),
        ("A", "A. Members ask.", "a", "clause A"),
        ("1", "(1)Members ask.", "1", "clause 1"),
        ("5", "[5] Members ask.", "5", "clause 5"),
        ("3.1", "[3.1] Members ask.", "3.1", "clause 3.1"),
        ("3.1", "(3.1) Members ask.", "3.1", "clause 3.1"),
        ("8-1", "8-1 Members ask.", "8-1", "clause 8-1"),
        ("23/114", "23/114 RESOLVED that members ask.", "23-114", "clause 23/114"),
        ("No. 7", "No. 7 Members ask.", "no-7", "clause No. 7"),
        ("#13", "#13 Members ask.", "13", "clause #13"),
        ("§15", "§ 15. Members ask.", "15", "clause §15"),
        ("Standard 2", "Standard 2: Members ask.", "standard-2", "Standard 2"),
        ("Art. 5", "Art. 5 Members ask.", "art-5", "Art. 5"),
        ("II", "II – Members ask.", "ii", "clause II"),
        ("1st", "1st. Members ask.", "1st", "clause 1st"),
        ("II.3", "II.3 Members ask.", "ii.3", "clause II.3"),
        ("II.3", "II.3 – Members ask.", "ii.3", "clause II.3"),
        ("(A)(iii)", "(A)(iii) Members ask.", "a-iii", "clause (A)(iii)"),
        ("S. 4", "S. 4 Members ask.", "s-4", "clause S. 4"),
        ("s. 4(2)", "s. 4(2) Members ask.", "s-4-2", "clause s. 4(2)"),
        ("Bye-law 4", "Bye-law 4. Members ask.", "bye-law-4", "Bye-law 4"),
        ("IV.2.a", "IV.2.a Members ask.", "iv.2.a", "clause IV.2.a"),
        ("Step One", "Step One: Members ask.", "step-one", "Step One"),
        ("para 3(a)", "para 3(a) Members ask.", "para-3-a", "para 3(a)"),
        (
            "Schedule 2, para 4",
            "Schedule 2, para 4. Members ask.",
            "schedule-2-para-4",
            "Schedule 2, para 4",
        ),
        ("Firstly", "Firstly, members ask.", "firstly", "Firstly"),
        ("First", "First. Members ask.", "first", "First"),
        ("1", "１．Members ask.", "1", "clause 1"),
        ("1", "（１）Members ask.", "1", "clause 1"),
        ("23/114(b)", "23/114(b) Members ask.", "23-114-b", "clause 23/114(b)"),
        ("HR-01", "HR-01 Members ask.", "hr-01", "clause HR-01"),
        ("①", "① Members ask.", "1", "clause ①"),
        ("Ⅱ", "Ⅱ. Members ask.", "ii", "clause Ⅱ"),
        ("Ⓐ", "Ⓐ Members ask.", "a", "clause Ⓐ"),
        ("SO 12", "SO 12 Members ask.", "so-12", "clause SO 12"),
        ("7", "7- Members ask.", "7", "clause 7"),
        ("7", "7: Members ask.", "7", "clause 7"),
        ("7", "7.) Members ask.", "7", "clause 7"),
        ("7", "7.Members ask.", "7", "clause 7"),
        ("7.1", "7.1Members ask.", "7.1", "clause 7.1"),
        ("1.b", "1.b Members ask.", "1.b", "clause 1.b"),
        ("6", "6.-(1) Members ask.", "6", "clause 6"),
        ("Aim 2", "Aim 2 Members ask.", "aim-2", "Aim 2"),
        (
            "Standing Order No. 3",
            "Standing Order No. 3 Members ask.",
            "standing-order-no-3",
            "Standing Order No. 3",
        ),
        ("Res. 4 of 2024", "Res. 4 of 2024 Members ask.", "res-4-of-2024", "Res. 4 of 2024"),
    ],
)
def test_a_number_of_another_kind_is_cited_and_shown(
    number: str, line: str, id_: str, cited: str, tmp_path: Path
) -> None:
    edition = read(tmp_path, f'{{number="{number}"}}\n{line}\n')
    (clause,) = edition.clauses
    assert unseen_number(line, last=(0,))  # Without its braces it would be told.
    council = Council("c", "C", "C", CouncilKind.TOWN, (edition,), Location("c"))

    assert (clause.id, clause.is_mended) == (id_, False)
    assert "".join(edition.words) == "".join(line.split())
    assert citation(council, edition, clause).endswith(f", {cited}")


def test_all_of_a_list_of_contents_is_contents(tmp_path: Path) -> None:
    edition = read(
        tmp_path,
        "{frame=contents}\nContents\n\nStatement 3\n\n1. Respect 5\n\n2. Bullying 5\n\n## 1. Respect\n\nWe do.\n",
    )

    assert [clause.id for clause in edition.clauses] == ["1"]
    assert [plain(n.blocks) for n in walk(edition.body) if isinstance(n, Frame)] == [
        "Contents",
        "Statement 3",
        "1. Respect 5\n2. Bullying 5",
    ]


def test_a_sign_off_below_the_last_section_needs_nothing(tmp_path: Path) -> None:
    edition = read(tmp_path, "## Aims\n\n{id=a}\nClear.\n\n***\n\nAdopted, item 10\n\nChairman\n")

    assert [n.kind for n in walk(edition.body) if isinstance(n, Frame)] == [FrameKind.LABEL] * 2


def test_councils_that_no_document_names_are_told_apart(tmp_path: Path) -> None:
    edition = read(tmp_path, "1.1 x\n")
    north = Council(
        "n", "", "North", CouncilKind.PARISH, (edition,), Location("n"), unnamed="Not said."
    )

    assert north.title == "North (its document names no council)"
    assert replace(north, short_name="South").title != north.title
    assert replace(north, name="North Parish Council").title == "North Parish Council"


def test_a_clause_is_told_from_a_section_of_the_same_number(tmp_path: Path) -> None:
    edition = read(tmp_path, "## 1. Introduction\n\n1.1 A.\n\n## 1. Informal\n\nTalk.\n")

    assert [clause.label for clause in edition.clauses] == ["1.1", "Informal, 1"]
