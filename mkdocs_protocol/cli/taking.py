"""`take-away` and `embed`: a council's text as files, and as HTML for a website that there is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mkdocs_protocol.checking.loading import load
from mkdocs_protocol.cli.printing import PlainError, say, say_as_it_is
from mkdocs_protocol.cli.today import today
from mkdocs_protocol.cli.where import councils_folder
from mkdocs_protocol.cli.writing import cannot_write, write_whole
from mkdocs_protocol.core.document_kinds import PROTOCOL
from mkdocs_protocol.papers.takeaway.kinds import KINDS
from mkdocs_protocol.reading.files import slug_fault

if TYPE_CHECKING:
    from mkdocs_protocol.core.handbook import Handbook

_COUNCIL = click.argument("council")
_DOCUMENT = click.option(
    "--document",
    default=PROTOCOL.id,
    show_default=True,
    help="Which document of the council's: grievance, code-of-conduct and so on.",
)
_EDITION = click.option(
    "--edition",
    default="",
    help="Which edition: 2021-06; the one in force unless you say otherwise.",
)
_SITE = click.option(
    "--site-url",
    "site",
    metavar="URL",
    default="",
    help="The handbook's address on the web, as site_url in mkdocs.yml, so that the copy names its page.",
)
_SITE_OF_BEFORE = click.option("--site", "site_of_before", hidden=True, default="")
"""What `--site-url` was called; `new --site` means a whole site to begin."""
_WORDING = click.option(
    "--wording",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="The site's own words for review states, as its option 'wording' names them.",
)
_COUNCILS = click.option(
    "--folder",
    type=click.Path(path_type=Path),
    default="councils",
    show_default=True,
    help="The folder with the councils.",
)


@click.command("take-away", short_help="Write a text as PDF, Word, HTML, plain text and Markdown.")
@_COUNCIL
@click.option(
    "--as",
    "kinds",
    multiple=True,
    type=click.Choice([kind.id for kind in KINDS]),
    help="As what; may be given several times.  [default: all]",
)
@click.option(
    "--to",
    type=click.Path(path_type=Path, file_okay=False),
    default=".",
    show_default=True,
    help="The folder to write into.",
)
@_DOCUMENT
@_EDITION
@_SITE
@_SITE_OF_BEFORE
@_WORDING
@_COUNCILS
def take_away_command(
    kinds: tuple[str, ...], to: Path, folder: Path, site_of_before: str, **chosen: Any
) -> None:
    """Write the text of COUNCIL as PDF, Word, HTML, plain text and Markdown.

    Each file is the whole text, says of which day it is and that it is not the signed copy, and asks for nothing
    on the web. PDF needs the extra: pip install "mkdocs-protocol[pdf]".
    """
    from mkdocs_protocol.cli import taken  # noqa: PLC0415 - other commands start without

    chosen["site"] = chosen["site"] or site_of_before
    handbook = _of_one(folder, chosen["council"])
    try:
        for line in taken.written_files(handbook, taken.Chosen(**chosen), kinds, to):
            say(line)
    except OSError as error:
        raise PlainError(cannot_write(to, error)) from None


@click.command("embed", short_help="Print a text as HTML for a page of another website.")
@_COUNCIL
@click.option(
    "--headings-from",
    "first_level",
    type=click.IntRange(1, 6),
    default=2,
    show_default=True,
    help="Which level of heading the title is: one below the heading that it comes under.",
)
@click.option(
    "--iframe",
    metavar="URL",
    default="",
    help="Show this page of the handbook in a frame, instead of the text itself.",
)
@click.option(
    "--to",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write; without it the HTML is printed.",
)
@_DOCUMENT
@_EDITION
@_SITE
@_SITE_OF_BEFORE
@_WORDING
@_COUNCILS
def embed_command(
    first_level: int, iframe: str, to: Path | None, folder: Path, site_of_before: str, **chosen: Any
) -> None:
    """Print the text of COUNCIL as HTML to paste into a page of a website that there is.

    In it are its own styles and a few lines of script, and nothing that is asked for elsewhere.
    """
    from mkdocs_protocol.cli import taken  # noqa: PLC0415 - other commands start without

    chosen["site"] = chosen["site"] or site_of_before
    handbook, meant = _of_one(folder, chosen["council"]), taken.Chosen(**chosen)
    html = (
        taken.frame(handbook, meant, iframe)
        if iframe
        else taken.fragment(handbook, meant, first_level)
    )
    if to is None:
        say_as_it_is(html)
    else:
        try:
            write_whole(to, html.encode())
        except OSError as error:
            raise PlainError(cannot_write(to.parent, error)) from None
        say(f"wrote {to}")
    if not iframe:
        advice = f"where a policy forbids scripts within a page, let it allow this one: '{taken.script_hash()}'"
        say(advice, err=True)


def _of_one(folder: Path, council: str) -> Handbook:
    """Return the handbook of one council; end with its problems if there are any."""
    if fault := slug_fault(council):
        raise PlainError(fault)
    day = today()
    root, name = councils_folder(folder)
    loaded = load(root, as_of=day, only=(council,), name=name)
    for problem in loaded.problems:
        say(str(problem))
    if loaded.problems:
        raise SystemExit(1)
    return loaded.handbook
