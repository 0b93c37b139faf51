"""Stage 1 of a search: which documents can matter. Cheap, generous, and never outside what may be shown."""

import numpy as np
import numpy.typing as npt

from .query import Query
from .snapshot import Snapshot

Numbers = npt.NDArray[np.int64]


def find_candidates(snapshot: Snapshot, query: Query, mask: npt.NDArray[np.bool_]) -> Numbers:
    """Numbers of the documents among `mask` that are worth describing, ascending."""
    return np.empty(0, np.int64) if query.is_empty else np.flatnonzero(mask)
