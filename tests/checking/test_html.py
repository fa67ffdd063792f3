"""What a page refers to."""

from __future__ import annotations

import pytest

from mkdocs_protocol.checking.html import references, style_references


def fetched(html: str) -> list[str]:
    return [found.address for found in references(html).fetched]


def links(html: str) -> list[str]:
    return [found.address for found in references(html).links]


def test_ids_and_the_names_of_anchors_can_be_pointed_at() -> None:
    page = references('<h1 id="a">A</h1><a name="b"></a><p id="">x</p><input name="c">')
    assert page.ids == {"a", "b"}
    assert page.duplicate_ids == ()


def test_an_id_on_two_elements_is_told_once() -> None:
    assert references("<p id=a><p id=b><p id=a><p id=a>").duplicate_ids == ("a",)


@pytest.mark.parametrize(
    "html",
    [
        '<script src="x"></script>',
        '<link rel="stylesheet" href="x">',
        '<link rel="preload" as="font" href="x">',
        '<link rel="shortcut icon" href="x">',
        '<link rel="preconnect" href="x">',
        '<img src="x">',
        '<img srcset="x 2x">',
        '<picture><source srcset="x"></picture>',
        '<video poster="x"></video>',
        '<audio src="x"></audio>',
        '<track src="x">',
        '<iframe src="x"></iframe>',
        '<object data="x"></object>',
        '<embed src="x">',
        '<input type="image" src="x">',
        '<svg><image xlink:href="x"/></svg>',
        '<svg><use href="x"/></svg>',
        '<style>@import "x";</style>',
        "<style>@import url( 'x' ) print;</style>",
        "<style>p { background: URL(x) }</style>",
        """<p style="background: url('x')">A</p>""",
        '<p style="background: url(&quot;x&quot;)">A</p>',
        "<noscript><img src=x></noscript>",
    ],
)
def test_what_a_browser_asks_for_by_itself_is_fetched(html: str) -> None:
    assert fetched(html) == ["x"]
    assert links(html) == []


def test_every_candidate_of_a_srcset_is_fetched() -> None:
    assert fetched('<img srcset="a.png, b.png 2x,c.png 640w , data:image/gif;base64,AA 3x">') == [
        "a.png",
        "b.png",
        "c.png",
        "data:image/gif;base64,AA",
    ]


@pytest.mark.parametrize(
    "html",
    [
        '<a href=" x ">A</a>',
        '<area href="x">',
        '<form action="x"></form>',
        '<link rel="alternate" type="application/atom+xml" href="x">',
        '<link rel="next" href="x">',
        '<svg><a xlink:href="x"><text>A</text></a></svg>',
        '<blockquote cite="x">A</blockquote>',
        '<meta http-equiv="refresh" content="0; url=x">',
    ],
)
def test_what_a_reader_may_follow_is_a_link(html: str) -> None:
    assert links(html) == ["x"]
    assert fetched(html) == []


@pytest.mark.parametrize(
    "html",
    [
        '<link rel="canonical" href="https://example.org/">',
        '<svg><use href="#shape"/></svg>',
        "<style>p { fill: url(#gradient) } /* url(x) */</style>",
        "<!-- <img src=x> -->",
        "<script>const page = '<img src=x>';</script>",
        "<p>url(x)</p>",
        "<img src>",
    ],
)
def test_some_things_only_look_like_a_reference(html: str) -> None:
    assert fetched(html) == []
    assert links(html) == []


def test_a_reference_knows_its_line_in_the_page_and_in_a_style() -> None:
    page = "<p>\n<a href=one>\n<style>\n/* a\n b */ p { background: url(two) }\n</style>"
    found = references(page)
    assert [(place.line, place.element) for place in found.links] == [(2, "a")]
    assert [(place.line, place.element) for place in found.fetched] == [(5, "css")]
    assert [place.line for place in style_references("\n\n@import 'a';")] == [3]
