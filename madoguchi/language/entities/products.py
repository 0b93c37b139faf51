"""Products of a given list, as customers call them: すいはんき, AP50 for AP-50, a part of the name.

Words carry the more weight the fewer products have them. What is named exactly scores 1; otherwise a product
scores by how much of its name is there, and all that come near the best stand side by side.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from ..analysis import tokens
from ..folded import Folded
from ..shapes import Token
from ..spelling import one_slip, reading
from .shapes import Entity, Product

LEAST, NEAR_BEST, MOST = 0.25, 0.6, 5
LONG = 4  # letters of a reading in which a slip is forgiven, or which is found inside other kana
_LETTERS = {
    "えー": "a", "びー": "b", "しー": "c", "でぃー": "d", "いー": "e", "えふ": "f", "じー": "g",
    "えいち": "h", "あい": "i",
    "じぇー": "j", "けー": "k", "える": "l", "えむ": "m", "えぬ": "n", "おー": "o", "ぴー": "p",
    "きゅー": "q", "あーる": "r",
    "えす": "s", "てぃー": "t", "ゆー": "u", "ぶい": "v", "えっくす": "x", "わい": "y", "ぜっと": "z",
}  # fmt: skip
_LETTER = "|".join(sorted(_LETTERS, key=len, reverse=True))
_SAID_CODE = re.compile(rf"(?:(?:{_LETTER})[\sの・ー]?){{1,4}}(?=\d)")
_CODE = re.compile(
    r"(?<![a-z0-9])(?:[a-z]{1,4}[\s\-ー・]?\d{1,5}|"
    r"\d{1,5}[a-z]{1,3})(?:[\s-]?[a-z]{1,2}(?![a-z]))?(?:-\d{1,3})?(?![a-z0-9])"
)
_GENERIC = frozenset("シリーズ 用 型 式 セット series for the a with of new 新 kg ml".split())
_KANJI = re.compile("[一-龥]")
_HIRAGANA = re.compile("[ぁ-んー]{4,}")
_BARE = re.compile(r"[\s\-ーっ・_,.()]")
_FAR = 6  # letters between two words of one name


@dataclass(frozen=True, slots=True)
class _Word:
    form: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Index:
    keys: Mapping[str, tuple[int, ...]]  # a whole name without its joints → the products called so
    names: Mapping[str, tuple[str, ...]]  # first two letters → those names, longest first
    forms: tuple[tuple[frozenset[str], ...], ...]  # for each product the forms of each of its names
    holders: Mapping[str, tuple[int, ...]]  # word → the products that have it
    weights: Mapping[str, float]
    spellings: Mapping[str, str]  # reading in hiragana, without joints → form
    parts: Mapping[str, tuple[str, ...]]  # longer readings of words and parts of names → their forms
    starts: Mapping[str, tuple[str, ...]]  # first two letters → the longer readings, longest first
    edges: Mapping[str, tuple[str, ...]]  # first or last letter → the longer readings that have it there


def products(message: Folded, known: tuple[Product, ...]) -> Iterator[Entity]:
    """The candidates for each place where products are named, the best first."""
    if not known:
        return
    index = _index(known)
    whole = list(_whole_names(message, known, index))
    for cluster in _clusters(_words(message, index), message.line):
        start, end = message.span(cluster[0].start, cluster[-1].end)
        ranked = _ranked({word.form for word in cluster}, index)
        inside = [one for one in whole if start < one.end and one.start < end]
        if not ranked or any(one.value == known[ranked[0][1]].code for one in inside):
            continue
        whole = [one for one in whole if one not in inside]
        for score, place in ranked:
            yield Entity("product", known[place].code, message.text[start:end], start, end, score=score)
    yield from whole


def _key(text: str) -> str:
    return _BARE.sub("", text)


@lru_cache(16)
def _index(known: tuple[Product, ...]) -> _Index:
    keys: dict[str, list[int]] = {}
    forms: list[tuple[frozenset[str], ...]] = []
    spellings: dict[str, str] = {}
    for place, product in enumerate(known):
        for name in (*product.names, product.code):
            keys.setdefault(_key(_plain(name)), []).append(place)
        forms.append(tuple(frozenset(_forms(name)) for name in product.names))
        for form in set().union(*forms[-1]):
            spellings.setdefault(_key(reading(form)), form)
    counts = Counter(form for names in forms for form in set().union(*names))
    weights = {
        form: (0.2 if form in _GENERIC else 1.0)
        * (math.log(1 + len(known) / count) + 0.2)
        * min(1.6, 0.7 + len(form) / 10)
        for form, count in counts.items()
    }
    kept = {key: tuple(dict.fromkeys(places)) for key, places in keys.items() if len(key) > 1}
    parts = dict(_parts(known)) | {sounds: (form,) for sounds, form in spellings.items()}
    parts = {sounds: forms for sounds, forms in parts.items() if len(sounds) >= LONG and forms}
    starts = _grouped(sorted(parts, key=len, reverse=True), lambda sounds: {sounds[:2]})
    edges = _grouped([one for one in spellings if len(one) >= LONG], lambda sounds: {sounds[0], sounds[-1]})
    names = _grouped(sorted(kept, key=len, reverse=True), lambda key: {key[:2]})
    return _Index(kept, names, tuple(forms), _holders(forms), weights, spellings, parts, starts, edges)


def _holders(forms: list[tuple[frozenset[str], ...]]) -> dict[str, tuple[int, ...]]:
    """The products that have a word in one of their names."""
    found: dict[str, list[int]] = {}
    for place, names in enumerate(forms):
        for form in frozenset[str]().union(*names):
            found.setdefault(form, []).append(place)
    return {form: tuple(places) for form, places in found.items()}


def _parts(known: tuple[Product, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """How each part of a Japanese name is read, and its forms: でんきけとる is 電気 and ケトル."""
    for product in known:
        for name in product.names:
            for part in name.split():
                if not part.isascii():
                    yield _key(reading(part)), tuple(_forms(part))


def _grouped(words: list[str], keys: Callable[[str], set[str]]) -> dict[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = {}
    for word in words:
        for key in keys(word):
            groups.setdefault(key, []).append(word)
    return {key: tuple(group) for key, group in groups.items()}


def _plain(name: str) -> str:
    """A name as `Folded.kana` spells texts, with the names of letters before figures as letters."""
    from_name = name.translate({code: code - 0x60 for code in range(0x30A1, 0x30F7)})
    return from_name.lower()


def _forms(name: str) -> Iterator[str]:
    codes = list(_CODE.finditer(name.lower()))
    yield from (_key(code.group()) for code in codes)
    rest = _CODE.sub(" ", name.lower())
    yield from (token.form for token in tokens(rest) if not token.form.isdigit())


def _whole_names(message: Folded, known: tuple[Product, ...], index: _Index) -> Iterator[Entity]:
    """Names that stand there to their last letter, spelt with other joints or other kana."""
    letters = [(at, letter) for at, letter in enumerate(message.kana) if not _BARE.match(letter)]
    bare = "".join(letter for _, letter in letters)
    at = 0
    while at < len(bare):
        key = next((one for one in index.names.get(bare[at : at + 2], ()) if _stands(bare, at, one)), None)
        if key is None:
            at += 1
            continue
        start, stop = message.span(letters[at][0], letters[at + len(key) - 1][0] + 1)
        for place in index.keys[key][:MOST]:
            yield Entity("product", known[place].code, message.text[start:stop], start, stop)
        at += len(key)


def _stands(bare: str, at: int, key: str) -> bool:
    return bare.startswith(key, at) and _stands_alone(bare, at, at + len(key))


def _stands_alone(bare: str, start: int, end: int) -> bool:
    """Whether no figure or Latin letter goes on before or behind: ap50 is not in ap500."""
    edges = ((bare[start - 1 : start], bare[start]), (bare[end - 1], bare[end : end + 1]))
    return not any(a.isascii() and b.isascii() and a.isalnum() and b.isalnum() for a, b in edges)


def _words(message: Folded, index: _Index) -> list[_Word]:
    """Words of the text that are in some name, in any spelling."""
    found = [_Word(form, *span) for form, span in _codes(message) if form in index.weights]
    taken = [(word.start, word.end) for word in found]
    for token in tokens(message.line):
        if _overlaps(token, taken):
            continue
        form = _known_form(token.form, message.line[token.start : token.end], index)
        if form:
            found.append(_Word(form, token.start, token.end))
            taken.append((token.start, token.end))
    found += (word for word in _in_kana(message, index) if not _overlaps(word, taken))
    return sorted(found, key=lambda word: (word.start, word.end))


def _overlaps(word: _Word | Token, taken: list[tuple[int, int]]) -> bool:
    return any(word.start < end and start < word.end for start, end in taken)


def _in_kana(message: Folded, index: _Index) -> Iterator[_Word]:
    """Words written in hiragana, between which nothing says where one ends: でんきけとるがうごきません."""
    for run in _HIRAGANA.finditer(message.line):
        for at in range(run.start(), run.end() - LONG + 1):
            for sounds in index.starts.get(message.line[at : at + 2], ()):
                if message.line.startswith(sounds, at):
                    yield from (_Word(form, at, at + len(sounds)) for form in index.parts[sounds])


def _codes(message: Folded) -> Iterator[tuple[str, tuple[int, int]]]:
    for code in _CODE.finditer(message.line):
        yield _key(code.group()), code.span()
    for said in _SAID_CODE.finditer(message.kana):
        figures = re.match(r"\d{1,5}", message.kana[said.end() : said.end() + 5])
        if figures:
            letters = re.sub(rf"({_LETTER})|.", lambda one: _LETTERS.get(one[0], ""), said.group())
            yield letters + figures.group(), (said.start(), said.end() + figures.end())


def _known_form(form: str, written: str, index: _Index) -> str | None:
    if form in index.weights:
        return form
    if _KANJI.search(written):  # what sounds alike is something else in other kanji
        return None
    sounds = _key(reading(written))
    if len(sounds) < 3:
        return None
    if sounds in index.spellings:
        return index.spellings[sounds]
    if len(sounds) < LONG or written.isdigit():
        return None
    near = (*index.edges.get(sounds[0], ()), *index.edges.get(sounds[-1], ()))
    return next((index.spellings[known] for known in near if one_slip(sounds, known)), None)


def _clusters(words: list[_Word], line: str) -> Iterator[list[_Word]]:
    """Words that stand together in one name; a sentence's end and another matter come between names."""
    cluster: list[_Word] = []
    for word in words:
        between = line[cluster[-1].end : word.start] if cluster else ""
        if cluster and (len(between) > _FAR or re.search(r"[。、,と!?]| or | and ", between)):
            yield cluster
            cluster = []
        cluster.append(word)
    if cluster:
        yield cluster


def _ranked(forms: set[str], index: _Index) -> list[tuple[float, int]]:
    if all(form in _GENERIC for form in forms):
        return []
    scored = []
    for place in {place for form in forms for place in index.holders[form]}:
        score = max((_score(forms, name, index.weights) for name in index.forms[place]), default=0.0)
        if score >= LEAST:
            scored.append((round(min(score, 0.99), 2), place))
    best = max(scored, default=(0.0, 0))[0]
    near = [one for one in scored if one[0] >= best * NEAR_BEST]
    return sorted(near, key=lambda one: (-one[0], one[1]))[:MOST]


def _score(said: set[str], name: frozenset[str], weights: Mapping[str, float]) -> float:
    """How well the words said and the name cover each other."""
    shared = sum(weights[form] for form in said & name)
    if not shared:
        return 0.0
    return 0.35 * shared / sum(weights[form] for form in name) + 0.65 * shared / sum(
        weights[form] for form in said
    )
