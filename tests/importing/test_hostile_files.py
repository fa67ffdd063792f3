"""A foreign file is read safely or refused with one sentence that names it and says what to do."""

from __future__ import annotations

import io
import os
import struct
import zipfile
from pathlib import Path

import pytest
from support.hostile import calls
from support.packages import package, paragraph, relationships, word_document, word_file

from mkdocs_protocol.importing import containers
from mkdocs_protocol.importing.active_parts import active_remarks
from mkdocs_protocol.importing.containers import (
    FileKind,
    ForeignFile,
    Package,
    foreign_file,
    open_foreign,
)
from mkdocs_protocol.importing.document import ImportRefusedError
from mkdocs_protocol.importing.received import received_text
from mkdocs_protocol.importing.xml_guard import guard_xml, xml_part

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512


def refusal(content: bytes, name: str = "protocol.docx") -> str:
    """Return the sentence with which a file is refused, when it is opened or when its text is looked at."""
    with pytest.raises(ImportRefusedError) as told:
        read_whole(foreign_file(content, name))
    sentence = str(told.value)
    assert sentence.startswith(f"{name}: ")
    assert "; " in sentence
    assert "\n" not in sentence
    return sentence


def read_whole(file: ForeignFile) -> None:
    if file.kind in (FileKind.DOCX, FileKind.ODT):
        held = Package(file.content, file.name)
        active_remarks(held)
        for name in held.names:
            if name.endswith(".xml"):
                xml_part(held, name)


def test_a_word_document_is_known_by_its_content() -> None:
    file = foreign_file(word_file(), "protocol.docx")
    assert (file.kind, file.remarks) == (FileKind.DOCX, ())
    read_whole(file)


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (word_file(), "protocol.doc", FileKind.DOCX),
        (b"{\\rtf1 Good morning}", "protocol.doc", FileKind.RTF),
        (b"<html><body><p>Good morning</p>", "protocol.doc", FileKind.HTML),
        (b"%PDF-1.7\n", "protocol.docx", FileKind.PDF),
        (OLE + "WordDocument".encode("utf-16-le"), "protocol.docx", FileKind.DOC),
        ("1. Good morning".encode("utf-16"), "protocol.html", FileKind.HTML),
        (b"Good morning", "protocol.docx", FileKind.TEXT),
    ],
)
def test_a_wrong_extension_does_not_mislead(content: bytes, name: str, kind: FileKind) -> None:
    file = foreign_file(content, name)
    assert file.kind is kind
    told = [remark.code for remark in file.remarks]
    assert told == (["wrong-extension"] if not name.endswith(kind) else [])


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "it is empty; choose the file that holds the document"),
        (b" \r\n\0\0", "it is empty"),
        (b"\x89PNG\r\n\x1a\n...", "it is a picture (PNG); have its text recognised (OCR)"),
        (b"\x1f\x8b\x08...", "it is an archive (gzip); unpack it"),
        (b"MZ\x90\0\3", "it is a program; name a document"),
        (b"a\0b\0\1\2\3", "it is not a document that can be read here; open it in the program that made it"),
        (OLE, "it is not a text document (but a table, slides or a message)"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "it is protected by a password; open it, remove"),
        (package({"a.txt": "b"}), "it is an archive (ZIP), not a document; unpack it"),
        (package({"[Content_Types].xml": "spreadsheetml"}), "it is a table (.xlsx)"),
        (package({"mimetype": "application/epub+zip"}), "it is a book (.epub)"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related", "it is a web page in one file (MHTML)"),
        (b'<?xml version="1.0"?><office:document>', "it is an OpenDocument text in one XML file"),
        (b"<html><p>Good morning</p>" + b"<a b='" * 101, "its tags or comments do not end; save the page again"),
        (b"<html>" + b"<!--a>" * 101, "its tags or comments do not end"),
        (b"<html>" + b"<![CDATA[a>" * 101, "its tags or comments do not end"),
        (word_file()[:500], "it is damaged or incomplete; download it again"),
    ],
)  # fmt: skip
def test_what_is_no_document_is_refused_with_what_to_do(content: bytes, words: str) -> None:
    assert words in refusal(content)


@pytest.mark.parametrize("unit", [b"<p>a", b"<!--a-->b", b"<div>a<br>"])
def test_a_page_of_twice_the_size_takes_about_twice_the_work(unit: bytes) -> None:
    counts = [
        calls(lambda many=many: received_text(foreign_file(b"<html>" + unit * many, "a.html")))  # type: ignore[misc]
        for many in (100, 200, 400)
    ]
    assert counts[1] <= 2.5 * counts[0]
    assert counts[2] <= 2.5 * counts[1]


def test_every_way_of_cutting_a_word_document_off_is_refused() -> None:
    whole = word_file(paragraph("Good morning") * 50)
    for length in range(1, len(whole) - 1, 37):
        with pytest.raises(ImportRefusedError):
            read_whole(foreign_file(whole[:length] + b"\0", "cut.docx"))


def test_a_file_that_is_none_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "waits.docx")
    for name, words in [
        ("none.docx", "there is no such file"),
        (".", "this is not a file"),
        ("waits.docx", "this is not a file"),
    ]:
        with pytest.raises(ImportRefusedError, match=words):
            open_foreign(tmp_path / name)


def test_a_name_does_not_write_into_the_terminal() -> None:
    with pytest.raises(ImportRefusedError) as told:
        foreign_file(b"", "a\x1b[31m\n.docx")
    assert str(told.value).startswith("a<U+001B>[31m<U+000A>.docx: it is empty")


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.docx"
    with path.open("wb") as stream:
        stream.truncate(containers.LARGEST_FILE + 1)
    with pytest.raises(ImportRefusedError, match="larger than 50 MB"):
        open_foreign(path)


def test_a_part_that_unpacks_without_end_is_refused() -> None:
    bomb = word_document(paragraph(" " * 40_000_000))
    assert "its text takes more than 30 MB" in refusal(word_file(word__document_dot_xml=bomb))
    bomb = word_document(paragraph(" " * 20_000_000))
    assert "unpacks to more than 200 times" in refusal(word_file(word__document_dot_xml=bomb))


def test_many_parts_that_are_large_together_are_refused() -> None:
    noise = b"<a>" + os.urandom(10_000_000).hex().encode() + b"</a>"
    content = word_file(word__a_dot_xml=noise, word__b_dot_xml=noise, word__c_dot_xml=noise)
    assert "its text takes more than 30 MB" in refusal(content)


def test_a_size_that_is_a_lie_is_found() -> None:
    content = bytearray(word_file(paragraph("Good morning " * 500)))
    at = content.index(b"PK\1\2", content.index(b"PK\1\2") + 4)
    at = content.index(b"PK\1\2", at + 4)  # of word/document.xml
    struct.pack_into("<I", content, at + 24, 100)
    assert "it is damaged" in refusal(bytes(content))


def test_an_archive_of_very_many_files_is_refused() -> None:
    many = package({f"{number}": "" for number in range(containers.MOST_MEMBERS + 1)})
    assert "it holds more than 5,000 files" in refusal(many)


def test_an_archive_within_the_file_is_never_opened() -> None:
    inner = package({"bomb.txt": " " * 100})
    file = foreign_file(word_file(word__embeddings__a_dot_zip=inner), "nested.docx")
    remarks = active_remarks(Package(file.content, file.name))
    assert [remark.code for remark in remarks] == ["embedded-files"]


def test_two_parts_of_one_name_are_refused() -> None:
    made = io.BytesIO(word_file())
    with zipfile.ZipFile(made, "a") as archive:
        archive.writestr("WORD/Document.xml", word_document(paragraph("Good night")))
    assert "two parts with the same name (WORD/Document.xml)" in refusal(made.getvalue())


def test_a_path_in_an_archive_leads_nowhere(tmp_path: Path) -> None:
    file = foreign_file(word_file(**{"..__..__evil": "x", "__etc__passwd": "x"}), "paths.docx")
    read_whole(file)
    assert list(tmp_path.iterdir()) == []


def test_an_encrypted_part_is_refused() -> None:
    content = bytearray(word_file())
    at = content.index(b"PK\1\2")
    content[at + 8] |= 1
    assert "protected by a password" in refusal(bytes(content))


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE a [<!ENTITY b "c">]>',
        '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE a SYSTEM "http://attacker.example/a.dtd">',
        '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused_before_anything_of_it_is_read(
    declared: str, encoding: str
) -> None:
    part = f'<?xml version="1.0" encoding="{encoding}"?>{declared}<a/>'.encode(encoding)
    words = "it declares a document type (DTD)"
    assert words in refusal(word_file(word__document_dot_xml=part))


def test_elements_without_end_are_refused() -> None:
    deep = "<a>" * 100_000 + "</a>" * 100_000
    assert "more than 250 deep" in refusal(word_file(word__document_dot_xml=deep))
    wide = "<a>" + "<b/>" * 2_000_001 + "</a>"
    with pytest.raises(ImportRefusedError, match="more parts than a document of 1,000 pages"):
        guard_xml(wide.encode(), "wide.docx")
    many = "<a " + " ".join(f'b{number}=""' for number in range(1000)) + "/>"
    assert "more parts than" in refusal(word_file(word__document_dot_xml=many))


@pytest.mark.parametrize(
    "part",
    [
        "<a>",
        "<a></b>",
        "a",
        "<a>\0</a>",
        "<a>&nbsp;</a>",
        '<a xlink:href="b"/>',
        '<?xml version="1.0" encoding="UTF-7"?><a/>',
    ],
)
def test_xml_that_is_none_is_refused(part: str) -> None:
    assert "it is damaged (its XML" in refusal(word_file(word__document_dot_xml=part))


def test_macros_are_told_and_never_run() -> None:
    held = Package(word_file(word__vbaProject_dot_bin=b"Sub AutoOpen"), "protocol.docm")
    assert [remark.code for remark in active_remarks(held)] == ["macros"]


def test_what_lies_elsewhere_is_told_and_never_fetched() -> None:
    rels = relationships(
        ("attachedTemplate", "http://attacker.example/t.dotm", "External"),
        ("image", "file://attacker.example/share/a.png", "External"),
        ("hyperlink", "https://council.example/", "External"),
        ("aFChunk", "chunk.html", ""),
    )
    held = Package(word_file(word___rels__document_dot_xml_dot_rels=rels), "protocol.docx")
    remarks = active_remarks(held)
    assert [remark.code for remark in remarks] == ["embedded-files"] + ["external-link"] * 2
    assert "attachedTemplate: http://attacker.example/t.dotm" in remarks[1].what
