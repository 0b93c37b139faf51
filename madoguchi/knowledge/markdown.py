"""An article's Markdown as safe HTML, with the headings for a table of contents."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

import nh3
from django.utils.safestring import SafeString
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_cjk_friendly import cjk_friendly

from .markdown_marks import apply_marks

LONG_ENOUGH_FOR_CONTENTS = 1_200  # characters
_OWN_SLUG = re.compile(r"[\w-]+")
_TAGS = {
    "a", "aside", "blockquote", "br", "code", "del", "em", "figcaption", "figure", "h2", "h3", "h4", "h5",
    "hr", "img", "li", "ol", "p", "pre", "s", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul",
    "video",
}  # fmt: skip
_ATTRIBUTES = {
    "a": {"href", "title", "data-film"},
    "img": {"src", "alt", "title", "width", "height", "loading", "decoding"},
    "ol": {"start"}, "h2": {"id"}, "h3": {"id"}, "h4": {"id"},
    "aside": {"class", "role"}, "strong": {"class"}, "video": {"controls", "preload", "src", "aria-label"},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside an article and its anchor."""

    text: str
    anchor: str
    level: int


@dataclass(frozen=True, slots=True)
class Rendered:
    """Safe HTML; `contents` is empty for an article short enough to be seen at once."""

    html: str
    contents: tuple[Heading, ...]


_SCHEMES = {"http", "https", "mailto", "tel"}

_parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
_parser.use(cjk_friendly)


@lru_cache(maxsize=512)
def render(body: str, neighbours: str) -> Rendered:
    """Render a body. A link to a bare slug is meant below the address `neighbours`, which ends in a slash."""
    tokens = _parser.parse(body)
    headings = _anchored(tokens)
    apply_marks(tokens, body)
    for token in tokens:
        for child in token.children or ():
            if child.type == "softbreak":
                child.type = "hardbreak"
            elif child.type == "link_open":
                child.attrSet("href", _address(str(child.attrGet("href") or ""), neighbours))
    raw = _parser.renderer.render(tokens, _parser.options, {})
    html = nh3.clean(raw, tags=_TAGS, attributes=_ATTRIBUTES, link_rel="noopener", url_schemes=_SCHEMES)
    html = html.replace("<table>", '<div class="table-wide"><table>').replace("</table>", "</table></div>")
    long = len(body) >= LONG_ENOUGH_FOR_CONTENTS and len(headings) >= 3
    return Rendered(html, tuple(headings) if long else ())


def markdown_html(text: str) -> SafeString:
    """A short text of the company (a policy, a greeting) as safe HTML."""
    return SafeString(render(text, "").html)


def _anchored(tokens: Sequence[Token]) -> list[Heading]:
    """Headings of the body begin one below the article's own, and each gets an anchor."""
    found: list[Heading] = []
    for token, inline in zip(tokens, tokens[1:], strict=False):
        if token.type == "heading_open":
            level = min(int(token.tag[1]) + 1, 5)
            token.tag = f"h{level}"
            anchor = f"section-{len(found) + 1}"
            token.attrSet("id", anchor)
            found.append(Heading(inline.content, anchor, level))
    for token in tokens:
        if token.type == "heading_close":
            token.tag = f"h{min(int(token.tag[1]) + 1, 5)}"
    top = min((h.level for h in found), default=2)
    return [h for h in found if h.level == top]


def _address(href: str, neighbours: str) -> str:
    return f"{neighbours}{quote(href)}/" if _OWN_SLUG.fullmatch(href) else href
