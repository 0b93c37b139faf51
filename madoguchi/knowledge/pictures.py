"""Pictures as articles show them: upright, not larger than a screen needs, without what the camera wrote."""

import io
import warnings
from dataclasses import dataclass
from typing import Any

from PIL import Image, ImageOps, UnidentifiedImageError

WIDEST = 2_400  # pixels; twice the widest column on a fine screen
MOST_PIXELS = 60_000_000
_FORMATS = {"PNG": "png", "JPEG": "jpg", "GIF": "gif", "WEBP": "webp"}
_KEEPING: dict[str, dict[str, Any]] = {
    "PNG": {"optimize": True},
    "JPEG": {"quality": 88, "optimize": True, "progressive": True},
    "GIF": {},
    "WEBP": {"quality": 88, "method": 4},
}
_MODES = {"JPEG": ("RGB", "L", "CMYK")}


class NoPicture(Exception):
    """The bytes are no picture that browsers show; SVG is none either."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A clean picture."""

    content: bytes
    ending: str
    width: int
    height: int


def clean(content: bytes) -> Picture:
    """The picture in these bytes, made anew from its pixels; raises NoPicture."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # odd metadata is thrown away anyway
            return _clean(content)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise NoPicture from None


def _clean(content: bytes) -> Picture:
    with Image.open(io.BytesIO(content), formats=tuple(_FORMATS)) as found:
        kind = found.format or ""
        if found.width * found.height > MOST_PIXELS:
            raise NoPicture
        return _moving(found, kind) if getattr(found, "n_frames", 1) > 1 else _still(found, kind)


def _still(found: Image.Image, kind: str) -> Picture:
    profile = found.info.get("icc_profile")
    upright = ImageOps.exif_transpose(found)
    if upright.width > WIDEST:
        upright = upright.resize(
            (WIDEST, round(upright.height * WIDEST / upright.width)), Image.Resampling.LANCZOS
        )
    if upright.mode not in _MODES.get(kind, (upright.mode,)):
        upright = upright.convert("RGB")
    bare = upright.copy()
    bare.info = {name: upright.info[name] for name in ("transparency",) if name in upright.info}
    bare.getexif().clear()
    target = io.BytesIO()
    bare.save(target, kind, icc_profile=profile, exif=b"", **_KEEPING[kind])
    return Picture(target.getvalue(), _FORMATS[kind], bare.width, bare.height)


def _moving(found: Image.Image, kind: str) -> Picture:
    """An animation keeps its frames and their times."""
    target = io.BytesIO()
    options = {"exif": b"", "xmp": b""} if kind == "WEBP" else {"comment": b""}
    found.save(target, kind, save_all=True, loop=found.info.get("loop", 0), **options)
    return Picture(target.getvalue(), _FORMATS[kind], found.width, found.height)
