"""What staff settled reaches the shop once, signed; accounts of refunds lie sealed and go with the money."""

import json
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from madoguchi.commerce import api as commerce
from madoguchi.commerce import shop_link
from madoguchi.commerce.actions.telling_shop import keep_news
from madoguchi.commerce.events import AccountRead, MoneyMoved, ReturnReceived
from madoguchi.commerce.models import Order, OrderPayment, RefundAccount, ReturnLine, ReturnRequest, ShopNews
from madoguchi.core import api as core
from madoguchi.core.models import Event
from madoguchi.people import api as people
from madoguchi.people.models import Secret
from madoguchi.people.shapes import Viewer

pytestmark = pytest.mark.django_db
ACCOUNT = commerce.Account("みずいろ銀行", "渋谷支店", "ordinary", "１２３-４５６７", "たかさき ﾖｳｺ")


class Shop:
    """The shop's own server: keeps what it is told and answers as it is told to."""

    def __init__(self) -> None:
        self.status, self.heard = 200, []
        shop = self

        class Door(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                shop.heard.append((dict(self.headers), body))
                self.send_response(shop.status)
                self.end_headers()

            def log_message(self, *said):
                """Nothing on the console."""

        self.server = HTTPServer(("127.0.0.1", 0), Door)
        Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()
        self.address = f"http://127.0.0.1:{self.server.server_port}/hook"


@pytest.fixture
def shop(db):
    shop = Shop()
    core.set_option(commerce.ShopLink(address=shop.address), actor=core.SYSTEM)
    people.keep_secret(name=commerce.SHOP_SIGNING_KEY, value="kanaria")
    yield shop
    shop.server.shutdown()
    shop.server.server_close()


@pytest.fixture
def agent(db):
    return Viewer("staff", staff=next(one for one in people.all_staff() if one.role == "supervisor"))


@pytest.fixture
def money(db):
    """A refund of 7,980 yen by transfer that a person has to pay out."""
    order = Order.objects.get(number="2048-7431")
    return OrderPayment.objects.create(
        order=order, external_id="out", kind="refund", method="bank_transfer", amount=7980, made_here=True
    )


@pytest.fixture
def back(money):
    row = ReturnRequest.objects.create(
        number="R-1", order=money.order, client_id="6b1b1c3e-0000-4000-8000-000000000001", kind="return",
        requested_at=core.now(),
    )  # fmt: skip
    ReturnLine.objects.create(request=row, line=money.order.lines.first())
    return row


def arrived(back) -> ReturnReceived:
    return ReturnReceived(back.order.customer_id, back.order_id, back.pk)


def test_the_shop_is_told_once_signed_and_without_a_person(shop, back):
    for _ in range(2):
        keep_news(arrived(back))
    news = ShopNews.objects.get()
    assert ProcrastinateJob.objects.filter(task_name="commerce.tell_shop").count() == 1
    for _ in range(2):
        commerce.tell_shop(news.pk)
    [(headers, body)] = shop.heard
    told = json.loads(body)
    assert (told["id"], headers["Madoguchi-Id"]) == (news.key, news.key)
    assert told["data"]["order"] == "2048-7431"
    assert (told["data"]["return"], told["data"]["status"]) == ("R-1", "received")
    assert [line["sku"] for line in told["data"]["lines"]] == ["AK-12-W"]
    assert "陽子" not in body.decode()
    signed = shop_link.signature("kanaria", headers["Madoguchi-Time"], body)
    assert headers["Madoguchi-Signature"] == signed
    news.refresh_from_db()
    assert (news.state, news.tries) == ("sent", 1)


@pytest.mark.parametrize("status", [500, 503, 429])
def test_a_shop_that_is_away_is_told_again(shop, back, status):
    keep_news(arrived(back))
    news = ShopNews.objects.get()
    shop.status = status
    with pytest.raises(shop_link.ShopAway):
        commerce.tell_shop(news.pk)
    news.refresh_from_db()
    assert (news.state, news.problem) == ("waiting", "away")
    shop.status = 204
    commerce.tell_shop(news.pk)
    assert {headers["Madoguchi-Id"] for headers, _ in shop.heard} == {news.key}
    assert ShopNews.objects.get().state == "sent"


def test_what_the_shop_refuses_stays_visible_until_a_person_tells_it_again(shop, back):
    keep_news(arrived(back))
    news = ShopNews.objects.get()
    shop.status = 410
    commerce.tell_shop(news.pk)
    assert [(one.state, one.problem) for one in commerce.latest_news()] == [("refused", "HTTP 410")]
    assert commerce.untold_news() == 1
    assert commerce.tell_again(actor=core.SYSTEM) == 1
    assert ShopNews.objects.get().state == "waiting"


def test_without_an_address_news_wait_to_be_fetched(back, money):
    keep_news(arrived(back))
    keep_news(MoneyMoved(money.order.customer_id, money.order_id, money.pk, "refund", "JPY", 7980))
    assert not ProcrastinateJob.objects.filter(task_name="commerce.tell_shop").exists()
    first, second = commerce.news()
    assert commerce.news(after=first.id) == (second,)
    assert (second.body["amount"], second.body["method"]) == ("7980", "bank_transfer")


@pytest.mark.parametrize(
    "address", ["http://169.254.169.254/latest", "http://0.0.0.0/", "http://[::ffff:169.254.1.1]/"]
)
def test_addresses_that_are_nobodys_shop_are_never_asked(back, address):
    core.set_option(commerce.ShopLink(address=address), actor=core.SYSTEM)
    keep_news(arrived(back))
    commerce.tell_shop(ShopNews.objects.get().pk)
    assert (ShopNews.objects.get().state, ShopNews.objects.get().problem) == ("refused", "address")


def test_an_account_lies_sealed_is_read_by_name_and_goes_with_the_money(agent, money):
    shown = commerce.keep_account(viewer=agent, payment_id=money.pk, account=ACCOUNT)
    assert shown == "みずいろ銀行 渋谷支店 …567"
    assert not Secret.objects.filter(sealed__contains="1234567").exists()
    found = commerce.read_account(viewer=agent, payment_id=money.pk)
    assert (found.number, found.holder) == ("1234567", "タカサキ ヨウコ")
    assert Event.objects.filter(type__endswith=AccountRead.name).count() == 1
    commerce.settle_money(viewer=agent, payment_id=money.pk)
    assert not Secret.objects.filter(pk__startswith="commerce.refund_account").exists()
    kept = RefundAccount.objects.get()
    assert kept.erased_at is not None
    assert (kept.shown, commerce.money_move(viewer=agent, payment_id=money.pk).account) == (shown, shown)
    with pytest.raises(commerce.AccountRefused):
        commerce.keep_account(viewer=agent, payment_id=money.pk, account=ACCOUNT)


@pytest.mark.parametrize(("field", "wrong"), [
    ("bank", " "), ("branch", "x" * 61), ("kind", "gold"), ("number", "12a"), ("number", "123"),
    ("number", "123456789"), ("holder", "高崎 陽子"), ("holder", ""),
])  # fmt: skip
def test_what_is_no_account_is_refused_by_its_field_and_keeps_nothing(agent, money, field, wrong):
    given = {**vars(ACCOUNT), field: wrong}
    with pytest.raises(commerce.AccountRefused) as refused:
        commerce.keep_account(viewer=agent, payment_id=money.pk, account=commerce.Account(**given))
    assert refused.value.field == field
    assert not RefundAccount.objects.exists()


def test_nobody_else_keeps_or_reads_it(agent, money):
    commerce.keep_account(viewer=agent, payment_id=money.pk, account=ACCOUNT)
    editor = Viewer("staff", staff=next(one for one in people.all_staff() if one.role == "editor"))
    for nobody in (editor, Viewer("anonymous")):
        with pytest.raises(commerce.NoSuchRecord):
            commerce.read_account(viewer=nobody, payment_id=money.pk)
    assert not Event.objects.filter(type__endswith=AccountRead.name).exists()
