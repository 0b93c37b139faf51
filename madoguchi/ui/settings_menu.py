"""The pages of config/navigation.py that stand in a side menu (settings, the editors' desk): whose they are,
which one is open, and the search for one."""

import functools
import unicodedata
from importlib import import_module
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import translation

from .shapes import SettingsPage

Line = dict[str, Any]


def settings_groups(
    request: HttpRequest | None, sought: str = "", table: str = "SETTINGS"
) -> list[dict[str, Any]]:
    """The pages of a table this person may use, by group; with `sought`, those that hold all its words."""
    terms = _folded(sought).split()
    groups: dict[str, list[Line]] = {}
    for page, line in _open_pages(request, table):
        if all(term in _words(page) for term in terms):
            groups.setdefault(str(page.group), []).append(line)
    order = [str(group) for group in import_module(settings.MADOGUCHI_NAVIGATION).GROUPS]
    return [{"label": label, "pages": groups[label]} for label in sorted(groups, key=order.index)]


def settings_page(request: HttpRequest | None, table: str = "SETTINGS") -> Line | None:
    """The page of a table that a request is on: label, summary, url, icon, group."""
    return next((line for _, line in _open_pages(request, table) if line["current"]), None)


def _open_pages(request: HttpRequest | None, table: str) -> list[tuple[SettingsPage, Line]]:
    role = getattr(getattr(getattr(request, "viewer", None), "staff", None), "role", "")
    known = [
        (page, url)
        for page in _pages_of(table)
        if role in (*page.roles, "administrator") and (url := _address(page))
    ]
    path = request.path if request else ""
    here = max((url for _, url in known if path.startswith(url)), key=len, default="")
    return [(page, _line(page, url, here)) for page, url in known]


def _line(page: SettingsPage, url: str, here: str) -> Line:
    return {
        "label": page.label, "summary": page.summary, "url": url, "icon": page.icon, "group": page.group,
        "current": url == here,
    }  # fmt: skip


def _address(page: SettingsPage) -> str:
    """Where the page is; "" when its room is not there."""
    try:
        return reverse(page.url_name)
    except NoReverseMatch:
        return ""


@functools.cache
def _pages_of(table: str) -> tuple[SettingsPage, ...]:
    return tuple(getattr(import_module(settings.MADOGUCHI_NAVIGATION), table))


@functools.cache
def _words(page: SettingsPage) -> str:
    """What a page is found by: its words in every language of the house."""
    found = []
    for language, _ in settings.LANGUAGES:
        with translation.override(language):
            found.append(f"{page.group} {page.label} {page.summary} {page.keywords}")
    return _folded(" ".join(found))


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()
