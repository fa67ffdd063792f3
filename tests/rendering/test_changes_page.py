"""What changed from one edition of a protocol to the next."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.documents import edition_of, site_of
from support.sheets import (
    having,
    make_clause,
    make_council,
    make_edition,
    make_site,
    named,
    of_class,
    parsed,
    targets,
    text_of,
)

from mkdocs_protocol.comparing.editions import edition_before
from mkdocs_protocol.core.review import Status
from mkdocs_protocol.rendering.comparison.changes import changes_pages
from mkdocs_protocol.rendering.edition.page import edition_page

OLDER = [
    make_clause("1", "respect", text="Members and officers treat each other with respect and courtesy."),
    make_clause("2", "channels", text="Requests for information about the budget go to the Clerk first."),
    make_clause("3", "media", text="Nobody but the Mayor talks to newspapers, radio or television."),
]  # fmt: skip
NEWER = [
    make_clause("1", "respect", text="Members and officers treat each other with respect and courtesy."),
    make_clause("2", "channels", text="Requests for information about the budget go to any officer first."),
    make_clause("3", "respect", text="Bullying, whoever does it, will be investigated by an outsider."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("names", "before"),
    [
        (("2024-05", "2019"), "2019"),
        (("2024-05", "2021-06-01", "2019"), "2021-06-01"),
        (("2024", "2024-05"), None),
        (("2024-05", "undated"), None),
        (("undated", "2019"), None),
        (("2026", "2024-05", "2024"), None),
    ],
)
def test_an_edition_follows_the_one_whose_date_comes_before_where_that_is_known(
    names: tuple[str, ...], before: str | None
) -> None:
    first, *others = [make_edition(edition=name) for name in names]
    council = make_council("a", first, *others)
    found = edition_before(council, first)
    assert (found.id if found else None) == before


def test_a_draft_comes_after_the_text_in_force_and_before_nothing() -> None:
    in_force = make_edition(edition="2024-05")
    draft = make_edition(edition="2025", status=Status.DRAFT)
    later = make_edition(edition="2026", status=Status.SUPERSEDED)
    council = make_council("a", in_force, draft, later)
    assert edition_before(council, draft) is in_force
    assert edition_before(council, later) is in_force


def changes() -> tuple[str, dict[str, list[str]]]:
    """Return the page's words, and the marked words of each row by what is said of it."""
    site = make_site(
        make_council(
            "a",
            make_edition(*NEWER, edition="2024-05", adopted="2024-05"),
            make_edition(*OLDER, edition="2019", adopted="2019", status=Status.SUPERSEDED),
            name="Little",
        )
    )
    (page,) = changes_pages(site, site.handbook.councils[0])
    assert page.address == "councils/a/2024-05/changes.md"
    tree = parsed(page.html)
    rows = {
        text_of(of_class(row, "protocol-pair-says")[0]): [
            f"{mark.tag} {text_of(mark)}"
            for mark in row.iter()
            if mark.tag in ("del", "ins", "mark")
        ]
        for row in of_class(tree, "protocol-pair")
    }
    return text_of(tree), rows


def test_each_clause_is_said_to_be_the_same_changed_left_out_or_new() -> None:
    _, rows = changes()
    assert rows == {
        "1 and 1: Same words": [],
        "2 and 2: Reworded": ["del [removed: the Clerk]", "ins [added: any officer]"],
        "3: No match found in the newer edition": [],
        "3: No match found in the older edition": [],
    }


def test_both_dates_are_said() -> None:
    words, _ = changes()
    assert "from the edition adopted 2019 to the edition adopted May 2024" in words
    assert "Edition adopted 2019" in words
    assert "Edition adopted May 2024" in words


def test_an_edition_leads_to_what_it_changed_and_to_what_was_changed_in_it(tmp_path: Path) -> None:
    site = site_of(tmp_path)
    council, newer = edition_of(site)
    _, older = edition_of(site, edition="2019")
    to_newer, to_draft = (f"councils/little/{name}/changes/" for name in ("2024-05", "2027"))
    for edition, ways in (
        (older, {"What the edition approved 14 May 2024 changed in this one": to_newer}),
        (
            newer,
            {
                "What changed from the edition adopted 2019": to_newer,
                "What the undated edition would change in this one": to_draft,
            },
        ),
    ):
        draft = edition_page(site, council, edition)
        links = [text_of(a) for a in parsed(draft.html).iter("a")]
        found = dict(zip(links, (path for path, _ in targets(draft, site.addresses)), strict=True))
        assert {label: path for label, path in found.items() if label.startswith("What ")} == ways
    pages = named(changes_pages(site, council))
    assert list(pages) == ["councils/little/2024-05/changes.md", "councils/little/2027/changes.md"]


def test_what_is_known_only_in_part_is_said_at_its_head(tmp_path: Path) -> None:
    site = site_of(tmp_path)
    council, _ = edition_of(site)
    page = next(page for page in changes_pages(site, council) if "2027" in page.address)
    heads = of_class(parsed(page.html), "protocol-pair-heads")[0]
    assert "Known only in part: Only the first page is known." in text_of(heads)


def test_a_council_of_one_edition_has_no_such_page(tmp_path: Path) -> None:
    site = site_of(tmp_path)
    assert list(changes_pages(site, site.handbook.council_by_id["other"])) == []


def test_every_anchor_of_the_page_is_there_once(tmp_path: Path) -> None:
    site = site_of(tmp_path)
    for page in changes_pages(site, site.handbook.council_by_id["little"]):
        ids = [element.get("id") for element in having(parsed(page.html), "id")]
        assert len(set(ids)) == len(ids)
        assert page.anchors <= set(ids)
