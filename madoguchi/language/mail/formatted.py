"""The formatted text of a mail, made safe to show: nothing in it runs, asks for anything, or hides where it
leads."""

import base64
import re
from collections.abc import Iterable, Mapping
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
IMPORTANT = re.compile(r"!\s{0,9}important", re.IGNORECASE)
PICTURES = {b"\x89PNG\r\n": "image/png", b"\xff\xd8\xff": "image/jpeg", b"GIF8": "image/gif"}
OWN_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]+")
LIKE_A_HOST = re.compile(r"(?:https?://)?((?:[\w-]+\.)+[a-z]{2,24})(?:[/:?#]\S*)?", re.IGNORECASE)
VOID = {"br", "hr", "img", "col", "wbr"}
CLASSES = {"span": {"mail-host", "is-other", "mail-picture"}}


HIDING = {"display", "visibility", "max-height", "max-width", "opacity", "mso-hide"}
HIDDEN = re.compile(
    r"(?:^|;)(?:display:none|visibility:hidden|mso-hide:all|opacity:0(?:\.0)?(?:;|$)|max-height:0)"
)
SMALL = re.compile(r"(?:^|;)(?:max-)?(?:width|height):[0-2](?:px)?(?:!important)?(?:;|$)")
SMALL_SIZE = re.compile(r"[0-2](?:px)?")
"""A picture of two pixels is there to tell the sender that the mail was read."""
MOST_ELSEWHERE = 60
"""So many pictures from elsewhere are spoken of; a mail with more is shown without the rest."""


@dataclass(frozen=True, slots=True)
class Formatted:
    """HTML that may be shown in a frame of its own.

    `elsewhere`: the addresses of pictures that lie elsewhere and could be seen, each once, in their order,
    whether they are within or not. `left_out`: how many of these are not within. `pixels`: how many more
    there are that nobody could see.
    """

    html: str
    left_out: int = 0
    elsewhere: tuple[str, ...] = ()
    pixels: int = 0


def formatted(letter: Letter, fetched: Mapping[str, str] | None = None) -> Formatted:
    """The formatted text of the mail. Pictures that came with it are within, and those that were `fetched`
    (address → data:image/…); others are left out. Every link opens apart and names its true host. Numbers of
    cards are covered. Never raises."""
    if not letter.html or len(letter.html) > LONGEST or _too_deep(letter.html):
        said = to_text(letter.html[:LONGEST]) if letter.html else letter.text
        return Formatted(f"<pre>{escape(redact(said).text)}</pre>")
    own = _Own(_own_pictures(letter.attachments), fetched or {})
    own.feed(_clean(letter.html, styles=STYLES | HIDING))
    own.close()
    shown = _clean(own.told(), classes=CLASSES)
    missing = sum(address not in own.fetched for address in own.elsewhere)
    return Formatted(shown, missing, tuple(own.elsewhere), own.pixels)


def _clean(html: str, classes: dict[str, set[str]] | None = None, styles: set[str] = STYLES) -> str:
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
        filter_style_properties=styles,
    )


def _kept(tag: str, name: str, value: str) -> str | None:
    """An attribute as it may stay; None takes it away."""
    if name == "style":
        plain = IMPORTANT.sub("", value)
        return None if REACHES_OUT.search(plain) else plain
    if name == "href":
        return value if re.match(r"\s*(?:https?|mailto|tel):", value, re.IGNORECASE) else None
    if name == "src" and value.lower().lstrip().startswith("data:"):
        return value if OWN_PICTURE.fullmatch(value) else None
    return value


class _Own(HTMLParser):
    """Goes through HTML that is clean: puts our own pictures in, takes others out, names hosts."""

    def __init__(self, pictures: dict[str, str], fetched: Mapping[str, str]) -> None:
        super().__init__(convert_charrefs=True)
        self.pictures, self.fetched = pictures, fetched
        self.elsewhere: dict[str, None] = {}
        self.pixels = 0
        self.hidden: list[bool] = []
        self.out: list[str] = []
        self.link: tuple[str, int] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        about = {name: value or "" for name, value in attrs}
        if tag == "img":
            self.out.append(self._picture(about))
            return
        if tag == "a":
            self.link = (about.get("href", ""), len(self.out))
        if tag not in VOID:
            self.hidden.append(bool(HIDDEN.search(_style(about))))
        told = "".join(f' {name}="{escape(value)}"' for name, value in about.items())
        self.out.append(f"<{tag}{told}>")

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        self.out.append(f"</{tag}>")
        if self.hidden:
            self.hidden.pop()
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
            source = self._from_elsewhere(source, about)
        alt = escape(about.get("alt", ""))
        if not source:
            return f'<span class="mail-picture">{alt}</span>' if alt.strip() else ""
        sizes = "".join(f' {name}="{escape(about[name])}"' for name in ("width", "height") if name in about)
        return f'<img src="{source}" alt="{alt}"{sizes}>'

    def _from_elsewhere(self, address: str, about: dict[str, str]) -> str:
        """The picture where it was fetched; "" where it was not, which is counted."""
        if not address.lower().startswith(("https://", "http://")):
            return ""
        if any(self.hidden) or _unseen(about):
            self.pixels += 1
            return ""
        if address not in self.elsewhere and len(self.elsewhere) >= MOST_ELSEWHERE:
            return ""
        self.elsewhere[address] = None
        return self.fetched.get(address, "")


def _unseen(about: dict[str, str]) -> bool:
    """Whether a picture is too small to be seen, or hidden."""
    sizes = (about.get(name, "").strip().lower() for name in ("width", "height"))
    style = _style(about)
    return any(map(SMALL_SIZE.fullmatch, sizes)) or bool(HIDDEN.search(style) or SMALL.search(style))


def _style(about: dict[str, str]) -> str:
    return re.sub(r"\s+", "", about.get("style", "")).lower()


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
