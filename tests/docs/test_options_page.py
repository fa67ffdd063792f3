"""`docs/options.md` tells every option, piece and sentence, as they are."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from mkdocs.utils import get_theme_dir
from support.pages import Part, codes, page, part, parts

from mkdocs_protocol.plugin.config import ProtocolConfig
from mkdocs_protocol.rendering.pieces.handbook import PIECES
from mkdocs_protocol.site.wording import load_wording
from mkdocs_protocol.site.wording_file import WordingError, read_sentences

DEFAULTS = {name: option.default for name, option in ProtocolConfig._schema}
OPTIONS = [part for part in parts(page("options")) if part.id in DEFAULTS]
WORDS = part("options", "your-own-words")
STATES, OTHERS = (
    [row for row in WORDS.rows if len(row) == columns and not row[0].startswith("`{")]
    for columns in (3, 4)
)
PLACEHOLDERS = [row[0].strip("`{}") for row in WORDS.rows if row[0].startswith("`{")]
SENTENCES = load_wording().sentences


def given_to_the_plugin(text: str) -> dict[str, Any]:
    """Return the options that an example of mkdocs.yml gives."""
    plugins = (yaml.safe_load(text) or {}).get("plugins", [])
    named = [plugin for plugin in plugins if isinstance(plugin, dict)]
    return dict(named[-1]["protocol"]) if named else {}


def is_allowed(key: str, placeholder: str, folder: Path) -> bool:
    """Say whether a sentence may hold a placeholder, by trying it."""
    needed = {
        "said": "{printed}",
        "said-cycle": "{printed}",
        "counted": "{months}",
        "worked-out-label": "{due}",
        "due": "{due}",
        "as-of": "{day}",
        "as-of-today": "{day}",
    }
    sentence = f"{{{placeholder}}} {needed.get(key, '')}".strip()
    tree: Any = sentence
    for step in reversed(key.split(".")):
        tree = {step: tree}
    path = folder / "wording.yml"
    path.write_text(json.dumps(tree), "utf-8")  # JSON is YAML
    try:
        read_sentences(path, path.name)
    except WordingError:
        return False
    return True


def test_every_option_has_its_heading_in_the_order_of_the_code() -> None:
    assert [part.title for part in OPTIONS] == list(DEFAULTS)


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.id)
def test_every_option_shows_its_default_and_an_example_that_differs(option: Part) -> None:
    shown = re.search(r"^Default: (none|`([^`]*)`)", option.text, re.MULTILINE)
    assert shown
    assert yaml.safe_load(shown[2] or "null") == DEFAULTS[option.id]
    assert given_to_the_plugin(option.blocks[0].text)[option.id] != DEFAULTS[option.id]


def test_every_example_is_accepted_without_a_warning() -> None:
    examples = [
        given_to_the_plugin(block.text)
        for name in ("options", "own-handbook")
        for part in parts(page(name))
        for block in part.blocks
        if block.language == "yaml"
    ]
    assert sum(map(bool, examples)) > len(DEFAULTS)
    for example in examples:
        config = ProtocolConfig()
        config.load_dict(example)
        assert config.validate() == ([], [])


def test_every_piece_is_told() -> None:
    told = part("options", "Live pieces in your own pages")
    assert sorted(told.first_cells) == sorted(PIECES)
    shown = re.findall(r"/// handbook \| (\w+)", page("options") + page("own-handbook"))
    assert set(shown) <= set(PIECES)


def test_every_sentence_of_the_wording_is_told_with_its_words() -> None:
    told = {f"states.{row[0].strip('`')}.headline": row[1].strip("`") for row in STATES}
    told |= {row[0].strip("`"): row[2].strip("`") for row in OTHERS}
    own = {
        key: words
        for key, words in SENTENCES.items()
        if not key.endswith((".label", ".explanation"))
    }
    assert told == own


def test_every_placeholder_is_told_where_it_may_stand(tmp_path: Path) -> None:
    told = {
        f"states.{row[0].strip('`')}.{part}": codes(row[2])
        for row in STATES
        for part in ("label", "headline", "explanation")
    } | {row[0].strip("`"): codes(row[3]) for row in OTHERS}
    assert told.keys() == SENTENCES.keys()
    for key, shown in told.items():
        allowed = [f"{{{name}}}" for name in PLACEHOLDERS if is_allowed(key, name, tmp_path)]
        assert sorted(shown) == sorted(allowed), key


def test_no_sentence_takes_a_placeholder_that_the_page_does_not_tell() -> None:
    used = {name for sentence in SENTENCES.values() for name in re.findall(r"\{(.*?)\}", sentence)}
    assert used <= set(PLACEHOLDERS)


def test_the_example_of_a_wording_file_is_accepted(tmp_path: Path) -> None:
    path = tmp_path / "wording.yml"
    path.write_text(WORDS.blocks[0].text, "utf-8")
    assert load_wording(path)["as-of"] == "Looked up on {day}"


def test_the_hosts_that_themes_ask_are_those_in_their_own_templates() -> None:
    themes = part("options", "Themes, and what they ask of other hosts").rows
    assert [row[0] for row in themes] == ["`material`", "`mkdocs`", "`readthedocs`"]
    for name, fetched, _ in themes:
        templates = _templates(name.strip("`"))
        (host,) = codes(fetched)
        assert host in templates


def _templates(theme: str) -> str:
    folder = Path(get_theme_dir(theme))
    return "".join(path.read_text("utf-8") for path in sorted(folder.glob("**/*.html")))


@pytest.mark.parametrize(
    ("option", "value", "told"),
    [
        (
            "due_soon_days",
            "soon",
            "'soon' is not a whole number; write one without quotes, such as 8",
        ),
        ("nav", "yes", "'yes' is not true or false; write one of them without quotes"),
        ("councils_dir", ["a"], "'['a']' is not words; write them in quotes"),
        (
            "only",
            {},
            "'{}' is not a list of councils; write their folders' names: [halstead, barrow]",
        ),
    ],
)
def test_a_value_of_another_kind_is_refused_in_plain_words(
    option: str, value: object, told: str
) -> None:
    config = ProtocolConfig()
    config.load_dict({option: value})
    assert [str(error) for _, error in config.validate()[0]] == [told]
