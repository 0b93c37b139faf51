"""Staff see to returns, refunds and claims: each once, never more than was paid, told in words."""

from uuid import uuid4

import pytest

from madoguchi.commerce import api as commerce
from madoguchi.commerce.models import Invoice, OrderPayment, WarrantyClaim
from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

from .conftest import FILTER, HANAKO, KETTLE, an_order

DELIVERED = {"status": "delivered", "delivered_at": "2026-11-21T12:00:00+09:00"}
THREE = [
    {"id": "1", "variant": "V1", "product": "P1", "name": "電気ケトル", "unit_price": 5980, "quantity": 3,
     "options": {"色": "白"}},
    {"id": "2", "variant": "V9", "product": "P2", "name": "交換フィルター", "unit_price": 1200},
]  # fmt: skip
PAID = [{"id": "p1", "method": "credit_card", "method_ref": "card-1", "amount": 19_690}]
pytestmark = pytest.mark.django_db


@pytest.fixture
def boss(db) -> Viewer:
    return Viewer("staff", staff=next(one for one in people.all_staff() if one.role == "supervisor"))


@pytest.fixture
def agent(db) -> Viewer:
    return Viewer("staff", staff=next(one for one in people.all_staff() if one.role == "agent"))


def sent_back(shop, many: int = 2, **more) -> str:
    """Hanako sends back so many of her three kettles; the number of the return."""
    order = shop.order(**DELIVERED, lines=THREE, payments=PAID, **more)
    line = order.lines[0].id
    wish = commerce.Wish(
        "return", reason="damaged", line_ids=(line,), refund_to="original", quantities=((line, many),)
    )
    told = commerce.effects(viewer=shop.hanako, number="A-1", wish=wish)
    assert f"電気ケトル × {many}" in told[0]
    done = commerce.act_on_order(viewer=shop.hanako, number="A-1", wish=wish, client_id=uuid4())
    return done.reference


def moves() -> list[tuple[str, str, int, bool]]:
    rows = OrderPayment.objects.filter(made_here=True).order_by("id")
    return [(one.kind, one.method, one.amount, one.at is not None) for one in rows]


def facts(viewer: Viewer) -> list[str]:
    kinds = ("return_received", "return_refused", "return_settled", "money_moved", "claim_moved")
    found = core.history(customer_id=viewer.customer_id, types=[f"commerce.{kind}" for kind in kinds])
    return sorted(one.type.partition(".")[2] for one in found)


def test_two_of_three_pieces_come_back_and_are_paid_back(shop, agent):
    number = sent_back(shop)
    order = commerce.order(viewer=shop.hanako, number="A-1")
    assert [(one.quantity, one.coming_back, one.left, one.status) for one in order.lines] == [
        (3, 2, 1, "ordered"),
        (1, 0, 1, "ordered"),
    ]
    for now in (True, False):
        assert commerce.receive_return(viewer=agent, number=number).now is now
    case = commerce.return_case(viewer=agent, number=number)
    assert (case.amount, case.most, case.refund_to) == (11_960, 19_690, "original")
    assert case.reasons == (
        "電気ケトル × 2：11,960円",
        "送料550円は、加えないかぎり返金の対象になりません。",
    )
    told = commerce.settling_effects(viewer=agent, number=number, amount=11_960, refund_to="original")
    assert told[0].startswith("11,960円をクレジットカード（Visa …4242）へ5〜7営業日")
    for now in (True, False):
        assert commerce.settle_return(viewer=agent, number=number).now is now
    assert moves() == [("refund", "credit_card", 11_960, False)]
    order = commerce.order(viewer=shop.hanako, number="A-1")
    assert (order.status, order.returns[0].status, order.returns[0].paid_back) == (
        "delivered",
        "settled",
        11_960,
    )
    [waiting] = [one for one in commerce.waiting(viewer=agent) if one.order_number == "A-1"]
    assert (waiting.kind, waiting.amount) == ("refunds", 11_960)
    for now in (True, False):
        assert commerce.settle_money(viewer=agent, payment_id=int(waiting.key)).now is now
    assert "11,960円を" in commerce.order(viewer=shop.hanako, number="A-1").returns[0].next
    assert [one for one in commerce.waiting(viewer=agent) if one.order_number == "A-1"] == []
    assert facts(shop.hanako) == ["money_moved", "return_received", "return_settled"]


@pytest.mark.parametrize("amount", [0, -1, 19_691, 10**12])
def test_never_more_than_was_paid(shop, agent, amount):
    number = sent_back(shop)
    with pytest.raises(commerce.ActRefused, match="amount"):
        commerce.settle_return(viewer=agent, number=number, amount=amount)
    assert moves() == []
    assert commerce.return_case(viewer=agent, number=number).shape.status == "requested"


def test_a_part_goes_to_her_gift_card_at_once(shop, agent):
    number, gift = sent_back(shop), shop.ways["gift_card"]
    commerce.settle_return(viewer=agent, number=number, amount=5_000, refund_to=str(gift.id))
    after = commerce.payment_methods(viewer=shop.hanako, customer_id=shop.hanako.customer_id)
    assert [one.balance for one in after if one.kind == "gift_card"] == [15_000]
    assert moves() == [("refund", "gift_card", 5_000, True)]


@pytest.mark.parametrize("way", ["0", "999999", "9" * 40, "x", "konbini"])
def test_a_way_that_is_not_hers_is_refused(shop, agent, way):
    number = sent_back(shop)
    with pytest.raises(commerce.ActRefused, match="refund_to"):
        commerce.settle_return(viewer=agent, number=number, refund_to=way)
    assert moves() == []


def test_the_bill_is_credited_at_the_rate_of_what_came_back(shop, agent):
    number = sent_back(shop)
    order = commerce.order(viewer=shop.hanako, number="A-1")
    lines = (commerce.LineGiven("電気ケトル", 5980, 10, 3), commerce.LineGiven("有機茶", 1750, 8))
    given = commerce.InvoiceGiven(
        "INV-A1", order.customer_id, core.now().date(), lines, order_id=order.id, form="simplified"
    )
    commerce.keep_invoice(given, source="shop", external_id="INV-A1", actor=core.SYSTEM)
    row = Invoice.objects.get(number="INV-A1")
    paid = {"bill_id": row.pk, "method": "shop", "amount": 19_690, "paid_at": core.now()}
    commerce.record_payment(**paid, source="shop", external_id="p", actor=core.SYSTEM)
    told = commerce.settling_effects(viewer=agent, number=number, amount=11_960, refund_to="original")
    assert "請求書INV-A1について、11,960円（うち消費税1,087円）の適格返還請求書を発行します。" in told
    commerce.settle_return(viewer=agent, number=number)
    [note] = row.credit_notes.all()
    assert (note.amount, note.rates) == (11_960, [{"rate": 10, "gross": 11_960, "tax": 1_087}])
    [move] = OrderPayment.objects.filter(made_here=True)
    commerce.settle_money(viewer=agent, payment_id=move.pk)
    row.refresh_from_db()
    assert (row.paid, row.credited, row.total) == (7_730, 11_960, 19_690)
    assert commerce.order(viewer=shop.hanako, number="A-1").returns[0].credit_note == ("INV-A1", note.number)


def test_what_is_still_owed_comes_off_the_bill(shop, agent):
    order = shop.order(**DELIVERED, lines=THREE, payments=[])
    wish = commerce.Wish(
        "return", reason="damaged", line_ids=(order.lines[0].id,), refund_to="original",
        quantities=((order.lines[0].id, 1),),
    )  # fmt: skip
    number = commerce.act_on_order(viewer=shop.hanako, number="A-1", wish=wish, client_id=uuid4()).reference
    given = commerce.InvoiceGiven(
        "INV-A2", order.customer_id, core.now().date(), (commerce.LineGiven("ご注文", 19_690),),
        order_id=order.id,
    )  # fmt: skip
    commerce.keep_invoice(given, source="shop", external_id="INV-A2", actor=core.SYSTEM)
    commerce.settle_return(viewer=agent, number=number)
    row = Invoice.objects.get(number="INV-A2")
    assert (row.credited, row.paid, moves()) == (5_980, 0, [])


def test_refused_in_words_the_order_is_as_it_was(shop, agent):
    number = sent_back(shop)
    for code, words in (("nothing", "x"), ("used", "  ")):
        with pytest.raises(commerce.ActRefused):
            commerce.refuse_return(viewer=agent, number=number, code=code, words=words)
    for now in (True, False):
        done = commerce.refuse_return(
            viewer=agent, number=number, code="used", words="使用の跡がありました。"
        )
        assert done.now is now
    order = commerce.order(viewer=shop.hanako, number="A-1")
    assert (order.status, order.lines[0].left, order.returns[0].refusal) == (
        "delivered",
        3,
        "使用の跡がありました。",
    )
    with pytest.raises(commerce.ActRefused, match="gone"):
        commerce.settle_return(viewer=agent, number=number)
    assert moves() == []


def test_agents_pay_back_up_to_the_limit_and_supervisors_beyond(shop, agent, boss):
    core.set_option(commerce.Policies(agents_refund_most=10_000), actor=core.SYSTEM)
    number = sent_back(shop)
    case = commerce.return_case(viewer=agent, number=number)
    assert (case.may_settle, "10,000円" in case.limit_words) == (False, True)
    with pytest.raises(commerce.ActRefused, match="limit"):
        commerce.settle_return(viewer=agent, number=number)
    assert commerce.settle_return(viewer=boss, number=number).now


def test_nobody_else_sees_or_does_it(shop, agent):
    number = sent_back(shop)
    editor = Viewer("staff", staff=next(one for one in people.all_staff() if one.role == "editor"))
    for viewer in (shop.hanako, shop.taro, editor, people.ANONYMOUS):
        for act in (commerce.return_case, commerce.receive_return, commerce.settle_return):
            with pytest.raises(commerce.NoSuchRecord):
                act(viewer=viewer, number=number)
        assert commerce.waiting(viewer=viewer) == ()
        assert commerce.waiting_customers(viewer=viewer) == ()
    assert commerce.return_case(viewer=agent, number=number).shape.status == "requested"


def claimed(shop) -> str:
    device = commerce.register_device(
        viewer=shop.hanako, product_id=shop.kettle.id, serial="S-1", client_id=uuid4(),
        bought_on=core.now().date(),
    )  # fmt: skip
    return commerce.claim_warranty(
        viewer=shop.hanako, device_id=device, symptom="湯が沸きません。", client_id=uuid4()
    )


def test_a_claim_goes_from_state_to_state_and_each_is_told(shop, agent):
    number = claimed(shop)
    with pytest.raises(commerce.ActRefused, match="gone"):
        commerce.move_claim(viewer=agent, number=number, to="repairing")
    with pytest.raises(commerce.ActRefused, match="words"):
        commerce.move_claim(viewer=agent, number=number, to="refused")
    commerce.move_claim(viewer=agent, number=number, to="accepted", words="引き取りに伺います。")
    [device] = commerce.owned(viewer=shop.hanako).devices
    claim = device.warranties[0].claims[0]
    assert (claim.status, claim.said) == ("accepted", "引き取りに伺います。")
    assert claim.next == "保証の対象です。修理の進め方をご相談いたします。"
    commerce.move_claim(viewer=agent, number=number, to="repairing")
    with pytest.raises(commerce.ActRefused, match="outcome"):
        commerce.move_claim(viewer=agent, number=number, to="settled")
    for now in (True, False):
        done = commerce.move_claim(viewer=agent, number=number, to="settled", outcome="repaired")
        assert done.now is now
    assert WarrantyClaim.objects.get(number=number).settled_at
    assert facts(shop.hanako) == ["claim_moved"] * 3


def test_two_at_once_settle_it_once(committed_db, at_once, bring):
    """Two windows of staff and one of a colleague press at the same moment: money goes back once."""
    bring("products", KETTLE, FILTER)
    bring("customers", HANAKO)
    bring("orders", an_order("A-1", **DELIVERED, lines=THREE, payments=PAID))
    hanako = Viewer("customer", customer_id=people.customer_by_identity(kind="email", value=HANAKO["email"]))
    order = commerce.order(viewer=hanako, number="A-1")
    done = commerce.request_return(
        viewer=hanako, number="A-1", line_ids=(order.lines[0].id,), reason="damaged", client_id=uuid4()
    )
    staff = [Viewer("staff", staff=one) for one in people.all_staff() if one.role in ("agent", "supervisor")]

    def settle() -> bool:
        return commerce.settle_return(viewer=staff[0], number=done.reference).now

    assert sorted(at_once([settle] * 3)) == [False, False, True]
    assert [one[2] for one in moves()] == [17_940]
