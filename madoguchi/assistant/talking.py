"""What is being done for a customer in words: read from and kept with her conversation's dialogue."""

from django.utils.translation import override

from madoguchi.people.shapes import Viewer

from .actions import hold
from .answering import spoken_in
from .dialogue import turning
from .dialogue.shapes import Heard, Move, restored, stored
from .models import Dialogue
from .understanding import wished
from .wishes import wants_person


def move_on(
    *, conversation_id: int, message_id: int, customer_id: int, text: str, language: str
) -> Move | None:
    """What the assistant does upon a message, and keep it; None when it is a question for the articles.

    Inside the turn's transaction. What she asks a person for is never taken as an answer.
    """
    dialogue = hold(conversation_id=conversation_id)
    talks = restored(dialogue.talks)
    if wants_person(text):
        return None
    heard = _heard(customer_id, message_id, text, spoken_in(text, language) if not talks else language)
    with override(heard.language):
        move = turning.take(talks, heard, wished(text, heard.language))
    return _kept(dialogue, move)


def remind(
    *, conversation_id: int, message_id: int, customer_id: int, language: str, understood: bool
) -> Move | None:
    """What was asked before something else was talked about; None when nothing was."""
    dialogue = hold(conversation_id=conversation_id)
    with override(language):
        heard = _heard(customer_id, message_id, "", language)
        move = turning.reminded(restored(dialogue.talks), heard, understood=understood)
    return _kept(dialogue, move)


def go_on_proven(*, conversation_id: int, customer_id: int, language: str) -> Move | None:
    """She has just shown who she is; None when nothing waited for it."""
    dialogue = hold(conversation_id=conversation_id)
    with override(language):
        heard = _heard(customer_id, conversation_id, "", language)
        move = turning.proven(restored(dialogue.talks), heard)
    return _kept(dialogue, move)


def _heard(customer_id: int, number: int, text: str, language: str) -> Heard:
    return Heard(text, number, Viewer("customer", customer_id=customer_id), language)


def _kept(dialogue: Dialogue, move: Move | None) -> Move | None:
    if move is not None:
        dialogue.talks = stored(move.talks)
        dialogue.save(update_fields=["talks"])
    return move
