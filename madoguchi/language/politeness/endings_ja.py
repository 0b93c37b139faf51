"""タメ口: sentences that end as among friends, and the polite end they could have."""

from collections.abc import Iterator

from sudachipy import Morpheme

from ..analysis import morphemes
from .reading import HIDDEN, Sentence
from .shapes import ToneFinding

_POLITE = frozenset(("です", "ます", "くださる", "なさる", "いらっしゃる", "願う", "ございます", "ござる"))
_PLAIN = ("動詞", "形容詞", "助動詞")
_COPULA = {"だ": "です", "だった": "でした", "だろう": "でしょう"}
_FIVE = dict(zip("うくぐすつぬぶむる", "いきぎしちにびみり", strict=True))
_REQUEST = "いただけますでしょうか"
_MARKS = "。！!？?〜～ー 　」』）)"


def findings(sentence: Sentence) -> Iterator[ToneFinding]:
    """At most one: the plain end of a sentence that is none of a list."""
    ended = sentence.text[-1] in "。！!？?"
    said = sentence.text.rstrip(_MARKS)
    if sentence.item or not said or said[-1] == HIDDEN or "：" in said:
        return
    words = morphemes(said[-60:])
    offset = sentence.start + len(said) - len(said[-60:])
    chatting = [one for one in words[-2:] if one.part_of_speech()[1] == "終助詞" and one.surface() != "か"]
    core = words[: len(words) - len(chatting)]
    if ended and _is_request(core):
        asked = said[-60:][core[-2].begin() : core[-1].end()]
        yield _found(sentence, said, offset, core[-2].begin(), asked + _REQUEST)
        return
    if not core or not (ended or chatting) or _is_polite(core) or not _is_plain(core[-1]):
        return
    start, instead = _polite_end(core)
    yield _found(sentence, said, offset, start, instead)


def _found(sentence: Sentence, said: str, offset: int, start: int, instead: str | None) -> ToneFinding:
    return ToneFinding("plain_form", offset + start, sentence.start + len(said), said[-60:][start:], instead)


def _is_request(words: list[Morpheme]) -> bool:
    """待って。: a request that lacks its ください."""
    if len(words) < 2:
        return False
    last = words[-1]
    joins = last.surface() in ("て", "で") and last.part_of_speech()[1] == "接続助詞"
    return joins and words[-2].part_of_speech()[0] == "動詞"


def _is_polite(core: list[Morpheme]) -> bool:
    return any(one.dictionary_form() in _POLITE for one in core[-4:])


def _is_plain(last: Morpheme) -> bool:
    kind, form = last.part_of_speech()[0], last.part_of_speech()[5]
    return kind in _PLAIN and form.startswith(("終止形", "意志推量形", "命令形"))


def _polite_end(core: list[Morpheme]) -> tuple[int, str | None]:
    """Where the plain end begins, and the polite one; None where it takes more than another ending."""
    last = core[-1]
    if last.dictionary_form() == "だ":
        return last.begin(), _COPULA.get(last.surface())
    if last.surface() == "だろう":
        return last.begin(), "でしょう"
    if last.dictionary_form() in ("た", "だ") and len(core) > 1:
        before = core[-2]
        if before.dictionary_form() == "だ":
            return before.begin(), "でした"
        return before.begin(), _joined(before, "ました")
    if last.surface() == "ない" and len(core) > 1:
        before = core[-2]
        if before.part_of_speech()[0] == "動詞":
            return before.begin(), _joined(before, "ません")
        return last.begin(), "ございません"
    return last.begin(), _joined(last, "ます")


def _joined(verb: Morpheme, ending: str) -> str | None:
    kind, form = verb.part_of_speech()[4], verb.dictionary_form()
    if verb.part_of_speech()[0] != "動詞":
        return None
    if kind.startswith("サ行変格"):
        return form.removesuffix("する") + "し" + ending if form.endswith("する") else None
    if kind.startswith("五段"):
        return form[:-1] + _FIVE[form[-1]] + ending
    if kind.startswith(("上一段", "下一段")):
        return form[:-1] + ending
    return None
