"""What is missing from a reply as a whole: an apology, thanks, address, name and closing."""

import re
from collections.abc import Iterator

from .shapes import Occasion, ToneCode, ToneFinding

_COMPLAINT = {
    "ja": re.compile(
        r"届か|届き?(?:ない|ません)|届いて(?:い)?(?:ない|ません)|まだ(?:来|き)(?:ない|ません)|"
        r"遅[いすれ]|困って|困り|壊れ|故障|不良|破損|割れ|傷|汚れ|動か(?:な|ず)|"
        r"つながら|使え(?:な|ませ|ず)|ひど[いく]|最悪|がっかり|残念|不満|怒|許せ|おかしい|"
        r"違う(?:商品|もの|色|サイズ)|間違って(?:い|届|請求)|"
        r"二重に|返事(?:が|も)(?:ない|来|ありません|もらえ|いただけ)|いつになったら|待たされ|何度も|何回も"
        r"|対応が(?:悪|遅)|クレーム|"
        r"詐欺|漏れ|足りない|入って(?:い)?(?:ない|ません)|"
        r"来(?:ません|なかった)|(?:ずっと|もう|まだ|何(?:時間|日|週間)も|一日中)[^。、\n]{0,12}待っ|"
        r"待っていたのに|連絡(?:が|も)(?:ない|ありません|来|取れ)|折り返し(?:が|も)(?:ない|ありません|来)|"
        r"無視され|放置|異臭|焦げ|変な(?:音|におい|臭い)|(?:電源|スイッチ|明かり|火)(?:が|も)[^。]{0,4}"
        r"(?:入ら|つか|付か|切れ)|途中で(?:切れ|止ま|落ち)|固まっ|フリーズ|不愉快|気分が悪|へこ(?:み|ん)|"
        r"欠け|損(?:傷|ね)|消えて(?:い|し)|話が違|嘘|うそ"
    ),
    "en": re.compile(
        r"\b(?:broken?|broke|damaged|defective|faulty|leak(?:s|ing)?|late|delayed|never (?:arrived|"
        r"came|received)|"
        r"(?:not|n't|hasn't|haven't) (?:arrived?|received?|work(?:ing)?|come)|still (?:waiting|no)|"
        r"nobody answers|no (?:reply|answer)|"
        r"disappoint\w+|upset|angry|terrible|awful|unacceptable|worst|ridiculous|wrong (?:item|size|"
        r"colou?r|product|order)|"
        r"charged twice|double charged|missing|complain\w*|fed up|frustrat\w+)\b",
        re.IGNORECASE,
    ),
}
_REGRET = {
    "ja": re.compile(
        r"申し訳|お詫び|おわび|ご迷惑|ご不便|ご心配|失礼(?:いた|し)|恐縮|深く反省|すみません|ごめん"
        r"|お待たせ(?:いた|し)"
    ),
    "en": re.compile(r"\b(?:sorry|apolog\w+|regret|inconvenience)\b", re.IGNORECASE),
}
_APOLOGY = {
    "ja": "このたびはご迷惑をおかけし、誠に申し訳ございません。\n",
    "en": "I am sorry for the trouble this has caused you.\n",
}
_ADDRESSED = {
    "ja": re.compile(r"\A[^\n]{0,40}(?:様|さま|御中|各位|殿)[ 　]*(?:\n|$)|\A[^\n]{1,12}(?:様|さま)、"),
    "en": re.compile(r"\A\s*(?:Dear|Hello|Hi|Good (?:morning|afternoon|evening))\b", re.IGNORECASE),
}
_CLOSED = {
    "ja": re.compile(
        r"お願い(?:いた|申し|し)|お気軽に|幸いです|お待ち(?:し|申)|今後とも|失礼いたします|お申し付け"
    ),
    "en": re.compile(
        r"\b(?:regards|sincerely|let (?:us|me) know|feel free|do not hesitate|best wishes|thank you)\b",
        re.IGNORECASE,
    ),
}
_CLOSING = {
    "ja": "\n\nご不明な点がございましたら、お気軽にお問い合わせください。\n"
    "今後ともよろしくお願いいたします。",
    "en": "\n\nPlease let me know if you have any other questions.\n\nKind regards,",
}
_NAMED = {
    "ja": re.compile(
        r"(?:担当|の|、|^)[^\s、。の]{1,8}(?:と申します|でございます|です)。|[-ー―─━=＝]{3,}", re.MULTILINE
    ),
    "en": re.compile(
        r"\b(?:my name is|this is)\b|regards,?\s+\S|sincerely,?\s+\S|^-{2,}", re.IGNORECASE | re.MULTILINE
    ),
}
_THANKS = re.compile(r"\b(?:thank|thanks|appreciate|grateful)", re.IGNORECASE)


def is_complaint(text: str, language: str) -> bool:
    """Whether the customer tells of something that went wrong."""
    return bool(_COMPLAINT["en" if language == "en" else "ja"].search(text))


def findings(text: str, language: str, occasion: Occasion) -> Iterator[ToneFinding]:
    """Each has one place, where the missing words can be put in."""
    if occasion.letter:
        yield from _frame(text, language, occasion)
    if occasion.answers and is_complaint(occasion.answers, language) and not _REGRET[language].search(text):
        yield _missing("no_apology", _behind_address(text, language), _APOLOGY[language])


def _frame(text: str, language: str, occasion: Occasion) -> Iterator[ToneFinding]:
    end = len(text.rstrip())
    if not _ADDRESSED[language].search(text):
        yield _missing("no_addressee", 0, f"{occasion.addressee}\n\n" if occasion.addressee else None)
    if language == "en" and not _THANKS.search(text):
        yield _missing("no_thanks", _behind_address(text, language), "Thank you for contacting us.\n")
    if not _CLOSED[language].search(text):
        yield _missing("no_closing", end, _CLOSING[language])
    if not _NAMED[language].search(text) and not (occasion.writer and occasion.writer in text):
        yield _missing("no_name", end, f"\n\n{occasion.writer}" if occasion.writer else None)


def _behind_address(text: str, language: str) -> int:
    found = _ADDRESSED[language].search(text)
    if found is None:
        return 0
    line_end = text.find("\n", found.end() - 1)
    after = len(text) if line_end < 0 else line_end
    return after + len(text[after:]) - len(text[after:].lstrip("\n"))


def _missing(code: ToneCode, at: int, instead: str | None) -> ToneFinding:
    return ToneFinding(code, at, at, "", instead)
