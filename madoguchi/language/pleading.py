"""The wish inside a courteous message, said plainly: long polite sentences hide what is asked for.

「誠に勝手ながら、注文を取り消していただくことは可能でしょうか。」 wishes 「注文を取り消してください」. What
is taken off says nothing of the matter; which of the readings is understood best is for whoever asks.
"""

import re
from collections.abc import Iterator

from .detection import language_of
from .entities.places import addresses, postal_codes
from .folded import folded
from .several import wishes

LONGEST = 1000  # letters that are read
SHORTEST = 4  # letters of a reading
BRIEF = 50  # letters of a message whose last clause may say it all: 「コンビニで払うやつ、まだありますか」
_ENDS = " 、,。.:!?！？"
_NUMBERS = re.compile(r"〒?\b(?:[A-Z]{1,3}-)?\d[\d-]{3,}\d\b")

_FRAMES_JA = re.compile(
    r"(?:誠に|大変|まことに|たいへん)?(?:勝手|恐縮|身勝手|不躾|僭越|急|突然)(?:な(?:お願い|こと|話))?"
    r"(?:ながら|では(?:ございます|あります)が|で(?:すが|恐縮ですが|申し訳(?:ございません|ありません)が))、?"
    r"|(?:誠に|大変|まことに|たいへん)?(?:申し訳(?:ござい|あり)ません|恐れ入ります|恐縮です"
    r"|すみません)(?:が|けれど(?:も)?)?[、。]?"
    r"|お手数(?:を)?(?:お?かけ(?:し|いたし|致し)ますが|ではございますが|ですが|おかけして[^。、]*)[、。]?"
    r"|(?:差し支え|さしつかえ)なければ、?|(?:もし)?(?:よろし|宜し)ければ、?|(?:もし)?可能(?:であれば"
    r"|でしたら|なら)、?"
    r"|(?:もし)?でき(?:ましたら|れば|ることなら)(?=、)、?|(?:もし|あの|えっと|実は|さて|早速ですが"
    r"|つきましては)、"
    r"|[^。、]{1,20}と申します(?:が|けれども)?[。、]?"
    r"|[（(][^（）()]{0,30}[）)]"
)
_GREETS_JA = re.compile(
    r"(?:平素より|いつも|日頃より|毎度)?(?:大変)?(?:格別の[^。、]{2,16}を賜り、?)?お世話になっ(?:て"
    r"|ており|ております)"
    r"[^。、]{0,8}[。、]|(?:突然|夜分|初めて|はじめて)[^。]{0,20}(?:失礼(?:いた)?します|失礼します)[。、]"
    r"|お忙しいところ[^。、]{0,14}[。、]|いつもありがとうございます[。、]"
)
_ASKED = (
    r"(?:いただ|頂|もら)(?:[きい]た[いく]|く(?:こと|わけ)|う(?:こと|わけ)|[けえ](?:ます|ません|ない"
    r"|ませ?んか|れば|ると|たら|ましたら)|ければ)"
)
"""Being done a favour, as it is asked for: not 「いただいた」, not 「いつまで…いただけるもの」."""
_SOFTENED = (
    (re.compile(r"の(?:ほう|方)(?=[をにへは])"), ""),
    (re.compile(rf"させて{_ASKED}[^。]*$"), "したい"),
    (re.compile(rf"(?<=[てで]){_ASKED}[^。]*$"), "ください"),
    (re.compile(rf"(?<=[おご御])(?P<stem>[^をにがは、。]{{1,8}}){_ASKED}[^。]*$"), r"\g<stem>ください"),
    (re.compile(r"をお願い(?:する|でき|し(?:たい|たく)|いたし(?:たい|たく|ます)"
        r"|致し)[^。]*$"), "をお願いします"),
    (re.compile(r"(?:たい|たく)(?:と)?(?:の(?:です|こと)|ん?です|思い|思って|存じ|考え)[^。]*$"), "たい"),
    (re.compile(r"(?<=[すん])でしょうか$"), "か"),
    (re.compile(r"でしょうか$"), "ですか"),
)  # fmt: skip
"""Endings that soften a wish, and the plain one."""
_BACKGROUND_JA = re.compile(
    r"(?:まして|ので|ため|のですが|んですが|ですが|ますが|けれど|けど|おり"
    r"|ましたら|たところ)、"
)

_CLAUSES = re.compile(r"[。、！？!?\n]+|[.;]\s+|,\s+(?:and|but|so|because)\s+")
BRIEFEST = 8  # letters of a clause that can say what a message is about

_TELL = re.compile(r"^お?分かり|^ご存[じ知]|^(?:お?教え|お?聞かせ|お知らせ)")
"""The beginning of a last clause that only asks to be told."""

_FRAMES_EN = re.compile(
    r"\b(?:i hope (?:this|you|all)[^.!,]{0,40}[.!,]|(?:many )?thanks?(?: you)?(?: very much| so much)?"
    r"(?: in advance| for your (?:help|time|patience))?[.!]|(?:kind|best|warm) regards.*$"
    r"|i(?:'m| am) (?:so |very |terribly |really )?sorry (?:to|for) (?:trouble|bother"
    r"|disturb)[a-z]*(?: you)?(?:,? but)?,?"
    r"|if (?:that|it)(?:'s| is| would be)(?: at all)? (?:possible|okay|ok|no trouble)|if (?:at all )?possible"
    r"|if you (?:don't mind|could|would)(?=[.,!?])|when(?:ever)? you (?:have|get) a (?:moment|minute|chance)"
    r"|unfortunately,?|dear [a-z ]{2,30},|good (?:morning|afternoon|evening|day),|(?:hi"
    r"|hello)(?: there)?[,!])",
    re.IGNORECASE,
)
_ASKED_EN = (
    (re.compile(
        r"\b(?:i (?:was|am) (?:just )?wondering (?:whether|if)|do you think|is there any (?:chance"
        r"|way)(?: that)?) "
        r"(?:it (?:might|would|could|may) be possible (?:for me )?to|i (?:could|might|can)"
        r"|there is a way to)\b",
        re.IGNORECASE), "I want to"),
    (re.compile(r"\b(?:would|might|could) it be possible (?:for me )?to\b", re.IGNORECASE), "I want to"),
    (re.compile(r"\b(?:would|might|could) it be possible for (some(?:one|body)) to\b", re.IGNORECASE),
        r"please have \1"),
    (re.compile(r"\b(?:i|we) would (?:very much )?like(?:, ?,|, [a-z ]{2,20},)?\s+to\b", re.IGNORECASE),
        "I want to"),
    (re.compile(
        r"\b(?:i (?:was|am) (?:just )?wondering (?:whether|if) you (?:could|would|might)"
        r"|(?:would|could) you (?:be (?:so|very) kind as to|be able to|mind|possibly|please|kindly)"
        r"|i(?:'d| would) (?:be (?:very |most |so |really )?grateful|(?:really |very much "
        r"|greatly )?appreciate it)"
        r" if you (?:could|would|can)(?: please)?|(?:would|could) it be possible for you to)\b",
        re.IGNORECASE), "please"),
)  # fmt: skip
_BACKGROUND_EN = re.compile(
    r"[.!]\s+|,? (?:and|but|so|because|since)(?=,? (?:i |please|could|would))"
    r"|;\s*",
    re.IGNORECASE,
)


_THING_JA = re.compile(
    r"(?:[一-龥々ァ-ヴーA-Za-z0-9・-]|の(?=[一-龥ァ-ヴA-Za-z])){2,20}?(?<!注文)(?<!商品)(?<!荷物)"
    r"(?=の(?:キャンセル|取り?消し|返品|交換(?!時期|目安)|配達|配送|発送|お届け)"
    r"|(?:が|は|も|って|、)?(?:いつ|もう|まだ|今|いま|どこ)[^。]{0,8}(?:届|着|来|発送|あり|です)"
    r"|を(?:キャンセル|取り?消|返品|返し|返送))"
)
_THING_EN = re.compile(
    r"\b(?P<verb>return|send back|cancel|exchange|swap|where is|where are|track|when will) "
    r"(?:my|the|this|that|those|these) "
    r"(?:new |old |black |white )?(?:(?!of|with|for|from|in)[a-z]+ )?"
    r"(?!order|parcel|package|item|delivery|purchase|stuff)[a-z]+(?=$|[.,!?])",
    re.IGNORECASE,
)
_ITEM = re.compile(r"return|send|exchange|swap", re.IGNORECASE)
SHORT = 40  # letters of a message that names one thing and what is wished of it


def _of_any_thing(text: str) -> Iterator[str]:
    """The wish with any thing in place of the one that is named: the ways to return a kettle and a cooker are
    the same."""
    if len(text) > SHORT:
        return
    if language_of(text) == "ja":
        general = _THING_JA.sub("商品", text, count=1)
    else:
        general = _THING_EN.sub(_with_any_thing, text, count=1)
    if general != text:
        yield general


def _with_any_thing(found: re.Match[str]) -> str:
    return f"{found['verb']} my {'item' if _ITEM.match(found['verb']) else 'order'}"


def plainly(text: str) -> tuple[str, ...]:
    """Plainer readings of a message, the nearest to its own words first; none where it is plain already."""
    told = text.strip()[:LONGEST]
    read = _japanese if language_of(told) == "ja" else _english
    bare = _without_places(told)
    found = dict.fromkeys(one.strip(_ENDS) for one in (*read(bare), *_of_any_thing(bare)))
    return tuple(one for one in found if SHORTEST <= len(one) and one != told.strip(_ENDS))


def _without_places(text: str) -> str:
    """Without addresses and long numbers, which say which one and never what is wished."""
    message = folded(text)
    inside = {at for one in (*addresses(message), *postal_codes(message)) for at in range(one.start, one.end)}
    return _NUMBERS.sub("", "".join(letter for at, letter in enumerate(text) if at not in inside))


def clauses(text: str) -> tuple[str, ...]:
    """What a long message tells, clause by clause without greetings; none of one clause."""
    bare = _FRAMES_JA.sub("", _GREETS_JA.sub("", text.strip()[:LONGEST]))
    told = [one.strip(_ENDS) for one in _CLAUSES.split(bare)]
    found = tuple(dict.fromkeys(one for one in told if len(one) >= BRIEFEST))
    return found if len(found) > 1 else ()


def _japanese(text: str) -> Iterator[str]:
    bare = _FRAMES_JA.sub("", _GREETS_JA.sub("", text))
    pieces = [piece.text for piece in wishes(bare)] or [bare]
    asked = _softened(pieces[0] if len(pieces) == 1 else bare)
    yield asked
    clauses = [one for one in _BACKGROUND_JA.split(asked) if len(one.strip()) >= SHORTEST]
    if len(clauses) > 1:
        yield clauses[-1]
    topic, comma, rest = asked.rpartition("、")
    if comma and len(asked) <= BRIEF and len(topic) >= SHORTEST <= len(rest) // 3 and not _TELL.search(rest):
        yield rest


def _softened(text: str) -> str:
    """With the plain ending of its last sentence."""
    *before, last = [one for one in text.split("。") if one.strip()] or [text]
    last = last.strip(" ?？")
    for pattern, plain in _SOFTENED:
        last = pattern.sub(plain, last)
    return "。".join([*before, last])


def _english(text: str) -> Iterator[str]:
    bare = _FRAMES_EN.sub(" ", text)
    for pattern, plain in _ASKED_EN:
        bare = pattern.sub(plain, bare)
    bare = " ".join(bare.split())
    yield bare
    clauses = [one for one in _BACKGROUND_EN.split(bare) if len(one.strip(" ,.")) >= SHORTEST]
    asked = [one for one in clauses if re.search(r"\b(?:please|i want)\b", one, re.IGNORECASE)]
    if len(clauses) > 1 and asked:
        yield asked[-1]
