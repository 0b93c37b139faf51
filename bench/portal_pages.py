"""Asked by bench/portal.py in a process of its own: times pages of one database, as customer and agent."""

import json
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

from django.test import Client

from madoguchi.people import api as people
from madoguchi.people.models import Account

from .counting import statements
from .portal_world import HERS, TOKEN

TIMES = 25
EMPTY = {"bare": "/reference/empty/", "empty": "/reference/my/"}
EMPTY_DESK = "/reference/desk/"
MINE = {"first": "/my/", "orders": "/my/orders/", "order": "/my/orders/H-1/"}


def get(client: Client, path: str) -> Callable[[], Any]:
    """A request that must be answered with a page."""

    def ask() -> None:
        answer = client.get(path)
        if answer.status_code != 200:
            raise SystemExit(f"{path}: {answer.status_code}")

    return ask


def pages() -> dict[str, float]:
    """Medians of warm requests in turns, so that a busy machine disturbs all alike."""
    customer, agent = (Client(headers={"host": "localhost", "accept-language": "ja"}) for _ in range(2))
    customer.cookies[people.VISITOR_COOKIE] = TOKEN
    agent.force_login(Account.objects.get(email="bench0@desk.test"))
    asked = {name: get(customer, path) for name, path in MINE.items()}
    asked |= {name: get(customer, path) for name, path in EMPTY.items()}
    hers = f"/desk/customers/{HERS}/"
    asked |= {
        "desk": get(agent, EMPTY_DESK),
        "timeline": get(agent, f"{hers}history/"),
        "whole": get(agent, hers),
    }
    spent: dict[str, list[float]] = {name: [] for name in asked}
    for turn in range(TIMES + 3):
        for name, act in asked.items():
            began = time.perf_counter()
            act()
            if turn > 2:
                spent[name].append((time.perf_counter() - began) * 1000)
    found = {f"{name}_ms": round(statistics.median(times), 2) for name, times in spent.items()}
    return found | {f"{name}_queries": statements(act) for name, act in asked.items()}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(pages()) + "\n")
