from __future__ import annotations

import os
import pickle
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from mkdocs_protocol.core.problems import Location
from mkdocs_protocol.core.review import Status
from mkdocs_protocol.store import store as stores
from mkdocs_protocol.store.digests import Digests, digest, digest_of_bytes
from mkdocs_protocol.store.packing import packed, unpacked
from mkdocs_protocol.store.reads import COUNCIL, EVERY, FACT, Reads
from mkdocs_protocol.store.store import Store


def test_a_file_is_named_after_its_bytes_and_kept_once(tmp_path: Path) -> None:
    store = Store(tmp_path)

    first, second = store.keep_file(b"words"), store.keep_file(b"words")

    assert first == second == digest_of_bytes(b"words")
    assert store.read_file(first) == b"words"
    assert [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()] == [b"words"]


def test_a_member_of_an_enumeration_is_a_call_of_its_class_on_every_python() -> None:
    content = packed((Status.DRAFT, Status.IN_FORCE))
    assert b"getattr" not in content
    assert unpacked(content) == (Status.DRAFT, Status.IN_FORCE)


def test_a_value_comes_back_as_it_was(tmp_path: Path) -> None:
    value = (Location("a.md", 3), date(2026, 11, 22), frozenset({"x"}), {"y": ("z",)})

    Store(tmp_path).keep_value(digest("key"), value)

    assert Store(tmp_path).value(digest("key")) == value
    assert Store(tmp_path).value(digest("another key")) is None


@pytest.mark.parametrize("damage", ["cut", "changed", "emptied", "foreign"])
def test_a_damaged_value_counts_as_missing(tmp_path: Path, damage: str) -> None:
    store = Store(tmp_path)
    store.keep_value(digest("key"), ("some", "words"))
    (path,) = (path for path in tmp_path.rglob("*") if path.is_file())
    content = path.read_bytes()
    path.write_bytes(
        {
            "cut": content[:-3],
            "changed": content.replace(b"some", b"none"),
            "emptied": b"",
            "foreign": b"\xff\xfe what is this",
        }[damage]
    )

    assert store.value(digest("key")) is None
    assert store.kept(digest("key"), tuple, lambda: ("made", "anew")) == ("made", "anew")


class _Command:
    def __reduce__(self) -> tuple[object, tuple[str, ...]]:
        return os.system, ("touch ran",)


@pytest.mark.parametrize("value", [_Command(), subprocess.run, sys.exit, Path])
def test_a_value_that_somebody_else_wrote_runs_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: object
) -> None:
    monkeypatch.chdir(tmp_path)
    store = Store(tmp_path / "store")
    store.keep_value(digest("key"), "ours")
    (path,) = (path for path in tmp_path.rglob("*") if path.is_file())
    content = pickle.dumps(value)
    path.write_bytes(digest_of_bytes(content).encode() + content)

    assert store.value(digest("key")) is None
    assert not (tmp_path / "ran").exists()


def test_a_build_that_is_killed_while_it_writes_leaves_nothing_under_a_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(stores.os, "replace", killed)
    with pytest.raises(KeyboardInterrupt):
        Store(tmp_path).keep_file(b"words")

    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_store_that_keeps_nothing_finds_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path, keeps=False)
    store.keep_value(digest("key"), "value")

    assert store.value(digest("key")) is None
    assert store.read_file(store.keep_file(b"a page")) == b"a page"


def test_what_nobody_has_used_for_a_week_goes_and_what_is_in_use_stays(tmp_path: Path) -> None:
    old, store = Store(tmp_path), Store(tmp_path)
    unused, used = old.keep_file(b"unused"), old.keep_file(b"used")
    old.keep_value(digest("unused"), 1)
    long_ago = time.time() - 8 * 24 * 3600
    for path in tmp_path.rglob("*"):
        os.utime(path, (long_ago, long_ago))

    store.has_file(used)
    store.sweep()

    assert store.path_of(used).is_file()
    assert not store.path_of(unused).exists()
    assert store.value(digest("unused")) is None


def test_a_folder_has_another_name_after_any_change_below_it(tmp_path: Path) -> None:
    names = set()

    def named() -> None:
        before = len(names)
        names.add(Digests().of(tmp_path))
        assert len(names) == before + 1

    named()
    (tmp_path / "a").mkdir()
    named()
    (tmp_path / "a/b.md").write_text("words")
    named()
    (tmp_path / "a/b.md").write_text("wordz")
    named()
    (tmp_path / "a/b.md").rename(tmp_path / "a/c.md")
    named()
    (tmp_path / "d.md").symlink_to("a/c.md")
    named()
    (tmp_path / "a/c.md").write_text("words behind a link")
    named()
    (tmp_path / "e").symlink_to("nowhere")
    named()


def test_the_folder_is_looked_through_once_a_day(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.sweep()
    name, long_ago = Store(tmp_path).keep_file(b"unused"), time.time() - 8 * 24 * 3600
    os.utime(store.path_of(name), (long_ago, long_ago))

    store.sweep()
    assert store.path_of(name).is_file()

    os.utime(tmp_path / "swept", (long_ago, long_ago))
    store.sweep()
    assert not store.path_of(name).exists()


def test_a_part_that_was_read_of_every_council_is_one_dependency() -> None:
    reads = Reads()
    reads.councils = 3
    texts = {(COUNCIL, name, "text") for name in ("first", "second", "third")}
    further = {(COUNCIL, "first", "trees"), (FACT, "about", "first", "respect")}

    assert {*reads.gathered(texts | further)} == {(COUNCIL, EVERY, "text"), *further}
    assert {*reads.gathered(texts)} == {(COUNCIL, EVERY, "text")}
    assert {*reads.gathered({*[*texts][1:], *further})} == {*[*texts][1:], *further}
