"""Live pieces in pages that people write: quoted as the sources have them, and refused where there is nothing."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from support.build import BUILD_MOMENT, BuildFailed, BuiltSite, build, captured_log, source_date
from support.handbook import REPOSITORY
from support.projects import minimal_council_files, write_files
from support.site import check_site

from mkdocs_protocol.plugin.blocks import BLOCKS
from mkdocs_protocol.rendering.pieces.arguments import FORMS

Project = Callable[..., Path]
EDITION = "councils/little-example/editions/2024-05.md"
CONFIG = """\
site_name: T
theme: {name: material, font: false}
plugins: [search, blog, protocol]
markdown_extensions: [admonition, pymdownx.superfences, attr_list, pymdownx.details]
"""
EVERY_PIECE = """\
# Every piece

/// clause | halstead 1.4
///

- In a list:

    /// clause | barrow 2019-07-16 clerk-1 clerk-2
    ///

    1. In a list of a list:

        /// status | halstead
        ///

!!! note

    /// councils | halstead, barrow
    ///

??? note "Folded"

    /// topics | halstead barrow
    ///

/// question | bullying
///

/// tree | halstead
///

/// tree | halstead officer-concern-councillor
///

/// tree | halstead clerk-concern
///

/// tree | barrow disagree-with-advice
///

/// register
///

/// compare | media halstead weston-super-mare barrow
///

```markdown
/// clause | halstead 99
///
```

    /// clause | indented 99
    ///

`/// clause | in-code 99`
"""
POST = "---\ndate: 2026-11-01\n---\n# A post\n\n/// clause | halstead 4.2\n///\n\n<!-- more -->\n\nThe rest.\n"


@pytest.fixture(autouse=True)
def beside_the_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def page(*lines: str) -> str:
    return "\n".join(["---", "title: Mine", "---", "# Mine", "", *lines, ""])


def files(*lines: str, **more: str) -> dict[str, str]:
    config = "site_name: T\ntheme: {name: mkdocs}\nplugins: [protocol]\nmarkdown_extensions: [admonition]\n"
    return {
        **minimal_council_files(),
        "mkdocs.yml": config,
        "docs/mine.md": page(*lines),
        "docs/index.md": "# T",
        **more,
    }


def plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    root = tmp_path_factory.mktemp("pieces")
    shutil.copytree(REPOSITORY / "councils", root / "councils")
    write_files(
        root,
        {
            "mkdocs.yml": CONFIG,
            "docs/index.md": EVERY_PIECE,
            "docs/blog/index.md": "# Blog\n",
            "docs/blog/posts/one.md": POST,
        },
    )
    return build(root)


def test_every_piece_is_filled_wherever_it_stands_and_its_links_hold(everything: BuiltSite) -> None:
    html = everything.read("")
    assert "data-protocol-block" not in html
    text = plain(html)
    for words in (
        "timely and informative responses",  # a clause
        "Halstead Town Council, Clause 1.4",
        "Clerk (/other Officers), paragraph 2",  # the second of two
        "Review overdue: it was due June 2022",  # a banner, in a list of a list
        "Edition adopted 16 July 2019",  # a list of councils, in a note
        "What the documents cover, the most covered topics first",
        "What if a councillor bullies an officer?",
        "An officer has a grievance about the Clerk or a line manager",
        "It begins with a question: Does the Clerk believe",  # not with a rule that always applies
        "who is the one asking. It begins",
        "It begins: Do not pressurise the Clerk",  # The text has nothing but rules that always apply.
        "Documents by the urgency of their review",
        "10.3",  # Weston on the press
        "Nothing on this topic: Barrow.",
    ):
        assert words in text, words
    assert check_site(everything.path) == []


def test_in_code_it_stays_text(everything: BuiltSite) -> None:
    html = everything.read("")
    assert html.count("/// clause |") >= 2
    assert "halstead 99" in plain(html)
    assert "/// clause | indented 99" in plain(html)


@pytest.mark.parametrize("address", ["blog/", "blog/2026/11/01/a-post/"])
def test_a_post_and_its_excerpt_quote_with_links_from_where_they_stand(
    everything: BuiltSite, address: str
) -> None:
    html = everything.read(address)
    assert "data-protocol-block" not in html
    assert "Halstead Town Council, Clause 4.2" in plain(html)
    up = "../" * address.count("/")
    assert f'href="{up}councils/halstead/2021-06/#c-4.2"' in html


def test_the_page_that_describes_the_pieces_shows_each_of_them(handbook_site: BuiltSite) -> None:
    """So that `tests/site/test_accessibility.py` judges them, as it does the other pages that quote."""
    assert handbook_site.read("live-pieces/").count('class="protocol protocol-piece') >= len(BLOCKS)


def test_what_is_quoted_changes_with_the_source_and_what_has_gone_fails_with_its_place(
    project: Project,
) -> None:
    root = project("", files("Words.", "", "/// clause | little-example 1.1", "///"))
    assert "treat each other with respect" in plain(build(root).read("mine/"))

    edition = root / EDITION
    received = root / "councils/little-example/as-received/2024-05.txt"
    for path in (edition, received):
        path.write_text(path.read_text("utf-8").replace("with respect", "with courtesy"), "utf-8")
    assert "treat each other with courtesy" in plain(build(root).read("mine/"))

    for path in (edition, received):
        path.write_text(path.read_text("utf-8").replace("1.1 Members", "1.3 Members"), "utf-8")
    with pytest.raises(BuildFailed) as failed:
        build(root)
    assert (
        "project/docs/mine.md:8:1: /// clause: the edition 2024-05 of little-example has no clause '1.1'"
        in ("\n".join(failed.value.log_messages))
    )
    assert "treat each other with courtesy" in plain((root / "site/mine/index.html").read_text())


WRONG = {
    "/// clause": "it names no council; write /// clause | COUNCIL CLAUSE",
    "/// clause | little-example": "it names no clause; write /// clause | COUNCIL CLAUSE",
    "/// clause | litle-example 1.1": "there is no council 'litle-example'; did you mean 'little-example'? Write",
    "/// clause | little-example 1.11": "has no clause '1.11'; did you mean '1.1'? Write /// clause",
    "/// clause | little-example 2023 1.1": "the edition 2024-05 of little-example has no clause '2023'",
    "/// status | little-example now": "'now' is one word too many; write /// status | COUNCIL",
    "/// councils | little": "there is no council 'little'",
    "/// topics | elsewhere": "there is no council 'elsewhere'",
    "/// compare | respekt": "there is no topic 'respekt'; did you mean 'respect'? Write /// compare | TOPIC",
    "/// question | bullying": "no council has answered a plain question yet; write /// question",
    "/// tree | little-example": "little-example has no decision tree yet; write /// tree",
    "/// register | nobody": "there is no council 'nobody'",
    "/// clause | north/little-example 1.1": "there is no handbook in the folder 'north'",
    "/// clause | <b>&\"": "there is no council '<b>&\"'",
}  # fmt: skip


@pytest.mark.parametrize("line", WRONG)
def test_a_piece_that_cannot_be_is_told_with_its_place_and_the_form_to_write(
    project: Project, line: str
) -> None:
    fenced = ("```", line, "///", "```")
    root = project("", files(*fenced, "", "- x", "", f"    {line}", "    ///"))
    with pytest.raises(BuildFailed) as failed:
        build(root)
    (told,) = (words for words in failed.value.log_messages if "docs/mine.md" in words)
    assert told.startswith(
        f"ERROR: protocol: project/docs/mine.md:13:5: {line.split(' |', maxsplit=1)[0]}: "
    )
    assert WRONG[line] in told


def test_every_problem_of_every_page_is_told_before_the_build_fails(project: Project) -> None:
    more = {"docs/other.md": "/// status | b\n///\n"}
    root = project("", files("/// status | a", "///", "", "/// status | c", "///", **more))
    with pytest.raises(BuildFailed) as failed:
        build(root)
    told = [words for words in failed.value.log_messages if "there is no council" in words]
    assert [re.findall(r"project/docs/\w+\.md:\d+", words)[0] for words in told] == [
        "project/docs/mine.md:6",
        "project/docs/mine.md:9",
        "project/docs/other.md:1",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("/// clause | little-example 1.1", "Words of my own.", "///"),
        ("/// clause | little-example 1.1", "", "Words that an unclosed block would swallow."),
    ],
)
def test_words_that_a_piece_would_swallow_are_not_lost_in_silence(
    project: Project, lines: tuple[str, ...]
) -> None:
    with pytest.raises(BuildFailed, match="there is something between its two lines") as failed:
        build(project("", files(*lines)))
    assert "project/docs/mine.md:6:1" in "\n".join(failed.value.log_messages)


def test_a_name_that_is_nearly_a_block_s_is_warned_of_and_others_are_left_alone(
    project: Project,
) -> None:
    root = project("", files("/// clauze | little-example 1.1", "///", "", "/// my-own", "///"))
    site = build(root, strict=False)
    assert [words for words in site.problems() if "shown on the page as text" in words] == [
        "WARNING: protocol: project/docs/mine.md:6:1: '/// clauze' is not a block, and is shown on the page as text; did you "
        "mean 'clause'?"
    ]


def test_a_council_s_words_never_reach_markdown_or_a_template(project: Project) -> None:
    hostile = "{{ 7*7 }} <b>&amp;</b> *stars* [x](javascript:alert) --8<-- /// status | x"
    root = project("", files("/// clause | little-example 1.1", "///"))
    for path in (root / EDITION, root / "councils/little-example/as-received/2024-05.txt"):
        shown = hostile if path.suffix == ".txt" else re.sub(r"([*<\[&{])", r"\\\1", hostile)
        path.write_text(path.read_text("utf-8").replace("with respect", shown), "utf-8")
    html = build(root, strict=False).read("mine/")
    assert "{{ 7*7 }}" in html
    assert "&lt;b&gt;" in html
    assert "<b>&amp;" not in html
    assert "javascript:alert" not in re.findall(r'href="([^"]*)"', html)


def test_while_it_is_served_a_fault_stands_on_its_page_and_the_site_goes_on(
    project: Project,
) -> None:
    from mkdocs.commands.build import build as mkdocs_build  # noqa: PLC0415
    from mkdocs.config import load_config  # noqa: PLC0415

    root = project("", files("/// status | nobody", "///"))
    with source_date(BUILD_MOMENT), captured_log() as messages:
        config = load_config(str(root / "mkdocs.yml"))
        config.plugins.on_startup(command="serve", dirty=False)
        try:
            mkdocs_build(config)
        finally:
            config.plugins.on_shutdown()
    assert any(
        "project/docs/mine.md:6:1: /// status: there is no council 'nobody'" in m for m in messages
    )
    assert "there is no council" in (root / "site/mine/index.html").read_text("utf-8")


def test_a_page_with_a_windows_line_end_and_a_mark_of_its_order_is_told_by_the_same_line(
    project: Project,
) -> None:
    root = project("", files())
    text = "\ufeff" + page("/// status | nobody", "///").replace("\n", "\r\n")
    (root / "docs/mine.md").write_bytes(text.encode())
    with pytest.raises(BuildFailed) as failed:
        build(root)
    assert "project/docs/mine.md:6:1: /// status" in "\n".join(failed.value.log_messages)


def test_every_block_is_one_that_can_be_made() -> None:
    assert set(BLOCKS) == set(FORMS)
