"""What is being done for a customer in words: read from and kept with her conversation's dialogue."""

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Literal

from django.utils.translation import override

from madoguchi.conversations.shapes import Brief
from madoguchi.core import api as core
from madoguchi.people.shapes import Viewer

from .actions import hold
from .answering import spoken_in
from .caring import vexed
from .dialogue import remembering, turning
from .dialogue.shapes import Heard, Move, Talk, Wish, restored, stored
from .models import Dialogue, Step
from .shapes import Turn
from .standing import tried_in_vain
from .wanting import wanted
from .wishes import wants_person

SUGGESTION = ("tool", "product-suggestion")


def wish_in(text: str, *, language: str) -> Wish | None:
    """What a message asks for; None where it asks for nothing that we can do, or for a person."""
    return None if wants_person(text) else wanted(text, spoken_in(text, language))


def move_on(turn: Turn, *, to: Brief, wish: Wish | None) -> Move | None:
    """What the assistant does upon a message, and keep it; None when it is for the articles, or for people.

    This and what follows inside the turn's transaction.
    """
    if wish and (wish.kind, wish.ref) == SUGGESTION and vexed(to.id):
        wish = None
    if turn.tried and tried_in_vain(turn.words):
        wish = None
    if not (turn.talks or wish or turn.shown):
        return None
    spoken = to.language if turn.talks else spoken_in(turn.words, to.language)
    with override(spoken):
        heard = replace(_heard(to, turn.message_id, turn.words, spoken), shown=turn.shown)
        if wants_person(turn.words) and not turning.offered(turn.talks, heard):
            return None
        return _kept(to, turn.talks, turning.take(turn.talks, heard, wish))


_LISTENING = f"""
SELECT talks, (SELECT outcome FROM {Step._meta.db_table} WHERE dialogue_id = conversation_id
               ORDER BY id DESC LIMIT 1)
FROM {Dialogue._meta.db_table} WHERE conversation_id = %s
"""
Listening = Literal["", "proof", "field", "yes", "done", "offer"]
"""What the assistant listens for: as the talk under way waits, or a yes to the offer of a person."""


def listening(conversation_id: int) -> Listening:
    """What is waited for now, as a caller is told; "" for anything."""
    with core.prepared() as cursor:
        cursor.execute(_LISTENING, (conversation_id,))
        kept, outcome = cursor.fetchone() or ("[]", "")
    if talks := restored(json.loads(kept)):
        return talks[0].waits
    return "offer" if outcome == "unknown" else ""


def remind(turn: Turn, *, to: Brief, understood: bool) -> Move | None:
    """What was asked before something else was talked about; None when nothing was."""
    if not turn.talks:
        return None
    with override(to.language):
        heard = _heard(to, turn.message_id, "", to.language)
        return _kept(to, turn.talks, turning.reminded(turn.talks, heard, understood=understood))


def ask_again(turn: Turn, *, to: Brief) -> Move | None:
    """Her words were no answer to what was asked, and no question: what was asked, once more; None when
    nothing was.
    """
    if not turn.talks:
        return None
    with override(to.language):
        heard = _heard(to, turn.message_id, "", to.language)
        move = turning.reminded(turn.talks, heard, understood=False, sorry=True)
        return _kept(to, turn.talks, move) if move and (move.said or move.person) else None


def lead_through(turn: Turn, *, to: Brief, article_id: int) -> Move | None:
    """Go through a troubleshooting article that was just shown; None for any other article."""
    with override(to.language):
        heard = _heard(to, turn.message_id, "", to.language)
        return _kept(to, turn.talks, turning.led_through(turn.talks, heard, article_id))


def go_on_proven(*, to: Brief) -> Move | None:
    """She has just shown who she is; None when nothing waited for it."""
    talks = restored(hold(conversation_id=to.id).talks)
    with override(to.language):
        return _kept(to, talks, turning.proven(talks, _heard(to, to.id, "", to.language)))


def _heard(to: Brief, number: int, text: str, spoken: str) -> Heard:
    return Heard(text, number, Viewer("customer", customer_id=to.customer_id), spoken)


def _kept(to: Brief, before: Sequence[Talk], move: Move | None) -> Move | None:
    """Keep what a move leaves under way, where that differs from what was; `before`: what is kept now."""
    if move is None:
        return None
    kept: dict[str, Any] = {} if move.talks == tuple(before) else {"talks": stored(move.talks)}
    if move.things:
        shown = hold(conversation_id=to.id).shown
        kept["shown"] = remembering.with_new(shown, move.things, core.now())
    if kept:
        Dialogue.objects.filter(pk=to.id).update(**kept)
    return move
