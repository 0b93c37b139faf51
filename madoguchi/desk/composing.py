"""What the composer is drawn from: drafts, colleagues and teams to call, letters to put in."""

import uuid
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import ConversationShape, LetterFrame
from madoguchi.people import api as people
from madoguchi.people.shapes import StaffShape, TeamShape, Viewer

from . import detours, kept_files, letters, limits, queries, translating, words


def composer(
    request: HttpRequest, conversation: ConversationShape, staff: tuple[StaffShape, ...],
    teams: tuple[TeamShape, ...], inserted: str = "",
) -> dict[str, Any]:  # fmt: skip
    """Everything below the thread; `inserted` is what was chosen without a script, put behind the draft."""
    me: Viewer = request.viewer
    assert me.staff is not None
    drafts = queries.drafts(me.staff.id, conversation.id)
    saved = conversations.saved_replies(me)
    gone = detours.detour_of(conversation)
    goes = detours.around(conversation, gone)
    letter, offered = letters.chosen(request, conversation, saved)
    parts = (drafts["reply"].text, letter, inserted)
    answers = drafts["reply"].answers or offered
    return {
        "channel": words.channel_of(goes.channel),
        **detours.composing(conversation, gone),
        "client_id": drafts["reply"].client_id or uuid.uuid4().hex,
        "note_client_id": drafts["note"].client_id or uuid.uuid4().hex,
        "reply_text": (text := "\n".join(part for part in parts if part)),
        "answers_text": answers,
        "kept_files": kept_files.waiting_files(request, drafts["reply"].files),
        **limits.shown(goes, text, conversations.answer_lines(answers)),
        "frame": drafts["reply"].frame or _frame(me, goes),
        "approval_first": conversations.needs_approval(me.staff, conversation.topic),
        **translating.composing(conversation, drafts["reply"].original),
        "saved_reply_ids": [one.id for one in saved if str(one.id) == request.GET.get("saved")],
        "note_text": drafts["note"].text,
        "note_mode": request.GET.get("mode") == "note",
        "drafts_url": reverse("desk:drafts", args=[conversation.id]),
        "saved_replies": saved,
        "colleagues": [*_people(staff, me.staff.id), *_teams(teams)],
    }


def _frame(me: Viewer, conversation: ConversationShape) -> LetterFrame | None:
    """What stands around a letter from this channel, filled in; None where no letter goes out."""
    if not conversations.capabilities(conversation.channel).letter:
        return None
    assert me.staff is not None
    spoken = letters.spoken_in(conversation)
    values = {**letters.values_for(me, conversation, spoken), **people.signature(me.staff.id).values(spoken)}
    return conversations.reach().frame(conversation, spoken, values)


def _people(staff: tuple[StaffShape, ...], me: int) -> list[dict[str, Any]]:
    roles = {"agent": _("agent"), "supervisor": _("supervisor"), "administrator": _("administrator")}
    return [
        {
            "id": f"mention-{one.id}",
            "name": one.name,
            "find": f"{one.name} {one.kana} {one.email}",
            "role": roles[one.role],
        }
        for one in staff
        if one.role in roles and one.id != me
    ]


def _teams(teams: tuple[TeamShape, ...]) -> list[dict[str, Any]]:
    return [
        {
            "id": f"mention-team-{team.id}",
            "name": team.name,
            "find": f"{team.name_ja} {team.name_en} {team.slug}",
            "role": _("the whole team"),
        }
        for team in teams
    ]


def called(text: str, staff: tuple[StaffShape, ...], teams: tuple[TeamShape, ...], me: int) -> set[int]:
    """The ids of those a note calls: by "@name", or by "@team", which is everybody in it but the writer."""
    named = {one.id for one in staff if f"@{one.name}" in text}
    team_ids = {
        team.id for team in teams if f"@{team.name_ja}" in text or team.name_en and f"@{team.name_en}" in text
    }
    in_teams = {one.id for one in staff if one.active and team_ids.intersection(one.team_ids)}
    return named | (in_teams - {me})
