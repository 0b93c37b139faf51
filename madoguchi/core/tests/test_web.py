"""Health, and answers when the database is away."""

from django.db import OperationalError

from madoguchi.core.web.away import DatabaseAwayMiddleware


def test_a_process_is_alive_also_without_its_database(client):
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"alive": True})


def test_a_page_without_database_asks_to_come_back(rf):
    middleware = DatabaseAwayMiddleware(lambda request: None)  # type: ignore[arg-type, return-value]

    answer = middleware.process_exception(rf.get("/"), OperationalError("no connection within 5 s"))

    assert answer is not None
    assert (answer.status_code, answer["Retry-After"]) == (503, "2")
    assert "恐れ入りますが" in answer.content.decode()
    assert middleware.process_exception(rf.get("/"), KeyError()) is None
