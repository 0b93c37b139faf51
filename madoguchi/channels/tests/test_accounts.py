"""The screens of the accounts: connecting, testing, pausing, and what came in."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.test import Client

from madoguchi.channels import api
from madoguchi.channels.models import Account as AccountRow
from madoguchi.channels.models import AccountHealth, RawEvent
from madoguchi.channels.queries.raw_events import PER_PAGE
from madoguchi.channels.shapes import Account, Broken, Field, Health, Part, Temporary
from madoguchi.conversations import ports
from madoguchi.core import api as core
from madoguchi.core import testing
from madoguchi.people import api as people
from madoguchi.people.models import Sighting

from . import parrot as service
from .conftest import Post
from .parrot import Parrot

LIST, WORD = "/settings/channels/", "open-sesame-4711"
FIELDS = (
    Field("token", "Token", "The word itself.", secret=True),
    Field("address", "Address", kind="url", example="https://…"),
    Field("way", "Way", kind="choice", choices=(("a", "Alpha"), ("b", "Beta")), default="a"),
    Field("beta", "Only with Beta", only_if=("way", "b")),
    Field("often", "Often", kind="number", least=1, most=9, required=False),
    Field("loud", "Loud", kind="switch", default="yes"),
    Field("number", "Number", kind="phone", required=False),
    Field("words", "Words", kind="lines", required=False, seldom=True),
    Field("verify", "Verify token", made=True),
    Field("signing", "Signing key", made=True, secret=True, required=False),
)
RIGHT = {
    "name": "Polly", "language": "ja", "f-token": WORD, "f-address": "https://parrot.test/", "f-way": "a",
    "f-often": "3", "f-loud": "on", "f-number": "03-1234-5678",
}  # fmt: skip
Fit = Callable[..., None]


@pytest.fixture
def fit(parrot: Parrot, monkeypatch: pytest.MonkeyPatch) -> Fit:
    """The service asks for other fields, or answers its test otherwise."""

    def fitted(**more: Any) -> None:
        monkeypatch.setattr(service, "ADAPTER", replace(service.ADAPTER, **more))
        ports.channels.cache_clear()

    return fitted


@pytest.fixture
def megumi(parrot: Parrot, db: None, client: Client) -> Client:
    """An administrator's browser."""
    made = people.create_staff(email="megumi@parrot.test", password=None, name="恵", role="administrator")
    client.force_login(get_user_model().objects.get(pk=made.account_id))
    client.cookies["django_language"] = "ja"
    return client


def begun(browser: Client, **typed: str) -> int:
    """Go through the first step; the id of the account."""
    answer = browser.post(f"{LIST}new/parrot/", {"name": "Polly", "language": "ja", **typed})
    assert answer.status_code == 302
    return AccountRow.objects.latest("pk").pk


def text(answer: Any) -> str:
    return answer.content.decode().replace("<wbr>", "")


def test_the_empty_list_explains_and_offers_every_service(megumi: Client) -> None:
    page = text(megumi.get(LIST))
    assert "まだ外部サービスをつないでいません" in page
    assert f'href="{LIST}new/parrot/"' in page


def test_an_account_is_connected_step_by_step(megumi: Client, fit: Fit) -> None:
    fit(fields=FIELDS, steps=("Enter {address} and {verify}.",))
    team = people.create_team(slug="line", name_ja="LINE係", name_en="LINE")
    here = begun(megumi, team=str(team), language="en")
    row = AccountRow.objects.get()
    assert (row.active, row.ready_at, row.team_id, row.language) == (False, None, team, "en")
    page = text(megumi.get(f"{LIST}{here}/setup/"))
    made = row.settings["verify"]
    assert f"/channels/parrot/{row.key}/ and {made}." in page

    saved = megumi.post(f"{LIST}{here}/setup/", {**RIGHT, "test": "1"}, follow=True)
    assert "「Polly」としてつながりました" in text(saved)
    row.refresh_from_db()
    whose = api.account(here)
    assert row.settings == {
        "verify": made, "address": "https://parrot.test/", "way": "a", "beta": "", "often": "3",
        "loud": "yes", "number": "+81312345678", "words": "",
    }  # fmt: skip
    assert whose.secret("token") == WORD
    assert row.changed == "Token、Address、Way、Often、Loud、Number"

    megumi.post(f"{LIST}{here}/state/", {"to": "works"})
    row.refresh_from_db()
    assert row.active
    assert row.ready_at is not None


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"f-address": "http://parrot.test/"}, "https://"),
        ({"f-address": ""}, "必須"),
        ({"f-often": "12"}, "9"),
        ({"f-often": "many"}, "整数"),
        ({"f-number": "twelve"}, "電話番号"),
        ({"f-way": "b"}, "必須"),
        ({"f-way": "c"}, "c"),
        ({"name": ""}, "必須"),
    ],
)
def test_an_error_keeps_what_was_typed_and_saves_nothing(
    megumi: Client, fit: Fit, typed: dict[str, str], said: str
) -> None:
    fit(fields=FIELDS)
    here = begun(megumi)
    before = AccountRow.objects.get().settings
    answer = megumi.post(f"{LIST}{here}/setup/", {**RIGHT, "f-words": "おはよう", **typed})
    page = text(answer)
    assert answer.status_code == 422
    assert said in page
    assert "おはよう" in page
    assert WORD not in page
    assert AccountRow.objects.get().settings == before
    assert api.account(here).secret("token") == ""

    mended = {**RIGHT, "f-token": "", "aside": "1"}
    assert megumi.post(f"{LIST}{here}/setup/", mended).status_code == 302
    assert api.account(here).secret("token") == WORD


def test_what_is_gone_on_with_later_may_be_unfinished(megumi: Client, fit: Fit) -> None:
    fit(fields=FIELDS)
    here = begun(megumi)
    typed = {"name": "Polly", "language": "ja", "f-way": "b", "later": "1"}
    assert megumi.post(f"{LIST}{here}/setup/", typed).status_code == 302
    assert AccountRow.objects.get().settings["way"] == "b"
    assert megumi.post(f"{LIST}{here}/setup/", {**typed, "f-number": "x"}).status_code == 422
    api.resume(account_id=here)
    assert megumi.post(f"{LIST}{here}/setup/", typed).status_code == 422


def test_a_secret_of_an_attempt_that_was_left_is_never_taken(megumi: Client, fit: Fit) -> None:
    fit(fields=FIELDS)
    here = begun(megumi)
    megumi.post(f"{LIST}{here}/setup/", {**RIGHT, "f-address": ""})
    answer = megumi.post(f"{LIST}{here}/setup/", {**RIGHT, "f-token": ""})
    assert answer.status_code == 422
    assert api.account(here).secret("token") == ""


def test_of_two_who_change_a_connection_the_second_is_asked(megumi: Client, fit: Fit) -> None:
    fit(fields=FIELDS)
    megumi.post(f"{LIST}new/parrot/", {"name": "Polly", "language": "ja"})
    here = f"{LIST}{AccountRow.objects.latest('pk').pk}/setup/"
    seen = {"seen": megumi.get(here).context["seen"]}
    assert megumi.post(here, {**RIGHT, **seen, "name": "One", "f-verify": "v"}).status_code == 302
    second = megumi.post(here, {**RIGHT, **seen, "name": "Other", "f-token": "mine-alone", "f-verify": "v"})
    assert (second.status_code, "Other" in second.content.decode()) == (409, True)
    assert AccountRow.objects.latest("pk").name == "One"
    anew = {"seen": second.context["seen"], "aside": "1"}
    assert (
        megumi.post(here, {**RIGHT, **anew, "name": "Other", "f-token": "", "f-verify": "v"}).status_code
        == 302
    )
    row = AccountRow.objects.latest("pk")
    assert (row.name, api.account(row.pk).secret("token")) == ("Other", "mine-alone")


def test_secrets_are_kept_and_never_rendered(megumi: Client, fit: Fit, account: Account) -> None:
    api.add_account(kind="parrot", name="Other", values={"token": WORD})
    for path in (LIST, f"{LIST}{account.id}/", f"{LIST}{account.id}/setup/", f"{LIST}{account.id}/events/"):
        page = text(megumi.get(path))
        assert "crackers" not in page
        assert WORD not in page
    assert "登録済みです" in text(megumi.get(f"{LIST}{account.id}/setup/"))
    megumi.post(f"{LIST}{account.id}/setup/", {"name": "Polly", "language": "ja", "f-token": ""})
    assert api.account(account.id).secret("token") == "crackers"
    versions = [str(row.__dict__) for row in apps.get_model("channels", "AccountEvent").objects.all()]
    assert not [row for row in versions if WORD in row or "crackers" in row]


def test_a_key_of_our_making_is_shown_once_and_asking_twice_is_safe(megumi: Client, fit: Fit) -> None:
    fit(fields=FIELDS)
    here = begun(megumi)
    asked = {"field": "signing", "wish": "a1b2"}
    first = text(megumi.post(f"{LIST}{here}/keys/", asked))
    key = api.account(here).secret("signing")
    assert len(key) > 40
    assert key in first
    assert key in text(megumi.post(f"{LIST}{here}/keys/", asked))
    assert key not in text(megumi.get(f"{LIST}{here}/setup/"))
    megumi.post(f"{LIST}{here}/keys/", {**asked, "wish": "c3d4"})
    assert api.account(here).secret("signing") not in ("", key)
    assert megumi.post(f"{LIST}{here}/keys/", {"field": "token"}).status_code == 404


@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        (Broken("keys"), "キーを受け付けていません"),
        (Temporary("unreachable"), "つながりません"),
        (ValueError("odd"), "応答を読み取れません"),
        (OSError("odd"), "つながりません"),
        (Broken("number"), "番号が登録されていません"),
        (Broken("E-42"), "E-42"),
    ],
)
def test_a_failing_test_says_why(megumi: Client, fit: Fit, trouble: Exception, said: str) -> None:
    def check(account: Account) -> Health:
        raise trouble

    fit(check=check, reasons={"number": "番号が登録されていません"})
    here = begun(megumi)
    typed = {"name": "Polly", "language": "ja", "f-token": WORD, "test": "1"}
    page = text(megumi.post(f"{LIST}{here}/setup/", typed, follow=True))
    assert said in page
    assert api.account(here).secret("token") == WORD
    fit(check=lambda account: Health(ok=True, name="Polly", details=(("Left", "12"),)))
    page = text(megumi.post(f"{LIST}{here}/tests/", {"from": "setup"}, follow=True))
    assert said not in page
    assert "<dd>12</dd>" in page


def test_without_its_fields_nobody_is_asked(megumi: Client, fit: Fit) -> None:
    fit(check=lambda account: pytest.fail("asked"))
    here = begun(megumi)
    page = text(megumi.post(f"{LIST}{here}/tests/", follow=True))
    assert "必要な項目がまだ空です" in page


def test_pause_resume_close(megumi: Client, account: Account, post: Post) -> None:
    here = f"{LIST}{account.id}/"
    assert "一時停止中" in text(megumi.post(f"{here}state/", {"to": "paused"}, follow=True))
    assert not api.account(account.id).active
    megumi.post(f"{here}state/", {"to": "works"})
    post({"id": "1", "from": "polly", "text": "hello"})
    assert "完全に閉じる" in text(megumi.get(here))
    refused = text(megumi.post(f"{here}state/", {"to": "removed"}, follow=True))
    assert "閉じることしかできません" in refused
    for _twice in range(2):
        megumi.post(f"{here}state/", {"to": "closed"})
    assert api.account(account.id).secret("token") == ""
    megumi.post(f"{here}state/", {"to": "works"})
    assert not api.account(account.id).active
    assert "閉じたアカウント" in text(megumi.get(LIST))
    assert megumi.get(f"{here}setup/").status_code == 404


def test_what_was_never_used_is_removed_with_its_keys(megumi: Client, account: Account) -> None:
    megumi.post(f"{LIST}{account.id}/state/", {"to": "removed"})
    assert AccountRow.objects.count() == 0
    assert account.secret("token") == ""
    assert megumi.post(f"{LIST}{account.id}/state/", {"to": "removed"}).status_code == 404


@pytest.mark.parametrize(
    ("health", "word"),
    [
        ({}, "稼働中"),
        ({"failures": 2, "last_error": "keys"}, "キーが拒否されています"),
        ({"failures": 2, "last_error": "quota"}, "通数を使い切りました"),
        ({"failures": 7, "last_error": "unreachable", "open_until": True}, "まで休止"),
        ({"check_reason": "webhook"}, "接続テスト失敗"),
    ],
)
def test_the_state_in_a_word(megumi: Client, account: Account, health: dict[str, Any], word: str) -> None:
    if health.get("open_until"):
        health = {**health, "open_until": core.now() + timedelta(minutes=5)}
    AccountHealth.objects.create(account_id=account.id, **health)
    assert word in text(megumi.get(LIST))
    assert word in text(megumi.get(f"{LIST}{account.id}/"))


def test_what_was_not_understood_is_run_again_together(megumi: Client, account: Account, post: Post) -> None:
    for number, kind in enumerate(("dance", "dance", "sing")):
        post({"id": f"x{number}", "from": "polly", "kind": kind})
    testing.work_off(task="channels.handle")
    here = f"{LIST}{account.id}/"
    page = text(megumi.get(f"{here}events/?problems=1"))
    assert "この種類のイベントは扱えません：dance" in page
    assert "2件" in page
    answer = megumi.post(f"{here}runs/", {"problem": "NotUnderstood: dance"}, follow=True)
    assert "2件のイベントをもう一度処理します" in text(answer)
    assert RawEvent.objects.exclude(problem="").count() == 1
    sung = RawEvent.objects.get(external_id="x2")
    megumi.post(f"{here}runs/", {"event": sung.pk})
    assert RawEvent.objects.exclude(problem="").count() == 0
    assert "やり直すものはありません" in text(megumi.post(f"{here}runs/", follow=True))


def test_a_body_is_shown_inert_and_the_sight_is_noted(megumi: Client, account: Account, post: Post) -> None:
    post({"id": "e1", "from": "polly", "text": "<script>alert(1)</script>"})
    testing.work_off(task="channels.handle")
    row = RawEvent.objects.get()
    page = text(megumi.get(f"{LIST}{account.id}/events/{row.pk}/"))
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert" not in page
    assert Sighting.objects.count() == 1
    assert "polly" not in text(megumi.get(f"{LIST}{account.id}/events/"))


def test_events_page_by_page(megumi: Client, account: Account) -> None:
    many = 2 * PER_PAGE + 5
    api.keep(account, [Part(b"{}", external_id=f"id-{n:03}") for n in range(many)])
    first = api.events_page(account.id)
    second = api.events_page(account.id, before=first.older)
    third = api.events_page(account.id, before=second.older)
    seen = [one.external_id for page in (first, second, third) for one in page.lines]
    assert seen == [f"id-{n:03}" for n in reversed(range(many))]
    assert (first.newer, third.older) == (0, 0)
    assert api.events_page(account.id, after=third.newer).lines == second.lines
    assert api.events_page(account.id, after=second.newer).lines == first.lines
    page = text(megumi.get(f"{LIST}{account.id}/events/?id=id-007"))
    assert "id-007" in page
    assert "id-008" not in page


def test_pages_ask_few_questions_however_much_there_is(
    megumi: Client, account: Account, django_assert_max_num_queries: Any
) -> None:
    for number in range(6):
        api.add_account(kind="parrot", name=f"Polly {number}", values={"token": "x"})
    megumi.get(LIST)
    for path, most in ((LIST, 16), (f"{LIST}{account.id}/", 20), (f"{LIST}{account.id}/events/", 16)):
        with django_assert_max_num_queries(most):
            megumi.get(path)
