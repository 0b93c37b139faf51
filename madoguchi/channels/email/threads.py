"""Which conversation a mail belongs to.

By Message-IDs, by the address with its sign, by the number in the subject.
"""

import re
from dataclasses import dataclass

from django.utils.crypto import constant_time_compare, salted_hmac

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.language import api as language
from madoguchi.people import api as people
from madoguchi.people.api import Viewer

from ..models import Route
from ..shapes import Account
from .models import LONGEST_ID, Letter
from .settings import Mailbox

MOST_REFERENCES = 40
NUMBER = re.compile(
    r"[\[［【(（#]\s*(?:受付番号|番号|No\.?|#)?\s*[:：]?\s*([2-9]{3}(?:-[2-9]{3}){2,3})\s*[\]］】)）]?"
)
SIGN_LENGTH = 12


@dataclass(frozen=True, slots=True)
class Thread:
    """Where a mail belongs. `owner` is the address of the one whose conversation it is; "" for a new one."""

    key: str
    conversation_id: int | None = None
    owner: str = ""


def thread_of(account: Account, letter: language.mail.Letter, key: str, writer: str) -> Thread:
    """The thread that a mail goes on, or the one it begins. A subject alone never joins anything."""
    return (
        _by_references(letter)
        or _by_address(account, letter)
        or _by_number(account, letter, writer)
        or Thread(letter.message_id[:200] or key)
    )


def signed_address(box: Mailbox, conversation_id: int) -> str:
    """Our address with the sign of a conversation: answers that lose everything else still find it."""
    local, _, domain = box.address.rpartition("@")
    return f"{local}+{conversation_id}-{_sign(box.account, conversation_id)}@{domain}"


def _by_references(letter: language.mail.Letter) -> Thread | None:
    named = [*letter.in_reply_to, *reversed(letter.references)][:MOST_REFERENCES]
    named = [one[:LONGEST_ID] for one in named]
    if not named:
        return None
    known = {row.message_id: row for row in Letter.objects.filter(message_id__in=named).order_by("pk")}
    row = next((known[one] for one in named if one in known), None)
    return _going_on(row.thread, row.account_id) if row else None


def _going_on(thread: str, account_id: int) -> Thread | None:
    """A thread with its conversation; None where that one is not the writer's of the thread any more."""
    route = Route.objects.filter(account=account_id, thread=thread).exclude(conversation=None).first()
    if route is None or route.conversation_id is None:
        return Thread(thread)
    return _owned(thread, route.conversation_id, route.address)


def _owned(thread: str, conversation_id: int, owner: str) -> Thread | None:
    here = conversations.brief(conversation_id)
    whose = people.customer_by_identity(kind="email", value=owner)
    if (
        here is None
        or whose is None
        or people.settled_customer(whose) != people.settled_customer(here.customer_id)
    ):
        return None
    return Thread(thread, conversation_id, owner)


def _by_address(account: Account, letter: language.mail.Letter) -> Thread | None:
    local = Mailbox(account).address.rpartition("@")[0].lower()
    written = [one.email for one in (*letter.to, *letter.cc)]
    written += [one.strip() for name in ("delivered-to", "x-original-to") for one in letter.all_headers(name)]
    for one in written:
        found = re.fullmatch(
            re.escape(local) + r"\+(\d{1,18})-([0-9a-f]{12})", one.rpartition("@")[0].lower()
        )
        if found and constant_time_compare(found[2], _sign(account, int(found[1]))):
            return _of_conversation(account, int(found[1]))
    return None


def _of_conversation(account: Account, conversation_id: int) -> Thread | None:
    routes = Route.objects.filter(conversation=conversation_id, account__kind=account.kind)
    route = routes.order_by("-last_in_at", "-pk").first()
    return _owned(route.thread, conversation_id, route.address) if route else None


def _by_number(account: Account, letter: language.mail.Letter, writer: str) -> Thread | None:
    """The number in the subject counts only for the one whose conversation it is: numbers can be guessed."""
    found = NUMBER.search(letter.subject)
    number = core.read_contact_number(found[1]) if found else None
    whose = people.customer_by_identity(kind="email", value=writer) if number and writer else None
    if number is None or whose is None:
        return None
    try:
        here = conversations.numbered(Viewer("customer", customer_id=whose), number)
    except conversations.ConversationUnknown:
        return None
    return _of_conversation(account, here.id)


def _sign(account: Account, conversation_id: int) -> str:
    return salted_hmac("mail.address", f"{account.id}:{conversation_id}").hexdigest()[:SIGN_LENGTH]
