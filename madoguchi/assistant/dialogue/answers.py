"""What a customer's words say to a question: which of the choices, yes or no, keep it, leave it."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Any

from madoguchi.language import api as language
from madoguchi.tasks.shapes import Choice, Field

from ..greetings import says_yes
from ..wishes import fold_english, fold_japanese

LEAST_NAMED = 2  # letters of a label that is recognised inside a sentence
_NUMBERS = re.compile(r"\d+")
_ONLY_NUMBERS = re.compile(
    r"^(?:[\d\s,、,と&]|and|番目?|つ目|です|で|を|の|お願い(?:します|いたします)?|。)+$"
)
_ALL = re.compile(
    r"^(?:全部|すべて|全て|ぜんぶ|両方|all|everything|both)(?:です|で|を?お願いします)?[。.!]*$"
)
_SAME = re.compile(
    r"^(?:この|その|今の)?(?:まま|ままで|同じ|変更なし|変わりません|keep it|the same|no change|as it is)"
    r"(?:で|です|でいいです|で大丈夫です|で(?:お願い|おねがい)します|please)*[。.!]*$"
)
_LEAVE = re.compile(
    r"^(?:やっぱり|やはり|もう|すみません|あの|いえ|いや|いいえ|"
    r"no|actually|sorry|[、,。.! ])*"
    r"(?:(?:手続きを?|これは?|それは?)?(?:やめ(?:ます|ておきます|とく|る|たい|たいです|てください|ました)?|"
    r"とりやめ(?:ます|たい|てください)?|結構です|必要ありません|不要です|"
    r"中止(?:します|して(?:ください)?)?|キャンセルで(?:す|お願いします)?)|"
    r"never ?mind|stop|leave it|forget it|don't do it|i changed my mind|cancel that)[。.!]*$"
)
_BACK = re.compile(
    r"取り?消[すしせ]|元に?(?:戻|もど)|とりけ[すし]|なかったことに|take (?:it|that) back|undo|revert"
)
_BACK_NOT = re.compile(r"(?:取り?消|とりけ|戻)さない|(?:don'?t|do not) (?:take|undo|revert)")
_NO = re.compile(
    r"^(?:いいえ|いえ|いや|違います|ちがいます|no|nope|not now)(?:、|です|。|\.|!| thanks| thank you)*$"
)


def says_no(text: str) -> bool:
    """Whether the whole text is a no."""
    return bool(_NO.match(_folded(text)))


def leaves(text: str) -> bool:
    """Whether she gives up what is under way: 「やっぱりやめます」, "never mind"."""
    return len(text) <= 60 and bool(_LEAVE.match(_folded(text)))


def keeps(text: str) -> bool:
    """Whether what we know shall stay: 「このままで」."""
    return bool(_SAME.match(_folded(text)))


def agrees(text: str, label: str) -> bool:
    """Whether it is a yes, or the words of the button that says yes."""
    return says_yes(text) or _bare(text) == _bare(label)


def takes_back(text: str) -> bool:
    """Whether what was just done shall be taken back: the button's words, 「元に戻して」, "undo that"."""
    return len(text) <= 60 and bool(_BACK.search(_folded(text))) and not _BACK_NOT.search(_folded(text))


def value_in(field: Field, choices: Sequence[Choice], text: str) -> Any:
    """The value that the words give to a field; None where they are no answer to it."""
    if field.kind == "choice":
        found = chosen(choices, text)
        return found[0].value if len(found) == 1 else None
    if field.kind == "choices":
        return [one.value for one in chosen(choices, text)] or None
    if field.kind == "agree":
        return True if agrees(text, str(field.label)) else None
    return text.strip() or None


def chosen(choices: Sequence[Choice], text: str) -> list[Choice]:
    """The choices that the words name: by number in the list of what can be chosen, by value or by label."""
    free = [one for one in choices if not one.barred]
    if _ALL.match(_folded(text)):
        return free
    if len(text) <= 40 and _ONLY_NUMBERS.match(_folded(text)):
        places = [int(number) for number in _NUMBERS.findall(_plain(text))]
        if places and all(1 <= place <= len(free) for place in places):
            return [free[place - 1] for place in dict.fromkeys(places)]
    return _named(choices, text)


def _named(choices: Sequence[Choice], text: str) -> list[Choice]:
    """Those whose value or label stands in the text; the longest label decides between two."""
    bare = _bare(text)
    exact = [one for one in choices if bare in (_bare(one.label), _bare(one.value))]
    if exact:
        return exact[:1]
    found = [one for one in choices if _stands(one.value, text) or _stands(one.label, text)]
    return [one for one in found if not any(_bare(one.label) != _bare(o.label) and
            _bare(one.label) in _bare(o.label) for o in found)]  # fmt: skip


def _stands(words: str, text: str) -> bool:
    bare = _bare(words)
    return len(bare) >= LEAST_NAMED and not bare.isdecimal() and bare in _bare(text)


def _bare(text: str) -> str:
    """Letters and digits alone, in one form: what is written 2048-7731 or ２０４８ー７７３１ is the same."""
    return "".join(c for c in language.hiragana(_plain(text)) if c.isalnum())


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", str(text)).casefold()


def _folded(text: str) -> str:
    japanese = fold_japanese(text)
    return fold_english(text) if japanese.isascii() else language.hiragana(_plain(text)).strip()
