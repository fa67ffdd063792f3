"""The councils that a site's owner chooses: each fault with its place in mkdocs.yml."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from mkdocs_protocol.core.hints import did_you_mean
from mkdocs_protocol.core.problems import Location
from mkdocs_protocol.plugin.folders import shown
from mkdocs_protocol.reading.files import is_litter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_protocol.plugin.config import ProtocolConfig

_PLUGIN = "protocol"


def faults_of_choice(config: MkDocsConfig, options: ProtocolConfig) -> Iterator[str]:
    """Yield a sentence for each council that `compare_with` must not name, and for `compare_with` without `only`."""
    guests, hosts = options.compare_with, options.only
    if not guests:
        return
    if not hosts:
        yield (
            f"{_place(config, options, 'compare_with')}: 'compare_with' needs 'only' beside it, since otherwise every "
            "council is shown and compared; name your own council, for example only: [my-council], or take "
            "compare_with away"
        )
        return
    there = _folders(Path(options.councils_dir))
    for name in dict.fromkeys(guests):
        at = _place(config, options, "compare_with", name)
        if name in hosts:
            yield f"{at}: '{name}' is in both 'only' and 'compare_with'; take it out of one of them"
        elif there and name not in there:
            yield f"{at}: there is no council '{name}'{did_you_mean(name, there)}"


def _folders(councils: Path) -> list[str]:
    """Return the names of the councils' folders; a folder that cannot be read is reported when it is read."""
    try:
        with os.scandir(councils) as entries:
            return sorted(one.name for one in entries if one.is_dir() and not is_litter(one.name))
    except OSError:
        return []


def _place(config: MkDocsConfig, options: ProtocolConfig, option: str, name: str = "") -> Location:
    """Return where an option is, or a name in it: in mkdocs.yml or a file that it inherits; otherwise its beginning."""
    first = path = Path(config.config_file_path or "mkdocs.yml")
    for _ in range(8):  # A file that inherits from itself has been refused before.
        root = _composed(path)
        for node in _plugins(root):
            value = _under(node, option)
            if value is not None and _folder_of(node) in ("", options.folder.strip("/")):
                mark = next((one for one in _scalars(value) if one.value == name), value).start_mark
                return Location(shown(path), mark.line + 1, mark.column + 1)
        parent = _under(root, "INHERIT")
        if not isinstance(parent, yaml.ScalarNode):
            break
        path = path.parent / parent.value
    return Location(shown(first), 1, 1)


def _composed(path: Path) -> yaml.Node | None:
    try:
        return yaml.compose(path.read_text("utf-8-sig"), Loader=yaml.SafeLoader)
    except (OSError, ValueError, yaml.YAMLError):
        return None


def _plugins(root: yaml.Node | None) -> Iterator[yaml.Node]:
    """Yield the options of each handbook in a file: a list of plugins, or plugins by their names."""
    plugins = _under(root, "plugins")
    listed = plugins.value if isinstance(plugins, yaml.SequenceNode) else [plugins]
    for one in listed:
        for key, value in one.value if isinstance(one, yaml.MappingNode) else ():
            if isinstance(key, yaml.ScalarNode) and key.value == _PLUGIN:
                yield value


def _folder_of(node: yaml.Node) -> str:
    value = _under(node, "folder")
    return value.value.strip("/") if isinstance(value, yaml.ScalarNode) else ""


def _under(node: yaml.Node | None, key: str) -> yaml.Node | None:
    if not isinstance(node, yaml.MappingNode):
        return None
    return next((value for name, value in node.value if name.value == key), None)


def _scalars(node: yaml.Node) -> list[yaml.ScalarNode]:
    listed = node.value if isinstance(node, yaml.SequenceNode) else [node]
    return [one for one in listed if isinstance(one, yaml.ScalarNode)]
