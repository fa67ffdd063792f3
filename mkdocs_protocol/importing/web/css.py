"""How an element looks, by its own attributes and by the style sheets of its page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_protocol.importing.web.tree import Node

_POINTS = re.compile(r"([\d.]{1,6})\s*(pt|px|em|rem|%)?")
_COMMENT = re.compile(r"cmnt\d+")
_SCALE = {"pt": 1.0, "px": 0.75, "em": 12.0, "rem": 12.0, "%": 0.12}


def style_of(node: Node) -> dict[str, str]:
    """Return the declarations of an element's `style`, over those of the page's sheets."""
    made = dict(node.sheet)
    for each in node.given.get("style", "")[:2000].split(";"):
        name, sign, words = each.partition(":")
        if sign:
            made[name.strip().lower()] = words.strip()
    return made | node.important


def is_hidden(node: Node) -> bool:
    """Return whether an element is hidden."""
    style = style_of(node)
    return (
        "hidden" in node.given
        or (node.tag == "dialog" and "open" not in node.given)
        or style.get("display", "").lower().startswith("none")
        or style.get("visibility", "").lower().startswith("hidden")
        or style.get("mso-hide", "").lower().startswith("all")
        # Comments, as Word saves them in a page.
        or style.get("mso-element", "").lower().startswith("comment")
        or style.get("mso-special-character", "").lower() == "comment"
    )


def is_comment(node: Node) -> bool:
    """Return whether an element is a comment, or the mark of one, as Google Docs saves them."""
    first = next((each for one in node.nodes for each in one.nodes), None)
    return (node.tag == "a" and node.given.get("id", "").startswith("cmnt_ref")) or (
        node.tag == "div"
        and first is not None
        and bool(_COMMENT.fullmatch(first.given.get("id", "")))
    )


def can_be_opened(node: Node, controlled: frozenset[str]) -> bool:
    """Return whether a reader can show what is hidden: the panel of a button or tab, or what a search on the page opens."""
    return (
        node.given.get("hidden", "").lower() == "until-found"
        or node.given.get("role") == "tabpanel"
        or node.given.get("id", "") in controlled
    )


def is_bold(style: dict[str, str]) -> bool | None:
    """Return whether a style makes words bold, None if it says nothing."""
    weight = style.get("font-weight", "").lower()
    if not weight:
        return None
    return weight in {"bold", "bolder"} or (weight.isdigit() and int(weight) >= 600)


def size_of(style: dict[str, str]) -> float:
    """Return the size that a style gives to words, in points; 0 if it gives none."""
    found = _POINTS.fullmatch(style.get("font-size", "").lower().strip())
    try:
        return float(found[1]) * _SCALE.get(found[2] or "px", 0.75) if found else 0.0
    except ValueError:
        return 0.0
