"""The curve of bench answers as a picture: SVG, readable in light and dark, without any script."""

from collections.abc import Sequence

Points = Sequence[tuple[float, float]]
SIDE, EDGE, HIGHEST = 320, 56, 0.4


def picture(curve: Points, reliability: Points, most_wrong: float) -> str:
    """Left: share of wrong answers over the share answered. Right: what came true over what was stated."""
    left = _frame(EDGE, "answered", "wrong of these", HIGHEST) + _line(curve, EDGE, HIGHEST, "#2563eb")
    left += _line([(0, most_wrong), (1, most_wrong)], EDGE, HIGHEST, "#dc2626", dashed=True)
    at = 2 * EDGE + SIDE + EDGE // 2
    right = _frame(at, "stated chance", "right", 1.0) + _line(
        [(0, 0), (1, 1)], at, 1.0, "#6b7280", dashed=True
    )
    right += _line(reliability, at, 1.0, "#2563eb") + "".join(
        f'<circle cx="{_x(x, at):.1f}" cy="{_y(y, 1.0):.1f}" r="4" fill="#2563eb"/>' for x, y in reliability
    )
    wide, high = at + SIDE + EDGE // 2, SIDE + 2 * EDGE
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" font-family="sans-serif"'
    return f'{head} font-size="13"><rect width="{wide}" height="{high}" fill="#fff"/>{left}{right}</svg>\n'


def _x(value: float, at: int) -> float:
    return at + value * SIDE


def _y(value: float, highest: float) -> float:
    return EDGE / 2 + SIDE * (1 - min(value, highest) / highest)


def _line(points: Points, at: int, highest: float, colour: str, *, dashed: bool = False) -> str:
    places = " ".join(f"{_x(x, at):.1f},{_y(y, highest):.1f}" for x, y in points)
    dash = ' stroke-dasharray="5 4"' if dashed else ""
    return f'<polyline points="{places}" fill="none" stroke="{colour}" stroke-width="2"{dash}/>'


def _frame(at: int, below: str, beside: str, highest: float) -> str:
    """Axes with their marks and names."""
    bottom = _y(0, highest)
    parts = [f'<path d="M{at} {EDGE / 2}V{bottom}H{at + SIDE}" fill="none" stroke="#111"/>']
    for n in range(6):
        x, y = _x(n / 5, at), _y(highest * n / 5, highest)
        parts.append(f'<text x="{x:.0f}" y="{bottom + 18}" text-anchor="middle">{n * 20} %</text>')
        parts.append(f'<text x="{at - 6}" y="{y + 4:.0f}" text-anchor="end">{highest * n * 20:.0f} %</text>')
    parts.append(f'<text x="{at + SIDE / 2}" y="{bottom + 38}" text-anchor="middle">{below}</text>')
    return "".join(parts) + f'<text x="{at + 8}" y="{EDGE / 2 - 6}">{beside}</text>'
