"""Films of other houses in an article: framed on its page where the house is allowed, else linked.

The reader's browser asks the other house only once she shows the film.
"""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.template.loader import render_to_string
from django.utils.html import strip_tags
from django.utils.safestring import SafeString

from madoguchi.core import api as core

from .kinds.film import VideoHosts

_ALONE = re.compile(r"<p>(<a [^>]*data-film=[^>]*>)(.*?)</a></p>", re.DOTALL)
_HREF = re.compile(r'href="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Framed:
    """A body, and the houses that its page may show frames of."""

    html: SafeString
    hosts: tuple[str, ...] = ()


def framed(html: str) -> Framed:
    """The body with its films in frames that open when they are asked for."""
    if "data-film" not in html:
        return Framed(SafeString(html))
    allowed, shown = core.option(VideoHosts).hosts, set[str]()

    def frame(found: re.Match[str]) -> str:
        address = _HREF.search(found[1])
        host = urlsplit(address[1]).hostname or "" if address else ""
        if address is None or host not in allowed:
            return found[0]
        shown.add(f"https://{host}")
        values = {"address": SafeString(address[1]), "title": SafeString(strip_tags(found[2])), "host": host}
        return render_to_string("knowledge/_frame.html", values)

    return Framed(SafeString(_ALONE.sub(frame, html)), tuple(sorted(shown)))
