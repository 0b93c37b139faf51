"""Which one is meant: by its number, its name, the day, or because nothing else can be."""

import re
from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from madoguchi.core import api as core
from madoguchi.language import api as language
from madoguchi.tasks.shapes import Field

from ..dialogue.answers import standing_in
from .shapes import Ask, Asked, Candidate, Unsure

_NUMBER = re.compile(r"(?<![0-9A-Za-z])(?:[A-Za-z]{1,4}-)?\d[\d-]{3,}\d(?![0-9A-Za-z])")
_JOINT = re.compile(r"(?<=\d)[ー‐‑–—―−](?=\d)")
_NO_NUMBERS = ("date", "phone", "postal", "money", "address", "email", "quantity")


def meant(about: Asked, field: Field, candidates: Sequence[Candidate]) -> str:
    """The value that is meant; "" where there is nothing to choose from. Raises Unsure.

    A number that is not among the latest ones is given back as it is named: its owner knows it, or not.
    """
    if given := str(about.values.get(field.name) or ""):
        return given
    standing = standing_in(candidates, about.said)
    if len(standing) == 1:
        return standing[0].value
    if not standing and (number := named_number(about.said)):
        return number
    left = _narrowed(standing or candidates, about)
    if about.last and len(left) == len(candidates):
        return about.last
    likely = [one for one in left if one.likely]
    if len(left) == 1 or len(likely) == 1:
        return (likely or left)[0].value
    if not left:
        return ""
    raise Unsure(Ask(field, tuple(likely or left)))


def not_hers(number: str, field: Field, candidates: Sequence[Candidate]) -> Unsure:
    """A number that is not among what is hers: said so, and asked for again; the same whoever has it."""
    why = _("We could not find %(number)s among your entries.") % {"number": number}
    return Unsure(Ask(field, tuple(candidates), why))


def named_number(text: str) -> str:
    """A number that a text names and that is no date, telephone number or amount; "" for none."""
    plain = _JOINT.sub("-", language.normalise(text)).upper()
    known = language.entities(plain, core.now())
    taken = [(one.start, one.end) for one in known if one.kind in _NO_NUMBERS]
    for found in _NUMBER.finditer(plain):
        if not any(start < found.end() and found.start() < end for start, end in taken):
            return found.group()
    return ""


def days_in(text: str) -> tuple[date, date] | None:
    """The day, or the first and the last day, that a text names."""
    for one in language.entities(text, core.now()):
        if one.kind == "date":
            first, _to, last = one.value.partition("..")
            days = [day for part in (first, last or first) if (day := _day(part))]
            if len(days) == 2:
                return days[0], days[1]
    return None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _narrowed(candidates: Sequence[Candidate], about: Asked) -> list[Candidate]:
    """Those that her words may mean; all of them where they name none."""
    left = named_among(candidates, about.said) or list(candidates)
    span = days_in(about.said) if about.said else None
    dated = [one for one in left if span and one.day and span[0] <= one.day <= span[1]]
    return dated or left


def named_among(candidates: Sequence[Candidate], text: str) -> list[Candidate]:
    """The candidates whose names stand in a text, in any spelling."""
    known = tuple(language.Product(one.value, (one.label, *one.names)) for one in candidates)
    if not (text and known):
        return []
    found = language.entities(text, core.now(), language.Known(products=known))
    values = {one.value for one in found if one.kind == "product"}
    return [one for one in candidates if one.value in values]
