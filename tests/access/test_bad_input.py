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
WORST = ("\x00", "9" * 30)  # these are also tried in each field alone
NONSENSE = (*WORST, "0001-01-01", "9999-12-31", "9999-12", "ｱ" * 3000)
UNWELL = {"/readyz"}  # says 503 where no worker runs
ASKED = sorted(key for key, route in TABLE.items() if route.get and key not in UNWELL)


def asker(world: World, rights: Rights) -> Client:  # noqa: F811
    """A browser of somebody who may."""
    role = next((role for role in ("administrator", "owner", "anonymous") if rights[role] == "ok"), "owner")
    return world.browser(role)


def one_by_one(form: Mapping[str, Any], bad: str) -> Iterator[dict[str, Any]]:
    """The form with one field spoilt, for each of its fields."""
    return ({**form, name: bad} for name in form if bad in WORST)


@pytest.mark.parametrize("key", ASKED)
def test_an_address_with_nonsense_breaks_no_page(world, key):  # noqa: F811
    route = TABLE[key]
    url, browser = FOUND[key].url(route.fill(world)), asker(world, route.get)
    for bad in NONSENSE:
        for query in (dict.fromkeys(NAMES, bad), *one_by_one(route.queries[-1], bad)):
            with Undo():
                answer = browser.get(url, query)
                assert answer.status_code < 500, query


@pytest.mark.parametrize("key", sorted(key for key, route in TABLE.items() if route.post))
def test_a_form_with_nonsense_breaks_nothing(world, key):  # noqa: F811
    route = TABLE[key]
    url, browser = FOUND[key].url(route.fill(world)), asker(world, route.post)
    form = route.form(world)
    for bad in NONSENSE:
        every = dict.fromkeys([*form, *NAMES], bad)
        for given in (every, *one_by_one(form, bad)):
            with Undo():
                answer = browser.post(url, given)
                assert answer.status_code < 500, given
