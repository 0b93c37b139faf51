"""Something is looked up in words: which one it is about is asked where it is not clear, then it is said.

The look-up's own declaration decides everything. What was said stays at hand, so that a press on what is
useful next begins it for the same order, bill or product.
"""

import re
from dataclasses import asdict, replace

from django.utils.translation import gettext as _

from .. import tools
from ..tools import Ask, Found, Onward
from . import carrying, referring, saying
from .answers import leaves, number_not_among, presses, value_in
from .asking import MOST_OPTIONS
from .shapes import AGAIN, Heard, Move, Option, Said, Talk, Thing

TRIES = 2
"""How often it is asked again before people are offered."""
MOST_NAMED = 30  # letters of an answer that names one of them
_ASKS = re.compile(r"[?？]|か[。.]?$")


def begin(ref: str, heard: Heard, *, proven: bool = False) -> Move:
    """Look it up, as far as her words say what is meant."""
    given = {"text": heard.text, "number": heard.number, "last": heard.about}
    return _look(Talk(ref, "field", kind="tool", given=given), heard)


def go_on(talk: Talk, heard: Heard, *, free: bool = True) -> Move | None:
    """The answer which one it is about, or a press on what is useful next; None for anything else."""
    if talk.waits == "done":
        return _onward(talk, heard)
    if leaves(heard.text):
        return Move((saying.left(),))
    if talk.waits != "field":
        return None
    asked = _asked(talk, heard)
    if not isinstance(asked, Ask):
        return _look(talk, heard)
    value = _value(asked, heard.text, free) or _pointed_at(asked, heard.text)
    return _look(replace(talk, values={**talk.values, talk.asked: value}), heard) if value else None


def _value(asked: Ask, text: str, free: bool) -> str:
    """What her words choose: by press, place, number or, in a few words that ask nothing, by name."""
    chosen = value_in(asked.input, asked.choices, text) or number_not_among(asked.choices, text)
    if chosen or not free or len(text) > MOST_NAMED or _ASKS.search(text):
        return str(chosen or "")
    named = tools.named_among(asked.choices, text)
    return named[0].value if len(named) == 1 else ""


def _pointed_at(asked: Ask, text: str) -> str:
    """What her words point at: 「一番高いのは」."""
    found = referring.pointed_at([_things(asked)], text)
    return found.value if found else ""


def _things(asked: Ask) -> tuple[Thing, ...]:
    return tuple(
        Thing(asked.input.name, one.value, "", one.worth, one.day.isoformat() if one.day else "", one.label)
        for one in asked.choices
    )


def _field(ref: str) -> str:
    """By which a look-up takes what it is about."""
    return tools.tool(ref).inputs[0].name


def proven(talk: Talk, heard: Heard) -> Move:
    """She has shown who she is: what waited for it is looked up for her own words."""
    return _look(talk, _first(talk, heard))


def again(talk: Talk, heard: Heard) -> Said | None:
    """Which one it is about, asked once more, or who she is."""
    if talk.waits == "proof":
        return saying.prove(title(talk))
    asked = _asked(talk, heard) if talk.waits == "field" else None
    return question(asked) if isinstance(asked, Ask) else None


def title(talk: Talk) -> str:
    """What is looked up."""
    return str(tools.tool(talk.ref).title)


def question(asked: Ask) -> Said:
    """Which one of them, to be pressed or named."""
    text = _("Please choose: %(label)s") % {"label": asked.input.label}
    if not asked.choices:
        text = _("Please tell me: %(label)s") % {"label": asked.input.label}
    options = tuple(Option(one.label, one.note) for one in asked.choices[:MOST_OPTIONS])
    return Said(f"{asked.why}\n{text}" if asked.why else text, options=options)


def told(found: Found) -> Said:
    """What was found, with its card and what is useful next."""
    return Said(
        found.text, options=tuple(Option(one.label) for one in found.options), facts=found.lines,
        link=found.link, thing=found.card.as_json() if found.card else {},
        way=tuple(asdict(step) for step in found.way),
    )  # fmt: skip


def _first(talk: Talk, heard: Heard) -> Heard:
    """Her words and the message with which it began."""
    return replace(heard, text=str(talk.given["text"]), number=int(talk.given["number"]))


def _asked(talk: Talk, heard: Heard) -> Found | Ask:
    """What is asked now: the same as before, unless what is hers has changed meanwhile."""
    first = _first(talk, heard)
    values = {**talk.values, talk.asked: ""} if talk.asked else talk.values
    return tools.look(
        talk.ref, heard.viewer, values, heard.language, said=first.text, message_id=first.number
    )


def _look(talk: Talk, heard: Heard) -> Move:
    told_before = {"said": str(talk.given["text"]), "last": str(talk.given.get("last", ""))}
    try:
        found = tools.look(
            talk.ref, heard.viewer, talk.values, heard.language, message_id=heard.number, **told_before
        )
    except tools.ToolUnknown:
        return Move((saying.not_here(),))
    except tools.ProofNeeded:
        return Move((saying.prove(title(talk)),), (replace(talk, waits="proof"),))
    if isinstance(found, Found):
        return Move((told(found),), _kept(talk, found), things=(found.things,) if found.things else ())
    return _ask(talk, found)


def _ask(talk: Talk, asked: Ask) -> Move:
    """Ask which one; a number that is not hers counts as a try, and the third brings people."""
    tries = talk.tries + (1 if asked.why else 0)
    if tries > TRIES or (asked.why and not asked.choices):
        return Move((saying.give_up(asked.why),))
    again = replace(talk, waits="field", asked=asked.input.name, tries=tries, values={})
    asks = f"{AGAIN if asked.why else ''}{talk.ref}.{talk.given['number']}.{asked.input.name}"
    return Move((replace(question(asked), asks=asks),), (again,))


def _kept(talk: Talk, found: Found) -> tuple[Talk, ...]:
    """What can be pressed now, as long as nothing else is talked about."""
    if not found.options:
        return ()
    given = {**talk.given, "onward": [asdict(one) for one in found.options]}
    return (replace(talk, waits="done", asked="", values={}, given=given),)


def _onward(talk: Talk, heard: Heard) -> Move | None:
    """Begin what she presses, or names by its words, for what was talked about."""
    for row in talk.given.get("onward", ()):
        one = Onward(**row)
        if presses(heard.text, one.label):
            return _began(one, heard)
    return None


def _began(one: Onward, heard: Heard) -> Move:
    named = replace(heard, text=f"{heard.text} {one.number}".strip())
    if one.kind == "task":
        return carrying.begin(one.ref, named)
    given = {"text": heard.text, "number": heard.number}
    return _look(
        Talk(one.ref, "field", kind="tool", given=given, values={_field(one.ref): one.number}), heard
    )
