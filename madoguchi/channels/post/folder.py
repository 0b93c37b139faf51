"""The folder into which a scanner or a fax machine puts its files: `MADOGUCHI_SCANS`."""

from pathlib import Path

from django.conf import settings
from django.utils.timezone import localdate

from madoguchi.core import api as core

from . import scans
from .shapes import ScanRefused

STILL = 10  # seconds without a change: then the scanner has written all of it
MOST = 50


def look() -> int:
    """Take what lies there and does not change any more; how many. What is refused lies in `refused/`."""
    place = settings.MADOGUCHI_SCANS
    if not place or not Path(place).is_dir():
        return 0
    return sum(_take(file, kind) for kind, file in _files(Path(place)))


def _files(place: Path) -> list[tuple[str, Path]]:
    """Files of letters, and those in `fax/`; the oldest first."""
    found = [("post", one) for one in place.iterdir() if one.is_file()]
    faxes = place / "fax"
    found += [("fax", one) for one in faxes.iterdir() if one.is_file()] if faxes.is_dir() else []
    still = core.now().timestamp() - STILL
    ready = [
        (kind, one) for kind, one in found if not one.name.startswith(".") and one.stat().st_mtime < still
    ]
    return sorted(ready, key=lambda pair: pair[1].stat().st_mtime)[:MOST]


def _take(file: Path, kind: str) -> bool:
    try:
        with file.open("rb") as stream:
            scans.take(stream, name=file.name, kind=kind, received_on=localdate(core.now()))
    except ScanRefused as refused:
        _put_aside(file, "taken" if refused.reason == "twice" else "refused")
        return False
    _put_aside(file, "taken")
    return True


def _put_aside(file: Path, name: str) -> None:
    """Out of the way, beside the folder's other files; a name that is there already gets a number."""
    folder = Path(settings.MADOGUCHI_SCANS) / name
    folder.mkdir(exist_ok=True)
    target, at = folder / file.name, 1
    while target.exists():
        target, at = folder / f"{file.stem}-{at}{file.suffix}", at + 1
    file.rename(target)
