"""A message that a service takes only in pieces: what has gone out is not sent a second time."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from madoguchi.conversations.shapes import Outgoing

from .shapes import Broken, Route, SendingTrouble, Sent, Temporary

Piece = TypeVar("Piece")


def send_pieces(
    route: Route,
    outgoing: Outgoing,
    pieces: Sequence[Piece],
    send_one: Callable[[Piece], str],
    *,
    how: str = "",
) -> Sent:
    """Send one after the other; `send_one` returns what the service calls it.

    When one fails for now, the route remembers how many have gone under this key, and the next try goes on
    there. Raises what `send_one` raises.
    """
    name = f"went:{outgoing.key}"
    before = list(route.data.get(name, ()))
    ids = list(before)
    for piece in pieces[len(ids) :]:
        try:
            ids.append(send_one(piece))
        except SendingTrouble as trouble:
            lasts = isinstance(trouble, Temporary | Broken)
            if ids:
                trouble.data = {name: ids if lasts else None}
            raise
    return Sent(tuple(ids), how=how, units=len(pieces), data={name: None} if before else {})
