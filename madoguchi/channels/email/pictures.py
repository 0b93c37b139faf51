"""Pictures that a mail names elsewhere: fetched by us, once, when somebody asks for it; kept with the mail.

The sender learns that the mail was looked at, and nothing else: neither who did nor from where. What comes is
taken for a picture only when its bytes are one, and is made anew from its pixels.
"""

import hashlib
import io
import warnings
from base64 import b64encode
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from PIL import Image, UnidentifiedImageError

from madoguchi.core import api as core
from madoguchi.language import api as language

from .models import Letter, Picture, Source

SECONDS, WHOLE = 6.0, 10.0
"""Seconds for one picture, and for all of a mail."""
MOST_BYTES, MOST_KEPT = 3_000_000, 8_000_000
"""Bytes of one picture as it comes, and of all of a mail as they are kept."""
MOST_PIXELS, WIDEST, HIGHEST, PIXEL = 12_000_000, 1600, 6000, 2
AT_ONCE = 6
CUT_OFF = timedelta(seconds=60)
"""What was asked for so long ago and has no end yet was cut off."""
FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
ASKED = {"Accept": ", ".join(f"image/{one.lower()}" for one in FORMATS)}
WRONG = (
    UnidentifiedImageError, Image.DecompressionBombError, OSError, EOFError, ValueError, SyntaxError,
)  # fmt: skip
AGAIN = frozenset({"silent", "unreachable"})
"""Reasons after which a person may ask once more."""
REASONS = {
    "address": "address", "redirects": "address", "silent": "silent", "unreachable": "unreachable",
    "too_large": "large", "garbled": "kind",
}  # fmt: skip
"""What the fetching says → why the picture is not here."""


class NoPicture(Exception):
    """What came is not shown; `args[0]`: "kind", "large" or "pixel"."""


@dataclass(frozen=True)
class Pictures:
    """What a mail's page says of its pictures from elsewhere: how many there are, how many are here, and why
    others are not (reason → how many). `again`: whether some of those may be asked for once more."""

    many: int = 0
    here: int = 0
    pixels: int = 0
    missing: tuple[tuple[str, int], ...] = ()
    fetched_at: datetime | None = None
    again: bool = False

    @property
    def unasked(self) -> int:
        """How many nobody has asked for."""
        return self.many - self.here - sum(many for _why, many in self.missing)


def seal(address: str) -> str:
    """What stands for an address in our table."""
    return hashlib.sha256(address.encode()).hexdigest()


def kept(row: Letter, addresses: Iterable[str]) -> dict[str, str]:
    """Address → picture as data:, of those that are here."""
    here = dict(Picture.objects.filter(letter=row, state="here").values_list("seal", "content"))
    return {
        address: f"data:image/webp;base64,{b64encode(here[seal(address)]).decode()}"
        for address in addresses if seal(address) in here
    }  # fmt: skip


def told(row: Letter, shown: language.mail.Formatted) -> Pictures:
    """How the mail's pictures from elsewhere stand."""
    seals = {seal(address) for address in shown.elsewhere}
    rows = [one for one in Picture.objects.filter(letter=row).defer("content") if one.seal in seals]
    missing: dict[str, int] = {}
    for one in rows:
        if one.state != "here":
            reason = one.reason or "silent"
            missing[reason] = missing.get(reason, 0) + 1
    return Pictures(
        many=len(seals), here=sum(one.state == "here" for one in rows), pixels=shown.pixels,
        missing=tuple(sorted(missing.items())), again=any(why in AGAIN for why in missing),
        fetched_at=max((one.asked_at for one in rows), default=None),
    )  # fmt: skip


def fetch(letter_id: int, *, again: bool = False) -> int:
    """Fetch what nobody has asked for yet, `again` also what did not answer; how many came.

    Safe to repeat and to run twice at once: each picture is asked for by one of them. Within WHOLE seconds;
    no transaction is open while others are asked.
    """
    row = Letter.objects.filter(pk=letter_id, ours=False).first()
    source = Source.objects.filter(letter=letter_id).first() if row else None
    if row is None or source is None:
        return 0
    addresses = language.mail.formatted(language.mail.read(bytes(source.raw))).elsewhere
    mine = _claimed(row, addresses, again=again)
    return _noted(row, _asked(mine)) if mine else 0


@transaction.atomic
def _claimed(row: Letter, addresses: Iterable[str], *, again: bool) -> list[str]:
    """The addresses that are ours to ask now."""
    Letter.objects.select_for_update(no_key=True).get(pk=row.pk)
    now = core.now()
    free = Q(state="asking", asked_at__lt=now - CUT_OFF) | (
        Q(state="none", reason__in=AGAIN) if again else Q(pk=None)
    )
    rows = Picture.objects.filter(letter=row)
    known = set(rows.values_list("seal", flat=True)) - set(rows.filter(free).values_list("seal", flat=True))
    mine = [address for address in addresses if seal(address) not in known]
    Picture.objects.bulk_create(
        [Picture(letter=row, seal=seal(one), state="asking", asked_at=now) for one in mine],
        update_conflicts=True, unique_fields=["letter", "seal"],
        update_fields=["state", "reason", "asked_at"],
    )  # fmt: skip
    return mine


def _asked(addresses: list[str]) -> dict[str, bytes | str]:
    """Address → picture, or why there is none; those that are not there when the time is over are silent."""
    pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="pictures")
    try:
        going = {pool.submit(_one, address): address for address in addresses}
        done, _late = wait(going, timeout=WHOLE)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
    found: dict[str, bytes | str] = dict.fromkeys(addresses, "silent")
    return found | {going[one]: one.result() for one in done}


def _one(address: str) -> bytes | str:
    """A picture made anew, or why there is none. Never raises."""
    try:
        got = core.fetch(address, headers=ASKED, seconds=SECONDS, most=MOST_BYTES)
    except core.OutsideTrouble as trouble:
        return REASONS.get(trouble.reason, "unreachable")
    if got.status != 200:
        return "gone" if got.status < 500 and got.status != 429 else "unreachable"
    kind = got.headers.get("content-type", "").partition(";")[0].strip().lower()
    if not kind.startswith("image/") or "svg" in kind:
        return "kind"
    try:
        return made_anew(got.body)
    except NoPicture as why:
        return str(why)


def made_anew(content: bytes) -> bytes:
    """The picture in these bytes as WebP, not larger than a screen needs; of an animation the first frame.

    Raises NoPicture.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(content), formats=FORMATS) as found:
                return _drawn(found)
    except WRONG as odd:
        raise NoPicture("kind") from odd


def _drawn(found: Image.Image) -> bytes:
    if found.width * found.height > MOST_PIXELS:
        raise NoPicture("large")
    if max(found.size) <= PIXEL:
        raise NoPicture("pixel")
    found.draft("RGB", (WIDEST, HIGHEST))
    clear = found.mode in ("RGBA", "LA", "PA") or "transparency" in found.info
    seen = found.convert("RGBA" if clear else "RGB")
    seen.thumbnail((WIDEST, HIGHEST))
    target = io.BytesIO()
    seen.save(target, "WEBP", quality=88, method=2)
    return target.getvalue()


@transaction.atomic
def _noted(row: Letter, found: dict[str, bytes | str]) -> int:
    """Keep what came, as far as there is room."""
    if not Letter.objects.select_for_update(no_key=True).filter(pk=row.pk).exists():
        return 0  # erased meanwhile
    here = Picture.objects.filter(letter=row, state="here").values_list("content", flat=True)
    room = MOST_KEPT - sum(len(one) for one in here)
    came = 0
    for address, what in found.items():
        if isinstance(what, bytes) and len(what) > room:
            what = "large"
        change = {"state": "none", "reason": what, "content": None}
        if isinstance(what, bytes):
            room, came = room - len(what), came + 1
            change = {"state": "here", "reason": "", "content": what}
        Picture.objects.filter(letter=row, seal=seal(address), state="asking").update(**change)
    return came
