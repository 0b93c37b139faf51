"""A flow as a drawing: cards from top to bottom, branches side by side, arrows between them. Numbers only."""

from collections.abc import Mapping
from dataclasses import dataclass

from .shapes import ENDS, Flow

Ways = Mapping[str, list[tuple[str, str]]]
CARD, HIGH, GAP_X, GAP_Y, EDGE = 228, 92, 28, 56, 16
"""Width and height of a card, the gaps between cards, and the edge around all of them, in pixels."""
END_HIGH = 36
LANE = 14  # between two arrows that lead back beside the cards


@dataclass(frozen=True)
class Card:
    """A step, or an end ("end", "person"), with its left upper corner."""

    name: str
    x: int
    y: int
    end: bool = False

    @property
    def high(self) -> int:
        """Its height."""
        return END_HIGH if self.end else HIGH


@dataclass(frozen=True)
class Arrow:
    """A way out of a card: its path, its name, where that stands, and whether it leads back up."""

    start: str
    path: str
    way: str
    x: int
    y: int
    wide: int
    back: bool = False


@dataclass(frozen=True)
class Drawing:
    """Everything with its size."""

    cards: tuple[Card, ...]
    arrows: tuple[Arrow, ...]
    wide: int
    high: int


def drawn(flow: Flow) -> Drawing:
    """Where every card stands: as far down as the longest way to it, beside those that are as far."""
    ways = _ways(flow)
    rows = _rows(flow, ways)
    cards = _cards(rows, ways)
    side = max((card.x for card in cards.values()), default=0) + CARD
    arrows, lanes = [], 0
    for name, goals in ways.items():
        seen: dict[str, list[str]] = {}
        for way, to in goals:
            seen.setdefault(to, []).append(way)
        for at, (to, by) in enumerate(seen.items()):
            start, goal = cards[name], cards[to]
            straight = goal.y > start.y and not _between(cards, start, goal)
            if not straight:
                lanes += 1
            arrows.append(_arrow(start, goal, by, at, len(seen), None if straight else side + lanes * LANE))
    high = max((card.y + card.high for card in cards.values()), default=0) + EDGE
    return Drawing(tuple(cards.values()), tuple(arrows), side + lanes * LANE + EDGE, high)


def _ways(flow: Flow) -> Ways:
    names = {step.name for step in flow.steps}
    return {
        step.name: [(way, to) for way, to in flow.goals(step) if to in names or to in ENDS]
        for step in flow.steps
    }


def _rows(flow: Flow, ways: Ways) -> list[list[str]]:
    """Steps by their depth; ways that lead back to a step already passed do not count."""
    depth: dict[str, int] = {}
    for step in flow.steps:
        _sink(step.name, depth.get(step.name, 0), ways, depth, ())
    rows: list[list[str]] = [[] for _ in range(max(depth.values(), default=-1) + 1)]
    for name in _in_order(flow, depth):
        rows[depth[name]].append(name)
    return [row for row in rows if row]


def _sink(name: str, at: int, ways: Ways, depth: dict[str, int], above: tuple[str, ...]) -> None:
    if name in depth and depth[name] >= at and above:
        return
    depth[name] = max(at, depth.get(name, 0))
    for _way, to in ways.get(name, ()):
        if to not in above and to != name:
            _sink(to, depth[name] + 1, ways, depth, (*above, name))


def _in_order(flow: Flow, depth: Mapping[str, int]) -> list[str]:
    return [step.name for step in flow.steps] + [end for end in ENDS if end in depth and not flow.step(end)]


def _cards(rows: list[list[str]], ways: Ways) -> dict[str, Card]:
    """Rows one below the other; within a row each stands as near as it can to what leads to it."""
    most = max((len(row) for row in rows), default=1)
    cards: dict[str, Card] = {}
    y = EDGE
    for row in rows:
        wanted = {name: _wanted(name, cards, ways) for name in row}
        if any(place is None for place in wanted.values()):
            middle = (most - len(row)) / 2
            wanted = {name: middle + at if place is None else place
                      for at, (name, place) in enumerate(wanted.items())}  # fmt: skip
        placed = _spread(sorted(row, key=lambda name: wanted[name] or 0), wanted, most)
        for name, column in placed.items():
            x = EDGE + round(column * (CARD + GAP_X))
            cards[name] = Card(name, x, y, end=name not in ways)
        y += max(cards[name].high for name in row) + GAP_Y
    left = min((card.x for card in cards.values()), default=EDGE) - EDGE
    return {name: Card(name, card.x - left, card.y, card.end) for name, card in cards.items()}


def _wanted(name: str, cards: Mapping[str, Card], ways: Ways) -> float | None:
    """The column below the middle of what leads here; several ways of one step fan out."""
    found = []
    for above, goals in ways.items():
        targets = list(dict.fromkeys(to for _way, to in goals))
        if above in cards and name in targets:
            column = (cards[above].x - EDGE) / (CARD + GAP_X)
            found.append(column + targets.index(name) - (len(targets) - 1) / 2)
    return sum(found) / len(found) if found else None


def _spread(row: list[str], wanted: Mapping[str, float | None], most: int) -> dict[str, float]:
    """Columns at least one apart, moved together where they would run over the left edge."""
    placed: dict[str, float] = {}
    last = -1.0
    for name in row:
        last = max(last + 1, wanted[name] or 0)
        placed[name] = last
    over = max(0.0, last - max(most - 1, 0))
    lowest = min(placed.values(), default=0)
    return {name: column - min(over, lowest) for name, column in placed.items()}


def _between(cards: Mapping[str, Card], start: Card, goal: Card) -> bool:
    """Whether another card stands in the straight way."""
    a, b = start.x + CARD // 2, goal.x + CARD // 2
    for card in cards.values():
        if start.y < card.y < goal.y:
            part = (card.y + card.high / 2 - start.y) / max(goal.y - start.y, 1)
            x = a + (b - a) * part
            if card.x - GAP_X / 2 < x < card.x + CARD + GAP_X / 2:
                return True
    return False


def _arrow(start: Card, goal: Card, by: list[str], at: int, many: int, side: int | None) -> Arrow:
    x1 = start.x + round(CARD * (at + 0.5) / many)
    wide = min(CARD // many - 4, 120)
    y1 = start.y + start.high
    way = by[0]
    if side is None:
        x2, y2 = goal.x + CARD // 2, goal.y
        half = y2 - GAP_Y // 2 if y2 - y1 > GAP_Y else (y1 + y2) // 2
        path = f"M{x1} {y1} C{x1} {half} {x2} {half} {x2} {y2 - 2}"
        return Arrow(start.name, path, way, x1 - wide // 2, y1 + 6, wide)
    x1, y1 = start.x + CARD, start.y + round(start.high * (at + 1) / (many + 1))
    x2, y2 = goal.x + CARD, goal.y + goal.high // 2
    path = (
        f"M{x1} {y1} H{side - 6} Q{side} {y1} {side} {y1 + (6 if y2 > y1 else -6)} "
        f"V{y2 + (-6 if y2 > y1 else 6)} Q{side} {y2} {side - 6} {y2} H{x2 + 3}"
    )
    return Arrow(start.name, path, way, x1 + 4, y1 - 11, 96, back=goal.y <= start.y)
