"""Dates behind a word that says what they are become lines of the facts, however a document prints them."""

from __future__ import annotations

import pytest

from mkdocs_protocol.core.cycle import how_often, intervals_in
from mkdocs_protocol.core.labelled_dates import labelled_dates


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Adolygwyd Medi 2023", ['reviewed: {value: 2023-09, printed: "Adolygwyd Medi 2023"}']),
        ("Adolygiad nesaf: Tachwedd 2026", ['next_review: {value: 2026-11, printed: "Adolygiad nesaf: Tachwedd 2026"}']),
        ("Adopted at the Annual Meeting 2025", ['adopted: {value: 2025, printed: "Adopted at the Annual Meeting 2025"}']),
        ("Adopted 1st & 2nd May 2024", ['adopted: {value: 2024-05-02, printed: "Adopted 1st & 2nd May 2024"}']),
        ("Reviewed May 2024/25", ['reviewed: {value: 2024-05, printed: "Reviewed May 2024/25"}']),
        ("Approved 20240503", ['approved: {value: 2024-05-03, printed: "Approved 20240503"}']),
        ("Adopted by Full Council on 3 May 2024", ['adopted: {value: 2024-05-03, printed: "Adopted by Full Council on 3 May 2024", by: "Full Council"}']),
        ("Approved by the Staffing Committee: 3 May 2024", ['approved: {value: 2024-05-03, printed: "Approved by the Staffing Committee: 3 May 2024", by: "Staffing Committee"}']),
        ("Adopted 3 May 2024 by the Town Council.", ['adopted: {value: 2024-05-03, printed: "Adopted 3 May 2024", by: "Town Council"}']),
        ("Adopted by 3 May 2024", ['adopted: {value: 2024-05-03, printed: "Adopted by 3 May 2024"}']),
        ("Issue date 05-2024", ['issued: {value: 2024-05, printed: "Issue date 05-2024"}']),
        ("Review due early 2026", ['next_review: {value: 2026, printed: "Review due early 2026"}']),
        ("Adopted: 31st February 2024", ['adopted: {words: "31st February 2024"}']),
        ("Review: Michaelmas 2025", ['next_review: {words: "Michaelmas 2025"}']),
        ("Review due within 12 months of adoption", ['next_review: {words: "within 12 months of adoption"}']),
        ("Review date: TBC", ['next_review: {words: "TBC"}']),
        ("Date adopted: ____________", ['adopted: {blank: true, printed: "Date adopted"}']),
        ("Date adopted: May 20__", ['adopted: {blank: true, printed: "Date adopted"}']),
        ("Date of next review: …………", ['next_review: {blank: true, printed: "Date of next review"}']),
        (
            "First adopted 2012; revised 2019, 2016 and 2023",
            [
                'adopted: {value: 2012, printed: "adopted 2012"}',
                'amended: [{value: 2016, printed: "2016"}, {value: 2019, printed: "revised 2019"}, {value: 2023, printed: "2023"}]',
            ],
        ),
        ("Next review: week commencing 3 March 2027", ['next_review: {value: 2027-03, printed: "Next review: week commencing 3 March 2027"}']),
        ("Review date: w/c Monday 29th March 2027", ['next_review: {value: 2027-04, printed: "Review date: w/c Monday 29th March 2027"}']),
        ("This protocol will be reviewed in May 2027", ['next_review: {value: 2027-05, printed: "will be reviewed in May 2027"}']),
        ("Due for renewal: 2027", ['next_review: {value: 2027, printed: "Due for renewal: 2027"}']),
        ("To be reviewed at the first meeting after the May 2027 elections", ['next_review: {words: "at the first meeting after the May 2027 elections"}']),
        ("This policy will be reviewed by the Clerk in two years' time", ['next_review: {words: "in two years\' time"}']),
        ("It shall be reviewed when the law changes", ['next_review: {words: "when the law changes"}']),
        ("Readopted 10 May 2025", ['adopted: {value: 2025-05-10, printed: "Readopted 10 May 2025"}']),
        ("Last considered in June 2023", ['reviewed: {value: 2023-06, printed: "Last considered in June 2023"}']),
        ("Valid until 31 March 2028", ['expires: {value: 2028-03-31, printed: "Valid until 31 March 2028"}']),
        ("It came into force on 1 June 2024", ['in_force_from: {value: 2024-06-01, printed: "came into force on 1 June 2024"}']),
        ("that it be reviewed at each election, the next being May 2027", ['next_review: {value: 2027-05, printed: "be reviewed at each election, the next being May 2027"}']),
        ("Considered by F&GP: reviewed 12/5/25 and Full Council 2/6/25", ['reviewed: [{value: 2025-05-12, printed: "reviewed 12/5/25"}, {value: 2025-06-02, printed: "2/6/25"}]']),
        ("Policy to be reviewed no later than three years from then", ['next_review: {words: "no later than three years from then"}']),
        ("Review date: 1st Monday in May", ['next_review: {words: "1st Monday in May"}']),
        ("Review by the AGM", ['next_review: {words: "by the AGM"}']),
        ("Review 12 months after adoption", ['next_review: {words: "12 months after adoption"}']),
        ("Review due Q3", ['next_review: {words: "Q3"}']),
        ("Review Easter 2027", ['next_review: {words: "Easter 2027"}']),
        ("Review of the year 2027", []),
        ("It is not to be reviewed before May 2027", []),
        ("Last Revision: June 25, 2026 by the Board", ['amended: {value: 2026-06-25, printed: "Last Revision: June 25, 2026", by: "Board"}']),
        ("Reviewed: Spring Term 2024. Next review: Spring Term 2026", ['reviewed: {words: "Spring Term 2024"}', 'next_review: {words: "Spring Term 2026"}']),
        ("Review by a panel of members", []),
        ("Approved 07-24", ['approved: {words: "07-24"}']),
        ("Adopted MMXXIV", ['adopted: {value: 2024, printed: "Adopted MMXXIV"}']),
        ("Adopted: ☐ Yes  Date ____", ['adopted: {blank: true, printed: "Adopted"}']),
        ("Approved: Y/N", ['approved: {blank: true, printed: "Approved"}']),
        ("Agreed: yes", []),
        ("Approval date 3 March 2023", ['approved: {value: 2023-03-03, printed: "Approval date 3 March 2023"}']),
        ("Date of revision: 3 March 2023", ['amended: {value: 2023-03-03, printed: "Date of revision: 3 March 2023"}']),
        ("Last modified: 3 March 2023", ['amended: {value: 2023-03-03, printed: "Last modified: 3 March 2023"}']),
        ("Issue 4, March 2023", ['issued: {value: 2023-03, printed: "Issue 4, March 2023"}']),
        ("Created: June 2019", ['unlabelled: {value: 2019-06, printed: "Created: June 2019"}']),
        ("Signed and dated this 4th day of June 2024", ['unlabelled: {value: 2024-06-04, printed: "Signed and dated this 4th day of June 2024"}']),
        (
            "It shall take effect on 1 April 2025 and expire on 31 March 2027",
            [
                'in_force_from: {value: 2025-04-01, printed: "take effect on 1 April 2025"}',
                'expires: {value: 2027-03-31, printed: "expire on 31 March 2027"}',
            ],
        ),
        ("Review date ............ 20....", ['next_review: {blank: true, printed: "Review date"}']),
        ("Adopted on ...... May 20..", ['adopted: {blank: true, printed: "Adopted"}']),
        ("Dyddiad mabwysiadu: 5 Mai 2026", ['adopted: {value: 2026-05-05, printed: "Dyddiad mabwysiadu: 5 Mai 2026"}']),
        ("Review: 2 years", []),
        ("This protocol shall be reviewed after each ordinary election", []),
        ("Review cycle: 24 months", []),
        ("Under this procedure a decision must be reviewed within 28 days", []),
        ("v2 May 2023 Amended, para 4", ['amended: {value: 2023-05, printed: "May 2023"}']),
        ("14/6/22 Full Council 22/114(b) First adoption", ['adopted: {value: 2022-06-14, printed: "14/6/22"}']),
        ("Adopted min. ref. 123/24", []),
        ("The clerk reviewed: who was told, and when.", []),
        ("Members are reviewed by the committee", []),
        ("To be reviewed annually", []),
    ],
)  # fmt: skip
def test_each_date_is_the_line_that_gives_it(text: str, lines: list[str]) -> None:
    assert [found.line for found in labelled_dates(text)] == lines


@pytest.mark.parametrize(
    ("words", "months"),
    [
        ("Adopted at the Annual Meeting of the Council", []),
        ("the annual parish meeting", []),
        ("Reviewed annually at the May meeting", [(12, 5)]),
        ("Adolygir bob dwy flynedd", [(24, None)]),
        ("Adolygir yn flynyddol", [(12, None)]),
    ],
)
def test_a_meeting_that_is_annual_is_no_cycle_and_a_welsh_one_is_read(
    words: str, months: list[tuple[int, int | None]]
) -> None:
    assert [(one.months, one.month) for one in intervals_in(words)] == months


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("that the protocol be adopted and be reviewed every term of office", "reviewed every term of office"),
        ("The Council will review it at every ordinary election", "review it at every ordinary election"),
        ("Review frequency: once per council term", "Review frequency: once per council term"),
        ("It is reviewed bi-annually", "reviewed bi-annually"),
        ("Every two years the Council reviews this", "Every two years the Council reviews"),
        ("reviewed on a three-year cycle", "reviewed on a three-year cycle"),
        ("each member will have their appraisal reviewed", ""),
    ],
)  # fmt: skip
def test_a_cycle_is_found_though_it_is_no_number_of_months(words: str, printed: str) -> None:
    assert how_often(words) == ((printed,) if printed else ())
