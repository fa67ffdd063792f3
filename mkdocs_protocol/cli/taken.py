"""What a clerk takes away of a council's text: files, and pieces for an existing website."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_protocol.cli.printing import PlainError
from mkdocs_protocol.cli.writing import write_whole
from mkdocs_protocol.core.web_addresses import is_web_address
from mkdocs_protocol.papers.takeaway.kinds import KINDS
from mkdocs_protocol.papers.takeaway.pdf import NoPdf
from mkdocs_protocol.rendering.takeaway.files import TextFiles
from mkdocs_protocol.rendering.takeaway.pages import fragment_of, frame_of
from mkdocs_protocol.rendering.takeaway.today import script_hash
from mkdocs_protocol.site.files import size_shown
from mkdocs_protocol.site.site import Site
from mkdocs_protocol.site.wording import WordingError, load_wording

__all__ = ["Chosen", "fragment", "frame", "script_hash", "written_files"]

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from mkdocs_protocol.core.handbook import Council, Handbook
    from mkdocs_protocol.core.protocol import Edition


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which text is meant."""

    council: str
    document: str
    edition: str
    """"" for the one in force."""
    site: str
    """Where the handbook stands on the web, or ""."""
    wording: Path | None
    """The file with the site's own words for review states."""


def written_files(
    handbook: Handbook, chosen: Chosen, kinds: Sequence[str], to: Path
) -> Iterator[str]:
    """Write an edition as files; yield a line for each, and one for each that could not be made.

    No kinds stand for all that can be made. A file is put into its place whole. Raises PlainError if a kind that was
    asked for cannot be made, OSError for the folder.
    """
    council, edition = _edition_of(handbook, chosen)
    files = TextFiles(_site(handbook, chosen), _address(chosen.site))
    taken = files.text(council, edition)
    to.mkdir(parents=True, exist_ok=True)
    for kind in (kind for kind in KINDS if not kinds or kind.id in kinds):
        try:
            content = files.made(taken, kind)
        except NoPdf as error:
            if kind.id in kinds:
                raise PlainError(str(error)) from None
            yield f"not made: {kind.name}; {error}"
            continue
        path = to / f"{taken.name}.{kind.id}"
        write_whole(path, content)
        yield f"wrote {path} ({kind.name}, {size_shown(content)})"
        if lacks := files.lacking(taken, kind):
            yield lacks


def fragment(handbook: Handbook, chosen: Chosen, first_level: int) -> str:
    """Return an edition as a fragment for a page of another website."""
    council, edition = _edition_of(handbook, chosen)
    site = _site(handbook, chosen)
    taken = TextFiles(site, _address(chosen.site)).text(council, edition)
    return fragment_of(site.wording, taken, first_level)


def frame(handbook: Handbook, chosen: Chosen, address: str) -> str:
    """Return an HTML frame that shows a page of the handbook within a page of another website."""
    council, edition = _edition_of(handbook, chosen)
    return frame_of(TextFiles(_site(handbook, chosen)).text(council, edition), _address(address))


def _edition_of(handbook: Handbook, chosen: Chosen) -> tuple[Council, Edition]:
    """Return a council's edition by its name, or the leading one if none is named.

    Raises PlainError naming those that exist.
    """
    council = handbook.council_by_id[chosen.council]
    documents = {document.kind.id: document for document in council.documents}
    if chosen.document not in documents:
        has = ", ".join(documents)
        raise PlainError(f"{council.id} has no document '{chosen.document}'; there is {has}")
    document = documents[chosen.document]
    names = {each.id: each for each in document.editions}
    if chosen.edition and chosen.edition not in names:
        has = ", ".join(sorted(names))
        raise PlainError(f"{council.id} has no edition '{chosen.edition}'; there is {has}")
    return council, names.get(chosen.edition, document.leading_edition)


def _site(handbook: Handbook, chosen: Chosen) -> Site:
    path = chosen.wording
    try:
        return Site(handbook, load_wording(path, shown=path.as_posix() if path else ""))
    except WordingError as error:
        raise PlainError("\n".join(error.messages)) from None


def _address(url: str) -> str:
    """Return an address as given. Raises PlainError for anything but a complete web address."""
    if url and not is_web_address(url):
        raise PlainError(
            f"'{url}' is not the address of a page; write it whole: https://www.example.org/"
        )
    return url
