"""PDFs as programs draw them: twice, turned, side by side, with feet of their own on the one even page."""

from __future__ import annotations

import re
from unicodedata import normalize

import pytest
from support.prints import pdf

from mkdocs_protocol.importing.containers import foreign_file
from mkdocs_protocol.importing.document import lines_of
from mkdocs_protocol.importing.pdf.document import read_pdf
from mkdocs_protocol.importing.received import received_text

pytestmark = pytest.mark.usefixtures("read_here")

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
LEFT = ["1. Councillors and officers", "agree that a request is put in", "writing and say what it is", "about, so that whoever is", "asked can then answer it in ten"]  # fmt: skip
RIGHT = ["working days.", "2. An officer who cannot", "answer in that time tells the", "councillor the reason, in the", "same way, and a new day."]  # fmt: skip
SIGNED = "Signed by the chairman of the council"
WELSH = ["1. Mae pob cais yn cael ei", "ateb o fewn deg diwrnod.", "2. Nid yw aelod yn rhoi", "gorchymyn i swyddog yma.", "3. Rhoddir rhesymau bob", "tro gan y clerc."]  # fmt: skip
ENGLISH = ["1. Each request is answered", "within ten working days.", "2. A member gives no order", "to an officer of the council.", "3. Reasons are given each", "time by the clerk."]  # fmt: skip


def side_by_side(*rows: tuple[str, str], at: float = 300) -> str:
    """Return what draws paragraphs of two lines beside one another, those of a row one after the other."""
    pairs = [(left.split("|"), right.split("|")) for left, right in rows]
    return "".join(
        drawn(*left, y=700 - 40 * n) + drawn(*right, x=at, y=700 - 40 * n)
        for n, (left, right) in enumerate(pairs)
    )


def rows_of(lines: list[str]) -> list[str]:
    return [f"{a}|{b}" for a, b in zip(lines[::2], lines[1::2], strict=True)]


POSTS = [("Post", "What the council asks of its holder"), ("Clerk", "keep the minutes and the accounts of it"),
         ("Warden", "open and close the hall on each day"), ("Deputy", "stand in for the clerk when need be")]  # fmt: skip
LETTERS = [
    "space",
    "period",
    "comma",
    "one",
    "two",
    *"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
]
CODES = [
    ord({"space": " ", "period": ".", "comma": ",", "one": "1", "two": "2"}.get(each, each))
    for each in LETTERS
]
DRAWINGS = (
    "/Subtype /Type3 /FontBBox [0 0 6 7] /FontMatrix [1 0 0 1 0 0] /FirstChar 0 /LastChar 127 /Resources << >> "
    f"/Widths [{'5 ' * 128}] /CharProcs << {' '.join(f'/{each} 4 0 R' for each in LETTERS)} >> "
    f"/Encoding << /Type /Encoding /Differences [{' '.join(f'{code} /{each}' for code, each in zip(CODES, LETTERS, strict=True))}] >>"
)
"""A font of which each letter is a drawing, as large as points: old programs for mathematics make such, of size 1."""
KINDS = {
    "letters that are drawings, of size 1": (
        pdf(drawn("1. Members ask in writing.", "2. Officers answer, or say when.").replace("11 Tf 14 TL", "1 Tf 30 TL").encode(),
            font=DRAWINGS, glyph=b"5 0 0 0 5 7 d1 1 0 3 6 re f"),
        ["1. Members ask in writing.", "2. Officers answer, or say when."],
    ),
    "every letter twice": (pdf((drawn(*WORDS) + drawn(*WORDS, x=72.3)).encode()), READ),
    "a layer of recognised words": (pdf((drawn(*WORDS) + "3 Tr " + drawn(*WORDS)).encode()), READ),
    "a page that is turned": (turned(pdf(f"0 1 -1 0 595 0 cm {drawn(*WORDS, y=500)}".encode())), READ),
    "a page of which a part is shown": (
        pdf(drawn(*WORDS).encode()).replace(b"595 842]", b"595 842] /CropBox [50 700 650 900]"), READ,
    ),
    "pages whose size is given once for all": (
        pdf(drawn(*WORDS).encode()).replace(b"/MediaBox [0 0 595 842]", b" " * 23).replace(b"/Type /Pages", b"/Type /Pages /MediaBox [0 0 595 842]"), READ,
    ),
    "a white ground below the words": (pdf(f"1 g 0 0 595 842 re f 0 g {drawn(*WORDS)}".encode()), READ),
    "a turned page whose corner is elsewhere": (
        turned(pdf(f"0 1 -1 0 295 -400 cm {drawn(*WORDS, y=500)}".encode())).replace(b"[0 0 595 842]", b"[-300 -400 295 442]"), READ,
    ),
    "a page that is drawn on its side": (pdf(f"0 1 -1 0 595 0 cm {drawn(*WORDS, y=500)}".encode()), READ),
    "words that nobody can see": (
        pdf((drawn("Off the paper", y=900) + f"q 1 g {drawn('White words', y=400)}Q q 3 Tr {drawn('Without ink', y=350)}Q "
             + drawn("Covered") .replace("Td", "Td 0 -400 Td") + "0 g 70 360 60 20 re f " + drawn(*WORDS)
             + drawn("Tiny", y=200).replace("11 Tf", "1 Tf") + "0 0 .5 rg 60 90 300 30 re f 1 g " + drawn("White on blue", y=100)).encode()),
        [*READ, "White on blue"],
    ),
    "words on a colour": (
        pdf(("1 1 0 rg 100 766 80 13 re f 140 752 60 13 re f 0 g " + drawn(*WORDS)).encode()), READ,
    ),
    "lines that stand far apart": (pdf(drawn(*WORDS[:2] * 4, WORDS[2]).replace("14 TL", "28 TL").encode()), [*READ[:1] * 4, READ[1]]),
    "letters that are set apart": (
        pdf((drawn("CODE OF CONDUCT", y=800).replace("BT", "BT 4 Tc") + "0 Tc " + drawn(*WORDS)).encode()),
        ["CODE OF CONDUCT", *READ],
    ),
    "lines that are set to the right": (
        pdf((drawn("Version 3.2", x=456.2, y=800) + drawn("Adopted on 4 May 2024", x=400, y=786) + drawn(*WORDS)).encode()),
        ["Version 3.2", "Adopted on 4 May 2024", *READ],
    ),
    "a note beside the text that is drawn first": (
        pdf((drawn("Ask first.", x=480, y=776) + drawn("Requests", y=800) + drawn(*(line[:60] for line in WORDS[2:]))).encode()),
        ["Requests", "Ask first.", WORDS[2][:60].strip()],
    ),
    "contents without dots": (
        pdf(("".join(drawn(name, y=800 - 14 * n) + drawn(str(n), x=510, y=800 - 14 * n) for n, name in ((2, "1 Aims"), (3, "2 Duties"))) + drawn(*WORDS, y=700)).encode()),
        ["1 Aims 2", "2 Duties 3", *READ],
    ),
    "a foot that is drawn first, and a line below both columns": (
        pdf((drawn("For the whole of the council", x=310, y=40) + drawn(*LEFT) + drawn(*RIGHT, x=310) + drawn(SIGNED, y=680)).encode()),
        [f"{' '.join(LEFT)} {RIGHT[0]}", " ".join(RIGHT[1:]), SIGNED, "For the whole of the council"],
    ),
    "two languages side by side": (
        pdf(side_by_side(*zip(rows_of(WELSH), rows_of(ENGLISH), strict=True)).encode()),
        [line.replace("|", " ") for pair in zip(rows_of(WELSH), rows_of(ENGLISH), strict=True) for line in pair],
    ),
    "a table with sentences in its last column": (
        pdf("".join(drawn(post, y=700 - 14 * n) + drawn(words, x=200, y=700 - 14 * n) for n, (post, words) in enumerate(POSTS)).encode()),
        [cell for row in POSTS for cell in row],
    ),
    "the same words at the end of two pages": (
        pdf((drawn(*WORDS) + drawn("3. The clerk is told.", y=60)).encode(), (drawn(*WORDS, y=700) + drawn("3. The clerk is told.", y=40)).encode()),
        [*READ, "3. The clerk is told."] * 2,
    ),
    "short headings over columns that begin as high below them": (
        pdf((drawn("1. Working together", y=802).replace("11 Tf", "14 Tf") + drawn(*LEFT, y=782) + drawn(*RIGHT, x=310, y=782)
             + drawn("2. Keeping in touch", y=698).replace("11 Tf", "14 Tf") + drawn(*LEFT, y=678) + drawn(*RIGHT, x=310, y=678)).encode()),
        [each for title in ("1. Working together", "2. Keeping in touch") for each in (title, f"{' '.join(LEFT)} {RIGHT[0]}", " ".join(RIGHT[1:]))],
    ),
    "an address at the right, a hyphen that stays, a note without a space, and a blank": (
        pdf((drawn("Tiny Parish Council", x=424.2, y=800) + drawn("The Old School, Tiny", x=416.9, y=786)
             + drawn(*WORDS[:1], "and on which day,) Tj 4 Ts /F1 6 Tf (1) Tj 0 Ts /F1 11 Tf ( what it is about, and that no answer is asked for of a late-", "night message.", f"Name: {'_' * 20}")
             + drawn("1As every message.", y=40).replace("11 Tf", "9 Tf")).encode()),
        ["Tiny Parish Council", "The Old School, Tiny",
         f"{WORDS[0]} and on which day,1 what it is about, and that no answer is asked for of a late-night message.", f"Name: {'_' * 20}", "1 As every message."],
    ),
    "a sentence that begins two pages, right above the text, and a head above it": (
        pdf(*((drawn("Tiny Parish Council", y=810) + drawn("This part holds for all members.", *words)).encode()
              for words in (WORDS[:2], WORDS[2:], ["3. The clerk is told."]))).replace(b"(This part holds for all members.) Tj T* (3.", b"(3."),
        ["Tiny Parish Council", "This part holds for all members.", READ[0], "This part holds for all members.", READ[1], "3. The clerk is told."],
    ),
    "stripes of colour behind the lines of a cell": (
        pdf(("60 700 475 100 re S 60 750 475 0 re S .9 g 66 728 420 12 re f 66 714 420 14 re f 0 g "
             + drawn("Duties", y=770) + drawn("The clerk keeps the minutes.", "The clerk keeps the accounts.", y=730)).encode()),
        ["Duties", "The clerk keeps the minutes.", "The clerk keeps the accounts."],
    ),
    "a space without width where a line begins": (
        pdf(drawn("\\001The clerk keeps the minutes.").encode(),
            font="/Subtype /Type1 /BaseFont /Times-Roman /Encoding << /Type /Encoding /Differences [1 /uni200B] >>"),
        ["The clerk keeps the minutes."],
    ),
    "what a browser prints round its pages": (
        pdf(*((drawn("30/11/2026, 09:41", x=24, y=815) + drawn("Protocol - Tiny Council", x=280, y=815) + drawn(words)
               + drawn("https://tiny.example/protocol", x=24, y=20) + drawn(f"{page}/2", x=540, y=20)).encode()
              for page, words in enumerate(WORDS[:3:2], start=1))),
        [WORDS[0], WORDS[2]],
    ),
    "contents with dots, and an ordinal that is raised": (
        pdf(drawn(f"1 Aims {'.' * 90} 2", f"2 Duties {'.' * 87} 3", "3. On the 2) Tj 4 Ts /F1 6 Tf (nd) Tj 0 Ts /F1 11 Tf ( of May.").encode()),
        [f"1 Aims {'.' * 90} 2", f"2 Duties {'.' * 87} 3", "3. On the 2nd of May."],
    ),
    "narrow letters twice in a word": (
        pdf(drawn("1. All shall fill the hall still.", "2. All will call.").replace("11 Tf 14 TL", "6 Tf 9 TL").encode()),
        ["1. All shall fill the hall still.", "2. All will call."],
    ),
    "headings that are drawn before the text": (
        pdf("".join(drawn(*lines, y=y) for y, lines in (
            (770, ["1. Asking"]), (700, ["2. Answering"]), (630, ["3. Waiting"]),
            (750, ["A councillor asks the clerk."]), (680, ["The clerk answers."]), (610, ["All wait for it."]))).encode()),
        ["1. Asking", "A councillor asks the clerk.", "2. Answering", "The clerk answers.", "3. Waiting", "All wait for it."],
    ),
    "numbers of pages that stand high above the foot": (
        pdf(*((drawn(line) + drawn(str(at), x=290, y=96)).encode() for at, line in enumerate(["1. Members ask.", "2. Officers answer.", "3. All wait."], 1))),
        ["1. Members ask.", "2. Officers answer.", "3. All wait."],
    ),
    "pages that are double-spaced before one that is not": (
        pdf(drawn(*WORDS[:2] * 5).replace("14 TL", "28 TL").encode(), drawn(WORDS[2], *WORDS, *WORDS).encode()),
        [READ[0]] * 5 + [READ[1]] + READ * 2,
    ),
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

    received = re.split("[\n\t]", normalize("NFKC", received_text(file).text))
    assert [line for line in received if line] == truth
    blocks = [line for block in read_pdf(file).blocks for line in lines_of(block)]
    found = [normalize("NFKC", f"{block.number} {block.text}".strip()) for block in blocks]
    assert found == truth


def test_a_table_that_may_go_on_with_that_of_the_page_before_is_marked() -> None:
    grid = "".join(f"{x} {y} 150 20 re S " for x in (72, 222) for y in (740, 720))
    cells = "".join(drawn("Clerk", x=x + 5, y=y + 6) for x in (72, 222) for y in (740, 720))
    both = f"{grid}{cells}".encode()
    below = drawn("1. Members ask.", y=600).encode()

    def marked(*pages: bytes) -> list[bool]:
        blocks = read_pdf(foreign_file(pdf(*pages), "protocol.pdf")).blocks
        return [any(not each.certain for each in block.guesses) for block in blocks if block.rows]

    assert marked(both, both + below) == [False, True]
    assert marked(both + below, both) == [False, False]


def test_a_sign_inside_a_word_tells_that_letters_are_wrong() -> None:
    file = foreign_file(
        pdf(drawn("The clerk keeps the accoun[ng records.", "Member[s] ask.").encode()),
        "protocol.pdf",
    )

    told = [g.code for block in read_pdf(file).blocks for g in block.guesses]
    assert told.count("unknown-sign") == 1
