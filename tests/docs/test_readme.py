"""The README shows the handbook, and what it tells people to type holds."""

from __future__ import annotations

import re
from importlib.metadata import version

from support.handbook import REPOSITORY

README = (REPOSITORY / "README.md").read_text("utf-8")


def test_it_shows_a_small_picture_for_light_and_for_dark_that_make_takes() -> None:
    pictures = re.findall(r'src(?:set)?="([^"]+\.png)"', README)
    assert pictures == [f"docs/assets/images/handbook-{scheme}.png" for scheme in ("dark", "light")]
    for picture in pictures:
        content = (REPOSITORY / picture).read_bytes()
        assert content.startswith(b"\x89PNG")
        assert len(content) < 150_000
    assert re.search(r'alt="[^"]{40,}"', README)
    assert "\npicture:" in (REPOSITORY / "Makefile").read_text("utf-8")


def test_the_program_s_file_has_the_name_that_a_build_gives_it() -> None:
    assert (
        f"pip install ./mkdocs_protocol-{version('mkdocs-protocol')}-py3-none-any.whl\n" in README
    )


def test_it_says_what_it_is_before_it_says_how() -> None:
    assert README.index("<picture>") < README.index("make site") < README.index("pip install")
