"""A description of an edition's page for programs: schema.org's terms as JSON-LD, as far as they are true.

Nothing is added because a search engine would like it. An adoption is not a publication, so `datePublished` is only
the day of issue that a document states; a signatory is a post, and is left out; a council whose name alone does not
identify it has no website here.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from mkdocs_protocol.core.edition_dates import DateKind
from mkdocs_protocol.core.review import Status
from mkdocs_protocol.site.citations import citation
from mkdocs_protocol.words.gettext import N_, Labels, _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.protocol import Edition
    from mkdocs_protocol.rendering.takeaway.files import Download
    from mkdocs_protocol.site.site import Site

_STATUS = Labels({
    Status.IN_FORCE: N_("in force, as far as this handbook knows"),
    Status.SUPERSEDED: N_("superseded"),
    Status.DRAFT: N_("draft"),
})  # fmt: skip
_DATES = {
    DateKind.ISSUED: "datePublished",
    DateKind.AMENDED: "dateModified",
    DateKind.EXPIRES: "expires",
}


def described(
    site: Site, council: Council, edition: Edition, downloads: Sequence[Download] = ()
) -> str:
    """Return the description of an edition's page as JSON-LD; addresses in it are relative to the page."""
    here = site.edition_address(council, edition)
    said: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "DigitalDocument",
        "url": site.addresses.link(here, here),
        "name": edition.title,
        "alternateName": [*edition.other_titles],
        "description": _("The whole text of {edition}.").format(edition=citation(council, edition)),
        "inLanguage": edition.language,
        "creativeWorkStatus": _STATUS[edition.status],
        "version": edition.version,
        "author": _author(council),
        **{
            name: value.iso
            for kind, name in _DATES.items()
            if (value := edition.dates[kind].value) is not None
        },
        "encoding": [
            {
                "@type": "MediaObject",
                "contentUrl": site.addresses.link(here, each.file.address),
                "encodingFormat": each.kind.media_type,
                "contentSize": f"{len(each.file.content)} B",
            }
            for each in downloads
        ],
    }
    return json.dumps({name: value for name, value in said.items() if value}, ensure_ascii=False)


def _author(council: Council) -> dict[str, str]:
    if not council.name:
        return {}
    author = {"@type": "GovernmentOrganization", "name": council.name}
    return author | ({"url": council.website} if council.website and not council.ambiguous else {})
