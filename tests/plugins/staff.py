"""Browsers of staff, by role."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.contrib.auth import get_user_model
from django.db import connections
from django.test import Client

from madoguchi.core import api as core
from madoguchi.people import api as people

SignIn = Callable[..., Client]


@pytest.fixture
def browser_of() -> SignIn:
    """`browser_of("editor", language="en")`: somebody of this role, signed in."""

    def signed_in(role: str, language: str = "ja") -> Client:
        person = next(one for one in people.all_staff() if one.role == role)
        client = Client(headers={"accept-language": language})
        client.force_login(get_user_model().objects.get(pk=person.account_id))
        return client

    return signed_in


@pytest.fixture
def megumi(browser_of: SignIn) -> Client:
    """The administrator, in Japanese."""
    return browser_of("administrator")


@pytest.fixture
def editor(browser_of: SignIn) -> Client:
    """Who writes articles."""
    return browser_of("editor")


@pytest.fixture
def by() -> core.Actor:
    """The administrator as the one who acts."""
    return core.staff(next(one.id for one in people.all_staff() if one.role == "administrator"))


@pytest.fixture
def at_once() -> Callable[[list[Callable[[], str]]], list[str]]:
    """Run these in threads that start together; what each returned."""

    def run(calls: list[Callable[[], str]]) -> list[str]:
        barrier = Barrier(len(calls))

        def one(call: Callable[[], str]) -> str:
            barrier.wait()
            try:
                return call()
            finally:
                connections.close_all()

        with ThreadPoolExecutor(len(calls)) as pool:
            return list(pool.map(one, calls))

    return run
