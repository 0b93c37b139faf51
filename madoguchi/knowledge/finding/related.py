"""Articles that are near to one that is being read."""

from .postings import Numbers
from .view import View

LOOKED_AT = 60  # articles whose headings are compared exactly


def nearest(view: View, article_id: int, limit: int) -> list[tuple[int, float]]:
    """Articles of the same collection and language with the cosine of their headings, nearest first."""
    snapshot, columns = view.snapshot, view.snapshot.columns
    here = snapshot.numbers_of([article_id])
    rows = snapshot.heading_vectors(int(here[0])) if len(here) else ()
    if not len(rows):
        return []
    number = int(here[0])
    same = view.open & (columns["collections"] == columns["collections"][number])
    same &= columns["japanese"] == columns["japanese"][number]
    same[number] = False
    found: list[tuple[int, float]] = []
    for segment, start in zip(snapshot.segments, snapshot.offsets, strict=False):
        near: Numbers = segment.headings.nearest(rows[0], same[start : start + segment.size], LOOKED_AT)
        cosines = segment.headings.best(rows[0], near)
        found += zip(columns["ids"][near + start].tolist(), cosines.tolist(), strict=True)
    return sorted(((i, c) for i, c in found if c > 0), key=lambda one: (-one[1], one[0]))[:limit]
