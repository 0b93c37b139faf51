"""What every page knows: the chosen theme."""

from django.http import HttpRequest

from .web.choices import THEME_COOKIE, THEMES


def look(request: HttpRequest) -> dict[str, str]:
    """`theme`: "light", "dark" or "" (as the system has it)."""
    chosen = request.COOKIES.get(THEME_COOKIE, "")
    return {"theme": chosen if chosen in THEMES else ""}
