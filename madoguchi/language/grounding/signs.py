"""Yes or no of a clause: what it allows, requires and charges, whether it denies, and which of two
opposites it names.
"""

import re
from functools import lru_cache

from .quantities import folded

ENDING = 14  # letters of a Japanese statement in which its verb ends
_ASKS = re.compile(r"(?:[?]|か)[。.\s]*$")
_KANA = re.compile("[ぁ-ん]")
Signs = frozenset[tuple[str, int]]

_NEED_NOT = (
    r"不要|必要(?:は|が|も)?(?:あり|ござい)ません|必要(?:は|が)?な(?:い|く)|(?:いり|要り)ません|"
    r"なくても(?:かまい|構い|大丈夫)|"
    r"\bneed not\b|\bneedn't\b|\b(?:do|does|did)(?: not|n't) (?:need|have) (?:to|a|an)\b|\bno need\b|"
    r"not necessary|not required|"
    r"\bdo(?: not|n't) need\b"
)
_COST_NOT = (
    r"無料|(?:料|金|費|税|代)[^、。]{0,8}(?:かかり|いただき|頂き|頂戴し|発生し)(?:は)?ません|"
    r"当社(?:が|で)?[^、。]{0,6}負担|"
    r"\bfree of charge\b|\bfor free\b|(?<!not )(?<!-)\bfree\b(?! (?:to|from|time|of)\b)|\bno "
    r"(?:[\w-]+ ){0,3}(?:charge|cost|fee)s?\b|"
    r"\bno charge\b|\bwe pay\b|\bon us\b|\bwithout (?:charge|cost)\b|\bcosts? nothing\b"
)
_PATTERNS: tuple[tuple[str, int, re.Pattern[str]], ...] = tuple(
    (name, sign, re.compile(pattern))
    for name, sign, pattern in (
        ("need", -1, _NEED_NOT),
        ("cost", -1, _COST_NOT),
        (
            "cost", 1,
                r"有料|(?:料|金|費|税|代|利息)[^、。]{0,16}(?:かかります|いただきます|頂きます|"
                r"頂戴し?ます|申し受け|がかかる)|"
                r"お客様(?:が|に|の)?(?:ご)?負担|別(?:途|に)[^。]{0,30}(?:頂戴|いただき|頂き)|差し引|"
                r"\bnot free\b|\bcosts? (?:a |an )?[¥\d]|"
            r"\bcharge (?:an?|you|extra|¥|\d)|\bfee of\b|\bfee applies\b|\bdeduct|\badditional ¥|¥\d|\d円",
        ),
        (
            "can", -1,
                r"できません|出来ません|できない|いただけ(?:ません|ない)|頂けません|(?:なれ|られ|使え|"
                r"選べ|つながり|洗え|付け|送れ)(?:ません|ない|なく)|かねます|"
                r"承っており?ません|お断り|不可|(?:ない|控えて)で?ください|ないようお願い|お控えください|"
                r"使用禁止|\bcannot\b|\bcan't\b|\bcan not\b|"
                r"\bmust not\b|\bmustn't\b|\bdo not use\b|\bdon't use\b|\bnever use\b|\bnever a\b|"
                r"\bavoid\b|\bno longer\b|\bunable\b|"
                r"\bcan never\b|\bnot possible\b|\bnever in\b|\blos(?:e|t|es) access\b|\bneither\b|"
                r"機能は?(?:あり|ござい)ません|\b(?:does|do) not work\b|\bnot (?:be )?(?:allowed|"
                r"permitted|accepted)\b",
        ),
        (
            "can", 1,
                r"できます|出来ます|可能です|可能で|いただけます|頂けます|なれます|られます|承ります|"
                r"承っております|使えます|選べます|洗えます|つながります|"
                r"かまいません|構いません|問題(?:あり|ござい)ません|OK|\bcan(?! not)\b|\bmay(?: be)? "
                r"(?!be\b)|\bpossible\b|\bable to\b|\b(?:also|fine) (?:works?|as well)\b|"
            r"\bare fine\b|\bis fine\b|\bwe accept\b|\bworks? with\b",
        ),
        (
            "need", 1,
                r"必要(?:です|があります|となります|になります)|が必要|必須|なければなりません|ください|"
                r"をお願い|下さい|\bmust(?! not)\b|\bhave to\b|\bhas to\b|"
            r"\bneeds? to\b|\bis needed\b|\brequired?\b|\bplease\b",
        ),
    )
)  # fmt: skip
_DENIES = re.compile(
    r"ません|(?<!少)(?<!危)ない(?!で(?:は|も)|うちに|よう|でしょうか)|(?<!少)なく(?:な|て)(?!も)|"
    r"ずに|せず|\bnot\b|n't\b|\bno\b(?! longer than)|\bnever\b|\bneither\b|\bnor\b|"
    r"\bnone\b|\bwithout\b|\bcannot\b|\bnothing\b|\blos(?:e|t|es)\b|\bavoid\b|\bunable\b|\bfree of\b|"
    r"\bno longer\b|かねます|不可|お断り"
)
_HARMLESS = re.compile(
    r"まだ[^、。]{0,12}(?:いない|いません)|\bnot yet\b|\bdo no harm\b|害は?(?:あり|ござい)ません|"
    r"少なくとも|かもしれません|ではないでしょうか|差し支えなければ|なければ(?:なりません|"
    r"いけません)|\bnot only\b|問題(?:あり|ござい)ません|かまいません|構いません|間違いな|\bwhether "
    r"or not\b"
)
_OPPOSITES: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (re.compile(one), re.compile(other))
    for one, other in (
        (r"(?<!以)前(?!年|回|月|面|提)|"
         r"\bbefore (?:dispatch|delivery|shipping|order|purchase|the (?:order|warranty|due))",
            r"(?<!以|午|最|今|前)後(?!ろ|半|日)|\bafter (?:dispatch|delivery|shipping|order|purchase|the "
            r"(?:order|warranty|due))"
        ),
        (r"未使用|\bunused\b", r"使用(?:後|済)|(?<!un)\bused\b(?= (?:item|product|one)|$)"),
        (r"午前|\bmorning\b", r"午後|\bafternoon\b"), (r"夏|\bsummer\b", r"冬|\bwinter\b"),
        (r"満水|最大|最長|\bmaximum\b", r"最小|最短|\bminimum\b"), (r"増や|多く|\bmore\b|increase",
            r"減ら|少なく|\bless\b|decrease|reduce"
        ),
        (r"閉ま|閉め|閉じ|\bclosed?\b",
            r"開い|開け|開く|\bopen(?:ed)?\b"
        ), (r"右|\bright\b(?! away)", r"左|\bleft\b"),
        (
            r"同時|一緒|まとめて|\btogether\b"
        , r"別々|個別|\bseparately\b"), (r"手前|towards you|facing you", r"奥|away from you"),
        (r"国内|\bdomestic\b", r"海外|\babroad\b|\boverseas\b"), (
            r"付けたまま|\bon\b(?= the device)"
        , r"外して|\bremoved\b"),
        (r"点灯|つきます|comes on|lights? up", r"消灯|消えます|goes out|go out"),
        (r"入れ(?:て|ます)|switch(?:ed)? on|turn(?:ed)? on",
            r"切(?:り|って|ります)|switch(?:ed)? off|turn(?:ed)? off"
        ),
        (
            r"(?:すべて|全て|全部|いつでも|必ず|常に)|\balways\b|\ball\b|\bevery\b"
        , r"(?:一部|まれに|場合によ)|\bsome\b|\bsometimes\b"),
    )
)  # fmt: skip


_CONDITION = re.compile(
    r"^.*?(?:とき|場合|際|なら|たら|(?<!なけ)れば|ても|んでも|ため|ので)(?:には|は|に|も)?(?=.{3})|"
    r"\b(?:if|when|unless|until|once|as long as|even if|even when|because|since|in case|as soon "
    r"as)\b[^,;.]*(?:,|[.]?$)"
)


@lru_cache(8192)
def main_part(text: str) -> str:
    """A folded statement without its condition; the whole where nothing else is left."""
    plain = re.sub(r"\([^()]*\)[\s.。]*$", "", folded(text)).strip()
    rest = _CONDITION.sub("", _CONDITION.sub("", plain)).strip(" .。、")
    return rest or plain


@lru_cache(8192)
def denies(text: str) -> bool:
    """Whether a statement says no, other than by the ways of need and cost; a no in its condition is none.

    Of a Japanese one only how it ends counts: 届いていない可能性があります denies nothing.
    """
    plain = _HARMLESS.sub("", main_part(text))
    if _ASKS.search(folded(text)):
        return False
    for _, sign, pattern in _PATTERNS[:2]:
        plain = pattern.sub("", plain) if sign < 0 else plain
    return bool(_DENIES.search(plain[-ENDING:] if _KANA.search(plain) else plain))


@lru_cache(8192)
def signs_of(text: str) -> Signs:
    """What a statement allows (can), requires (need) and charges (cost), each with 1 or -1; often both."""
    plain = main_part(text)
    found = set()
    for name, sign, pattern in _PATTERNS:
        if pattern.search(plain):
            found.add((name, sign))
            plain = pattern.sub("", plain) if sign < 0 else plain
    return frozenset(found)


@lru_cache(8192)
def sides_of(text: str) -> frozenset[tuple[int, int]]:
    """Which sides of which opposites a text names, where it names one side only."""
    plain = folded(text)
    named = (
        (n, bool(one.search(plain)), bool(other.search(plain))) for n, (one, other) in enumerate(_OPPOSITES)
    )
    return frozenset((n, int(right)) for n, left, right in named if left != right)


def says_the_opposite(text: str, other: str) -> bool:
    """Whether one names one of two opposites, and the other only the other."""
    turned = {(n, 1 - side) for n, side in sides_of(text)}
    return not turned.isdisjoint(sides_of(other))
