"""A small council with every shape that a page of ours has to show, read from its sources."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from mkdocs_protocol.checking.loading import load
from mkdocs_protocol.core.handbook import Council
from mkdocs_protocol.core.protocol import Edition
from mkdocs_protocol.rendering.every_page import every_page
from mkdocs_protocol.rendering.page import RenderedPage
from mkdocs_protocol.site.site import Site
from mkdocs_protocol.site.wording import load_wording
from support.handbook import real_site
from support.projects import parse_tree, write_files

AS_OF = date(2026, 11, 22)

EXAMPLE = """
councils/
  topics.yml
    | - {id: respect, label: Respect, definition: How people treat each other.}
    | - {id: channels, label: Ways to ask, definition: "Whom to ask, and how."}
    | - {id: chairs, label: Chairs, definition: Those who preside.}
    | - {id: media, label: Press, definition: Who speaks to the press.}
    | - {id: review, label: Review, definition: When the text is looked at again.}
  roles.yml
    | - {id: clerk, label: Clerk, definition: The chief officer.}
    | - {id: officers, label: Officers, definition: Everyone who is employed.}
    | - {id: councillors, label: Councillors, definition: The members.}
  little/
    council.yml
      | name: Little Example Parish Council
      | short_name: Little
      | kind: parish
      | ambiguous: There are two parishes of this name.
      | names:
      |   clerk: [Clerk, Town Clerk]
      | in_force: 2024-05
      | notes:
      |   - {text: The parish was merged., dated: 2026-02-01, source: The order of 2025}
    editions/
      2024-05.md
        | ---
        | title: PROTOCOL ON WORKING TOGETHER
        | other_titles: [How we work]
        | dates:
        |   unlabelled: {value: 2024, printed: "2024"}
        |   approved: {value: 2024-05-14, printed: 14.5.24, by: Staff Committee}
        |   signed: {blank: true, printed: "Signed:"}
        |   next_review: {value: 2027-05, printed: Next review May 2027, qualifier: or sooner}
        | cycle: {printed: every three years}
        | signed_by: {blank: true, printed: "Signed:"}
        | silent: [media]
        | findings:
        |   - {kind: conflict, clauses: ["1.2", "2.3"], text: These two do not agree.}
        |   - {kind: wording, clauses: ["1.1"], text: "“Memebers” is a slip."}
        |   - {kind: missing, clauses: [], text: Nobody is named who hears a complaint.}
        | notes:
        |   - {clause: "1.1", text: The law has changed since., dated: 2026-01-31, source: The Example Act 2025}
        | ---
        | Little Example Parish Council
        |
        | PROTOCOL ON WORKING TOGETHER
        |
        | How we work
        |
        | {id=aim topic=respect also=channels}
        | The aim of it 2024, approved by the Staff Committee 14.5.24.
        |
        | {topic=respect kind=duty binds="councillors officers" benefits="councillors officers"}
        | ## 1. Respect
        |
        | 1.1 Memebers and officers shall – always – be “civil” & kind, see [2.3](#c-2.3).
        |
        | 1.2 [No one shall be bullied.]{kind=prohibition} Everyone may ask for help.
        |
        | {topic=channels kind=procedure binds=councillors benefits=officers}
        | ## 2. Asking
        |
        | {frame=label}
        | Procedure for members:
        |
        | 2.1 Members shall bring to the Clerk
        |
        | - 1. requests
        | - 2. complaints
        |
        | {number=2.3 topic=chairs kind=duty binds=clerk}
        | ### 23 Chairs of committees
        |
        | The clerk shall help chairs.
        |
        | 2.4 [Ask first.]{topic=channels kind=advice} [Be kind.]{topic=respect kind=duty binds=officers}
        |
        | ## Annex
        |
        | {id=table topic=review kind=description}
        | | Version | Date |
        | |---|---|
        | | 1 | 2024 |
        |
        | ***
        |
        | {frame=label}
        | Next review May 2027 or sooner, every three years. Signed:
      2019.md
        | ---
        | title: Protocol
        | status: superseded
        | dates:
        |   adopted: {value: 2019, printed: Adopted 2019}
        | ---
        | Protocol
        |
        | Adopted 2019
        |
        | {topic=respect}
        | ## 1. Respect
        |
        | 1.1 Everyone is civil.
      2027.md
        | ---
        | title: Protocol
        | status: draft
        | incomplete: Only the first page is known.
        | ---
        | Protocol
        |
        | {topic=respect}
        | ## 1. Respect
        |
        | 1.1 Everyone is civil.
  other/
    council.yml
      | unnamed: It speaks of a parish in a district.
      | short_name: (unnamed)
      | kind: not stated
    editions/
      undated.md
        | ---
        | title: Another
        | ---
        | Another
        |
        | {topic=respect}
        | ## 1. Respect
        |
        | 1.1 Everyone is civil.
"""


def site_of(folder: Path, files: Mapping[str, str] | None = None, **options: Any) -> Site:
    """Return a site of the example with some files laid over it; its sources have no problem."""
    root = write_files(folder / "project", {**parse_tree(EXAMPLE), **(files or {})})
    loaded = load(root / "councils", as_of=AS_OF)
    assert [str(problem) for problem in loaded.problems] == []
    return Site(loaded.handbook, load_wording(), **options)


@cache
def real_pages() -> dict[str, RenderedPage]:
    """Return every page of `real_site` by its address, made once in a process."""
    return {str(page.address): page for page in every_page(real_site())}


def edition_of(
    site: Site, council: str = "little", edition: str = "2024-05"
) -> tuple[Council, Edition]:
    """Return a council and one of its editions by their ids."""
    found = site.handbook.council_by_id[council]
    return found, next(each for each in found.editions if each.id == edition)


def words_in(element: Element) -> str:
    """Return the words of an element, white space folded; where a block ends, a word ends."""
    return " ".join(_spaced(element).split())


_BLOCKS = {
    "blockquote", "br", "dd", "details", "div", "dt", "li", "p", "summary", "table", "td", "th", "tr",
    "ul",
}  # fmt: skip


def _spaced(element: Element) -> str:
    inside = (element.text or "") + "".join(
        _spaced(child) + (child.tail or "") for child in element
    )
    return f" {inside} " if element.tag in _BLOCKS else inside
