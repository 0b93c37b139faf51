"""Articles at the desk: linked with one key, reported, and written anew without anybody's name."""

import uuid
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from madoguchi.conversations import api as conversations
from madoguchi.conversations.models import ArticleLink
from madoguchi.conversations.shapes import InboundMessage
from madoguchi.core import api as core
from madoguchi.gaps import api as gaps
from madoguchi.knowledge import api as knowledge
from madoguchi.knowledge.models import Article
from madoguchi.people import api as people

pytestmark = pytest.mark.django_db


@pytest.fixture
def supervisor():
    return next(one for one in people.all_staff() if one.role == "supervisor")


@pytest.fixture
def desk(supervisor) -> Client:
    client = Client(headers={"accept-language": "ja"})
    client.force_login(get_user_model().objects.get(pk=supervisor.account_id))
    return client


@pytest.fixture
def talk(supervisor) -> int:
    customer = people.create_customer(name="田中 花子")
    said = "灯台ランプの電球を替えたいのですが、どうすればよいですか。電話は090-1111-2222です。"
    received = conversations.receive(InboundMessage(customer, "webchat", said))
    told = "田中様、ふたを左に回して外し、電球を引き抜いてください。番号 LT-445566 の保証も有効です。"
    conversations.reply(conversation_id=received.conversation_id, staff_id=supervisor.id, text=told)
    return received.conversation_id


@pytest.fixture
def lamp() -> int:
    told = "灯台ランプの電球は、ふたを外して替えます。"
    row = {"id": "lamp", "heading": "灯台ランプの電球を替える", "body": told}
    knowledge.import_articles(source=[row], collection="t-loop", actor=core.SYSTEM)
    return Article.objects.get(external_id="lamp", collection__slug="t-loop").pk


def links(talk: int) -> list[tuple[int, str]]:
    return list(ArticleLink.objects.filter(conversation=talk).values_list("article_id", "role"))


def test_the_first_article_is_linked_with_one_key_and_taken_off_again(desk, talk, lamp):
    card = desk.get(f"/desk/c/{talk}/suggestions/").content.decode()
    first = card.split('data-hotkey="l"')[0].rpartition('name="article" value="')[2].partition('"')[0]
    assert int(first) == lamp
    for _ in range(2):
        assert desk.post(f"/desk/c/{talk}/articles/", {"article": first}).status_code == 302
    assert links(talk) == [(lamp, "linked")]
    again = desk.get(f"/desk/c/{talk}/suggestions/").content.decode()
    assert "1件の対応で役立ちました" in again
    assert desk.post(f"/desk/c/{talk}/articles/{lamp}/removal/").status_code == 302
    assert desk.post(f"/desk/c/{talk}/articles/{lamp}/removal/").status_code == 404
    assert links(talk) == []


def test_other_articles_are_looked_for_by_the_same_ranking(desk, talk, lamp):
    found = desk.get(f"/desk/c/{talk}/suggestions/", {"q": "ランプの電球"}).content.decode()
    none = desk.get(f"/desk/c/{talk}/suggestions/", {"q": "zzzz"}).content.decode()
    plain = desk.get(f"/desk/c/{talk}/", {"suggest": "1", "q": "ランプの電球"}).content.decode()
    assert "灯台ランプの電球を替える" in found
    assert "灯台ランプの電球を替える" in plain
    assert "お客様の言葉" not in none
    noted = [(one.query, one.found > 0) for one in searches_at_the_desk(talk)]
    assert noted == [("ランプの電球", True), ("zzzz", False)]


def searches_at_the_desk(talk: int):
    """What was looked for beside this conversation."""
    now = core.now()
    made = knowledge.searches(since=now - timedelta(hours=1), until=now + timedelta(hours=1))
    return [one for one in made if one.door == "desk" and one.conversation_id == talk]


def test_what_is_wrong_with_an_article_reaches_the_editors(desk, talk, lamp, supervisor):
    address = f"/desk/c/{talk}/articles/{lamp}/flags/"
    assert "お困り" not in desk.get(address).content.decode()
    assert desk.post(address, {"note": "x"}).status_code == 422
    assert gaps.open_flags(article_id=lamp) == ()
    assert desk.post(address, {"reason": "outdated", "note": "ふたは右回しになりました"}).status_code == 302
    [flag] = gaps.open_flags(article_id=lamp)
    assert (flag.reason, flag.staff_id, flag.conversation_id) == ("outdated", supervisor.id, talk)


def test_an_answer_becomes_a_draft_without_anybodys_name(desk, talk, supervisor):
    address = f"/desk/c/{talk}/articles/drafts/"
    page = desk.get(address).content.decode()
    assert "電球を引き抜いてください" in page
    assert [word for word in ("田中様", "445566", "090-1111") if word in page.partition("act-form")[2]] == []
    given = {"heading": "電球の替え方", "body": "ふたを左に回します。", "client_id": uuid.uuid4().hex}
    first, again = desk.post(address, given), desk.post(address, given)
    draft = Article.objects.get(heading="電球の替え方")
    assert first["Location"] == again["Location"] == f"/knowledge/articles/{draft.pk}/text/"
    assert (draft.status, draft.owner_id, draft.language) == ("draft", supervisor.id, "ja")
    assert links(talk) == [(draft.pk, "linked")]
    assert desk.post(address, {**given, "body": " ", "client_id": uuid.uuid4().hex}).status_code == 422


def test_an_article_that_staff_may_not_read_cannot_be_linked(desk, talk, lamp):
    knowledge.withdraw(article_id=lamp, actor=core.SYSTEM)
    for article in (str(lamp), "999999999", "x", ""):
        assert desk.post(f"/desk/c/{talk}/articles/", {"article": article}).status_code == 404
    assert links(talk) == []
