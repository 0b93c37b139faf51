"""A company's own service words the answer: only what articles bear is said, and only what may leave is
sent.
"""

import time
from dataclasses import replace

import pytest

from madoguchi.assistant import api as assistant
from madoguchi.assistant import endpoint
from madoguchi.assistant.endpoint import client
from madoguchi.assistant.endpoint.failures import NoAnswer
from madoguchi.assistant.models import ServiceCall
from madoguchi.core import api as core
from tests.plugins.patience import BUSY

from .fake_service import KEY, fake_service

pytestmark = pytest.mark.django_db
QUESTION = "電気ケトルの水あかを取りたい"
TRUE = "白い汚れは水の中のミネラルで、体に害はありません。"
INVENTED = "クエン酸は大さじ5杯入れてください。"


@pytest.fixture(scope="module")
def server():
    with fake_service() as running:
        yield running


@pytest.fixture
def service(server):
    """The fake one, set up as an administrator would."""
    server.manner, server.words, server.elsewhere = "well", lambda told: TRUE, 0
    server.asked.clear()
    assistant.keep_key(KEY)
    kept = assistant.AnswerService(on=True, address=server.address, model="m-1", seconds=2)
    core.set_option(kept, actor=core.SYSTEM)
    return server


def said(question=QUESTION, **given):
    return assistant.answer(question=question, language="ja", conversation_id=0, **given)


def quoted():
    """What is said without a service."""
    held = core.option(assistant.AnswerService)
    core.set_option(replace(held, on=False), actor=core.SYSTEM)
    reply = said()
    core.set_option(held, actor=core.SYSTEM)
    return reply


def outcomes():
    return list(ServiceCall.objects.order_by("pk").values_list("outcome", flat=True))


@pytest.mark.parametrize("manner", ["well", "at_once"])
def test_the_answer_is_worded_and_keeps_its_source(service, manner):
    service.manner = manner
    reply, plain = said(), quoted()
    assert (reply.card["passage"], reply.card["worded"]) == (TRUE, True)
    assert (reply.card["url"], reply.card["actions"]) == (plain.card["url"], plain.card["actions"])
    assert reply.text == "ご案内の記事をもとにお答えいたします。"
    call = ServiceCall.objects.get()
    assert (call.outcome, call.tokens, call.kept) == ("worded", 321 if manner == "well" else 99, True)


def test_an_invented_sentence_is_dropped(service):
    service.words = lambda told: f"{TRUE}クエン酸で落とせます。{INVENTED}"
    reply = said()
    assert reply.card["passage"] == f"{TRUE}クエン酸で落とせます。"
    assert ServiceCall.objects.get().dropped == 1


@pytest.mark.parametrize(
    "words",
    [
        INVENTED,
        f"{INVENTED}送料は無料です。{TRUE}",
        "NO_ANSWER",
        f"1. {TRUE}\n2. {INVENTED}",
        "Citric acid removes them.",
    ],
)
def test_where_too_little_is_left_the_article_is_quoted(service, words):
    service.words = lambda told: words
    assert said() == quoted()


@pytest.mark.parametrize(
    ("manner", "why"),
    [("cut", "cut_off"), ("torn", "cut_off"), ("garbage", "garbled"), ("page", "garbled"), ("tools",
    "wants_tools"),
     ("error", "refused"), ("busy", "busy"), ("elsewhere", "redirected"), ("flood", "too_long")],
)  # fmt: skip
def test_whatever_else_it_does_the_article_is_quoted(service, manner, why):
    service.manner = manner
    assert said() == quoted()
    assert (outcomes(), service.elsewhere) == ([why], 0)


@pytest.mark.parametrize("manner", ["silent", "dripping"])
def test_silence_ends_in_time(service, manner):
    service.manner = manner
    core.set_option(replace(core.option(assistant.AnswerService), seconds=1), actor=core.SYSTEM)
    began = time.monotonic()
    reply = said()
    assert time.monotonic() - began < 2.5 * BUSY
    assert (reply, outcomes()) == (quoted(), ["silent"])


def test_what_it_said_before_it_was_bounded_counts_but_for_the_last_sentence(service):
    service.manner, service.words = "bounded", lambda told: f"{TRUE}クエン酸で落とせます。水を満水線"
    assert said().card["passage"] == f"{TRUE}クエン酸で落とせます。"


@pytest.mark.parametrize("bound", ["calls_a_day", "tokens_a_day"])
def test_the_budget_of_a_day_stops_it(service, bound):
    core.set_option(replace(core.option(assistant.AnswerService), **{bound: 1}), actor=core.SYSTEM)
    assert said().card.get("worded")
    assert said() == quoted()
    assert (len(service.asked), outcomes()) == (1, ["worded", "budget"])


def test_nothing_is_asked_while_it_is_off(service):
    core.set_option(assistant.AnswerService(address=service.address, model="m"), actor=core.SYSTEM)
    assert not said().card.get("worded")
    assert (service.asked, outcomes()) == ([], [])


def test_persons_and_numbers_do_not_leave_the_house(service):
    asked = "送料は？山田花子と申します。電話は090-1234-5678、hanako@example.jp、4111 1111 1111 1111"
    endpoint.worded(question=asked, passages=[("送料", TRUE)], language="ja", customer_id=None)
    sent = str(service.asked)
    assert "送料は" in service.told["question"]
    for part in ("山田", "花子", "5678", "hanako", "4111", "1111"):
        assert part not in sent


def test_only_public_passages_of_the_nearest_articles_are_sent(service):
    said()
    assert set(service.told) == {"question", "passages", "answer_in"}
    assert 1 <= len(service.told["passages"]) <= 2
    assert service.asked[0]["temperature"] == 0
    assert "tools" not in service.asked[0]


@pytest.mark.parametrize("address", ["http://169.254.169.254/v1", "http://0.0.0.0/v1", "http://[fe80::1]/v1"])
def test_addresses_that_are_nobodys_service_are_not_called(address):
    with pytest.raises(NoAnswer) as refused:
        client.ask(client.Call(address, "", "m", 1.0, 10), [])
    assert refused.value.why == "address"


def test_a_trial_says_how_it_went(service):
    held = core.option(assistant.AnswerService)
    service.words = lambda told: "送料は全国一律550円（税込）です。"
    assert assistant.try_out(held, language="ja").outcome == "worded"
    assert assistant.try_out(held, language="ja", key="wrong").outcome == "key"
    assert (
        assistant.try_out(replace(held, address="http://127.0.0.1:1/v1"), language="ja").outcome
        == "unreachable"
    )
