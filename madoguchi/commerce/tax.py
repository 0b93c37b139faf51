"""Consumption tax as a 適格請求書 shows it: prices include it, and each rate is rounded once per document.

Rates are whole per cents (10, 8, 0), amounts whole minor units of one currency. The tax in a total `g` that
includes it at `r` per cent is g × r ÷ (100 + r), rounded once as the company has decided (down, half up, up;
消費税法施行令 70条の10). Of what is given back the tax is the same with a minus, so it can be summed.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Rounding = Literal["down", "half_up", "up"]
ROUNDINGS: tuple[Rounding, ...] = ("down", "half_up", "up")
REDUCED = 8


@dataclass(frozen=True)
class RateTotal:
    """What a document says of one rate: the total with tax, the tax in it, and what is left without it."""

    rate: int
    gross: int
    tax: int

    @property
    def net(self) -> int:
        """The total without tax."""
        return self.gross - self.tax

    @property
    def reduced(self) -> bool:
        """Whether it is the reduced rate (軽減税率), marked ※ in Japan."""
        return self.rate == REDUCED


def tax_in(gross: int, rate: int, rounding: Rounding = "down") -> int:
    """The tax contained in `gross`. Symmetric: what is given back has the same tax with a minus."""
    if gross < 0:
        return -tax_in(-gross, rate, rounding)
    whole, parts = gross * rate, 100 + rate
    if rounding == "down":
        return whole // parts
    if rounding == "up":
        return -(-whole // parts)
    return (2 * whole + parts) // (2 * parts)


def per_rate(amounts: Iterable[tuple[int, int]], rounding: Rounding = "down") -> tuple[RateTotal, ...]:
    """Totals of (amount with tax, rate), the highest rate first; rounded once for each rate."""
    sums: dict[int, int] = {}
    for amount, rate in amounts:
        sums[rate] = sums.get(rate, 0) + amount
    return tuple(
        RateTotal(rate, gross, tax_in(gross, rate, rounding))
        for rate, gross in sorted(sums.items(), reverse=True)
    )


def share(amount: int, weights: Sequence[int]) -> tuple[int, ...]:
    """Split `amount` in proportion to `weights`, in whole units that add up to it (largest remainders)."""
    whole = sum(weights)
    if whole <= 0:
        raise ValueError("nothing to share by")
    floors = [amount * weight // whole for weight in weights]
    order = sorted(range(len(weights)), key=lambda i: (-(amount * weights[i] % whole), i))
    for index in order[: amount - sum(floors)]:
        floors[index] += 1
    return tuple(floors)


def given_back(
    billed: Sequence[RateTotal], before: Sequence[RateTotal], amount: int, rounding: Rounding = "down"
) -> tuple[RateTotal, ...]:
    """What a credit note over `amount` says of each rate, after credit notes that said `before` together.

    The amount is shared over what is left of each rate. The tax of a rate is that of everything given back so
    far less what earlier notes said: when all has been given back, it is exactly the tax that was billed.
    Raises ValueError when more is to be given back than was billed.
    """
    left = _left(billed, before)
    if not 0 < amount <= sum(left):
        raise ValueError("more than was billed")
    parts = {one.rate: part for one, part in zip(billed, share(amount, left), strict=True)}
    return parts_given_back(billed, before, parts, rounding)


def parts_given_back(
    billed: Sequence[RateTotal], before: Sequence[RateTotal], parts: Mapping[int, int],
    rounding: Rounding = "down",
) -> tuple[RateTotal, ...]:  # fmt: skip
    """What a credit note over these amounts, rate by rate, says. Raises ValueError as `given_back`."""
    gone, notes = {one.rate: one for one in before}, []
    for one, left in zip(billed, _left(billed, before), strict=True):
        part = parts.get(one.rate, 0)
        if not 0 <= part <= left:
            raise ValueError("more than was billed")
        earlier = gone.get(one.rate, RateTotal(one.rate, 0, 0))
        tax = tax_in(earlier.gross + part, one.rate, rounding) - earlier.tax
        notes.append(RateTotal(one.rate, part, tax))
    return tuple(note for note in notes if note.gross)


def parts_within(
    billed: Sequence[RateTotal], before: Sequence[RateTotal], wanted: Mapping[int, int]
) -> dict[int, int]:
    """These amounts by rate, as far as the bill still holds them; what is beyond goes to its other rates."""
    left = {one.rate: rest for one, rest in zip(billed, _left(billed, before), strict=True)}
    parts = {rate: min(max(0, wanted.get(rate, 0)), rest) for rate, rest in left.items()}
    beyond = min(sum(wanted.values()), sum(left.values())) - sum(parts.values())
    rest = [left[rate] - parts[rate] for rate in parts]
    if beyond > 0:
        for rate, more in zip(list(parts), share(beyond, rest), strict=True):
            parts[rate] += more
    return parts


def _left(billed: Sequence[RateTotal], before: Sequence[RateTotal]) -> list[int]:
    gone = {one.rate: one.gross for one in before}
    return [one.gross - gone.get(one.rate, 0) for one in billed]
