"""Shared wording on a council's front page."""

from __future__ import annotations

import pytest
from support.sheets import (
    make_clause,
    make_council,
    make_edition,
    make_site,
    of_class,
    parsed,
    text_of,
)

from mkdocs_protocol.comparing.sharing import MANY
from mkdocs_protocol.rendering.councils.council import council_page
from mkdocs_protocol.rendering.councils.sharing import MOST_SHOWN, percent
from mkdocs_protocol.site.site import Site

FIRST = "Officers serve the whole council and give advice to every member of it."
SECOND = "The chair presides over each of the meetings and signs the minutes of it."


def site_of_three(most_paired: int = 8) -> Site:
    """Return a site of three councils: two share a clause, one of them has some words of another."""
    return make_site(
        make_council(
            "own",
            make_edition(
                make_clause("1.1", text=FIRST),
                make_clause("1.2", text=SECOND),
                make_clause("1.3", text="Nobody else says this at all."),
            ),
        ),
        make_council("near", make_edition(make_clause("2.1", text=FIRST.upper()))),
        make_council(
            "far",
            make_edition(make_clause("3.1", text="Our mayor presides over each of the meetings.")),
        ),
        most_paired=most_paired,
    )


def shown(site: Site, council: str = "own") -> list[list[str]]:
    """Return the rows of the table, its head first."""
    (table,) = of_class(
        parsed(council_page(site, site.handbook.council_by_id[council]).html),
        "protocol-sharing-table",
    )
    return [[text_of(cell) for cell in row] for row in table.iter("tr")]


def words(site: Site, council: str = "own") -> str:
    (section,) = of_class(
        parsed(council_page(site, site.handbook.council_by_id[council]).html), "protocol-sharing"
    )
    return text_of(section)


def test_the_table_says_how_much_stands_in_whose_document() -> None:
    assert shown(site_of_three()) == [
        ["Document", "Words in both", "Clauses"],
        ["near", "39%", "1 of 3"],
        ["far", "18%", "0 of 3"],
    ]
    assert (
        "58% of its words are also in other documents, five words or more in a row. "
        "near comes closest: 39% of the words of this document are there too."
    ) in words(site_of_three())


def test_the_picture_repeats_the_numbers_and_is_not_read_aloud() -> None:
    site = site_of_three()
    bars = of_class(
        parsed(council_page(site, site.handbook.council_by_id["own"]).html), "protocol-bar"
    )
    assert [bar.get("aria-hidden") for bar in bars] == ["true", "true"]
    parts = [part.get("width") for bar in bars for part in of_class(bar, "protocol-bar-part")]
    assert parts == ["39.4", "18.2"]


def test_each_clause_is_only_here_or_also_somewhere() -> None:
    site = site_of_three()
    (details,) = of_class(
        parsed(council_page(site, site.handbook.council_by_id["own"]).html),
        "protocol-sharing-clauses",
    )
    assert [text_of(item) for item in details.iter("li")] == [
        "1.1: also in near 2.1 (the same words)",
        "1.2: 43% of its words in 1 document",
        "1.3: wording of its own",
    ]
    assert [link.get("href") for link in details.iter("a")][
        -1
    ] == "../../councils/own/review/#protocol-reworded"


@pytest.mark.parametrize(
    ("most", "href"), [(8, "../../compare/own/near/"), (2, "../../compare/#councils=own,near")]
)
def test_a_name_leads_to_the_two_documents_side_by_side(most: int, href: str) -> None:
    site = site_of_three(most_paired=most)
    (table,) = of_class(
        parsed(council_page(site, site.handbook.council_by_id["own"]).html),
        "protocol-sharing-table",
    )
    assert next(table.iter("a")).get("href") == href


def test_a_long_table_ends_and_says_what_it_leaves_out() -> None:
    councils = [
        make_council(f"c{number:02}", make_edition(make_clause("1.1", text=FIRST)))
        for number in range(MOST_SHOWN + 3)
    ]
    site = make_site(*councils)
    assert len(shown(site, "c00")) == MOST_SHOWN + 1
    assert "Two more of the documents compared have as much of it or less." in words(site, "c00")
    assert "; at least some of its words in five more" in words(site, "c00")


def test_of_many_documents_it_is_said_which_were_counted() -> None:
    councils = [
        make_council(f"c{number:02}", make_edition(make_clause("1.1", text=FIRST)))
        for number in range(MANY + 1)
    ]
    said = "Only the eight documents that share most phrases with it were counted."
    assert said in words(make_site(*councils), "c00")
    assert said not in words(make_site(*councils[:-1]), "c00")


def test_a_document_that_shares_nothing_says_so_without_a_table() -> None:
    site = make_site(
        make_council("own", make_edition(make_clause("1.1", text=FIRST))),
        make_council("other", make_edition(make_clause("1.1", text=SECOND))),
    )
    assert words(site) == (
        "Shared wording No other document in this handbook shares five words or more in a row with it."
    )


def test_a_council_alone_has_no_such_section() -> None:
    site = make_site(make_council("own", make_edition(make_clause("1.1", text=FIRST))))
    draft = council_page(site, site.handbook.council_by_id["own"])
    assert "protocol-shared" not in draft.anchors
    assert "Shared wording" not in draft.html


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [(0, 0, "0%"), (0, 9, "0%"), (1, 999, "1%"), (998, 999, "99%"), (9, 9, "100%"), (1, 3, "33%")],
)  # fmt: skip
def test_a_share_is_never_rounded_to_nothing_or_to_all(part: int, whole: int, said: str) -> None:
    assert percent(part, whole) == said
