"""One box for everything: her orders, what she can do herself, and the help."""

import unicodedata
from dataclasses import dataclass

from madoguchi.commerce import api as commerce
from madoguchi.commerce.shapes import OrderSummary
from madoguchi.knowledge import api as knowledge
from madoguchi.people.shapes import Viewer
from madoguchi.tasks import api as tasks

MOST_ORDERS, MOST_TASKS, MOST_HELP = 4, 4, 5


@dataclass(frozen=True)
class Found:
    """What a few words lead to."""

    orders: tuple[OrderSummary, ...]
    tasks: tuple[tasks.Task, ...]
    help: tuple[knowledge.Hit, ...]

    @property
    def nothing(self) -> bool:
        return not (self.orders or self.tasks or self.help)


def found(viewer: Viewer, query: str, language: str) -> Found:
    """Orders of hers by number or item, tasks by their words, articles by their sense."""
    orders = commerce.orders(viewer=viewer, q=query, limit=MOST_ORDERS).orders
    hits = knowledge.search(query=query, language=language, limit=MOST_HELP)
    return Found(orders, _tasks(query), tuple(hits))


def _tasks(query: str) -> tuple[tasks.Task, ...]:
    """Tasks whose title or summary shares a word, or for Japanese a pair of letters, best first."""
    wanted = _pieces(query)
    weighed = [
        (len(wanted & (_pieces(str(one.title)) | _pieces(str(one.summary)))), one) for one in tasks.declared()
    ]
    likely = sorted((pair for pair in weighed if pair[0]), key=lambda pair: -pair[0])
    return tuple(one for weight, one in likely if weight * 3 >= len(wanted))[:MOST_TASKS]


def _pieces(text: str) -> set[str]:
    folded = unicodedata.normalize("NFKC", text).casefold()
    words = {word for word in folded.split() if word.isascii() and len(word) > 2}
    plain = [letter for letter in folded if not letter.isascii()]
    kanji = {a + b for a, b in zip(plain, plain[1:], strict=False) if not _is_hiragana(a + b)}
    return words | kanji


def _is_hiragana(pair: str) -> bool:
    return all("ぁ" <= letter <= "ん" for letter in pair)
