"""Parts of a whole on the page of figures."""

from django import template

register = template.Library()


@register.filter
def percent(part: float | None) -> str:
    """0.415 as 42 %; a dash for nothing."""
    return "—" if part is None else f"{part * 100:.0f}%"


@register.filter
def hundredfold(part: float | None) -> str:
    """0.415 as 41.5, for lengths in a drawing."""
    return f"{(part or 0) * 100:.1f}"
