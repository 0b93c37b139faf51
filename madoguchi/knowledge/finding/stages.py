"""The three stages of a search in a row: candidates, their features, their order."""

import numpy as np
import numpy.typing as npt

from .candidates import find_candidates
from .features import describe
from .query import Query
from .ranking import Ranked, rank
from .snapshot import Snapshot


def best(snapshot: Snapshot, query: Query, mask: npt.NDArray[np.bool_], limit: int) -> tuple[Ranked, ...]:
    """The best documents among `mask`, best first, each with its confidence."""
    numbers = find_candidates(snapshot, query, mask)
    return rank(describe(snapshot, query, numbers), query, limit)
