"""Tasks that end with a person: a conversation is opened beside whatever else is going on."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import Matter
from madoguchi.core import api as core
from madoguchi.people import api as people

from .shapes import Outcome, Situation, TaskRefused

CALLBACK = "callback"
"""The tag of conversations in which somebody waits for a call."""


def open_case(
    situation: Situation, *, subject: str, text: str, request_type: str = "", topic: str = "",
    team_id: int | None = None, tags: tuple[str, ...] = (), due: tuple[datetime, datetime] | None = None,
    priority: int = 2,
) -> Outcome:  # fmt: skip
    """Open a conversation with what was filled in; for people at once, or from the agreed time on.

    Raises TaskRefused for a customer whose messages are refused.
    """
    if situation.viewer.blocked:
        words = _(
            "We are sorry, but we cannot take messages from here at present. Our help pages stay open to you."
        )
        raise TaskRefused("blocked", words)
    matter = Matter(
        customer_id=situation.customer_id, channel="form", subject=subject, text=text,
        client_id=situation.act_id, language=situation.language, page_url=situation.page_url,
        request_type=request_type, topic=topic, team_id=_team(team_id), tags=tags, priority=priority,
        due_from=due[0] if due else None, due_until=due[1] if due else None,
    )  # fmt: skip
    opened = conversations.open_matter(matter)
    if due is not None and due[0] > core.now():
        conversations.snooze(conversation_id=opened.conversation_id, until=due[0], actor=core.SYSTEM)
    brief = conversations.brief(opened.conversation_id)
    number = brief.number if brief else ""
    return Outcome(conversation_id=opened.conversation_id, number=number)


def open_callback(
    situation: Situation, *, number: str, text: str, due: tuple[datetime, datetime] | None = None,
    request_type: str = "", team_id: int | None = None,
) -> Outcome:  # fmt: skip
    """Ask for a call: a conversation ahead of others, which comes to people when the call is due."""
    shown = people.number_text(number)
    return open_case(
        situation, subject=_("Please call %(number)s") % {"number": shown}, text=text,
        request_type=request_type, team_id=team_id, tags=(CALLBACK,), due=due, priority=3,
    )  # fmt: skip


def take_back(situation: Situation, data: Mapping[str, Any]) -> None:
    """End the conversation that was opened. Raises TaskRefused when somebody has begun to work on it."""
    brief = conversations.brief(int(data["conversation_id"]))
    if brief is None or brief.status == "closed":
        return
    if brief.assignee_id is not None or brief.status == "resolved":
        raise TaskRefused("taken_up", _("Our staff have begun to work on it. Please answer in the enquiry."))
    conversations.close(conversation_id=brief.id, actor=core.customer(situation.customer_id))


def _team(team_id: int | None) -> int | None:
    return team_id if team_id is not None and people.team(team_id) else None
