"""The icons of the installed portal, drawn from the brand: its logo on a plate, or our mark in its colour."""

import functools
from io import BytesIO
from uuid import UUID

from PIL import Image, ImageDraw

from madoguchi.core import api as core

SIZES = {"192": 192, "512": 512, "maskable": 512, "apple": 180, "badge": 96}
GRID, FINE = 32, 4
"""The mark is drawn on a grid of 32, four times as fine as it is shown."""


def icon(name: str, *, accent: str, logo: str) -> bytes:
    """A PNG by its name in SIZES; `logo` names a stored picture or is ""."""
    return _drawn(name, accent, _picture(logo) if logo and name != "badge" else b"")


def _picture(logo: str) -> bytes:
    """The logo's bytes, or none when it is gone or no picture made of points."""
    target = BytesIO()
    if not core.copy_attachment(UUID(logo), target):
        return b""
    try:
        Image.open(target).verify()
    except OSError:
        return b""
    return target.getvalue()


@functools.lru_cache(maxsize=32)
def _drawn(name: str, accent: str, picture: bytes) -> bytes:
    size = SIZES[name]
    if picture:
        image = _plate(size, picture, whole=name in ("maskable", "apple"))
    else:
        image = _mark(size, accent, whole=name in ("maskable", "apple"), bare=name == "badge")
    out = BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


def _plate(size: int, picture: bytes, *, whole: bool) -> Image.Image:
    """The logo on white, within the part that no mask cuts away."""
    ground = Image.new("RGBA", (size, size), (0, 0, 0, 0))
    corner = 0 if whole else size // 5
    ImageDraw.Draw(ground).rounded_rectangle((0, 0, size - 1, size - 1), corner, fill="white")
    logo = Image.open(BytesIO(picture)).convert("RGBA")
    logo.thumbnail((round(size * 0.7), round(size * 0.7)))
    ground.alpha_composite(logo, ((size - logo.width) // 2, (size - logo.height) // 2))
    return ground


def _mark(size: int, accent: str, *, whole: bool, bare: bool) -> Image.Image:
    """Our mark: a counter with somebody behind it."""
    large = size * FINE
    ground = accent if whole else (0, 0, 0, 0)
    image = Image.new("RGBA", (large, large), ground)
    draw = ImageDraw.Draw(image)
    unit = large / GRID * (0.72 if whole else 1)
    edge = (large - unit * GRID) / 2

    def at(*places: float) -> list[float]:
        return [edge + place * unit for place in places]

    if not whole and not bare:
        draw.rounded_rectangle(at(1, 1, 31, 31), 7.5 * unit, fill=accent)
    wide = round(2 * unit)
    draw.arc(at(7.5, 7.5, 13.5, 13.5), 180, 270, "white", wide)
    draw.arc(at(18.5, 7.5, 24.5, 13.5), 270, 360, "white", wide)
    for line in ((10.5, 8.5, 21.5, 8.5), (8.5, 10.5, 8.5, 22.5), (23.5, 10.5, 23.5, 22.5),
                 (6.5, 22.5, 25.5, 22.5)):  # fmt: skip
        draw.line(at(*line), "white", wide)
    draw.ellipse(at(14.1, 10.7, 17.9, 14.5), fill="white")
    draw.pieslice(at(12.6, 14.2, 19.4, 21), 180, 360, fill="white")
    draw.rectangle(at(12.6, 17.5, 19.4, 18), fill="white")
    return image.resize((size, size), Image.Resampling.LANCZOS)
