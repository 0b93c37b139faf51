"""Lucide icons as inline SVG, 1.5 px strokes."""

import functools
from importlib import resources
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

import lucide
from django.utils.safestring import SafeString

NAMESPACE = "{http://www.w3.org/2000/svg}"


@functools.lru_cache(maxsize=512)
def icon(name: str, size: int = 18, label: str = "", css: str = "") -> SafeString:
    """The icon's SVG; hidden from assistive technology unless it has a label of its own.

    Raises lucide.IconDoesNotExist for an unknown name.
    """
    said = {"role": "img", "aria-label": label} if label else {"aria-hidden": "true"}
    svg = _drawn(name)
    svg.attrib |= {
        "width": str(size), "height": str(size), "stroke-width": "1.5", "focusable": "false",
        "class": f"icon {css}".strip(), **said,
    }  # fmt: skip
    return SafeString(ElementTree.tostring(svg, encoding="unicode"))


def _drawn(name: str) -> ElementTree.Element:
    try:
        svg = ElementTree.fromstring(_archive().read(f"{name}.svg"))
    except KeyError:
        raise lucide.IconDoesNotExist(f"The icon {name!r} does not exist.") from None
    for part in svg.iter():
        part.tag = part.tag.removeprefix(NAMESPACE)
    return svg


@functools.cache
def _archive() -> ZipFile:
    """Every drawing; lucide itself reads the list of them all anew for each icon."""
    return ZipFile(BytesIO(resources.files(lucide).joinpath("lucide.zip").read_bytes()))
