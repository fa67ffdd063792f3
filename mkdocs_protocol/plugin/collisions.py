"""Two pages or files at one address, ours or anybody else's, at any stage of a build.

MkDocs silently lets the later one win, and ends in a traceback if a file is in the way of a folder. Here neither is
written: the build ends and names both.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, InclusionLevel, set_exclusions

from mkdocs_protocol.plugin.folders import in_the_way, shown, sources_among
from mkdocs_protocol.plugin.pages import HandbookPage

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from mkdocs_protocol.site.addresses import Address

_WAY_OUT = "move this one, or set the option 'folder' to keep the handbook in a folder of its own"


class Claims:
    """Where our pages and files will be; worked out once for every check of a build's files."""

    def __init__(self) -> None:
        self._known: tuple[tuple[Address, ...], MkDocsConfig, frozenset[str]] | None = None

    def places(self, ours: tuple[Address, ...], config: MkDocsConfig) -> frozenset[str]:
        """Return where those that are published will be."""
        known = self._known
        if known is None or known[1] is not config or known[0] != ours:
            files = _as_files(ours, config)
            set_exclusions(files, config)  # They are nobody else's, and no copies are needed.
            published = (one for one in files if one.inclusion is not InclusionLevel.EXCLUDED)
            known = self._known = (ours, config, frozenset(one.dest_uri for one in published))
        return known[2]


def collisions(
    files: Iterable[File], places: Collection[str], config: MkDocsConfig
) -> Iterator[str]:
    """Yield a sentence for each file of a site that is where one of ours will be, or in its way.

    A file that is not published is in nobody's way, ours or theirs.
    """
    there = [*_published(files, config)]
    for file in there:
        if file.dest_uri in places:
            yield f"{as_typed(file)}:1:1: the handbook makes a page at this address; {_WAY_OUT}"
    for file, what in in_the_way(there, places):
        yield f"{as_typed(file)}:1:1: the handbook makes a {what} of this name; {_WAY_OUT}"


def twice(ours: Iterable[Address]) -> Iterator[str]:
    """Yield a sentence for each address shared by two of our pages or files."""
    for address, times in Counter(ours).items():
        if times > 1:
            yield f"two pages of the handbook have the address '{address}'; give one of them another id"


def replaced(files: Files, ours: Mapping[str, File], config: MkDocsConfig) -> Iterator[str]:
    """Yield a sentence for each of our files, by its address, that another plugin has replaced with its own.

    A file that has been removed is not a fault: that is how plugins leave pages out.
    """
    there = [
        file
        for file in files
        if (own := ours.get(file.dest_uri)) is not None
        and own.inclusion is not InclusionLevel.EXCLUDED
        and file is not own
        and file.page is not own.page
    ]
    for file in _published(there, config):
        maker = f" by the plugin '{file.generated_by}'" if file.generated_by else ""
        yield (
            f"{as_typed(file)}:1:1: this is put{maker} in the place of a page of the handbook; name it otherwise "
            "there, or set the option 'folder' to keep the handbook in a folder of its own"
        )


def absent(ours: Iterable[File], files: Iterable[File], *, is_serving: bool) -> frozenset[str]:
    """Return the addresses of those pages and files of ours that the site does not have, from its root."""
    there = {
        file.dest_uri
        for file in files
        if (file.inclusion.is_in_serve() if is_serving else file.inclusion.is_included())
    }
    return frozenset(file.url for file in ours if file.dest_uri not in there)


def raw_sources(files: Iterable[File], councils: Path, ours: Collection[str] = ()) -> Iterator[str]:
    """Yield a sentence for each file of the site that would publish a source of the handbook as it is.

    `ours` are the addresses of pages of ours, which name the sources that they are made from. Without them
    the files are those of `docs_dir`, which lead there by a link; with them others may have added some.
    """
    guests = (
        file
        for file in files
        if file.dest_uri not in ours and not isinstance(file.page, HandbookPage)
    )
    how, way_out = (
        ("another plugin publishes this from", "leave that folder out there")
        if ours
        else ("this leads into", "take the link away")
    )
    for path in sources_among(guests, councils):
        yield (
            f"{shown(path)}:1:1: {how} councils_dir ({shown(councils)}), whose files are never published as they "
            f"are; {way_out}"
        )


def as_typed(file: File) -> str:
    """Return a file of the site as a person would type it."""
    is_made = file.abs_src_path is None or file.generated_by is not None
    return file.src_uri if is_made else shown(Path(str(file.abs_src_path)))


def _as_files(ours: Iterable[Address], config: MkDocsConfig) -> list[File]:
    return [File(address, None, config.site_dir, config.use_directory_urls) for address in ours]


def _published(files: Iterable[File], config: MkDocsConfig) -> Iterator[File]:
    every = [*files]
    alike = [
        File(file.src_uri, None, config.site_dir, config.use_directory_urls)
        if file.inclusion is InclusionLevel.UNDEFINED
        else file
        for file in every
    ]
    set_exclusions(alike, config)  # Only those in question.
    for file, one in zip(every, alike, strict=True):
        if one.inclusion is not InclusionLevel.EXCLUDED:
            yield file
