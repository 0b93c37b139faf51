"""Words of a text, by Sudachi (units C and A, normalised forms) with light stemming for English."""

import re
import threading
from collections.abc import Collection, Iterator
from functools import cache, lru_cache

from sudachipy import Dictionary, Morpheme, SplitMode, Tokenizer

from .normalisation import fold_with_offsets, normalise
from .shapes import Token, Word
from .stemming import STOP_WORDS, stem

SHORT, RECENT = 200, 2_000  # texts of so many letters are remembered: a message is read by several rooms
PIECE = 12_000  # characters given to Sudachi at once; its own limit is 49,149 bytes
LONGEST_FORM = 64
_BREAK = re.compile(r"[\n。！？!?]|\.\s")
_CONTENT = {"名詞", "動詞", "形容詞", "形状詞", "副詞", "接尾辞", "接頭辞", "感動詞"}
_DEPENDENT = {"非自立可能", "助数詞可能"}
_NAME_KINDS = {"人名": "name", "地名": "place"}
_WORD = re.compile(r"[a-z0-9]")
_EMPTY_FORMS = frozenset(
    "為る 有る 居る 成る 下さる 出来る 頂く 貰う 事 物 時 場合 方 様 此の 其の 的 等 御 為 訳 教える".split()
)


Forms = tuple[tuple[str, int, int], ...]  # forms with where they begin and end, from the morpheme's beginning
MOST_KNOWN = 20_000
_known: dict[tuple[int, int, str], Forms] = {}


class _PerThread(threading.local):
    """A tokenizer may serve one thread at a time; the dictionary is shared by all."""

    tokenizer: Tokenizer | None = None


_mine = _PerThread()


@cache
def _dictionary() -> Dictionary:
    return Dictionary(dict="core")


def _tokenizer() -> Tokenizer:
    if _mine.tokenizer is None:
        _mine.tokenizer = _dictionary().tokenizer(mode=SplitMode.C)
    return _mine.tokenizer


@cache
def _is_content(part_of_speech: int) -> bool:
    kind, detail, *_ = _dictionary().pos_of(part_of_speech) or ("", "")
    return kind in _CONTENT and not (kind in {"動詞", "形容詞", "接尾辞"} and detail in _DEPENDENT)


def morphemes(text: str) -> list[Morpheme]:
    """The morphemes of a short text, in compounds, as Sudachi gives them."""
    return list(_tokenizer().tokenize(text[:PIECE]))


def tokens(text: str) -> list[Token]:
    """Content words with their offsets in `text`, for highlighting. A compound also gives its parts."""
    folded, offsets = fold_with_offsets(text)
    return [
        Token(form, offsets[start], max(offsets[end], offsets[start] + 1))
        for form, start, end in _spans(folded)
    ]


def spans_of(text: str, wanted: Collection[str]) -> list[tuple[int, int]]:
    """Where words with one of these forms stand in `text`, for highlighting."""
    folded, offsets = fold_with_offsets(text)
    return [
        (offsets[start], max(offsets[end], offsets[start] + 1))
        for form, start, end in _spans(folded)
        if form in wanted
    ]


def forms(text: str) -> list[str]:
    """Normalised forms of the content words, in order, with repetitions."""
    return list(_recent_forms(text) if len(text) <= SHORT else _forms(text))


def _forms(text: str) -> tuple[str, ...]:
    return tuple(form for form, _, _ in _spans(normalise(text)))


_recent_forms = lru_cache(RECENT)(_forms)


def surfaces(text: str) -> list[str]:
    """The text cut into its words and marks, as written; together they are the text again."""
    return [morpheme.surface() for _, piece in _pieces(text) for morpheme in _tokenizer().tokenize(piece)]


def words(text: str) -> Iterator[Word]:
    """Nouns, verbs and adjectives as written, in their dictionary form, each with its normalised form."""
    for offset, piece in _pieces(text):
        for morpheme in _tokenizer().tokenize(piece):
            form = morpheme.normalized_form()
            if _is_content(morpheme.part_of_speech_id()) and form not in _EMPTY_FORMS:
                start, end = offset + morpheme.begin(), offset + morpheme.end()
                kind = morpheme.part_of_speech()[0]
                yield Word(form, morpheme.dictionary_form(), kind, start, end)


def name_spans(text: str) -> Iterator[tuple[int, int, str]]:
    """Where the names of people ("name") and places ("place") stand in a text as it is."""
    for offset, piece in _pieces(text):
        for morpheme in _tokenizer().tokenize(piece):
            kind = _NAME_KINDS.get(morpheme.part_of_speech()[2])
            if kind and len(morpheme.surface()) > 1:
                yield offset + morpheme.begin(), offset + morpheme.end(), kind


def _spans(text: str) -> Iterator[tuple[str, int, int]]:
    for offset, piece in _pieces(text):
        for morpheme in _tokenizer().tokenize(piece):
            key = (morpheme.word_id(), morpheme.part_of_speech_id(), morpheme.surface())
            found = _known.get(key)
            if found is None:
                found = _remembered(key, morpheme)
            if found:
                begin = offset + morpheme.begin()
                for form, start, end in found:
                    yield form, begin + start, begin + end


def _remembered(key: tuple[int, int, str], morpheme: Morpheme) -> Forms:
    """What this morpheme gives, wherever it stands; asking Sudachi costs ten times as much as remembering."""
    if len(_known) >= MOST_KNOWN:
        _known.clear()
    found = _known[key] = tuple(_forms_of(morpheme, -morpheme.begin()))
    return found


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Cut a long text at the ends of sentences, so that no piece is over the limit of the tokenizer."""
    start = 0
    while len(text) - start > PIECE:
        cut = max((m.end() for m in _BREAK.finditer(text, start + PIECE // 2, start + PIECE)), default=0)
        cut = cut or start + PIECE
        yield start, text[start:cut]
        start = cut
    yield start, text[start:]


def _forms_of(morpheme: Morpheme, offset: int) -> Iterator[tuple[str, int, int]]:
    if not _is_content(morpheme.part_of_speech_id()):
        return
    start, end = offset + morpheme.begin(), offset + morpheme.end()
    surface = morpheme.surface()
    if surface.isascii():
        if _WORD.search(surface) and surface not in STOP_WORDS:
            yield stem(surface)[:LONGEST_FORM], start, end
            yield from ((f, start, end) for f in [morpheme.normalized_form()] if not f.isascii())
        return
    form = morpheme.normalized_form()
    if form in _EMPTY_FORMS:
        return
    yield form.lower()[:LONGEST_FORM], start, end
    parts = morpheme.split(SplitMode.A, add_single=False)
    for part in parts:
        if _is_content(part.part_of_speech_id()) and part.normalized_form() not in _EMPTY_FORMS:
            yield part.normalized_form().lower()[:LONGEST_FORM], offset + part.begin(), offset + part.end()
