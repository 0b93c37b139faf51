"""Lucide icons as inline SVG, 1.5 px strokes."""

import functools

import lucide
from django.utils.safestring import SafeString


@functools.lru_cache(maxsize=512)
def icon(name: str, size: int = 18, label: str = "", css: str = "") -> SafeString:
    """The icon's SVG; hidden from assistive technology unless it has a label of its own.

    Raises lucide.IconDoesNotExist for an unknown name.
    """
    said = {"role": "img", "aria-label": label} if label else {"aria-hidden": "true"}
    classes = f"icon {css}".strip()
    drawn = lucide._render_icon(name, size, stroke_width=1.5, focusable="false", **{"class": classes}, **said)
    return SafeString(drawn)
