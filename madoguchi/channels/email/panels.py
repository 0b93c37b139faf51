"""What a message says of its mail, above and below its words, and whom the next one goes to."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.ui import api as ui

from ..queries.accounts import accounts
from . import words
from .settings import Mailbox
from .wording import has_own_part, signed_by

KIND = "email"
MOST_SHOWN = 6
"""Mailboxes whose signature is shown at once."""


def mail_head(request: HttpRequest, message: Any) -> str:
    """Above the words: subject, from whom to whom, and what to beware of. Asks the database for nothing."""
    mail = message.card.get("mail")
    if not mail:
        return ""
    values = {
        "mail": mail,
        "sequence": message.sequence,
        "troubles": words.troubles(mail.get("problems") or ["?"] * bool(mail.get("degraded"))),
        "checks": words.checks(mail.get("checks") or {}),
        "spoofed": mail.get("check") == "failed",
        "others": len(mail.get("all_to", ())) + len(mail.get("all_cc", ())) - 1,
    }
    return render_to_string("email/_head.html", values, request=request)


def mail_foot(request: HttpRequest, message: Any) -> str:
    """Below the words: what was quoted, how it is signed; below ours the way to the mail that went out."""
    if mail := message.card.get("mail"):
        return render_to_string("email/_foot.html", {"mail": mail}, request=request)
    sent = message.channel == KIND and message.delivery and message.delivery.sent_at
    return render_to_string("email/_sent.html", {"message": message}, request=request) if sent else ""


def signature_preview(request: HttpRequest, signature: Any) -> str:
    """On one's own account: how each mailbox would sign, in both languages."""
    person = request.viewer.staff  # type: ignore[attr-defined]
    team = next((one for one in people.teams() if one.id in person.team_ids), None)
    brand = core.option(ui.BrandLook)
    rows = []
    named = [one for one in accounts(KIND) if Mailbox(one).address]
    for one in named[:MOST_SHOWN]:
        for spoken, label in (("ja", "日本語"), ("en", "English")):
            japanese = spoken == "ja"
            values = {
                "agent": person.name,
                "team": (team.name_ja if japanese else team.name_en) if team else "",
                "brand": brand.name_ja if japanese else brand.name_en or brand.name_ja,
                "number": "2345-6789",
                **signature.values(spoken),
            }
            signed, own = signed_by(Mailbox(one), spoken, values), has_own_part(Mailbox(one), spoken)
            rows.append((one.name, label, spoken, signed, own))
    return render_to_string("email/_signatures.html", {"rows": rows}, request=request)


def recipients(request: HttpRequest, conversation: Any) -> str:
    """Above the reply: whom it goes to, to be changed."""
    if conversation.channel != KIND or conversation.status == "closed":
        return ""
    found = conversations.recipients(conversation_id=conversation.id)
    values = {"conversation": conversation, "people": found}
    return render_to_string("email/_recipients.html", values, request=request) if found else ""
