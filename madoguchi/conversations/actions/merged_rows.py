"""The rows of a merge: lines and their places, read marks, links, followers, and how each comes back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from madoguchi.core import api as core

from ..models import ArticleLink, Conversation, Follower, Mention, Message, ReadMark
from ..text import LINE_CHARACTERS, first_line

HELD = (
    ("status", "resolved_at", "snoozed_until", "waiting_since"),
    ("priority",),
    ("tags",),
    ("reply_started_at", "reply_warn_at", "reply_due_at", "reply_told", "first_replied_at"),
)
"""Columns that are restored together, as long as nobody has changed them since."""

LAST = (
    "last_sequence", "last_public_sequence", "last_line", "last_author", "last_message_at",
    "last_customer_at",
)  # fmt: skip
COLUMNS = (*(c for group in HELD for c in group), *LAST, "current", "unread_for_staff", "unread_for_customer")
APART = 1_000_000
"""Farther than any sequence, so that lines can be numbered anew without meeting each other."""

_PLACE = """
UPDATE conversations_message AS line SET conversation_id = place.conversation, sequence = place.sequence
FROM unnest(%s::bigint[], %s::bigint[], %s::int[]) AS place(id, conversation, sequence)
WHERE line.id = place.id
"""


@dataclass(frozen=True)
class Held:
    """One line's place."""

    id: int
    conversation_id: int
    sequence: int
    at: datetime
    client_id: str


def read_back(conversation_id: int) -> list[Held]:
    """The places of a conversation's lines, in order."""
    lines = Message.objects.filter(conversation_id=conversation_id).order_by("sequence")
    return [
        Held(*v) for v in lines.values_list("pk", "conversation_id", "sequence", "created_at", "client_id")
    ]


def place_lines(
    conversation_ids: tuple[int, int], places: Sequence[tuple[int, int, int]], *, into: int | None,
    without: int | None = None, client_ids: Mapping[str, str] | None = None,
) -> dict[str, str]:  # fmt: skip
    """Write the lines' places (id, conversation, sequence), and what hangs on them.

    Ids of senders that both conversations use are taken off the lines that move `into` one, and returned;
    `client_ids` gives them back. `without` is the line that told of the merge.
    """
    lines = Message.objects.filter(conversation_id__in=conversation_ids)
    lines.filter(pk=without).delete()
    blanked = _shared_ids(conversation_ids, into) if into else {}
    Message.objects.filter(pk__in=map(int, blanked)).update(client_id="")
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE conversations_message SET sequence = sequence + %s WHERE conversation_id = ANY(%s)",
            (APART, list(conversation_ids)),
        )
        ids, homes, numbers = zip(*places, strict=True) if places else ((), (), ())
        cursor.execute(_PLACE, (list(ids), list(homes), list(numbers)))
    for id, client_id in (client_ids or {}).items():
        Message.objects.filter(pk=int(id)).update(client_id=client_id)
    for mention in Mention.objects.filter(conversation_id__in=conversation_ids).select_related("message"):
        if mention.conversation_id != mention.message.conversation_id:
            Mention.objects.filter(pk=mention.pk).update(conversation_id=mention.message.conversation_id)
    return blanked


def _shared_ids(conversation_ids: tuple[int, int], into: int) -> dict[str, str]:
    named = Message.objects.filter(conversation_id__in=conversation_ids).exclude(client_id="")
    kept = set(named.filter(conversation_id=into).values_list("client_id", flat=True))
    moving = named.exclude(conversation_id=into).filter(client_id__in=kept)
    return {str(pk): client_id for pk, client_id in moving.values_list("pk", "client_id")}


@dataclass(frozen=True)
class Marks:
    """Read marks of a conversation with where they stand after its lines were numbered anew."""

    moved: Mapping[int, int]

    def write(self) -> None:
        """Put them there."""
        for pk, sequence in self.moved.items():
            ReadMark.objects.filter(pk=pk).update(sequence=sequence)


def mark_positions(conversation_id: int, lines: Iterable[Held], now_at: Mapping[int, int]) -> Marks:
    """Each mark goes with the last line it covers."""
    own = list(lines)
    moved = {}
    for pk, sequence in ReadMark.objects.filter(conversation_id=conversation_id).values_list(
        "pk", "sequence"
    ):
        covered = [now_at[line.id] for line in own if line.sequence <= sequence]
        moved[pk] = max(covered, default=0)
    return Marks(moved)


def share(gone: Conversation, kept: Conversation) -> dict[str, list[int]]:
    """Articles and followers of the one for the other too; the ids of what was added."""
    known = set(ArticleLink.objects.filter(conversation=kept).values_list("article_id", "role"))
    links = [
        ArticleLink(
            conversation=kept,
            article_id=one.article_id,
            role=one.role,
            title=one.title,
            url=one.url,
            at=one.at,
        )
        for one in ArticleLink.objects.filter(conversation=gone).order_by("pk")
        if (one.article_id, one.role) not in known
    ]
    there = set(Follower.objects.filter(conversation=kept).values_list("staff_id", flat=True))
    followers = [
        Follower(conversation=kept, staff_id=one.staff_id, since=one.since)
        for one in Follower.objects.filter(conversation=gone).exclude(staff_id__in=there)
    ]
    return {
        "links": [one.pk for one in ArticleLink.objects.bulk_create(links)],
        "followers": [one.pk for one in Follower.objects.bulk_create(followers)],
    }


def unshare(before: Mapping[str, Any]) -> None:
    """Take away what `share` added."""
    ArticleLink.objects.filter(pk__in=before["links"]).delete()
    Follower.objects.filter(pk__in=before["followers"]).delete()


def written(row: Conversation) -> dict[str, Any]:
    """The columns that a merge touches, as JSON values."""
    return {column: _plain(getattr(row, column)) for column in COLUMNS}


def read(noted: Mapping[str, Any]) -> dict[str, Any]:
    """The columns that `written` wrote."""
    return {column: Conversation._meta.get_field(column).to_python(value) for column, value in noted.items()}


def differs(row: Conversation, column: str, noted: Mapping[str, Any]) -> bool:
    """Whether the column is another one than was noted."""
    return bool(_plain(getattr(row, column)) != noted[column])


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value


def as_kept(gone: Conversation, kept: Conversation) -> dict[str, Any]:
    """What the kept one takes over: the longer wait, the higher priority, all tags, everything unread."""
    changes: dict[str, Any] = {
        "priority": max(gone.priority, kept.priority),
        "tags": list(dict.fromkeys([*kept.tags, *gone.tags])),
        "unread_for_staff": kept.unread_for_staff + gone.unread_for_staff,
        "unread_for_customer": kept.unread_for_customer + gone.unread_for_customer,
    }
    if gone.status == "open":
        waits = [since for since in (gone.waiting_since, kept.waiting_since) if since]
        changes |= {"status": "open", "resolved_at": None, "snoozed_until": None}
        changes["waiting_since"] = min(waits, default=None)
    return owed(kept, changes)


def owed(row: Conversation, changes: dict[str, Any]) -> dict[str, Any]:
    """The changes, with a time for a conversation that goes on waiting in the queue."""
    waits = changes.get("status", row.status) == "open" and row.handler == "queue"
    if waits and changes.get("waiting_since", row.waiting_since) is None:
        return {**changes, "waiting_since": core.now()}
    return changes


def recounted(row: Conversation) -> dict[str, Any]:
    """The last line and its author, read from the lines themselves."""
    lines = Message.objects.filter(conversation=row).order_by("-sequence")
    public = lines.filter(private=False)
    spoken = public.exclude(author_kind="system").only("body", "author_kind", "created_at").first()
    found: dict[str, Any] = {
        "last_sequence": lines.values_list("sequence", flat=True).first() or 0,
        "last_public_sequence": public.values_list("sequence", flat=True).first() or 0,
        "last_customer_at": public.filter(author_kind="customer")
        .values_list("created_at", flat=True)
        .first(),
    }
    if spoken is not None:
        found["last_line"] = first_line(spoken.body, LINE_CHARACTERS)
        found["last_author"] = spoken.author_kind
        found["last_message_at"] = spoken.created_at
    return found
