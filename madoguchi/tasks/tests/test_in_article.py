"""The first step of a task inside a help article: known readers begin there, others are led in."""

import pytest
from django.test import Client

from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge
from madoguchi.people import api as people
from madoguchi.tasks import api as tasks

BODY = "お電話いたします。\n\n{{task:callback}}\n\n受付時間をご確認ください。\n\n{{task:no-such}}"


@pytest.fixture
def address(db) -> str:
    """Where an article with a task stands."""
    source = [{"id": "a", "heading": "電話での折り返しについて", "body": BODY}]
    knowledge.import_articles(
        source=source, collection="t-shelf", actor=core.SYSTEM, title_ja="棚", title_en="Shelf"
    )
    [found] = knowledge.editable_articles(asked=knowledge.ArticleFilter(words="電話での")).articles
    return found.url


def test_a_known_reader_begins_in_the_article(address):
    reader = Client(headers={"accept-language": "ja"})
    visitor = people.start_visitor(locale="ja")
    people.add_identity(
        customer_id=visitor.customer_id, kind="email", value="hana@example.com", proven_how="code"
    )
    reader.cookies[people.VISITOR_COOKIE] = visitor.token
    page = reader.get(address).content.decode()
    assert 'action="/my/tasks/callback/"' in page
    assert "{{" not in page.split("help-body")[1].split("help-end")[0]
    given = {"phone": "090-1234-5678", "client_id": "article-1", "article": "7"}
    answer = reader.post("/my/tasks/callback/", given)
    [run] = tasks.open_runs(people.customer_viewer(visitor.token))
    assert run.reference in answer.headers["Location"]
    assert run.via == "article"


def test_a_reader_whom_nobody_knows_is_led_in(address):
    page = Client(headers={"accept-language": "ja"}).get(address).content.decode()
    assert 'href="/my/tasks/callback/"' in page
    assert 'name="phone"' not in page


def test_the_mark_is_in_no_search_and_no_quotation(address):
    hits = knowledge.search(query="電話での折り返し 受付時間", language="ja", collections=["t-shelf"])
    assert all("task:" not in hit.passage for hit in hits)
