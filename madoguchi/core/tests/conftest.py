"""Every test of core has the listeners' table of facts.py."""

from collections.abc import Iterator

import pytest
from django.db import connection

from madoguchi.core import facts as wired
from madoguchi.core.tests import facts


@pytest.fixture(autouse=True)
def _listeners(settings) -> Iterator[None]:
    settings.MADOGUCHI_LISTENERS = "madoguchi.core.tests.facts.LISTENERS"
    wired.forget_wiring()
    facts.HEARD.clear()
    yield
    wired.forget_wiring()


@pytest.fixture
def no_jobs(db) -> None:
    """Take away the jobs that the demo company left."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
