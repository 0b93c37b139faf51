"""Whose turn a message is: the task under way, another wish, or a question for the articles."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from . import carrying, flowing, looking_up, referring, saying
from . import waiting as waiting_turns
from .answers import asks_why
from .shapes import Carrier, Heard, Move, Talk, Wish

CARRIERS: Mapping[str, Carrier] = {"task": carrying, "tool": looking_up, "flow": flowing}

MOST_BEHIND = 3
"""So many tasks can wait while another one is talked about."""
UNANSWERED = 2
"""So often a question is put again after words that were no answer; then people are offered."""


def take(talks: Sequence[Talk], heard: Heard, wish: Wish | None) -> Move | None:
    """The move for one message; None when it is for the articles. `wish`: what it asks for."""
    wish = wish if wish and wish.kind in CARRIERS else None
    now, behind = (talks[0], tuple(talks[1:])) if talks else (None, ())
    if now is not None and now.waits == "proof" and asks_why(heard.text):
        return Move((saying.why_prove(CARRIERS[now.kind].title(now)),), tuple(talks))
    if now is not None:
        move = CARRIERS[now.kind].go_on(now, heard, free=wish is None or _is(now, wish))
        if move is not None:
            return _then(move, behind, heard, now)
    wish, about = referring.followed(heard, wish)
    if wish is None or (now is not None and _is(now, wish) and now.waits != "done"):
        return None
    waiting = (now, *behind) if now is not None and now.waits != "done" else behind
    later = waiting_turns.queued(wish.later, heard)
    move = CARRIERS[wish.kind].begin(wish.ref, replace(heard, text=wish.said or heard.text, about=about))
    if later:
        titles = [CARRIERS[one.kind].title(one) for one in (*waiting_turns.queued([wish], heard), *later)]
        move = waiting_turns.named(move, titles[0], titles[1:])
    return _then(move, (*later, *waiting[:MOST_BEHIND]), heard)


def offered(talks: Sequence[Talk], heard: Heard) -> bool:
    """Whether her words are an answer that a flow has just offered, such as 「担当者に相談する」."""
    if not talks or talks[0].kind != "flow":
        return False
    asked = flowing.again(talks[0], heard)
    return bool(asked) and heard.text.strip() in [option.label for option in asked.options]


def proven(talks: Sequence[Talk], heard: Heard) -> Move | None:
    """She has shown who she is; None when nothing waited for it."""
    if not talks or talks[0].waits != "proof":
        return None
    return _then(CARRIERS[talks[0].kind].proven(talks[0], heard), tuple(talks[1:]), heard, talks[0])


def led_through(talks: Sequence[Talk], heard: Heard, article_id: int) -> Move | None:
    """An article that leads step by step is gone through, where nothing else is under way; None otherwise."""
    under_way = [talk for talk in talks if talk.waits != "done"]
    return None if under_way else flowing.lead_through(article_id, heard)


def reminded(
    talks: Sequence[Talk], heard: Heard, *, understood: bool, sorry: bool = False
) -> Move | None:  # fmt: skip
    """After words that were no answer: what was asked, once more; None when nothing was.

    understood: they were answered otherwise. Where they were not, so often and no further.
    sorry: nothing else was said to them, so this says that they were not understood.
    """
    if not talks:
        return None
    now = talks[0] if understood else replace(talks[0], tries=talks[0].tries + 1)
    if now.tries > UNANSWERED:
        return Move((), tuple(talks[1:]), person=True)
    again = CARRIERS[now.kind].again(now, heard)
    said = (again,) if again else ()
    return Move(saying.led_in(saying.not_understood(), said) if sorry and said else said, (now, *talks[1:]))


def _is(talk: Talk, wish: Wish) -> bool:
    return (talk.kind, talk.ref) == (wish.kind, wish.ref)


def _then(move: Move, behind: tuple[Talk, ...], heard: Heard, ended: Talk | None = None) -> Move:
    """When something has come to its end, go back to what waited behind it. ended: what was talked about."""
    if move.talks and move.talks[0].waits != "done":
        return replace(move, talks=(*move.talks, *behind))
    if not behind or move.person:
        return replace(move, talks=move.talks or behind)
    if behind[0].waits == "other":
        return _led_on(move, behind, heard, ended)
    if behind[0].waits == "turn":
        begun = _then(waiting_turns.begun(behind[0], heard, CARRIERS), behind[1:], heard)
        return _both(move, begun)
    carrier = CARRIERS[behind[0].kind]
    said = carrier.again(behind[0], heard)
    asked = saying.led_in(saying.back_to(carrier.title(behind[0])), (said,) if said else ())
    return replace(move, said=(*move.said, *asked), talks=behind)


def _led_on(move: Move, behind: tuple[Talk, ...], heard: Heard, ended: Talk | None) -> Move:
    """A flow goes on after the task that it called; where that was its end, it can still be taken back."""
    onward = flowing.after(behind[0], heard, ended)
    onward = _then(
        replace(onward, talks=onward.talks or (() if behind[1:] else move.talks)), behind[1:], heard
    )
    return _both(move, onward)


def _both(first: Move, then: Move) -> Move:
    """What is said and shown in both, and what is under way after the second."""
    return replace(
        then, said=(*first.said, *then.said), shown=(*first.shown, *then.shown),
        things=(*first.things, *then.things),
    )  # fmt: skip
