"""Who does it, read from the grammar: our own people do nothing honourable, customers nothing humble.

The rules of `honorifics_ja` know fixed wordings; this reads whose deed a verb is. A subject and the verb
behind it belong together only where no other verb and no other subject stands between, so that
私がご案内した方法をご覧になりましたか stays.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from sudachipy import Morpheme

from ..analysis import morphemes
from .reading import Sentence
from .shapes import ToneCode, ToneFinding

_POSTS = "社長|会長|専務|常務|部長|課長|係長|主任|店長|院長|所長|支店長|責任者|上司|上席|同僚"
_HOUSE = "弊社|当社|当店|当院|当館|当行|当校|小社|弊店|私ども|わたくしども|手前ども|社内"
_PEOPLE = (
    "者|社員|職員|係員|係|担当|担当者|技術者|作業員|受付|医師|看護師|薬剤師|スタッフ|オペレーター|ガイド"
)
_OURS = re.compile(
    rf"(?:(?:{_HOUSE})(?:の[^、。がはも様]{{1,10}})?|(?:{_HOUSE})?の?(?:{_POSTS})の[一-龥]{{1,3}}"
    rf"|(?<!ご)(?:担当|係|作業|技術)の(?:者|[一-龥]{{1,3}})|(?<![ご様のた])(?:{_PEOPLE})"
    r"|(?<![一-龥])(?:私|わたくし|わたし))$"
)
_HERS = re.compile(
    r"(?:お客(?:様|さま)|皆(?:様|さま)|(?<=[一-龥ァ-ヶ])様|ご(?:契約者|家族|主人|本人|両親|友人)(?:様|さま)?"
    r"|お(?:父|母|子|連れ)(?:様|さま))(?:方)?$"
)
_RAISED = re.compile(
    r"いらっしゃ|おっしゃ|(?<!いた)なさ[いりるっれ]|召し上が|ご覧に?な|ご存じ|お(?:越し|見え|休み)にな"
    r"|(?:お[一-龥ぁ-ん]{1,5}?|ご[一-龥]{2,3})にな[りっる](?!ます(?:と|ので))"
    r"|(?:[おご][一-龥ぁ-ん]{1,5}?を?)?ください(?=ます|まし)|(?<=て)くださ(?=います|いまし)"
)
_LOWERED = re.compile(
    r"申し(?![込付出送])(?:上げ|て|た|ま)?|拝[見読聴受借]し|参[りるっ](?!考)|いたし(?=た|て|ま)|存じ(?=て"
    r"|ま|上)"
    r"|頂戴し|お目にかか|差し上げ|承[りるっ]"
    r"|(?:お[一-龥ぁ-ん]{1,4}[いきしちりみびぎえけせてれめ]|ご[一-龥]{2})し(?=た|て|まし)"
)
_SUBJECT = ("が", "は", "も", "から", "より")
_TOPIC = ("では", "には", "とは", "へは")
_STRETCH = 24
"""Letters between a subject and its verb."""
_HUMBLE_REQUEST = re.compile(
    r"(?:ご?拝[見読聴借受]し|(?<=[にでを])(?:伺っ|うかがっ|参っ)|承っ|頂戴し|存じ上げ|差し上げ|お目にかかっ"
    r"|ご[一-龥]{2}し|お(?:持ち|送り|預け|届け|使い|待ち|申し込み|選び|書き|読み|問い合わせ|支払い|渡し"
    r"|入り)し)"
    r"て(?:から|み|み?て)?、?[^。、\n]{0,10}(?:ください|下さい|くださっ|下さっ|いただけ(?:ます|ません))"
)
_ASKED = re.compile(r"(?<![てで、はが])(?:参り|拝見し|伺い|いただき)ました?か(?=[。？?]|$)")
_WITH_TITLE = re.compile(
    rf"(?:(?:{_HOUSE})の?|(?<![一-龥])うちの|(?<!ご)担当(?:者)?の)(?!会員|皆|顧客|取引|利用|お客|加盟)"
    r"[一-龥ァ-ヶの]{0,8}?(?:さん|様|先生|の方)(?=[がはもにをからのよと])"
)
_OVERDONE = re.compile(
    r"お(?:預かり|持ち|届け|送り|待ち|見せ|借り|返し|答え|話し|知らせ|伝え|引き受け|迎え|渡し|受け取り|調べ)"
    r"(?:いた)?させて(?:いただ|頂)(き|く|いた|いて)"
)
_SURE = {"き": "いたし", "く": "いたす", "いた": "いたした", "いて": "いたして"}


def findings(sentence: Sentence) -> Iterator[ToneFinding]:
    """Deeds of the wrong people, humble requests, titles for our own, leave asked for a humble deed."""
    text = sentence.text
    for code, pattern in (("wrong_direction", _HUMBLE_REQUEST), ("wrong_direction", _ASKED),
                          ("titles", _WITH_TITLE)):  # fmt: skip
        for found in pattern.finditer(text):
            yield _finding(code, sentence, found.start(), found.end())
    for found in _OVERDONE.finditer(text):
        better = found[0].split("いたさせ")[0].split("させ")[0] + _SURE[found[1]]
        yield _finding("double_honorific", sentence, found.start(), found.end(), better)
    yield from _deeds(sentence)


def _deeds(sentence: Sentence) -> Iterator[ToneFinding]:
    """Honourable deeds of ours, humble ones of the customer."""
    text = sentence.text
    if not any(word in text for word in _SUBJECT):
        return
    words = morphemes(text)
    for before, particle in pairwise(words):
        if particle.surface() not in _SUBJECT or particle.part_of_speech()[0] != "助詞":
            continue
        until = particle.begin()
        ours = text[until - 1] != "様" and _OURS.search(text[:until])
        pattern = _RAISED if ours else None
        if pattern is None and particle.surface() in "がも" and _HERS.search(text[:until]):
            pattern = _LOWERED
        if pattern is None or before.part_of_speech()[0] in ("助詞", "助動詞"):
            continue
        found = pattern.search(text, particle.end(), particle.end() + _STRETCH)
        if found and _plain_way(words, particle.end(), found.start()):
            yield _finding("wrong_direction", sentence, found.start(), found.end())


def _plain_way(words: Sequence[Morpheme], start: int, end: int) -> bool:
    """Whether neither another verb nor another subject stands between."""
    between = [one for one in words if one.begin() >= start and one.end() <= end]
    return not any(
        one.part_of_speech()[0] == "動詞"
        or (one.surface() in ("が", "は") and one.part_of_speech()[0] == "助詞")
        or one.surface() in ("様", "お客様", "。")
        for one in between
    )


def _finding(
    code: ToneCode, sentence: Sentence, start: int, end: int, better: str | None = None
) -> ToneFinding:
    words = sentence.text[start:end]
    return ToneFinding(code, sentence.start + start, sentence.start + end, words, better)
