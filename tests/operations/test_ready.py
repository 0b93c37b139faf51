"""/readyz says which part is missing, and comes back by itself."""

import json
import urllib.error
import urllib.request

import psycopg
import pytest
from django.db import OperationalError

from madoguchi.config import health
from tests.faults.chatting import until


def readiness(url: str) -> tuple[int, dict[str, str]]:
    try:
        with urllib.request.urlopen(f"{url}/readyz", timeout=10) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        return error.code, json.load(error)


def test_ready_means_database_tables_worker_and_search(served):
    well = (200, dict.fromkeys(("database", "migrations", "worker", "search"), "ok"))
    until(lambda: readiness(served.url) == well, 30, "readiness")

    with psycopg.connect(served.database_url, autocommit=True) as connection:
        connection.execute(
            "delete from django_migrations where (app, name) in"
            " (select app, max(name) from django_migrations where app = 'core' group by app)"
        )
    status, parts = readiness(served.url)
    assert (status, parts["migrations"], parts["database"]) == (503, "away", "ok")


@pytest.mark.served(worker=False)
def test_without_a_worker_it_is_alive_but_not_ready(served):
    with psycopg.connect(served.database_url, autocommit=True) as connection:
        connection.execute("delete from procrastinate_workers")
    status, parts = readiness(served.url)
    assert (status, parts["worker"]) == (503, "away")
    with urllib.request.urlopen(f"{served.url}/healthz", timeout=10) as answer:
        assert json.load(answer) == {"alive": True}


def test_without_a_database_it_says_so_and_when_to_ask_again(rf, monkeypatch):
    def away() -> bool:
        raise OperationalError

    monkeypatch.setitem(health.PARTS, "migrations", away)
    answer = health.ready(rf.get("/readyz"))
    assert (answer.status_code, answer["Retry-After"]) == (503, "2")
    assert json.loads(answer.content) == {"database": "away"}
