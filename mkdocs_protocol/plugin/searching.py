"""What the site's search finds in pages of the handbook: each of their records, nothing twice.

A search plugin reads the HTML of a page, which would cost most of a large build, and would find every clause again
on each page that quotes it. So while it looks at one of our pages, the page consists, for that plugin alone, of what
search should find. Material's own plugin is given its entries as values.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from mkdocs_protocol.plugin.pages import HandbookPage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs.config.defaults import MkDocsConfig

_EVENT = "page_context"


def show_records(config: MkDocsConfig, *, is_found: bool = True) -> None:
    """Let every search plugin of a site see records in place of our pages.

    If the handbook has its own search and `is_found` is False, it does not see them: a site's index does not grow
    with the handbook.
    """
    handlers = config.plugins.events[_EVENT]
    for place, handler in enumerate(handlers):
        index = getattr(getattr(handler, "__self__", None), "search_index", None)
        if index is not None:
            handlers[place] = _of_records(handler) if is_found else _of_others(handler)


def _of_others(handler: Callable[..., Any]) -> Callable[..., Any]:
    def on_page_context(context: Any, /, *, page: Any, **given: Any) -> Any:
        return None if isinstance(page, HandbookPage) else handler(context, page=page, **given)

    return on_page_context


def _of_records(handler: Callable[..., Any]) -> Callable[..., Any]:
    def on_page_context(context: Any, /, *, page: Any, **given: Any) -> Any:
        if not isinstance(page, HandbookPage):
            return handler(context, page=page, **given)
        entries = _entries_of_material(handler.__self__)  # type: ignore[attr-defined]
        if entries is not None and "tags" not in page.meta:
            if page.made.is_found:
                entries.extend(_entries(page))
            return None
        page.show_to_search()
        try:
            return handler(context, page=page, **given)
        finally:
            page.show_to_readers()

    return on_page_context


def _entries_of_material(plugin: Any) -> list[dict[str, Any]] | None:
    """Return the entries of Material's search, if it is the version that we know and unchanged."""
    if type(plugin).__module__ != "material.plugins.search.plugin" or not plugin.config.enabled:
        return None
    entries = getattr(plugin.search_index, "entries", None)
    is_known = isinstance(entries, list) and not plugin.config.jieba_dict and not _cuts_words()
    return entries if is_known else None


def _cuts_words() -> bool:
    """Return whether Material would split Chinese words, for which it must read pages itself."""
    from material.plugins.search import (  # type: ignore[import-untyped]  # noqa: PLC0415
        plugin,  # Only sites with it have it.
    )

    return getattr(plugin, "jieba", None) is not None


def _entries(page: HandbookPage) -> Iterator[dict[str, Any]]:
    """Yield what Material's plugin would make of a page's title, description and records."""
    title = str(page.meta.get("title", page.title))
    head = f"{_words(page.made.title)}<p>{_words(page.made.description)}</p>"
    boost = page.meta["search"]["boost"]
    yield {"location": page.url, "title": title.strip(), "text": head.strip(), "boost": boost}
    for record in page.places.search:
        yield {
            "location": f"{page.url}#{record.anchor}",
            "title": _words(record.title).strip(),
            "text": f"<p>{_words(record.text)}</p>" if record.text.strip() else "",
            "boost": boost,
        }


def _words(words: str) -> str:
    return escape(words.replace("\n", " "), quote=False)
