"""The forms that pages hold, and how somebody hostile fills them in."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

WRITTEN = {"text", "search", "email", "tel", "url", "password"}
"""Kinds of fields in which one writes what one likes."""


@dataclass
class Form:
    """A form that sends something: where to, what stands in it, and which fields are written in."""

    action: str
    given: dict[str, list[str]] = field(default_factory=dict)
    written: set[str] = field(default_factory=set)

    def filled(self, words: str) -> dict[str, list[str]]:
        """What is posted by whoever writes these words everywhere."""
        return self.given | {name: [words] for name in self.written}


class Forms(HTMLParser):
    """Collects the POST forms of a page."""

    def __init__(self, page: str, address: str) -> None:
        super().__init__()
        self.address, self.found = address, list[Form]()
        self._form: Form | None = None
        self._chosen = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            posts = given.get("method", "").lower() == "post"
            self._form = Form(given.get("action") or self.address) if posts else None
        elif self._form is not None:
            self._field(self._form, tag, given)

    def _field(self, form: Form, tag: str, given: dict[str, str]) -> None:
        name, kind = given.get("name", ""), given.get("type", "text").lower()
        if tag == "textarea" and name or tag == "input" and name and kind in WRITTEN:
            form.written.add(name)
        elif tag == "input" and name and kind in ("checkbox", "radio"):
            if "checked" in given:
                form.given.setdefault(name, []).append(given.get("value", "on"))
        elif tag == "input" and name and kind != "file" or tag == "button" and name not in ("", *form.given):
            form.given.setdefault(name, []).append(given.get("value", ""))
        elif tag == "select":
            self._chosen = name
        elif tag == "option" and self._chosen and ("selected" in given or self._chosen not in form.given):
            form.given[self._chosen] = [given.get("value", "")]

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            if self._form is not None and self._form.written:
                self.found.append(self._form)
            self._form = None
        elif tag == "select":
            self._chosen = ""
