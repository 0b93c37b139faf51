"""What is being done for a customer in words: read from and kept with her conversation's dialogue."""

from dataclasses import replace
from typing import Literal

from django.utils.translation import override

from madoguchi.conversations.shapes import Brief
from madoguchi.core import api as core
from madoguchi.people.shapes import Viewer

from .actions import hold
from .answering import spoken_in
from .caring import vexed
from .dialogue import remembering, turning
from .dialogue.shapes import Heard, Move, Wish, restored, stored
from .models import Dialogue
from .wanting import wanted
from .wishes import wants_person

SUGGESTION = ("tool", "product-suggestion")


def wish_in(text: str, *, language: str) -> Wish | None:
    """What a message asks for; None where it asks for nothing that we can do, or for a person."""
    return None if wants_person(text) else wanted(text, spoken_in(text, language))


def move_on(*, to: Brief, message_id: int, text: str, wish: Wish | None) -> Move | None:
    """What the assistant does upon a message, and keep it; None when it is for the articles, or for people.

    Inside the turn's transaction.
    """
    dialogue = hold(conversation_id=to.id)
    talks = restored(dialogue.talks)
    if wish and (wish.kind, wish.ref) == SUGGESTION and vexed(dialogue):
        wish = None
    shown = remembering.still_meant(dialogue.shown, core.now())
    if not (talks or wish or shown):
        return None
    spoken = to.language if talks else spoken_in(text, to.language)
    with override(spoken):
        heard = replace(_heard(to, message_id, text, spoken), shown=shown)
        if wants_person(text) and not turning.offered(talks, heard):
            return None
        return _kept(dialogue, turning.take(talks, heard, wish))


Listening = Literal["", "proof", "field", "yes", "done", "offer"]
"""What the assistant listens for: as the talk under way waits, or a yes to the offer of a person."""


def listening(conversation_id: int) -> Listening:
    """What is waited for now, as a caller is told; "" for anything."""
    dialogue = Dialogue.objects.filter(pk=conversation_id).first()
    if dialogue is None:
        return ""
    if talks := restored(dialogue.talks):
        return talks[0].waits
    last = dialogue.steps.order_by("-pk").values_list("outcome", flat=True).first()
    return "offer" if last == "unknown" else ""


def remind(*, to: Brief, message_id: int, understood: bool) -> Move | None:
    """What was asked before something else was talked about; None when nothing was."""
    dialogue = hold(conversation_id=to.id)
    with override(to.language):
        heard = _heard(to, message_id, "", to.language)
        return _kept(dialogue, turning.reminded(restored(dialogue.talks), heard, understood=understood))


def ask_again(*, to: Brief, message_id: int) -> Move | None:
    """Her words were no answer to what was asked, and no question: what was asked, once more; None when
    nothing was.
    """
    dialogue = hold(conversation_id=to.id)
    with override(to.language):
        heard = _heard(to, message_id, "", to.language)
        move = turning.reminded(restored(dialogue.talks), heard, understood=False, sorry=True)
        return _kept(dialogue, move) if move and (move.said or move.person) else None


def lead_through(*, to: Brief, message_id: int, article_id: int) -> Move | None:
    """Go through a troubleshooting article that was just shown; None for any other article."""
    dialogue = hold(conversation_id=to.id)
    with override(to.language):
        heard = _heard(to, message_id, "", to.language)
        return _kept(dialogue, turning.led_through(restored(dialogue.talks), heard, article_id))


def go_on_proven(*, to: Brief) -> Move | None:
    """She has just shown who she is; None when nothing waited for it."""
    dialogue = hold(conversation_id=to.id)
    with override(to.language):
        return _kept(dialogue, turning.proven(restored(dialogue.talks), _heard(to, to.id, "", to.language)))


def _heard(to: Brief, number: int, text: str, spoken: str) -> Heard:
    return Heard(text, number, Viewer("customer", customer_id=to.customer_id), spoken)


def _kept(dialogue: Dialogue, move: Move | None) -> Move | None:
    if move is not None:
        dialogue.talks = stored(move.talks)
        dialogue.shown = remembering.with_new(dialogue.shown, move.things, core.now())
        dialogue.save(update_fields=["talks", "shown"])
    return move
