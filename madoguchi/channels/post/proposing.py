"""From whom a scan seems to come: by contact number, order, address, number, name and place in its text."""

import re
import unicodedata
from collections.abc import Iterator

from madoguchi.commerce import api as commerce
from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import ConversationUnknown
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

from .models import Scan
from .shapes import Proposal

MOST = 5
MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(r"\+?\d[\d() -]{8,16}\d")
CONTACT = re.compile(r"(?<!\d)\d{3}(?:[- ]?\d{3}){1,3}(?!\d)")
ORDER = re.compile(r"(?<!\d)\d{4}-\d{4}(?!\d)")
NAME = re.compile(r"(?:氏名|お名前|名前|差出人|name)[ \t]*[:：]?[ \t]*([^\n]{2,30})", re.IGNORECASE)


def proposals(viewer: Viewer, scan: Scan) -> tuple[Proposal, ...]:
    """The likely customers, the best first: who is named by most."""
    text = unicodedata.normalize("NFKC", scan.text)[:20_000]
    why: dict[int, list[str]] = {}
    talk: dict[int, int] = {}
    for reason, customer_id, conversation_id in _found(viewer, text):
        reasons = why.setdefault(customer_id, [])
        reasons += [reason] if reason not in reasons else []
        if conversation_id is not None:
            talk.setdefault(customer_id, conversation_id)
    may_see = conversations.open_customers(viewer, why)
    best = sorted(may_see, key=lambda one: (one not in talk, -len(why[one]), one))[:MOST]
    names = people.customers(best)
    return tuple(
        Proposal(one, names[one].display_name, tuple(why[one]), talk.get(one)) for one in best if one in names
    )


def _found(viewer: Viewer, text: str) -> Iterator[tuple[str, int, int | None]]:
    for number in dict.fromkeys(CONTACT.findall(text)):
        try:
            here = conversations.numbered(viewer, number)
        except ConversationUnknown:
            continue
        yield "contact", here.customer_id, here.id
    for number in dict.fromkeys(ORDER.findall(text)):
        try:
            yield "order", commerce.order(viewer=viewer, number=number).customer_id, None
        except commerce.NoSuchRecord:
            continue
    yield from _by_identity("email", MAIL.findall(text))
    yield from _by_identity("phone", PHONE.findall(text))
    for name in dict.fromkeys(NAME.findall(text)):
        for customer_id in people.find_customers(re.sub(r"[様\s]+$", "", name), limit=2):
            yield "name", customer_id, None


def _by_identity(kind: str, values: list[str]) -> Iterator[tuple[str, int, int | None]]:
    for value in list(dict.fromkeys(values))[:10]:
        for customer_id in _holder(kind, value):
            yield kind, customer_id, None


def _holder(kind: str, value: str) -> tuple[int, ...]:
    try:
        held = people.customer_by_identity(kind=kind, value=people.normal_identity(kind, value))
    except ValueError:
        return ()
    return (held,) if held is not None else ()
