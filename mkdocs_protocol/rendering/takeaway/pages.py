"""A text as one HTML file with everything inside, and as a fragment or a frame for another website."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING

from mkdocs_protocol.papers.takeaway.text import NOT_SIGNED
from mkdocs_protocol.rendering.takeaway.body import Body
from mkdocs_protocol.rendering.takeaway.styles import guarded_styles, own_styles
from mkdocs_protocol.rendering.takeaway.today import script, script_hash
from mkdocs_protocol.site.html import DOCTYPE, Writer
from mkdocs_protocol.site.languages import our_language
from mkdocs_protocol.words.gettext import _

if TYPE_CHECKING:
    from mkdocs_protocol.papers.takeaway.text import TakenText
    from mkdocs_protocol.site.wording import Wording

SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads"
"""What a page in a frame may do: run its script for the day and open a link, but not touch the page around it."""
_ROOT = "taken"
_OF_A_PAGE = " :root { color-scheme: light dark; } body { margin: 0; background: light-dark(#fcfbf7, #14181d); }"


def html_file(wording: Wording, taken: TakenText) -> bytes:
    """Return a text as the bytes of one file, which makes no requests and whose policy forbids any."""
    out, styles = Writer(), own_styles(f".{_ROOT}") + _OF_A_PAGE
    digest = b64encode(sha256(styles.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; script-src '{script_hash()}'; style-src 'sha256-{digest}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    described = _("The whole text of {citation}.").format(citation=taken.citation)
    out.html(DOCTYPE)
    out.open("html", {"lang": our_language()})
    out.open("head")
    out.open("meta", {"charset": "utf-8"})
    out.open("meta", {"http-equiv": "Content-Security-Policy", "content": policy})
    out.open("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"})
    out.open("meta", {"name": "color-scheme", "content": "light dark"})
    out.tag("title", f"{taken.title} – {taken.council}")
    out.open("meta", {"name": "description", "content": described})
    out.open("link", {"rel": "icon", "href": "data:,"})
    out.source("style", styles)
    out.line("head")
    out.open("body")
    out.open("main", {"class": _ROOT})
    Body(out, wording).write(taken)
    out.line("main")
    out.source("script", script())
    out.close("body")
    out.line("html")
    return out.done().encode()


def fragment_of(wording: Wording, taken: TakenText, first_level: int = 2) -> str:
    """Return a text as a fragment for another page, whose title is a heading of the first level.

    Its ids begin with its name, so that they are unique, and its styles apply to it alone. It has no empty lines:
    editors of websites turn them into paragraphs.
    """
    out, root = Writer(), f"protocol-{taken.name}"
    out.open("div", {"id": root, "lang": our_language(), "dir": "ltr", "data-protocol-text": ""})
    out.source("style", guarded_styles(root))
    Body(out, wording, first_level=first_level, prefix=f"{taken.name}-").write(taken)
    out.source("script", script())
    out.line("div")
    return "\n".join(line for line in out.done().split("\n") if line.strip()) + "\n"


def frame_of(taken: TakenText, address: str) -> str:
    """Return HTML that shows a page of the handbook inside another: a link to it, and the page in a sandbox."""
    out, name = Writer(), f"{taken.title}, {taken.council}"
    out.open("p")
    out.tag("a", name, {"href": address})
    out.text(f" {_('(opens on a page of its own).')} {_(NOT_SIGNED)}")
    out.line("p")
    out.open(
        "iframe",
        {
            "src": address,
            "title": name,
            "sandbox": SANDBOX,
            "loading": "lazy",
            "width": "100%",
            "height": "800",
            "referrerpolicy": "no-referrer",
        },
    )
    out.tag("a", name, {"href": address})
    out.line("iframe")
    return out.done()
