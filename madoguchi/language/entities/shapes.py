"""What a text names, as plain values, and what is known before it is read."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "order", "contact", "date", "money", "quantity", "product", "postal", "address", "email", "phone",
    "answer", "choice",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing that a text names: text[start:end] of the message, and what it means in one spelling.

    | kind | value |
    |---|---|
    | order, contact (or the kind of a given pattern) | as its pattern writes it, 2048-7731 |
    | date | 2026-11-23, 2026-11-23T18:30, T18:30, or first/last of a range with .. for an open end |
    | money, quantity | a number or least/most; `unit` is JPY, USD, … or 個, 台, kg, … |
    | product | its code; several candidates share a place and differ in `score` |
    | postal 154-0004 · address as written, in half width · email in lower case · phone in E.164 | |
    | answer | yes or no |
    | choice | the place among what was offered: 1, 2, … or -1, -2 from the end; middle, all, any, none |
    """

    kind: str
    value: str
    text: str
    start: int
    end: int
    unit: str = ""
    score: float = 1.0
    about: bool = False


@dataclass(frozen=True, slots=True)
class NumberPattern:
    """How numbers of one kind look: `#` is a figure, `@` a letter, all else itself ("####-####", "MD@@-###").

    `accept` may give the standard form, or None for what is no such number (a wrong check digit).
    """

    kind: str
    shape: str
    accept: Callable[[str], str | None] | None = None


@dataclass(frozen=True, slots=True)
class Product:
    """A product as customers may call it: its code, and its names in any language, the full one first."""

    code: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What is known before a text is read."""

    patterns: tuple[NumberPattern, ...] = ()
    products: tuple[Product, ...] = ()
