"""What we write: the assistant's answers, system lines, replies and private notes of staff."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from madoguchi.core import api as core
from madoguchi.core.events import Fact
from madoguchi.people import api as people
from madoguchi.people.shapes import StaffShape

from ..access import staff_may_see
from ..events import ArticlesLinked, Assigned, HandlerChanged, MessageAdded, NoteAdded, StatusChanged
from ..lines import check
from ..models import Conversation, Mention
from ..ports import capabilities
from ..shapes import (
    ConversationClosed,
    ConversationUnknown,
    FactsCard,
    LetterFrame,
    LinkedArticle,
    NotPossible,
    Received,
)
from ..text import Clean, answer_lines, clean, web_address
from ..vocabulary import ApprovalRule
from .appending import Line, Place, about, append, attach, locked_if_there, locked_open, system_line
from .delivering import want, want_code
from .linking import write_links
from .moving_on import go_where_she_is
from .taking_back import undo_of


def answer(
    *,
    conversation_id: int,
    body: str,
    card: Mapping[str, Any] | None = None,
    client_id: str = "",
    language: str = "",
    articles: Iterable[LinkedArticle] = (),
) -> Received:
    """The assistant says something; card carries source and buttons, `articles` is what it shows.

    Raises ConversationUnknown, ConversationClosed, NotPossible("empty" | "too_long").
    """
    text, card = clean(body), dict(card or {})
    if "url" in card:
        card["url"] = web_address(str(card["url"]))
    with transaction.atomic(savepoint=False):
        row = locked_if_there(conversation_id)
        if row is not None and row.status != "closed":
            return _answered(row, text, card, client_id, language, articles)
    raise ConversationUnknown(conversation_id) if row is None else ConversationClosed(conversation_id)


def _answered(
    row: Conversation, text: Clean, card: dict[str, Any], client_id: str, language: str,
    articles: Iterable[LinkedArticle],
) -> Received:  # fmt: skip
    line = Line(
        "assistant", "answer", text.text, core.now(),
        client_id=client_id, card=text.marked(card), language=language or row.language,
    )  # fmt: skip
    changes: dict[str, Any] = {"unread_for_customer": row.unread_for_customer + 1}
    if row.handler == "assistant":
        changes["waiting_since"] = None
    place = append(row, line, changes)
    facts: list[Fact] = []
    if place.created:
        facts = [_added(row, place, "assistant"), *want(row, line, place)]
    if shown := write_links(row, articles, "shown"):
        facts.append(ArticlesLinked(**about(row), article_ids=shown, role="shown"))
    core.record_all(facts, actor=core.ASSISTANT)
    return _received(place)


@transaction.atomic
def tell(
    *, conversation_id: int, code: str, params: Mapping[str, Any] | None = None, client_id: str = "",
    private: bool = False,
) -> Received:  # fmt: skip
    """A system line for customer and staff, kept as a code and read in each one's language.

    A private one is for staff alone, as a note is. Times may be datetimes. Raises ConversationUnknown,
    ConversationClosed, NotPossible("line"), also for a private code that was to be told in public.
    """
    check(code, private)
    row = locked_open(conversation_id)
    plain = {k: v.isoformat() if isinstance(v, datetime) else v for k, v in (params or {}).items()}
    place = system_line(row, code, plain, client_id=client_id, private=private)
    if place.created:
        noted = NoteAdded(**about(row), message_id=place.message_id, mention_ids=())
        told = (_added(row, place, "system"), *want_code(row, code, place))
        core.record_all((noted,) if private else told, actor=core.SYSTEM)
    return _received(place)


@transaction.atomic
def reply(
    *,
    conversation_id: int,
    staff_id: int,
    text: str,
    client_id: str = "",
    attachment_ids: Iterable[UUID] = (),
    articles: Iterable[LinkedArticle] = (),
    facts: FactsCard | None = None,
    template: Mapping[str, Any] | None = None,
    frame: LetterFrame | None = None,
    approver_id: int | None = None,
    answers: Sequence[str] = (),
) -> Received:
    """Staff answers the customer. Whoever answers a conversation without an agent takes it.

    A snoozed or resolved conversation is open again afterwards. `facts` are shown below the text; `template`
    is what the channel's service is to send instead of the text, which then says the same; `frame` stands
    around it in a letter; `answers` may be given with one press, as far as the channel has buttons
    (NotPossible("answers"): more or longer than it takes). Raises ConversationUnknown (also for one that is
    not open to her), ConversationClosed, NotPossible; NotPossible("approval") for words of somebody whose
    replies wait for a supervisor, without that supervisor's `approver_id` (cards and templates say nothing of
    her own).
    """
    written, files = clean(text), tuple(attachment_ids)
    if not written.text and not files:
        raise NotPossible("empty")
    row, person = _for_staff(conversation_id, staff_id)
    go_where_she_is(row)
    own_words = facts is None and template is None
    if own_words and approver_id is None and needs_approval(person, row.topic):
        raise NotPossible("approval")
    line = _by_staff(staff_id, "text", written, client_id)
    line.card["undo"] = undo_of(row)
    if facts is not None:
        line.card["facts"] = facts.as_json()
    if template is not None:
        line.card["template"] = dict(template)
    if frame is not None:
        line.card |= _around(frame)
    if approver_id is not None:
        line.card["approved_by"] = approver_id
    if offered := answer_lines("\n".join(answers)):
        _check_answers(row, offered)
        line.card["options"] = [{"label": one} for one in offered]
    before = (row.status, row.handler)
    place = append(row, line, _reply_changes(row, staff_id, line.at))
    if place.created:
        attach(place.message_id, files)
        write_links(row, articles, "sent")
        _record_reply(row, place, before, staff_id, want(row, line, place))
    return _received(place)


@transaction.atomic
def note(
    *, conversation_id: int, staff_id: int, text: str, client_id: str = "",
    mention_ids: Iterable[int] = (), attachment_ids: Iterable[UUID] = (),
) -> Received:  # fmt: skip
    """Staff writes something that the customer never sees; those mentioned are told and may see it.

    Raises ConversationUnknown (also for one that is not open to her), ConversationClosed, NotPossible.
    """
    written = clean(text)
    if not written.text:
        raise NotPossible("empty")
    row, _ = _for_staff(conversation_id, staff_id)
    place = append(row, _by_staff(staff_id, "note", written, client_id), {})
    if place.created:
        attach(place.message_id, attachment_ids)
        mentioned = tuple(sorted(i for i, who in people.staff_by_ids(mention_ids).items() if _reads(who)))
        Mention.objects.bulk_create(
            [Mention(message_id=place.message_id, conversation=row, staff_id=i) for i in mentioned]
        )
        fact = NoteAdded(**about(row), message_id=place.message_id, mention_ids=mentioned)
        core.record(fact, actor=core.staff(staff_id))
    return _received(place)


def _around(frame: LetterFrame) -> dict[str, Any]:
    """What a line keeps of what stands around its words, and of its envelope."""
    card: dict[str, Any] = {}
    if frame.recipient or frame.address:
        to = {"recipient": clean(frame.recipient).text, "address": clean(frame.address).text}
        card["envelope"] = {**to, "formal": frame.formal}
    if frame.opening or frame.closing or not card:
        card["frame"] = {"opening": clean(frame.opening).text, "closing": clean(frame.closing).text}
    return card


def needs_approval(person: StaffShape, topic: str) -> bool:
    """Whether what this person writes to a customer about this topic waits for a supervisor's yes."""
    return core.option(ApprovalRule).asks(person.role, person.replies_wait, topic)


def _reads(who: StaffShape) -> bool:
    return who.active and who.role != "editor"


def _for_staff(conversation_id: int, staff_id: int) -> tuple[Conversation, StaffShape]:
    person = people.staff(staff_id)
    if person is None or not _reads(person):
        raise ConversationUnknown(conversation_id)
    row = locked_open(conversation_id)
    if not staff_may_see(person, row):
        raise ConversationUnknown(conversation_id)
    return row, person


def _by_staff(staff_id: int, kind: str, written: Clean, client_id: str) -> Line:
    return Line(
        "agent", kind, written.text, core.now(),
        staff_id=staff_id, private=kind == "note", client_id=client_id, card=written.marked({}),
    )  # fmt: skip


def _check_answers(row: Conversation, answers: Sequence[str]) -> None:
    able = capabilities(row.channel)
    if len(answers) > able.most_answers or any(len(one) > able.longest_answer for one in answers):
        raise NotPossible("answers")


def _reply_changes(row: Conversation, staff_id: int, at: datetime) -> dict[str, Any]:
    changes: dict[str, Any] = {
        "waiting_since": None,
        "unread_for_staff": 0,
        "unread_for_customer": row.unread_for_customer + 1,
    }
    if row.first_replied_at is None:
        changes["first_replied_at"] = at
    if row.status in ("snoozed", "resolved"):
        changes |= {"status": "open", "snoozed_until": None, "resolved_at": None}
    if row.assignee_id is None:
        changes |= {"assignee_id": staff_id, "handler": "agent"}
    return changes


def _record_reply(
    row: Conversation, place: Place, before: tuple[str, str], staff_id: int, wanted: list[Fact]
) -> None:
    status, handler = before
    facts: list[Fact] = []
    if handler != row.handler:
        facts.append(Assigned(**about(row), before=None))
        facts.append(HandlerChanged(**about(row), before=handler, after=row.handler))
    if status != row.status:
        facts.append(StatusChanged(**about(row), before=status, after=row.status))
    core.record_all([*facts, _added(row, place, "agent"), *wanted], actor=core.staff(staff_id))


def _added(row: Conversation, place: Place, author_kind: str) -> MessageAdded:
    return MessageAdded(
        **about(row), message_id=place.message_id, author_kind=author_kind, channel=row.channel
    )


def _received(place: Place) -> Received:
    return Received(place.conversation_id, place.message_id, place.sequence, place.created)
