"""PDFs as programs draw them: twice, turned, with feet of their own on the one even page."""

from __future__ import annotations

import pytest
from support.prints import pdf

from mkdocs_protocol.importing.containers import foreign_file
from mkdocs_protocol.importing.pdf.reader import read_pdf
from mkdocs_protocol.importing.received import received_text

WORDS = [
    "1. Councillors and officers agree that a request is put in writing, that it says",
    "what it is about, and that whoever receives it answers within ten working days.",
    "2. An officer who cannot answer in that time tells the councillor the reason.",
]
READ = [f"{WORDS[0]} {WORDS[1]}", WORDS[2]]


def drawn(*lines: str, x: float = 72, y: float = 770) -> str:
    return f"BT /F1 11 Tf 14 TL {x} {y} Td {''.join(f'({line}) Tj T* ' for line in lines)}ET "


def turned(content: bytes) -> bytes:
    return content.replace(b"/Type /Page /Parent", b"/Type /Page /Rotate 90 /Parent")


FOOT = [
    drawn(*(line.replace(line[0], str(2 * page + int(line[0])), 1) if line[0].isdigit() else line for line in WORDS))
    + (drawn("Adopted May 2021   2", y=40) if page == 1 else drawn(f"Page {page + 1} of 3", x=270, y=40))
    for page in range(3)
]  # fmt: skip
KINDS = {
    "every letter twice": (pdf((drawn(*WORDS) + drawn(*WORDS, x=72.3)).encode()), READ),
    "a layer of recognised words": (pdf((drawn(*WORDS) + "3 Tr " + drawn(*WORDS)).encode()), READ),
    "a page that is turned": (turned(pdf(f"0 1 -1 0 595 0 cm {drawn(*WORDS, y=500)}".encode())), READ),
    "a foot of the one even page": (
        pdf(*(page.encode() for page in FOOT)),
        [
            *(f"{2 * page + at}. {words[3:]}" for page in range(3) for at, words in enumerate(READ, start=1)),
            "Adopted May 2021",
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_both_readers_read_it_once_and_upright(kind: str) -> None:
    content, truth = KINDS[kind]
    file = foreign_file(content, "protocol.pdf")

    assert [line for line in received_text(file).text.split("\n") if line] == truth
    assert [f"{block.number} {block.text}".strip() for block in read_pdf(file).blocks] == truth
