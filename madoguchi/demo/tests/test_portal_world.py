"""What somebody meets who tries the demo company out as its customer, read by the doors of her pages."""

from collections import Counter
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils.translation import override

from madoguchi.commerce import api as commerce
from madoguchi.config import demo_logins
from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.demo import file_in, world
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer
from madoguchi.portal.home import first_screen
from madoguchi.tasks import api as tasks

pytestmark = pytest.mark.django_db
JAPANESE = {"accept-language": "ja"}


def known(key: str) -> int:
    person = next(one for one in world.read("people")["customers"] if one["key"] == key)
    customer = people.customer_by_identity(kind="email", value=person["email"])
    assert customer is not None
    return customer


def viewer(key: str) -> Viewer:
    return Viewer("customer", customer_id=known(key), proven_at=core.now())


def numbers(of: Viewer) -> set[str]:
    return {one.number for one in commerce.orders(viewer=of, limit=50).orders}


def test_her_first_screen_is_rich() -> None:
    with override("ja"):
        screen = first_screen(viewer("takasaki"))
    assert screen.next is not None
    assert (screen.next.delivery.order.number, screen.next.trouble) == ("2048-7790", "遅れています")
    assert len(screen.later) == 2
    assert [one.bill.state for one in screen.bills] == ["overdue", "open"]
    assert screen.bills[1].bill.under_way == "konbini"
    assert [run.code for run in screen.begun] == ["gift-wrapping"]
    assert [one.company.name for one in screen.companies] == ["株式会社みどり設計"]
    assert [one.name for one in screen.mandates] == ["髙﨑 昭一"]
    states = Counter(one.status for one in commerce.orders(viewer=viewer("takasaki"), limit=50).orders)
    assert states >= Counter(return_requested=1, exchange_requested=1, cancelled=1, shipped=2, delivered=3)
    things = commerce.owned(viewer=viewer("takasaki"))
    promised = [warranty for one in things.devices for warranty in one.warranties]
    assert [claim.status for one in promised for claim in one.claims] == ["settled"]
    assert things.subscriptions


def test_what_comes_back_is_named_with_what_is_sent_instead() -> None:
    def back(number: str) -> tuple[str, tuple[str, ...]]:
        with override("ja"):
            (one,) = commerce.order(viewer=viewer("takasaki"), number=number).returns
        return one.status, one.goods

    assert back("2048-7702") == ("requested", ("電気ケトル AKシリーズ · 黒 / AK-12",))
    assert back("2048-7688") == ("requested", ("空気清浄機 AP-50 · 白 / AP-50 → グレー / AP-50",))


def test_each_of_the_company_sees_what_the_role_allows() -> None:
    shared = {"2048-7830", "2048-7818", "2048-7590"}
    assert all(shared <= numbers(viewer(key)) for key in ("takasaki", "keiko", "jun"))
    assert not shared & numbers(viewer("yamada"))
    bills = {key: commerce.bills(viewer(key)) for key in ("takasaki", "keiko", "jun")}
    assert all(one.company_id is None for one in bills["takasaki"].to_pay)
    assert [(one.state, one.under_way) for one in bills["jun"].to_pay] == [
        ("overdue", ""), ("open", "bank_transfer"),
    ]  # fmt: skip
    assert bills["keiko"].to_pay == bills["jun"].to_pay
    whole = commerce.bill(viewer("jun"), "B-2048-1206")
    assert whole.addressee == "株式会社みどり設計 御中"
    assert [(one.rate, one.gross, one.tax) for one in whole.rates] == [(10, 9_960, 905), (8, 1_980, 146)]


def test_the_daughter_acts_for_her_father_as_far_as_he_said() -> None:
    (mandate,) = people.representations(known("shoichi"))
    assert (mandate.state, mandate.representative_id) == ("in_force", known("takasaki"))
    assert mandate.scopes == ("see_orders", "act_orders", "see_bills")
    debit = commerce.direct_debit(viewer("shoichi"))
    assert debit is not None
    assert debit.state == "active"


def test_what_was_typed_stands_as_it_was_typed() -> None:
    for key, names in (("takasaki", "髙﨑 陽子"), ("keiko", "渡邊 敬子"), ("jun", "𠮷岡 純")):
        assert people.profile(known(key)).names.whole == names
    (address,) = people.addresses(known("shoichi"))
    assert address.lines == ("〒251-0035", "神奈川県藤沢市片瀬海岸2-9-4", "鷗莊 103号室")
    withdrawn = [one.purpose for one in people.consents(known("takasaki")) if one.withdrawn_at]
    assert withdrawn == ["email"]


def test_the_file_was_brought_in_but_for_three_rows() -> None:
    run = commerce.run(id=file_in.ID)
    assert run is not None
    assert (run.state, run.encoding, run.added, run.refused) == ("done", "cp932", 10, 3)
    told = [(one.field, one.reason) for one in run.rows if one.state == "refused"]
    assert told == [("customer", "no_customer"), ("customer", "missing"), ("opened_at", "date")]


def test_the_task_of_the_company_has_figures() -> None:
    now = core.now()
    found = {one.code: one for one in tasks.measures(since=now - timedelta(days=28), until=now)}
    wrapping = found["gift-wrapping"]
    assert (wrapping.started, wrapping.completed.count, wrapping.running) == (13, 7, 1)
    assert [many for _, many in wrapping.left] == [3, 1, 1]
    assert (wrapping.median_seconds, wrapping.reverted.count, wrapping.reverted.of) == (120, 1, 12)
    assert found["return-items"].completed.count == found["exchange-items"].completed.count == 1


def test_whoever_starts_the_demo_reads_whom_to_be(capsys: pytest.CaptureFixture[str]) -> None:
    demo_logins.show("http://desk.example/")
    told = capsys.readouterr().out
    for one in ("yoko.takasaki@mail.example", "http://desk.example/my/", "megumi@aozora.example"):
        assert one in told


def test_portal_and_desk_show_the_same_order() -> None:
    """Its number, where it stands, what it holds and its sum, to her and to whoever answers her."""
    talk = conversations.current_for_customer(known("takasaki"))
    assert talk is not None
    agent, phone = Client(headers=JAPANESE), Client(headers=JAPANESE)
    boss = next(one for one in people.all_staff() if one.role == "supervisor")
    agent.force_login(get_user_model().objects.get(pk=boss.account_id))
    entered = people.enter_browser(customer_id=known("takasaki"), token="", how="code", user_agent="phone")
    phone.cookies[people.VISITOR_COOKIE] = entered.token
    beside = agent.get(f"/desk/c/{talk.id}/").content.decode()
    assert "2048-7790" in beside
    hers = phone.get("/my/orders/2048-7790/").content.decode()
    theirs = agent.get(f"/desk/customers/{known('takasaki')}/orders/2048-7790/").content.decode()
    for words in ("2048-7790", "発送済み", "新米 コシヒカリ 2kg", "41,780", "4412-8830-1174"):
        assert words in hers, words
        assert words in theirs, words


@pytest.mark.parametrize(
    ("slug", "task"), [("gift-wrapping", "gift-wrapping"), ("return-an-item", "return-items")]
)
def test_the_first_step_of_a_task_stands_in_the_article_about_it(slug: str, task: str) -> None:
    """For whom nobody knows yet it is the way to the task."""
    page = Client(headers=JAPANESE).get(f"/help/ja/{slug}/").content.decode()
    assert f'href="/my/tasks/{task}/' in page
    assert "{{" not in page.split("help-body")[1].split("help-end")[0]
