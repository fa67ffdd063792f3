"""The theme around a page, rendered once for each kind of page and filled for each page of it.

The theme reads title, description, address, contents list and content of a page and sets the same shell around
them. So a template is rendered once with marks in their places, and pages are made by putting theirs there.
The bytes are those that the theme writes:

- the marks are on a page whose other attributes are all its own; if a theme asks for one that is not known to be the
  same for all such pages, its pages are rendered one by one;
- everything else that the theme is given (navigation, styles, whatever another plugin adds for a page) is part of the
  kind;
- content, title and the rest are read when the page is written, as other plugins have left them;
- the first page of each kind, and one in `CHECKED` after it, is rendered both ways; at the first difference
  every page is left to the theme.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.toc import AnchorLink, TableOfContents

from mkdocs_protocol.plugin.pages import HandbookPage
from mkdocs_protocol.rendering.parts.environment import Compiled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from jinja2 import Environment

log = get_plugin_logger("protocol")

CHECKED = 64
"""One in this many filled pages is compared with what the theme makes of it."""

_SAME = (
    "active", "ancestors", "children", "edit_url", "is_homepage", "is_link", "is_page", "is_section",
    "is_top_level", "next_page", "parent", "previous_page", "update_date",
)  # fmt: skip
"""The attributes that pages outside the navigation have in common; each value is part of the kind all the same."""

_MOMENT = "build_date_utc"

_PLAIN = re.compile(r"[^&<>\"'\s]+(?: [^&<>\"'\s]+)*|")
"""Words that come out of any filter (`striptags`, `e`) as they went in."""
_ODD = "&amp;&#39;  "
"""What a filter would change: a mark with it shows whether the theme writes words as they are."""


class Shells:
    """The shells of one build."""

    def __init__(self) -> None:
        self._shells: dict[object, _Shell | None] = {}
        self._seen: Counter[object] = Counter()
        self._folders: set[tuple[str, ...]] | None = None
        self._is_off = False
        self.filled = 0
        """How many pages were filled into a shell."""
        self.rendered = 0
        """How many times the theme was rendered for a page of ours."""

    def install(self, environment: Environment, folders: Iterable[str] = ()) -> None:
        """Make a theme's templates ask here when they render a page of the handbook.

        `folders` are where packages have templates, which need not be compiled each time.
        """
        shells, base = self, environment.template_class

        class ShellTemplate(base):  # type: ignore[misc, valid-type]
            """A template of the theme."""

            def render(self, *given: Any, **named: Any) -> str:
                context = dict(*given, **named)
                page = context.get("page")
                if not isinstance(page, HandbookPage):
                    return str(super().render(context))
                return shells.page(page, context, self.name, super().render)

        environment.template_class = ShellTemplate
        environment.bytecode_cache = environment.bytecode_cache or Compiled(folders)
        if environment.cache is not None:
            environment.cache.clear()

    def page(
        self,
        page: HandbookPage,
        context: Mapping[str, Any],
        template: str | None,
        render: Callable[[Mapping[str, Any]], str],
    ) -> str:
        """Return a page in its theme, using a shell if the result is sure to be the same."""
        if self._is_off or page.made.in_nav:
            return self._by_theme(context, render)
        fields, place = _fields(page), self._place(page, context)
        key = (template, place, *_kind(page, context, fields))
        self._seen[key] += 1
        if self._seen[key] == 1:
            return self._by_theme(context, render)  # Perhaps the only one.
        if key not in self._shells:
            self._shells[key] = self._shell(page, context, fields, render, place)
        shell = self._shells[key]
        if shell is None or not shell.takes(fields):
            return self._by_theme(context, render)
        filled = shell.filled(fields)
        if self._seen[key] % CHECKED == 2 and filled != self._by_theme(context, render):
            log.debug("the theme treats pages of one kind differently; each is rendered by it")
            self._is_off = True
            return self._by_theme(context, render)
        self.filled += 1
        return filled

    def _place(self, page: HandbookPage, context: Mapping[str, Any]) -> tuple[str, int, str]:
        """Return where a page is, as far as its links to pages in the navigation depend on that.

        That is the part of its address shared with one of them, how many names follow, and how it ends.
        """
        if self._folders is None:
            nav = context.get("nav")
            addresses = [each.url.split("/") for each in getattr(nav, "pages", ())]
            self._folders = {tuple(each[:n]) for each in addresses for n in range(1, len(each))}
        names = page.url.rstrip("/").split("/")
        common = 0
        while common < len(names) - 1 and tuple(names[: common + 1]) in self._folders:
            common += 1
        end = "/" if page.url.endswith("/") else posixpath.splitext(page.url)[1]
        return "".join(f"{name}/" for name in names[:common]), len(names) - common, end

    def _by_theme(
        self, context: Mapping[str, Any], render: Callable[[Mapping[str, Any]], str]
    ) -> str:
        self.rendered += 1
        return render(context)

    def _shell(
        self,
        page: HandbookPage,
        context: Mapping[str, Any],
        fields: dict[str, str],
        render: Callable[[Mapping[str, Any]], str],
        place: tuple[str, int, str],
    ) -> _Shell | None:
        kept, depth, end = place
        for odd in (_ODD, ""):
            marks = {name: _mark(number, odd) for number, name in enumerate(fields)}
            marks["url"] = kept + "/".join(_mark(number, "url") for number in range(depth)) + end
            # A theme adds a heading to a page that has none.
            has_heading = "<h1" in fields["content"]
            marks["content"] = ("<h1>" if has_heading else "") + marks["content"]
            stand_in = _StandIn(page, marks)
            moment = _Moment(stand_in.asked)
            output = self._by_theme({**context, "page": stand_in, _MOMENT: moment}, render)
            if stand_in.asked:
                log.debug("the theme asks a page for %s", ", ".join(sorted(stand_in.asked)))
                return None
            pieces = [*_pieces(output, marks)]
            if not any("protocolmark" in piece for piece, _ in pieces):
                # Keeping these parts of the context prevents their identities from being reused.
                return _Shell(tuple(pieces), plain_only=not odd, context=tuple(context.values()))
        return None


@dataclass(frozen=True, slots=True)
class _Shell:
    """What the theme writes around the fields of a page."""

    pieces: tuple[tuple[str, str], ...]
    """Words of the theme, each with the name of the field after them, or "" at the end."""
    plain_only: bool
    """Whether the theme passes some field through a filter, so that only plain words come out as they are."""
    context: tuple[object, ...]

    def takes(self, fields: Mapping[str, str]) -> bool:
        """Return whether a page with these fields can be filled in."""
        return not self.plain_only or all(
            name == "content" or _PLAIN.fullmatch(words) for name, words in fields.items()
        )

    def filled(self, fields: Mapping[str, str]) -> str:
        """Return the page with these fields."""
        parts = []
        for words, name in self.pieces:
            parts.append(words)
            if name:
                parts.append(fields[name])
        return "".join(parts)


class _Moment:
    """Takes the place of the time of the build, which differs for each page; a theme that shows it has no shells."""

    def __init__(self, asked: set[str]) -> None:
        self._asked = asked

    def __getattr__(self, name: str) -> Any:
        self._asked.add(_MOMENT)
        raise AttributeError(name)

    def __str__(self) -> str:
        self._asked.add(_MOMENT)
        return ""


class _StandIn:
    """A page with marks in place of what differs from page to page."""

    def __init__(self, page: HandbookPage, marks: Mapping[str, str]) -> None:
        self._page = page
        self.asked: set[str] = set()
        """What the theme asked for that pages of a kind need not have alike."""
        self.title = marks["title"]
        self.content = marks["content"]
        self.meta = dict(page.meta)
        self.meta.update(
            {
                name.removeprefix("meta."): mark
                for name, mark in marks.items()
                if name.startswith("meta.")
            }
        )
        self.toc = TableOfContents([*_marked_toc(page.toc, marks, "toc")])
        self.url = marks["url"]
        self.abs_url = marks.get("abs_url")
        self.canonical_url = marks.get("canonical_url")

    def __getattr__(self, name: str) -> Any:
        if name not in _SAME and not name.startswith("__"):
            self.asked.add(name)
        return getattr(self._page, name)


def _fields(page: HandbookPage) -> dict[str, str]:
    """Return what differs between pages of a kind, by name; pages with an empty description are another kind."""
    fields = {"title": str(page.title), "content": page.content or "", "url": page.url}
    optional = {
        "abs_url": page.abs_url,
        "canonical_url": page.canonical_url,
        "meta.title": page.meta.get("title"),
        "meta.description": page.meta.get("description"),
    }
    fields |= {name: words for name, words in optional.items() if words and type(words) is str}
    fields.update(_toc_fields(page.toc, "toc"))
    return fields


def _toc_fields(entries: Iterable[AnchorLink], at: str) -> Iterator[tuple[str, str]]:
    for number, entry in enumerate(entries):
        yield f"{at}.{number}.title", entry.title
        yield f"{at}.{number}.id", entry.id
        yield from _toc_fields(entry.children, f"{at}.{number}")


def _marked_toc(
    entries: Iterable[AnchorLink], marks: Mapping[str, str], at: str
) -> Iterator[AnchorLink]:
    for number, entry in enumerate(entries):
        here = f"{at}.{number}"
        marked = AnchorLink(marks[f"{here}.title"], marks[f"{here}.id"], entry.level)
        marked.children.extend(_marked_toc(entry.children, marks, here))
        yield marked


def _kind(
    page: HandbookPage, context: Mapping[str, Any], fields: Mapping[str, str]
) -> tuple[object, ...]:
    """Return what pages must have in common to share a shell."""
    levels = [entry.level for entry in page.toc]
    rest = {name: value for name, value in page.meta.items() if f"meta.{name}" not in fields}
    same = [_identity(getattr(page, name)) for name in _SAME]
    around = [
        (name, _identity(value)) for name, value in context.items() if name not in ("page", _MOMENT)
    ]
    return (
        tuple(fields),
        "<h1" in fields["content"],
        repr((levels, rest)),
        repr((same, around)),
    )


def _identity(value: object) -> object:
    """Return what identifies a value: itself, if it is plain."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, list | tuple) and len(value) < 100:
        return [_identity(each) for each in value]
    return (type(value).__name__, id(value))


def _mark(number: int, odd: str) -> str:
    return f"protocolmark{number}x{odd}end"


def _pieces(output: str, marks: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Split what the theme wrote at the marks."""
    names = {mark: name for name, mark in marks.items()}
    # Most marks are of one form: a pattern of hundreds of words takes longer to compile than the page to render.
    odd = _ODD if _ODD in marks["title"] else ""
    of_form = f"protocolmark[0-9]+x{re.escape(odd)}end"
    others = sorted((m for m in names if not re.fullmatch(of_form, m)), key=len, reverse=True)
    parts = re.split("(" + "|".join([*map(re.escape, others), of_form]) + ")", output)
    for place in range(0, len(parts) - 1, 2):
        yield parts[place], names[parts[place + 1]]
    yield parts[-1], ""
