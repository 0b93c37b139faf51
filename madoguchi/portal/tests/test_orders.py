"""Her orders and things by her own door: what she sees and others do not, and tracking without sign-in."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client

from madoguchi.commerce.events import OrderCancelled, ShipmentMoved
from madoguchi.core import api as core
from madoguchi.core.testing import work_off
from madoguchi.people import api as people

from . import things
from .test_enquiries import ADDRESS, Browser

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(db) -> Browser:
    return Browser().proves(ADDRESS)


@pytest.fixture
def stranger(db) -> Browser:
    return Browser().proves("jiro@portal.example")


def test_the_first_screen_says_what_comes_next(browser, django_assert_max_num_queries):
    assert "進行中のものはございません" in browser.reads("/my/")
    day = (core.now() + timedelta(days=2)).date()
    things.parcel(things.order(browser.customer, "P-1", status="shipped", promised_on=day))
    for n in range(5):
        things.order(browser.customer, f"P-2{n}", name=f"加湿器{n}", promised_on=day + timedelta(days=9))
    with django_assert_max_num_queries(20):
        page = browser.reads("/my/")
    first, rest = page.index("次のお届け"), page.index("ほかのお届け")
    assert first < page.index("電気ケトル") < rest < page.index("加湿器")
    assert f"{day.month}月{day.day}日" in page[first:rest]
    assert 'aria-current="page"' in page


def test_the_list_is_searched_narrowed_and_turned(browser, stranger):
    for n in range(25):
        things.order(
            browser.customer, f"L-{n:02}", name=f"品{n:02}", status="delivered" if n % 2 else "pending"
        )
    things.order(stranger.customer, "OTHER-1", name="品99")
    page = browser.reads("/my/orders/")
    assert page.count('class="card my-card"') == 20
    assert "OTHER-1" not in page
    older = re.search(r'href="(\?after=[^"]+)"', page)
    assert older is not None
    assert browser.reads(f"/my/orders/{older.group(1)}").count('class="card my-card"') == 5
    assert browser.reads("/my/orders/?q=品07").count('class="card my-card"') == 1
    assert browser.reads("/my/orders/?group=delivered").count('class="card my-card"') == 12
    assert "該当するご注文はございません" in browser.reads("/my/orders/?q=品99")
    for strange in ("?after=x", "?group=nothing", "?after=WyJhIiwgMV0=", "?q=%25&group=open"):
        assert browser.get(f"/my/orders/{strange}").status_code == 200


def test_an_order_with_everything_about_it(browser, stranger, django_assert_max_num_queries):
    made = things.order(
        browser.customer, "#W-77", status="shipped", ship_to={"name": "髙橋 花子", "city": "京都市"}
    )
    things.parcel(made)
    with django_assert_max_num_queries(24):
        page = browser.reads("/my/orders/%23W-77/")
    for words in ("#W-77", "電気ケトル", "1,100円", "髙橋 花子", "ヤマト運輸", "1234-5678-9012"):
        assert words in page, words
    assert stranger.get("/my/orders/%23W-77/").status_code == 404
    assert Client().get("/my/orders/%23W-77/").status_code == 302


def test_tracking_says_the_same_to_everybody(browser, db):
    things.parcel(things.order(browser.customer, "T-1", status="shipped", ship_to={"name": "山田"}))
    asked = [
        Client(headers={"accept-language": "ja"}).post("/orders/track/", {"number": number, "email": email})
        for number, email in (("T-1", ADDRESS), ("T-1", "wrong@portal.example"), ("NONE", ADDRESS))
    ]
    assert {(one.status_code, one["Location"]) for one in asked} == {(302, "/orders/track/asked/")}
    (mail,) = core.outgoing_mail(purpose="tracking")
    assert mail.to == ADDRESS
    path = re.search(r"/orders/track/\S+/", mail.text)
    assert path is not None
    page = Client(headers={"accept-language": "ja"}).get(path.group())
    text = page.content.decode()
    assert page["Referrer-Policy"] == "no-referrer"
    assert "電気ケトル" in text
    assert "ヤマト運輸" in text
    assert "山田" not in text
    assert "1,100" not in text


def test_a_link_ends_and_cannot_be_made_up(browser):
    things.order(browser.customer, "T-2")
    Client().post("/orders/track/", {"number": "t-2".upper(), "email": ADDRESS.upper()})
    (mail,) = core.outgoing_mail(purpose="tracking")
    path = re.search(r"/orders/track/\S+/", mail.text).group()
    assert Client().get(path[:-2] + "x/").status_code == 404
    assert Client().get("/orders/track/a:b:c/").status_code == 404
    with core.frozen(core.now() + timedelta(days=15)):
        assert Client().get(path).status_code == 404


def test_numbers_cannot_be_tried_out(browser):
    client = Client()
    answers = [
        client.post("/orders/track/", {"number": f"N-{n}", "email": f"p{n}@portal.example"}).status_code
        for n in range(12)
    ]
    assert answers[:10] == [302] * 10
    assert answers[10:] == [429, 429]


@pytest.mark.parametrize(
    "given", [{}, {"number": "1", "email": "nobody"}, {"number": "", "email": "a@b.jp"},
              {"number": "9" * 41, "email": "a@b.jp"}, {"number": "1", "email": "a@b.jp\nBcc: x@y.jp"}],
)  # fmt: skip
def test_a_form_that_cannot_be(given, db):
    assert Client().post("/orders/track/", given).status_code == 422
    assert core.outgoing_mail(purpose="tracking") == ()


def test_a_parcel_that_moved_is_told_once_and_an_old_one_not(browser):
    made = things.order(browser.customer, "M-1", status="shipped")
    new = things.parcel(made, expected_on=date(2026, 11, 24))
    old = things.parcel(made, number="old", shipped_at=core.now() - timedelta(days=40))
    for parcel in (new, new, old):
        fact = ShipmentMoved(browser.customer, made.pk, parcel.pk, "preparing", "in_transit")
        core.record(fact, actor=core.SYSTEM)
    core.record(OrderCancelled(browser.customer, made.pk, ""), actor=core.SYSTEM)
    work_off()
    told = [mail.subject for mail in core.outgoing_mail(purpose="alert")]
    assert sorted(told) == ["ご注文 M-1 をキャンセルいたしました", "ご注文 M-1 を発送いたしました"]


def test_things_and_their_warranties(browser, stranger):
    today = core.now().date()
    mine = things.device(browser.customer, until=today + timedelta(days=30), serial="S-1")
    things.device(browser.customer, name="炊飯器", until=today - timedelta(days=1))
    page = browser.reads("/my/devices/")
    assert "まもなく保証終了" in page
    assert "保証終了" in page
    assert "S-1" in browser.reads(f"/my/devices/{mine.pk}/")
    assert stranger.get(f"/my/devices/{mine.pk}/").status_code == 404
    assert "空気清浄機" not in stranger.reads("/my/devices/")


def test_a_company_shows_its_days_by_role(browser, stranger):
    company = people.found_company(name="株式会社あかつき商会", actor=core.SYSTEM)[0]
    for customer, role in ((browser.customer, "buyer"), (stranger.customer, "member")):
        people.set_company_member(company_id=company, customer_id=customer, role=role, actor=core.SYSTEM)
    colleague = people.create_customer(name="別の担当")
    day = (core.now() + timedelta(days=3)).date()
    things.order(colleague, "C-1", company_id=company, promised_on=day)
    page = browser.reads(f"/my/companies/{company}/")
    assert "電気ケトル" in page
    assert f"{day.month}月{day.day}日" in page
    assert "C-1" in browser.reads("/my/orders/")
    assert "C-1" not in stranger.reads("/my/orders/")
    assert "電気ケトル" not in stranger.reads(f"/my/companies/{company}/")
    assert Browser().proves("saburo@portal.example").get(f"/my/companies/{company}/").status_code == 404


def test_what_can_be_done_now_and_why_not(browser):
    things.order(browser.customer, "A-1")
    things.order(browser.customer, "A-2", status="shipped")
    pending, shipped = browser.reads("/my/orders/A-1/"), browser.reads("/my/orders/A-2/")
    assert "/my/tasks/cancel-order/?order=A-1" in pending
    assert "/my/tasks/cancel-order/" not in shipped
    assert "すでに発送された" in shipped
