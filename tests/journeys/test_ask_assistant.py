"""A question is answered from an article, once; what is unknown is said; a person is always offered."""

from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from django.db import connection

from madoguchi.assistant import api as assistant
from madoguchi.conversations import api as conversations
from madoguchi.conversations.models import Message
from madoguchi.core import api as core
from madoguchi.feedback import api as feedback
from madoguchi.journeys import ask_assistant, inbound_message
from madoguchi.knowledge import api as knowledge
from madoguchi.routing import api as routing

from .conftest import KETTLE, NOBODY_KNOWS


def at_once(*jobs):
    def run(job):
        try:
            return job()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(jobs)) as pool:
        return list(pool.map(run, jobs))


def question_ids(conversation_id):
    lines = Message.objects.filter(conversation=conversation_id, author_kind="customer").order_by("sequence")
    return list(lines.values_list("pk", flat=True))


def test_the_answer_quotes_its_article_and_is_remembered(customer):
    customer.writes(KETTLE)

    (answer,) = customer.answers()
    assert answer.card["title"]
    assert answer.card["url"].startswith("/help/")
    assert answer.card["actions"] == ["solved", "not_solved", "person"]
    assert conversations.shown_articles(customer.conversation_id) == (answer.card["article_id"],)
    assert customer.browser.get(answer.card["url"]).status_code == 200


def test_the_job_may_run_again_and_eight_times_at_once(customer):
    customer.writes(KETTLE, work=False)
    conversation_id = customer.conversation_id
    (message_id,) = question_ids(conversation_id)

    def carry_on():
        inbound_message.carry_on(conversation_id=conversation_id, message_id=message_id)

    at_once(*[carry_on] * 8)
    customer.run_jobs()

    assert len(customer.answers()) == 1


def test_the_same_question_twice_at_once_is_answered_with_two_articles(customer):
    customer.writes(KETTLE, work=False)
    customer.writes(KETTLE + "。", work=False)
    conversation_id = customer.conversation_id

    at_once(
        *[
            lambda m=m: inbound_message.carry_on(conversation_id=conversation_id, message_id=m)
            for m in question_ids(conversation_id)
        ]
    )

    articles = [a.card.get("article_id") for a in customer.answers()]
    assert len(articles) == 2
    shown = [a for a in articles if a]
    assert len(set(shown)) == len(shown) >= 1


def test_a_worker_that_dies_in_the_middle_leaves_nothing_and_the_next_answers_once(customer, monkeypatch):
    customer.writes(KETTLE, work=False)
    conversation_id = customer.conversation_id
    (message_id,) = question_ids(conversation_id)

    def dies(**_):
        raise SystemExit

    with monkeypatch.context() as broken:
        broken.setattr(assistant, "finish", dies)
        with pytest.raises(SystemExit):
            ask_assistant.ask(conversation_id=conversation_id, message_id=message_id)
    assert customer.answers() == []

    customer.run_jobs()
    assert len(customer.answers()) == 1


def test_what_is_unknown_is_said_and_the_second_time_a_person_is_offered_clearly(customer):
    customer.writes(NOBODY_KNOWS)
    customer.writes("月ならいくらですか、片道切符で")
    first, second = customer.answers()
    assert "見つかりませんでした" in first.body
    assert "担当者におつなぎしてもよろしいでしょうか" in second.body
    assert second.card == {"type": "offer", "actions": ["person"]}

    customer.writes("はい、お願いします")
    assert customer.told()[0] == "handed_over"
    assert conversations.brief(customer.conversation_id).handler == "queue"


def test_not_solved_brings_the_next_article_and_then_a_person(customer):
    customer.writes(KETTLE)
    first = customer.answers()[0].card["article_id"]

    for _ in range(2):
        customer.presses("verdicts", article=first, solved="no")
    answers = customer.answers()
    assert len(answers) == 2
    second = answers[1].card.get("article_id")
    assert second != first

    if second:
        customer.presses("verdicts", article=second, solved="no")
        answers = customer.answers()
    assert answers[-1].card["actions"] == ["person"]
    assert "担当者におつなぎしてもよろしいでしょうか" in answers[-1].body
    assert len(answers) <= 3


def test_solved_is_thanked_counted_and_closes_the_matter(customer):
    customer.writes(KETTLE)
    answer = customer.answers()[0]

    customer.presses("verdicts", article=answer.card["article_id"], solved="yes")
    customer.presses("verdicts", article=answer.card["article_id"], solved="yes")

    assert customer.told() == ["glad"]
    assert conversations.brief(customer.conversation_id).status == "resolved"
    votes = feedback.votes_by(
        voter=f"customer:{customer.id}", subject_kind="message", subject_ids=[answer.id]
    )
    assert votes[answer.id].helpful is True


def test_a_verdict_on_an_article_that_was_not_shown_changes_nothing(customer):
    customer.writes(KETTLE)
    before = customer.sees()
    customer.presses("verdicts", article=999_999, solved="no")
    assert customer.sees() == before


@pytest.mark.parametrize(
    "wish", ["担当者に代わってください", "人と話したい", "オペレーターにつないで", "talk to a human"]
)
def test_a_wish_for_a_person_goes_to_the_queue_without_an_answer(customer, wish):
    customer.writes(wish)
    assert customer.answers() == []
    assert [line.conversation_id for line in routing.queue()] == [customer.conversation_id]


def test_the_assistant_is_silent_once_a_person_is_asked_for(customer, agent):
    customer.writes("担当者に代わってください")
    customer.writes(KETTLE)
    routing.take(conversation_id=customer.conversation_id, staff_id=agent.id)
    customer.writes(KETTLE)
    assert customer.answers() == []


def test_an_outage_is_what_the_assistant_says_first_and_says_once(customer):
    outage = knowledge.NoticeText(level="outage", title_ja="カード決済が止まっています", doors=("assistant",))
    id = knowledge.draft_notice(text=outage, client_id=uuid4())
    knowledge.publish_notice(notice_id=id, actor=core.SYSTEM)
    customer.writes(KETTLE)
    first, second = customer.answers()
    assert (first.card["type"], first.card["passage"]) == ("notice", "カード決済が止まっています")
    assert first.body.startswith("申し訳ございません")
    assert second.card["type"] == "answer"
    customer.writes("返品したい")
    assert [line.card["type"] for line in customer.answers()].count("notice") == 1


def test_after_a_notice_it_does_not_say_that_it_knows_nothing(customer):
    text = knowledge.NoticeText(level="maintenance", title_ja="夜間の点検", title_en="Maintenance tonight")
    id = knowledge.draft_notice(text=text, client_id=uuid4())
    knowledge.publish_notice(notice_id=id, actor=core.SYSTEM)
    customer.writes(NOBODY_KNOWS)
    notice, unknown = customer.answers()
    assert notice.card["passage"] == "夜間の点検"
    assert unknown.body.startswith("上のお知らせで解決しない場合は")
    assert unknown.card["actions"] == ["person"]
