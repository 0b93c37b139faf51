"""How somebody can be reached: e-mail addresses and telephone numbers, typed or said."""

import re
from collections.abc import Iterator

import phonenumbers

from ..folded import Folded
from .numbers import said_runs
from .shapes import Entity

HOME = "JP"
_AT = r"(?:\s?@\s?|\s?(?:あっとまーく|あっと)\s?|\s?[\[(]at[\])]\s?)"
_DOT = r"(?:\.|\s?(?:どっと)\s?|\s?[\[(]dot[\])]\s?)"
_MAIL = re.compile(
    rf"(?<![a-z0-9._+\-])([a-z0-9_][a-z0-9._+\-]{{0,63}}){_AT}"
    rf"([a-z0-9][a-z0-9\-]{{0,62}}(?:{_DOT}[a-z0-9\-]{{1,63}}){{1,6}})"
)
_SAID_DOT = re.compile(_DOT)
_ENOUGH = re.compile(r"(?:\d\D{0,3}){9}")
_NUMBER = re.compile(
    r"(?<![\d\w])\+?\(?\d[\d\s\-ー.()]{7,22}\d(?![\d\w])|(?<!\d)\+?0?\d[\d\s\-ー.()]{7,22}\d(?!\d)"
)


def mails(message: Folded) -> Iterator[Entity]:
    """E-mail addresses, also as they are said: taro アットマーク example ドット jp."""
    for found in _MAIL.finditer(message.kana):
        start, end = message.span(*found.span())
        host = _SAID_DOT.sub(".", found[2]).rstrip("-.")
        if re.search(r"\.[a-z]{2,}$", host):
            yield Entity("email", f"{found[1]}@{host}", message.text[start:end], start, end)


def phones(message: Folded) -> Iterator[Entity]:
    """Valid telephone numbers in E.164; those of no country are those of Japan."""
    if _ENOUGH.search(message.line):
        for match in _NUMBER.finditer(message.line):
            if value := _e164(re.sub(r"[ー]", "-", match.group())):
                yield _phone(message, value, *match.span())
    for first, last, figures in said_runs(message):
        if len(figures) in (10, 11) and figures[0] == "0" and (value := _e164(figures)):
            yield _phone(message, value, first, last)


def _phone(message: Folded, value: str, first: int, last: int) -> Entity:
    start, end = message.span(first, last)
    return Entity("phone", value, message.text[start:end], start, end)


def _e164(written: str) -> str | None:
    try:
        number = phonenumbers.parse(written, HOME)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
