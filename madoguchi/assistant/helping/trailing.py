"""The assistant's trail through a conversation: how each message was understood, and what was done."""

from dataclasses import dataclass
from datetime import datetime

from ..dialogue.shapes import restored
from ..models import Dialogue, Step


@dataclass(frozen=True)
class Tried:
    """One thing the assistant did for her.

    about: what it was about, by kind and name ("task:cancel-order"); "" for a plain answer. solved: what she
    said of it, None while she has not.
    """

    message_id: int
    outcome: str
    intent: str
    about: str
    article_id: int | None
    solved: bool | None
    at: datetime


@dataclass(frozen=True)
class Begun:
    """What is under way in words: the kind and name of it, and the task's run once one was begun."""

    about: str
    run: str


@dataclass(frozen=True)
class Trail:
    """What was tried, oldest first, and what is still under way."""

    tried: tuple[Tried, ...] = ()
    begun: tuple[Begun, ...] = ()

    @property
    def intent(self) -> str:
        """What she wants, as it was understood last; "" where nothing was."""
        return next((one.intent for one in reversed(self.tried) if one.intent), "")


def trail_of(conversation_id: int) -> Trail:
    """The trail through one conversation, in two queries; the caller has checked that it is the viewer's."""
    steps = Step.objects.filter(dialogue_id=conversation_id).order_by("pk")
    fields = ("message_id", "outcome", "intent", "about", "article_id", "solved", "at")
    tried = tuple(Tried(*row) for row in steps.values_list(*fields))
    talks = Dialogue.objects.filter(pk=conversation_id).values_list("talks", flat=True).first()
    waiting = (one for one in restored(talks or []) if one.waits != "done")
    return Trail(tried, tuple(Begun(f"{one.kind}:{one.ref}", one.run) for one in waiting))
