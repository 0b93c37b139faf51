"""The rating page and the votes, without JavaScript; opening a link records nothing."""

import pytest

from madoguchi.conversations import api as conversations
from madoguchi.conversations.api import InboundMessage
from madoguchi.core import api as core
from madoguchi.feedback import api as feedback
from madoguchi.feedback.models import Vote
from madoguchi.knowledge.models import Article
from madoguchi.people import api as people


@pytest.fixture
def rating(conversation_id, visitor):
    return feedback.ask_rating(
        conversation_id=conversation_id, customer_id=visitor.customer_id, staff_id=None
    )


@pytest.fixture
def article(db):
    return Article.objects.filter(status="published", visibility="public", language="ja").first()


def test_opening_the_link_records_nothing(client, rating, conversation_id):
    for _ in range(2):
        response = client.get(f"/rate/{rating.token}/?score=1", headers={"accept-language": "ja"})
    assert "「悪い」をお選びいただきました。" in response.content.decode()
    assert response["X-Robots-Tag"] == "noindex"
    assert feedback.rating_for(conversation_id).score is None


def test_one_press_rates_and_words_may_follow(client, rating, conversation_id):
    page = client.get(f"/rate/{rating.token}/", headers={"accept-language": "ja"}).content.decode()
    assert page.count('name="score"') == 5

    thanks = client.post(f"/rate/{rating.token}/", {"score": "4"}, follow=True)
    assert "「良い」をお選びいただきました。" in thanks.content.decode()
    client.post(f"/rate/{rating.token}/", {"score": "1"})
    client.post(f"/rate/{rating.token}/comment", {"comment": "助かりました"})

    now = feedback.rating_for(conversation_id)
    assert (now.score, now.comment) == (4, "助かりました")


def test_where_she_looked_before_is_said_with_one_press_after_the_rating(client, rating, megumi):
    url = f"/rate/{rating.token}/places"
    assert client.post(url, {"place": "help"}).status_code == 302
    assert feedback.rating_by_token(rating.token).looked == "", "the rating comes first"
    client.post(f"/rate/{rating.token}/", {"score": "4"})
    page = client.get(f"/rate/{rating.token}/", headers={"accept-language": "ja"}).content.decode()
    assert "お問い合わせの前に、どこをご覧になりましたか" in page
    for place in ("help", "search", "search", "elsewhere", "<b>"):
        assert client.post(url, {"place": place}).status_code == 302
    assert feedback.rating_by_token(rating.token).looked == "search"
    facts = core.history(conversation_id=rating.conversation_id, types=["feedback.looked_said"])
    assert [fact.data["place"] for fact in facts] == ["help", "search"]
    month = megumi.get("/insights/looked/").content.decode()
    assert '検索エンジン</th><td class="numeric">1<' in month
    assert client.post("/rate/nothing/places", {"place": "help"}).status_code == 404


def test_an_unknown_link_is_not_found(client, rating):
    assert client.get("/rate/nothing/").status_code == 404
    assert client.post("/rate/nothing/comment", {"comment": "x"}).status_code == 404


@pytest.mark.parametrize("score", ["", "0", "6", "five", "１"])
def test_a_senseless_score_changes_nothing(client, rating, conversation_id, score):
    assert client.post(f"/rate/{rating.token}/", {"score": score}).status_code == 302
    assert feedback.rating_for(conversation_id).score is None


def test_a_reader_votes_changes_her_mind_and_is_told(client, article):
    url = f"/feedback/articles/{article.pk}/votes"
    client.post(url, {"helpful": "no"})
    page = client.get(f"/help/{article.language}/{article.slug}/", follow=True).content.decode()
    assert "どのような点が足りませんでしたか" in page
    client.post(url, {"helpful": "no", "reason": "unclear"})
    client.post(url, {"helpful": "yes"})

    (vote,) = Vote.objects.filter(subject_kind="article", subject_id=article.pk)
    assert (vote.helpful, vote.reason, vote.voter[:7]) == (True, "", "reader:")


def test_htmx_gets_the_piece_alone(client, article):
    response = client.post(
        f"/feedback/articles/{article.pk}/votes", {"helpful": "yes"}, headers={"hx-request": "true"}
    )
    assert response.content.decode().startswith('<section class="feedback"')
    assert response.cookies["madoguchi_reader"]["httponly"]


def test_a_draft_cannot_be_voted_on(client, article):
    Article.objects.filter(pk=article.pk).update(status="draft")
    assert client.post(f"/feedback/articles/{article.pk}/votes", {"helpful": "yes"}).status_code == 404
    assert not Vote.objects.filter(subject_id=article.pk, subject_kind="article").exists()


def test_too_many_votes_are_slowed_down(client, article):
    for _ in range(60):
        core.allow("vote:127.0.0.1", limit=60, seconds=3600)
    assert client.post(f"/feedback/articles/{article.pk}/votes", {"helpful": "yes"}).status_code == 429


def test_the_reason_for_an_answer_is_taken_from_its_own_customer_alone(client, conversation_id, visitor):
    answer = conversations.answer(conversation_id=conversation_id, body="こちらをご覧ください。")
    url, given = f"/feedback/answers/{answer.message_id}/votes", {"helpful": "no", "reason": "wrong"}

    assert client.post(url, given).status_code == 404
    other = people.start_visitor(locale="ja", token=people.new_visitor_token())
    conversations.receive(InboundMessage(other.customer_id, "webchat", "別の人です"))
    client.cookies["madoguchi_visitor"] = other.token
    assert client.post(url, given).status_code == 404
    assert not Vote.objects.filter(subject_kind="message", subject_id=answer.message_id).exists()

    client.cookies["madoguchi_visitor"] = visitor.token
    assert client.post(url, given).status_code == 302
    vote = Vote.objects.get(subject_kind="message", subject_id=answer.message_id)
    assert (vote.helpful, vote.reason, vote.customer_id) == (False, "wrong", visitor.customer_id)
