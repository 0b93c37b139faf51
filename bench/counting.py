"""Counting the statements of an act in this process."""

from collections.abc import Callable
from typing import Any

from django.db import connection


def statements(act: Callable[[], Any]) -> int:
    """How many statements it makes."""
    made = 0

    def one(execute: Any, *given: Any) -> Any:
        nonlocal made
        made += 1
        return execute(*given)

    with connection.execute_wrapper(one):
        act()
    return made
