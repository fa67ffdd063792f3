"""Everything that reads, checks and renders, imported only if something has changed.

What it imports takes longer to import than MkDocs needs to write a small site.
"""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.plugins import get_plugin_logger

from mkdocs_protocol.checking.loading import load
from mkdocs_protocol.core.visible import visible
from mkdocs_protocol.papers.desk import DeskPapers
from mkdocs_protocol.papers.drafting import DraftingPapers
from mkdocs_protocol.plugin.made import Made, kept_file, kept_page
from mkdocs_protocol.plugin.progress import told
from mkdocs_protocol.publishing.files import work_on_files, work_on_search
from mkdocs_protocol.rendering.every_page import work_on_pages
from mkdocs_protocol.rendering.pieces.blocks import PieceError, piece_of
from mkdocs_protocol.rendering.pieces.handbook import PIECES, handbook_piece, page_data
from mkdocs_protocol.rendering.takeaway.files import Downloads
from mkdocs_protocol.searching.words import FOUND
from mkdocs_protocol.site.dependencies import Dependencies
from mkdocs_protocol.site.site import Site, with_guests
from mkdocs_protocol.store.digests import digest, engine
from mkdocs_protocol.store.helpers import Helpers
from mkdocs_protocol.store.reuse import Traces

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from mkdocs_protocol.checking.loading import Loaded
    from mkdocs_protocol.plugin.config import ProtocolConfig
    from mkdocs_protocol.store.digests import Digests
    from mkdocs_protocol.store.reads import Dependency
    from mkdocs_protocol.store.reuse import Trace, Work
    from mkdocs_protocol.store.store import Store

    Keep = Callable[[Store, Any], Any]
    """Puts a page or file into the store, and returns what has to be known about it."""

log = get_plugin_logger("protocol")

__all__ = [
    "PIECES",
    "Everything",
    "PieceError",
    "Site",
    "apart",
    "handbook_piece",
    "page_data",
    "piece_of",
    "with_guests",
]


class Everything:
    """Makes every page and file, putting each into the store as it is made, or finds it there.

    `key` names everything but the councils that decides them: the program, the options, the day, what councils share.
    """

    def __init__(self, site: Site, store: Store, key: str) -> None:
        self._site, self._store = site, store
        self._traces: Traces | None = None
        self._of_guests: Traces | None = None
        self._done: dict[Dependency, tuple[Any, ...]] = {}
        self.every = self.anew = 0
        """How many pages and files there are, and how many of them had to be made."""
        self._not_made: list[str] = []
        if store.keeps:
            self._traces = _traces(site, store, key)
            if site.compared:
                self._of_guests = _traces(site.compared, store, digest(key, "guests"))

    def made(self, site_url: str = "", warnings: tuple[str, ...] = ()) -> Made:
        """Return all of it, with what a person should settle."""
        site, papers, desks = self._site, DraftingPapers(self._site), DeskPapers(self._site)
        downloads = Downloads(site, site_url)
        self._not_made = downloads.not_made
        of_pages = [*work_on_pages(site, papers, downloads, desks)]
        of_files = [
            *work_on_files(site, papers, site_url=site_url, downloads=downloads, desks=desks)
        ]
        self._make(
            [*((one, kept_page) for one in of_pages), *((one, kept_file) for one in of_files)]
        )
        pages = self._of(of_pages)
        # The handbook's own pages for readers: those of its navigation.
        found = [(p.address, p.title, p.description) for p in pages if p.in_nav and p.is_found]
        of_search = [*work_on_search(site, found)]
        with _words_kept(self._store):
            self._make([(one, kept_file) for one in of_search])
        made = Made(pages, self._of([*of_files, *of_search]), warnings)
        for traces in self._every_traces:
            traces.save()
        for why in self._not_made:
            log.info("%s", visible(why))
        return made

    @property
    def _every_traces(self) -> list[Traces]:
        return [traces for traces in (self._traces, self._of_guests) if traces]

    def _make(self, every: list[tuple[Work[Any], Keep]]) -> None:
        """Make everything about each council together, so that what only it needs can be freed; then the rest."""
        councils = self._site.handbook.councils
        place = {council.id: number for number, council in enumerate(councils)}
        every.sort(key=lambda one: place.get(one[0].council, len(place)))
        groups = [
            [*found] for _, found in groupby(every, lambda one: one[0].council or one[0].name)
        ]

        def make(number: int) -> None:
            for work, keep in groups[number]:
                self._done[work.name] = self._results(work, keep)

        is_new = self._is_new(every)
        if is_new and not self._site.is_alone:
            # Every helper needs them: they are worked out once, before it begins.
            _ = self._site.expectations, self._site.shared_wording
        with Helpers(len(groups) if is_new else 0, make, self._report) as helpers:
            for number, _ in enumerate(told(groups, "parts of the handbook made")):
                if not helpers.took(number):
                    make(number)
        for one in helpers.told:
            self._hear(*one)
        for work, keep in every:
            if work.name not in self._done:  # A helper has made it, or has failed.
                self._done[work.name] = self._results(work, keep)
            self.every += len(self._done[work.name])

    def _is_new(self, every: list[tuple[Work[Any], Keep]]) -> bool:
        """Return whether most has to be made, and can be kept for the process that gathers it."""
        return self._traces is not None and 2 * self._traces.before < len(every)

    def _report(self) -> tuple[int, tuple[str, ...], tuple[Mapping[Dependency, Trace], ...]]:
        """Return what has been made, for the process that this one helps."""
        return self.anew, tuple(self._not_made), tuple(one.now for one in self._every_traces)

    def _hear(
        self, anew: int, not_made: tuple[str, ...], found: tuple[Mapping[Dependency, Trace], ...]
    ) -> None:
        self.anew += anew
        self._not_made += (why for why in not_made if why not in self._not_made)
        for traces, each in zip(self._every_traces, found, strict=True):
            traces.add(each)

    def _of(self, every: Iterable[Work[Any]]) -> tuple[Any, ...]:
        return tuple(one for work in every for one in self._done[work.name])

    def _results(self, work: Work[Any], keep: Keep) -> tuple[Any, ...]:
        def make() -> tuple[Any, ...]:
            results = tuple(keep(self._store, one) for one in work.make())
            self.anew += len(results)
            return results

        def is_there(results: tuple[Any, ...]) -> bool:
            return all(one.is_in(self._store) for one in results)

        traces = self._of_guests if work.has_guests else self._traces
        return traces.kept(work.name, make, is_there=is_there) if traces else make()


def apart(
    options: ProtocolConfig, today: date, *, name: str, store: Store, digests: Digests
) -> tuple[Loaded, Loaded | None]:
    """Return a site's own councils, and these with its guests, read separately: the rest is made without any guest.

    `name` is what problems call the councils' folder.
    """

    def loaded(only: list[str]) -> Loaded:
        return load(
            Path(options.councils_dir),
            as_of=today,
            only=only,
            soon_days=options.due_soon_days,
            name=name,
            store=store,
            digests=digests,
            progress=told,
        )

    hosts, guests = options.only, options.compare_with
    return loaded(hosts), loaded([*hosts, *guests]) if guests else None


@contextmanager
def _words_kept(store: Store) -> Iterator[None]:
    """Put in what earlier builds found out about words, and keep what is found within."""
    key = digest(engine(), "words")
    known = store.value(key)
    for found, earlier in zip(FOUND, known if isinstance(known, tuple) else (), strict=False):
        found.update(earlier)
    before = sum(map(len, FOUND))
    yield
    if sum(map(len, FOUND)) > before:
        store.keep_value(key, tuple(map(dict, FOUND)))


def _traces(site: Site, store: Store, key: str) -> Traces:
    dependencies = Dependencies(site)
    key = digest(key, dependencies.of_all)
    traces = Traces(store, key, site.reads, dependencies.digest_of, dependencies.read_by)
    site.reads.kept = partial(traces.kept, is_there=lambda _: True)
    site.reads.kept_noted = partial(traces.kept_noted, is_there=lambda _: True)
    site.reads.kept_apart = traces.kept_apart
    return traces
