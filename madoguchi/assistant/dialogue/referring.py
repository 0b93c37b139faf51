"""Which of what was just shown a message means: 「一番高いのは」「2番目のは？」「それはいつ届きますか」.

What is pointed at in so many words is taken; what a look-up or a task would have to ask for is taken from
what was shown last, as long as her words name nothing of their own.
"""

from collections.abc import Sequence
from dataclasses import replace

from madoguchi.core import api as core
from madoguchi.language import api as language

from .. import referring_words as words
from .answers import called, has_number
from .shapes import Heard, Thing, Wish

ALONE = 20  # letters of a question that says nothing of what it is about
LONGEST = 60  # letters of a message that points at something
SHORT = 30  # letters of one that only chooses among what was listed

Shown = Sequence[Sequence[Thing]]


def followed(heard: Heard, wish: Wish | None) -> tuple[Wish | None, str]:
    """What a message wishes in the light of what was just shown, and the number it means; "" for none."""
    if not heard.shown or len(heard.text) > LONGEST or has_number(heard.text):
        return wish, ""
    thing = pointed_at(heard.shown, heard.text)
    if thing is None and not words.ANOTHER.search(heard.text):
        thing = _last(heard.shown)
    if thing is None:
        return wish, ""
    return _about(thing, heard, wish)


def pointed_at(shown: Shown, text: str) -> Thing | None:
    """The thing that is pointed at in so many words; None where nothing is."""
    plain = language.normalise(text)
    listed = next((group for group in shown if len(group) > 1), ())
    if listed and len(plain) <= SHORT:
        found = _extreme(listed, plain) or _placed(listed, plain) or _other(listed, _last(shown), plain)
        found = found or _called(listed, plain)
        if found:
            return found
    pointing = words.POINTING.search(plain)
    if pointing is None:
        return None
    named = pointing["noun"] or pointing["noun_en"] or ""
    kinds = next((kinds for noun, kinds in words.NOUNS if noun.fullmatch(named)), ())
    alone = [group[0] for group in shown if len(group) == 1]
    return next((one for one in alone if not named or one.kind in kinds), None)


def _about(thing: Thing, heard: Heard, wish: Wish | None) -> tuple[Wish | None, str]:
    """What is asked of a thing: the wish where it takes such a thing, else what the look-up tells of it."""
    plain = language.normalise(heard.text)
    if wish and wish.kind == "tool" and wish.ref in words.TAKEN_BY[thing.kind]:
        hers = thing.kind != "product"
        return (wish, "") if hers and words.LISTING.search(plain) else (wish, thing.value)
    if wish and wish.kind == "task" and wish.ref in words.DONE_WITH.get(thing.kind, ()):
        return wish, thing.value
    if thing.kind == "bill" and wish is None and words.PAYS.search(plain):
        return Wish("task", words.PAY), thing.value
    other = wish.kind if wish else ""
    if words.HOW.search(plain) or other == "task" or (other == "tool" and not _asks_of_it(thing, plain)):
        return wish, ""
    chosen = pointed_at([group for group in heard.shown if len(group) > 1], heard.text) == thing
    if chosen or _is_a_detail(thing, heard, plain):
        tool = words.WHEN_TOOL if thing.kind == "order" and words.WHEN.search(plain) else thing.tool
        now = wish or Wish("tool", tool)
        return replace(now, kind="tool", ref=tool, later=(), besides=()), thing.value
    return wish, ""


def _asks_of_it(thing: Thing, plain: str) -> bool:
    """Whether a word points, and what is asked is what the look-up of the thing tells: "when is it due?"."""
    return bool(words.POINTING.search(plain) and words.DETAILS[thing.kind].search(plain))


def _is_a_detail(thing: Thing, heard: Heard, plain: str) -> bool:
    """Whether the look-up of the thing answers a question. One that does not point at it must be short."""
    if not (language.asks(heard.text) and words.DETAILS[thing.kind].search(plain)):
        return False
    short = len(plain) <= (ALONE * 2 if plain.isascii() else ALONE)
    return short or pointed_at(heard.shown, heard.text) is not None


def _last(shown: Shown) -> Thing | None:
    """What was talked about last; None where several were listed last."""
    return shown[0][0] if shown and len(shown[0]) == 1 else None


def _extreme(listed: Sequence[Thing], plain: str) -> Thing | None:
    """The dearest, the cheapest, the newest, the oldest."""
    for pattern, measure, most in words.EXTREMES:
        known = [one for one in listed if getattr(one, measure)]
        if pattern.search(plain) and len(known) > 1:
            return sorted(known, key=lambda one: getattr(one, measure), reverse=most)[0]
    return None


def _placed(listed: Sequence[Thing], plain: str) -> Thing | None:
    """The second, the last."""
    for one in language.entities(plain, core.now()):
        if one.kind == "choice" and one.value.lstrip("-").isdecimal():
            at = int(one.value)
            if 1 <= abs(at) <= len(listed):
                return listed[at - 1 if at > 0 else at]
    return None


def _called(listed: Sequence[Thing], plain: str) -> Thing | None:
    """The one of them that is called by a word of its own: 「定期便のほう」."""
    at = called([one.name for one in listed], plain) if words.ONE_OF_THEM.search(plain) else None
    return None if at is None else listed[at]


def _other(listed: Sequence[Thing], last: Thing | None, plain: str) -> Thing | None:
    """Of two the one that was not talked about last."""
    others = [one for one in listed if last is None or one.value != last.value]
    return others[0] if last and len(others) == 1 and words.THE_OTHER.search(plain) else None
