"""What `check` proposes of a text, and what it lets pass: nothing here fails a build, and nothing is edited."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from support.projects import minimal_council_files, write_files

from mkdocs_protocol.checking.loading import load
from mkdocs_protocol.checking.proposals import Proposal

EDITION = "councils/little-example/editions/2024-05.md"


def proposed(root: Path, text: str, facts: str = "") -> list[Proposal]:
    """Return what is proposed for a text below a title page; it must have no problem."""
    files = minimal_council_files()
    files[EDITION] = f"---\ntitle: Grievances\n{facts}---\n\nGrievances\n\n{text}\n"
    write_files(root, {**files})
    loaded = load(root / "councils", as_of=date(2026, 11, 22))
    assert [str(problem) for problem in loaded.problems] == []
    return [*loaded.proposals]


def words(root: Path, text: str, facts: str = "") -> list[str]:
    return [proposal.text for proposal in proposed(root, text, facts)]


# Dates and cycles of the document that its facts do not give

SOME_DATE = "dates:\n  expires: {blank: true, printed: 'Expiry:'}\n"
"""Without any, the first date that begins a line would be a warning."""


@pytest.mark.parametrize(
    ("printed", "line"),
    [
        ("Adopted at the meeting of 3 May 2024",
         'adopted: {value: 2024-05-03, printed: "Adopted at the meeting of 3 May 2024"}'),
        ("Approved by Full Council on 12th June 2023",
         'approved: {value: 2023-06-12, printed: "Approved by Full Council on 12th June 2023", by: "Full Council"}'),
        ("Review date: May 2027", 'next_review: {value: 2027-05, printed: "Review date: May 2027"}'),
        ("To be reviewed by March 2028",
         'next_review: {value: 2028-03, printed: "To be reviewed by March 2028"}'),
        ("Last reviewed 01/04/2025", 'reviewed: {value: 2025-04-01, printed: "Last reviewed 01/04/2025"}'),
        ("REVISED NOVEMBER 2018", 'amended: {value: 2018-11, printed: "REVISED NOVEMBER 2018"}'),
        ("Effective from 1 April 2022",
         'in_force_from: {value: 2022-04-01, printed: "Effective from 1 April 2022"}'),
        ("Mabwysiadwyd 12 o Fai 2019", 'adopted: {value: 2019-05-12, printed: "Mabwysiadwyd 12 o Fai 2019"}'),
        ("This protocol will be looked at every three years", 'cycle: {printed: "looked at every three years"}'),
        ("Reviewed annually in May", 'cycle: {printed: "Reviewed annually in May"}'),
        ("For review every two years", 'cycle: {printed: "review every two years"}'),
        ("Wording w.e.f. 1.4.25", 'in_force_from: {value: 2025-04-01, printed: "w.e.f. 1.4.25"}'),
        ("In force from Lady Day 2025", 'in_force_from: {words: "from Lady Day 2025"}'),
        ("Last reviewed Trinity 2023", 'reviewed: {words: "Trinity 2023"}'),
        ("Agreed on the 12th inst.", 'approved: {words: "on the 12th inst"}'),
        ("Dated this twelfth day of June in the third year of the reign",
         'unlabelled: {words: "this twelfth day of June in the third year of the reign"}'),
        ("12th June 2024", 'unlabelled: {value: 2024-06-12, printed: "12th June 2024"}'),
    ],
)  # fmt: skip
def test_what_closes_a_document_gives_its_dates(printed: str, line: str, tmp_path: Path) -> None:
    (found,) = proposed(tmp_path, f"1.1 Be clear.\n\n***\n\n{printed}\n\nExpiry:", SOME_DATE)
    assert found.fact == line
    assert f"but the facts have no {line.partition(':')[0]}" in found.text


@pytest.mark.parametrize(
    "printed",
    ["Accepted practice since 2019 is to ask.", "Issued to all staff in 2023", "Reviewed by the 3rd committee"],
)  # fmt: skip
def test_words_that_mean_no_day_are_no_date(printed: str, tmp_path: Path) -> None:
    assert proposed(tmp_path, f"1.1 Be clear.\n\n***\n\n{printed}") == []


def test_a_second_date_of_the_same_kind_is_proposed_as_a_conflict(tmp_path: Path) -> None:
    given = "dates:\n  adopted: {value: 2024-05-14, printed: 14 May 2024}\n"
    closing = "1.1 Be clear.\n\n***\n\nAdopted: 14 May 2024\nAdopted: 21 May 2024"
    (found,) = proposed(tmp_path, closing, given)
    assert (found.kind, found.fact) == ("conflict", "")
    assert "“Adopted: 21 May 2024”, but the facts give another date as adopted" in found.text


def test_clauses_in_the_cells_of_a_table_are_told(tmp_path: Path) -> None:
    table = "1.1 See:\n\n| Clause | Text |\n|---|---|\n| 2.1 | Members set the policy. |\n| 2.2 | Staff carry it out. |"
    assert ["“2.1” and “2.2” in its cells" in one for one in words(tmp_path, table)] == [True]
    versions = table.replace("Members set the policy.", "First version of 3 May 2019").replace(
        "| Staff", "| 2020-05-03, staff"
    )
    assert words(tmp_path, versions) == []


def test_a_clause_gives_a_date_only_where_it_speaks_of_the_document(tmp_path: Path) -> None:
    itself = "1.1 This procedure was adopted by the Council at its meeting of 9 October 2019."
    another = "1.2 Members keep to the code of conduct that was adopted in May 2012."
    (found,) = proposed(tmp_path, f"{itself}\n\n{another}")
    assert found.clauses == ("1.1",)
    assert found.fact.startswith("adopted: {value: 2019-10-09, ")


@pytest.mark.parametrize(
    "facts",
    [
        'dates: {adopted: {value: 2024-05-03, printed: "3 May 2024"}}\n',
        'dates: {approved: {value: 2024-05-03, printed: "3 May 2024"}}\n',
        "dates: {}\n",
        "dismissed: [{kind: missing, clauses: [], why: The adoption of the model text.}]\n",
    ],
    ids=["given", "given as another kind", "said to be none", "dismissed"],
)
def test_a_date_that_somebody_has_settled_is_not_proposed(facts: str, tmp_path: Path) -> None:
    assert proposed(tmp_path, "1.1 Be clear.\n\n***\n\nAdopted 3 May 2024", facts) == []


def test_the_message_has_the_line_for_either_answer(tmp_path: Path) -> None:
    (found,) = proposed(
        tmp_path, "1.1 Be clear.\n\n***\n\nAdopted 3 May 2024\n\nExpiry:", SOME_DATE
    )
    assert str(found).endswith(
        'give it in the facts as adopted: {value: 2024-05-03, printed: "Adopted 3 May 2024"}, or enter it under '
        "dismissed as {kind: missing, clauses: [], why: …} if it is not this document's"
    )


# Numbers


def test_levels_that_are_written_as_one_list_are_no_gaps(tmp_path: Path) -> None:
    text = "1.1 Except:\n\n- (a) one;\n- (i) two;\n- (ii) three;\n- (aa) x;\n- (bb) y;\n- (b) four;\n- (2) five."
    assert words(tmp_path, text) == []


@pytest.mark.parametrize(
    ("items", "then", "before"),
    [("a b d", "d", "b"), ("i ii iv", "iv", "ii"), ("a i iii b", "iii", "i"), ("1 2 2", "2", "2")],
)
def test_a_gap_or_a_repeat_in_a_list_is_proposed(
    items: str, then: str, before: str, tmp_path: Path
) -> None:
    listed = "\n".join(f"- ({item}) one" for item in items.split())
    assert words(tmp_path, f"1.1 Except:\n\n{listed}") == [
        f"in the list of clause 1.1, “{then}” follows “{before}”"
    ]


# Names, references, alternatives


@pytest.mark.parametrize(
    "text",
    ["Talking With County Council Members", "relations with the District Council", "the Code of Conduct of the Community Council",
     "the Little Example Parish Council", "the Monitoring Officer at Ravensdale District Council", "Ravensdale District Council’s Monitoring Officer",
     "a complaint that a Councillor has broken the Code goes to the Monitoring Officer of Ravensdale District Council",
     "the Monitoring Officer of Ravensdale District Council; the register is on the website of Ravensdale District Council"],
)  # fmt: skip
def test_what_names_no_other_council_is_let_pass(text: str, tmp_path: Path) -> None:
    assert words(tmp_path, f"1.1 It is about {text}.") == []


def test_another_councils_name_on_the_title_page_is_proposed(tmp_path: Path) -> None:
    files = minimal_council_files()
    path = "councils/little-example/council.yml"
    # That the document uses the word "Council" for somebody makes no other council's name its own.
    files[path] = files[path].replace("[Members]", "[Members, Council]")
    files[EDITION] = (
        "---\ntitle: Grievances\n---\n\nANYTOWN PARISH COUNCIL\n\nGrievances\n\n1.1 No one shall be bullied.\n"
    )
    write_files(tmp_path, {**files})
    loaded = load(tmp_path / "councils", as_of=date(2026, 11, 22))

    assert [one.text for one in loaded.proposals] == [
        "the title page names “ANYTOWN PARISH COUNCIL”, which is not this council"
    ]


def test_another_councils_name_is_proposed(tmp_path: Path) -> None:
    (found,) = words(tmp_path, "1.1 Anytown on Sea Town Council bears no bullying.")
    assert found == "clause 1.1 names “Anytown on Sea Town Council”, which is not this council"


def test_a_section_of_an_act_is_no_reference_into_the_text(tmp_path: Path) -> None:
    assert words(tmp_path, "1.1 As the VAT Act 1994 section 33 allows.") == []
    (found,) = words(tmp_path, "1.1 As section 33 allows.")
    assert found.startswith("clause 1.1 refers to “section 33”")


def test_what_stands_several_times_in_a_clause_is_told_once(tmp_path: Path) -> None:
    (found,) = words(tmp_path, "1.1 The Clerk/Chairman answers; the Clerk/Chairman signs.")
    assert found.endswith("which looks like a choice left open (2 times)")


def test_a_line_of_dates_is_the_documents_even_below_a_numbered_clause(tmp_path: Path) -> None:
    printed = "v2.1 – 12/05/25 (Minute 25/041) Next review: Spring 2027"
    found = proposed(tmp_path, f"1.1 Be clear.\n\n{printed}")
    assert [one.fact for one in found] == [
        'next_review: {value: spring 2027, printed: "Next review: Spring 2027"}'
    ]


def test_a_number_below_the_heading_of_another_is_told_once(tmp_path: Path) -> None:
    found = proposed(tmp_path, "## 1. One\n\n1.1 Be clear.\n\n2.1 Be kind.\n\n2.2 Be brief.")
    assert [one.text for one in found] == ["2.1 stands under the heading 1"]


def test_a_date_of_another_document_in_an_opening_sentence_is_not_proposed(tmp_path: Path) -> None:
    text = "{id=a}\nCouncillors are covered by the Code of Conduct adopted on 12 July 2012.\n\n1.1 Be clear.\n\n***\n\nExpiry:\n"
    assert proposed(tmp_path, text, SOME_DATE) == []


def test_rows_of_a_table_of_versions_are_proposed(tmp_path: Path) -> None:
    text = "1.1 Be clear.\n\n| Version | Change |\n|---|---|\n| v1 May 2021 | Adopted |\n| v2 May 2023 | Amended, para 1 |\n\n***\n\nExpiry:\n"
    assert [each.fact for each in proposed(tmp_path, text, SOME_DATE)] == [
        'adopted: {value: 2021-05, printed: "May 2021"}',
        'amended: {value: 2023-05, printed: "May 2023"}',
    ]


def test_a_date_of_review_beside_that_of_the_next_one_is_past(tmp_path: Path) -> None:
    past, following = "DATE OF REVIEW: March 2024", "DATE OF NEXT REVIEW: March 2027"
    facts = [
        f'reviewed: {{value: 2024-03, printed: "{past}"}}',
        f'next_review: {{value: 2027-03, printed: "{following}"}}',
    ]
    text = f"1.1 Be clear.\n\n***\n\n{past}\n\n{following}\n\nExpiry:\n"
    assert [each.fact for each in proposed(tmp_path, text, SOME_DATE)] == facts
    given = f"{SOME_DATE}  {facts[1]}\n"
    assert [each.fact for each in proposed(tmp_path, text, given)] == facts[:1]


def test_clauses_numbered_through_sections_that_have_numbers_are_in_order(tmp_path: Path) -> None:
    text = "".join(
        f"## {n}. PART\n\n{{id=a-{n}}}\n{2 * n - 1}. Be clear.\n\n{{id=b-{n}}}\n{2 * n}. Be kind.\n\n"
        for n in (1, 2, 3)
    )
    assert words(tmp_path, text) == []


def test_dates_in_brackets_below_a_title_are_proposed(tmp_path: Path) -> None:
    text = "{id=a}\n(Adopted 1974, revised 1986 and 2009)\n\n1.1 Be clear.\n\n***\n\nExpiry:\n"
    facts = [each.fact for each in proposed(tmp_path, text, SOME_DATE)]
    assert facts[0] == 'adopted: {value: 1974, printed: "Adopted 1974"}'
    assert facts[1].startswith("amended: [{value: 1986,")


def test_a_resolution_says_how_often_it_is_to_be_reviewed(tmp_path: Path) -> None:
    text = "1.1 RESOLVED that the protocol be adopted and be reviewed every term of office.\n\n***\n\nExpiry:\n"
    assert [each.fact for each in proposed(tmp_path, text, SOME_DATE)] == [
        'cycle: {printed: "reviewed every term of office"}'
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{id=a}\nStep 1 Ask the clerk. Step 2 Write to the chair.", "“Step 2” after “Step 1”"),
        ("3. Members ask. 4. Officers answer.", "“4.” after “3.”"),
        ("{id=a}\nIt ends. 1.4 Members ask. 1.5 Officers answer.", "“1.5” after “1.4”"),
        ("{id=a}\nSee the form at Appx D.", "“Appx D”"),
        ("{id=a}\nThe panel [clerk to check who] decides.", "drafting note"),
    ],
)
def test_what_a_hasty_writer_leaves_is_told(text: str, told: str, tmp_path: Path) -> None:
    (only,) = words(tmp_path, text)
    assert told in only


@pytest.mark.parametrize(
    "text",
    [
        "{id=a}\nStep 2 follows step 1 where it is needed.",
        "{id=a}\nA payment under Sections 22(5), 24(4) and 173 to 176 of the Local Government Act 1972 is kept.",
        "{id=a}\n- [ ] I have read it.",
        "{id=a}\nSteps:\n\n- 1. Ask\n  - in writing\n- 2. Wait\n- 3. Meet",
        "{id=a}\nIt is met by rule\n4.2 of the law.",
    ],
)  # fmt: skip
def test_what_a_careful_writer_means_is_let_pass(text: str, tmp_path: Path) -> None:
    assert words(tmp_path, text) == []


def test_heads_and_feet_of_pages_in_clauses_are_told(tmp_path: Path) -> None:
    text = "1.1 Members ask.\n\nGrievances Page 1 of 2\n\n1.2 All wait.\nGrievances Page 2 of 2"

    assert [one.partition(",")[0] for one in words(tmp_path, text)] == [
        "clause 1.1 has “Grievances Page 1 of 2”",
        "clause 1.2 has “Grievances Page 2 of 2”",
    ]


def test_steps_in_words_inside_a_paragraph_are_told(tmp_path: Path) -> None:
    text = "1.1 Firstly, the officer asks. Secondly, the officer writes."

    assert words(tmp_path, text) == [
        "clause 1.1 has “Secondly” after “Firstly” in one paragraph, which nobody can cite there; to have them cited, "
        "begin a paragraph or an item with each"
    ]
