"""What a customer's words say to a question: which of the choices, yes or no, keep it, leave it."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Any

from madoguchi.core import api as core
from madoguchi.language import api as language
from madoguchi.tasks.shapes import Choice, Field

from ..wishes import fold_english, fold_japanese
from .meaning import meant
from .when import day_in, time_in

LEAST_NAMED = 2  # letters of a label that is recognised inside a sentence
_SAME = re.compile(
    r"^(?:この|その|今の)?(?:まま|ままで|同じ|変更なし|変わりません|keep it|the same|no change|as it is)"
    r"(?:で|です|でいいです|で大丈夫です|で(?:お願い|おねがい)します|please)*[。.!]*$"
)
_BACK = re.compile(
    r"取り?消[すしせ]|元に?(?:戻|もど)|とりけ[すし]|なかったことに|take (?:it|that) back|undo|revert"
)
_BACK_NOT = re.compile(r"(?:取り?消|とりけ|戻)さない|(?:don'?t|do not) (?:take|undo|revert)")
_WHY = re.compile(
    r"^(?:え|は|ん|あの|すみません|いや|でも|えっと|ちょっと)*、?(?:それ(?:は|って)|これ(?:は|って)|そもそも)?、?"
    r"(?:なぜ|何故|なんで|何で(?!す)|どうして|どういうこと|何のため|なんのため)[^。]{0,24}[。?？!！]*$"
    r"|^(?:(?:but|sorry|wait|um|hm+|and|huh)[,.?!]* )*(?:why\b|what for\b|how come\b"
    r"|what is (?:this|that) for)[^.]{0,40}[?.!]*$"
)
_NEED = re.compile(r"いらな|要らな|いりません|要りません|必要|不要|\b(?:need|want|use)\b", re.IGNORECASE)
_SENTENCES = re.compile(r"[。．.!！?？\n]+")
_CHANGED = re.compile(r"やっぱ|やはり|actually|never ?mind|on second thought", re.IGNORECASE)
_LONG_NUMBERS = re.compile(r"\d[\d-]{4,}\d")
_NUMBERS = re.compile(r"\d+")
_ONLY_NUMBERS = re.compile(
    r"^(?:[\d\s,、,と&]|and|番目?|つ目|です|で|を|の|お願い(?:します|いたします)?|。)+$"
)
NO_CHOICE = ("postal", "address", "phone", "email", "date", "money")
"""What has figures and is no number of something to choose from."""
SHORT_ANSWER = 12
"""Letters of a word or two; a longer question is no answer to what asks for a few words."""
MOST_CALLED = 30  # letters of an answer that calls one by what it is
NAMED_BY = {"phone": "phone", "email": "email", "date": "date"}
"""Which thing that a text names is the value of a field."""


def says_no(text: str) -> bool:
    """Whether the whole text is a no."""
    return language.yes_or_no(text) is False


def leaves(text: str) -> bool:
    """Whether she gives up what is under way: 「やっぱりやめます」, "never mind", among others too."""
    changed = [part for part in map(str.strip, _SENTENCES.split(text)) if _CHANGED.match(part)]
    return any(language.correction(part).kind == "withdraw" for part in (text, *changed))


def asks_why(text: str) -> bool:
    """Whether she only asks why what was just asked of her is needed."""
    return bool(_WHY.match(language.normalise(text).strip()))


def tells_reason(choices: Sequence[Choice], text: str) -> bool:
    """Whether words that could give up what is under way are the answer to the question why: asked for the
    reason, "don't need it any more" is one. Who has changed her mind says so (やっぱり, actually)."""
    stays = not _CHANGED.search(text) and bool(_NEED.search(language.usual(text)))
    return stays and meant(choices, text) is not None


def keeps(text: str) -> bool:
    """Whether what we know shall stay: 「このままで」."""
    return bool(_SAME.match(_folded(text)))


def agrees(text: str, label: str) -> bool:
    """Whether it is a yes, or the words of the button that says yes."""
    return language.yes_or_no(text) is True or presses(text, label)


def presses(text: str, label: str) -> bool:
    """Whether it is the words of a button, no more and no less."""
    return _bare(text) == _bare(label)


def takes_back(text: str) -> bool:
    """Whether what was just done shall be taken back: the button's words, 「元に戻して」, "undo that"."""
    return len(text) <= 60 and bool(_BACK.search(_folded(text))) and not _BACK_NOT.search(_folded(text))


def value_in(
    field: Field, choices: Sequence[Choice], text: str, *, loosely: bool = False, plainly: bool = False
) -> Any:
    """The value that the words give to a field; None where they are no answer to it.

    loosely: a choice may also be meant without being named; plainly: also where the words could be something
    else, if it is plainly meant.
    """
    if field.kind == "date":
        return day_in(field, text) or text.strip() or None
    if field.kind == "choice":
        named_one = chosen(choices, text) or time_in(choices, text) or _named_by_a_word(choices, text)
        if named_one is not None or not (loosely or plainly):
            return named_one
        return meant(choices, text, plainly=not loosely)
    if field.kind == "choices":
        return several(choices, text) or None
    if field.kind == "agree":
        return True if agrees(text, str(field.label)) else None
    if field.kind == "text" and len(text) > SHORT_ANSWER and language.asks(text):
        return None
    return named(text, NAMED_BY[field.kind]) if field.kind in NAMED_BY else text.strip() or None


def _named_by_a_word(choices: Sequence[Choice], text: str) -> str | None:
    """The one among things with numbers (orders, bills) that a few words call by what it is."""
    free = [one for one in choices if not one.barred]
    if len(text) > MOST_CALLED or language.asks(text) or language.yes_or_no(text) is not None:
        return None
    if not all(any(sign.isdigit() for sign in str(one.label)) for one in free):
        return None
    at = called([str(one.label) for one in free], text)
    return None if at is None else free[at].value


def called(names: Sequence[str], text: str) -> int | None:
    """The place of the only name that shares a word with a text which no other name has."""
    said = {one for one in language.forms(text) if not one.isdecimal()}
    words = [set(language.forms(name)) for name in names]
    own = [one - set().union(*(other for at, other in enumerate(words) if at != place))
           for place, one in enumerate(words)]  # fmt: skip
    found = [place for place, one in enumerate(own) if one & said]
    return found[0] if len(found) == 1 else None


def is_one(field: Field, text: str) -> bool:
    """Whether the words name what a field asks for and ask nothing: then they are its answer, whatever else
    they may resemble (「来週の金曜日」)."""
    kind = NAMED_BY.get(field.kind)
    return kind is not None and not language.asks(text) and named(text, kind) != text.strip()


def named(text: str, kind: str) -> str:
    """What a text names of one kind, as it is kept; the text itself where it names none."""
    found = [one.value for one in language.entities(text, core.now()) if one.kind == kind]
    return found[0] if found else text.strip()


def chosen(choices: Sequence[Choice], text: str) -> str | None:
    """The one choice that an answer means, by place, label or value; also one that is barred, by name."""
    free = [one for one in choices if not one.barred]
    at = language.chosen(text, [str(one.label) for one in free])
    if at is not None:
        return free[at].value
    found = standing_in(choices, text)
    return found[0].value if len(found) == 1 else None


def number_not_among(choices: Sequence[Choice], text: str) -> str:
    """A number that a text names and none of the choices has; "" where there is none."""
    known = [_bare(f"{one.value} {one.label}") for one in choices]
    plain = _plain(text)
    place = [one for one in language.entities(plain, core.now()) if one.kind in NO_CHOICE]
    for found in _LONG_NUMBERS.finditer(plain):
        if any(one.start < found.end() and found.start() < one.end for one in place):
            continue
        if not any(_bare(found.group()) in one for one in known):
            return found.group()
    return ""


def has_number(text: str) -> bool:
    """Whether a longer number stands in a text."""
    return bool(_LONG_NUMBERS.search(_plain(text)))


def several(choices: Sequence[Choice], text: str) -> list[str]:
    """The choices that an answer means: 「1と3」, "both", or their labels."""
    free = [one for one in choices if not one.barred]
    if any(one.kind == "choice" and one.value == "all" for one in language.entities(text, core.now())):
        return [one.value for one in free]
    places = [int(number) for number in _NUMBERS.findall(_plain(text))]
    if places and _ONLY_NUMBERS.match(_folded(text)) and all(1 <= at <= len(free) for at in places):
        return [free[at - 1].value for at in dict.fromkeys(places)]
    return [one.value for one in standing_in(choices, text)] or [*filter(None, [chosen(choices, text)])]


def standing_in(choices: Sequence[Choice], text: str) -> list[Choice]:
    """The choices whose value or label stands in a text; the longest label decides between two."""
    bare = _bare(text)
    exact = [one for one in choices if bare in (_bare(one.label), _bare(one.value))]
    if exact:
        return exact[:1]
    found = [one for one in choices if _stands(one.value, text) or _stands(one.label, text)]
    return [one for one in found if not any(_bare(one.label) != _bare(o.label) and
            _bare(one.label) in _bare(o.label) for o in found)]  # fmt: skip


def _stands(words: str, text: str) -> bool:
    bare = _bare(words)
    if bare.isdecimal():
        return any(_bare(number) == bare for number in _LONG_NUMBERS.findall(_plain(text)))
    return len(bare) >= LEAST_NAMED and bare in _bare(text)


def _bare(text: str) -> str:
    """Letters and digits alone, in one form: what is written 2048-7731 or ２０４８ー７７３１ is the same."""
    return "".join(c for c in language.hiragana(_plain(text)) if c.isalnum())


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", str(text)).casefold()


def _folded(text: str) -> str:
    japanese = fold_japanese(text)
    return fold_english(text) if japanese.isascii() else language.hiragana(_plain(text)).strip()
