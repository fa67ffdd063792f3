"""How a text becomes sections, clauses, parts and frames."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from support.handbook import real_handbook
from support.projects import write_files

from mkdocs_protocol.core.items import items_of
from mkdocs_protocol.core.problems import MOST_REPORTED
from mkdocs_protocol.core.protocol import Edition, Frame, Section, walk
from mkdocs_protocol.core.terms import Role, Topic
from mkdocs_protocol.core.vocabulary import ClauseKind, FrameKind, Vocabulary
from mkdocs_protocol.reading.edition import read_edition
from mkdocs_protocol.reading.files import SourceFolder

REPOSITORY = Path(__file__).parents[2]
VOCABULARY = Vocabulary(
    tuple(Topic(name, name) for name in ("respect", "media", "channels", "politics")),
    tuple(Role(name, name) for name in ("clerk", "councillors", "officers")),
)


def read(tmp_path: Path, text: str) -> Edition:
    """Return the edition with that text; fail with its problems if it has any."""
    write_files(tmp_path, {"c/editions/2024.md": f"---\ntitle: T\n---\n{text}"})
    folder = SourceFolder(tmp_path)
    edition = read_edition(tmp_path / "c/editions/2024.md", folder, VOCABULARY)
    assert folder.problems == []
    assert edition is not None
    return edition


def outline(edition: Edition) -> list[str]:
    """Return a line for each section, clause and frame."""
    return [
        f"{'#' * node.level} {node.number}|{node.heading}"
        if isinstance(node, Section)
        else f"({node.kind})"
        if isinstance(node, Frame)
        else f"{node.id}|{node.label}|{node.text}"
        for node in walk(edition.body)
    ]


def test_a_clause_begins_at_a_printed_number_and_ends_at_the_next(tmp_path: Path) -> None:
    edition = read(tmp_path, "## 1. Roles\n\n1.1 One.\n\nStill one.\n\n- item\n\n1.2 Two.\n")

    assert outline(edition) == ["# 1|Roles", "1.1|1.1|One.\nStill one.\nitem", "1.2|1.2|Two."]


def test_a_numbered_heading_and_the_text_under_it_are_one_clause(tmp_path: Path) -> None:
    edition = read(tmp_path, "{number=5}\n## 5 Access\n\nNobody may look.\n\nNever.\n")

    assert outline(edition) == ["# 5|Access", "5|5|Nobody may look.\nNever."]
    assert edition.clause_by_id["5"].is_heading


def test_a_numbered_heading_without_text_of_its_own_is_no_clause(tmp_path: Path) -> None:
    assert outline(read(tmp_path, "## 2. Roles\n\n### 2.2 Members\n\n2.2.1 One.\n")) == [
        "# 2|Roles",
        "## 2.2|Members",
        "2.2.1|2.2.1|One.",
    ]


def test_levels_follow_depth_and_not_the_number_of_signs(tmp_path: Path) -> None:
    assert outline(read(tmp_path, "## A\n\n##### B\n\n{id=b-1}\nText.\n\n### C\n\n## D\n")) == [
        "# |A",
        "## |B",
        "b-1|B, paragraph 1|Text.",
        "## |C",
        "# |D",
    ]


def test_a_number_printed_wrong_is_kept_and_the_one_meant_is_used(tmp_path: Path) -> None:
    edition = read(
        tmp_path,
        '{number=3.2}\n32 Officers can expect:\n\n{number="2.10"}\n### 210 More\n\nText.\n',
    )
    first, second = edition.clauses

    assert (first.number, first.printed, first.id) == ("3.2", "32", "3.2")
    assert (second.number, second.printed, second.id) == ("2.10", "210", "2.10")
    assert " ".join(edition.words) == "32 Officers can expect: 210 More Text."


def test_an_outermost_numbered_item_is_a_clause_and_keeps_its_sign(tmp_path: Path) -> None:
    edition = read(tmp_path, "## Reports\n\n3. Reports are\nprepared.\n\n3.1 Members cannot.\n")

    assert outline(edition) == [
        "# |Reports",
        "3|3|Reports are\nprepared.",
        "3.1|3.1|Members cannot.",
    ]
    assert edition.words[:3] == ("Reports", "3.", "Reports")


def test_numbered_items_behind_a_hyphen_belong_to_the_clause_above(tmp_path: Path) -> None:
    edition = read(tmp_path, "1.1 To do:\n\n- 1. one\n- 2. two\n")

    assert [clause.id for clause in edition.clauses] == ["1.1"]
    assert edition.clause_by_id["1.1"].text == "To do:\n1. one\n2. two"


def test_a_figure_at_the_beginning_of_a_line_is_no_number(tmp_path: Path) -> None:
    edition = read(tmp_path, "1.1 One.\n\n12 noon is late.\n\n1\\.5 days are enough.\n")

    assert [clause.id for clause in edition.clauses] == ["1.1"]


def test_titles_labels_and_lead_ins_are_no_clauses(tmp_path: Path) -> None:
    edition = read(
        tmp_path,
        "# Title\n\n**A Council**\n\n{id=intro-1}\nWe agree.\n\n## 4. Wrong\n\n{frame=label}\nFor officers:\n\n4.1 Ask.\n",
    )

    assert [n.kind for n in walk(edition.body) if isinstance(n, Frame)] == [
        FrameKind.TITLE,
        FrameKind.TITLE,
        FrameKind.LABEL,
    ]
    assert [clause.label for clause in edition.clauses] == ["opening paragraph 1", "4.1"]


def test_a_line_of_stars_ends_the_last_section(tmp_path: Path) -> None:
    edition = read(
        tmp_path, "{topic=media}\n## 1. End\n\n1.1 Text.\n\n***\n\n{id=signed}\nSigned: ……\n"
    )
    signed = edition.clause_by_id["signed"]

    assert (signed.label, signed.heading) == ("closing paragraph 1", "")
    assert signed.classification.topic is None


def test_classification_is_handed_down_until_it_is_overruled(tmp_path: Path) -> None:
    edition = read(
        tmp_path,
        '{topic=media also="politics" kind=duty binds="clerk officers"}\n## 1. A\n\n1.1 One.\n\n'
        '{topic=respect also="" binds=""}\n### B\n\n1.2 [Two]{kind=right}, three.\n\n## 2. C\n\n2.1 Four.\n',
    )
    one, two, four = edition.clauses

    assert (one.classification.topic, one.classification.also) == ("media", ("politics",))
    assert (two.classification.topic, two.classification.also) == ("respect", ())
    assert two.classification.kind is ClauseKind.DUTY
    assert (two.parts[0].id, two.parts[0].text) == ("1.2-p1", "Two")
    assert two.parts[0].classification.kind is ClauseKind.RIGHT
    assert two.parts[0].classification.topic == "respect"
    assert four.classification.topic is None


def test_a_clause_whose_words_are_all_in_parts_has_the_topics_of_its_parts(tmp_path: Path) -> None:
    edition = read(
        tmp_path, "{topic=respect}\n1.1 [One.]{topic=media} [Two.]{topic=channels also=politics}\n"
    )
    clause = edition.clause_by_id["1.1"]

    assert clause.divided
    assert [given.topic for given in clause.classifications] == ["media", "channels"]
    assert clause.classification.topic == "media"
    assert clause.classification.also == ("channels", "politics")


def test_items_of_a_list_can_be_clauses(tmp_path: Path) -> None:
    edition = read(tmp_path, "## Principles:\n\n{id=p-1}\n- One\n\n{id=p-2}\n- Two\n")

    assert [clause.label for clause in edition.clauses] == [
        "Principles, item 1",
        "Principles, item 2",
    ]
    assert items_of(edition.clause_by_id["p-2"].blocks) == ("Two",)


def test_a_clause_without_number_can_have_a_label(tmp_path: Path) -> None:
    edition = read(tmp_path, '{id=footnote-1 label="Footnote 1"}\nFootnote 1. Staff.\n')

    assert edition.clause_by_id["footnote-1"].label == "Footnote 1"


def test_text_that_looks_like_a_reference_or_an_underlined_heading_stays_text(
    tmp_path: Path,
) -> None:
    edition = read(tmp_path, "1.1 See\n\n[1]: https://example.org/\n\n1.2 Words\n\\---\n")

    assert " ".join(edition.words) == "1.1 See [1]: https://example.org/ 1.2 Words ---"


WORDS = st.lists(
    st.text(st.characters(categories=["L", "N", "P", "S", "Z"]), min_size=1, max_size=12),
    min_size=1, max_size=30,
)  # fmt: skip


@given(WORDS)
def test_no_text_makes_the_reader_fail(tmp_path_factory, words) -> None:  # type: ignore[no-untyped-def]
    folder = SourceFolder(tmp_path_factory.mktemp("any"))
    write_files(folder.root, {"c/editions/2024.md": "---\ntitle: T\n---\n" + "\n".join(words)})

    edition = read_edition(folder.root / "c/editions/2024.md", folder, VOCABULARY)

    assert edition is not None
    for problem in folder.problems:
        assert problem.at.line >= 1
        assert problem.at.column >= 1


@given(
    st.lists(st.from_regex(r"[A-Za-z’'“”().,;:/&-]{1,12}", fullmatch=True), min_size=1, max_size=40)
)
def test_every_word_of_a_paragraph_is_kept_in_order(tmp_path_factory, words) -> None:  # type: ignore[no-untyped-def]
    safe = [word.replace("[", "").replace("&", "and") for word in words]
    text = "1.1 " + " ".join(safe).replace("---", "-")
    folder = SourceFolder(tmp_path_factory.mktemp("words"))
    write_files(folder.root, {"c/editions/2024.md": f"---\ntitle: T\n---\n{text}\n"})

    edition = read_edition(folder.root / "c/editions/2024.md", folder, VOCABULARY)

    assert edition is not None
    assert list(edition.words) == text.split()


def test_a_figure_in_a_heading_is_a_number_only_where_it_goes_on(tmp_path: Path) -> None:
    edition = read(tmp_path, "## 1 A\n\nText.\n\n## 30 days\n\n{id=b}\nText.\n\n## 2 C\n\nText.\n")

    assert [clause.id for clause in edition.clauses] == ["1", "b", "2"]
    assert [n.heading for n in walk(edition.body) if isinstance(n, Section)] == [
        "A",
        "30 days",
        "C",
    ]


def test_a_citation_counts_the_paragraphs_and_items_that_stand_above(tmp_path: Path) -> None:
    edition = read(
        tmp_path,
        "{id=o}\nOpening.\n\n## Aim\n\n{id=a}\nOne.\n\nTwo.\n\n{id=b}\nThree.\n\n"
        "{id=c}\n- x\n- y\n\n{id=d}\n- z\n\n***\n\n{id=e}\nEnd.\n",
    )

    assert [clause.label for clause in edition.clauses] == [
        "opening paragraph 1",
        "Aim, paragraph 1",
        "Aim, paragraph 3",
        "Aim, item 1",
        "Aim, item 3",
        "closing paragraph 1",
    ]


def test_a_clause_is_divided_where_no_letter_or_figure_stands_outside_its_parts(
    tmp_path: Path,
) -> None:
    edition = read(
        tmp_path,
        "1.1 [One]{topic=media}, [two]{topic=respect}.\n\n1.2 [a b]{topic=media}c\n",
    )

    assert [clause.divided for clause in edition.clauses] == [True, False]


def test_a_heading_in_other_letters_has_an_address_by_its_position(tmp_path: Path) -> None:
    edition = read(tmp_path, "## A\n\n## Мэр\n\n## Рада\n")

    assert [n.id for n in edition.body if isinstance(n, Section)] == [
        "s-a",
        "s-section-2",
        "s-section-3",
    ]


def test_an_escaped_brace_is_a_word_of_the_councils(tmp_path: Path) -> None:
    assert read(tmp_path, "1.1 a]\\{b} \\{topic=media}\n").clauses[0].text == "a]{b} {topic=media}"


def test_of_many_open_braces_one_more_is_found_than_is_told(tmp_path: Path) -> None:
    folder = SourceFolder(
        write_files(tmp_path, {"c/editions/2024.md": ("---\ntitle: T\n---\n1.1 " + "[a]{" * 2000)})
    )

    read_edition(tmp_path / "c/editions/2024.md", folder, VOCABULARY)

    told = [problem.at.column for problem in folder.problems]
    assert told == [*range(8, 8 + 4 * (MOST_REPORTED + 1), 4)]


MARKUP = st.lists(
    st.sampled_from(["- ", "> ", "  ", "    ", "| ", "1. ", "\n", "\n\n", "*", "[", "](https://a.b)", "]",
                     "](https://a.b 'yy')", "\n|---|---|\n", "## ", "`", "<b>", "<zz>", "word", "other ",
                     "{topic=media}", "{", "}", "***\n"]),
    max_size=40,
)  # fmt: skip


@given(MARKUP)
def test_no_word_of_a_text_is_lost_without_a_problem(tmp_path_factory, signs) -> None:  # type: ignore[no-untyped-def]
    folder = SourceFolder(tmp_path_factory.mktemp("kept"))
    text = "1.1 Begin\n\n" + "".join(signs)
    write_files(folder.root, {"c/editions/2024.md": f"---\ntitle: T\n---\n{text}\n"})

    edition = read_edition(folder.root / "c/editions/2024.md", folder, VOCABULARY)

    assert edition is not None
    kept = "".join(edition.words)
    lost = [word for word in ("word", "other", "yy", "zz") if text.count(word) != kept.count(word)]
    assert not lost or folder.problems


def test_the_five_councils_have_the_topics_that_a_person_gave_them() -> None:
    handbook = real_handbook()
    golden = (REPOSITORY / "tests/golden/topics.tsv").read_text("utf-8").splitlines()[1:]
    found = []
    for line in golden:
        council, clause_id, part, _topic, _also = line.split("\t")
        clause = handbook.council_by_id[council].leading_edition.clause_by_id[clause_id]
        given = clause.parts[int(part) - 1].classification if part else clause.classification
        found.append("\t".join([council, clause_id, part, given.topic or "", " ".join(given.also)]))

    assert len(golden) == 166
    assert found == golden
    assert {(c, line.split("\t")[1]) for line in golden for c in [line.split("\t")[0]]} == {
        (council.id, clause.id)
        for council in handbook.councils
        for clause in council.leading_edition.clauses
    }
