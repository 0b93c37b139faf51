"""What an exchange costs more or less: golden figures, said before the yes, billed or given back once."""

from uuid import uuid4

import pytest

from madoguchi.commerce import api as commerce
from madoguchi.commerce.models import Invoice, OrderPayment
from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

pytestmark = pytest.mark.django_db
DELIVERED = {"status": "delivered", "delivered_at": "2026-11-21T12:00:00+09:00"}
TEA = {
    "id": "P3", "code": "t-tea", "name_ja": "緑茶", "name_en": "Green tea", "category": "food",
    "variants": [
        {"id": "T1", "sku": "T-50", "options": {"内容量": "50g"}, "price": 864, "tax_rate": 8},
        {"id": "T2", "sku": "T-100", "options": {"内容量": "100g"}, "price": 1_620, "tax_rate": 8},
    ],
}  # fmt: skip
LINES = [
    {"id": "1", "variant": "V1", "product": "P1", "name": "電気ケトル", "unit_price": 5980, "quantity": 3,
     "options": {"色": "白"}},
    {"id": "2", "variant": "T2", "product": "P3", "name": "緑茶", "unit_price": 1_620, "tax_rate": 8,
     "quantity": 2, "options": {"内容量": "100g"}},
]  # fmt: skip
PAID = [{"id": "p1", "method": "credit_card", "method_ref": "card-1", "amount": 21_730}]


@pytest.fixture
def agent(db) -> Viewer:
    return Viewer("staff", staff=next(one for one in people.all_staff() if one.role == "agent"))


@pytest.fixture
def ask(shop, bring):
    """ask({"kettle": 2}, "original"): the wish, for so many pieces of each; and the order."""
    bring("products", TEA)
    order = shop.order(**DELIVERED, lines=LINES, payments=PAID)
    products = {one.code: one for one in commerce.products()}
    other = {
        "kettle": (order.lines[0].id, products["t-kettle"].variants[1].id),
        "tea": (order.lines[1].id, products["t-tea"].variants[0].id),
    }

    def wish(pieces: dict[str, int], refund_to: str = "original") -> commerce.Wish:
        return commerce.Wish(
            "exchange", reason="not_as_described", refund_to=refund_to,
            swaps=tuple(other[name] for name in pieces),
            quantities=tuple((other[name][0], many) for name, many in pieces.items()),
        )  # fmt: skip

    return wish


def done(shop, wish: commerce.Wish, client_id=None) -> commerce.ActDone:
    return commerce.act_on_order(viewer=shop.hanako, number="A-1", wish=wish, client_id=client_id or uuid4())


def the_bill() -> Invoice:
    return Invoice.objects.get(external_id__startswith="exchange:")


@pytest.mark.parametrize(("pieces", "due", "tax"), [(1, 500, 45), (2, 1_000, 90), (3, 1_500, 136)])
def test_a_dearer_variant_is_billed_with_the_tax_once(shop, ask, pieces, due, tax):
    wish = ask({"kettle": pieces})
    told = commerce.effects(viewer=shop.hanako, number="A-1", wish=wish)
    assert any(f"差額の{due:,}円（うち消費税{tax}円）は請求書でお支払いいただきます" in line for line in told)
    same = uuid4()
    for _ in range(2):
        done(shop, wish, same)
    bill = the_bill()
    assert (bill.total, bill.rates) == (due, [{"rate": 10, "gross": due, "tax": tax}])
    back = commerce.order(viewer=shop.hanako, number="A-1").returns[0]
    assert (back.due, back.refund, back.bill_number) == (due, 0, bill.number)
    assert (back.items[0].quantity, back.items[0].instead) == (pieces, "黒")
    assert commerce.bill(shop.hanako, bill.number).bill.order_number == "A-1"


def test_a_cheaper_variant_gives_the_difference_back_when_it_has_arrived(shop, ask, agent):
    wish = ask({"tea": 2})
    told = commerce.effects(viewer=shop.hanako, number="A-1", wish=wish)
    assert any("1,512円" in line and "到着後" in line for line in told)
    number = done(shop, wish).reference
    assert not OrderPayment.objects.filter(made_here=True).exists()
    case = commerce.return_case(viewer=agent, number=number)
    assert (case.amount, case.shape.due) == (1_512, 0)
    with pytest.raises(commerce.ActRefused, match="amount"):
        commerce.settle_return(viewer=agent, number=number, amount=1_500)
    commerce.settle_return(viewer=agent, number=number)
    [move] = OrderPayment.objects.filter(made_here=True)
    assert (move.kind, move.method, move.amount) == ("refund", "credit_card", 1_512)
    order = commerce.order(viewer=shop.hanako, number="A-1")
    assert (order.status, order.lines[1].status, order.returns[0].status) == (
        "delivered",
        "exchanged",
        "settled",
    )


def test_each_rate_of_tax_is_billed_or_given_back(shop, ask, agent):
    """Two kettles cost 1,000 more at 10 %, one tea 756 less at 8 %: no bill can hold a negative rate."""
    number = done(shop, ask({"kettle": 2, "tea": 1})).reference
    bill = the_bill()
    assert (bill.total, bill.rates) == (1_000, [{"rate": 10, "gross": 1_000, "tax": 90}])
    back = commerce.order(viewer=shop.hanako, number="A-1").returns[0]
    assert (back.due, back.refund) == (1_000, 756)
    commerce.settle_return(viewer=agent, number=number)
    assert OrderPayment.objects.get(made_here=True).amount == 756


def test_a_gift_card_pays_the_difference_and_gets_it_back_when_taken_back(shop, ask):
    gift, same = shop.ways["gift_card"], uuid4()
    done(shop, ask({"kettle": 3}, str(gift.id)), same)
    assert balance(shop) == 8_500
    commerce.undo_act(viewer=shop.hanako, client_id=same)
    assert balance(shop) == 10_000
    assert not Invoice.objects.filter(external_id__startswith="exchange:").exists()


def test_taking_it_back_withdraws_the_bill_unless_it_is_paid(shop, ask):
    same = uuid4()
    done(shop, ask({"kettle": 1}), same)
    bill = the_bill()
    paid = {"bill_id": bill.pk, "method": "shop", "amount": 500, "paid_at": core.now()}
    commerce.record_payment(**paid, source="till", external_id="1", actor=core.SYSTEM)
    with pytest.raises(commerce.ActRefused, match="gone"):
        commerce.undo_act(viewer=shop.hanako, client_id=same)
    assert commerce.order(viewer=shop.hanako, number="A-1").status == "exchange_requested"
    Invoice.objects.filter(pk=bill.pk).update(paid=0, settled_at=None)
    commerce.undo_act(viewer=shop.hanako, client_id=same)
    assert the_bill().voided_at
    assert commerce.order(viewer=shop.hanako, number="A-1").returns[0].bill_number == ""


def test_refused_by_staff_what_was_paid_more_goes_back(shop, ask, agent):
    number = done(shop, ask({"kettle": 1})).reference
    bill = the_bill()
    paid = {"bill_id": bill.pk, "method": "shop", "amount": 500, "paid_at": core.now()}
    commerce.record_payment(**paid, source="till", external_id="1", actor=core.SYSTEM)
    commerce.refuse_return(viewer=agent, number=number, code="used", words="使用の跡があります。")
    bill.refresh_from_db()
    assert (bill.credited, [note.amount for note in bill.credit_notes.all()]) == (500, [500])
    move = OrderPayment.objects.get(made_here=True)
    assert (move.kind, move.amount, move.at) == ("refund", 500, None)
    commerce.settle_money(viewer=agent, payment_id=move.pk)
    bill.refresh_from_db()
    assert (bill.paid, bill.settled_at is not None) == (0, True)


@pytest.mark.parametrize("pieces", [0, -1, 4, 99])
def test_more_pieces_than_there_are_is_refused(shop, ask, pieces):
    with pytest.raises(commerce.ActRefused, match="pieces"):
        done(shop, ask({"kettle": pieces}))
    assert commerce.order(viewer=shop.hanako, number="A-1").returns == ()


def balance(shop) -> int:
    ways = commerce.payment_methods(viewer=shop.hanako, customer_id=shop.hanako.customer_id)
    return next(one.balance for one in ways if one.kind == "gift_card")
