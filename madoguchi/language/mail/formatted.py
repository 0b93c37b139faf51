"""The formatted text of a mail, made safe to show: nothing in it runs, asks for anything, or hides where it
leads."""

import base64
import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser
from urllib.parse import urlsplit

import nh3

from ..redaction import redact
from .html import to_text
from .shapes import Attachment, Letter

LONGEST = 600_000
DEEPEST = 250
"""What is longer or deeper is shown as plain text: taking it apart would take the server's time."""
MOST_PICTURE_BYTES = 8_000_000
TAGS = {
    "a", "abbr", "address", "b", "big", "blockquote", "br", "caption", "center", "cite", "code", "col",
    "colgroup", "dd", "del", "div", "dl", "dt", "em", "font", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i",
    "img", "ins", "li", "ol", "p", "pre", "q", "rp", "rt", "ruby", "s", "small", "span", "strike", "strong",
    "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "tt", "u", "ul", "wbr",
}  # fmt: skip
GONE = {
    "script", "style", "head", "title", "template", "noscript", "object", "embed", "applet", "svg", "math",
    "iframe", "frame", "frameset", "form", "select", "textarea", "button", "audio", "video", "canvas", "xmp",
    "noembed", "noframes", "plaintext", "link", "meta", "base",
}  # fmt: skip
GONE_WITH_CONTENT = GONE - {"form", "link", "meta", "base", "embed"}
CELL = {"align", "valign", "bgcolor", "width", "height", "colspan", "rowspan"}
ATTRIBUTES: dict[str, set[str]] = {
    "*": {"style", "dir", "lang", "title"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "table": CELL | {"border", "cellpadding", "cellspacing"},
    "td": CELL, "th": CELL, "tr": CELL, "col": CELL,
    "div": {"align"}, "p": {"align"}, "font": {"color", "face", "size"},
    "ol": {"start", "type"}, "ul": {"type"}, "li": {"value"},
}  # fmt: skip
STYLES = {
    "background-color", "border", "border-bottom", "border-collapse", "border-color", "border-left",
    "border-radius", "border-right", "border-spacing", "border-style", "border-top", "border-width", "color",
    "direction", "font", "font-family", "font-size", "font-style", "font-weight", "height", "letter-spacing",
    "line-height", "list-style-type", "margin", "margin-bottom", "margin-left", "margin-right", "margin-top",
    "max-width", "padding", "padding-bottom", "padding-left", "padding-right", "padding-top", "text-align",
    "text-decoration", "text-indent", "text-transform", "vertical-align", "white-space", "width",
    "word-break",
}  # fmt: skip
SCHEMES = {"http", "https", "mailto", "tel", "cid", "data"}
REACHES_OUT = re.compile(r"url|image|expression|import|\\|/\*|@", re.IGNORECASE)
PICTURES = {b"\x89PNG\r\n": "image/png", b"\xff\xd8\xff": "image/jpeg", b"GIF8": "image/gif"}
OWN_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]+")
LIKE_A_HOST = re.compile(r"(?:https?://)?((?:[\w-]+\.)+[a-z]{2,24})(?:[/:?#]\S*)?", re.IGNORECASE)
VOID = {"br", "hr", "img", "col", "wbr"}
CLASSES = {"span": {"mail-host", "is-other", "mail-picture"}}


@dataclass(frozen=True, slots=True)
class Formatted:
    """HTML that may be shown in a frame of its own; how many pictures from elsewhere were left out of it."""

    html: str
    left_out: int = 0


def formatted(letter: Letter) -> Formatted:
    """The formatted text of the mail. Pictures that came with it are within, others are left out; every link
    opens apart and names its true host. Numbers of cards are covered. Never raises."""
    if not letter.html or len(letter.html) > LONGEST or _too_deep(letter.html):
        said = to_text(letter.html[:LONGEST]) if letter.html else letter.text
        return Formatted(f"<pre>{escape(redact(said).text)}</pre>")
    own = _Own(_own_pictures(letter.attachments))
    own.feed(_clean(letter.html))
    own.close()
    return Formatted(_clean(own.told(), classes=CLASSES), own.left_out)


def _clean(html: str, classes: dict[str, set[str]] | None = None) -> str:
    return nh3.clean(
        html,
        tags=TAGS,
        clean_content_tags=GONE_WITH_CONTENT,
        attributes=ATTRIBUTES,
        attribute_filter=_kept,
        allowed_classes=classes,
        set_tag_attribute_values={"a": {"target": "_blank"}},
        link_rel="noopener noreferrer nofollow",
        url_schemes=SCHEMES,
        url_relative="deny",
        filter_style_properties=STYLES,
    )


def _kept(tag: str, name: str, value: str) -> str | None:
    """An attribute as it may stay; None takes it away."""
    if name == "style":
        return None if REACHES_OUT.search(value) else value
    if name == "href":
        return value if re.match(r"\s*(?:https?|mailto|tel):", value, re.IGNORECASE) else None
    if name == "src" and value.lower().lstrip().startswith("data:"):
        return value if OWN_PICTURE.fullmatch(value) else None
    return value


class _Own(HTMLParser):
    """Goes through HTML that is clean: puts our own pictures in, takes others out, names hosts."""

    def __init__(self, pictures: dict[str, str]) -> None:
        super().__init__(convert_charrefs=True)
        self.pictures, self.left_out = pictures, 0
        self.out: list[str] = []
        self.link: tuple[str, int] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        about = {name: value or "" for name, value in attrs}
        if tag == "img":
            self.out.append(self._picture(about))
            return
        if tag == "a":
            self.link = (about.get("href", ""), len(self.out))
        told = "".join(f' {name}="{escape(value)}"' for name, value in about.items())
        self.out.append(f"<{tag}{told}>")

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        self.out.append(f"</{tag}>")
        if tag == "a" and self.link:
            href, begin = self.link
            self.out.append(_host(href, re.sub(r"<[^>]*>", "", "".join(self.out[begin:]))))
            self.link = None

    def handle_data(self, data: str) -> None:
        self.out.append(escape(redact(data).text, quote=False))

    def told(self) -> str:
        return "".join(self.out)

    def _picture(self, about: dict[str, str]) -> str:
        source = about.get("src", "").strip()
        if source.lower().startswith("cid:"):
            source = self.pictures.get(source[4:].strip("<> "), "")
        elif not source.lower().startswith("data:"):
            self.left_out += bool(source)
            source = ""
        alt = escape(about.get("alt", ""))
        if not source:
            return f'<span class="mail-picture">{alt}</span>' if alt.strip() else ""
        sizes = "".join(f' {name}="{escape(about[name])}"' for name in ("width", "height") if name in about)
        return f'<img src="{source}" alt="{alt}"{sizes}>'


def _host(href: str, said: str) -> str:
    """Where a link truly leads, unless its words say that; louder where they say something else."""
    try:
        parts = urlsplit(href)
        host = parts.path if parts.scheme == "mailto" else (parts.hostname or parts.path)
    except ValueError:
        host = href
    host = host.removeprefix("www.")[:120]
    words = said.strip().lower()
    if not host or (host.lower() in words and "@" not in words) or host.lower() == words:
        return ""
    other = LIKE_A_HOST.fullmatch(words)
    mark = " is-other" if other and other[1].removeprefix("www.") != host else ""
    return f'<span class="mail-host{mark}"> [{escape(host)}]</span>'


def _own_pictures(attachments: Iterable[Attachment]) -> dict[str, str]:
    """Content-ID → picture, of the kinds that no browser runs, as far as they are not too many bytes."""
    found, room = {}, MOST_PICTURE_BYTES
    for one in attachments:
        kind = _kind(one.content)
        if one.cid and kind and len(one.content) <= room:
            room -= len(one.content)
            found[one.cid] = f"data:{kind};base64,{base64.b64encode(one.content).decode()}"
    return found


def _kind(content: bytes) -> str:
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    return next((kind for begin, kind in PICTURES.items() if content.startswith(begin)), "")


def _too_deep(html: str) -> bool:
    """Whether tags may lie deeper in each other than a sane mail has them, or those that go on behind every
    paragraph (bold, fonts) would have to be repeated too often."""
    deep = highest = running = repeated = 0
    for closing, name in re.findall(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)", html):
        step = -1 if closing else 1
        if name.lower() in RUN_ON:
            running = max(running + step, 0)
        if name.lower() not in SINGLE:
            deep = max(deep + step, 0)
            highest = max(highest, deep)
        repeated += running
    return highest > DEEPEST or repeated > MOST_REPEATED


RUN_ON = {
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
}  # fmt: skip
SINGLE = {"br", "hr", "img", "meta", "link", "col", "wbr", "input", "p", "li", "td", "th", "tr", "option"}
MOST_REPEATED = 400_000
