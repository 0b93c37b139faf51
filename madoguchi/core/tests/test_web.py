"""Health, and answers when the database is away."""

import pytest
from django.db import OperationalError

from madoguchi.core.web import health
from madoguchi.core.web.away import DatabaseAwayMiddleware


@pytest.mark.django_db
def test_health_tells_a_few_figures(client):
    answer = client.get("/healthz")
    assert answer.status_code == 200
    figures = answer.json()
    assert figures["database"] == "ok"
    assert figures["worker"] == "away"
    assert set(figures) == {"database", "worker", "oldest_job_seconds", "failed_jobs", "live_streams"}


def test_health_says_that_the_database_is_away(rf, monkeypatch):
    def away() -> None:
        raise OperationalError

    monkeypatch.setattr(health, "read_health", away)
    answer = health.healthz(rf.get("/healthz"))
    assert (answer.status_code, answer["Retry-After"]) == (503, "2")


def test_a_page_without_database_asks_to_come_back(rf):
    middleware = DatabaseAwayMiddleware(lambda request: None)  # type: ignore[arg-type, return-value]

    answer = middleware.process_exception(rf.get("/"), OperationalError("no connection within 5 s"))

    assert answer is not None
    assert (answer.status_code, answer["Retry-After"]) == (503, "2")
    assert "恐れ入りますが" in answer.content.decode()
    assert middleware.process_exception(rf.get("/"), KeyError()) is None
