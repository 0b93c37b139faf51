"""Scans for the tests, made here: nobody's letters."""

from io import BytesIO
from pathlib import Path

import pypdfium2
from PIL import Image

from madoguchi.core import api as core

SHEET = Path(__file__).with_name("letter.typ")


def letter(text: str) -> bytes:
    """A PDF with a text layer."""
    return core.typeset(SHEET, {"text": text}, made_at=core.now())


def tiff(pages: int = 2) -> bytes:
    """A fax: black and white, some pages, no text."""
    sheets = [Image.new("1", (800, 1100), 1) for _ in range(pages)]
    out = BytesIO()
    sheets[0].save(out, "TIFF", save_all=True, append_images=sheets[1:], compression="group4")
    return out.getvalue()


def huge() -> bytes:
    """One page of five metres."""
    document = pypdfium2.PdfDocument.new()
    document.new_page(14_400, 14_400)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def locked() -> bytes:
    """A PDF that opens only with a password that nobody knows."""
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>",
        b"<</Filter/Standard/V 1/R 2/P -4/O<%b>/U<%b>>>" % (b"11" * 32, b"22" * 32),
    ]
    out, places = b"%PDF-1.4\n", []
    for at, part in enumerate(parts, start=1):
        places.append(len(out))
        out += b"%d 0 obj%b\nendobj\n" % (at, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"<</Size 5/Root 1 0 R/Encrypt 4 0 R/ID[<00><00>]>>"
    return out + b"xref\n0 5\n0000000000 65535 f \n%btrailer%b\nstartxref\n%d\n%%%%EOF" % (
        table, trailer, len(out)
    )  # fmt: skip
