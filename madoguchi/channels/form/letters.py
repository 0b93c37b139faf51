"""Mails about a form: that it arrived, with number and answer time; and each answer of ours."""

from datetime import datetime
from typing import Literal, cast

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from madoguchi.core import api as core
from madoguchi.ui import api as ui

from .models import Draft

RULE = "-" * 40


def acknowledge(row: Draft, *, email: str, name: str, number: str) -> None:
    """Tell her that it arrived. Runs in the transaction that opened the conversation."""
    with override(_spoken(row)):
        parts = [
            _("Dear %(name)s,") % {"name": name} if name else "",
            _("Thank you for contacting us. We have received your enquiry as follows."),
            _("Contact number: %(number)s\nReceived: %(at)s")
            % {"number": number, "at": _moment(cast(datetime, row.sent_at))},
            _answer_time(row.due_at),
            _("If you have anything to add, please name the contact number above."),
            _("If you do not remember contacting us, somebody may have typed your address by mistake. "
              "You need not do anything."),
            _foot(),
            _("This is an automatic reply to tell you that your enquiry arrived."),
        ]  # fmt: skip
        subject = _("We have received your enquiry [%(number)s]") % {"number": number}
        _post(row, email, subject, parts, "form_received")


def tell_answer(row: Draft, *, name: str, number: str, body: str, files: int) -> None:
    """Send her our answer. Runs in the transaction that remembers that it went."""
    with override(_spoken(row)):
        greeting = _("Dear %(name)s,") % {"name": name} if name else ""
        where = settings.MADOGUCHI_ADDRESS + reverse("portal:enquiry", args=[number])
        parts = [
            greeting,
            body,
            _("Files are attached to this answer; you find them on the page below.") if files else "",
            RULE,
            _("Contact number: %(number)s") % {"number": number},
            _("To read it on the web or to write again:\n%(address)s") % {"address": where},
            _foot(),
        ]
        subject = _("About your enquiry [%(number)s]") % {"number": number}
        _post(row, row.email, subject, parts, "form_answer")


def _post(row: Draft, to: str, subject: str, parts: list[str], purpose: str) -> None:
    text = "\n\n".join(part for part in parts if part) + "\n"
    core.send_mail(to=to, subject=subject, text=text, purpose=purpose, language=_spoken(row))


def _spoken(row: Draft) -> Literal["ja", "en"]:
    return "en" if row.language == "en" else "ja"


def _answer_time(due: datetime | None) -> str:
    if due is None:
        return ""
    return _("We will answer you by %(at)s at the latest.") % {"at": _moment(due)}


def _moment(at: datetime) -> str:
    return f"{ui.day(at)} {ui.clock(at)}"


def _foot() -> str:
    return core.option(ui.BrandLook).name(get_language() or "ja")
