"""The company's own service translates for colleagues: without personal data, once, within its bounds."""

from dataclasses import replace

import pytest

from madoguchi.assistant import api as assistant
from madoguchi.assistant.models import Rendering, ServiceCall
from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import InboundMessage
from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

from .fake_service import KEY, fake_service

pytestmark = pytest.mark.django_db
HERS = "注文 2048-7790-11 を11月25日の15時に届けてください。\n山田花子、090-1234-5678"
OURS = "Please deliver order {0} at 3 p.m. on November 25.\n{1}, {2}"
helping = assistant.helping


@pytest.fixture(scope="module")
def server():
    with fake_service() as running:
        yield running


@pytest.fixture
def service(server):
    """The fake one, set up for translating alone; it words what it is told with its marks."""
    server.manner, server.elsewhere = "well", 0
    server.words = in_words
    server.asked.clear()
    assistant.keep_key(KEY)
    keep(assistant.AnswerService(translates=True, address=server.address, model="m-1", seconds=2, longest=50))
    return server


def in_words(told):
    """The customer's letter with the marks it was told with, or a word for a letter without any."""
    marks = marks_in(told["text"])
    return OURS.format(*marks) if marks else "Certainly."


def keep(option):
    core.set_option(option, actor=core.SYSTEM)


def marks_in(text):
    return [f"⟦{part.split('⟧')[0]}⟧" for part in text.split("⟦")[1:]]


@pytest.fixture
def message(db):
    """What a customer wrote, as it is read."""
    customer = people.create_customer(name="花子")
    got = conversations.receive(InboundMessage(customer, "webchat", HERS, client_id="t1", language="ja"))
    return conversations.message(Viewer("customer", customer), got.message_id)


def in_english(message, staff_id=7):
    return helping.translation_of(message, into="en", staff_id=staff_id)


def calls():
    return list(ServiceCall.objects.order_by("pk").values_list("kind", "outcome", "kept"))


def test_nobody_is_sent_and_everything_comes_back(service, message):
    found = in_english(message)
    assert found.text == (
        "Please deliver order 2048-7790-11 at 3 p.m. on November 25.\n山田花子, 090-1234-5678"
    )
    assert (found.outcome, found.apart) == ("worded", ())
    for part in ("山田", "花子", "7790", "1234"):
        assert part not in str(service.asked)
    assert service.told["translate_into"] == "English"
    assert "25日の15時" in service.told["text"]
    assert "\n" in service.told["text"]
    assert calls() == [("translation", "worded", True)]


def test_a_message_is_translated_once(service, message):
    assert in_english(message) == in_english(message, staff_id=8)
    assert (len(service.asked), Rendering.objects.count()) == (1, 1)
    assert helping.renderings([message.id], "en")[message.id].text.startswith("Please deliver")
    assert helping.renderings([message.id], "ko") == {}


def test_numbers_and_names_that_differ_are_named(service, message):
    service.words = lambda told: f"Please deliver at 4 p.m. on November 25. {marks_in(told['text'])[0]}"
    assert in_english(message).apart == ("15", "4", "山田花子", "090-1234-5678")


@pytest.mark.parametrize(
    ("words", "why"),
    [("Sure! ⟦NAME9⟧", "garbled"), ("同じ日本語のままです。", "garbled"), ("NO_ANSWER", "garbled")],
)
def test_what_is_no_translation_is_refused(service, message, words, why):
    service.words = lambda told: words
    assert (in_english(message).outcome, Rendering.objects.count()) == (why, 0)
    assert ServiceCall.objects.get().kept is False


@pytest.mark.parametrize(
    ("manner", "why"),
    [("bounded", "cut_off"), ("garbage", "garbled"), ("error", "refused"), ("elsewhere", "redirected")],
)
def test_trouble_is_told_and_nothing_is_kept(service, message, manner, why):
    service.manner = manner
    assert (in_english(message).outcome, Rendering.objects.count()) == (why, 0)


def test_the_budget_of_the_day_counts_for_translations_too(service, message):
    keep(replace(core.option(assistant.AnswerService), calls_a_day=1))
    assert helping.translated_reply("承知しました。", into="en", staff_id=7).outcome == "worded"
    assert in_english(message).outcome == "budget"
    assert (len(service.asked), [row[1] for row in calls()]) == (1, ["worded", "budget"])


def test_one_colleague_cannot_ask_without_end(service, message, monkeypatch):
    monkeypatch.setattr(helping.translating, "OFTEN", 1)
    assert helping.translated_reply("承知しました。", into="en", staff_id=7).outcome == "worded"
    assert (in_english(message).outcome, len(service.asked)) == ("often", 1)
    assert in_english(message, staff_id=8).outcome == "worded"


def test_nothing_is_sent_while_it_is_off_or_there_is_nothing_to_translate(service, message):
    assert helping.translated_reply("あ" * 2001, into="en", staff_id=7).outcome == "long"
    assert helping.translated_reply("  ", into="en", staff_id=7).outcome == "empty"
    assert helping.translated_reply("It is on its way.", into="en", staff_id=7).outcome == "same"
    keep(replace(core.option(assistant.AnswerService), translates=False, on=True))
    assert (helping.can_translate(), in_english(message).outcome) == (False, "off")
    assert (service.asked, calls()) == ([], [])


def test_what_a_colleague_wrote_is_kept_beside_what_was_sent(message):
    for _ in range(2):
        helping.keep_original(message_id=message.id, original="承知しました。", sent="Certainly.")
    kept = helping.renderings([message.id], "en")[message.id]
    assert (kept.text, kept.language, kept.by_person) == ("承知しました。", "ja", True)
    assert helping.take_original(message.id) == "承知しました。"
    assert (helping.take_original(message.id), Rendering.objects.count()) == ("", 0)
    helping.keep_original(message_id=message.id, original="Yes.", sent="Certainly.")
    assert Rendering.objects.count() == 0


def test_answers_and_trials_are_counted_as_what_they_are(service):
    assistant.try_out(core.option(assistant.AnswerService), language="en")
    assert [row[0] for row in calls()] == ["trial"]
