"""/settings/answer-service/: kept, tried, and its key never shown."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from madoguchi.administration import wordings
from madoguchi.assistant import api as assistant
from madoguchi.assistant.tests.fake_service import KEY, fake_service
from madoguchi.core import api as core
from madoguchi.people import api as people

pytestmark = pytest.mark.django_db
PAGE = "/settings/answer-service/"
GIVEN = {
    "on": "on", "address": "https://service.example.com/v1/", "model": "m-1", "key": KEY, "seconds": "5",
    "longest": "300", "calls_a_day": "100", "tokens_a_day": "9000", "calls_a_visitor": "5",
    "prompt_ja": "記事だけで答えてください。", "prompt_en": "Answer from the articles only.",
    "translate_ja": "訳文だけを書いてください。", "translate_other": "Write only the translation.",
}  # fmt: skip


@pytest.fixture
def client(db: Any) -> Client:
    made = people.create_staff(email="x@service.test", password=None, name="係", role="administrator")
    client = Client(headers={"accept-language": "ja"})
    client.force_login(get_user_model().objects.get(pk=made.account_id))
    return client


def test_it_is_off_until_somebody_sets_it_up(client):
    held = core.option(assistant.AnswerService)
    assert (held.on, held.usable, assistant.has_key()) == (False, False, False)
    assert "言語サービス" in client.get(PAGE).content.decode()


def test_it_is_kept_and_the_key_is_shown_nowhere(client):
    assert client.post(PAGE, GIVEN).status_code == 302
    held = core.option(assistant.AnswerService)
    assert (held.usable, held.address, held.prompt("ja")) == (
        True, "https://service.example.com/v1", "記事だけで答えてください。",
    )  # fmt: skip
    assert assistant.has_key()
    assert KEY not in client.get(PAGE).content.decode()
    assert KEY not in str(core.option_versions(assistant.AnswerService))
    client.post(PAGE, GIVEN | {"key": "", "model": "m-2"})
    assert assistant.has_key()
    assert [v.value["model"] for v in core.option_versions(assistant.AnswerService)] == ["m-2", "m-1"]


@pytest.mark.parametrize(
    "wrong",
    [{"address": "http://service.example.com/v1"}, {"address": "ftp://x.example"},
     {"address": ""}, {"model": ""}, {"seconds": "0"}, {"seconds": "x"},
     {"calls_a_day": "-1"}, {"prompt_ja": ""}],
)  # fmt: skip
def test_what_cannot_be_is_refused_and_changes_nothing(client, wrong):
    assert client.post(PAGE, GIVEN | wrong).status_code == 422
    assert (core.option(assistant.AnswerService), assistant.has_key()) == (assistant.AnswerService(), False)


def test_a_trial_shows_the_answer_or_what_is_wrong(client):
    with fake_service() as service:
        service.words = lambda told: "<b>送料</b>は全国一律550円（税込）です。"
        client.post(PAGE, GIVEN | {"address": service.address})
        page = client.post(f"{PAGE}trials/", follow=True).content.decode()
        assert "&lt;b&gt;送料" in page
        service.manner = "garbage"
        page = client.post(f"{PAGE}trials/", follow=True).content.decode()
        assert "応答の形式がこのインターフェースのものではありません。" in page


def test_translating_is_switched_on_by_itself_and_needs_a_service_too(client):
    only = {name: value for name, value in GIVEN.items() if name != "on"} | {"translates": "on"}
    assert client.post(PAGE, only | {"model": ""}).status_code == 422
    assert client.post(PAGE, only).status_code == 302
    held = core.option(assistant.AnswerService)
    assert (held.usable, held.translating) == (False, True)


def test_every_wording_is_kept_and_one_can_go_back_to_each(client):
    client.post(PAGE, GIVEN)
    client.post(PAGE, GIVEN | {"seconds": "6"})  # another setting makes no wording
    client.post(PAGE, GIVEN | {"translate_ja": "丁寧に\r\n訳してください。", "seconds": "6"})
    latest, first, delivered = wordings.wordings()
    assert (latest.current, latest.who, first.who, delivered.version) == (True, "係", "係", 0)
    assert [told.name for told in latest.told if told.changed] == ["translate_ja"]
    page = client.get(f"{PAGE}wordings/").content.decode()
    assert page.count('name="version"') == 2
    assert "製品に付属する文面" in page
    client.post(f"{PAGE}wordings/", {"version": first.version})
    held = core.option(assistant.AnswerService)
    assert (held.translate_ja, held.seconds) == ("訳文だけを書いてください。", 6)
    client.post(f"{PAGE}wordings/", {"version": "0"})
    assert core.option(assistant.AnswerService).prompt_ja == assistant.AnswerService().prompt_ja
    assert len(wordings.wordings()) == 5


@pytest.mark.parametrize("version", ["", "x", "99999999", "9" * 40])
def test_there_is_no_way_back_to_what_never_was(client, version):
    client.post(PAGE, GIVEN)
    assert client.post(f"{PAGE}wordings/", {"version": version}).status_code == 404
    assert core.option(assistant.AnswerService).prompt_ja == GIVEN["prompt_ja"]
