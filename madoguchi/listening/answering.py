"""We answer in public: posted by a job where the place takes answers, else by a person on the page.

An answer takes the place of the one before it, there as here, so that posting it twice makes one.
"""

from datetime import datetime

from django.db import transaction
from procrastinate.contrib.django import app

from madoguchi.conversations import api as conversations
from madoguchi.conversations.events import DeliveryWanted
from madoguchi.core import api as core
from madoguchi.people.shapes import Viewer

from .access import open_for
from .adapters import adapter
from .channel import KIND
from .events import MentionAnswered
from .fetching import BROKEN, Trouble, request
from .models import Answer, Mention
from .shapes import Refused
from .source_shapes import source_shape

REASONS = {"forbidden": "keys", "not_found": "no_route", "silent": "no_answer", "server": "no_answer"}
"""Our problems in the codes of a delivery, where they differ."""


class TryLater(Exception):
    """The place could not take the answer now; the job comes again."""


def longest(row: Mention) -> int:
    """How many letters an answer to this mention may have."""
    how = adapter(row.source.kind)
    return how.longest if how else 5000


def takes_answers(row: Mention) -> bool:
    """Whether its place takes answers from us, and the mention is still there."""
    how = adapter(row.source.kind)
    return how is not None and how.answer is not None and row.gone_at is None


@transaction.atomic
def answer(viewer: Viewer, mention_id: int, *, text: str, client_id: str) -> Answer:
    """Answer in public, once for each client_id. Raises MentionUnknown, Refused("empty" | "too_long")."""
    assert viewer.staff is not None
    row = open_for(viewer, mention_id, lock=True)
    if not text or not client_id:
        raise Refused("empty")
    if len(text) > longest(row):
        raise Refused("too_long")
    made = _make(row, text, client_id, staff_id=viewer.staff.id)
    if row.assignee_id is None:
        row.assignee_id = viewer.staff.id
    row.state = "in_hand" if row.state in ("new", "ignored") else row.state
    row.save(update_fields=["assignee", "state"])
    return made


def _make(
    row: Mention, text: str, client_id: str, *, staff_id: int | None, message_id: int | None = None,
    due: datetime | None = None,
) -> Answer:  # fmt: skip
    state = "waiting" if takes_answers(row) else "by_hand"
    made, is_new = Answer.objects.get_or_create(
        client_id=client_id,
        defaults={
            "mention": row, "staff_id": staff_id, "message_id": message_id, "text": text, "state": state,
            "at": core.now(),
        },
    )  # fmt: skip
    if is_new and state == "waiting":
        _post_later(made, due)
    return made


def _post_later(made: Answer, due: datetime | None = None) -> None:
    when = {"schedule_at": due} if due and due > core.now() else {}
    job = app.configure_task(
        "listening.post_answer",
        queue="channels",
        lock=f"listening.answer:{made.mention_id}",
        **when,  # type: ignore[arg-type]
    )
    job.defer(answer_id=made.pk)


def answers_of(mention_id: int) -> list[Answer]:
    """What we answered, the first first; what was withdrawn or taken back is not said again."""
    rows = Answer.objects.filter(mention=mention_id).exclude(state="withdrawn").order_by("at", "pk")[:50]
    return [one for one in rows if one.state == "posted" or not taken_back(one)]


def taken_back(row: Answer) -> bool:
    """Whether the reply that this answer was written as is no longer said."""
    return row.message_id is not None and conversations.outgoing(message_id=row.message_id) is None


def post(answer_id: int, *, last_attempt: bool) -> None:
    """Post one answer unless that was done, a newer one was written, or it was taken back.

    Raises TryLater; after the last attempt it stands as failed, with its reason.
    """
    row = Answer.objects.select_related("mention__source").filter(pk=answer_id, state="waiting").first()
    if row is None:
        return
    if taken_back(row):
        Answer.objects.filter(pk=row.pk).update(state="withdrawn")
        return
    if Answer.objects.filter(mention=row.mention_id, state__in=("waiting", "posted"), pk__gt=row.pk).exists():
        _end(row, "withdrawn", "newer")
        return
    how, source = adapter(row.mention.source.kind), source_shape(row.mention.source)
    if how is None or how.answer is None:
        _end(row, "by_hand", "")
        return
    try:
        request(source, how.answer(source, row.mention.external_id, row.text))
    except Trouble as trouble:
        if trouble.reason in BROKEN or trouble.reason == "refused" or last_attempt:
            _end(row, "failed", trouble.reason)
            return
        raise TryLater(trouble.reason) from trouble
    _end(row, "posted", "")


@transaction.atomic
def _end(row: Answer, state: str, problem: str) -> None:
    here = Answer.objects.select_for_update().get(pk=row.pk)
    if here.state not in ("waiting", "by_hand", "failed"):
        return
    here.state, here.problem = state, problem
    here.posted_at = core.now() if state == "posted" else None
    here.save(update_fields=["state", "problem", "posted_at"])
    if here.message_id is not None and state == "failed":
        conversations.note_delivery(
            message_id=here.message_id, state="failed", reason=REASONS.get(problem, problem)
        )
    if state == "posted":
        _answered(here, "posted", core.SYSTEM)


def _answered(row: Answer, how: str, actor: core.Actor) -> None:
    mention = Mention.objects.select_for_update().get(pk=row.mention_id)
    mention.state, mention.answered_at = "answered", core.now()
    mention.save(update_fields=["state", "answered_at"])
    if row.message_id is not None:
        conversations.note_sent(message_id=row.message_id, how=how)
    core.record(MentionAnswered(mention_id=mention.pk, source_id=mention.source_id, how=how), actor=actor)


@transaction.atomic
def posted_by_hand(viewer: Viewer, mention_id: int, answer_id: int) -> bool:
    """Somebody has posted it on the page; False where that was known. Raises MentionUnknown."""
    assert viewer.staff is not None
    open_for(viewer, mention_id, lock=True)
    row = Answer.objects.select_for_update().filter(pk=answer_id, mention=mention_id).first()
    if row is None or row.state not in ("by_hand", "failed") or taken_back(row):
        return False
    row.state, row.problem, row.posted_at = "posted", "", core.now()
    row.save(update_fields=["state", "problem", "posted_at"])
    _answered(row, "by_hand", core.staff(viewer.staff.id))
    return True


@transaction.atomic
def post_again(viewer: Viewer, mention_id: int, answer_id: int) -> bool:
    """Try an answer once more that could not be posted. Raises MentionUnknown."""
    open_for(viewer, mention_id, lock=True)
    row = Answer.objects.select_for_update().filter(pk=answer_id, mention=mention_id, state="failed").first()
    if row is None:
        return False
    row.state, row.problem = "waiting", ""
    row.save(update_fields=["state", "problem"])
    _post_later(row)
    return True


@transaction.atomic
def wanted(fact: DeliveryWanted) -> None:
    """A reply in a conversation that came from a mention: it is an answer in public."""
    if fact.channel != KIND:
        return
    said = conversations.outgoing(message_id=fact.message_id)
    began = Mention.objects.filter(conversation=fact.conversation_id, joined=False)
    row = began.select_related("source").order_by("pk").first()
    if said is None:
        return
    if said.author_kind != "agent":
        conversations.note_sent(message_id=fact.message_id, how="along")
    elif row is None:
        conversations.note_delivery(message_id=fact.message_id, state="failed", reason="no_route")
    else:
        name = f"message-{fact.message_id}"
        made = _make(row, said.text, name, staff_id=None, message_id=fact.message_id, due=fact.due)
        if made.state == "failed":  # somebody wants it sent once more
            made.state, made.problem = "waiting", ""
            made.save(update_fields=["state", "problem"])
            _post_later(made, fact.due)
