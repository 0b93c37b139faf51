"""Customers who have proven who they are."""

from collections.abc import Callable

import pytest

from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

Knows = Callable[[str], Viewer]


@pytest.fixture
def customer(db) -> Knows:
    """`customer("hana")`: somebody who has just confirmed hana@example.com."""

    def known(name: str) -> Viewer:
        id = people.identify(kind="email", value=f"{name}@example.com", name="山田 花子", proven_how="code")
        return Viewer("customer", customer_id=id, proven_at=core.now())

    return known
