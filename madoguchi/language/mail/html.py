"""The text of a mail in HTML: paragraphs, lists, links and tables as lines; quotes with their marks."""

import re
from html.parser import HTMLParser

SILENT = {"script", "style", "head", "title", "template", "noscript", "object", "svg", "math"}
PARAGRAPHS = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "pre", "blockquote", "dl"}
LINES = {
    "div",
    "tr",
    "li",
    "br",
    "hr",
    "dt",
    "dd",
    "section",
    "article",
    "header",
    "footer",
    "center",
    "address",
}
DEEPEST_QUOTE = 20


def to_text(html: str) -> str:
    """The readable text of a page; never raises."""
    reader = _Reader()
    try:
        reader.feed(html)
        reader.close()
    except (AssertionError, ValueError, RecursionError):
        reader.write(re.sub(r"<[^>]*>", " ", html))
    return reader.told()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[object]] = [[0, ""]]
        self.quotes = self.silent = self.kept = 0
        self.link = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        about = dict(attrs)
        self.silent += tag in SILENT
        self.kept += tag == "pre"
        if tag in PARAGRAPHS:
            self.paragraph()
        elif tag in LINES:
            self.row(also_empty=tag == "br")
        if tag == "blockquote":
            self.quotes = min(self.quotes + 1, DEEPEST_QUOTE)
            self.rows.append([self.quotes, ""])
        elif tag == "li":
            self.write("・")
        elif tag in {"td", "th"}:
            self.write(" ")
        elif tag == "hr":
            self.write("-" * 20)
            self.row()
        elif tag == "img" and (said := (about.get("alt") or "").strip()):
            self.write(said)
        elif tag == "a":
            self.link = (about.get("href") or "").strip()

    def handle_endtag(self, tag: str) -> None:
        if tag in SILENT:
            self.silent = max(self.silent - 1, 0)
        if tag == "pre":
            self.kept = max(self.kept - 1, 0)
        if tag == "a" and self.link:
            said = str(self.rows[-1][1])
            bare = re.sub(r"^(?:https?://|mailto:)|/$", "", self.link)
            if re.match(r"https?://|mailto:", self.link) and bare not in said:
                self.write(f" ({self.link})")
            self.link = ""
        if tag in PARAGRAPHS:
            self.paragraph()
        elif tag in LINES:
            self.row()
        if tag == "blockquote" and self.quotes:
            while len(self.rows) > 1 and not str(self.rows[-1][1]).strip():
                self.rows.pop()
            self.quotes -= 1
            self.rows += [[self.quotes, ""], [self.quotes, ""]]

    def handle_data(self, data: str) -> None:
        if self.silent:
            return
        if self.kept:
            for at, line in enumerate(data.split("\n")):
                if at:
                    self.rows.append([self.quotes, ""])
                self.write(line)
        else:
            self.write(re.sub(r"[ \t\r\n]+", " ", data))

    def write(self, text: str) -> None:
        row = self.rows[-1]
        said = str(row[1])
        row[1] = said + (text.lstrip(" ") if not self.kept and (not said or said.endswith(" ")) else text)

    def row(self, also_empty: bool = False) -> None:
        if also_empty or str(self.rows[-1][1]).strip():
            self.rows.append([self.quotes, ""])

    def paragraph(self) -> None:
        self.row()
        if len(self.rows) > 1 and str(self.rows[-2][1]).strip():
            self.rows.append([self.quotes, ""])

    def told(self) -> str:
        lines = [
            ("> " * int(str(depth)) + str(said).replace("\xa0", " ")).rstrip() for depth, said in self.rows
        ]
        return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")
