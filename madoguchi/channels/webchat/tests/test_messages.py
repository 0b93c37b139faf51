"""Messages come in once, in order, and are kept before they are acknowledged."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from procrastinate.contrib.django.models import ProcrastinateJob

from madoguchi.channels.webchat import shapes
from madoguchi.channels.webchat.web import messages
from madoguchi.conversations import api as conversations
from madoguchi.people import api as people

from .asking import framed, posted_id, send


def said(token: str) -> list[str]:
    """What the customer behind a token has written, in order."""
    viewer = people.customer_viewer(token)
    conversation = conversations.current_for_customer(viewer.customer_id) if viewer.customer_id else None
    if conversation is None:
        return []
    lines = conversations.thread(viewer, conversation.id, limit=200)
    return [line.body for line in lines if line.author_kind == "customer"]


@pytest.mark.django_db
def test_a_message_is_kept_with_the_job_that_carries_it_on():
    client, token = framed()
    before = ProcrastinateJob.objects.count()

    answer = send(client, "炊飯器のにおいがとれません")

    assert answer.status_code == 200
    assert answer.json()["sequence"] == 1
    assert said(token) == ["炊飯器のにおいがとれません"]
    assert ProcrastinateJob.objects.count() > before


@pytest.mark.django_db
def test_the_same_client_id_counts_once():
    client, token = framed()

    first, second = send(client, "一度だけ", "same-id-0001"), send(client, "一度だけ", "same-id-0001")

    assert (first.status_code, second.status_code) == (200, 200)
    assert first.json() == second.json()
    assert said(token) == ["一度だけ"]


@pytest.mark.django_db
def test_a_known_customers_message_takes_few_statements():
    client, _ = framed()
    send(client, "はじめまして")

    with CaptureQueriesContext(connection) as queries:
        assert send(client, "続きです", "message-0002").status_code == 200

    assert len(queries) <= 10, [q["sql"][:90] for q in queries.captured_queries]


def test_a_hundred_parallel_copies_make_one_message(committed_db):
    client, token = framed()
    send(client, "最初の一言")

    def copy(_: int) -> int:
        try:
            return send(framed(token)[0], "百回届いた言葉", "copied-0001").status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        statuses = set(pool.map(copy, range(100)))

    assert statuses == {200}
    assert said(token) == ["最初の一言", "百回届いた言葉"]


def test_ten_first_messages_at_once_make_one_conversation(committed_db):
    token = people.new_visitor_token()

    def first(number: int) -> int:
        try:
            return send(framed(token)[0], f"最初の{number}", f"first-00{number}").status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        statuses = list(pool.map(first, range(10)))

    assert statuses == [200] * 10
    assert sorted(said(token)) == sorted(f"最初の{number}" for number in range(10))


@pytest.mark.django_db
def test_too_long_a_message_loses_nothing():
    page = Client().get("/chat/")
    client = Client()
    client.cookies = page.cookies
    text = "長" * (shapes.MOST_LETTERS + 1)

    answer = client.post("/chat/messages/", {"text": text, "client_id": posted_id(page)})

    assert answer.status_code == 422
    assert "1文字長すぎます" in answer.content.decode()
    assert text in answer.content.decode()
    assert said(page.cookies[people.VISITOR_COOKIE].value) == []


@pytest.mark.django_db
def test_too_fast_a_visitor_is_asked_to_wait_and_nothing_is_lost(monkeypatch):
    monkeypatch.setattr(messages, "MESSAGES_A_MINUTE", 2)
    client, token = framed()
    for number in range(3):
        assert send(client, f"{number}通目", f"quick-000{number}").status_code == 200

    refused = send(client, "速すぎる", "quick-0009")

    assert refused.status_code == 429
    assert int(refused["Retry-After"]) > 0
    assert "少し待って" in refused.json()["message"]
    assert said(token) == ["0通目", "1通目", "2通目"]


@pytest.mark.django_db
def test_a_form_with_a_cookie_needs_djangos_proof_and_a_token_does_not():
    page = Client().get("/chat/")
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = page.cookies

    forged = strict.post("/chat/messages/", {"text": "にせもの", "client_id": "forged-0001"})

    assert forged.status_code == 403
    assert said(page.cookies[people.VISITOR_COOKIE].value) == []
    token = people.new_visitor_token()
    bearer = Client(enforce_csrf_checks=True, headers={"Authorization": f"Bearer {token}"})
    bearer.cookies = page.cookies
    assert send(bearer, "本物").status_code == 303
    assert said(token) == ["本物"]
    assert said(page.cookies[people.VISITOR_COOKIE].value) == []


@pytest.mark.django_db
def test_what_is_written_stays_text():
    client, _ = framed()
    send(client, '<script>alert(1)</script> <img src=x onerror=alert(2)> https://a.example/"><b>')

    shown = client.get("/chat/thread/").content.decode()

    assert "<script>alert" not in shown
    assert "<img src=x" not in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown
    assert 'href="https://a.example/"' in shown
    assert "<b>" not in shown


@pytest.mark.django_db
def test_files_go_with_a_message_and_programs_are_refused_with_the_reason():
    client, token = framed()

    kept = client.post("/chat/attachments/", {"file": SimpleUploadedFile("写真.txt", "メモ".encode())})
    refused = client.post("/chat/attachments/", {"file": SimpleUploadedFile("a.exe", b"MZ" + b"\0" * 200)})

    assert (kept.status_code, refused.status_code) == (200, 422)
    assert "a.exe" in refused.json()["message"]
    assert send(client, "添付します", attachment=kept.json()["id"]).status_code == 200
    assert "写真.txt" in client.get("/chat/thread/").content.decode()
    unknown = send(client, "無い", "message-0002", attachment="00000000-0000-4000-8000-000000000000")
    assert unknown.status_code == 422
    assert said(token) == ["添付します"]
