"""The lines of a conversation, and the story that travels with it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import takewhile
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext

from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

from ..access import lines_for, open_for, visible_to
from ..lines import render
from ..models import Conversation, Mention, Message, MessageAttachment, ReadMark
from ..shapes import AttachmentRef, ConversationShape, ConversationUnknown, MessageShape
from .deliveries import deliveries_of
from .marks import quoted_by, reactions_of

MOST_LINES, RECENT = 200, 20
NOBODY = 0
WITH_FILES = ("customer", "agent")
"""Whose lines can carry files."""
_LINKS = f"""
SELECT message_id, attachment_id FROM {MessageAttachment._meta.db_table}
WHERE message_id = ANY(%s) ORDER BY position, id
"""


def thread(
    viewer: Viewer, conversation_id: int, before: int | None = None, limit: int = 50
) -> tuple[MessageShape, ...]:
    """The last lines (before a sequence, when given), oldest first. Raises ConversationUnknown."""
    row = open_for(viewer, conversation_id)
    return _last_lines(viewer, row.pk, _name_of(row), before, limit)


def thread_of(
    viewer: Viewer, conversation: ConversationShape, before: int | None = None, limit: int = 50
) -> tuple[MessageShape, ...]:
    """As `thread`, for a conversation that this request has just opened for this viewer."""
    return _last_lines(viewer, conversation.id, lambda: conversation.customer_name, before, limit)


def _last_lines(
    viewer: Viewer, conversation_id: int, customer: Callable[[], str], before: int | None, limit: int
) -> tuple[MessageShape, ...]:
    lines = _lines(viewer, conversation_id)
    if before is not None:
        lines = lines.filter(sequence__lt=before)
    found = list(lines.order_by("-sequence")[: min(limit, MOST_LINES)])
    return _shapes(customer, found[::-1])


def since(
    viewer: Viewer, conversation_id: int, after: int, limit: int = MOST_LINES
) -> tuple[MessageShape, ...]:
    """The lines after a sequence, oldest first. Raises ConversationUnknown."""
    row = open_for(viewer, conversation_id)
    lines = _lines(viewer, row.pk).filter(sequence__gt=after).order_by("sequence")
    return _shapes(_name_of(row), list(lines[: min(limit, MOST_LINES)]))


def said_upon(
    viewer: Viewer, conversation_id: int, sequence: int | None = None
) -> tuple[MessageShape, ...]:  # fmt: skip
    """What assistant and system said to a customer upon her message, before she wrote again; oldest first.

    Without a `sequence` upon her last one, as far as the last lines reach. Nothing of what is not hers, and
    nothing of how it went out.
    """
    hers = {"customer": viewer.customer_id or NOBODY, "conversation": conversation_id}
    if sequence is None:
        found = list(takewhile(_not_hers, _LATEST.rows(**hers)))[::-1]
    else:
        found = list(takewhile(_not_hers, _LATER.rows(**hers, after=sequence)))
    said = [line for line in found if line.author_kind in ("assistant", "system")]
    return _shapes(lambda: "", said, sent=False)


def _hers(customer: int, conversation: int) -> QuerySet[Message]:
    return lines_for(Viewer("customer", customer_id=customer)).filter(conversation=conversation)


_LATEST = core.Written(
    lambda customer, conversation: _hers(customer, conversation).order_by("-sequence")[:RECENT],
    customer=int, conversation=int,
)  # fmt: skip
_LATER = core.Written(
    lambda customer, conversation, after: _hers(customer, conversation)
    .filter(sequence__gt=after)
    .order_by("sequence")[:MOST_LINES],
    customer=int, conversation=int, after=int,
)  # fmt: skip


def _not_hers(line: Message) -> bool:
    return line.author_kind != "customer"


def message(viewer: Viewer, message_id: int) -> MessageShape:
    """One line. Raises ConversationUnknown, also when the viewer may not see it."""
    found = lines_for(viewer).filter(pk=message_id).select_related("conversation").first()
    if found is None:
        raise ConversationUnknown(message_id)
    return _shapes(_name_of(found.conversation), [found])[0]


def message_of_outside(*, channel: str, external_id: str) -> int | None:
    """Which message came under this id of the service's; None for none."""
    rows = Message.objects.filter(channel=channel, external_id=external_id)
    return rows.values_list("pk", flat=True).first()


def _lines(viewer: Viewer, conversation_id: int) -> QuerySet[Message]:
    lines = Message.objects.defer("tokens").filter(conversation=conversation_id)
    return lines if viewer.is_staff else lines.filter(private=False)


def _name_of(row: Conversation) -> Callable[[], str]:
    return lambda: people.names([row.customer_id]).get(row.customer_id, "")


def _shapes(
    customer: Callable[[], str], found: Sequence[Message], *, sent: bool = True
) -> tuple[MessageShape, ...]:
    """`customer` tells her name, and is asked where she wrote any of these lines.

    sent: with how they went out.
    """
    staff = people.staff_names(line.staff_id for line in found)
    name = customer() if any(line.author_kind == "customer" for line in found) else ""
    files = attachments_of([line.pk for line in found if line.author_kind in WITH_FILES])
    out = deliveries_of([line.pk for line in found if sent and line.author_kind != "customer"])
    private = [line.pk for line in found if line.private]
    mentions = _mentions(private) if private else {}
    reactions, quoted = (reactions_of(found), quoted_by(found)) if sent else ({}, {})
    return tuple(
        MessageShape(
            id=line.pk,
            conversation_id=line.conversation_id,
            sequence=line.sequence,
            author_kind=line.author_kind,
            author_name=_author(line, name, staff[line.staff_id] if line.staff_id else ""),
            staff_id=line.staff_id,
            kind=line.kind,
            body=_body(line),
            card=line.card,
            channel=line.channel,
            language=line.language,
            client_id=line.client_id,
            created_at=line.created_at,
            attachments=files.get(line.pk, ()),
            private=line.private,
            mention_ids=tuple(mentions.get(line.pk, ())),
            redacted=bool(line.card.get("redacted")),
            delivery=out.get(line.pk),
            reaction=reactions.get(line.pk, ""),
            quotes=quoted.get(line.pk),
        )
        for line in found
    )


def _author(line: Message, customer: str, staff: str) -> str:
    if line.author_kind == "customer":
        return str(line.card.get("author") or customer)
    if line.author_kind == "assistant":
        return gettext("Assistant")
    return staff


def _body(line: Message) -> str:
    if line.kind == "system" and "code" in line.card:
        return render(line.card["code"], line.card.get("params", {}))
    return line.body


def _mentions(message_ids: Iterable[int]) -> dict[int, list[int]]:
    found = defaultdict(list)
    rows = Mention.objects.filter(message_id__in=list(message_ids)).order_by("staff_id")
    for message_id, staff_id in rows.values_list("message_id", "staff_id"):
        found[message_id].append(staff_id)
    return found


def attachments_of(message_ids: Sequence[int]) -> dict[int, tuple[AttachmentRef, ...]]:
    """The files of messages, in two queries (one when there are none, none for no messages)."""
    if not message_ids:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_LINKS, (list(message_ids),))
        links = cursor.fetchall()
    if not links:
        return {}
    stored = {found.id: found for found in core.attachments([file_id for _, file_id in links])}
    files: dict[int, tuple[AttachmentRef, ...]] = {}
    for message_id, file_id in links:
        if file := stored.get(file_id):
            url = reverse("conversations:file", args=[file.id, file.name])
            ref = AttachmentRef(file.id, file.name, file.media_type, file.size, url)
            files[message_id] = (*files.get(message_id, ()), ref)
    return files


def file_visible_to(viewer: Viewer, attachment_id: UUID) -> bool:
    """Whether the viewer may see a message that carries this file."""
    carriers = MessageAttachment.objects.filter(attachment_id=attachment_id).values("message_id")
    return lines_for(viewer).filter(pk__in=carriers).exists()


def read_up_to(*, conversation_id: int, reader: str) -> int:
    """The sequence up to which the "customer", or anybody of "staff", has read; 0 for nothing yet."""
    marks = ReadMark.objects.filter(conversation_id=conversation_id, reader_kind=reader)
    return marks.order_by("-sequence").values_list("sequence", flat=True).first() or 0


def customer_of(conversation_id: int) -> int | None:
    """Whose conversation it is; None when there is no such one."""
    rows = Conversation.objects.filter(pk=conversation_id)
    return rows.values_list("customer_id", flat=True).first()


def may_see(viewer: Viewer, conversation_id: int) -> bool:
    """Whether the viewer may see this conversation."""
    return visible_to(viewer).filter(pk=conversation_id).exists()


def written_ids(*, conversation_id: int, client_ids: Iterable[str]) -> frozenset[str]:
    """Those of these client-made ids under which a line was written here."""
    rows = Message.objects.filter(conversation=conversation_id, client_id__in=[i for i in client_ids if i])
    return frozenset(rows.values_list("client_id", flat=True))
