"""Money as whole minor units with its currency: 1234 JPY is ¥1,234, 4784 USD is $47.84. Never a float."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

NO_MINOR = frozenset("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split())
THREE_DIGITS = frozenset("BHD IQD JOD KWD LYD OMR TND".split())
SIGNS = {"JPY": "¥", "USD": "$", "EUR": "€", "GBP": "£", "KRW": "₩", "CNY": "CN¥", "TWD": "NT$"}


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in minor units of an ISO 4217 currency. Two currencies do not add up (ValueError)."""

    amount: int
    currency: str = "JPY"

    def __add__(self, other: "Money") -> "Money":
        if other.currency != self.currency:
            raise ValueError("currency")
        return Money(self.amount + other.amount, self.currency)

    def __neg__(self) -> "Money":
        return Money(-self.amount, self.currency)

    def __sub__(self, other: "Money") -> "Money":
        return self + -other


def exponent(currency: str) -> int:
    """How many digits of the amount stand behind the decimal point (ISO 4217)."""
    return 0 if currency in NO_MINOR else 3 if currency in THREE_DIGITS else 2


def minor_units(value: str | int | Decimal, currency: str) -> int:
    """The amount in minor units of what is written in major ones: "47.84" USD is 4784, "1,234" JPY is 1234.

    Raises ValueError for what is no number, or has more digits than the currency.
    """
    text = value.replace(",", "").strip() if isinstance(value, str) else value
    try:
        scaled = Decimal(text).scaleb(exponent(currency))
        whole = int(scaled)
    except (InvalidOperation, OverflowError, ValueError) as problem:
        raise ValueError("amount") from problem
    if whole != scaled or abs(whole) > 10**15:
        raise ValueError("amount")
    return whole


def major_units(amount: int, currency: str) -> Decimal:
    """What is written for this many minor units, as an exact number."""
    return Decimal(amount).scaleb(-exponent(currency))


def money_text(amount: int, currency: str = "JPY", language: str = "ja") -> str:
    """As people write it: 1,234円 in Japanese and ¥1,234 elsewhere; $47.84; CHF 12.50."""
    digits = f"{major_units(abs(amount), currency):,.{exponent(currency)}f}"
    minus = "-" if amount < 0 else ""
    if currency == "JPY" and language.startswith("ja"):
        return f"{minus}{digits}円"
    sign = SIGNS.get(currency)
    return f"{minus}{sign}{digits}" if sign else f"{minus}{currency} {digits}"
