"""What several pages need to know of the request: the reader's language, and the act that can be undone."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language

from ..intents.teaching import Undo

HELD = "assistant_undo"


def reader_of(request: HttpRequest) -> str:
    """Japanese or English, as the page is shown."""
    return "en" if (get_language() or "ja").startswith("en") else "ja"


def hold_undo(request: HttpRequest, act: Undo, words: str, back: str) -> None:
    """Remember the latest act of this session, so that it can be undone where it was done."""
    if act.before:
        request.session[HELD] = {"act": act.stored(), "words": words, "back": back}


def undo_of(request: HttpRequest) -> dict[str, Any] | None:
    """The latest act, on the page where it was done."""
    held = request.session.get(HELD)
    return held if held and held["back"] == request.path else None


def take_undo(request: HttpRequest) -> dict[str, Any] | None:
    """The latest act, which is forgotten with that."""
    found: dict[str, Any] | None = request.session.pop(HELD, None)
    return found
