"""Yes and no, and which of several: 「2番目」「後者」「上の方」「はい、お願いします」 "the second one".

「いいです」 and 「結構です」 may be either, and so may 「大丈夫です」: alone they say nothing.
"""

import re
from collections.abc import Iterator, Sequence

from ..folded import Folded, folded
from .shapes import Entity

LONGEST = 60  # letters of a text that is nothing but an answer
_FILLER = (
    r"[\s、。,.!?！？…~ー♪]+|あの|ええと|えっと|えーと|まあ|じゃあ|では|です|ます|ね|よ|そう|それで|すみません|"
    r"please|pls|well|um+|uh+|then|so|thanks?|thank you|very much"
)
_YES = (
    r"は[ーあぁ]?い|ええ(?!と)|うん|いえす|ぜひ|是非|もちろん|勿論|(?:それ|これ|そちら|その通り|そのとおり|"
    r"それ)で(?:お願い(?:し|いたし|致し)ます|(?:お)?願います|"
    r"いいです|いい|よいです|良いです|結構です|大丈夫です|構いません|かまいません|問題ありません|"
    r"おっけー|ok)|"
    r"(?:よろしく|宜しく)?(?:お願い|おねがい)(?:(?:し|いたし|致し)?ます)?(?!でき|した)|お願い(?:できますか|"
    r"したいです)|(?:お)?頼みます|頼む|"
    r"そうです|そうだ|そうして(?:ください|下さい)?|そうします|その通りです?|そのとおりです?|"
    r"合って(?:い)?ます|あって(?:い)?ます|"
    r"正しいです|間違い(?:ありません|ないです|ございません)|いいですよ|良いですよ|いいよ|"
    r"よいですよ|オーケー|おーけー|おっけー|おけ|了解(?:です|しました)?|"
    r"承知(?:です|しました|いたしました)?|わかりました|分かりました|希望します|進めて(?:ください|"
    r"下さい)|問題(?:ない|あり|ござい)(?:です|ません)|構いません|かまいません|"
    r"yes|yeah|yep|yup|sure|ok(?:ay)?|of course|certainly|absolutely|definitely|go ahead|do it|"
    r"that'?s (?:right|correct|fine)|"
    r"correct|right|sounds good|fine by me|that works|please do|i do|i agree|y(?![a-z])"
)
_NO = (
    r"いいえ|いえ(?!す)|いや(?:です)?|いやだ|嫌です|やだ|ううん|のー|違います|ちがいます|違う|"
    r"ちがう|(?:もう)?(?:いりません|要りません|いらない(?:です)?|要らない(?:です)?|"
    r"不要です?|必要(?:ありません|ないです|ない))|やめて(?:おきます|ください|おく)?|やめます|"
    r"遠慮(?:し|いたし|致し)ます|"
    r"お断りします|もう(?:いい|結構|大丈夫)です|だめ(?:です)?|駄目(?:です)?|しません|"
    r"しないで(?:ください)?|望みません|"
    r"no(?: way|pe| thanks| thank you)?(?![a-z])|nah|not (?:really|now|today|yet)|don'?t|do not|"
    r"i don'?t(?: want (?:it|that|to))?|never mind|negative|"
    r"that'?s (?:wrong|not right|incorrect)|wrong|incorrect|n(?![a-z])"
)
_EITHER = (
    r"いいです|良いです|よいです|結構です?|けっこうです|大丈夫です?|だいじょうぶです?|いいかな|"
    r"i'?m (?:fine|good|ok(?:ay)?)|it'?s (?:fine|ok(?:ay)?)|fine|good"
)
_TOKEN = re.compile(rf"(?P<no>{_NO})|(?P<yes>{_YES})|(?P<either>{_EITHER})|(?P<filler>{_FILLER})")
_LEADING = re.compile(
    r"\s*(?:(?P<yes>はい|ええ(?!と)|うん|もちろん|yes|yeah|sure|ok(?:ay)?)|(?P<no>いいえ|"
    r"いえ(?!す)|いや|ううん|no(?:pe)?))"
    r"\s?[、,。.!\s]\s?(?!でも|ですが|けど|ただ|しかし|but|that|which|one|idea|problem|longer|は)"
)


def yes_or_no(text: str) -> bool | None:
    """Whether the whole text is a yes or a no; None for what says more, or may be either."""
    return _said(folded(text, LONGEST + 1).kana)


def _said(line: str) -> bool | None:
    if len(line) > LONGEST:
        return None
    found: list[str] = []
    at = 0
    while at < len(line):
        token = _longest(line, at)
        if token is None:
            return None
        kind, at = token
        found.append(kind)
    said = set(found) & {"yes", "no"}
    if len(said) != 1:
        return None
    return said == {"yes"}


def _longest(line: str, at: int) -> tuple[str, int] | None:
    found = _TOKEN.match(line, at)
    if found is None or found.lastgroup is None or found.end() == at:
        return None
    other = _WEAKER.match(line, at)
    if other and other.end() > found.end() and other.lastgroup:
        return other.lastgroup, other.end()
    return found.lastgroup, found.end()


_WEAKER = re.compile(rf"(?P<yes>{_YES})|(?P<either>{_EITHER})")


def answers(message: Folded) -> Iterator[Entity]:
    """The yes or no that the text is, or that it begins with: 「はい、12日でお願いします」."""
    said = _said(message.kana)
    if said is not None:
        start, end = message.span(0, len(message.kana))
        yield Entity("answer", "yes" if said else "no", message.text[start:end], start, end)
    elif found := _LEADING.match(message.kana):
        group = "yes" if found["yes"] else "no"
        start, end = message.span(*found.span(group))
        yield Entity("answer", group, message.text[start:end], start, end)


_COUNT = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "ひと": 1,
          "ふた": 2, "みっ": 3,
          "よっ": 4, "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "one": 1, "two": 2,
          "three": 3, "four": 4, "five": 5}  # fmt: skip
_THE = (
    r"(?:の(?:方|ほう|もの|やつ|選択肢|案|候補|商品|注文|やり方|方法|ぼたん|ボタン)|のが|で|"
    r"を(?:選|お願|希望)|"
    r"に(?:し|なさ)|が(?:いい|良|希望)|です|だ|と|、|。|は|$)"
)
_NUMBERED = re.compile(
    r"(?P<below>下から|後ろから|うしろから)?(?:上から|前から|左から)?(?:(?P<figure>(?<!\d)\d{1,2}|"
    r"[一二三四五六七八九])\s?(?:番目?|つ目|つめ|個目|件目|択目)"
    r"|(?P<said>ひと|ふた|みっ|よっ)つ(?:目|め))(?!\d|人気|線|乗り場|出口|のり場|に|安|近|高|早|"
    r"大き|小さ|新し|古|良|売|最|上|下|左|右|真)"
    r"|(?<!\w)(?:option|number|choice|no\.|#) ?(?P<option>[1-9]|one|two|three|four|five)(?!\d|[a-z])"
    r"|(?<![\w-])(?:the )?(?P<nth>first|second|third|fourth|fifth|1st|2nd|3rd|4th|5th) (?:one|"
    r"option|choice|item|order|product|answer|suggestion)(?![a-z])"
    r"|^\s*(?:the )?(?P<bare>first|second|third|fourth|fifth|1st|2nd|3rd|4th|5th)(?: please| one)?[.!\s]*$"
    r"|^\s*(?P<alone>[1-9])\s*(?:番|です|で|でお願いします|を|please)?[。.!\s]*$"
)
_PLACED = (
    ("-1", re.compile(
        rf"後者|(?:一番|いちばん)?(?:下|右)(?:側)?{_THE}|(?:一番|いちばん)(?:下|右)|"
        rf"(?<!でも)最後{_THE}|the latter|(?:the )?(?:last|bottom|lower|right) (?:one|option|choice)")),
    ("1", re.compile(
        rf"前者|(?:一番|いちばん)?(?:上|左)(?:側)?{_THE}|(?:一番|いちばん)(?:上|左)|最初(?:の(?:方|"
        rf"ほう|もの|やつ|選択肢|案|商品|注文)|で(?:お願|いい)|のでお願|$)|the former|(?:the )?(?:top|"
        rf"upper|left) (?:one|option|choice)")),
    ("middle", re.compile(rf"(?:真ん中|まんなか|中央|真中){_THE}|(?:the )?middle (?:one|option)")),
    ("all", re.compile(
        r"(?:両方|りょうほう|どちらも|どっちも|全部|すべて|全て)(?:とも)?(?:で(?!き)|お願|を?(?:選[びん]|"
        r"希望|お願)|です|$)|^(?:both|all)(?: of them)?(?: please)?[.!]?$|both of (?:them|these)")),
    ("none", re.compile(
        r"(?:どちら|どれ|いずれ|どっち)でもな(?:い|く)|どれも(?:違|ちが|いや|嫌)|該当(?:なし|"
        r"するもの(?:は|が)(?:ない|ありません))|^neither(?: of them| one)?[.!]?$|none of (?:them|these|"
        r"the above)")),
    ("any", re.compile(
        r"(?:どちら|どれ|どっち|いずれ|何)でも(?:いい|良い|よい|構い|かまい|大丈夫|結構|おまかせ|"
        r"お任せ)|おまかせ|お任せ|^(?:either|any)(?: one| of them)?(?: is fine| will do| works)?[.!]?$|"
        r"either (?:one )?is fine|whichever")),
)  # fmt: skip
_POSITION = re.compile(r"[上下左右]")
_INSIDE = re.compile(r"\w")


def choices(message: Folded) -> Iterator[Entity]:
    """Which of those that were offered; the place counts from 1, or from -1 at the end."""
    line = message.line
    for found in _NUMBERED.finditer(line):
        yield _choice(message, found, _counted(found))
    for value, pattern in _PLACED:
        for found in pattern.finditer(line):
            before = line[max(0, found.start() - 2) : found.start()].strip()[-1:]
            if not (_POSITION.match(found.group()) and _INSIDE.match(before)):
                yield _choice(message, found, value)


def _counted(found: re.Match[str]) -> str:
    said = (
        found["figure"] or found["said"] or found["option"] or found["nth"] or found["bare"] or found["alone"]
    )
    count = _COUNT.get(said) or int(re.sub(r"\D", "", said) or 0)
    return str(-count if found["below"] else count)


def _choice(message: Folded, found: re.Match[str], value: str) -> Entity:
    start, end = message.span(*found.span())
    return Entity("choice", value, message.text[start:end], start, end)


def chosen(text: str, options: Sequence[str]) -> int | None:
    """Which option (from 0) a text means, by its place or its words; None when that is not clear."""
    message = folded(text)
    named = [at for at, option in enumerate(options) if _names(message.kana, option, options)]
    if len(named) == 1:
        return named[0]
    for entity in choices(message):
        at = _place(entity.value, len(options))
        if at is not None:
            return at
    return None


def _names(line: str, option: str, options: Sequence[str]) -> bool:
    """Whether the option's words stand in the text, and not only as a part of a longer option."""
    key = folded(option).kana.strip()
    if not key or key not in line:
        return False
    longer = [folded(other).kana for other in options if key in folded(other).kana and other != option]
    return not any(one in line for one in longer)


def _place(value: str, count: int) -> int | None:
    if value == "middle":
        return count // 2 if count % 2 else None
    if not value.lstrip("-").isdigit():
        return None
    at = int(value) - 1 if int(value) > 0 else count + int(value)
    return at if 0 <= at < count else None
