"""Shares in words."""

from django import template

register = template.Library()


@register.filter
def percent(part: float | None) -> str:
    """.123 as 12%; — for none."""
    return "—" if part is None else f"{100 * part:.0f}%"
