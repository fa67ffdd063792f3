"""From the options of a site to the making of its handbook: what is made, from which files, on which day."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

from mkdocs_protocol.core.partial_date import build_day
from mkdocs_protocol.plugin import folders, front
from mkdocs_protocol.plugin.config import OF_NO_PAGE
from mkdocs_protocol.plugin.failing import fail
from mkdocs_protocol.plugin.making import Making
from mkdocs_protocol.plugin.own_words import OwnWords
from mkdocs_protocol.plugin.templates import files_of, own_templates
from mkdocs_protocol.site.addresses import Addresses
from mkdocs_protocol.words.reading import CatalogueError

if TYPE_CHECKING:
    from datetime import date

    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_protocol.plugin.config import ProtocolConfig
    from mkdocs_protocol.site.site import Site
    from mkdocs_protocol.store.digests import Digests
    from mkdocs_protocol.store.store import Store
    from mkdocs_protocol.words.catalogue import Catalogue


def addresses_of(options: ProtocolConfig, config: MkDocsConfig) -> Addresses:
    """Return where the pages and files of a handbook are in a site."""
    return Addresses(options.folder, directory_urls=config.use_directory_urls)


def catalogue_of(options: ProtocolConfig, config: MkDocsConfig) -> Catalogue:
    """Return the words of a handbook; raises PluginError for a language or file of words with faults."""
    try:
        return OwnWords.of(config, options).catalogue(options.language)
    except CatalogueError as error:
        fail([*error.messages])


def making_of(
    options: ProtocolConfig, config: MkDocsConfig, store: Store, catalogue: Catalogue
) -> Making:
    """Return the making of a handbook's pages and files, which has not begun to read.

    Raises PluginError if the environment gives no day to build for.
    """
    try:
        today = build_day(os.environ)
    except ValueError as error:
        raise PluginError(str(error)) from None
    councils, templates = Path(options.councils_dir), own_templates(config)
    return Making(
        store,
        lambda digests: _site(options, config, today, store, digests),
        sources=councils,
        files=[*OwnWords.of(config, options).files.values(), *files_of(templates)],
        inputs=[
            {name: options[name] for name in options if name not in OF_NO_PAGE},
            config.use_directory_urls,
            front.is_free(config, options.folder),
            today.isoformat(),
            folders.shown(councils),
        ],
        site_url=config.site_url or "",
        catalogue=catalogue,
    )


def _site(
    options: ProtocolConfig, config: MkDocsConfig, today: date, store: Store, digests: Digests
) -> tuple[Site, tuple[str, ...]]:
    """Return the handbook read and checked, with what a person should settle; raises PluginError with all problems."""
    from mkdocs_protocol.plugin import building  # noqa: PLC0415 - only where something has changed

    name = folders.shown(Path(options.councils_dir))
    loaded, beside = building.apart(options, today, name=name, store=store, digests=digests)
    problems = dict.fromkeys(map(str, (*loaded.problems, *(beside.problems if beside else ()))))
    wording, messages = OwnWords.of(config, options).load_wording()
    if messages := [*problems, *messages]:
        fail(messages)
    site = building.Site(
        loaded.handbook,
        wording,
        addresses_of(options, config),
        longest_list=options.longest_list,
        most_columns=options.most_columns,
        most_paired=options.most_paired,
        most_taken=options.downloads,
        has_search=options.search != "site",
        site_url=config.site_url or "",
        contact=options.contact,
        is_front_ours=front.is_free(config, options.folder),
        exit_url=options.exit_url,
        templates=own_templates(config),
        reads=loaded.reads,
    )
    if beside:
        site = building.with_guests(site, beside.handbook, beside.reads)
    return site, tuple(map(str, loaded.warnings))
