"""Small PDFs, written by hand, for tests that have to know every byte."""

from __future__ import annotations

import zlib


def page_of(*lines: str) -> bytes:
    """Return what draws some lines from the top of a page down."""
    shown = "".join(f"({line}) Tj T* " for line in lines)
    return f"BT /F1 11 Tf 14 TL 72 770 Td {shown}ET".encode("latin-1")


def pdf(
    *pages: bytes,
    copies: int = 1,
    catalogue: str = "",
    trailer: str = "",
    packed: int = 0,
    font: str = "/Subtype /Type1 /BaseFont /Times-Roman",
    glyph: bytes = b"",
) -> bytes:
    """Return a PDF of pages, all of them `copies` times; `packed` is how often their content is packed.

    `glyph` is what draws the letters of a font of drawings, which calls it object 4.
    """
    objects = [b"", b"", f"<< /Type /Font {font} >>".encode()]
    if glyph:
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(glyph), glyph))
    kids = []
    for page in pages:
        content, filters = page, ""
        for _ in range(packed):
            content, filters = zlib.compress(content, 9), f"{filters}/FlateDecode "
        objects.append(
            b"<< /Length %d /Filter [%s] >>\nstream\n%s\nendstream"
            % (len(content), filters.encode(), content)
        )
        drawn = len(objects)
        for _ in range(copies):
            objects.append(
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
                b"/Contents %d 0 R >>" % drawn
            )
            kids.append(len(objects))
    objects[0] = f"<< /Type /Catalog /Pages 2 0 R {catalogue} >>".encode()
    listed = " ".join(f"{kid} 0 R" for kid in kids)
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{listed}] >>".encode()
    made, places = bytearray(b"%PDF-1.7\n"), []
    for number, each in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    start = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    made += f"trailer << /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF".encode()
    return bytes(made)
