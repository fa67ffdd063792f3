"""Bytes that are no document are refused with what they are; texts are read in whatever encoding they are."""

from __future__ import annotations

import random
import struct
from pathlib import Path

import pytest
from support.packages import package, word_file

from mkdocs_protocol.importing.containers import FileKind, foreign_file, open_foreign
from mkdocs_protocol.importing.document import ImportRefusedError
from mkdocs_protocol.importing.reading import read_foreign
from mkdocs_protocol.importing.received import received_text

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
INNER = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ENGLISH = "1. The clerk answers within a week.\n2. Members “ask” for £5 – at most.\n"
WELSH = "1. Mae’r clerc yn ateb o fewn wythnos.\n2. Dŵr, tŷ, gŵyl a chôr.\n"


def names(*streams: str) -> bytes:
    return OLE + b"".join(f"{name}\0".encode("utf-16-le").ljust(128, b"\0") for name in streams)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("bad.docx", b"\xff\xfe\0", "it begins as a text in UTF-16 and does not go on as one"),
        ("half.txt", b"\xff\xfea\0\0\xd8", "it begins as a text in UTF-16 and does not go on"),
        ("mark.txt", b"\xef\xbb\xbfa\xff", "it begins as a text in UTF-8 and does not go on"),
        ("mark.txt", b"\xff\xfe", "it has no letters, so it is not text; choose the file"),
        ("rare.txt", b"\xff\xfe" + struct.pack("<3H", 0x0378, 0x0379, 0x41), "has characters that do not exist"),
        ("undefined.txt", b"Members\nare \x81 here", "the byte 81 on line 2 is not a character"),
        ("two.txt", "Mae’r clerc\n".encode() + b"\x93here\x94", "in two encodings, or it is cut off (UTF-8, but not on line 2)"),
        ("cut.txt", "It is the clerk’".encode()[:-1], "or it is cut off (UTF-8, but not on line 1)"),
        ("figures.txt", b"12 34\n56.7, 8\n", "it has no letter"),
        ("controls.txt", b"Members\nask \x02 the clerk", "a control character (U+0002) is on line 2"),
        ("noise.docx", bytes(range(0xC0, 0xFF)), "it is not text in an encoding that is known here"),
        ("page.html", b"<p>\x00\x01\x02", "it is not a document that can be read here"),
        ("page.html", "<meta charset=shift_jis><p>日本".encode("shift_jis"), "are in an encoding (shift_jis) that is not"),
        ("photo.docx", b"\xff\xd8\xff\xe0\0\x10JFIF", "it is a picture (JPEG); have its text recognised"),
        ("photo.heic", b"\0\0\0\x18ftypheic\0\0", "it is a picture (HEIC)"),
        ("photo.webp", b"RIFF\0\0\0\0WEBPVP8 ", "it is a picture (WebP)"),
        ("scan.bmp", b"BM\x46\0\0\0\0\0\0\0\x36\0", "it is a picture (BMP)"),
        ("crest.svg", b'<?xml version="1.0"?>\n<svg xmlns="a"><text>Council</text></svg>', "it is a drawing (SVG)"),
        ("minutes.mp3", b"ID3\3\0\0\0", "it is a sound recording (MP3)"),
        ("old.wpd", b"\xffWPC\1\2", "it is a WordPerfect document; open it in a word processor and save"),
        ("print.ps", b"%!PS-Adobe-3.0\n(Members) show", "it is a file for a printer (PostScript)"),
        ("font.txt", b"\0\1\0\0\0\x10", "it is a font"),
        ("table.docx", package({"[Content_Types].xml": f"{XLSX} {INNER}", "xl/embeddings/a.docx": word_file()}), "it is a table (.xlsx)"),
        ("slides.pptx", package({"[Content_Types].xml": f"{PPTX} {INNER}"}), "it is slides (.pptx)"),
        ("text.pages", package({"Index/Document.iwa": "x", "preview.jpg": "x"}), "Apple's Pages, Numbers or Keynote; open it in the program that made it and export"),
        ("locked.odt", package({"mimetype": "application/vnd.oasis.opendocument.text", "META-INF/manifest.xml": "<manifest:encryption-data/>"}), "it is protected by a password"),
        ("mail.zip", package({"Protocol.docx": word_file()}), "it is an archive (ZIP), not a document; unpack it"),
        ("locked.docx", names("Root Entry", "EncryptionInfo", "EncryptedPackage"), "it is protected by a password"),
        ("table.xls", names("Root Entry", "Workbook", "WordDocument"), "it is a table (.xls)"),
        ("mail.msg", names("Root Entry", "__properties_version1.0", "__attach", "WordDocument"), "it is a message (.msg); save the document that is attached"),
        ("mail.eml", b"Received: by council.example\nSubject: Protocol\nContent-Type: text/plain\n\nGood morning", "or a message; save the page again"),
        ("mail.txt", b"From: Clerk <clerk@council.example>\nSubject: Protocol\n\nGood morning", "or a message; save the page again"),
        ("mail.txt", b"Message-ID: <1@a.example>\n\nGood morning", "or a message"),
        ("mail.txt", b"From: The Clerk\nSent: 3 May 2024 10:02\nTo: Members\nSubject: Protocol\n\nHere it is.", "or a message"),
        ("mail.eml", b"Subject: Protocol\n\nGood morning", "or a message"),
        ("mails.mbox", b"From clerk@council.example Mon May  6 10:02:00 2024\nSubject: Protocol\n\nHere", "or a message"),
        ("frames.html", b"<html><frameset cols='20%,80%'><frame src=a><frame src=b></frameset></html>", "it is a page of frames"),
        ("flat.xml", b'<?xml version="1.0"?>\n<council>Members</council>', "it is XML, and no web page"),
        ("data.txt", b'{"clauses": ["Members ask"]}', "it is data (JSON)"),
        ("Protocol.gdoc", b'{"doc_id": "1", "email": "a@b.example"}', "it is a link to a document in the cloud, not the document; open"),
        ("Protocol.url", b"[InternetShortcut]\r\nURL=https://council.example/", "it is a link, not a document"),
        ("~$otocol.docx", b"\x05Clerk\0\0\0\0", "it is what Word keeps beside a document while it is open"),
        ("._Protocol.docx", b"\0\5\x16\7\0\2\0\0", "it is what a Mac keeps beside a file"),
        ("pointer.docx", b"version https://git-lfs.github.com/spec/v1\noid", "it is a pointer to a file"),
        ("key.txt", b"-----BEGIN PGP MESSAGE-----\n\nabc", "or an encrypted message"),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 18 else "",
)  # fmt: skip
def test_what_is_no_document_is_refused_with_what_it_is(
    name: str, content: bytes, words: str
) -> None:
    with pytest.raises(ImportRefusedError) as told:
        foreign_file(content, name)
    assert words in str(told.value)
    assert str(told.value).startswith(f"{name}: ")
    assert "; " in str(told.value)


@pytest.mark.parametrize(
    "name", ["bytes.docx", "bytes.txt", "bytes.html", "bytes.pdf", "bytes.doc"]
)
def test_bytes_by_chance_are_never_a_text(name: str) -> None:
    chance = random.Random(name)
    for length in range(1, 400):
        content = chance.randbytes(length)
        if any(byte > 0x7F or byte < 0x20 for byte in content) and length > 6:
            with pytest.raises(ImportRefusedError):
                foreign_file(content, name)


@pytest.mark.parametrize(
    ("text", "encoding", "is_guessed"),
    [
        (ENGLISH, "utf-8", False),
        (ENGLISH, "utf-8-sig", False),
        (ENGLISH, "utf-16", False),
        (ENGLISH, "utf-16-le", True),
        (ENGLISH, "utf-16-be", True),
        (ENGLISH, "utf-32", False),
        (ENGLISH, "cp1252", True),
        (WELSH, "utf-8", False),
        (WELSH, "utf-16", False),
    ],
)
@pytest.mark.parametrize("name", ["protocol.txt", "protocol.docx"])
def test_a_text_is_read_right_in_its_encoding(
    text: str, encoding: str, is_guessed: bool, name: str
) -> None:
    file = foreign_file(text.encode(encoding), name)

    assert file.kind is FileKind.TEXT
    assert received_text(file).text.split() == text.split()
    assert " ".join(block.text for block in read_foreign(file).blocks).split() == text.split()
    assert ("encoding" in [remark.code for remark in file.remarks]) is is_guessed


def test_the_head_of_a_report_is_no_message() -> None:
    report = b"To: All members\nFrom: The Clerk\nDate: 3 May 2024\nSubject: Protocol\n\n1. Members are asked to note it.\n"
    assert foreign_file(report, "report.txt").kind is FileKind.TEXT


@pytest.mark.parametrize("encoding", ["mac-roman", "iso8859-14", "cp850", "cp1252"])
def test_the_likeliest_encoding_is_the_one_with_usual_characters_only(encoding: str) -> None:
    text = {
        "iso8859-14": "Y tŷ a'r dŵr, gŵyl.\n",
        "cp850": "A fee of £5½ at the café.\n",
    }.get(encoding, "The council’s “café” is open to all for £5 – bring an é.\n")
    assert foreign_file(text.encode(encoding), "protocol.txt").text == text


def test_what_was_guessed_of_an_encoding_names_the_unusual_characters() -> None:
    file = foreign_file(ENGLISH.encode("cp1252"), "protocol.txt")
    (remark,) = file.remarks
    assert remark.what.endswith(
        "it was read as Windows-1252, and has these beside the usual ones: £–“”"
    )
    assert remark.place.line == 2


def test_a_page_is_read_in_the_encoding_that_it_declares() -> None:
    page = '<html><head><meta charset="iso-8859-14"></head><body><p>Y tŷ a’r dŵr.</p></body></html>'
    told = page.replace("’", "'")
    file = foreign_file(told.encode("iso-8859-14"), "page.html")
    assert received_text(file).text == "Y tŷ a'r dŵr.\n"


def test_a_text_with_the_end_mark_of_dos_or_a_bracket_is_a_text() -> None:
    assert received_text(foreign_file(b"Members ask.\r\n\x1a", "a.txt")).text == "Members ask.\n"
    assert foreign_file(b"[Name of council] protocol [draft]", "a.txt").kind is FileKind.TEXT
    assert foreign_file(b"A PDF begins with %PDF- and so on.", "a.txt").kind is FileKind.TEXT
    assert foreign_file(b"BMA members ask the clerk.", "a.txt").kind is FileKind.TEXT


def test_the_sum_is_that_of_the_file_as_it_was_given(tmp_path: Path) -> None:
    path = tmp_path / "protocol.txt"
    path.write_bytes(b"abc")
    assert (
        open_foreign(path).sha256
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    )
