"""The corpus: what each of its files says is what the readers read, to the character (`make corpus` makes it)."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

import pytest
from support.handbook import REPOSITORY

from mkdocs_protocol.importing.containers import open_foreign
from mkdocs_protocol.importing.document import Block, Sort
from mkdocs_protocol.importing.reading import read_foreign
from mkdocs_protocol.importing.received import ReceivedText, received_text

pytestmark = pytest.mark.usefixtures("read_here")

CORPUS = REPOSITORY / "tests" / "corpus"
FILES = sorted((CORPUS / "files").iterdir())
EXACT = [file for file in FILES if file.suffix in {".docx", ".odt", ".html", ".txt"}]


def truth_of(file: Path) -> str:
    """Return what a reader sees of a file."""
    return (CORPUS / "text" / f"{file.name}.txt").read_text(encoding="utf-8")


@cache
def received(file: Path) -> ReceivedText:
    """Return what a file is received as, read once: a PDF takes long."""
    return received_text(file)


@pytest.mark.parametrize("file", EXACT, ids=lambda file: file.name)
def test_every_line_is_received_as_its_reader_sees_it(file: Path) -> None:
    assert received(file).text == truth_of(file)


def test_a_third_reader_agrees_with_every_text_or_a_reason_is_given() -> None:
    record = json.loads((CORPUS / "agreement.json").read_text(encoding="utf-8"))
    assert set(record) == {file.name for file in FILES}
    for name, told in record.items():
        lines = [line for line in re.split("[\n\t]", truth_of(CORPUS / name)) if line]
        assert set(told.get("not", [])) <= {*lines}, name
        assert told.get("because", "") != "?", name


def test_the_corpus_is_small() -> None:
    assert sum(file.stat().st_size for file in FILES) < 3_000_000


PRINTS = [file for file in FILES if file.suffix == ".pdf"]


def characters(text: str) -> str:
    return re.sub(r"\s", "", text)


def missed(truth: str, read: str) -> int:
    """Return how many characters are other than they should be, or in another place."""
    a, b = characters(truth), characters(read)
    same = sum(
        block.size for block in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
    )
    return max(len(a), len(b)) - same


def numbers(text: str) -> list[str]:
    """Return the numbers with which lines begin."""
    firsts = (line.split(maxsplit=1)[0] for line in re.split("[\n\t]", text) if line.strip())
    return [first for first in firsts if re.fullmatch(r"\(?\w{1,6}[).:]\S*|\d[\d.]*", first)]


def words_of(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Yield the lines of a document as its reader for the edition has them."""
    for block in blocks:
        if block.sort is Sort.TABLE:
            for row in block.rows:
                for cell in row:
                    yield from words_of(cell.blocks)
        else:
            yield from f"{block.number}\t{block.text}".split("\n")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_the_reader_of_the_edition_loses_no_character_either(file: Path) -> None:
    read = characters("".join(words_of(read_foreign(open_foreign(file)).blocks)))
    truth = characters(truth_of(file))
    if file.suffix == ".pdf":
        assert missed(truth, read) <= 0.005 * len(truth)
    else:
        # Contents and boxes of tables may stand in another order.
        assert Counter(read) == Counter(truth)


def test_pdfs_are_received_with_few_misses_and_no_number_lost() -> None:
    told = [(truth_of(file), received(file)) for file in PRINTS]

    wrong = sum(missed(truth, read.text) for truth, read in told)
    assert wrong <= 0.005 * sum(len(characters(truth)) for truth, _ in told)
    wanted = [Counter(numbers(truth)) for truth, _ in told]
    found = [Counter(numbers(read.text)) for _, read in told]
    lost = sum((want - have).total() for want, have in zip(wanted, found, strict=True))
    assert lost <= 0.02 * sum(want.total() for want in wanted)
    lines = sum(len(read.text.split("\n\n")) for _, read in told)
    assert sum(len(read.uncertain) for _, read in told) <= 0.05 * lines


@pytest.mark.parametrize("file", PRINTS, ids=lambda file: file.name)
def test_what_a_pdf_gives_otherwise_stands_on_a_line_that_is_marked(file: Path) -> None:
    read = received(file)
    lines = read.text.split("\n")
    truth = {characters(line) for line in re.split("[\n\t]", truth_of(file))}
    whole = characters(truth_of(file))
    for number, line in enumerate(lines, start=1):
        if characters(line) not in truth and characters(line) not in whole:
            assert number in read.uncertain, line
