"""What somebody typed, as it is kept."""

import unicodedata

from .detail_shapes import DetailRefused

MOST = 60
UNPRINTABLE = ("Cc", "Cs", "Co", "Cn")


def tidy(field: str, text: str, most: int = MOST) -> str:
    """Without gaps around it, its letters untouched. Raises DetailRefused("form" | "long")."""
    plain = " ".join(text.split())
    if any(unicodedata.category(letter) in UNPRINTABLE for letter in plain):
        raise DetailRefused(field, "form")
    if len(plain) > most:
        raise DetailRefused(field, "long")
    return plain
