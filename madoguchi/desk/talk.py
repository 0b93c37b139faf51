"""What one conversation's screen is drawn from: head, thread, composer, customer."""

from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from madoguchi.assistant import api as assistant
from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import ConversationShape, GivenAnswer, MessageShape, PacketShape
from madoguchi.core import api as core
from madoguchi.core.shapes import EventShape
from madoguchi.feedback import api as feedback
from madoguchi.people import api as people
from madoguchi.people.shapes import StaffShape, TeamShape, Viewer

from . import acts, advice, approving, codes, composing, more_acts, summing, words
from .customers.belongings import belongings
from .customers.doing import to_send
from .facts import TEAM_CHANGED, TELLERS, fact_lines
from .promises import chip_of
from .ringing import identity_words
from .timeline import mark_sending, mark_takeable, thread_items
from .translating import mark_translations

LAST = 50
EARLIER = 6


def whole(request: HttpRequest, conversation: ConversationShape) -> dict[str, Any]:
    """The whole middle and right pane."""
    viewer: Viewer = request.viewer
    heard = conversations.thread_of(viewer, conversation, limit=LAST)
    staff = people.all_staff()
    teams = people.teams()
    suggest = bool(request.GET.get("suggest") or request.GET.get("insert"))
    hits = advice.hits_for(request, conversation) if suggest else None
    return {
        "page_title": f"{conversation.customer_name} · {conversation.heading}",
        **head(request, conversation),
        **thread(viewer, conversation, staff=staff, heard=heard),
        **side(viewer, conversation, heard=heard),
        **composing.composer(request, conversation, staff, teams, advice.inserted_text(request, hits)),
        "hits": hits,
        **(advice.steps_for(request, conversation) if suggest else {}),
        "linked": advice.linked_to(conversation) if suggest else (),
        "sought": advice.sought(request) if suggest else "",
        "article_ids": advice.inserted_ids(request),
        "assignees": _assignees(conversation, staff, teams),
        "priorities": [
            (value, label, value == conversation.priority) for value, label in words.PRIORITIES.items()
        ],
        "code_groups": codes.choices(conversation),
        "relations": more_acts.relations(conversation, viewer),
        "done": acts.done(request.GET.get("done", ""), conversation),
    }


def head(request: HttpRequest, conversation: ConversationShape) -> dict[str, Any]:
    """Who, what state, and what can be done now."""
    return {
        "conversation": conversation,
        "who_name": conversation.customer_name,
        "state": words.state_of(conversation, named=True),
        "wait": words.wait_of(conversation, core.now()),
        "promise": chip_of(conversation, core.now()),
        "head_acts": acts.head_acts(conversation, request.viewer),
        "menu_acts": acts.menu_acts(conversation, request.viewer),
        "escalation": acts.escalation(conversation, request.viewer),
    }


def thread(
    viewer: Viewer,
    conversation: ConversationShape,
    *,
    before: int | None = None,
    limit: int = LAST,
    staff: tuple[StaffShape, ...] | None = None,
    heard: tuple[MessageShape, ...] | None = None,
) -> dict[str, Any]:
    """The messages with days, facts and groups; `heard` are the last ones, where they were read already."""
    messages = heard or conversations.thread_of(viewer, conversation, before=before, limit=limit)
    names = {one.id: one.name for one in staff} if staff is not None else people.staff_names()
    events = core.history(conversation_id=conversation.id, types=TELLERS.keys(), limit=300)
    facts = fact_lines(events, names, _teams_in(events))
    first = messages[0] if messages else None
    if first is not None and first.sequence > 1:
        facts = [fact for fact in facts if fact.at >= first.created_at]
    if before is not None and messages:
        facts = [fact for fact in facts if fact.at <= messages[-1].created_at]
    earlier = f"{reverse('desk:thread', args=[conversation.id])}?before={first.sequence}" if first else ""
    items = thread_items(
        messages,
        facts,
        unread_by_customer=conversation.unread_for_customer,
        staff_names=(*names.values(), *_called_teams(messages)),
        me=_me(viewer),
    )
    now = core.now()
    mark_translations(items, conversation)
    mark_sending(items, approving.approvers(messages))
    mark_takeable(items, lambda sent: (conversations.take_back_until(sent) - now).total_seconds())
    return {
        "conversation": conversation,
        "thread": items,
        "last_sequence": conversation.last_sequence,
        "earlier_url": earlier if first is not None and first.sequence > 1 else "",
        **({} if before is not None else approving.here(viewer, conversation)),
    }


def _called_teams(messages: Iterable[MessageShape]) -> list[str]:
    """The names of teams, when a note might call one."""
    if not any(one.private and "@" in one.body for one in messages):
        return []
    return [name for team in people.teams() for name in (team.name_ja, team.name_en) if name]


def side(
    viewer: Viewer, conversation: ConversationShape, heard: tuple[MessageShape, ...] | None = None
) -> dict[str, Any]:
    """The customer: who, the packet, rating, earlier conversations."""
    packet = conversations.packet(viewer, conversation.id)
    past = conversations.earlier(viewer, conversation.customer_id, without=conversation.id, limit=EARLIER)
    rating = feedback.rating_for(conversation.id)
    return {
        "conversation": conversation,
        "who": _who(conversation, packet),
        "packet": _packet(packet),
        "handed": assistant.helping.handed(viewer, conversation.id),
        "summary": summing.parts_for(viewer, conversation, heard),
        "earlier": [_past(one) for one in past],
        **belongings(viewer, conversation.customer_id),
        "sendable": to_send(),
        "task_card_id": uuid4().hex,
        "rating": rating and {
            "score": rating.score,
            "comment": rating.comment,
            "stars": [n < (rating.score or 0) for n in range(5)],
        },
    }  # fmt: skip


def replied_meanwhile(
    viewer: Viewer, conversation: ConversationShape, *, seen: int | None, client_id: str
) -> str:
    """The colleague who answered after `seen`, or "". A repeat of one's own message collides with nobody."""
    if seen is None or conversation.last_sequence <= seen:
        return ""
    newer = conversations.since(viewer, conversation.id, seen)
    if any(one.client_id == client_id for one in newer if client_id):
        return ""
    others = [
        one for one in newer if one.author_kind == "agent" and not one.private and one.staff_id != _me(viewer)
    ]
    return others[-1].author_name if others else ""


def _teams_in(events: tuple[EventShape, ...]) -> dict[int, str]:
    """Names of teams, asked for only when a fact tells of one."""
    named = any(event.type == TEAM_CHANGED for event in events)
    return {team.id: team.name for team in people.teams()} if named else {}


def _me(viewer: Viewer) -> int:
    assert viewer.staff is not None
    return viewer.staff.id


def _assignees(
    conversation: ConversationShape, staff: tuple[StaffShape, ...], teams: tuple[TeamShape, ...]
) -> list[tuple[str, str, bool]]:
    chosen = f"staff:{conversation.assignee_id}" if conversation.assignee_id else ""
    lines = [("", _("Nobody"), not chosen)]
    for one in staff:
        if one.role != "editor":
            value = f"staff:{one.id}"
            lines.append((value, f"{one.name}（{words.AVAILABILITIES[one.availability]}）", value == chosen))
    return lines + [(f"team:{team.id}", _("Team %(name)s") % {"name": team.name}, False) for team in teams]


def _who(conversation: ConversationShape, packet: PacketShape) -> dict[str, Any]:
    lines = [
        words.identity_of(one.kind, one.value, one.proven_at, one.proven_how) for one in packet.identities
    ]
    reachable = [line for line, one in zip(lines, packet.identities, strict=True) if one.kind != "visitor"]
    return {
        "name": conversation.customer_name,
        "subtitle": words.language_of(packet.language),
        "identities": reachable or lines[:1],
    }


def _packet(packet: PacketShape) -> dict[str, Any]:
    earlier = ngettext("%(n)d conversation before", "%(n)d conversations before", packet.earlier)
    quoted = {one.source_url for one in packet.answers}
    why = _reasons([one.message_id for one in packet.answers if one.helpful is False])
    return {
        "wish": packet.wish,
        "language": words.language_of(packet.language),
        "channel": words.channel_of(packet.channel)["label"],
        "page_url": packet.page_url,
        "identity": identity_words(packet),
        "earlier": earlier % {"n": packet.earlier} if packet.earlier else "",
        "answers": [_answer(one, why.get(one.message_id, "")) for one in packet.answers],
        "articles": [_article(one) for one in packet.articles if one.url not in quoted],
    }


def _reasons(message_ids: list[int]) -> dict[int, str]:
    """Why answers did not help, in words, as far as the customer said it."""
    votes = feedback.answer_votes(message_ids) if message_ids else {}
    labels = {choice.value: choice.label for choice in feedback.reasons()} if votes else {}
    return {id: labels.get(vote.reason, "") for id, vote in votes.items()}


def _answer(one: GivenAnswer, why: str) -> dict[str, Any]:
    tone, icon, outcome = "", "circle-question-mark", _("she did not say whether it helped")
    if not one.source_title and not one.source_url:
        return _unanswered(one)
    if one.helpful is not None:
        tone = "is-good" if one.helpful else "is-bad"
        icon = "circle-check" if one.helpful else "circle-x"
        outcome = _("it helped") if one.helpful else _("it did not help")
    if why:
        outcome = _("%(outcome)s: %(why)s") % {"outcome": outcome, "why": why}
    return {
        "tone": tone, "icon": icon, "outcome": outcome, "question": one.question,
        "title": one.source_title or one.answer[:80], "url": one.source_url,
        "text": one.answer,
    }  # fmt: skip


def _unanswered(one: GivenAnswer) -> dict[str, Any]:
    """What was asked without any article being found; the assistant's excuse is not repeated."""
    return {
        "tone": "is-bad", "icon": "circle-x", "outcome": _("no answer was found"),
        "question": "", "title": one.question, "url": "", "text": one.question or one.answer,
    }  # fmt: skip


def _article(one: Any) -> dict[str, Any]:
    icon, role = words.ROLES.get(one.role, ("book-open", one.role))
    return {"title": one.title, "url": one.url, "icon": icon, "role": str(role)}


def _past(one: ConversationShape) -> dict[str, Any]:
    return {
        "id": one.id,
        "subject": one.heading,
        "state": words.state_of(one),
        "channel_label": words.channel_of(one.channel)["label"],
        "last_message_at": one.last_message_at,
    }
