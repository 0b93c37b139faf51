"""The wiring tables as the templates need them; each is named by a setting and read once."""

import functools
import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.module_loading import import_string
from django.utils.translation import get_language

from madoguchi.core import api as core

from . import look
from .shapes import MenuItem

Piece = Callable[..., str]


@dataclass(frozen=True)
class Brand:
    """What the shells show of the brand; a URL is "" when there is nothing to fetch."""

    name: str
    logo_url: str
    sheet_url: str


@functools.cache
def _panels() -> dict[str, tuple[Piece, ...]]:
    table = import_module(settings.MADOGUCHI_PANELS).PANELS
    return {slot: tuple(_resolved(piece) for piece in pieces) for slot, pieces in table.items()}


def _resolved(piece: str | Piece) -> Piece:
    return import_string(piece) if isinstance(piece, str) else piece


def pieces_of(slot: str) -> tuple[Piece, ...]:
    """The functions that fill a slot; each takes the request and the slot's values and returns safe HTML."""
    return _panels().get(slot, ())


@functools.cache
def _items(table: str) -> tuple[MenuItem, ...]:
    return tuple(getattr(import_module(settings.MADOGUCHI_NAVIGATION), table))


def menu_for(request: HttpRequest | None, table: str = "STAFF") -> list[dict[str, Any]]:
    """A menu of config/navigation.py for a request: label, url, icon, slot, current."""
    staff = getattr(getattr(request, "viewer", None), "staff", None)
    role = getattr(staff, "role", "")
    shown = []
    for item in _items(table):
        if item.roles and role not in item.roles:
            continue
        try:
            url = reverse(item.url_name)
        except NoReverseMatch:
            continue
        starts = (url, *(reverse(name) for name in item.also))
        line = {"label": item.label, "url": url, "icon": item.icon, "slot": item.slot}
        shown.append((line, _fit(request, starts)))
    best = max((fit for _line, fit in shown), default=0)
    return [{**line, "current": 0 < fit == best} for line, fit in shown]


def _fit(request: HttpRequest | None, starts: tuple[str, ...]) -> int:
    """How long the part of the request's path is that one of these addresses stands for."""
    path = request.path if request else ""
    return max((len(start) for start in starts if path.startswith(start)), default=0)


class _Last:
    """The look as this process read it last."""

    brand = look.BrandLook()
    counts: ContextVar[bool] = ContextVar("last_look_counts", default=False)


@contextmanager
def last_look() -> Iterator[None]:
    """Within this block the brand is drawn as read last, for the page that says the database is away."""
    token = _Last.counts.set(True)
    try:
        yield
    finally:
        _Last.counts.reset(token)


def brand_look() -> look.BrandLook:
    """The brand's look as set, or the default."""
    if not _Last.counts.get():
        _Last.brand = core.option(look.BrandLook)
    return _Last.brand


def accents(chosen: str = "") -> tuple[str, str]:
    """The accent on light and on dark grounds: the chosen one, else the brand's, else ours."""
    brands = brand_look()
    light, dark = look.schemes(chosen or brands.accent)
    return light["accent"], dark["accent"] if chosen else brands.accent_dark or dark["accent"]


def accent_sheet(chosen: str) -> str:
    """The stylesheet for pages with an accent of their own; "" for the brand's."""
    return look.css(look.BrandLook(accent=chosen)) if chosen else ""


def set_brand(chosen: look.BrandLook, *, actor: core.Actor) -> None:
    """Keep a look; it was checked when it was made."""
    core.set_option(chosen, actor=actor)


def brand() -> Brand:
    """The brand for the active language."""
    held = brand_look()
    sheet = look.css(held)
    version = hashlib.sha256(sheet.encode()).hexdigest()[:12]
    return Brand(
        name=held.name(get_language() or "ja"),
        logo_url=f"{reverse('ui:logo')}?v={held.logo}" if held.logo else "",
        sheet_url=f"{reverse('ui:brand')}?v={version}" if sheet else "",
    )
