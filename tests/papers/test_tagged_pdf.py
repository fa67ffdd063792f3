"""The PDF of a text, against what a program can check of PDF/UA-1."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pytest
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, NameObject
from support.handbook import real_site
from support.tagged_pdf import faults_of_pdf
from support.takeaway import odd_text

from mkdocs_protocol.core.identity import Crest
from mkdocs_protocol.papers.takeaway.pdf import pdf_text
from mkdocs_protocol.papers.takeaway.text import taken_text

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 4"><path d="M0 0h8v4z"/></svg>'


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Give a text with tables, lists, links, a crest, and words from right to left."""
    taken = odd_text(tmp_path_factory.mktemp("odd"))
    return pdf_text(replace(taken, crest=Crest("svg", SVG, "A shield")))


def test_a_program_finds_nothing_against_the_standard(odd: bytes) -> None:
    assert faults_of_pdf(odd) == []
    for council in real_site().handbook.councils:
        taken = taken_text(real_site(), council, council.leading_edition)
        assert (council.id, faults_of_pdf(pdf_text(taken))) == (council.id, [])


def test_the_program_finds_what_is_spoilt(odd: bytes) -> None:
    writer = PdfWriter(clone_from=io.BytesIO(odd))
    root: Any = writer.root_object
    for key in ("/Lang", "/Metadata", "/Outlines"):
        del root[key]
    for page in writer.pages:
        del page["/Tabs"]
    for one in writer._objects:
        kind = one.get("/S") if isinstance(one, dict) else None
        if isinstance(one, dict):
            one.pop("/ToUnicode", None)
        if kind == "/H1":
            one[NameObject("/S")] = NameObject("/H4")
        elif kind == "/Figure":
            one.pop("/Alt")
        elif kind == "/Lbl":
            one[NameObject("/K")] = ArrayObject()
    spoilt = io.BytesIO()
    writer.write(spoilt)

    told = " ".join(faults_of_pdf(spoilt.getvalue()))
    for words in (
        "no language",
        "follows PDF/UA-1",
        "no bookmarks",
        "a picture has no words",
        "order of the tags",
        "which characters it shows",
        "H4 follows one of level 0",
        "and tagged 0 times",
    ):
        assert words in told
