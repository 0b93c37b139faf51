"""The three stages of a search in a row: candidates, their features, their order."""

from .candidates import find_candidates
from .features import describe
from .query import Query
from .ranking import Ranked, rank
from .view import EVERYWHERE, Filter, View


def best(view: View, query: Query, limit: int, where: Filter = EVERYWHERE) -> tuple[Ranked, ...]:
    """The best documents of a view, best first, each with its confidence."""
    numbers = find_candidates(view, query, view.wanted(where))
    return rank(describe(view, query, numbers), query, limit)
