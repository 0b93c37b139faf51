"""Mails to the demo company, as its mailbox would have read them: of customers, and what is kept aside."""

from collections.abc import Mapping
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Any

from madoguchi.channels import api as channels
from madoguchi.core import api as core

from . import world
from .stories import duration

ADDRESS = "support@aozora.example"
SERVER = "mx.aozora.example"


def load() -> None:
    """A mailbox that asks no server, and what came to it, the oldest first."""
    values = {
        "address": ADDRESS, "sender_name": "あおぞら電機 お客様窓口", "imap_host": SERVER,
        "trusted_server": SERVER, "acknowledge": "no",
        "signature": "{{brand}}\n{{department}} {{agent}}\n{{line}}\n{{address}}",
        "signature_en": "{{agent}}\nAozora Electric, {{department}}\n{{line}}\n{{address}}",
    }  # fmt: skip
    box = channels.add_account(kind="email", name="お客様窓口", values=values)
    channels.pause(account_id=box.id)
    now = core.now()
    for mail in sorted(world.read("mails"), key=lambda one: duration(one["sent"]), reverse=True):
        sent = now - duration(mail["sent"])
        with core.shift(sent - core.now()):
            channels.take_mail(box, _written(mail, format_datetime(sent)))


def _written(mail: Mapping[str, Any], date: str) -> bytes:
    """The mail as bytes: its text, its HTML beside it, its files behind."""
    letter = EmailMessage()
    fields = {"From": mail["from"], "To": mail.get("to", ADDRESS), "Subject": mail["subject"], "Date": date}
    fields |= {"Message-ID": f"<{mail['id']}@mail.example>", **mail.get("fields", {})}
    if "answers" in mail:
        fields |= {name: f"<{mail['answers']}@mail.example>" for name in ("In-Reply-To", "References")}
    for name, value in fields.items():
        letter[name] = value
    letter.set_content(mail["text"])
    if "html" in mail:
        letter.add_alternative(mail["html"], subtype="html")
    for name, content in mail.get("files", {}).items():
        letter.add_attachment(content.encode(), maintype="text", subtype="csv", filename=name)
    return letter.as_bytes()
