"""Charts as plain SVG geometry, worked out on the server. No styles: the sheet colours the classes."""

import math
from collections.abc import Sequence
from typing import Any

from .shapes import Point

LEFT, RIGHT, TOP, BOTTOM = 44.0, 8.0, 10.0, 24.0


def sparkline(values: dict[str, Any]) -> dict[str, Any]:
    """A small line without axes; `last` is where the newest value stands."""
    points = _points(values["points"])
    width, height = values["width"], values["height"]
    low, high = _bounds(points, from_zero=False)
    spots = [
        (4 + at * (width - 8) / max(1, len(points) - 1), _down(point.value, low, high, 4, height - 4))
        for at, point in enumerate(points)
    ]
    return {**values, "points": points, "path": _path(spots), "last": _spot(spots[-1]) if spots else None}


def bars(values: dict[str, Any]) -> dict[str, Any]:
    """Upright bars from zero, with whiskers where an interval is known."""
    points, frame = _framed(values, from_zero=True)
    led = any(point.href for point in points)
    slot = (values["width"] - LEFT - RIGHT) / max(1, len(points))
    thick = min(48.0, slot * 0.64)
    drawn = []
    for at, point in enumerate(points):
        middle = LEFT + slot * (at + 0.5)
        top, zero = frame["down"](point.value), frame["down"](0)
        drawn.append(
            {
                "point": point,
                "middle": _n(middle),
                "x": _n(middle - thick / 2),
                "y": _n(min(top, zero)),
                "width": _n(thick),
                "height": _n(abs(zero - top)),
                "value_y": _n(min(top, zero) - 4),
                "slot_x": _n(middle - slot / 2),
                "slot": _n(slot),
                "low": _n(frame["down"](point.low)) if point.low is not None else None,
                "high": _n(frame["down"](point.high)) if point.high is not None else None,
                "named": _named(at, len(points), values["width"]),
            }
        )
    return {**values, **_edges(values), "points": points, "bars": drawn, "ticks": frame["ticks"], "led": led}


def line(values: dict[str, Any]) -> dict[str, Any]:
    """A line over time, its interval as a band, and a target as a broken line when one is given."""
    points, frame = _framed(values, from_zero=False)
    step = (values["width"] - LEFT - RIGHT) / max(1, len(points) - 1)
    across = [LEFT + at * step for at in range(len(points))]
    spots = [(x, frame["down"](point.value)) for x, point in zip(across, points, strict=True)]
    every = zip(across, points, strict=True)
    bounded = [(x, p) for x, p in every if p.low is not None and p.high is not None]
    upper = [(x, frame["down"](p.high)) for x, p in bounded]
    lower = [(x, frame["down"](p.low)) for x, p in reversed(bounded)]
    target = values["target"]
    dots = [
        {"x": _n(x), "y": _n(y), "point": point, "named": _named(at, len(points), values["width"])}
        for at, ((x, y), point) in enumerate(zip(spots, points, strict=True))
    ]
    return {
        **values,
        **_edges(values),
        "points": points,
        "path": _path(spots),
        "band": _path(upper + lower),
        "dots": dots,
        "ticks": frame["ticks"],
        "bounded": bool(bounded),
        "target_y": _n(frame["down"](target)) if target is not None else None,
    }


def _points(given: Sequence[Any]) -> list[Point]:
    return [_point(one) for one in given]


def _point(given: Any) -> Point:
    if isinstance(given, Point):
        return given
    return Point(*given) if isinstance(given, (tuple, list)) else Point("", given)


def _framed(values: dict[str, Any], *, from_zero: bool) -> tuple[list[Point], dict[str, Any]]:
    points = _points(values["points"])
    low, high = _bounds(points, from_zero=from_zero, also=values.get("target"))
    marks = _marks(low, high, whole=all(isinstance(point.value, int) for point in points))
    bottom = values["height"] - BOTTOM

    def down(value: float) -> float:
        return _down(value, marks[0], marks[-1], TOP + 8, bottom)

    return points, {"down": down, "ticks": [{"y": _n(down(mark)), "value": _n(mark)} for mark in marks]}


def _bounds(points: list[Point], *, from_zero: bool, also: float | None = None) -> tuple[float, float]:
    every = [v for p in points for v in (p.value, p.low, p.high) if v is not None]
    every += [v for v in (also, 0.0 if from_zero else None) if v is not None]
    low, high = (min(every), max(every)) if every else (0.0, 1.0)
    return (low, high) if high > low else (low, low + 1)


def _marks(low: float, high: float, *, whole: bool = False) -> list[float]:
    rough = max(1.0, (high - low) / 3) if whole else (high - low) / 3
    size = 10 ** math.floor(math.log10(rough))
    step = next(size * times for times in (1, 2, 2.5, 5, 10) if size * times >= rough)
    first = math.floor(low / step)
    count = math.ceil(high / step - 1e-9) - first
    return [round((first + at) * step, 10) for at in range(count + 1)]


def _edges(values: dict[str, Any]) -> dict[str, Any]:
    return {"left": _n(LEFT), "right": _n(values["width"] - RIGHT), "names_y": values["height"] - 6}


def _down(value: float, low: float, high: float, top: float, bottom: float) -> float:
    return bottom - (value - low) / (high - low) * (bottom - top)


def _named(at: int, count: int, width: int) -> bool:
    return at % max(1, math.ceil(count * 56 / width)) == 0


def _path(spots: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{'L' if at else 'M'}{_n(x)} {_n(y)}" for at, (x, y) in enumerate(spots))


def _spot(spot: tuple[float, float]) -> dict[str, str]:
    return {"x": _n(spot[0]), "y": _n(spot[1])}


def _n(number: float) -> str:
    return f"{number:.1f}".rstrip("0").rstrip(".") if number % 1 else str(int(number))
