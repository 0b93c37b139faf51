"""What counts as a sign that somebody asked in vain, and that it counts once."""

from datetime import timedelta

import pytest

from madoguchi.conversations import api as conversations
from madoguchi.conversations.models import Conversation
from madoguchi.conversations.shapes import InboundMessage, LinkedArticle
from madoguchi.core import api as core
from madoguchi.feedback import api as feedback
from madoguchi.gaps import api as gaps
from madoguchi.gaps.models import Gap, Gathering, Signal
from madoguchi.knowledge.models import Article, Search

from .conftest import asks, customer

pytestmark = pytest.mark.usefixtures("nothing")
WARRANTY = "延長保証に入りたい"


def kinds() -> dict[str, set[str]]:
    return {signal.question: set(signal.kinds) for signal in Signal.objects.all()}


def comes_to_people(customer_id: int, text: str) -> int:
    received = conversations.receive(InboundMessage(customer_id=customer_id, channel="webchat", text=text))
    conversations.hand_to_queue(conversation_id=received.conversation_id, actor=core.SYSTEM)
    return received.conversation_id


def settled_by(staff_id: int, customer_id: int, text: str, *articles: LinkedArticle) -> int:
    talk = comes_to_people(customer_id, text)
    conversations.reply(conversation_id=talk, staff_id=staff_id, text="承りました", client_id=f"reply-{talk}")
    conversations.link_articles(conversation_id=talk, articles=articles, role="sent")
    conversations.resolve(conversation_id=talk, actor=core.staff(staff_id))
    return talk


def test_a_search_that_finds_nothing_is_a_sign_and_one_that_was_answered_is_none():
    asks(WARRANTY)
    asks("送料", confidences=(0.9,))
    article = Article.objects.filter(status="published").first()
    chosen = asks("何か")
    Search.objects.filter(pk=chosen).update(chosen=article, chosen_at=core.now())
    assert gaps.gather() == 1
    assert kinds() == {WARRANTY: {"nothing_found"}}


def test_other_words_at_once_say_that_the_first_did_not_help():
    asks("家電 下取り", reader="r" * 40, confidences=(0.8,), ago=timedelta(minutes=2))
    asks("古い家電の買い取り", reader="r" * 40, confidences=(0.8,))
    asks("送料", reader="s" * 40, confidences=(0.8,), ago=timedelta(minutes=2))
    asks("炊飯器のにおい", reader="s" * 40, confidences=(0.8,))
    gaps.gather()
    assert kinds() == {"家電 下取り": {"reformulated"}}


def test_a_search_is_followed_by_a_contact_within_a_day_also_when_it_found_something():
    known, other = customer(), customer()
    asks("海外で使えますか", customer_id=known, confidences=(0.9,), ago=timedelta(hours=23))
    asks("海外の電圧", customer_id=other, confidences=(0.9,), ago=timedelta(hours=25))
    talk = comes_to_people(known, "アメリカに持って行きたいのですが")
    comes_to_people(other, "変圧器は要りますか")
    gaps.gather()
    assert kinds() == {"海外で使えますか": {"contacted"}}
    assert Signal.objects.get().contact_id == talk


def test_what_the_assistant_did_not_know_is_a_sign_with_its_conversation():
    known = customer()
    talk = comes_to_people(known, WARRANTY)
    asks(WARRANTY, door="chat", customer_id=known, conversation_id=talk, ago=timedelta(seconds=1))
    gaps.gather()
    sign = Signal.objects.get()
    assert (sign.kinds, sign.conversation_id, sign.contact_id) == (["unknown"], talk, talk)


def test_an_unhelpful_vote_is_a_sign_until_it_is_taken_back():
    article = Article.objects.filter(status="published", language="ja").first()
    vote = {"subject_kind": "article", "subject_id": article.pk, "voter": "reader:" + "v" * 40}
    feedback.vote(**vote, helpful=False, reason="unclear")
    gaps.gather()
    assert kinds() == {article.heading: {"unhelpful"}}
    assert Signal.objects.get().article_id == article.pk
    feedback.vote(**vote, helpful=True)
    gaps.gather()
    assert Signal.objects.count() == 0
    assert Gap.objects.count() == 0


def test_a_matter_settled_without_an_article_is_a_sign_and_one_with_an_article_is_none(agent):
    article = Article.objects.filter(status="published").first()
    link = LinkedArticle(article.pk, article.heading, "/help/")
    settled_by(agent.id, customer(), "法人として契約したいのですが 090-1234-5678")
    settled_by(agent.id, customer(), "届いた品物が壊れていました", link)
    spam = settled_by(agent.id, customer(), "儲かる話があります、いかがですか")
    Conversation.objects.filter(pk=spam).update(spam=True, before_spam="open", status="closed", current=False)
    gaps.gather()
    assert kinds() == {"法人として契約したいのですが [tel]": {"unlinked"}}


def test_gathering_twice_and_late_counts_once_and_adds_what_is_learnt():
    known = customer()
    asks(WARRANTY, customer_id=known)
    assert gaps.gather() == 1
    assert gaps.gather() == 0
    with core.shift(timedelta(hours=2)):
        talk = comes_to_people(known, "延長保証について教えてください")
        assert gaps.gather() == 0
    sign = Signal.objects.get(question=WARRANTY)
    assert set(sign.kinds) == {"nothing_found", "contacted"}
    assert sign.contact_id == talk
    gap = Gap.objects.get()
    assert (gap.asked, gap.people, gap.contacts, gap.value) == (1, 1, 1, 1)


def test_the_value_is_people_times_contacts_in_28_days():
    for number in range(3):
        known = customer()
        asks(WARRANTY, customer_id=known, ago=timedelta(hours=3))
        if number:
            comes_to_people(known, "相談したいことがあります")
    asks("延長保証に入るには", ago=timedelta(days=20))
    asks("延長保証を申し込みたい", ago=timedelta(days=40))
    Gathering.objects.update(until=None)
    gaps.gather()
    [gap] = {sign.gap for sign in Signal.objects.filter(question__contains="延長保証")}
    assert (gap.asked, gap.people, gap.contacts, gap.value) == (4, 4, 2, 8)
