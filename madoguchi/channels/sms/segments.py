"""As how many text messages a text goes: GSM 03.38 with its extension table, else UCS-2."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
"""The signs of seven bits each; the 128th is the escape."""
EXTENDED = frozenset("\f^{}\\[~]|€")
"""These follow an escape, and so count twice."""
Encoding = Literal["gsm7", "ucs2"]
SINGLE, JOINED = {"gsm7": 160, "ucs2": 70}, {"gsm7": 153, "ucs2": 67}
"""Units in a message that goes alone, and in each of several that are put together again on the telephone."""


@dataclass(frozen=True)
class Segments:
    """`count` messages, in all `units` (septets, or UTF-16 code units), and room for `left` more in the last.

    An empty text is no message.
    """

    encoding: Encoding
    count: int
    units: int
    left: int


def segments(text: str) -> Segments:
    """How a text is parted. No escape sequence and no surrogate pair is ever cut in two."""
    encoding: Encoding = "gsm7" if all(sign in BASIC or sign in EXTENDED for sign in text) else "ucs2"
    widths = [_width(sign, encoding) for sign in text]
    units = sum(widths)
    if units <= SINGLE[encoding]:
        return Segments(encoding, int(bool(text)), units, SINGLE[encoding] - units)
    count, filled = _packed(widths, JOINED[encoding])
    return Segments(encoding, count, units, JOINED[encoding] - filled)


def count(text: str) -> int:
    """As how many messages this text is charged."""
    return segments(text).count


def _width(sign: str, encoding: Encoding) -> int:
    doubled = sign in EXTENDED if encoding == "gsm7" else ord(sign) > 0xFFFF
    return 2 if doubled else 1


def _packed(widths: Iterable[int], room: int) -> tuple[int, int]:
    """How many messages they fill in their order, and how much of the last."""
    count, filled = 1, 0
    for width in widths:
        if filled + width > room:
            count, filled = count + 1, 0
        filled += width
    return count, filled
