"""Who changed which row: written by database triggers, so that nothing escapes.

`@tracked()` on a model makes a table of all its versions; `acting(actor)` says who acts.
"""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from typing import Any, TypeVar

import pghistory
from django.db import OperationalError, models
from django.http import HttpRequest, HttpResponse
from pghistory import runtime

from .shapes import Actor
from .unavailable import unavailable

M = TypeVar("M", bound=type[models.Model])
SAFE = frozenset(("GET", "HEAD", "OPTIONS"))


def tracked(*, exclude: Iterable[str] = ()) -> Callable[[M], M]:
    """Keep every version of the model's rows (insert, update, delete) without the columns in `exclude`.

    The versions lie in `<model>_event`, each with its label, time and the actor. Leave out what erasure
    could not reach: texts of customers, tokens, passwords.
    """
    decorate: Callable[[M], M] = pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        exclude=list(exclude) or None,
        obj_field=pghistory.ObjForeignKey(related_name="versions", related_query_name="+"),
        context_field=pghistory.ContextJSONField(),
        context_id_field=None,  # type: ignore[arg-type]
    )
    return decorate


def acting(actor: Actor) -> AbstractContextManager[Any]:
    """Changes of tracked rows within this block are written to the account of `actor`.

    Put it around the transaction: PostgreSQL keeps the actor until the transaction ends.
    """
    context: AbstractContextManager[Any] = pghistory.context(actor_kind=actor.kind, actor_id=actor.id)
    return context


def somebody_acts() -> bool:
    """Whether this thread is within `acting`: then every statement that writes says who."""
    return bool(getattr(runtime._tracker, "value", None))


class ActorMiddleware:
    """Writes changes in a signed-in request to the account that makes them.

    A visitor's request is left alone: it touches no tracked row, and the context costs time per statement.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            account = request.session.get("_auth_user_id") if request.method not in SAFE else None
        except OperationalError:
            return unavailable()
        if account is None:
            return self.get_response(request)
        with pghistory.context(actor_kind="account", actor_id=int(account)):
            return self.get_response(request)
