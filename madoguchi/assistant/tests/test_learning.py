"""From what happened to labels, from labels to ideas, and from ideas to nothing without a person's word."""

import re
from datetime import timedelta
from functools import partial

import pytest
from django.db import transaction

from madoguchi.assistant import api as assistant
from madoguchi.assistant.models import Evidence, Outcome, Proposal, Sentence
from madoguchi.assistant.models import Step as StepRow
from madoguchi.assistant.understanding import current
from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import InboundMessage
from madoguchi.core import api as core
from madoguchi.journeys import ask_assistant, hand_over, judge_answer, learn, reply
from madoguchi.knowledge import api as knowledge
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

pytestmark = pytest.mark.django_db
DESCALE = "ケトルの底が白くなってきました"
UNKNOWN = "ドローンの操縦免許は要りますか"
PERSONAL = re.compile(r"090-1234-5678|yamamoto@|山本|東京都港区")


@pytest.fixture
def asked():
    """`asked(text, ago=)`: a new customer asks the assistant; her conversation."""

    def ask(text: str, *, ago: timedelta = timedelta(), customer_id: int | None = None) -> int:
        with core.shift(-ago), transaction.atomic():
            who = customer_id or people.create_customer(name="山本 花子", kana="", locale="ja")
            said = conversations.receive(InboundMessage(who, "webchat", text, language="ja"))
            ask_assistant.ask(conversation_id=said.conversation_id, message_id=said.message_id)
        return said.conversation_id

    return ask


def outcome(conversation_id: int) -> Outcome:
    assistant.learning.label(everything=True)
    return Outcome.objects.filter(conversation=conversation_id, asks=True).latest("at")


def agent() -> int:
    return next(one.id for one in people.all_staff() if one.role == "agent")


def answers(conversation_id: int, text: str, *, article: str = "") -> None:
    """A person takes it over, answers and resolves it."""
    hand_over.hand_over(conversation_id=conversation_id)
    found = [one.article_id for one in knowledge.search(query=article, language="ja", limit=1)]
    reply.send(
        conversation_id=conversation_id, staff_id=agent(), text=text, article_ids=found if article else []
    )
    conversations.resolve(conversation_id=conversation_id, actor=core.staff(agent()), tell=False)


def test_what_she_says_comes_first(asked):
    talk = asked(DESCALE, ago=timedelta(days=1))
    article_id = StepRow.objects.get(dialogue=talk).article_id
    assert outcome(talk).result == "open"
    judge_answer.said_solved(conversation_id=talk, article_id=article_id, solved=True)
    found = outcome(talk)
    assert (found.result, found.said, found.did, found.version) == (
        "solved",
        True,
        "answer",
        current().number,
    )


def test_silence_counts_after_seven_days_alone(asked):
    talk = asked(DESCALE, ago=timedelta(days=6, hours=23))
    assert (outcome(talk).result, outcome(talk).settled) == ("open", False)
    with core.shift(timedelta(hours=2)):
        assert (outcome(talk).result, outcome(talk).settled) == ("quiet", True)


def test_what_the_rules_refuse_at_once_was_not_abandoned(asked):
    with core.shift(-timedelta(days=8)):
        her = people.identify(kind="email", value="refused@example.com", name="山本 花子", proven_how="code")
    row = outcome(asked("注文をキャンセルしたい", ago=timedelta(days=8), customer_id=her))
    assert (row.ref, row.procedure, row.result) == ("task:cancel-order", "refused", "quiet")


def test_a_hand_over_with_another_article_is_a_correction(asked):
    talk = asked(UNKNOWN)
    answers(talk, "水あかのお手入れ方法をお送りします。", article="電気ケトルの水あかを落とす")
    found = outcome(talk)
    assert (found.result, found.handed_over, found.better_by) == ("corrected", True, "agent")
    assert found.correction_id
    assert found.contact_within_day


def test_the_same_again_says_that_it_did_not_help(asked):
    who = people.create_customer(name="", kana="", locale="ja")
    asked(DESCALE, ago=timedelta(minutes=9), customer_id=who)
    talk = asked("ケトルの底が白いのが取れません", customer_id=who)
    assistant.learning.label(everything=True)
    first = Outcome.objects.filter(conversation=talk).earliest("at")
    assert first.asked_again


def test_labels_are_the_same_however_often(asked):
    asked(UNKNOWN)
    assistant.learning.label(everything=True)
    before = list(Outcome.objects.order_by("pk").values())
    assert assistant.learning.label(everything=True) == len(before)
    assert list(Outcome.objects.order_by("pk").values()) == before


def test_an_agents_answer_becomes_an_idea_without_what_is_hers(asked):
    talk = asked(f"{UNKNOWN}。山本花子、090-1234-5678、yamamoto@mail.example です")
    answers(
        talk,
        "山本様、総合受付の佐藤です。100グラム未満の機体でしたら、操縦免許がなくてもお使いいただけます。",
    )
    learn.tonight()
    idea = Proposal.objects.get(kind="faq", evidence__conversation=talk)
    assert idea.content["body"] == "100グラム未満の機体でしたら、操縦免許がなくてもお使いいただけます。"
    every = [idea.title, *idea.content.values(), *Evidence.objects.values_list("sentence", flat=True)]
    assert not [text for text in every if isinstance(text, str) and PERSONAL.search(text)]


def test_nights_that_are_repeated_find_nothing_twice(asked):
    talk = asked(UNKNOWN)
    answers(talk, "100グラム未満の機体でしたら、操縦免許がなくてもお使いいただけます。")
    learn.tonight()
    before = list(Proposal.objects.order_by("pk").values_list("pk", "count"))
    learn.tonight()
    assert list(Proposal.objects.order_by("pk").values_list("pk", "count")) == before


def test_what_was_rejected_does_not_come_again(asked, by):
    first = asked(UNKNOWN)
    answers(first, "100グラム未満の機体でしたら、操縦免許がなくてもお使いいただけます。")
    learn.tonight()
    idea = Proposal.objects.get(kind="faq", evidence__conversation=first)
    assert assistant.learning.reject(proposal_id=idea.pk, reason="rare", actor=by)
    second = asked("ドローンの操縦に免許は必要ですか")
    answers(second, "重さが100グラム未満でしたら、操縦免許は必要ございません。")
    learn.tonight()
    assert not Proposal.objects.filter(kind="faq", state="waiting", evidence__conversation=second).exists()


def test_a_better_article_is_found_under_the_question_once_it_is_approved(asked, by):
    talk = asked(UNKNOWN)
    answers(talk, "こちらの記事をご覧ください。", article="電気ケトルの水あかを落とす")
    learn.tonight()
    idea = Proposal.objects.get(kind="article", evidence__conversation=talk)
    [article] = knowledge.articles(ids=[idea.content["article"]])
    assert UNKNOWN not in article.questions
    assert assistant.learning.approve(proposal_id=idea.pk, actor=by)
    assert not assistant.learning.approve(proposal_id=idea.pk, actor=by)
    [article] = knowledge.articles(ids=[article.id])
    assert UNKNOWN in article.questions


def test_examples_are_taken_over_together_and_taken_back(by):
    ids = list(Proposal.objects.filter(kind="example", state="waiting").values_list("pk", flat=True))
    assert ids
    before = Sentence.objects.count()
    assert assistant.learning.approve_examples(proposal_ids=ids, actor=by) == sorted(ids)
    assert Sentence.objects.count() == before + len(ids)
    assert assistant.learning.take_back(proposal_ids=ids, actor=by) == len(ids)
    assert Sentence.objects.count() == before
    assert set(Proposal.objects.filter(pk__in=ids).values_list("state", flat=True)) == {"waiting"}


def test_matters_that_were_asked_in_vain_become_an_intent(by):
    idea = Proposal.objects.get(kind="intent")
    assert idea.count >= assistant.learning.FEWEST
    assistant.learning.approve(proposal_id=idea.pk, actor=by, content={"name": "まとめ買いの見積もり"})
    code = Proposal.objects.get(pk=idea.pk).made["intent"]
    assert Sentence.objects.filter(intent=code, role="example").count() >= assistant.learning.FEWEST


def test_editors_see_sentences_and_supervisors_the_conversations_too():
    staff = {one.role: Viewer("staff", staff=one) for one in people.all_staff()}
    for role, sees in (("editor", False), ("supervisor", True)):
        rows = assistant.learning.proposals(staff[role]).rows
        assert any(proof.conversation_id for row in rows for proof in row.proofs) is sees
    assert assistant.learning.proposals(staff["agent"]).rows == ()


@pytest.mark.parametrize("role", ["agent", "supervisor"])
def test_others_decide_nothing(browser_of, role):
    idea = Proposal.objects.filter(state="waiting").first()
    client, here = browser_of(role), f"/assistant/proposals/{idea.pk}"
    before = list(Proposal.objects.order_by("pk").values())
    for path, form in (
        (f"{here}/approval/", {}),
        (f"{here}/rejection/", {"reason": "wrong"}),
        (f"{here}/postponement/", {}),
        ("/assistant/proposals/approvals/", {"id": idea.pk}),
        ("/assistant/proposals/returns/", {"ids": idea.pk}),
    ):
        assert client.post(path, form).status_code == 403
    assert list(Proposal.objects.order_by("pk").values()) == before


def test_what_was_emptied_is_refused(editor):
    idea = Proposal.objects.filter(kind="faq", state="waiting").first()
    editor.post(f"/assistant/proposals/{idea.pk}/approval/", {"heading": " ", "body": ""})
    editor.post(f"/assistant/proposals/{idea.pk}/rejection/", {"reason": "because"})
    idea.refresh_from_db()
    assert idea.state == "waiting"


def test_pages_ask_little_however_many_wait(editor, django_assert_max_num_queries):
    for page in ("", "?kind=example", "?state=approved", "?state=rejected"):
        with django_assert_max_num_queries(16):
            assert editor.get(f"/assistant/proposals/{page}").status_code == 200


def test_two_nights_at_once_propose_everything_once(committed_db, at_once):
    waiting = sorted(Proposal.objects.filter(state="waiting").values_list("mark", "count"))
    Proposal.objects.filter(state="waiting").delete()
    at_once([learn.tonight, learn.tonight])
    learn.tonight()
    assert sorted(Proposal.objects.filter(state="waiting").values_list("mark", "count")) == waiting


def test_two_who_decide_at_once_decide_once(committed_db, at_once, by):
    idea = Proposal.objects.filter(kind="article", state="waiting").first()
    approve = partial(assistant.learning.approve, proposal_id=idea.pk, actor=by)
    assert sorted(at_once([approve, approve])) == [False, True]


def test_every_ten_minutes_only_the_last_days_replies_are_labelled(asked):
    old, new = asked(DESCALE, ago=timedelta(days=3)), asked(UNKNOWN)
    assistant.learning.label(lately=True)
    assert set(Outcome.objects.values_list("conversation", flat=True)) & {old, new} == {new}
    assistant.learning.label()
    assert set(Outcome.objects.values_list("conversation", flat=True)) >= {old, new}
