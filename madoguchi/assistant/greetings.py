"""Greetings, thanks and farewells that are nothing but that; and a plain yes."""

import re
from typing import Literal

from .wishes import fold_english, fold_japanese

Kind = Literal["hello", "thanks", "bye"]
LONGEST = 80  # letters of a text that is nothing but a greeting

# Each line is matched at the start of what is left of the text, until nothing is left.
_FILLER = re.compile(
    r"[、,。．!！?？]+|本当に|ほんとう?に|大変|とても|いろいろと?|色々と?|早速の?|"
    r"(?:ご|お)?(?:対応|返信|返事|回答|連絡|教示)(?:を)?|"
    r"(?:教えて|して)?(?:くれて|いただき|頂き|くださり|下さり)|(?:ご|御)?(?:親切|丁寧|迅速)(?:な|に)|無事に?|これで|"
    r"誠に|まことに|心より|(?:よく|良く|(?:分|わ)かりやす(?:くて|く|かった)(?:です)?|(?:説明|回答)でした|のおかげで|(?:直り|動き|届き|使え|でき)ました)|"
    r"(?:ご|御)?(?:説明|案内|返答)(?:を|で)?|すぐに?|重ねて|改めて|"
    r"お(?:かげ|陰)(?:さま|様)で|どうも|"
    r"はい|ええ|あの|お|です|ました|ます|ね|よ|さん|皆様|皆さん|"
    r"so much|very much|a lot|again|there|all|for|your|the|help|me|now|it|and|"
    r"that|this|was|is|were|you|kindly|mate|quick(?:ly)?|so|kind|nice|helpful|of|really|working|answer|reply"
)
_PHRASES: dict[Kind, re.Pattern[str]] = {
    "thanks": re.compile(
        r"ありがとう?(?:ございま(?:す|した))?|感謝(?:します|です|いたします)?|さんきゅ|"
        r"たすかりま(?:す|した)|助かりま(?:す|した)|助かった|"
        r"(?:問題は?|全て|すべて)?解決(?:し(?:ました|た)|です|できました)|"
        r"わかりました|分かりました|わかった|分かった|"
        r"了解(?:です|しました|いたしました)?|承知(?:です|しました|いたしました)?|"
        r"(?:うまく)?(?:でき|出来)(?:ました|た)|"
        r"大丈夫(?:です|でした)?|問題(?:ありません|ないです|ございません)|お?世話になりました|"
        r"thanks?(?: you| u)?|thx|ty|great|perfect|awesome|got it|i see|ok(?:ay)?|solved|"
        r"that (?:helped|helps|works|worked)|works"
    ),
    "bye": re.compile(
        r"さよう?なら|また(?:ね|今度|お願いします|来ます)|失礼(?:しま(?:す|した)|いたしま(?:す|した))|"
        r"ばいばい|(?:それ)?では(?:また)?|以上です|"
        r"(?:good)?bye|see you|have a (?:nice|good|great) (?:day|one|evening|weekend)|cheers"
    ),
    "hello": re.compile(
        r"こんにち[はわ]|こんばん[はわ]|おはよう(?:ございます)?|はじめまして|初めまして|もしもし|"
        r"すみませんが?|すいませんが?|"
        r"(?:いつも)?お?世話にな(?:ります|って(?:おり|い)ます)|"
        r"(?:よろしく|宜しく)(?:お願い(?:し|いたし|致し)ます)?|"
        r"やあ|はろ|hi|hello|hey|good (?:morning|afternoon|evening|day)|greetings|excuse me"
    ),
}
_YES = re.compile(
    r"^(?:はい|ええ|うん|お願い(?:し|いたし|致し)ます|お願い(?:できますか)?|おねがいします|"
    r"頼みます|ぜひ|是非|そうして(?:ください)?|そうします|"
    r"いいです|相談(?:します|したいです)|希望します|[、。!！]|yes|yeah|yep|sure|ok|okay|please|do|that|goahead)+$"
)


def greeting(text: str) -> Kind | None:
    """Which greeting the whole text is (thanks before farewell before hello); None when it says more."""
    if len(text) > LONGEST:
        return None
    return _only_greets(fold_japanese(text)) or _only_greets(fold_english(text))


def says_yes(text: str) -> bool:
    """Whether the whole text is a yes or a please."""
    return len(text) <= LONGEST and bool(_YES.match(fold_japanese(text)))


def _only_greets(line: str) -> Kind | None:
    found: set[Kind] = set()
    while line := line.strip():
        kind, end = _next(line)
        if end == 0:
            return None
        if kind is not None:
            found.add(kind)
        line = line[end:]
    return next((kind for kind in _PHRASES if kind in found), None)


def _next(line: str) -> tuple[Kind | None, int]:
    """The longest phrase or filler at the start: its kind (None for a filler) and its length."""
    best: tuple[Kind | None, int] = (None, 0)
    for kind, pattern in (*_PHRASES.items(), (None, _FILLER)):
        match = pattern.match(line)
        if match and match.end() > best[1]:
            best = (kind, match.end())
    return best
