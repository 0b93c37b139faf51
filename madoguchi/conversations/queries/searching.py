"""Finding conversations by their number or by what was said in them."""

from django.db.models import BooleanField
from django.db.models.expressions import RawSQL

from madoguchi.core import api as core
from madoguchi.language import api as language
from madoguchi.people.shapes import Viewer

from ..access import lines_for, visible_to
from ..lines import render
from ..models import Message
from ..shapes import Found
from ..text import LINE_CHARACTERS
from .shaping import conversation_shapes

MOST_MATCHES = 300


def search(viewer: Viewer, text: str, limit: int = 30) -> tuple[Found, ...]:
    """Conversations with this number, or with all these words in one line; the latest line first.

    Two-character Japanese words and other spellings are found. Only what the viewer may see is searched.
    """
    number = core.read_contact_number(text)
    if number is not None:
        rows = visible_to(viewer).filter(number=number)
        return tuple(Found(shape, "", None) for shape in conversation_shapes(viewer, rows))
    wanted = language.tsquery(text)
    if not wanted:
        return ()
    matches = _matches(viewer, wanted, limit)
    shapes = conversation_shapes(viewer, [line.conversation for line in matches])
    return tuple(
        Found(shape, _around(_text(line), text), line.sequence)
        for shape, line in zip(shapes, matches, strict=True)
    )


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
