"""Answers in the chat: verdicts with a reason, the rating afterwards, folds, collections; earlier lines."""

from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from madoguchi.channels.webchat.passages import folded
from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import InboundMessage
from madoguchi.core import api as core
from madoguchi.core.testing import work_off
from madoguchi.feedback import api as feedback
from madoguchi.knowledge import api as knowledge
from madoguchi.people import api as people

from .asking import framed, send

QUESTION = "炊飯器にH03と表示されて炊けません"


def answered(question: str = QUESTION, **more: object):
    """A visitor who was answered: her client, her conversation, the answer."""
    client, token = framed()
    send(client, question, **more)
    work_off()
    viewer = people.customer_viewer(token)
    conversation = conversations.current_for_customer(viewer.customer_id)
    lines = conversations.thread(viewer, conversation.id)
    return client, conversation, next((line for line in lines if line.kind == "answer"), None)


@pytest.mark.django_db
def test_an_answer_that_did_not_help_is_asked_why_and_told_once_with_one_press():
    client, _, answer = answered()
    article = answer.card["article_id"]
    client.post("/chat/verdicts/", {"article": article, "solved": "no"})
    assert "情報が足りなかった</button>" in client.get("/chat/thread/").content.decode()

    said = client.post("/chat/verdicts/", {"message": answer.id, "reason": "not_enough"})

    assert said.status_code == 303
    shown = client.get("/chat/thread/").content.decode()
    assert "解決しなかった · 情報が足りなかった" in shown
    assert "情報が足りなかった</button>" not in shown
    vote = feedback.answer_votes([answer.id])[answer.id]
    assert (vote.helpful, vote.reason) == (False, "not_enough")


@pytest.mark.django_db
def test_reasons_are_taken_only_for_ones_own_answers_that_failed():
    client, _, answer = answered()
    client.post("/chat/verdicts/", {"message": answer.id, "reason": "wrong"})
    assert feedback.answer_votes([answer.id]) == {}
    client.post("/chat/verdicts/", {"article": answer.card["article_id"], "solved": "no"})
    stranger, _, _ = answered()

    stranger.post("/chat/verdicts/", {"message": answer.id, "reason": "wrong"})
    for message, reason in ((answer.id, "nonsense"), ("²", "wrong"), ("", "wrong"), (10**15, "wrong")):
        assert client.post("/chat/verdicts/", {"message": message, "reason": reason}).status_code == 303

    assert feedback.answer_votes([answer.id])[answer.id].reason == ""


@pytest.mark.django_db
def test_after_solved_the_rating_is_asked_in_the_chat_once_and_never_by_mail():
    client, conversation, answer = answered()

    client.post("/chat/verdicts/", {"article": answer.card["article_id"], "solved": "yes"})

    shown = client.get("/chat/thread/").content.decode().replace("<wbr>", "")
    assert "今回の対応はいかがでしたか" in shown
    rating = feedback.rating_for(conversation.id)
    client.post("/chat/ratings/", {"token": rating.token, "score": "4"})
    work_off()
    again = feedback.ask_rating(
        conversation_id=conversation.id, customer_id=conversation.customer_id, staff_id=None
    )
    assert (again.token, again.score) == (rating.token, 4)
    assert not [mail for mail in core.outgoing_mail(limit=20) if rating.token in mail.text]


def test_a_long_quotation_is_folded_at_a_sentence_or_a_line():
    assert folded("短い答えです。") == ("短い答えです。", "")
    steps = "\n".join(f"{n}. 手順の{n}番目です。" for n in range(1, 15))
    shown, rest = folded(steps)
    assert shown.splitlines()[-1] == "6. 手順の6番目です。"
    assert rest.splitlines()[0] == "7. 手順の7番目です。"
    text = "あ" * 99 + "。" + "い" * 99 + "。"
    assert folded(text) == ("あ" * 99 + "。", "い" * 99 + "。")
    assert folded("う" * 400) == ("う" * 400, "")


@pytest.mark.django_db
def test_a_page_may_name_the_collection_its_answers_come_from():
    row = {"id": "1", "heading": "炊飯器のH03は店の案内", "body": "店ではH03のとき内釜を交換します。"}
    knowledge.import_articles(source=[row], collection="shop", actor=core.SYSTEM)
    page = Client().get("/chat/?collection=shop,nowhere").content.decode()
    assert 'name="collection" value="shop"' in page
    assert 'name="collection" value="shop"' in Client().get("/chat/frame/?collection=shop").content.decode()
    assert 'name="collection"' not in Client().get("/chat/?collection=nowhere").content.decode()

    _, _, answer = answered(collection="shop,nowhere")

    assert answer.card["url"].startswith("/help/c/shop/")
    of_the_demo = answered("電気ケトルの保証期間は何年ですか", collection="shop")[2]
    assert "/help/ja/" not in of_the_demo.card.get("url", "")


@pytest.mark.django_db
def test_earlier_messages_are_reached_page_by_page():
    client, token = framed()
    send(client, "はじめの一通")
    viewer = people.customer_viewer(token)
    for number in range(2, 62):
        message = InboundMessage(
            viewer.customer_id, "webchat", text=f"{number}通目", client_id=f"many-{number:04}"
        )
        conversations.receive(message)

    newest = client.get("/chat/thread/").content.decode()
    assert "はじめの一通" not in newest
    first = int(newest.split('data-before="')[1].split('"')[0])
    older = client.get(f"/chat/thread/?before={first}").content.decode()

    assert "はじめの一通" in older
    assert "61通目" not in older
    assert 'data-before="0" hidden' in older
    assert client.get("/chat/thread/?before=²").content == client.get("/chat/thread/").content


@pytest.mark.django_db
@pytest.mark.parametrize(
    "name",
    ["4111 1111 1111 1111.pdf", "card_4111_1111_1111_1111.pdf", "４１１１１１１１１１１１１１１１.txt"],
)
def test_card_numbers_leave_file_names_before_they_are_stored(name):
    client, _ = framed()
    content = b"%PDF-1.4\n%%EOF" if name.endswith("pdf") else b"words"

    kept = client.post("/chat/attachments/", {"file": SimpleUploadedFile(name, content)}).json()

    assert "xxxx xxxx xxxx 1111" in kept["name"]
    assert "4111" not in core.attachments([UUID(kept["id"])])[0].name
