"""A council's crest and the colour of its links: read, and refused if they could do harm or cannot be seen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_protocol.core.identity import (
    DARK_PAPER,
    ENOUGH,
    LIGHT_PAPER,
    Accent,
    Crest,
    contrast,
    nearest_readable,
)
from mkdocs_protocol.reading.svg import fault_of_svg

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_protocol.reading.files import SourceFolder
    from mkdocs_protocol.reading.forms import CouncilForm
    from mkdocs_protocol.reading.yaml_tree import YamlTree

LARGEST_CREST = 200_000
"""Bytes: anything larger is a photograph, or a drawing that a phone takes seconds to fetch."""
CREST = re.compile(r"crest\.(svg|png|jpe?g|webp)", re.IGNORECASE)
"""The name of a crest's file."""

_TAIL = 64
"""How many bytes are searched for a picture's end: programs leave some after it."""
_KINDS = (
    ("png", re.compile(rb"\x89PNG\r\n\x1a\n.{4}IHDR", re.DOTALL)),
    ("jpg", re.compile(rb"\xff\xd8\xff")),
    ("webp", re.compile(rb"RIFF.{4}WEBPVP8", re.DOTALL)),
    ("svg", re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|!--|svg\b|\w+:svg\b)")),
)
"""How the bytes of each kind of picture begin."""


def read_crest(path: Path, form: CouncilForm, tree: YamlTree, folder: SourceFolder) -> Crest | None:
    """Read the crest in a council's folder; None if there is none, or if it cannot be shown, which is reported."""
    there = [entry for entry in folder.children(path) if CREST.fullmatch(entry.name)]
    if form.crest is None:
        for entry in there:
            folder.report(
                folder.place_of(entry),
                "nothing says what this crest shows; write into council.yml: "
                f'crest: {{file: {entry.name}, text: "The arms of …"}}',
                "bad-crest",
            )
        return None
    named = path / form.crest.file
    if named not in there:
        there_is = f"; there is {', '.join(one.name for one in there)}" if there else ""
        folder.report(
            tree.place(("crest", "file")),
            f"there is no '{form.crest.file}' beside this file{there_is}; put the picture there",
            "bad-crest",
        )
        return None
    content = _bytes_of(named, folder)
    if content is None:
        return None
    kind = next((kind for kind, begins in _KINDS if begins.match(content)), "")
    if fault := _fault(content, kind, named.suffix.lower().removeprefix(".")):
        folder.report(folder.place_of(named), fault, "bad-crest")
        return None
    return Crest(kind, content, form.crest.text)


def _bytes_of(path: Path, folder: SourceFolder) -> bytes | None:
    if not folder.is_inside(path):
        return None
    message = "a picture belongs here, and this is not a file; give it another name"
    try:
        if path.is_file():
            with path.open("rb") as file:
                return file.read(LARGEST_CREST + 1)
    except OSError as error:
        message = f"this cannot be read ({error.strerror}); allow it to be read"
    folder.report(folder.place_of(path), message, "not-a-file")
    return None


def _fault(content: bytes, kind: str, end: str) -> str:
    """Return what prevents a picture from being shown, and what to do; or ""."""
    if len(content) > LARGEST_CREST:
        return (
            f"this picture is larger than {LARGEST_CREST // 1000} kB; save it smaller, 400 pixels high "
            "at most, or as SVG"
        )
    if not kind:
        return "this is not a picture that a browser can show; save it as SVG, PNG, JPEG or WebP"
    if kind != end.replace("jpeg", "jpg"):
        return f"this is called .{end}, but its content is {kind.upper()}; call it crest.{kind}"
    if kind == "svg":
        return fault_of_svg(content)
    return "" if _is_whole(content, kind) else "this picture is incomplete; save it here again"


def _is_whole(content: bytes, kind: str) -> bool:
    """Return whether a picture is complete: half-copied files lack their end."""
    if kind == "webp":
        return len(content) >= 8 + int.from_bytes(content[4:8], "little")
    return {"png": b"IEND", "jpg": b"\xff\xd9"}[kind] in content[-_TAIL:]


def read_accent(form: CouncilForm, tree: YamlTree, folder: SourceFolder) -> Accent | None:
    """Return the colours that a council gives for links; None if it gives none, or one that cannot be read."""
    if form.accent is None and form.accent_dark is None:
        return None
    if form.accent is None:
        at = tree.key_place(("accent_dark",))
        folder.report(at, "accent_dark is given without accent; give that too", "bad-colour")
        return None
    light, dark = _whole(form.accent), _whole(form.accent_dark or form.accent)
    papers = (
        ("accent", light, "light", LIGHT_PAPER, "darker"),
        ("accent_dark", dark, "dark", DARK_PAPER, "lighter"),
    )
    is_whole = True
    for key, colour, name, paper, other in papers:
        found = contrast(colour, paper)
        if found >= ENOUGH:
            continue
        is_whole = False
        near = nearest_readable(colour, paper)
        is_given = key == "accent" or form.accent_dark is not None
        folder.report(
            tree.place((key,)) if is_given else tree.place(("accent",)),
            f"{colour} on the handbook’s {name} paper ({paper}) has a contrast of {_shown(found)} to 1, and words need "
            + (
                f'{ENOUGH} to 1 (WCAG 1.4.3); write a {other} one, such as {key}: "{near}"'
                if is_given
                else f'{ENOUGH} to 1 (WCAG 1.4.3); add one for dark pages, such as {key}: "{near}"'
            ),
            "bad-colour",
        )
    return Accent(light, dark) if is_whole else None


def _whole(colour: str) -> str:
    signs = colour.removeprefix("#").lower()
    return "#" + ("".join(sign * 2 for sign in signs) if len(signs) == 3 else signs)


def _shown(ratio: float) -> str:
    """Return a ratio in words, rounded so that one that is too small never looks sufficient."""
    return f"{int(ratio * 10) / 10:.1f}"
