"""Two articles answer a question about equally well: the customer says which she means, by a tap, a
number or words.
"""

import re
import unicodedata
from collections.abc import Sequence

from django.utils.translation import gettext

from madoguchi.knowledge import api as knowledge
from madoguchi.knowledge.shapes import ArticleRef, Hit
from madoguchi.language import api as words
from madoguchi.people.shapes import Viewer

from ..shapes import Reply

LIKE, CLEARLY = 0.6, 0.15  # cosine of what she writes to a heading, and how much nearer it is than the other
_NUMBER = re.compile(
    r"\s*(?:no\.?\s*|number\s*)?([12])(?:番目?|つ目|つめ)?(?:です|でお願いします|で|の方|のほう|"
    r"をお願いします|, please)?[.。]?\s*"
)
_FIRST = re.compile(
    r"(?:最初|上|前者|はじめ|一つ目|ひとつ目)(?:の(?:方|ほう))?(?:です|で(?:お願いします)?)?[.。]?|"
    r"(?:the )?first(?: one)?(?:,? please)?\.?"
)
_SECOND = re.compile(
    r"(?:次|下|後者|二つ目|ふたつ目)(?:の(?:方|ほう))?(?:です|で(?:お願いします)?)?[.。]?|(?:the "
    r")?second(?: one)?(?:,? please)?\.?"
)


def ask_back(hits: Sequence[Hit]) -> Reply:
    """Which of these is meant; nothing is said of what they hold."""
    choices = [{"article_id": hit.article_id, "title": hit.heading, "language": hit.language} for hit in hits]
    options = [{"label": hit.heading, "note": ""} for hit in hits]
    card = {"type": "choice", "choices": choices, "options": options, "actions": ["person"]}
    text = gettext("Which of these do you mean? You can also answer with its number.")
    return Reply("choice", text, card, hits[0].confidence)


def picked(message: str, offered: Sequence[int]) -> ArticleRef | None:
    """The article that a message picks from those offered; None when it says something else."""
    known = knowledge.references(viewer=Viewer("visitor"), ids=offered)
    refs = [known.get(one) for one in offered]
    said = unicodedata.normalize("NFKC", message).strip().lower()
    if number := _NUMBER.fullmatch(said):
        return _at(refs, int(number[1]) - 1)
    for place, pattern in enumerate((_FIRST, _SECOND)):
        if pattern.fullmatch(said):
            return _at(refs, place)
    return _by_heading(said, [ref for ref in refs if ref])


def _at(refs: list[ArticleRef | None], place: int) -> ArticleRef | None:
    return refs[place] if place < len(refs) else None


def _by_heading(said: str, refs: list[ArticleRef]) -> ArticleRef | None:
    """The heading that is written, or clearly meant."""
    for ref in refs:
        if said == unicodedata.normalize("NFKC", ref.heading).strip().lower():
            return ref
    if len(said) > 60 or len(refs) < 2:
        return None
    rows = words.embed([said, *(ref.heading for ref in refs)])
    near = sorted(((float(rows[0] @ row), n) for n, row in enumerate(rows[1:])), reverse=True)
    return refs[near[0][1]] if near[0][0] >= LIKE and near[0][0] - near[1][0] >= CLEARLY else None
