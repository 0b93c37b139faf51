"""How words of a conversation become HTML."""

import re

from django import template
from django.template.defaultfilters import linebreaksbr
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from ..passages import folded

register = template.Library()

# Japanese writes on directly behind an address, so only characters that addresses are made of belong to it.
ADDRESS = re.compile(r"https?://[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+")
TAIL = ".,;:!?)]'"


register.simple_tag(folded, name="folded")


@register.filter
def spoken(text: object) -> SafeString:
    """Plain text as HTML: escaped, lines kept, addresses as links that open beside the chat."""
    parts: list[str] = []
    last = 0
    plain = str(text)
    for found in ADDRESS.finditer(plain):
        address = found.group().rstrip(TAIL)
        parts += [escape(plain[last : found.start()]), _link(address)]
        last = found.start() + len(address)
    parts.append(escape(plain[last:]))
    return linebreaksbr(mark_safe("".join(parts)))


def _link(address: str) -> str:
    safe = escape(address)
    return f'<a href="{safe}" target="_blank" rel="noopener noreferrer nofollow">{safe}</a>'
