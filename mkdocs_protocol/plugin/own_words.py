"""The files with words of its own that a site names from the folder of its mkdocs.yml."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_protocol.plugin import folders
from mkdocs_protocol.words.reading import load_catalogue

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_protocol.plugin.config import ProtocolConfig
    from mkdocs_protocol.site.wording import Wording
    from mkdocs_protocol.words.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class OwnWords:
    """A site's own words: sentences on reviews (`wording`), and any other sentence of the handbook's (`words`)."""

    wording: Path | None
    words: Path | None

    @classmethod
    def of(cls, config: MkDocsConfig, options: ProtocolConfig) -> OwnWords:
        """Return where the files named by a site's options are."""
        folder = Path(config.config_file_path or ".").parent
        return cls(
            folder / options.wording if options.wording else None,
            folder / options.words if options.words else None,
        )

    @property
    def files(self) -> dict[str, Path]:
        """The files that are named, by option."""
        named = {"wording": self.wording, "words": self.words}
        return {option: path for option, path in named.items() if path}

    def catalogue(self, language: str) -> Catalogue:
        """Return the catalogue of a language, with the site's words before ours. Raises CatalogueError."""
        return load_catalogue(language, self.words, shown=_shown(self.words))

    def load_wording(self) -> tuple[Wording, list[str]]:
        """Return the sentences on reviews, and what is wrong with the site's file for them."""
        from mkdocs_protocol.site.wording import load_wording  # noqa: PLC0415 - only where something has changed
        from mkdocs_protocol.site.wording_file import WordingError  # noqa: PLC0415

        try:
            return load_wording(self.wording, shown=_shown(self.wording)), []
        except WordingError as error:
            return load_wording(), list(error.messages)


def _shown(path: Path | None) -> str:
    return folders.shown(path) if path else ""
