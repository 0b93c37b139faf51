"""Nonsense in addresses and forms: a clear refusal or a page, never a broken one."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from django.test import Client

from .routes import TABLE, Rights
from .test_matrix import FOUND, Undo, world  # noqa: F401
from .world import World

NAMES = (
    "act as batch before by channel current cursor date days done email embed figure from ids insert kind "
    "language mode month next order page person q saved score sort suggest team text to topic type until view"
).split()
NONSENSE = ("\x00", "9" * 30, "9" * 5000, "0001-01-01", "9999-12-31", "9999-12", "ｱ" * 3000)
UNWELL = {"/readyz"}  # says 503 where no worker runs
ASKED = sorted(key for key, route in TABLE.items() if route.get and key not in UNWELL)


def asker(world: World, rights: Rights) -> Client:  # noqa: F811
    """A browser of somebody who may."""
    role = next((role for role in ("administrator", "owner", "anonymous") if rights[role] == "ok"), "owner")
    return world.browser(role)


def spoilt(form: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Every field with nonsense at once, in turns of the kinds, and then each field of the form alone."""
    for turn in range(0, len(NONSENSE), 3):
        yield {name: NONSENSE[(place + turn) % len(NONSENSE)] for place, name in enumerate([*form, *NAMES])}
    for name in form:
        yield {**form, name: NONSENSE[0]}


@pytest.mark.parametrize("key", ASKED)
def test_an_address_with_nonsense_breaks_no_page(world, key):  # noqa: F811
    route = TABLE[key]
    url, browser = FOUND[key].url(route.fill(world)), asker(world, route.get)
    for query in spoilt(route.queries[-1]):
        with Undo():
            answer = browser.get(url, query)
            assert answer.status_code < 500, query


@pytest.mark.parametrize("key", sorted(key for key, route in TABLE.items() if route.post))
def test_a_form_with_nonsense_breaks_nothing(world, key):  # noqa: F811
    route = TABLE[key]
    url, browser = FOUND[key].url(route.fill(world)), asker(world, route.post)
    for given in spoilt(route.form(world)):
        with Undo():
            answer = browser.post(url, given)
            assert answer.status_code < 500, given
