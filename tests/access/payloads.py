"""Texts that would become markup or script where they are not escaped, and how to see that they have not."""

from html.parser import HTMLParser

PAYLOADS = (
    "<script>xss()</script>",
    "<img src=x onerror=xss()>",
    '"><svg onload=xss()>',
    "' onmouseover='xss()",
    '" autofocus onfocus="xss()',
    "</textarea><script>xss()</script>",
    "</title><script>xss()</script>",
    "<xss-tag>xss</xss-tag>",
    "<iframe srcdoc='<script>xss()</script>'></iframe>",
    "<style>@import 'javascript:xss()';</style>",
    '<a href="javascript:xss()">xss</a>',
    "javascript:xss()",
    'http://a.test/"onmouseover="xss()',
    "http://a.test/<script>xss()</script>",
    "https://a.test/?a=1&lt;script&gt;xss()",
    "&lt;script&gt;xss()&lt;/script&gt;",
    "<math><mi xlink:href='data:text/html,xss()'></math>",
    '<noscript><p title="</noscript><img src=x onerror=xss()>">',
    "<!--><img src=x onerror=xss()>-->",
    "{{ xss }}{% xss %}",
    "[xss](javascript:xss())",
    '![xss](x "onerror=xss()")',
    "[xss](data:text/html,<script>xss()</script>)",
    "<javascript:xss()>",
    "＜script＞xss()＜/script＞",
    "\u202e<xss>xss</xss>",
)
CARRIERS = {"script", "style", "iframe", "object", "embed", "base", "xml", "math", "svg"}
ADDRESSES = {"href", "src", "action", "formaction", "xlink:href", "srcdoc", "data", "poster"}
SCHEMES = ("javascript:", "data:text", "vbscript:")
DATA = "application/ld+json"  # a block that no browser runs; it ends where any script does, so "<" is escaped


class Inspector(HTMLParser):
    """Notes every element and attribute that a payload has made."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.made: list[str] = []
        self.text = ""
        self._in: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in = [tag] if tag in {"script", "style"} and dict(attrs).get("type") != DATA else []
        bad = tag.startswith(("xss", "javascript"))
        for name, value in attrs:
            address = "".join((value or "").split()).lower()
            bad |= name.startswith("on") or "xss" in name
            bad |= name in ADDRESSES and address.startswith(SCHEMES)
            read_out = name.startswith("aria-")  # the words of a meter, say
            bad |= tag in CARRIERS and "xss" in (value or "") and not read_out
        if bad:
            self.made.append(self.get_starttag_text() or tag)

    def handle_endtag(self, tag: str) -> None:
        self._in = []

    def handle_comment(self, data: str) -> None:
        if "xss" in data:
            self.made.append(f"<!--{data}")

    def handle_data(self, data: str) -> None:
        if self._in and "xss" in data:
            self.made.append(f"<{self._in[0]}>{data}")
        self.text += data


def made_by_payloads(page: str) -> list[str]:
    """Elements, attributes and scripts that would not be there without a payload."""
    inspector = Inspector()
    inspector.feed(page)
    inspector.close()
    return inspector.made


def text_of(page: str) -> str:
    """What is read on the page."""
    inspector = Inspector()
    inspector.feed(page)
    return inspector.text
