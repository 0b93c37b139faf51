"""What the desk does about a mention."""

from django.db import transaction

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import FactsCard, Matter
from madoguchi.core import api as core
from madoguchi.journeys import take_up_mention
from madoguchi.language import api as language
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

from . import keeping
from .access import open_for
from .channel import KIND
from .events import AuthorForgotten, MentionIgnored, MentionTakenUp
from .models import Answer, Forgotten, Mention, MentionNote
from .shapes import IGNORED, SENTIMENTS, Refused
from .words import facts_of, heading_of

LONGEST_NOTE = 2000


def _staff(viewer: Viewer) -> int:
    assert viewer.staff is not None
    return viewer.staff.id


@transaction.atomic
def assign(viewer: Viewer, mention_id: int, *, staff_id: int | None) -> None:
    """Give it to a colleague, or to nobody. Raises MentionUnknown, Refused("colleague")."""
    row = open_for(viewer, mention_id, lock=True)
    person = people.staff(staff_id) if staff_id is not None else None
    if staff_id is not None and (person is None or not person.active or person.role == "editor"):
        raise Refused("colleague")
    row.assignee_id = staff_id
    if row.state in ("new", "in_hand"):
        row.state = "in_hand" if staff_id is not None else "new"
    row.save(update_fields=["assignee", "state"])


@transaction.atomic
def note(viewer: Viewer, mention_id: int, *, text: str, client_id: str) -> None:
    """A note for colleagues, once per client_id. Raises MentionUnknown, Refused("empty" | "too_long")."""
    row = open_for(viewer, mention_id, lock=True)
    if not text or not client_id:
        raise Refused("empty")
    if len(text) > LONGEST_NOTE:
        raise Refused("too_long")
    MentionNote.objects.get_or_create(
        client_id=client_id,
        defaults={"mention": row, "staff_id": _staff(viewer), "text": text, "at": core.now()},
    )


@transaction.atomic
def ignore(viewer: Viewer, mention_id: int, *, why: str) -> None:
    """Leave it alone, for a reason. Raises MentionUnknown, Refused("why")."""
    row = open_for(viewer, mention_id, lock=True)
    if why not in IGNORED:
        raise Refused("why")
    if (row.state, row.why_ignored) == ("ignored", why):
        return
    row.state, row.why_ignored = "ignored", why
    row.save(update_fields=["state", "why_ignored"])
    fact = MentionIgnored(mention_id=row.pk, source_id=row.source_id, why=why)
    core.record(fact, actor=core.staff(_staff(viewer)))


@transaction.atomic
def reopen(viewer: Viewer, mention_id: int) -> None:
    """It concerns us after all. Raises MentionUnknown."""
    row = open_for(viewer, mention_id, lock=True)
    row.state, row.why_ignored = "in_hand" if row.assignee_id else "new", ""
    row.save(update_fields=["state", "why_ignored"])


@transaction.atomic
def judge(viewer: Viewer, mention_id: int, *, sentiment: str, theme: str) -> None:
    """A person says what it is; that stays through edits. Raises MentionUnknown, Refused("judgement")."""
    row = open_for(viewer, mention_id, lock=True)
    if sentiment not in SENTIMENTS or theme not in language.THEMES:
        raise Refused("judgement")
    row.sentiment, row.theme, row.judged = sentiment, theme, True
    row.save(update_fields=["sentiment", "theme", "judged"])


@transaction.atomic
def take_up(viewer: Viewer, mention_id: int, *, customer_id: int | None = None) -> int:
    """Make it a conversation, once, and return that. Its words are the first line, with what is known of it.

    Without a customer somebody new is made by the author's name. Raises MentionUnknown, Refused("customer").
    """
    row = open_for(viewer, mention_id, lock=True)
    if row.conversation_id is not None:
        return row.conversation_id
    held = conversations.open_customers(viewer, [customer_id]) if customer_id is not None else ()
    if customer_id is not None and not people.customers(held):
        raise Refused("customer")
    spoken = row.language if row.language in ("ja", "en") else "ja"
    if customer_id is None:
        customer_id = people.create_customer(name=row.author, locale=spoken)
    matter = Matter(
        customer_id=customer_id, channel=KIND, subject=heading_of(row), text=row.text or heading_of(row),
        client_id=f"mention-{row.pk}", language=spoken, topic=row.theme,
        facts=FactsCard(title=row.source.name, icon="ear", facts=facts_of(row, spoken)),
    )  # fmt: skip
    received = take_up_mention.take_up(matter, staff_id=_staff(viewer))
    row.conversation_id, row.why_ignored = received.conversation_id, ""
    row.assignee_id = row.assignee_id or _staff(viewer)
    row.state = "in_hand" if row.state in ("new", "ignored") else row.state
    row.save(update_fields=["conversation", "why_ignored", "assignee", "state"])
    fact = MentionTakenUp(
        mention_id=row.pk, source_id=row.source_id, conversation_id=received.conversation_id,
        customer_id=customer_id,
    )  # fmt: skip
    core.record(fact, actor=core.staff(_staff(viewer)))
    return received.conversation_id


@transaction.atomic
def forget_author(viewer: Viewer, mention_id: int) -> int:
    """Somebody asks to be forgotten: all she said there goes, and never comes in again; how many mentions.

    A mention without an author goes alone. What became a conversation stays one: it is erased with its
    customer. Raises MentionUnknown.
    """
    row = open_for(viewer, mention_id, lock=True)
    hers = Mention.objects.filter(source=row.source_id, author=row.author) if row.author else None
    rows = list(hers if hers is not None else [row])
    marks = {keeping.mark(row.source_id, "item", one.external_id) for one in rows}
    if row.author:
        marks.add(keeping.mark(row.source_id, "author", row.author))
    now = core.now()
    Forgotten.objects.bulk_create([Forgotten(pk=one, at=now) for one in marks], ignore_conflicts=True)
    Mention.objects.filter(pk__in=[one.pk for one in rows]).delete()
    fact = AuthorForgotten(source_id=row.source_id, mentions=len(rows))
    core.record(fact, actor=core.staff(_staff(viewer)))
    return len(rows)


def withdraw(viewer: Viewer, mention_id: int, answer_id: int) -> None:
    """An answer that has not gone out yet is not wanted any more. Raises MentionUnknown."""
    with transaction.atomic():
        row = open_for(viewer, mention_id, lock=True)
        still = Answer.objects.filter(
            mention=row, pk=answer_id, state__in=("by_hand", "failed"), message=None
        )
        still.update(state="withdrawn")
