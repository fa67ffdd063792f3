"""PDFs as other programs make them: words laid out one by one, columns row by row, hyphens, ligatures, a scan."""

from __future__ import annotations

import io
from pathlib import Path

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

Made = tuple[bytes, list[str]]
WIDTH, HEIGHT = 595, 842
LEFT, TOP, SIZE, PITCH = 72, 770, 11, 14
FONT, BOLD = "Times-Roman", "Times-Bold"
DEJAVU = Path("/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf")
SENTENCES = [
    "Councillors and officers agree that a request is put in writing, that it says what it is about, and that whoever receives it answers within ten working days.",
    "An officer who cannot answer in that time tells the councillor the reason and names a day on which an answer will be given.",
    "Where a request concerns more than one committee, the clerk decides who answers it, and tells the chairmen of all of them.",
    "Nothing in this protocol gives a councillor a right to see papers that the law keeps from them, or to direct an officer alone.",
    "The council reviews these arrangements each year in May, after the elections, and publishes what it has changed and why.",
]


def wrapped(
    words: str,
    width: float,
    font: str = FONT,
    size: float = SIZE,
    *,
    breaks: dict[str, str] | None = None,
) -> list[str]:
    """Return text in lines that fit a width; `breaks` says where a word may be broken: {"arrangements": "arrange-ments"}."""
    lines, line = [], ""
    for word in words.split():
        longer = f"{line} {word}".strip()
        if pdfmetrics.stringWidth(longer, font, size) <= width:
            line = longer
            continue
        bare = word.rstrip(".,;")
        start, _, rest = (breaks or {}).get(bare, "").partition("|")
        if rest and pdfmetrics.stringWidth(f"{line} {start}-", font, size) <= width:
            lines.append(f"{line} {start}-")
            line = rest + word[len(bare) :]
        else:
            lines.append(line)
            line = word
    return [*lines, line]


class Printer:
    """Draws lines from the top of a page down."""

    def __init__(self) -> None:
        self._made = io.BytesIO()
        self.canvas = Canvas(self._made, pagesize=(WIDTH, HEIGHT), invariant=True)
        self.y = float(TOP)

    def line(
        self,
        words: str,
        *,
        x: float = LEFT,
        font: str = FONT,
        size: float = SIZE,
        down: float = PITCH,
    ) -> None:
        """Draw a line, and go down."""
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, self.y, words)
        self.y -= down

    def page(self) -> None:
        """Begin a page."""
        self.canvas.showPage()
        self.y = TOP

    def content(self) -> bytes:
        """Return the PDF."""
        self.canvas.save()
        return self._made.getvalue()


def numbers_apart() -> Made:
    """Numbers in a column of their own, and numbers on lines of their own."""
    p, seen = Printer(), ["Standing orders"]
    p.line("Standing orders", font=BOLD, size=16, down=30)
    for number, words in enumerate(SENTENCES, start=1):
        seen.append(f"1.{number} {words}")
        p.canvas.setFont(FONT, SIZE)
        p.canvas.drawString(LEFT, p.y, f"1.{number}")
        for line in wrapped(words, 400):
            p.line(line, x=LEFT + 40)
        p.y -= 8
    for number, words in enumerate(SENTENCES[:3], start=1):
        seen.append(f"{number}. {words}")
        p.line(f"{number}.")
        for line in wrapped(words, 440):
            p.line(line)
        p.y -= 8
    return p.content(), seen


def words_one_by_one() -> Made:
    """Words placed one by one without spaces, the lines full to the edge, as typesetting programs do it."""
    p, seen = Printer(), []
    for number, words in enumerate(SENTENCES, start=1):
        seen.append(f"({'abcde'[number - 1]}) {words}")
        lines = wrapped(seen[-1], 420)
        for at, line in enumerate(lines):
            p.canvas.setFont(FONT, SIZE)
            each = line.split()
            wide = sum(pdfmetrics.stringWidth(word, FONT, SIZE) for word in each)
            gap = (420 - wide) / max(len(each) - 1, 1) if at < len(lines) - 1 else 3
            x = float(LEFT)
            for word in each:
                p.canvas.drawString(x, p.y, word)
                x += pdfmetrics.stringWidth(word, FONT, SIZE) + gap
            p.y -= PITCH
        p.y -= 6
    return p.content(), seen


def hyphens_and_ligatures() -> Made:
    """Words broken at the end of lines, hyphens that stay, ligatures as characters of their own."""
    pdfmetrics.registerFont(TTFont("DejaVu", DEJAVU))
    words = (
        "The oﬃcers of the council and its arrangements for correspondence are the clerk’s own aﬀair, and the vice-chairman ﬁnds the arrangements "
        "for correspondence in the ﬁles of the office. A co-operative conﬂict is settled by correspondence, and arrangements are kept: the vice-chairman "
        "reports on the arrangements, and on all correspondence, twice a year. Re-elected members receive the arrangements again, with the vice-chairman’s correspondence."
    )
    breaks = {
        "arrangements": "arrange|ments",
        "correspondence": "correspond|ence",
        "vice-chairman": "vice|chairman",
        "co-operative": "co|operative",
    }
    p = Printer()
    for width in (300, 333, 371):
        for line in wrapped(words, width, "DejaVu", 10, breaks=breaks):
            p.line(line, font="DejaVu", size=10, down=13)
        p.page()
    plain = words.replace("ﬃ", "ffi").replace("ﬀ", "ff").replace("ﬁ", "fi").replace("ﬂ", "fl")
    return p.content(), [plain] * 3


def running_heads() -> Made:
    """Four pages with a head, a foot with numbers, and paragraphs and a word that go over the end of a page."""
    p, seen = Printer(), ["LITTLE EXAMPLE TOWN COUNCIL"]
    lines: list[str] = []
    for number in range(1, 29):
        words = SENTENCES[number % len(SENTENCES)]
        seen.append(f"{number}. {words}")
        lines += [
            *wrapped(
                seen[-1], 430, breaks={"arrangements": "arrange|ments", "councillor": "coun|cillor"}
            ),
            "",
        ]
    page = 1
    for line in ["", *lines]:
        if p.y < 90:
            _around(p, page)
            p.page()
            page += 1
        if line or p.y < TOP:
            p.line(line, down=PITCH if line else 7)
    _around(p, page)
    return p.content(), [*seen, "Adopted 4 May 2021"]


def _around(p: Printer, page: int) -> None:
    p.canvas.setFont(FONT, 9)
    p.canvas.drawString(LEFT, 805, "LITTLE EXAMPLE TOWN COUNCIL")
    p.canvas.drawString(LEFT, 40, "Adopted 4 May 2021")
    p.canvas.drawRightString(WIDTH - LEFT, 40, f"Page {page} of 3")


def columns_row_by_row() -> Made:
    """Two columns that the file draws row by row, across both; a title over them."""
    p = Printer()
    p.line("PROTOCOL", font=BOLD, size=16, down=30)
    seen, lines = ["PROTOCOL"], []
    for number, words in enumerate([*SENTENCES, *SENTENCES], start=1):
        seen.append(f"{number}. {words}")
        lines += [*wrapped(seen[-1], 205), ""]
    half = len(lines) // 2 + 1
    for left, right in zip(lines[:half], [*lines[half:], "", "", ""], strict=False):
        for x, line in ((LEFT, left), (LEFT + 230, right)):
            p.canvas.setFont(FONT, SIZE)
            p.canvas.drawString(x, p.y, line)
        p.y -= PITCH
    return p.content(), seen


def notes_at_the_foot() -> Made:
    """Footnotes in small print at the foot of two pages, with raised marks, between the halves of a sentence."""
    p = Printer()
    first = wrapped(f"1.1 {SENTENCES[0]} {SENTENCES[1]}", 430)
    p.line(first[0])
    p.canvas.drawString(LEFT, p.y, first[1])
    p.canvas.setFont(FONT, 7)
    p.canvas.drawString(LEFT + pdfmetrics.stringWidth(first[1], FONT, SIZE), p.y + 4, "1")
    p.y -= PITCH
    p.line(first[2])
    p.y = 110
    for at, line in enumerate(
        wrapped(
            "By letter, by email, or on the form that the clerk keeps for it and that the council has put on its own pages for everybody.",
            420,
            FONT,
            9,
        )
    ):
        if not at:
            p.canvas.setFont(FONT, 6)
            p.canvas.drawString(LEFT, p.y + 3, "1")
        p.line(line, x=LEFT + 5, size=9, down=11)
    p.page()
    for line in first[3:]:
        p.line(line)
    p.y -= 8
    p.line("1.2 The end.")
    text = f"1.1 {SENTENCES[0]} {SENTENCES[1]}"
    cut = len(" ".join(first[:2]))
    note = "¹ By letter, by email, or on the form that the clerk keeps for it and that the council has put on its own pages for everybody."
    return p.content(), [f"{text[:cut]}¹{text[cut:]}", "1.2 The end.", note]


def _paragraph(p: Printer, words: str, *, x: float = LEFT, width: float = 450) -> None:
    for line in wrapped(words, width):
        p.line(line, x=x)
    p.y -= 6


def words_that_nobody_sees() -> Made:
    """White words, words without ink, covered, tiny and off the paper; words on a colour; a page drawn on its side."""
    p = Printer()
    canvas = p.canvas
    numbered = [f"{number}. {words}" for number, words in enumerate(SENTENCES, start=1)]
    _paragraph(p, numbered[0])
    canvas.setFillGray(1)
    _paragraph(p, "White words.")
    canvas.setFillGray(0)
    canvas.setFillColorRGB(1, 1, 0)
    wide = [
        pdfmetrics.stringWidth(f"{part} ", FONT, SIZE) for part in ("2. An officer", "who cannot")
    ]
    canvas.rect(LEFT + wide[0], p.y - 3, wide[1], 13, stroke=0, fill=1)
    canvas.setFillGray(0)
    _paragraph(p, numbered[1])
    canvas.saveState()
    text = canvas.beginText(LEFT, p.y)
    text.setFont(FONT, SIZE)
    text.setTextRenderMode(3)
    text.textLine("Words without ink.")
    canvas.drawText(text)
    canvas.restoreState()
    p.y -= PITCH
    p.line("Tiny words.", size=1)
    p.line("A name: Covered Person", down=0)
    start = LEFT + pdfmetrics.stringWidth("A name: ", FONT, SIZE)
    canvas.rect(
        start - 1, p.y - 4, pdfmetrics.stringWidth("Covered Person", FONT, SIZE) + 2, 15, fill=1
    )
    p.y -= 30
    canvas.setFont(FONT, SIZE)
    canvas.drawString(LEFT, HEIGHT + 20, "Off the paper.")
    canvas.setFillColorRGB(0, 0, 0.5)
    canvas.rect(LEFT, p.y - 6, 430, 20, stroke=0, fill=1)
    canvas.setFillGray(1)
    p.line("White on blue", x=LEFT + 4, font=BOLD)
    p.page()
    canvas.setFillGray(0)
    canvas.translate(WIDTH, 0)
    canvas.rotate(90)
    p.y = WIDTH - 60
    for words in numbered[2:]:
        _paragraph(p, words, width=680)
    return p.content(), [*numbered[:2], "A name:", "White on blue", *numbered[2:]]


def recognised_scan() -> Made:
    """A picture of a page, with the words that a program has recognised in it over it, without ink."""
    p = Printer()
    seen = [f"{number}. {words}" for number, words in enumerate(SENTENCES, start=1)]
    lines = [line for words in seen for line in (*wrapped(words, 430), "")]
    picture = bytearray(b"\xff" * (WIDTH * HEIGHT))
    for at, line in enumerate(lines):
        top = HEIGHT - TOP + at * PITCH - 7
        for x in range(LEFT, LEFT + int(pdfmetrics.stringWidth(line, FONT, SIZE))):
            if x % 6 < 4:  # As letters would be, as far as it matters.
                for y in range(top, top + 6):
                    picture[y * WIDTH + x] = 60
    drawn = io.BytesIO(b"P5\n%d %d\n255\n" % (WIDTH, HEIGHT) + picture)
    p.canvas.drawImage(ImageReader(drawn), 0, 0, WIDTH, HEIGHT)
    text = p.canvas.beginText(LEFT, TOP)
    text.setFont(FONT, SIZE, PITCH)
    text.setTextRenderMode(3)
    for line in lines:
        text.textLine(line)
    p.canvas.drawText(text)
    return p.content(), seen


def columns_under_headings() -> Made:
    """Two columns under each of three headings, which are shorter than a column; lines far apart under them."""
    p, seen = Printer(), ["Members and officers"]
    p.line("Members and officers", font=BOLD, size=18, down=30)
    number = 0
    for heading in ("Introduction", "Members", "Officers"):
        seen.append(heading)
        p.line(heading, font=BOLD, size=13, down=20)
        top, ends = p.y, []
        for x, some in ((LEFT, SENTENCES[:3]), (LEFT + 240, SENTENCES[2:])):
            p.y = top
            for words in some:
                number += 1
                seen.append(f"{number}. {words}")
                _paragraph(p, seen[-1], x=x, width=205)
            ends.append(p.y)
        p.y = min(ends) - 10
    p.page()
    for words in SENTENCES:
        for line in wrapped(words, 430):
            p.line(line, down=2 * PITCH)
    return p.content(), [*seen, *SENTENCES]


FILES = [
    numbers_apart, words_one_by_one, hyphens_and_ligatures, running_heads, columns_row_by_row, notes_at_the_foot,
    words_that_nobody_sees, recognised_scan, columns_under_headings,
]  # fmt: skip
