"""Callers, for a telephone system: one utterance comes in, what is read to her goes out.

A call is named by a reference that only the token which began it can use, and only for some hours. Whoever
begins a call is nobody yet: who she is, she shows by a code to her mailbox, within the call.
"""

from collections.abc import Sequence
from typing import Any

from django.core import signing
from django.utils.crypto import salted_hmac
from django.utils.translation import override

from madoguchi.assistant import api as assistant
from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import Brief, InboundMessage, MessageShape
from madoguchi.core import api as core
from madoguchi.journeys import talk_by_voice
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

from . import call_schemas as schemas
from . import sounding
from .problems import Problem
from .shapes import TokenShape

Answered = tuple[Brief, tuple[MessageShape, ...], assistant.voice.Listening]
SALT = "madoguchi.api.calls"
HOURS = 6
"""So long a call may last."""
TURNS_A_MINUTE = 40
"""Of one call; how many calls there are, the token's own allowance bounds."""


def turn(token: TokenShape, given: schemas.NewTurn) -> dict[str, Any]:
    """One turn of a call. Raises Problem."""
    here = _call(token, given.conversation) if given.conversation else None
    if here and not core.allow(f"call:{here.id}", limit=TURNS_A_MINUTE, seconds=60):
        raise Problem(429, "too_many")
    heard = sounding.heard(given)
    now, lines, listening = _spoke(token, given, here, given.digits or given.utterance or heard)
    told = _told(token, now, lines, _asked(now, listening, given.caller)) | {"heard": heard}
    return sounding.spoken(told, kind=given.speak, spoken_in="ja" if now.language == "ja" else "en")


def _spoke(token: TokenShape, given: schemas.NewTurn, here: Brief | None, words: str) -> Answered:
    """What she said goes its way; the call as it stands then, what was said to her, what is listened for."""
    if here and assistant.voice.asks_again(words) and (last := _said(here)):
        return here, last, assistant.listening(here.id)
    message = InboundMessage(
        customer_id=here.customer_id if here else _somebody(token, given),
        channel="voice", text=words, client_id=given.client_id, language=given.language,
        conversation_id=here.id if here else None,
    )  # fmt: skip
    try:
        received, listening = talk_by_voice.turn(
            message, last=lambda: _said(here) if here else (), caller=given.caller
        )
    except conversations.ConversationUnknown:
        raise Problem(404, "not_found") from None
    except conversations.NotPossible as refused:
        raise Problem(422, "invalid", refused.reason) from None
    now = conversations.brief(received.conversation_id)
    if now is None:
        raise Problem(404, "not_found")
    return now, _said(now, received.sequence), listening


def _call(token: TokenShape, reference: str) -> Brief:
    try:
        token_id, conversation_id = signing.loads(reference, salt=SALT, max_age=HOURS * 3600)
    except (signing.BadSignature, ValueError, TypeError):
        raise Problem(404, "not_found") from None
    here = conversations.brief(conversation_id) if token_id == token.id else None
    if here is None:
        raise Problem(404, "not_found")
    return here


def _somebody(token: TokenShape, given: schemas.NewTurn) -> int:
    secret = visitor_token(token.id, given.client_id)
    return people.start_visitor(locale=given.language, token=secret).customer_id


def visitor_token(token_id: int, client_id: str) -> str:
    """Names the visitor of a call by its first utterance: sent again, it is the same call."""
    return salted_hmac(SALT, f"{token_id}:{client_id}", algorithm="sha256").hexdigest()


def _asked(here: Brief, listening: assistant.voice.Listening, caller: str) -> assistant.voice.Listening:
    """What is listened for; no figures where she is asked for her address first."""
    if listening == "proof" and not (caller or people.awaited_address(here.customer_id)):
        return ""
    return listening


def _told(
    token: TokenShape, here: Brief, lines: Sequence[MessageShape], listening: assistant.voice.Listening
) -> dict[str, Any]:
    said = assistant.voice.speech(lines, here, listening)
    return {
        "conversation": signing.dumps([token.id, here.id], salt=SALT), "number": here.number,
        "text": said.text, "sentences": list(said.sentences), "waits_for": said.waits_for,
        "digits": said.digits, "state": said.state,
    }  # fmt: skip


def _said(here: Brief, sequence: int | None = None) -> tuple[MessageShape, ...]:
    """What was said to her upon one message, else upon her last one, before she spoke again."""
    with override(here.language):
        return conversations.said_upon(Viewer("customer", customer_id=here.customer_id), here.id, sequence)
