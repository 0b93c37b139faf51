"""A notice as a mail: a text, and the same as a page with our look. And as few words on other channels."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from madoguchi.core import api as core
from madoguchi.ui import api as ui

from .filling import LINK_ALONE, filled, filled_line
from .shapes import Text

ACCENT = "#234E8C"
_FACT = re.compile(r"([^：:{}。]{1,24})(?:：|: )(?=\S)(.+)")
_LINK_MARK = "\ue000link"
"""Stands for the link alone on its line until the mail is drawn; nothing that people write holds it."""


@dataclass(frozen=True)
class Block:
    """A part of a mail: "words" (lines), "facts" (pairs), or "link"."""

    kind: str
    lines: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Mail:
    """A mail, drawn: subject, text, HTML, and the parts of which that is made."""

    subject: str
    text: str
    html: str
    blocks: tuple[Block, ...]


def mail(text: Text, words: Mapping[str, str], *, language: str, stop: str = "", choose: str = "") -> Mail:
    """The mail in a language. stop: the address that stops such mails; choose: where she chooses."""
    link = words["link"]
    marked = "\n".join(_LINK_MARK if LINK_ALONE.fullmatch(line) else line for line in _lines(text.body))
    body = filled(marked, words).replace("\r", "")
    with override(language):
        look, blocks = core.option(ui.BrandLook), tuple(_blocks(body))
        subject = " ".join(filled_line(text.title, words).split())
        said: dict[str, Any] = {
            "subject": subject, "language": language, "link": link, "brand": ui.brand().name,
            "blocks": blocks, "stop": stop, "choose": choose, "accent": look.accent or ACCENT,
        }  # fmt: skip
        html = render_to_string("notices/email/notice.html", said)
        foot = render_to_string("notices/email/foot.txt", said).strip()
        plain = body.replace(_LINK_MARK, _("You see it all here:\n%(address)s") % {"address": link})
    return Mail(subject, f"{plain}\n\n{foot}\n", html, blocks)


def short(text: Text, words: Mapping[str, str]) -> tuple[str, str]:
    """Title and words for her page, a device or a messenger."""
    return " ".join(filled_line(text.title, words).split()), filled(text.body, words)


def _lines(body: str) -> list[str]:
    return body.replace("\r\n", "\n").split("\n")


def _blocks(body: str) -> Iterator[Block]:
    for part in re.split(r"\n\s*\n", body):
        lines = tuple(line.rstrip() for line in part.split("\n") if line.strip())
        facts = [_FACT.fullmatch(line) for line in lines]
        if lines == (_LINK_MARK,):
            yield Block("link")
        elif lines and all(facts):
            yield Block("facts", facts=tuple((one[1], one[2]) for one in facts if one))
        elif lines:
            yield Block("words", tuple(line for line in lines if line != _LINK_MARK))
            if _LINK_MARK in lines:
                yield Block("link")
