"""Asked by bench/desk.py in a process of its own: times the pages of one database, as an agent."""

import json
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

from django.test import Client

from madoguchi.people.models import Account

from .counting import statements

TIMES = 15


def timed(act: Callable[[], Any]) -> tuple[float, int]:
    """Median milliseconds when warm, and the number of queries."""
    for _ in range(3):
        act()
    made = statements(act)
    spent = []
    for _ in range(TIMES):
        began = time.perf_counter()
        act()
        spent.append((time.perf_counter() - began) * 1000)
    return round(statistics.median(spent), 2), made


def pages(size: int) -> dict[str, float]:
    """The figures of one database."""
    client = Client(headers={"host": "localhost"})
    client.force_login(Account.objects.get(email="bench0@desk.test"))

    def get(path: str) -> Callable[[], None]:
        def ask() -> None:
            answer = client.get(path)
            if answer.status_code != 200:
                raise SystemExit(f"{path}: {answer.status_code}")

        return ask

    asked = {
        "inbox": get("/desk/"),
        "conversation": get(f"/desk/c/{size}/"),
        "search": get("/desk/search/?q=保証"),
    }
    found: dict[str, float] = {}
    for name, act in asked.items():
        found[f"{name}_ms"], found[f"{name}_queries"] = timed(act)
    return found


if __name__ == "__main__":
    sys.stdout.write(json.dumps(pages(int(sys.argv[1]))) + "\n")
