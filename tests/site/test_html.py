from __future__ import annotations

import re
from pathlib import Path

import markupsafe
from hypothesis import given
from hypothesis import strategies as st

import mkdocs_protocol
from mkdocs_protocol.site.html import Writer, escaped

PACKAGE = Path(mkdocs_protocol.__file__).parent


@given(st.text())
def test_words_are_escaped_as_templates_escape_them(words: str) -> None:
    assert escaped(words) == str(markupsafe.escape(words))


def test_no_door_but_html_lets_words_in_as_they_are() -> None:
    out = Writer()
    out.open("a", {"href": '"><script>'})
    out.text("<b> & co")
    out.tag("i", "</i>", {"title": "'"})
    out.close("a")
    assert out.done() == (
        '<a href="&#34;&gt;&lt;script&gt;">&lt;b&gt; &amp; co<i title="&#39;">&lt;/i&gt;</i></a>'
    )


def test_words_that_templates_hold_for_html_are_escaped_all_the_same() -> None:
    out = Writer()
    out.text(markupsafe.Markup("<b>") + "<i>")
    assert out.done() == "&lt;b&gt;&amp;lt;i&amp;gt;"


def test_only_the_writer_says_of_a_string_that_it_is_html() -> None:
    made = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if re.search(r"\bHtml\(", path.read_text("utf-8"))
    }
    assert made == {"site/html.py"}
