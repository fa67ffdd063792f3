"""Whatever stands in a Word file, its edition prints it as the second reader sees it, and `check` passes."""

from __future__ import annotations

import random
import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.random_runs import examples
from support.word_files import abstract, instance, level, paragraph, run, table, word_file

from mkdocs_protocol.importing.importing import import_file

NUMBERING = (
    abstract(1, level(0, "%1."), level(1, "%1.%2"), level(2, "(%3)", "lowerLetter"), level(3, "(%4)", "lowerRoman"))
    + abstract(2, level(0, "•", "bullet"), level(1, "o", "bullet"))
    + abstract(3, level(0, "Article %1"), level(1, "%2)"))
    + abstract(4, level(0, "%1"))
    + "".join(instance(n, n) for n in (1, 2, 3, 4))
)  # fmt: skip
WORDS = ["the", "clerk", "council", "members", "shall", "2*3", "*note", "__", "_a_", "~x~", "<time", "limit>", "[insert", "name]", "[x](y)", "{id=3}", "a|b", "`q`", "\\", "#1", "&", "&amp;", "1.1", "(a)", "iv.", "10.30", "am", "£5", "50%", "—", "-", "•", "o", "§", "and/or", "16th", "May", "2019", "A.", "I", "Article", "3", "12(1)", "{topic}", "]{", "![", "+1", ">", "=", "---", "***", "___", '"quoted"', "‘x’", "https://a.b/c_d", "e@f.gov.uk", "1A", "2", "23", "Contents", "Page", "Signed:", "........", "Footnote", "1.", "see"]  # fmt: skip
STARTS = [
    "", "", "", "1. ", "1.1 ", "2.3.4 ", "(a) ", "a) ", "i. ", "(iv) ", "• ", "- ", "– ", "o ", "A. ", "Article 3 ", "12 (1) ",
    "1A ", "23 ", "2 ", "# ", "> ", "+ ", "* ", "= ", "10.30 am ", "16.5.2019 ", "30 days ", "1) ", "Note 1: ", "{", "[", "\\",
    "|", "~~", "```", "    ", "\t", "***", "---", "___", "1.", "(a)", "•",
]  # fmt: skip
LOOKS = ["", "", "<w:b/>", "<w:i/>", "<w:strike/>", "<w:caps/>"]
NUMBERS = [None, None, None, (1, 0), (1, 1), (1, 2), (1, 3), (2, 0), (2, 1), (3, 0), (3, 1), (4, 0)]


def words(chance: random.Random) -> str:
    count = chance.choice([1, 2, 6])
    ends = chance.choice([" ", "", "\n", "\t"])
    return chance.choice(STARTS) + " ".join(chance.choice(WORDS) for _ in range(count)) + ends


def any_paragraph(chance: random.Random) -> str:
    inside = "".join(
        run(words(chance), chance.choice(LOOKS)) for _ in range(chance.choice([1, 1, 2, 3]))
    )
    style = chance.choice(["", "", "", "", "Heading1", "Heading2", "Title"])
    return paragraph(style=style, number=chance.choice(NUMBERS), inside=inside)


def any_block(chance: random.Random) -> str:
    if chance.random() > 0.1:
        return any_paragraph(chance)
    width = chance.choice([1, 2, 3])
    return table(
        [any_paragraph(chance) for _ in range(width)] for _ in range(chance.choice([1, 2, 3]))
    )


@pytest.mark.random
@settings(max_examples=examples(60), deadline=None)
@given(st.integers(0, 2**32))
def test_any_file_is_an_edition_without_fault(seed: int) -> None:
    chance = random.Random(seed)
    body = [paragraph("Protocol")] + [
        any_block(chance) for _ in range(chance.choice([1, 3, 8, 15]))
    ]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "any.docx")
        path.write_bytes(word_file(body, numbering=NUMBERING))
        made = import_file(path, council="c", edition="undated", day=date(2026, 11, 22))

    assert [e.what for e in made.report.entries if e.code == "readers-differ"] == []
