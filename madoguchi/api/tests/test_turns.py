"""Callers speak through a telephone system: the same assistant, in short sentences, and nobody unproven."""

import re
from dataclasses import replace
from itertools import count

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from madoguchi.commerce.models import Order
from madoguchi.conversations import api as conversations
from madoguchi.conversations.models import Conversation, Message
from madoguchi.core import api as core
from madoguchi.core.testing import work_off
from madoguchi.journeys import inbound_message, talk_by_voice
from madoguchi.knowledge import api as knowledge
from madoguchi.people import api as people
from madoguchi.people.models import Staff
from madoguchi.tasks.models import TaskRun

KETTLE = "電気ケトルの水あかを取りたい"
numbers = count(1)


class Caller:
    """Somebody at a telephone, behind the company's telephone system."""

    def __init__(self, system, **always) -> None:
        self.system, self.always, self.call = system, always, ""
        self.heard: dict = {}

    def sends(self, **given):
        given = {"client_id": f"utterance-{next(numbers):06}", **self.always, **given}
        return self.system.ask("POST", "assistant/turns", {"conversation": self.call, **given})

    def says(self, words: str, **given) -> dict:
        answer = self.sends(utterance=words, **given)
        assert answer.status_code == 200, answer.content
        self.heard = answer.json()
        self.call = self.heard["conversation"]
        return self.heard

    def presses(self, digits: str) -> dict:
        return self.says("", digits=digits)

    @property
    def row(self) -> Conversation:
        return Conversation.objects.get(number=self.heard["number"])


@pytest.fixture
def phone(system):
    core.set_option(core.OpeningHours(), actor=core.SYSTEM)
    Staff.objects.update(availability="offline")
    return system("assistant:talk")


@pytest.fixture
def hana(db) -> str:
    """A customer with a confirmed address, a registered number and an order; the order's number."""
    hana = people.identify(kind="email", value="hana@example.com", name="山田 花子", proven_how="code")
    people.add_identity(customer_id=hana, kind="phone", value="090-1234-5678")
    row = Order.objects.filter(status="pending", company=None).order_by("-placed_at").first()
    Order.objects.filter(pk=row.pk).update(customer_id=hana)
    return row.number


TURNS = {
    "a greeting": ("こんにちは", 29),
    "a question": (KETTLE, 36),
    "what nobody knows": ("火星への片道切符はいくらですか", 35),
    "a task": ("注文をキャンセルしたいです", 39),
}
"""What she says in the course of a call, and how many statements it may cost: those of a test's savepoints
are among them, and two for the board of notices, which is read anew now and then."""


def code() -> str:
    return re.search(r"\d{6}", core.outgoing_mail(purpose="code")[0].text)[0]


def test_a_question_is_answered_in_sentences_that_can_be_read(phone):
    caller = Caller(phone)
    heard = caller.says(KETTLE)
    assert (heard["state"], heard["waits_for"], heard["digits"]) == ("open", "digits", 1), heard
    assert "解決しましたら、1番をどうぞ。" in heard["sentences"]
    assert not re.search(r"https?:|/help/|[<>*_]", heard["text"])
    assert max(map(len, heard["sentences"])) <= 120
    assert caller.row.channel == "voice"
    assert caller.says("もう一度お願いします")["sentences"] == heard["sentences"]
    ended = caller.says("いちばんです")
    assert (ended["state"], ended["waits_for"]) == ("ended", "nothing")


def test_what_an_editor_wrote_for_reading_aloud_is_read(phone):
    caller = Caller(phone)
    caller.says(KETTLE)
    shown = Message.objects.filter(conversation=caller.row, kind="answer").get().card["article_id"]
    article = knowledge.editable_article(shown)
    text = replace(article.text, voice_text="クエン酸で落とせます。")
    knowledge.rewrite_article(article_id=shown, text=text, seen=article.updated_at, actor=core.SYSTEM)
    assert "クエン酸で落とせます。" in Caller(phone).says(KETTLE)["sentences"]


@pytest.mark.parametrize("word", ["3", "さんばん", "担当者に代わってください"])
def test_she_comes_to_a_person(phone, word):
    caller = Caller(phone)
    caller.says(KETTLE)
    heard = caller.says(word)
    assert (heard["state"], heard["waits_for"]) == ("handed_over", "nothing")
    assert conversations.brief(caller.row.pk).handler == "queue"


def test_a_wish_for_a_person_outlives_the_process_that_heard_it(phone, monkeypatch):
    caller = Caller(phone)
    caller.says(KETTLE)

    def dies(**given):
        raise SystemExit

    with monkeypatch.context() as patched:
        patched.setattr(talk_by_voice, "hand_over", dies)
        with pytest.raises(SystemExit):
            caller.sends(utterance="3", client_id="utterance-person")
    assert conversations.brief(caller.row.pk).handler == "assistant"

    again = caller.sends(utterance="3", client_id="utterance-person")
    assert again.status_code == 200
    ProcrastinateJob.objects.filter(status="todo").update(scheduled_at=None)
    work_off()
    assert conversations.brief(caller.row.pk).handler == "queue"


def test_not_settled_brings_another_answer(phone):
    caller = Caller(phone)
    first = caller.says(KETTLE)
    second = caller.presses("2")
    assert second["state"] == "open"
    assert second["sentences"] != first["sentences"]


def test_the_same_utterance_twice_is_heard_once(phone):
    caller = Caller(phone)
    first = caller.sends(utterance=KETTLE, client_id="utterance-x").json()
    again = caller.sends(utterance=KETTLE, client_id="utterance-x").json()
    assert {**first, "conversation": ""} == {**again, "conversation": ""}
    place = Conversation.objects.get(number=first["number"])
    assert Message.objects.filter(conversation=place, author_kind="customer").count() == 1
    assert Message.objects.filter(conversation=place, author_kind="assistant").count() == 1


def test_an_answered_turn_leaves_no_job_behind(phone):
    before = ProcrastinateJob.objects.count()
    caller = Caller(phone)
    caller.says(KETTLE)
    caller.presses("2")
    caller.says("こんにちは")
    assert ProcrastinateJob.objects.count() == before


def test_a_turn_that_was_cut_off_is_answered_by_a_job(phone, monkeypatch):
    def killed(**given):
        raise KeyboardInterrupt

    caller, before = Caller(phone), set(ProcrastinateJob.objects.values_list("pk", flat=True))
    with monkeypatch.context() as cut:
        cut.setattr(inbound_message, "carry_on", killed)
        with pytest.raises(KeyboardInterrupt):
            caller.sends(utterance=KETTLE)
    job = ProcrastinateJob.objects.exclude(pk__in=before).get()
    inbound_message.carry_on(**job.args)
    lines = Message.objects.filter(conversation=job.args["conversation_id"])
    assert list(lines.order_by("sequence").values_list("author_kind", flat=True)) == ["customer", "assistant"]


@pytest.mark.parametrize("known", [True, False])
def test_she_proves_who_she_is_by_a_code_and_cancels_by_digits(phone, hana, known):
    caller = Caller(phone, caller="090-1234-5678" if known else "")
    heard = caller.says("注文をキャンセルしたいです")
    assert hana not in heard["text"]
    assert "山田" not in heard["text"]
    if not known:
        assert "メールアドレスをお話しください" in heard["text"]
        heard = caller.says("hana アットマーク example ドット com です")
    assert (heard["waits_for"], heard["digits"]) == ("digits", 6)
    caller.says("はい、本人です")
    assert not TaskRun.objects.filter(customer=caller.row.customer).exists()
    wrong = caller.presses(str((int(code()) + 1) % 1_000_000).zfill(6))
    assert Order.objects.get(number=hana).status == "pending"
    assert "注文" not in wrong["sentences"][0]
    heard = caller.presses(code())
    assert "確認" in heard["sentences"][0]
    for _ in range(3):
        if heard["waits_for"] == "digits":
            heard = caller.says("いちばん")
    assert heard["waits_for"] == "yes_no"
    assert "、".join(hana.replace("-", "の")).replace("、の", "の") in heard["text"]
    done = caller.presses("1")
    assert Order.objects.get(number=hana).status == "cancelled"
    assert "キャンセル" in done["text"]
    stored = " ".join(Message.objects.filter(conversation=caller.row).values_list("body", flat=True))
    assert code() not in stored
    assert "@" not in stored


def test_a_number_alone_proves_nothing_and_says_nothing(phone, hana):
    told = {
        caller: Caller(phone, caller=caller).says("注文をキャンセルしたいです")["sentences"]
        for caller in ("090-1234-5678", "080-0000-0000")
    }
    assert told["090-1234-5678"] == told["080-0000-0000"]
    assert len(core.outgoing_mail(purpose="code")) == 1
    assert not TaskRun.objects.filter(customer__in=people.find_customers("山田 花子", limit=9)).exists()


def test_a_call_belongs_to_the_system_that_began_it(phone, system):
    caller = Caller(phone)
    caller.says(KETTLE)
    other = Caller(system("assistant:talk"))
    for reference in (caller.call, caller.call[:-2] + "xx", "1", "a:b:c"):
        other.call = reference
        assert other.sends(utterance="はい").status_code == 404
    lines = Message.objects.filter(conversation=caller.row)
    assert lines.filter(author_kind="customer").count() == 1
    assert Caller(system("articles:read")).sends(utterance="はい").status_code == 403


def test_a_call_ends_by_itself_after_some_hours(phone):
    caller = Caller(phone)
    caller.says(KETTLE)
    caller.call = caller.call[:-3] + "abc"
    assert caller.sends(utterance="はい").status_code == 404


@pytest.mark.parametrize("bad", [
    {}, {"utterance": ""}, {"utterance": "あ" * 100_000}, {"digits": "abc"},
    {"utterance": "あ", "caller": "x"}, {"utterance": "あ", "extra": 1},
    {"utterance": "あ", "client_id": "short"},
])  # fmt: skip
def test_what_is_no_turn_is_refused_and_keeps_nothing(phone, bad):
    before = Message.objects.count()
    assert Caller(phone).sends(**bad).status_code == 422
    assert Message.objects.count() == before


@pytest.mark.parametrize("kind", TURNS)
def test_a_turn_asks_the_database_for_each_thing_once(phone, django_assert_max_num_queries, kind):
    words, most = TURNS[kind]
    caller = Caller(phone)
    caller.says("もしもし")
    with django_assert_max_num_queries(most):
        caller.says(words)
