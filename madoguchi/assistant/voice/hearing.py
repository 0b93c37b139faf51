"""What one utterance asks for: digits choose what was offered, six of them are the code; all else is said on.

Nothing is decided here that the chat would decide: a digit becomes the words of what it chooses.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from django.utils.translation import pgettext

from madoguchi.conversations.shapes import MessageShape
from madoguchi.core import api as core
from madoguchi.language import api as language

from ..talking import listening
from .offering import Act, offered

CODE = 6  # digits of a code by mail
LONGEST = 80  # letters of an utterance that is nothing but digits
_FIGURES = (
    "0 ゼロ れい まる 零 〇 zero oh", "1 いち ひとつ 一 one first", "2 にい に ふたつ 二 two second",
    "3 さん みっつ 三 three third", "4 よん しい し よっつ 四 four fourth", "5 ごお ご いつつ 五 five",
    "6 ろく むっつ 六 six", "7 なな しち ななつ 七 seven", "8 はち やっつ 八 eight",
    "9 きゅう く ここのつ 九 nine",
)  # fmt: skip
_BY_WORD = {language.hiragana(word): said[0] for said in _FIGURES for word in said.split()}
_FIGURE = "|".join(sorted(_BY_WORD, key=len, reverse=True))
_BESIDE = (
    r"[\s、。,.\-ー#*の]|ばんめ|番目?|ばん|つ目|目|め|です|で|を|お願い(?:し|いたし)ます|おねがいします|ええと|えーと|"
    r"えっと|あの|はい|press|number|option|please|it is|is|the|one(?= please| is)|and"
)
_ONLY = re.compile(rf"(?:(?P<figure>{_FIGURE})|(?:{_BESIDE}))")
_AGAIN = re.compile(
    r"[\s、。,.!?ー*]*(?:(?:すみません|ごめんなさい|sorry|excuse me|please)[\s、。,.]*)?"
    r"(?:もう(?:一度|いちど|1度|一回|いっかい|1回)|(?:くり|繰り)返し|聞こえません(?:でした)?|"
    r"(?:よく)?聞き取れません(?:でした)?|え+[?っ]*|\*|once more|again|pardon(?: me)?|sorry|"
    r"(?:can you |could you |please )?(?:repeat|say)(?: (?:that|it))?(?: again)?)"
    r"(?:て(?:ください|もらえますか)?|(?:言って|お?話して)ください|お願いします|please|[\s、。,.!?])*"
)
_AT = re.compile(r"\s*(?:アットマーク|あっとまーく|@)\s*|\s+at\s+")
_DOT = re.compile(r"\s*(?:ドット|どっと)\s*|\s+dot\s+")


@dataclass(frozen=True)
class Deed:
    """What is to be done: `words` is what is kept in the conversation, `value` the code or the address."""

    kind: Act | Literal["code", "address"]
    words: str
    value: str = ""
    article_id: int | None = None


def decide(text: str, *, last: Callable[[], Sequence[MessageShape]], place: int | None) -> Deed:
    """What an utterance asks for in a conversation; None for one that has yet to begin.

    Most speak for themselves: what was said `last`, and whether she is asked who she is, is looked up for
    those that may mean it.
    """
    figures = digits_in(text)
    if len(figures) == CODE and _asked_who(place):
        return Deed("code", pgettext("voice", "(a confirmation code)"), figures)
    if not figures and (address := address_in(text)) and _asked_who(place):
        return Deed("address", pgettext("voice", "(an e-mail address)"), address)
    return _chosen(figures, last()) if figures else Deed("say", text)


def _asked_who(place: int | None) -> bool:
    return place is not None and listening(place) == "proof"


def _chosen(figures: str, last: Sequence[MessageShape]) -> Deed:
    """What a digit chooses of what was said last; the figures themselves where it chooses nothing."""
    choice = offered(last)
    if not 1 <= int(figures) <= len(choice):
        return Deed("say", figures)
    chosen = choice[int(figures) - 1]
    return Deed(chosen.act, chosen.words, article_id=_article(last))


def asks_again(text: str) -> bool:
    """Whether she only wants to hear it once more: 「もう一度お願いします」, "sorry?", the star."""
    return len(text) <= LONGEST and bool(_AGAIN.fullmatch(unicodedata.normalize("NFKC", text).casefold()))


def digits_in(text: str) -> str:
    """The figures that the whole text is: 「いちばん」, "one two", 1#; "" where it says more."""
    if len(text) > LONGEST:
        return ""
    plain = language.hiragana(unicodedata.normalize("NFKC", text).casefold())
    found, at = "", 0
    while at < len(plain):
        part = _ONLY.match(plain, at)
        if part is None or part.end() == at:
            return ""
        found += _BY_WORD.get(part["figure"] or "", "")
        at = part.end()
    return found


def address_in(text: str) -> str:
    """The e-mail address that a text names, also when its signs are spoken."""
    signs = _DOT.sub(".", _AT.sub("@", unicodedata.normalize("NFKC", text)))
    if "@" not in signs:
        return ""
    named = [one.value for one in language.entities(signs, core.now()) if one.kind == "email"]
    return named[0] if len(named) == 1 else ""


def _article(last: Sequence[MessageShape]) -> int | None:
    shown = [line.card["article_id"] for line in last if line.card.get("article_id")]
    return shown[-1] if shown else None
