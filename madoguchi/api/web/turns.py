"""/api/v1/assistant/turns: the assistant on the telephone, as text."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_noop as _
from ninja import Router

from .. import call_schemas as schemas
from .. import calling
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
        " Nothing of hers is said or done before she has proven who she is by a code to her mailbox. Instead of"
        " an `Idempotency-Key` it goes by `client_id`."
    ),
)
def turn(request: HttpRequest, given: schemas.NewTurn) -> Any:
    """Say what a caller said."""
    return calling.turn(holder(request), given)
