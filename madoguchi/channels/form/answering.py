"""Our answers to a form go to the address that was given in it, each once."""

from datetime import timedelta

from django.db import transaction
from procrastinate.contrib.django import app

from madoguchi.conversations import api as conversations
from madoguchi.conversations.events import MessageAdded
from madoguchi.conversations.shapes import ConversationUnknown, MessageShape
from madoguchi.core import api as core
from madoguchi.core.shapes import EventShape
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

from .letters import tell_answer
from .models import AnswerMail, Draft

ON_THE_WAY = timedelta(seconds=3)


def answered(fact: MessageAdded, event: EventShape) -> None:
    """Staff wrote in a conversation by form: as soon as it cannot be taken back, it is mailed."""
    if fact.author_kind != "agent" or fact.channel != "form":
        return
    wait = conversations.take_back_until(event.time) + ON_THE_WAY - core.now()
    seconds = int(wait.total_seconds())
    job = app.configure_task(
        "webform.mail_answer", queue="mail", schedule_in={"seconds": seconds} if seconds > 0 else None
    )
    job.defer(conversation_id=fact.conversation_id, message_id=fact.message_id)


@transaction.atomic
def mail_answer(*, conversation_id: int, message_id: int) -> None:
    """Mail one line of ours, once; nothing when it was taken back meanwhile, or no address was given."""
    row = Draft.objects.filter(conversation_id=conversation_id).exclude(email="").order_by("pk").last()
    customer_id = conversations.customer_of(conversation_id)
    line = _line(customer_id, message_id) if row is not None else None
    if row is None or line is None:
        return
    _, made = AnswerMail.objects.get_or_create(message_id=message_id, defaults={"at": core.now()})
    brief = conversations.brief(conversation_id)
    if made and brief is not None:
        name = people.names([brief.customer_id]).get(brief.customer_id, "")
        tell_answer(row, name=name, number=brief.number, body=line.body, files=len(line.attachments))


def _line(customer_id: int | None, message_id: int) -> MessageShape | None:
    """The line as the customer may read it."""
    try:
        found = conversations.message(Viewer("customer", customer_id=customer_id), message_id)
    except ConversationUnknown:
        return None
    return found if found.author_kind == "agent" else None
