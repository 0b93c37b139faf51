"""What one customer sees in the chat, put together from the rooms that own it."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import ConversationShape, MessageShape
from madoguchi.core import api as core
from madoguchi.feedback import api as feedback
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer
from madoguchi.routing import api as routing
from madoguchi.routing.shapes import Position

from .shapes import Hours, Line, Room, Stage, WidgetSettings

GROUP = timedelta(minutes=5)
SHOWN = 50


def room(viewer: Viewer, before: int = 0) -> Room:
    """The room of this customer; the first screen for somebody we do not know yet.

    With `before`, the lines are those before this sequence.
    """
    if viewer.customer_id is None:
        return first_screen(core.option(WidgetSettings), known=False)
    conversation = conversations.current_for_customer(viewer.customer_id)
    if conversation is None:
        return first_screen(core.option(WidgetSettings), known=True)
    settings = core.option(WidgetSettings)
    position = None
    if conversation.handler == "queue" and conversation.status == "open":
        position = routing.position(conversation_id=conversation.id)
    stage = _stage(conversation, position)
    found = conversations.thread(viewer, conversation.id, before=before or None, limit=SHOWN + 1)
    shown = found[-SHOWN:]
    lines = _lines(conversation, shown, past=bool(before))
    return Room(
        known=True,
        stage=stage,
        greeting="",
        conversation=conversation,
        lines=lines,
        earlier=shown[0].sequence if len(found) > SHOWN else 0,
        past=bool(before),
        reasons=feedback.reasons() if any(line.asks_why for line in lines) else (),
        position=position,
        rating=feedback.rating_for(conversation.id) if stage == "resolved" else None,
        email=_email(viewer.customer_id) if position else "",
        read_up_to=conversations.read_up_to(conversation_id=conversation.id, reader="customer"),
        scores=feedback.scores() if stage == "resolved" else (),
        help=settings.show_help,
    )


def first_screen(settings: WidgetSettings, *, known: bool) -> Room:
    """The chat before anything was said, under these settings."""
    language = get_language() or "ja"
    return Room(
        known=known,
        stage="start",
        greeting=settings.greeting(timezone.localtime(core.now()).hour, language) or greeting(),
        questions=settings.questions(language),
        hours=hours(),
        help=settings.show_help,
    )


def _stage(conversation: ConversationShape, position: Position | None) -> Stage:
    if conversation.status in ("resolved", "closed"):
        return "resolved"
    if conversation.handler == "agent":
        return "agent"
    if position is None or (position.position is None and position.next_opening is None):
        return "assistant"
    return "closed" if position.next_opening else "waiting"


def _lines(
    conversation: ConversationShape, messages: Sequence[MessageShape], *, past: bool
) -> tuple[Line, ...]:
    shown: list[Line] = []
    read = _read_by_staff(conversation)
    why = _reasons_given(messages)
    before: MessageShape | None = None
    recent = () if past else messages
    asked = conversations.open_question(recent, handler=conversation.handler)
    latest = next((one for one in reversed(recent) if one.author_kind != "system"), None)
    for message in messages:
        open_now = message is latest and conversation.handler == "assistant"
        new_day = before is None or _day(message) != _day(before)
        shown.append(
            Line(
                message=message,
                words=message.words,
                first_of_day=new_day,
                follows=before is not None and not new_day and _goes_on(before, message),
                asks=bool(message.card.get("actions")),
                read=message.author_kind == "customer" and message.sequence <= read,
                asks_why=why.get(message.id) == "",
                reason=why.get(message.id, ""),
                choices=tuple(message.card.get("options", ())) if message is asked else (),
                proof=open_now and bool(message.card.get("proof")),
            )
        )
        before = message
    return tuple(shown)


def _reasons_given(messages: Sequence[MessageShape]) -> dict[int, str]:
    """Of the answers that did not help: why, in words; "" as long as she has not said it."""
    failed = [message.id for message in messages if message.card.get("helpful") is False]
    votes = feedback.answer_votes(failed) if failed else {}
    words = {choice.value: choice.label for choice in feedback.reasons()} if failed else {}
    return {id: words.get(votes[id].reason, "") if id in votes else "" for id in failed}


def _read_by_staff(conversation: ConversationShape) -> int:
    if not core.option(WidgetSettings).show_read:
        return 0
    return conversations.read_up_to(conversation_id=conversation.id, reader="staff")


def _goes_on(before: MessageShape, message: MessageShape) -> bool:
    same = (before.author_kind, before.staff_id) == (message.author_kind, message.staff_id)
    return same and message.author_kind != "system" and message.created_at - before.created_at < GROUP


def _day(message: MessageShape) -> object:
    return timezone.localtime(message.created_at).date()


def _email(customer_id: int) -> str:
    found = people.customer(customer_id)
    proven = [i.value for i in found.identities if i.kind == "email" and i.proven_at] if found else []
    return proven[0] if proven else ""


def greeting() -> str:
    """Our own greeting that fits the hour."""
    hour = timezone.localtime(core.now()).hour
    if 5 <= hour < 11:
        return _("Good morning. How can we help?")
    if 11 <= hour < 18:
        return _("Hello. How can we help?")
    return _("Good evening. How can we help?")


def hours() -> Hours:
    """Today's hours and how many wait, for the first screen."""
    now = core.now()
    plan = core.opening_hours()
    if plan.is_open(now):
        return Hours(open=True, ranges=_ranges(core.todays_hours(now)), waiting=routing.queue_length())
    return Hours(open=False, ranges="", next_opening=plan.next_opening(now))


def _ranges(spans: Iterable[tuple[datetime, datetime]]) -> str:
    whole_day = timedelta(hours=24)
    words = []
    for start, end in spans:
        begin, until = timezone.localtime(start), timezone.localtime(end)
        words.append(_("24 hours") if end - start >= whole_day else f"{begin:%-H:%M}–{until:%-H:%M}")
    return "、".join(words) if get_language() == "ja" else ", ".join(words)
