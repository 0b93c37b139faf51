"""The conversation goes to a person, with everything that is known."""

from django.db import transaction

from madoguchi.assistant import api as assistant
from madoguchi.assistant.shapes import Handing
from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.core.shapes import Actor
from madoguchi.people import api as people
from madoguchi.routing import api as routing


@transaction.atomic
def hand_over(
    *,
    conversation_id: int,
    actor: Actor = core.SYSTEM,
    why: assistant.Why = "",
    handing: Handing | None = None,
) -> None:
    """Put the conversation into the queue and tell the customer what happens next; safe to repeat.

    Her place and the range of her wait are shown live beside the conversation; while the desk is closed
    she is told when it opens, and the question stays. What she asked, read and tried travels as
    conversations.packet, which the agent sees before accepting; `why` stands there as a private line.
    handing: to which team, and why in words.
    """
    assistant.hold(conversation_id=conversation_id)
    if handing and handing.team:
        _to_team(conversation_id, handing.team, actor)
    if not routing.place(conversation_id=conversation_id, actor=actor):
        return
    if why:
        assistant.note_why(conversation_id=conversation_id, why=why)
        conversations.tell(
            conversation_id=conversation_id, code="handed_over_why", params={"why": why}, private=True
        )
    conversations.tell(conversation_id=conversation_id, code="handed_over")
    if handing and handing.reason:
        because = {"reason": handing.reason}
        conversations.tell(
            conversation_id=conversation_id, code="handed_over_because", params=because, private=True
        )
    place = routing.position(conversation_id=conversation_id)
    if place.next_opening is not None:
        conversations.tell(
            conversation_id=conversation_id, code="outside_hours", params={"at": place.next_opening}
        )


def _to_team(conversation_id: int, slug: str, actor: Actor) -> None:
    """The team's inbox; where there is no such team, everybody's."""
    team = next((one for one in people.teams() if one.slug == slug), None)
    if team:
        conversations.set_team(conversation_id=conversation_id, team_id=team.id, actor=actor)
