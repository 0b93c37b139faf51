"""A wish that leads straight to one article: that article is quoted, in her language where there is one."""

from collections.abc import Sequence
from dataclasses import replace

from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge
from madoguchi.knowledge.shapes import CONFIDENT, Hit
from madoguchi.people.shapes import Viewer

from ..dialogue.shapes import Wish
from ..shapes import Reply
from .finding import look_up
from .quoting import quote

NEIGHBOURS = 5


def led_to_article(
    wish: Wish, language: str, tried: Sequence[int], collections: Sequence[str], failures: int
) -> Reply | None:
    """The answer from the article of this wish; None where it cannot be read, or was shown before."""
    number = (core.whole_number(wish.ref) or 0) if wish.kind == "article" else 0
    ref = knowledge.references(viewer=Viewer("visitor"), ids=(number,)).get(number) if number else None
    if ref is None or number in tried:
        return None
    hits = look_up(ref.heading, language, tried, collections, limit=NEIGHBOURS)
    hit = next((one for one in hits if one.article_id == number), None) or _translated(hits, language)
    return quote(replace(hit, confidence=max(hit.confidence, CONFIDENT)), language, failures) if hit else None


def _translated(hits: Sequence[Hit], language: str) -> Hit | None:
    """Her language's text of the same answer, which is found by the heading of the other one."""
    sure = (hit for hit in hits[:1] if hit.language == language and hit.confidence >= CONFIDENT)
    return next(sure, None)
