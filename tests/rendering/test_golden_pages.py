"""What the pages of the real councils say, a file for each kind of page, read and found right.

Of each kind a few pages stand in `tests/golden/pages/`: those that are only about what is named in CHOSEN.
Other tests hold codes, links, structure and values; the wording of our sentences is held here.
"""

from __future__ import annotations

from functools import cache

import pytest
from support.documents import real_pages
from support.golden import FOLDER, IS_WRITTEN_ANEW, Golden
from support.handbook import real_site
from support.page_kinds import kind_and_ids
from support.text import visible_text

CHOSEN = {
    "council": {"halstead", "wellingborough"},
    "topic": {"relationships", "media"},
    "question": {"criticise-officer", "who-manages-clerk"},
    "newcomer": {"councillor", "clerk"},
    "situation": {"officer-concern-councillor", "ask-for-information"},
}
"""A council with dates and one without; a topic that all cover and one that some leave out; and so on."""


@cache
def pages() -> dict[str, dict[str, str]]:
    """Return the words of the chosen pages, by kind and address."""
    site = real_site()
    found: dict[str, dict[str, str]] = {}
    for page in real_pages().values():
        kind, ids = kind_and_ids(site, page.address)
        of_kind = found.setdefault(kind, {})
        if all(id_ in CHOSEN[what] for what, id_ in ids):
            of_kind[str(page.address)] = visible_text(page.html)
    return found


# As files name them, so that not every process makes all the pages to know of which kinds they are.
KINDS = pages() if IS_WRITTEN_ANEW else sorted(file.stem for file in (FOLDER / "pages").iterdir())


@pytest.mark.parametrize("kind", KINDS)
def test_the_pages_say_what_was_read_and_found_right(kind: str, golden: Golden) -> None:
    assert pages().get(kind)
    text = (f"{address}\n{'=' * len(address)}\n{words}" for address, words in pages()[kind].items())
    golden(f"pages/{kind}.txt", "\n\n\n".join(text))


@pytest.mark.golden
def test_each_kind_of_page_has_its_file_and_each_file_its_kind() -> None:
    if IS_WRITTEN_ANEW:
        for file in (FOLDER / "pages").iterdir():
            if file.stem not in pages():
                file.unlink()
    assert {file.stem for file in (FOLDER / "pages").iterdir()} == set(pages())
