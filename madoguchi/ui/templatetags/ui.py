"""`{% load ui %}`: components, icons, slots, and the filters for times and Japanese line breaks."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django import template
from django.template.context import Context
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from madoguchi.core import api as core

from .. import icons, words
from ..components import values_for
from ..settings_menu import settings_groups, settings_page
from ..wiring import brand, menu_for, pieces_of

register = template.Library()
EXTRA = ("hx_", "data_", "aria_", "x_")


@register.simple_tag
def icon(name: str, size: int = 18, label: str = "", css: str = "") -> SafeString:
    """A lucide icon; give `label` when no text stands beside it."""
    return icons.icon(str(name), size, str(label), css)


@register.simple_tag(takes_context=True, name="ui")
def ui_tag(context: Context, component: str, **given: Any) -> SafeString:
    """Draw a component: `{% ui "button" label=_("Send") kind="primary" hx_post=url %}`."""
    return _draw(context, component, given)


@register.simple_block_tag(takes_context=True)
def uiblock(context: Context, content: str, component: str, **given: Any) -> SafeString:
    """Draw a component around content: `{% uiblock "card" title=… %}…{% enduiblock %}`."""
    return _draw(context, component, {**given, "content": content})


@register.simple_tag(takes_context=True)
def slot(context: Context, name: str, **given: Any) -> SafeString:
    """The pieces that config/panels.py lists for a slot, in order."""
    request = context.get("request")
    return SafeString("".join(piece(request, **given) or "" for piece in pieces_of(name)))


@register.simple_tag(takes_context=True)
def staff_menu(context: Context) -> list[dict[str, Any]]:
    """The lines of config/navigation.py that this member of staff may use and whose pages exist."""
    return menu_for(context.get("request"))


@register.simple_tag(takes_context=True)
def portal_menu(context: Context) -> list[dict[str, Any]]:
    """A customer's own pages, as far as they exist."""
    return menu_for(context.get("request"), "PORTAL")


@register.simple_tag(takes_context=True)
def settings_menu(context: Context, table: str = "SETTINGS") -> list[dict[str, Any]]:
    """The pages of a side menu (a table of config/navigation.py) for this member of staff, by group."""
    return settings_groups(context.get("request"), table=table)


@register.simple_tag(takes_context=True)
def settings_here(context: Context, table: str = "SETTINGS") -> dict[str, Any] | None:
    """The page of a side menu that this request is on; None on a page that stands in none."""
    return settings_page(context.get("request"), table)


@register.simple_tag(name="brand")
def brand_tag() -> Any:
    """The brand: `.name`, `.logo_url`, `.sheet_url` ("" when nothing is overridden)."""
    return brand()


@register.filter
def phrases(text: object) -> SafeString:
    """Japanese that breaks only between phrases (for headings and buttons)."""
    return words.phrases(text)


@register.filter
def ago(at: datetime | None) -> str:
    """3 分前, 昨日…; "" for None."""
    return words.ago(at, core.now()) if at else ""


@register.filter
def clock(at: datetime | None) -> str:
    """HH:MM."""
    return words.clock(at) if at else ""


@register.filter
def day(at: datetime | date | None) -> str:
    """2026年11月21日（土）."""
    return words.day(at) if at else ""


@register.filter
def month(on: date | None) -> str:
    """2026年11月."""
    return words.month(on) if on else ""


@register.filter
def short_day(at: datetime | date | None) -> str:
    """11月21日（土）; the year only when it is another one."""
    return words.day(at, short=True, today=timezone.localdate(core.now())) if at else ""


@register.filter
def duration(length: timedelta | float | None) -> str:
    """4分, 1時間20分, 2日; from a timedelta or seconds."""
    return "" if length is None else words.duration(words.seconds_of(length))


@register.simple_tag
def when(at: datetime | None, how: str = "ago") -> SafeString | str:
    """A `<time>` element: words to read, the exact time as its title."""
    if at is None:
        return ""
    shown = {"ago": ago, "clock": clock, "day": day, "short_day": short_day}[how](at)
    exact = f"{words.day(at)} {words.clock(at)}"
    return format_html('<time datetime="{}" title="{}">{}</time>', at.isoformat(), exact, shown)


def _draw(context: Context, component: str, given: dict[str, Any]) -> SafeString:
    extra = {name: given.pop(name) for name in list(given) if name.startswith(EXTRA)}
    css = given.pop("css", "")
    values = {**values_for(component, given), "attributes": _attributes(extra), "css": css}
    inner = context.new(values)
    inner["csrf_token"] = context.get("csrf_token")
    inner["request"] = context.get("request")
    assert context.template is not None
    return context.template.engine.get_template(f"ui/{component}.html").render(inner)


def _attributes(extra: Mapping[str, Any]) -> SafeString:
    kept = [(name.replace("_", "-"), value) for name, value in extra.items() if value not in (None, False)]
    return format_html_join("", ' {}="{}"', ((name, "" if value is True else value) for name, value in kept))
