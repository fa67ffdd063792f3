"""Few pages for many: no kind of element is left out."""

from __future__ import annotations

from support.covering import covering


def article(*kinds: str) -> str:
    elements = "".join(
        f'<{tag} class="{name}"></{tag}>'
        for tag, _, name in (kind.partition(".") for kind in kinds)
    )
    return f"<body><p class='frame'></p><article>{elements}</article></body>"


def test_pages_that_hold_nothing_of_their_own_are_left_out() -> None:
    pages = {
        "all": article("p.a", "p.b"),
        "some": article("p.a"),
        "its own": article("p.a", "p.c"),
    }
    assert covering(pages) == ["all", "its own"]


def test_the_same_class_on_another_element_is_another_kind() -> None:
    pages = {"p": article("p.a"), "div": article("div.a"), "bare": "<article><hr></article>"}
    assert covering(pages) == ["bare", "div", "p"]


def test_a_large_page_is_not_taken_for_what_small_ones_have() -> None:
    pages = {
        "large": article("p.a", "p.b", *["p.a"] * 50),
        "a": article("p.a"),
        "b": article("p.b"),
    }
    assert covering(pages) == ["a", "b"]


def test_what_stands_around_the_article_is_no_kind_of_the_page() -> None:
    assert covering({"a": article("p.a"), "empty": article()}) == ["a"]


def test_a_page_whose_kinds_later_ones_hold_between_them_is_left_out() -> None:
    pages = {
        "first": article("p.a", "p.b"),
        "x": article("p.a", "p.c", *["p.a"] * 9),
        "y": article("p.b", "p.d", *["p.b"] * 9),
    }
    assert covering(pages) == ["x", "y"]
