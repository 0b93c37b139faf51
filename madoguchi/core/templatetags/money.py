"""Amounts of money on screens, in the reader's language."""

from django import template
from django.utils.translation import get_language

from ..money import money_text

register = template.Library()


@register.filter
def money(amount: int | None, currency: str = "JPY") -> str:
    """{{ order.total|money:order.currency }}: the amount in minor units as people write it; "" for none."""
    return "" if amount is None else money_text(amount, currency, get_language() or "ja")
