"""Reads a scan: pictures of its pages and its text layer. Run as a process of its own, without Django.

`python -m madoguchi.channels.post.reading FILE FOLDER` writes 1.jpg, 2.jpg … into FOLDER and says what it
found as JSON. What strangers send is opened here alone: with little memory and time, so that a file that was
made to harm stops this process and nothing else.
"""

import json
import resource
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image, ImageSequence

SECONDS, BYTES = 60, 2_000_000_000
MOST_PAGES = 50
"""So many pages are drawn; the file itself is kept whole."""
LONGEST_SIDE = 1600
MOST_PIXELS = 120_000_000
LONGEST_TEXT = 40_000
PASSWORD = 4  # FPDF_ERR_PASSWORD


def read(source: Path, folder: Path) -> dict[str, Any]:
    """The pages as JPEG in the folder; how many there are, their text, and what is wrong with the file."""
    head = source.open("rb").read(8)
    try:
        return _pdf(source, folder) if head.startswith(b"%PDF") else _pictures(source, folder)
    except Image.DecompressionBombError:
        return _trouble("huge")
    except (OSError, ValueError, SyntaxError, MemoryError, pypdfium2.PdfiumError):
        return _trouble("broken")


def _pdf(source: Path, folder: Path) -> dict[str, Any]:
    try:
        document = pypdfium2.PdfDocument(source)
    except pypdfium2.PdfiumError as refused:
        return _trouble("password" if getattr(refused, "err_code", 0) == PASSWORD else "broken")
    with document:
        texts = []
        for at in range(min(len(document), MOST_PAGES)):
            page = document[at]
            _keep(_drawn(page), folder, at + 1)
            texts.append(page.get_textpage().get_text_bounded()[:LONGEST_TEXT])
        return {"pages": len(document), "texts": texts, "trouble": "" if texts else "broken"}


def _drawn(page: pypdfium2.PdfPage) -> Image.Image:
    """A page is drawn as large as the longest side allows, however large its paper is."""
    longest = max(page.get_width(), page.get_height(), 1)
    picture: Image.Image = page.render(scale=min(2.5, LONGEST_SIDE / longest)).to_pil()
    return picture


def _pictures(source: Path, folder: Path) -> dict[str, Any]:
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS // 2  # twice this raises
    with Image.open(source) as picture:
        many = 0
        for frame in _frames(picture):
            many += 1
            if many <= MOST_PAGES:
                _keep(frame, folder, many)
    return {"pages": many, "texts": [""] * min(many, MOST_PAGES), "trouble": ""}


def _frames(picture: Image.Image) -> Iterator[Image.Image]:
    yield from ImageSequence.Iterator(picture)


def _keep(picture: Image.Image, folder: Path, number: int) -> None:
    small = picture.convert("RGB")
    small.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    small.save(folder / f"{number}.jpg", quality=80)


def _trouble(code: str) -> dict[str, Any]:
    return {"pages": 0, "texts": [], "trouble": code}


def main() -> None:
    """Read the file named first into the folder named second, within limits."""
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    sys.stdout.write(json.dumps(read(Path(sys.argv[1]), Path(sys.argv[2]))))


if __name__ == "__main__":
    main()
