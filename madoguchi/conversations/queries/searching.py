"""Finding conversations by their number, by their customer, or by what was said in them."""

from collections.abc import Iterable

from django.db.models import BooleanField
from django.db.models.expressions import RawSQL

from madoguchi.core import api as core
from madoguchi.language import api as language
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

from ..access import lines_for, visible_to
from ..lines import render
from ..models import Conversation, Message
from ..shapes import ConversationShape, Found
from ..text import LINE_CHARACTERS
from .shaping import conversation_shapes

MOST_MATCHES = 300


def search(viewer: Viewer, text: str, limit: int = 30) -> tuple[Found, ...]:
    """Conversations with this number; else those of customers of this name, address or number, the latest
    first, then those with all these words in one line.

    Two-character Japanese words and other spellings are found. Only what the viewer may see is searched.
    """
    number = core.read_contact_number(text)
    if number is not None:
        rows = visible_to(viewer).filter(number=number)
        return tuple(Found(shape, "", None) for shape in conversation_shapes(viewer, rows))
    matches: dict[int, Message] = {}
    if wanted := language.tsquery(text):
        matches = {line.conversation_id: line for line in _matches(viewer, wanted, limit)}
    rows = {row.pk: row for row in _of_customers(viewer, text, limit)}
    rows |= {pk: line.conversation for pk, line in matches.items() if pk not in rows}
    shapes = conversation_shapes(viewer, list(rows.values())[:limit])
    return tuple(_found(shape, matches.get(shape.id), text) for shape in shapes)


def _found(shape: ConversationShape, line: Message | None, text: str) -> Found:
    if line is None:
        return Found(shape, "", None)
    return Found(shape, _around(_text(line), text), line.sequence)


def _of_customers(viewer: Viewer, text: str, limit: int) -> Iterable[Conversation]:
    """The latest conversations of the customers whom staff looks for, half of the room at most."""
    ids = people.find_customers(text, limit=MOST_MATCHES) if viewer.is_staff else ()
    if not ids:
        return ()
    rows = visible_to(viewer).filter(customer_id__in=ids).order_by("-last_message_at", "-pk")
    return rows[: max(limit // 2, 1)]


def _matches(viewer: Viewer, wanted: str, limit: int) -> list[Message]:
    """The latest matching line of each conversation."""
    hit = RawSQL("conversations_message.tokens @@ %s::tsquery", (wanted,), output_field=BooleanField())
    lines = lines_for(viewer).filter(hit).select_related("conversation").order_by("-pk")
    latest: dict[int, Message] = {}
    for line in lines[:MOST_MATCHES]:
        latest.setdefault(line.conversation_id, line)
    return list(latest.values())[:limit]


def _text(line: Message) -> str:
    return render(line.card["code"], line.card.get("params", {})) if line.kind == "system" else line.body


def _around(body: str, text: str) -> str:
    """The part of a line around the first word that was looked for."""
    body = " ".join(body.split())
    first = text.split()[0] if text.split() else ""
    start = max(body.lower().find(first.lower()) - LINE_CHARACTERS // 3, 0)
    part = body[start : start + LINE_CHARACTERS]
    return ("…" if start else "") + part + ("…" if start + LINE_CHARACTERS < len(body) else "")
