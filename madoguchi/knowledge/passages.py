"""Places in a text: `{{block:slug}}` stands for what the block of that name says, `{{task:code}}` on a line
of its own for the first step of something that readers can do themselves. Only the help page has steps."""

import re
from collections.abc import Iterable

from .models import Block

PLACE = re.compile(r"\{\{\s*block:([-\w]+)\s*\}\}")
TASK = re.compile(r"^[ \t]*\{\{\s*task:([-\w]{1,60})\s*\}\}[ \t]*$", re.MULTILINE)
DEEPEST = 3  # a passage may hold others, but not for ever


def named_in(text: str) -> tuple[str, ...]:
    """Which passages a text asks for, each once."""
    return tuple(dict.fromkeys(PLACE.findall(text))) if "{{" in text else ()


def expanded(text: str, language: str) -> str:
    """The Markdown with its passages in place; no statement when it asks for none."""
    return expand(text, language, passages(named_in(text)))


def passages(slugs: Iterable[str]) -> dict[str, Block]:
    """The passages of these names and all that they hold themselves; a statement for each depth."""
    found: dict[str, Block] = {}
    wanted = set(slugs)
    for _ in range(DEEPEST):
        if not wanted:
            break
        found |= {block.slug: block for block in Block.objects.filter(slug__in=wanted)}
        inner = {slug for b in found.values() for slug in named_in(f"{b.body_ja}\n{b.body_en}")}
        wanted = inner - found.keys()
    return found


def expand(text: str, language: str, known: dict[str, Block], depth: int = 0) -> str:
    """The same with passages at hand; a name that nobody knows, and one too deep, leaves nothing behind."""
    if "{{" not in text:
        return text

    def words(place: re.Match[str]) -> str:
        block = known.get(place.group(1))
        if block is None or depth >= DEEPEST:
            return ""
        said = block.body_en or block.body_ja if language == "en" else block.body_ja or block.body_en
        return expand(said, language, known, depth + 1)

    return TASK.sub("", PLACE.sub(words, text))
