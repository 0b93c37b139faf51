"""A question about what was asked for before: 「交換をお願いした件、どうなりましたか」 begins no exchange."""

import re

from madoguchi.language import api as language

_BEGUN = re.compile(
    r"(?:お願い|依頼|申し込|申込|頼ん|連絡|手続|送り返|返送|返品|返却|交換|キャンセル|修理|解約|取り消)[^。、]{0,6}"
    r"(?:した|してた|していた|だ|んだ|んでた|してある|しました|みました|みした|ってある)(?:の|件|はず|分|やつ|もの|お金|代金"
    r"|品|商品|んです|のです|けど|が|のに|、|。|$)"
    r"|(?:返品|交換|修理|返金|解約|キャンセル)(?:中|済み)"
    r"|\b(?:the|my) (?:return|exchange|repair|refund|cancellation|claim) (?:i|we) (?:asked|requested|applied"
    r"|sent|started|made)|\b(?:i|we)(?:'ve| have)? (?:already |just )?(?:returned|sent back|asked for"
    r"|requested|cancelled|applied for)\b",
    re.IGNORECASE,
)
_WAITS = re.compile(
    r"どうな|どの(?:くらい|段階)|どこまで|進[んみ捗]|状況|まだ|いつ(?:です|頃|ごろ|に|まで)|来な[いく]|来ません"
    r"|戻[っら]|終わ|完了"
    r"|\b(?:how is|how far|status|news|any update|what happened|still|yet|when"
    r"|waiting|haven't|has not|not come)\b",
    re.IGNORECASE,
)
_STANDS = re.compile(
    r"どうな|どの段階|どこまで|進[んみ捗]|状況"
    r"|\b(?:how is|how far|status|news|any update|what happened)\b",
    re.IGNORECASE,
)


def begun_before(text: str) -> bool:
    """Whether she speaks of what she has asked for or done, and waits for what comes of it."""
    plain = language.normalise(text)
    return bool(_BEGUN.search(plain) and _WAITS.search(plain))


def asks_how_it_stands(text: str) -> bool:
    """Whether she asks how it goes on."""
    return bool(_STANDS.search(language.normalise(text)))


LONGEST = 40  # letters of a message that says no more than that
_TRIED = re.compile(
    r"(?:試し|やって(?:み|も)|やり(?:まし|なお)|言われた|そのとおり|その通り|全部|ぜんぶ)[^。]{0,16}"
    r"(?:だめ|ダメ|駄目|無理|直ら|なおら|変わら|変わり|できな|でき(?:ません)|効果|解決し(?:ま|な)|同じ)"
    r"|\btried\b[^.]{0,30}\b(?:no luck|already|(?:did|does)(?:n'?t| not) (?:help|work)|nothing|still)"
    r"|\b(?:that|this|it) (?:did|does)(?:n'?t| not) (?:help|work)\b|\bstill (?:not|doesn'?t|won'?t|no)\b",
    re.IGNORECASE,
)


def tried_in_vain(text: str) -> bool:
    """Whether she says that what she was told did not help, and nothing else."""
    return len(text) <= LONGEST and bool(_TRIED.search(language.normalise(text)))
