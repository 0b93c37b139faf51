"""Saved replies, filled in for one conversation in its language."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import override

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import ConversationShape, SavedReplyShape
from madoguchi.core import api as core
from madoguchi.language import api as language
from madoguchi.people import api as people
from madoguchi.people.shapes import TeamShape, Viewer
from madoguchi.ui import api as ui

SPOKEN = ("ja", "en")


def offered(
    viewer: Viewer, conversation: ConversationShape, saved: Sequence[SavedReplyShape]
) -> list[dict[str, Any]]:
    """Each letter with its text in both languages, the conversation's own first."""
    values = {spoken: values_for(viewer, conversation, spoken) for spoken in SPOKEN}
    return [
        {
            "id": one.id,
            "shortcut": one.shortcut,
            "title": one.title,
            "find": " ".join((one.shortcut, one.title, *one.tags, one.body_ja[:80], one.body_en[:80])),
            "text": {spoken: text for spoken in SPOKEN if (text := _filled(one, spoken, values[spoken]))},
            "answers": {"ja": one.answers_ja, "en": one.answers_en},
        }
        for one in saved
    ]


def chosen(
    request: HttpRequest, conversation: ConversationShape, saved: Sequence[SavedReplyShape]
) -> tuple[str, str]:
    """Text and answers of the letter that was chosen without a script, "" for none."""
    given = request.GET.get("saved", "")
    one = next((one for one in saved if str(one.id) == given), None)
    if one is None:
        return "", ""
    spoken = spoken_in(conversation)
    if not (one.body_ja if spoken == "ja" else one.body_en):
        spoken = "en" if spoken == "ja" else "ja"
    text = _filled(one, spoken, values_for(request.viewer, conversation, spoken))
    return text, one.answers_ja if spoken == "ja" else one.answers_en


def text_of(viewer: Viewer, conversation: ConversationShape, ids: Sequence[int]) -> str:
    """The text of the first of these letters as it was put in, "" for none."""
    saved = [one for one in conversations.saved_replies(viewer) if one.id in ids] if ids else []
    texts = offered(viewer, conversation, saved[:1])
    return next((one["text"].get(spoken_in(conversation), "") for one in texts), "")


def spoken_in(conversation: ConversationShape) -> str:
    """The language of our letters in this conversation."""
    return conversation.language if conversation.language in SPOKEN else "ja"


def values_for(viewer: Viewer, conversation: ConversationShape, spoken: str) -> dict[str, str]:
    """What the gaps of a letter are filled with; "" where nothing is known."""
    assert viewer.staff is not None
    customer = people.customer(conversation.customer_id)
    said = {one.key: one.value for one in people.attributes(conversation.customer_id)}
    brand, now = core.option(ui.BrandLook), core.now()
    with override(spoken):
        return {
            "customer": customer.name if customer else "",
            "customer_company": said.get("company", ""),
            "agent": viewer.staff.name,
            "agent_family": _family(viewer.staff.name),
            "team": _team(viewer, conversation, spoken),
            "brand": brand.name_ja if spoken == "ja" else brand.name_en or brand.name_ja,
            "number": conversation.number,
            "today": ui.day(now),
            "next_opening": _next_opening(),
        }


def gaps_in(text: str) -> tuple[str, ...]:
    """The labels of gaps that nobody has filled, in either language."""
    left: list[str] = []
    for spoken in SPOKEN:
        with override(spoken):
            left += language.gaps_left(text, [str(label) for label in conversations.GAP_LABELS.values()])
    return tuple(dict.fromkeys(left))


def gap_refusal(text: str) -> str:
    """Why a letter cannot be sent as it stands, or ""."""
    left = gaps_in(text)
    return _("Please fill in: %(gaps)s") % {"gaps": "、".join(left)} if left else ""


def _filled(one: SavedReplyShape, spoken: str, values: dict[str, str]) -> str:
    body = one.body_ja if spoken == "ja" else one.body_en
    with override(spoken):
        labels = {name: str(label) for name, label in conversations.GAP_LABELS.items()}
        return language.fill(body, values, language=spoken, labels=labels).text if body else ""


def _family(name: str) -> str:
    parts = name.replace("\u3000", " ").split()
    return parts[0] if parts else ""


def _team(viewer: Viewer, conversation: ConversationShape, spoken: str) -> str:
    assert viewer.staff is not None
    ids = (conversation.team_id, *viewer.staff.team_ids)
    teams: dict[int, TeamShape] = {team.id: team for team in people.teams()}
    team = next((teams[id] for id in ids if id in teams), None)
    return (team.name_ja if spoken == "ja" else team.name_en) if team else ""


def _next_opening() -> str:
    """When we open next, after closing when we are open now; today for a desk that never closes."""
    closes = core.closes_at()
    if closes is None and core.is_open():
        return ui.day(core.now())
    at = core.next_opening(closes or core.now())
    return f"{ui.day(at)} {ui.clock(at)}" if at else ""
