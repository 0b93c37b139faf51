"""The number is had send here with one press, after what it did before was said."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from madoguchi.channels import api
from madoguchi.channels.shapes import Account
from madoguchi.demo.phone.service import Instead
from madoguchi.demo.phone.sms import SmsServer
from madoguchi.people import api as people

ELSEWHERE = "https://old.example/sms"


@pytest.fixture
def megumi(db: None) -> Client:
    """An administrator."""
    made = people.create_staff(email="megumi@point.test", password=None, name="恵", role="administrator")
    client = Client()
    client.force_login(get_user_model().objects.get(pk=made.account_id))
    return client


def press(megumi: Client, account: Account, **sure: str) -> str:
    return megumi.post(f"/settings/channels/{account.id}/acts/webhook/", sure, follow=True).content.decode()


def test_the_test_says_where_the_number_sends_and_changes_nothing(sms: SmsServer, account: Account) -> None:
    sms.hook = ELSEWHERE
    found = api.test(account_id=account.id)
    assert (found.ok, found.reason, sms.hook) == (False, "webhook", ELSEWHERE)
    assert ELSEWHERE in [str(value) for _label, value in found.details]


def test_another_address_is_asked_about_before_it_is_replaced(
    sms: SmsServer, account: Account, megumi: Client
) -> None:
    sms.hook = ELSEWHERE
    api.test(account_id=account.id)
    assert "この番号の送り先をここにする" in megumi.get(f"/settings/channels/{account.id}/").content.decode()
    asked = press(megumi, account)
    assert ELSEWHERE in asked
    assert sms.hook == ELSEWHERE
    assert "完了しました" in press(megumi, account, sure="1")
    assert sms.hook == api.webhook_address(account)
    assert api.test(account_id=account.id).ok


def test_where_nothing_is_lost_nothing_is_asked(sms: SmsServer, account: Account, megumi: Client) -> None:
    assert "完了しました" in press(megumi, account)
    assert sms.hook == api.webhook_address(account)
    assert "完了しました" in press(megumi, account)


def test_refusals_are_said(sms: SmsServer, account: Account, megumi: Client) -> None:
    sms.next = [Instead(401, b'{"code": 20003, "message": "Authenticate", "status": 401}')]
    assert "完了しました" not in press(megumi, account)
    assert sms.hook == ""


def test_a_number_that_is_not_ours_is_left_alone(sms: SmsServer, megumi: Client, account: Account) -> None:
    held = {**account.settings, "number": "050-9999-0000"}
    api.change_account(account_id=account.id, name=account.name, values=held)
    assert "完了しました" not in press(megumi, account)
    assert sms.hook == ""
