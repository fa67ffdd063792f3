"""A PDF is read within limits, or refused with one sentence, by both readers alike."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest
from support.prints import page_of, pdf

from mkdocs_protocol.importing import apart
from mkdocs_protocol.importing.containers import ForeignFile, foreign_file
from mkdocs_protocol.importing.document import ImportRefusedError
from mkdocs_protocol.importing.pdf.document import read_pdf
from mkdocs_protocol.importing.received import received_text

WORDS = page_of("1. The council meets in the hall.", "2. The clerk gives notice of it.")
LOCKED = (
    "/Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -64 "
    f"/O <{'41' * 32}> /U <{'42' * 32}> >> /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]"
)
READERS = [received_text, read_pdf]


def refusal(reader: Callable[[ForeignFile], object], content: bytes) -> str:
    with pytest.raises(ImportRefusedError) as told:
        reader(foreign_file(content, "protocol.pdf"))
    sentence = str(told.value)
    assert sentence.startswith("protocol.pdf: ")
    assert "\n" not in sentence
    return sentence


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    ("content", "words"),
    [
        (pdf(b"0 0 100 100 re f"), "its pages have no words, only drawings or nothing; ask for"),
        (
            pdf(b"500 0 0 500 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x7f\nEI\n"),
            "it is a scan: its pages are pictures without text; have its text",
        ),
        (
            pdf(WORDS, trailer=LOCKED),
            "it is protected by a password; open it, remove the password",
        ),
        (b"%PDF-1.7\nnothing", "it is damaged"),
        (pdf(WORDS, copies=1_000), "it has more than 400 pages; split it"),
        (pdf(WORDS, copies=0), "print it to a new PDF"),
    ],
    ids=["drawings", "scan", "locked", "broken", "1,000 pages", "no page"],
)
def test_what_no_reader_can_read_is_refused(
    reader: Callable[[ForeignFile], object], content: bytes, words: str
) -> None:
    assert words in refusal(reader, content)


@pytest.mark.parametrize("reader", READERS)
def test_a_pdf_that_acts_is_read_and_does_nothing(reader: Callable[[ForeignFile], object]) -> None:
    acts = (
        "/OpenAction << /S /JavaScript /JS (app.launchURL\\('http://attacker.example'\\)) >> "
        "/AA << /WC << /S /Launch /F (calc.exe) >> >>"
    )
    assert reader(foreign_file(pdf(WORDS, catalogue=acts), "protocol.pdf"))


@pytest.mark.parametrize("kind", ["unpacks", "draws"])
def test_a_page_without_end_is_left_after_a_while(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = (
        pdf(b"(" + b" " * 300_000_000 + b") Tj", packed=2)
        if kind == "unpacks"
        else pdf(b"q Q " * 5_000_000, packed=1)
    )
    monkeypatch.setattr(apart, "SECONDS", 1)
    for reader in READERS:
        told = refusal(reader, content)
        assert "could not be read in 1 seconds" in told or "memory" in told or "no words" in told


def test_pages_in_a_circle_end() -> None:
    circle = pdf(WORDS).replace(b"/Kids [5 0 R]", b"/Kids [2 0 R 5 0 R]")
    for reader in READERS:
        with suppress(ImportRefusedError):
            assert reader(foreign_file(circle, "protocol.pdf"))


def test_without_its_library_a_pdf_is_refused_with_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(apart, "find_spec", lambda _: None)
    for reader in READERS:
        assert "run pip install 'mkdocs-protocol[pdf-import]'" in refusal(reader, pdf(WORDS))


def test_a_line_that_may_go_on_with_one_that_ended_early_is_marked() -> None:
    full = "A councillor who asks for the help of an officer writes to the clerk, who replies within the week"
    items = ("a list of short items, which has:", "courtesy,", "patience, and", "a stop.")
    content = pdf(
        page_of(*[full] * 6, "It may be sent on", "to the council of the district.", *items)
    )
    told = {
        block.text: [each.code for each in block.guesses]
        for block in read_pdf(foreign_file(content, "protocol.pdf")).blocks
    }
    assert "paragraph-by-look" in next(told[text] for text in told if "sent on" in text)
    assert told["courtesy,"] == told["patience, and"] == []
