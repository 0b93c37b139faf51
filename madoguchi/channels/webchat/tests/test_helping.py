"""Help inside the chat: found, read, remembered with the conversation."""

import pytest
from django.test import Client

from madoguchi.channels.webchat.web import helping
from madoguchi.conversations import api as conversations
from madoguchi.knowledge import api as knowledge
from madoguchi.knowledge.models import Article
from madoguchi.people import api as people

from .asking import framed, send

pytestmark = pytest.mark.django_db
QUICK = {"HX-Request": "true"}


def hit(query: str = "ケトル 保証"):
    return knowledge.search(query=query, language="ja", limit=1)[0]


def test_articles_are_found_and_read_in_the_frame():
    client, _ = framed(**QUICK)
    listed = client.get("/chat/help/", {"q": "ケトル 保証"}).content.decode()
    found = hit()
    assert f"/chat/help/{found.article_id}/?q=" in listed
    assert "<html" not in listed
    only = client.get(
        "/chat/help/", {"q": "ケトル"}, headers={"HX-Target": "chat-help-found"}
    ).content.decode()
    assert "<form" not in only
    page = client.get(f"/chat/help/{found.article_id}/").content.decode()
    assert f'data-article="{found.article_id}"' in page
    assert "data-help-person" in page
    assert "<p>" in page
    assert "&lt;p&gt;" not in page


def test_the_same_pages_work_without_scripts():
    answer = Client().get("/chat/help/", {"q": "ケトル 保証"})
    assert "<html" in answer.content.decode()
    assert (
        "hx-" not in answer.content.decode().partition('class="chat chat-help')[2].partition("</section>")[0]
    )
    found = Client().get(f"/chat/help/{hit().article_id}/")
    assert found.status_code == 200
    assert found.cookies["madoguchi_read"].value


def test_what_is_not_published_is_not_there():
    article_id = hit().article_id
    Article.objects.filter(pk=article_id).update(status="draft")
    assert framed(**QUICK)[0].get(f"/chat/help/{article_id}/").status_code == 404
    assert Client().get("/chat/help/987654321/").status_code == 404


def test_the_agent_reads_what_was_read_before_and_during_the_conversation():
    client, token = framed(**QUICK)
    first = hit()
    send(client, "保証書をなくしました", read=f"{first.article_id},987654321,x")
    talk = conversations.current_for_customer(people.customer_by_token(token))
    later = hit("返品 したい")
    client.get(f"/chat/help/{later.article_id}/")
    client.get(f"/chat/help/{later.article_id}/")
    staff = people.Viewer("staff", staff=next(s for s in people.all_staff() if s.sees_everything))
    packet = conversations.packet(staff, talk.id)
    assert [a.article_id for a in packet.articles if a.role == "read"] == [first.article_id, later.article_id]


def test_searching_without_end_is_stopped(monkeypatch):
    monkeypatch.setattr(helping, "HELP_A_MINUTE", 5)
    client, _ = framed(**QUICK)
    codes = {client.get("/chat/help/", {"q": f"q{n}"}).status_code for n in range(5)}
    assert codes == {200}
    assert client.get("/chat/help/", {"q": "more"}).status_code == 429
    assert client.get("/chat/help/").status_code == 200
