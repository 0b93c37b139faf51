"""/api/v1/assistant/turns: the assistant on the telephone, as text."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_noop as _
from ninja import Router

from .. import call_schemas as schemas
from .. import calling, sounding
from ..shapes import TALK
from .entry import Token, holder, refusals

router = Router(tags=["Assistant"])


@router.post(
    "/assistant/turns",
    auth=Token(TALK),
    response={200: schemas.Turn, **refusals(404, 413)},
    url_name="turns",
    summary=_("Say what a caller said"),
    description=_(
        "The same assistant as in the chat, for a telephone system: it answers from the articles and does"
        " what customers can do themselves, with short sentences to be read aloud and digits to choose."
        " Nothing of hers is said or done before she has proven who she is by a code to her mailbox. Instead"
        " of an `Idempotency-Key` it goes by `client_id`. Recordings go in (`audio`) and out (`speak`) where"
        " `/assistant/voice` says so; elsewhere it is text."
    ),
)
def turn(request: HttpRequest, given: schemas.NewTurn) -> Any:
    """Say what a caller said."""
    return calling.turn(holder(request), given)


@router.get(
    "/assistant/voice",
    auth=Token(TALK),
    response={200: schemas.Voice, **refusals()},
    url_name="voice",
    summary=_("Which recordings are understood and made"),
    description=_(
        "Speech is an extra that is installed on the server or not, and recognition needs a model of the"
        " company's own: here stands what this installation hears and speaks."
    ),
)
def voice(request: HttpRequest) -> Any:
    """Which recordings are understood and made."""
    return sounding.possible()
