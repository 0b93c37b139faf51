"""What is filled in, in the form in which it is kept; what cannot be used is said beside its field."""

import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from madoguchi.core import api as core
from madoguchi.language import api as language
from madoguchi.people import api as people

from .shapes import Choice, Field, Situation, Step, Wrong

LONGEST_TEXT = 4000


def fields_of(step: Step, situation: Situation) -> tuple[Field, ...]:
    """The fields of a step as the situation makes them."""
    return step.fields(situation) if callable(step.fields) else step.fields


def choices_of(field: Field, situation: Situation) -> tuple[Choice, ...]:
    """What can be chosen, with what cannot and why."""
    return field.choices(situation) if callable(field.choices) else field.choices


def cleaned(step: Step, given: Mapping[str, Any], situation: Situation) -> dict[str, Any]:
    """The values of a step as they are kept. Raises Wrong with a reason for each field."""
    found: dict[str, Any] = {}
    errors: dict[str, str] = {}
    fields = fields_of(step, situation)
    for field in fields:
        try:
            found[field.name] = _value(field, given.get(field.name), situation)
        except ValueError as refused:
            errors[field.name] = str(refused)
    if errors:
        raise Wrong(errors)
    whole = _with(situation, found)
    missing = [f for f in fields if _empty(found[f.name]) and _needed(f, whole)]
    if missing:
        raise Wrong({field.name: _missing(field) for field in missing})
    if step.check:
        step.check(whole)
    return found


def _with(situation: Situation, found: Mapping[str, Any]) -> Situation:
    return Situation(**{**vars(situation), "values": {**situation.values, **found}})


def _needed(field: Field, situation: Situation) -> bool:
    return field.needed_when(situation) if field.needed_when else field.required


def _empty(value: Any) -> bool:
    return value in ("", None, False, [])


def _missing(field: Field) -> str:
    if field.kind in ("choice", "choices"):
        return _("Please choose one.") if field.kind == "choice" else _("Please choose at least one.")
    return _("Please tick this box to go on.") if field.kind == "agree" else _("Please fill this in.")


def _value(field: Field, given: Any, situation: Situation) -> Any:
    """One value as it is kept; "" (or [] or False) for nothing. Raises ValueError with the words."""
    if field.kind == "choices":
        many = given if isinstance(given, list | tuple) else [given] if given else []
        return [_chosen(field, str(one), situation) for one in dict.fromkeys(map(str, many)) if one]
    if field.kind == "agree":
        return given in (True, "on", "1", "true", "yes")
    text = _plain(given)
    return READERS[field.kind](field, text, situation) if text else ""


def _plain(given: Any) -> str:
    if given is None or isinstance(given, bool | list | dict | tuple):
        return ""
    text = unicodedata.normalize("NFC", str(given)).replace("\r\n", "\n").replace("\x00", "")
    return "".join(c for c in text if c == "\n" or unicodedata.category(c) != "Cc").strip()


def _text(field: Field, text: str, situation: Situation) -> str:
    if (over := len(text) - min(field.most, LONGEST_TEXT)) > 0:
        words = ngettext(
            "This is %(over)d character too long.", "This is %(over)d characters too long.", over
        )
        raise ValueError(words % {"over": over})
    kept = text if field.kind == "long_text" else " ".join(text.split())
    return language.redact(kept).text


def _chosen(field: Field, text: str, situation: Situation) -> str:
    found = next((one for one in choices_of(field, situation) if one.value == text), None)
    if found is None:
        raise ValueError(_("This cannot be chosen any more. Please choose again."))
    if found.barred:
        raise ValueError(found.barred)
    return found.value


def _identity(kind: str, refusal: Callable[[], str]) -> Callable[[Field, str, Situation], str]:
    def read(field: Field, text: str, situation: Situation) -> str:
        try:
            return people.normal_identity(kind, text)
        except ValueError:
            raise ValueError(refusal()) from None

    return read


def _date(field: Field, text: str, situation: Situation) -> str:
    plain = unicodedata.normalize("NFKC", text).replace("/", "-").replace("年", "-").replace("月", "-")
    try:
        day = date(*(int(part) for part in plain.rstrip("日").split("-")))
    except (ValueError, TypeError, OverflowError):
        raise ValueError(_("Please give a date, for example 2026-11-22.")) from None
    today = localdate(core.now())
    if not today + timedelta(days=field.least) <= day <= today + timedelta(days=field.most):
        raise ValueError(_("This date is too early or too late."))
    return day.isoformat()


def _number(field: Field, text: str, situation: Situation) -> int:
    plain = unicodedata.normalize("NFKC", text).replace(",", "")
    if not plain.isascii() or not plain.isdigit() or len(plain) > 12:
        raise ValueError(_("Please give a whole number."))
    if not field.least <= int(plain) <= field.most:
        span = {"least": field.least, "most": field.most}
        raise ValueError(_("Please give a number from %(least)d to %(most)d.") % span)
    return int(plain)


READERS: dict[str, Callable[[Field, str, Situation], Any]] = {
    "text": _text,
    "long_text": _text,
    "choice": _chosen,
    "email": _identity("email", lambda: _("This does not look like an e-mail address.")),
    "phone": _identity("phone", lambda: _("This does not look like a telephone number.")),
    "date": _date,
    "number": _number,
}
