"""What is easily sent wrong: somebody else's name, a promised file that is not there, another addressee.

Nothing here knows who the customers are: whoever asks brings them as `Party`. Names are compared with one
spelling of their letters (髙 as 高), without spaces and honorifics.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from .normalisation import fold

SlipCode = Literal["name", "company", "mail", "phone", "place"]


@dataclass(frozen=True)
class Party:
    """Somebody as a letter may name her: whole names (also in kana), family names, companies, addresses."""

    names: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    companies: tuple[str, ...] = ()
    mails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


@dataclass(frozen=True)
class Slip:
    """Words in a text that belong to somebody else: which kind, as they are known, and whose (a key)."""

    code: SlipCode
    words: str
    whose: int


_OLD = str.maketrans("髙﨑邊邉澤齋濵濱嶋廣國櫻眞惠", "高崎辺辺沢斎浜浜島広国桜真恵")
_GAPS = re.compile(r"[ \t\u3000・･.,]+")
_FORM = re.compile(
    r"株式会社|有限会社|合同会社|合資会社|(?:一般|公益)?(?:社団|財団)法人|医療法人|学校法人|\(株\)|\(有\)|㈱|㈲|"
    r"\b(?:inc|ltd|llc|corp|co)\b\.?",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"^[ \t]*[>＞|].*$", re.MULTILINE)
_BEFORE = r"(?:^|(?<=[様殿氏])|(?<![一-龥々〆ヶァ-ヴー]))"
"""A name does not begin within another word; one honorific may end where it begins."""
_CALLED = "様|さま|さん|氏|殿|先生|御中"
_TITLES = r"(?:dear|hi|hello|mr|mrs|ms|miss|dr)\.?\s+"
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_DIGITS = re.compile(r"(?<![\w-])[+(]?\d[\d\- ()]{8,16}\d(?![\w-])", re.ASCII)
_NUMBER = re.compile(r"(?<![\w-])[A-Za-z]{0,4}-?\d{2,}(?:-\d{2,}){0,3}(?![\w-])", re.ASCII)
_STEP = re.compile(r"(?<=\d)(?:丁目|番地の?|番|号|の|[‐‑–—―ー−-])(?=\d)")


def written(text: str) -> str:
    """The text without what is quoted of an earlier mail."""
    return _QUOTED.sub("", text)


def _one(text: str) -> str:
    return fold(text.translate(_OLD))


def _close(text: str) -> str:
    return _GAPS.sub("", _one(text))


def of_others(
    text: str, mine: Party, others: Mapping[int, Party], *, said: str = ""
) -> tuple[Slip, ...]:  # fmt: skip
    """What in the text belongs to one of the others, and not to `mine` nor to anything that was `said`."""
    words = _Text(written(text))
    known = _Text(said)
    own = list(_named(mine))
    found: dict[tuple[str, str], Slip] = {}
    for whose, other in others.items():
        for code, name in _named(other):
            shared = any(one == code and _close(hers) == _close(name) for one, hers in own)
            if not shared and words.holds(code, name) and not known.holds(code, name):
                found.setdefault((code, _close(name)), Slip(code, name, whose))
    return tuple(found.values())


def _named(party: Party) -> Iterator[tuple[SlipCode, str]]:
    yield from (("name", one) for one in (*party.names, *party.families) if one)
    yield from (("company", one) for one in party.companies if one)
    yield from (("mail", one) for one in party.mails if one)
    yield from (("phone", one) for one in party.phones if one)
    yield from (("place", one) for one in party.places if one)


class _Text:
    """A text in the forms in which it is looked through; each is made once."""

    def __init__(self, text: str) -> None:
        self.folded = _one(text)
        self.closed = _GAPS.sub("", self.folded)
        self.mails = {one.lower() for one in _MAIL.findall(self.folded)}
        self.phones = {_digits(one) for one in _DIGITS.findall(self.folded)}
        self.places = _STEP.sub("-", re.sub(r"\s+", "", self.folded))

    def holds(self, code: SlipCode, name: str) -> bool:
        """Whether this name (…) stands in it."""
        if code == "mail":
            return name.lower() in self.mails
        if code == "phone":
            return _digits(name) in self.phones
        if code == "place":
            place = _STEP.sub("-", re.sub(r"\s+", "", _one(name)))
            return len(place) >= 6 and place in self.places
        return self._names(_one(name).strip()) if code == "name" else self._company(name)

    def _names(self, name: str) -> bool:
        if name.isascii():
            whole = re.escape(" ".join(name.split()))
            lead = "" if " " in name.strip() else _TITLES
            tail = r"\b" if " " in name.strip() else r"(?:\b|-san\b)"
            return re.search(rf"\b{lead}{whole}{tail}", " ".join(self.folded.split())) is not None
        close = _close(name)
        called = "" if len(close) >= 4 or (len(close) == 3 and " " in name) else rf"(?:{_CALLED})"
        return re.search(rf"{_BEFORE}{re.escape(close)}{called}", self.closed, re.MULTILINE) is not None

    def _company(self, name: str) -> bool:
        """By its form beside it or an honorific behind it; a long name also by itself."""
        whole, bare = _close(name), _close(_FORM.sub("", fold(name)))
        if not bare:
            return False
        if whole != bare and whole in self.closed:
            return True
        if bare.isascii():
            return len(bare) > 4 and re.search(rf"\b{re.escape(_FORM.sub('', _one(name)).strip())}\b",
                                               self.folded) is not None  # fmt: skip
        called = "" if len(bare) >= 5 else rf"(?:{_FORM.pattern}|{_CALLED})"
        alone = rf"{_BEFORE}{re.escape(bare)}{called}"
        return re.search(alone, self.closed, re.MULTILINE) is not None


def _digits(number: str) -> str:
    digits = re.sub(r"\D", "", number)
    return "0" + digits[2:] if number.strip().startswith("+81") else digits


def numbers_in(text: str, *, most: int = 8) -> tuple[str, ...]:
    """What looks like the number of an order or a matter: six digits or more, not an address or a date."""
    found = (one for one in _NUMBER.findall(fold(written(text)).upper()) if len(re.sub(r"\D", "", one)) >= 6)
    return tuple(dict.fromkeys(found))[:most]


# Files that are spoken of.

_SENTENCE = re.compile(r"[^。！？!?\n]+")
_JA_SAID = re.compile(r"添付|同封|別添|別紙|貼付")
_JA_NOT = re.compile(
    r"ご添付|添付(?:を)?(?:お願い|ください|下さい|いただ|頂|願)|添付(?:の?うえ|し(?:て)?(?:いただ|頂|くださ|下さ|お送りくだ|お送りいただ|ご返信))|"
    r"(?:拝見|拝受|受領|受け取り|お受けし)|確認(?:いた)?し(?:まし|ており|たところ)|確認(?:いた|致)しました|"
    r"ありがとうござい|(?:お送り|お寄せ|ご返信)(?:いただ|頂|くださ|下さ)[^、]{0,12}添付|"
    r"(?:開け|届い|見当た|表示され|確認でき)[^、]{0,4}(?:ません|ない)|添付(?:は|が|も)?(?:でき|出来|不要)|"
    r"添付(?:する|される)(?:こと|必要|場合)|添付方法|添付」?(?:ボタン|欄|アイコン)|添付は|"
    r"(?:先ほど|先程|先日|昨日|前回|以前|前便|前の)(?:お送りし(?:た|ました)|の)?(?:メール|ご案内)?(?:に|で|へ)?添付|"
    r"(?:商品|お荷物|荷物|箱|小包|お届け|梱包)[^、]{0,14}同封|同封(?:され|の(?:保証書|取扱|説明|返品|部品|付属))"
)  # fmt: skip
_EN_SAID = re.compile(
    r"\b(?:attached|attaching|enclosed|enclosing)\b|\b(?:i|we)(?: also)? (?:attach|enclose)\b|"
    r"\b(?:see|in|open|find|check) (?:the |our )?(?:attachment|enclosure)s?\b",
    re.IGNORECASE,
)
_EN_NOT = re.compile(
    r"\byou(?:'ve| have| had)?(?: already| kindly)? (?:attached|enclosed)|"
    r"\byour (?:attachment|attached|enclosed)|"
    r"\b(?:you|file|photo|picture)s? (?:was|were|is|are) (?:not |n't )?attached|"
    r"\b(?:nothing|no \w+|not|n't) (?:was |were |is |are )?(?:attached|enclosed)|"
    r"\bthan(?:ks|k you) for (?:the )?(?:attach|enclos)|"
    r"\battached to (?:the|your|a|its|each|every)\b(?! (?:this )?(?:e-?mail|mail|message|reply|letter))|"
    r"\benclosed (?:in|with) (?:the|your|its) (?:box|parcel|package|product)|"
    r"\b(?:last|previous|earlier|yesterday's) (?:e-?mail|mail|message|reply)\b|"
    r"\b(?:attached|enclosed) (?:earlier|before|yesterday|previously)",
    re.IGNORECASE,
)


def says_attached(text: str) -> str:
    """The words by which the text says that a file comes with it; "" where it says nothing of the kind.

    A file that the customer sent or is asked for, an earlier mail and a thing in a parcel are none.
    """
    for sentence in _SENTENCE.findall(written(text)):
        for said, no in ((_JA_SAID, _JA_NOT), (_EN_SAID, _EN_NOT)):
            if (hit := said.search(sentence)) and not no.search(sentence):
                return hit[0]
    return ""


# Whom it addresses.

_JA_LINE = re.compile(r"^(?P<name>[^。、！？]{1,40}?)[ \u3000]*(?:様|さま|殿|先生|御中)[ \u3000]*[、,]?$")
_JA_LEAD = re.compile(r"^(?P<name>[^。、！？\s]{1,16}?)(?:様|さま|さん)[、,]")
_EN_LINE = re.compile(
    r"^(?:dear|hi|hello|good (?:morning|afternoon|evening))[ ,]+"
    r"(?P<name>[^,:!.\n]{1,40}?(?:\.\s?[^,:!.\n]{1,30})?)\s*[,:!.]?\s*$",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"^(?:お客|皆|みな|各位|(?:ご|御)?担当(?:者)?|(?:ご)?関係者|会員|(?:valued )?customers?|sir|madam|"
    r"sir or madam|sir/madam|team|all|there|everyone|both)$",
    re.IGNORECASE,
)
_ENGLISH_TITLE = re.compile(r"^(?:mr|mrs|ms|miss|dr|prof)\b\.?\s*", re.IGNORECASE)
OPENING = 6
"""How many of the first lines may address somebody."""


def addressees(text: str) -> Iterator[str]:
    """The names that the first lines address, without their honorifics."""
    lines = [line.strip() for line in written(text).splitlines() if line.strip()]
    for at, line in enumerate(lines[:OPENING]):
        found = _JA_LINE.match(line) or _EN_LINE.match(line) or (_JA_LEAD.match(line) if at == 0 else None)
        name = _ENGLISH_TITLE.sub("", found["name"].strip()) if found else ""
        if name and not _NOBODY.match(_close(name)) and not _NOBODY.match(name):
            yield name


def misaddressed(text: str, mine: Party, *, also: Iterable[Party] = (), said: str = "") -> str:
    """The name that the text addresses although it is none of those it goes to; "" when all is well.

    Where nothing is known of her in the same script (a Latin name, only Japanese ones known) nothing is said.
    """
    parties, known = (mine, *also), _close(said)
    for name in addressees(text):
        if _close(name) not in known and not any(_is(name, one) for one in parties):
            return name
    return ""


def _is(name: str, party: Party) -> bool:
    """Whether this may be the name of this party."""
    close, latin = _close(_FORM.sub("", _one(name))), _one(name).isascii()
    names = [_one(one) for one in (*party.names, *party.companies) if one and _one(one).isascii() == latin]
    if latin:
        tokens = {part for one in names for part in re.split(r"[^a-z]+", one) if len(part) > 1}
        tokens |= {
            part for one in party.mails for part in re.split(r"[^a-z]+", one.lower().partition("@")[0])
        }
        spoken = {part for part in re.split(r"[^a-z]+", _one(name)) if len(part) > 1}
        return not names or bool(tokens & spoken)
    if not names:
        return True
    last = _one(name).replace("\u3000", " ").split()[-1]
    if last in {_one(one) for one in party.families}:
        return True
    for one in names:
        bare = _close(_FORM.sub("", one))
        if bare and (bare in close or (len(close) > 1 and close in bare)):
            return True
    return _FORM.search(_one(name)) is not None and not party.companies


def _latin(*texts: str) -> set[str]:
    """The words of Latin names, initials left out."""
    return {part for one in texts for part in re.split(r"[^a-z]+", one) if len(part) > 1}
