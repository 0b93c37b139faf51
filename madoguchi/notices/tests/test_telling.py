"""A customer is told once, on the way that is hers, at an hour that is right, and as long as she wants it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction

from madoguchi.core import api as core
from madoguchi.core.testing import work_off
from madoguchi.notices import api as notices
from madoguchi.notices import telling, waiting, ways
from madoguchi.notices.models import Notice, Telling
from madoguchi.notices.shapes import Outgoing, Way
from madoguchi.people import api as people
from madoguchi.ui import api as ui

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
NIGHT = datetime(2026, 11, 24, 14, 0, tzinfo=UTC)
"""Noon and eleven at night in Tokyo."""


class Messenger:
    """A channel that another room looks after: who is reached, and what was handed over."""

    def __init__(self) -> None:
        self.reached: dict[int, str] = {}
        self.got: list[Outgoing] = []

    @property
    def way(self) -> Way:
        return Way(address=lambda customer_id: self.reached.get(customer_id, ""), send=self.got.append)


@pytest.fixture
def messengers(monkeypatch) -> dict[str, Messenger]:
    held = {"line": Messenger(), "sms": Messenger(), "push": Messenger()}
    table = {name: one.way for name, one in held.items()}
    for module in (ways, telling):
        monkeypatch.setattr(module, "ways", lambda: table)
    return held


@pytest.fixture
def customer(messengers) -> int:
    return people.identify(
        kind="email", value="hana@told.test", name="髙﨑 花子", locale="ja", proven_how="code"
    )


@pytest.fixture
def clock() -> Iterator[None]:
    with core.frozen(NOON):
        yield


def tell(customer: int, kind: str = "shipped", key: str = "order:1", **more) -> int | None:
    values = {"number": "A-1", "day": "2026-11-26", "amount": 100, "currency": "JPY"}
    return notices.tell(
        customer_id=customer, key=key, kind=kind, path="/my/orders/A-1/", values=values, **more
    )


def wishes(customer: int, channel: str | None = None, **wanted: bool) -> None:
    pairs = {tuple(pair.split("_")): yes for pair, yes in wanted.items()}
    people.choose_contact(
        customer_id=customer, actor=core.customer(customer), wanted=pairs, preferred_channel=channel
    )


def ways_of(customer: int) -> list[tuple[str, str, str]]:
    rows = Telling.objects.filter(customer_id=customer).order_by("pk")
    return [(row.channel, row.state, row.reason) for row in rows]


def brand() -> str:
    return core.option(ui.BrandLook).name_ja


def mails() -> list:
    return list(reversed(core.outgoing_mail(purpose="alert")))


def test_a_mail_says_it_in_text_and_in_our_look_and_can_be_stopped(customer, clock):
    assert tell(customer) is not None
    assert tell(customer) is None, "told twice"
    (mail,) = mails()
    assert (mail.to, mail.subject) == ("hana@told.test", "ご注文 A-1 を発送いたしました")
    assert mail.text.startswith(f"髙﨑 花子 様\n\nいつも{brand()}をご利用いただき")
    assert "2026年11月26日（木）にお届けする予定です。" in mail.text
    assert "配送会社" not in mail.text, "a line of which nothing is known"
    assert "/me/stop/" in mail.text
    assert "<h1>ご注文 A-1 を発送いたしました</h1>" in mail.html
    assert '<a class="button" href="http://' in mail.html
    assert ways_of(customer) == [("email", "sent", "")]
    (fact,) = core.history(customer_id=customer, types=["notices.told"])
    assert (fact.data["kind"], fact.data["channel"], fact.data["version"]) == ("shipped", "email", 0)


def test_what_a_shop_sends_stays_text_in_a_mail(customer, clock):
    values = {"number": "<script>alert(1)</script>\r\nBcc: x@y.test {{brand}}", "day": ""}
    notices.tell(customer_id=customer, key="x", kind="shipped", path="/my/", values=values)
    (mail,) = mails()
    assert "<script>" not in mail.html
    assert "\n" not in mail.subject
    assert "{{brand}}" in mail.subject, "what is put in is not read again"


def test_the_way_she_prefers_is_taken_and_mail_is_the_other_one(customer, messengers, clock):
    messengers["line"].reached[customer] = "U123"
    wishes(customer, "line")
    tell(customer)
    (sent,) = messengers["line"].got
    assert (sent.to, sent.said.text.partition("\n")[0]) == ("U123", "ご注文 A-1 を発送いたしました")
    assert mails() == []
    wishes(customer, orders_line=False)
    tell(customer, key="order:2")
    assert [mail.to for mail in mails()] == ["hana@told.test"]
    messengers["push"].reached[customer] = "browsers"
    wishes(customer, "push")
    tell(customer, key="order:3")
    assert len(mails()) == 1
    assert len(messengers["push"].got) == 1


def test_without_an_address_the_log_says_so_and_a_number_helps(messengers, clock, settings):
    nameless = people.create_customer(name="番号だけ")
    tell(nameless)
    assert ways_of(nameless) == [("email", "held", "no_address")]
    messengers["sms"].reached[nameless] = "+819012345670"
    tell(nameless, key="order:2")
    (sent,) = messengers["sms"].got
    link = f"{settings.MADOGUCHI_ADDRESS}/my/orders/A-1/"
    assert sent.said.text == f"【{brand()}】ご注文 A-1 を発送いたしました\n{link}"


def test_what_she_does_not_want_is_held_but_what_she_must_know_is_told(customer, clock):
    wishes(customer, orders_email=False, bills_email=False)
    tell(customer)
    tell(customer, "payment_failed", "bill:1")
    assert ways_of(customer) == [("email", "held", "unwanted"), ("email", "sent", "")]
    (mail,) = mails()
    assert "お支払いができませんでした" in mail.subject
    assert "/me/stop/" not in mail.text
    (fact,) = core.history(customer_id=customer, types=["notices.held"])
    assert fact.data["reason"] == "unwanted"


def test_the_company_turns_a_kind_off(customer, clock):
    core.set_option(notices.NoticeRules(no_mail=("shipped",)), actor=core.SYSTEM)
    tell(customer)
    assert ways_of(customer) == [("email", "held", "off")]


def test_enough_is_enough_for_a_day(customer, clock):
    core.set_option(notices.NoticeRules(a_day=2), actor=core.SYSTEM)
    for number in range(4):
        tell(customer, key=f"order:{number}")
    tell(customer, "payment_failed", "bill:1")
    assert [reason for _channel, _state, reason in ways_of(customer)] == ["", "", "capped", "capped", ""]
    with core.frozen(NOON + timedelta(hours=25)):
        tell(customer, key="order:9")
    assert ways_of(customer)[-1] == ("email", "sent", "")


def test_at_night_nothing_rings_and_in_the_morning_it_goes_out_once(customer, messengers):
    messengers["push"].reached[customer] = "browsers"
    with core.frozen(NIGHT):
        tell(customer)
        tell(customer, "payment_failed", "bill:1")
        assert ways_of(customer)[:2] == [("push", "waiting", ""), ("email", "sent", "")]
        assert [one.said.key for one in messengers["push"].got] == ["bill:1"], "this she has to know"
        assert notices.send_due() == 0
    with core.frozen(NIGHT + timedelta(hours=9)):
        assert (notices.send_due(), notices.send_due()) == (1, 0)
    assert [one.said.key for one in messengers["push"].got] == ["bill:1", "order:1"]


def test_mails_wait_too_where_the_company_says_so(customer):
    core.set_option(notices.NoticeRules(quiet_mail=True), actor=core.SYSTEM)
    with core.frozen(NIGHT):
        tell(customer)
    row = Telling.objects.get()
    assert (row.state, row.due_at) == ("waiting", datetime(2026, 11, 24, 23, 0, tzinfo=UTC))
    with core.frozen(NIGHT + timedelta(days=5)):
        notices.send_due()
    assert ways_of(customer) == [("email", "held", "late")]


def test_who_says_no_in_the_night_hears_nothing_in_the_morning(customer, messengers):
    messengers["push"].reached[customer] = "browsers"
    with core.frozen(NIGHT):
        tell(customer)
        wishes(customer, orders_push=False)
        work_off()
    assert ways_of(customer) == [("push", "held", "withdrawn"), ("email", "sent", "")]
    with core.frozen(NIGHT + timedelta(hours=9)):
        assert notices.send_due() == 0
    assert messengers["push"].got == []


def test_a_mail_that_no_server_has_taken_yet_is_taken_back(customer, clock, settings):
    settings.MADOGUCHI_SMTP_URL = "smtp://127.0.0.1:9/"
    tell(customer)
    tell(customer, "payment_failed", "bill:1")
    wishes(customer, orders_email=False, bills_email=False)
    assert work_off(task="core.hear") > 0
    assert [(mail.state, bool(mail.text)) for mail in mails()] == [("taken_back", False), ("waiting", True)]
    assert ways_of(customer) == [("email", "held", "withdrawn"), ("email", "sent", "")]
    assert waiting.recall(customer) == 0


def test_two_records_that_become_one_are_told_once(customer, clock):
    other = people.create_customer(name="別の記録")
    tell(customer)
    tell(other)
    notices.move(gone=other, into=customer)
    assert Notice.objects.filter(customer_id=customer).count() == 1
    assert not Telling.objects.filter(customer_id=other).exists()


def test_nothing_is_told_where_its_reason_did_not_happen(customer, clock):
    def told_and_failed() -> None:
        with transaction.atomic():
            tell(customer)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        told_and_failed()
    assert (Notice.objects.count(), mails()) == (0, [])


def test_one_that_cannot_be_sent_holds_up_no_other(customer, messengers, monkeypatch):
    messengers["push"].reached[customer] = "browsers"
    with core.frozen(NIGHT):
        tell(customer, key="order:1")
        tell(customer, key="order:2")
    ring = messengers["push"].got.append

    def breaks(outgoing: Outgoing) -> None:
        if outgoing.said.key == "order:1":
            raise ZeroDivisionError
        ring(outgoing)

    table = {"push": Way(address=lambda customer_id: "browsers", send=breaks)}
    monkeypatch.setattr(telling, "ways", lambda: table)
    with core.frozen(NIGHT + timedelta(hours=9)):
        assert notices.send_due() == 1
        assert notices.send_due() == 0, "not tried every minute"
    assert [one.said.key for one in messengers["push"].got] == ["order:2"]
    monkeypatch.setattr(telling, "ways", lambda: {"push": messengers["push"].way})
    with core.frozen(NIGHT + timedelta(hours=11)):
        assert notices.send_due() == 1
