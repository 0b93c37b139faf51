"""Whom the next mail of a conversation goes to, chosen by staff."""

import re
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core

from ..access import staff_only

LONGEST = 8_000
PARTS = re.compile(r'(?:"[^"]*"|[^,;\n"])+')
"""Addresses parted by commas, semicolons or lines; a comma in a quoted name parts nothing."""


@require_POST
@staff_only
def change(request: HttpRequest, conversation_id: int) -> HttpResponse:
    """POST {to, cc, more…}: our mails go to these from now on."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    if not conversations.may_see(viewer, conversation_id):
        raise Http404
    to, cc = (_addresses(request.POST.get(name, "")) for name in ("to", "cc"))
    chosen = {"to": to, "cc": [*cc, *request.POST.getlist("more")[:20]]}
    try:
        conversations.set_recipients(
            conversation_id=conversation_id, actor=core.staff(viewer.staff.id), **chosen
        )
    except conversations.AddressRefused as refused:
        messages.error(request, _refusal(refused))
    except conversations.ConversationClosed:
        messages.warning(request, _("This conversation is closed."))
    return redirect("desk:conversation", conversation_id)


def _addresses(text: str) -> list[str]:
    return [one.strip() for one in PARTS.findall(text[:LONGEST]) if one.strip()]


def _refusal(refused: conversations.AddressRefused) -> str:
    named = ", ".join(refused.addresses)[:200]
    return {
        "address": _("No mail can go to: %(addresses)s") % {"addresses": named},
        "own": _("This is a mailbox of your own: %(addresses)s") % {"addresses": named},
        "many": _("One mail goes to twenty people at most."),
        "none": _("Somebody has to be written to."),
        "route": _("Nobody has written by mail here yet."),
    }[refused.reason]
