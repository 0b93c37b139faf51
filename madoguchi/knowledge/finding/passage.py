"""The few lines of an article that answer a query, short enough to be quoted."""

from collections.abc import Mapping, Sequence

from madoguchi.language import api as language

from .plain import Line, lines

LONGEST = 180  # characters of a quotation in Japanese; English may have twice as many
LONGEST_LIST = 420


def best_passage(body: str, rarities: Mapping[str, float], *, japanese: bool) -> str:
    """The window of neighbouring lines with the most of the query's pairs; steps of one list stay together.

    `rarities`: how rare each of the query's pairs is. Between equals the earlier one wins: answers are
    written with the main point first.
    """
    found = lines(body)
    if not found:
        return ""
    limit = LONGEST if japanese else 2 * LONGEST
    whole = {term: rarity for term, rarity in rarities.items() if len(term) != 2 or term.isascii()}
    parts = [(pair, rarity) for pair, rarity in rarities.items() if pair not in whole]
    worth = [_worth(line, parts, whole) for line in found]
    windows = [_window(found, start, limit) for start in range(len(found))]
    scores = [
        sum(worth[start:end]) / (1 + 0.15 * (end - start)) - 0.02 * start for start, end in enumerate(windows)
    ]
    start = max(range(len(found)), key=lambda n: scores[n])
    return _quoted(found, *_whole_list(found, start, windows[start]), limit)


def _worth(line: Line, parts: Sequence[tuple[str, float]], whole: Mapping[str, float]) -> float:
    """What a line is worth: `parts` stand anywhere in it, `whole` terms between others."""
    if line.kind == "heading":
        return 0.0
    text = language.normalise(line.text)
    worth = 0.1 + sum(rarity for pair, rarity in parts if pair in text)
    if whole:
        has = set(language.bigrams(text))
        worth += sum(rarity for term, rarity in whole.items() if term in has)
    return worth


def _window(found: Sequence[Line], start: int, limit: int) -> int:
    end, length = start + 1, len(found[start].text)
    while end < len(found) and length + len(found[end].text) <= limit and found[end].kind != "heading":
        length += len(found[end].text)
        end += 1
    return end


def _whole_list(found: Sequence[Line], start: int, end: int) -> tuple[int, int]:
    """Widen a window so that it does not cut a numbered list, and takes the sentence that introduces it."""
    while start > 0 and found[start].kind == "step" and found[start - 1].block == found[start].block:
        start -= 1
    while end < len(found) and found[end].kind == "step" and found[end].block == found[end - 1].block:
        end += 1
    if start > 0 and found[start].kind == "step" and found[start - 1].kind == "text":
        start -= 1
    return start, end


def _quoted(found: Sequence[Line], start: int, end: int, limit: int) -> str:
    chosen = list(found[start:end])
    if chosen[0].kind == "heading" and len(chosen) > 1:
        chosen = chosen[1:]
    limit = LONGEST_LIST * limit // LONGEST if any(line.kind == "step" for line in chosen) else limit
    text = chosen[0].text
    for before, line in zip(chosen, chosen[1:], strict=False):
        joined = text + _between(before, line) + line.text
        if len(joined) > limit:
            return f"{text} …"
        text = joined
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}…"


def _between(before: Line, line: Line) -> str:
    if before.block == line.block and line.kind == "text":
        return "" if before.text.endswith(("。", "！", "？")) else " "
    return "\n" if line.kind != "text" or before.kind != "text" else "" if before.text[-1:] == "。" else " "
