"""The door keeps what its description promises, whatever is sent; and what is sent twice at once is once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.db import connections
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from madoguchi.api.shapes import SCOPES
from madoguchi.knowledge import api as knowledge
from madoguchi.knowledge.models import Article

from .conftest import HOME

BOUNDED = settings(
    max_examples=6,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def test_every_operation_keeps_its_description(committed_db, shelf, system):
    everything = system(*SCOPES, per_minute=100_000)
    described = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", WSGIHandler())
    tried = []
    for operation in described.get_all_operations():
        tried.append(operation.ok().label)
        keeps(operation.ok(), {"Authorization": f"Bearer {everything.secret}"})
    assert len(tried) == 26


def keeps(operation, headers) -> None:
    """Send what fits the description, and hold each answer against it."""

    @BOUNDED
    @given(case=operation.as_strategy())
    def check(case):
        case.call_and_validate(headers=headers, excluded_checks=[positive_data_acceptance])

    check()


def at_once(calls):
    """Run these in threads that start together; what each returned."""
    barrier = Barrier(len(calls))

    def one(call):
        barrier.wait()
        try:
            return call()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(one, calls))


def test_of_what_is_sent_twice_at_once_one_thing_comes(committed_db, system):
    knowledge.save_collection(slug=HOME, title_ja="窓", title_en="Mado")
    writer = system("articles:publish")
    new = {"collection": HOME, "heading": "送料", "body": "無料です。"}

    def send(data=new, **headers):
        return lambda: writer.ask("POST", "articles", data, **headers)

    repeats = at_once([send(idempotency_key="k")] * 4)
    assert {(one.status_code, one.content) for one in repeats} == {(201, repeats[0].content)}
    same_id = at_once([send({**new, "external_id": "one"})] * 3)
    assert sorted(one.status_code for one in same_id) == [201, 409, 409]
    made = repeats[0]
    edits = at_once([
        lambda word=word: writer.ask(
            "PATCH", f"articles/{made.json()['id']}", {"body": word}, if_match=made["ETag"]
        )
        for word in ("あ", "い", "う")
    ])  # fmt: skip
    assert sorted(one.status_code for one in edits) == [200, 412, 412]
    assert Article.objects.filter(collection__slug=HOME).count() == 2
