"""A letter of ours as a sheet of paper: 宛名, 差出人, date, number, 拝啓 and 敬具 where they fit."""

from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from madoguchi.commerce import api as commerce
from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import MessageShape
from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer
from madoguchi.ui import api as ui

from . import outgoing
from .models import Letter
from .shapes import LetterHead, LetterUnknown

SHEET = Path(__file__).with_name("letter.typ")
FIRMS = ("株式会社", "有限会社", "合同会社", "協会", "組合", "御中", "部", "課")
REGION = {"ja": "jp", "en": "us"}


def letter_pdf(viewer: Viewer, letter_id: int) -> bytes:
    """The letter on A4, for a window envelope; for a fax its cover. Raises LetterUnknown."""
    row = outgoing.open_for(viewer, letter_id)
    line = outgoing.line_of(viewer, row)
    if line is None:
        raise LetterUnknown(letter_id)
    here = conversations.conversation(viewer, row.conversation_id)
    spoken = "en" if here.language == "en" else "ja"
    with override(spoken):
        data = _data(row, line, here.subject, here.number, spoken)
    return core.typeset(SHEET, data, made_at=row.written_at)


def _data(row: Letter, line: MessageShape, subject: str, number: str, spoken: str) -> dict[str, Any]:
    day = ui.day(row.posted_on or core.now())
    formal = row.formal and row.kind == "post"
    opening, body = _opening(line.body, spoken, formal)
    return {
        "language": spoken, "region": REGION[spoken], "kind": row.kind, "number": number, "date": day,
        "number_label": _("Contact number"), "subject": _("About: %(subject)s") % {"subject": subject},
        "recipient": named(row.recipient, spoken), "address": row.address.splitlines(),
        "sender": _sender(spoken),
        "writer": pgettext("letter", "Written by %(name)s") % {"name": line.author_name},
        "opening": opening, "body": body, "closing": _closing(spoken, formal),
        "cover_title": pgettext("letter", "Fax cover"),
        "facts": [
            [pgettext("letter", "To"), named(row.recipient, spoken)],
            [_("Fax number"), _fax(row.address)],
        ],
        "pages": [pgettext("letter", "Pages"), _("{n} with this one")],
    }  # fmt: skip


def named(recipient: str, spoken: str) -> str:
    """The name as it stands on an envelope: 様 for people, 御中 for companies, nothing twice."""
    name = recipient.strip()
    if spoken != "ja" or not name or name.endswith(("様", "御中", "殿", "先生")):
        return name
    return f"{name} 御中" if any(word in name for word in FIRMS) else f"{name} 様"


def _opening(text: str, spoken: str, formal: bool) -> tuple[str, list[str]]:
    """拝啓 with the usual greeting, unless the letter begins so itself."""
    paragraphs = [part.strip() for part in text.strip().split("\n\n") if part.strip()]
    if not formal or text.lstrip().startswith(("拝啓", "前略", "謹啓", "Dear")):
        return "", paragraphs
    return _("Dear Sir or Madam,"), paragraphs


def _closing(spoken: str, formal: bool) -> str:
    return pgettext("letter", "Yours sincerely") if formal else ""


def _sender(spoken: str) -> list[str]:
    """Our own lines; where none are set, the issuer's of the bills."""
    own = core.option(LetterHead).sender(spoken).splitlines()
    if own:
        return own
    issuer, brand = core.option(commerce.Issuer), core.option(ui.BrandLook).name(spoken)
    phone = _("Phone %(number)s") % {"number": issuer.phone} if issuer.phone else ""
    return [line for line in (issuer.name or brand, *issuer.lines, phone) if line]


def _fax(number: str) -> str:
    try:
        return people.number_text(people.normal_identity("phone", number))
    except ValueError:
        return number
