"""From sources to everything that a build adds to a site, through the store."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_protocol.plugin.made import Made
from mkdocs_protocol.store.collecting import collect_seldom
from mkdocs_protocol.store.digests import Digests, digest, engine
from mkdocs_protocol.words.catalogue import ENGLISH, speaking

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site
    from mkdocs_protocol.store.store import Store
    from mkdocs_protocol.words.catalogue import Catalogue


class Making:
    """One build's pages and files, made or found in the store.

    `inputs` are the options that decide them, `sources` the councils' folder, `files` further sources;
    `make_site` reads and checks, and also returns warnings; it is called only if something has changed, with the
    digests of sources that have been opened. Everything is made in the words of `catalogue`.
    """

    def __init__(
        self,
        store: Store,
        make_site: Callable[[Digests], tuple[Site, tuple[str, ...]]],
        *,
        sources: Path,
        files: list[Path],
        inputs: object,
        site_url: str,
        catalogue: Catalogue = ENGLISH,
    ) -> None:
        self._store, self._make_site, self._site_url = store, make_site, site_url
        self._catalogue = catalogue
        self.digests = Digests()
        self._made_anew = ""
        shared = self.digests.of(*sorted(sources.glob("*.yml")), *files)
        with speaking(catalogue):
            self._shared_key = digest(engine(), shared, inputs, site_url)
        self._key = digest(self._shared_key, self.digests.of(sources))

    @property
    def key(self) -> str:
        """A name for everything that decides what is made."""
        return self._key

    @property
    def shared_key(self) -> str:
        """A name for all of that but the councils."""
        return self._shared_key

    @property
    def told(self) -> str:
        """In a sentence, what was made and what was found and, for a language other than English, how much is translated."""
        return "; ".join(filter(None, (self._told, self._catalogue.told)))

    @property
    def _told(self) -> str:
        if "_read" not in self.__dict__:
            return "nothing of the handbook has changed; its pages are those of the last build"
        read, known = self._store.made, self._store.found
        councils = "council" if read == 1 else "councils"
        return f"read {read} {councils}, {known} unchanged{self._made_anew}"

    @property
    def site(self) -> Site:
        """The handbook as a site, read when first asked for."""
        return self._read[0]

    @cached_property
    def _read(self) -> tuple[Site, tuple[str, ...]]:
        return self._make_site(self.digests)

    def made(self) -> Made:
        """Return every page and file. Raises what reading raises; then nothing has been touched."""
        known = self._store.value(self._key)
        if isinstance(known, Made) and known.is_in(self._store):
            return known
        collect_seldom()
        with speaking(self._catalogue):
            made = self._made()
        self._store.keep_value(self._key, made)
        return made

    def _made(self) -> Made:
        from mkdocs_protocol.plugin import building  # noqa: PLC0415 - only where something has changed

        site, warnings = self._read
        making = building.Everything(site, self._store, self._shared_key)
        made = making.made(self._site_url, warnings)
        self._made_anew = f"; made {making.anew:,} of {making.every:,} pages and files"
        return made

    def handbook_piece(self, name: str, here: Address) -> Markup | None:
        """Return a live piece of the handbook for a page, or None if there is none of that name."""

        def make() -> str | None:
            from mkdocs_protocol.plugin import building  # noqa: PLC0415 - only where something has changed

            return (
                str(building.handbook_piece(self.site, name, here))
                if name in building.PIECES
                else None
            )

        return self._markup(("piece", name, here), make)

    def piece_of(self, name: str, argument: str, here: Address) -> Markup:
        """Return the piece of a block with a name of its own. Raises LookupError, with a message, if what it quotes does not exist."""

        def make() -> str:
            from mkdocs_protocol.plugin import building  # noqa: PLC0415 - only where something has changed

            try:
                return str(building.piece_of(self.site, name, argument, here))
            except building.PieceError as error:
                raise LookupError(str(error)) from None

        return self._markup(("block", name, argument, here), make) or Markup()

    def page_data(self) -> Markup | None:
        """Return what a page with live pieces needs only once."""

        def make() -> str:
            from mkdocs_protocol.plugin import building  # noqa: PLC0415 - only where something has changed

            return str(building.page_data(self.site))

        return self._markup(("page data",), make)

    def _markup(self, what: tuple[str, ...], make: Callable[[], str | None]) -> Markup | None:
        key = digest(self._key, *what)
        words = self._store.value(key)
        if not isinstance(words, str):
            with speaking(self._catalogue):
                words = make()
            if words is None:
                return None
            self._store.keep_value(key, words)
        return Markup(words)
