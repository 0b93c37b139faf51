"""Tasks about orders, bills and products, on the demo company's records: the shop's rules decide."""

from datetime import timedelta

import pytest

from madoguchi.commerce import api as commerce
from madoguchi.commerce.models import Invoice, Order
from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer
from madoguchi.tasks import api as tasks

pytestmark = pytest.mark.django_db


def an_order(status: str, **more) -> tuple[Viewer, str]:
    """A private order of the demo world in this state, and its customer."""
    row = Order.objects.filter(status=status, company=None, **more).order_by("-placed_at").first()
    people.add_identity(
        customer_id=row.customer_id, kind="email", value=f"o{row.pk}@example.com", proven_how="code"
    )
    return Viewer("customer", customer_id=row.customer_id), row.number


def begun(viewer: Viewer, task: str, /, again: int = 1, **given) -> tasks.Run:
    return tasks.begin(viewer, task, client_id=f"{task}-{again:04}", via="api", given=given)


def status_of(number: str) -> str:
    return Order.objects.get(number=number).status


def test_an_order_is_cancelled_in_time_and_taken_back():
    hana, number = an_order("pending")
    run = begun(hana, "cancel-order", order=number, reason="no_longer_needed")
    assert run.filled
    assert any(number in line for line in tasks.effects(hana, run.reference))
    done = tasks.confirm(hana, run.reference)
    assert (done.state, status_of(number)) == ("completed", "cancelled")
    assert done.undoable(core.now())
    tasks.undo(hana, run.reference)
    assert status_of(number) == "pending"


def test_what_was_sent_is_refused_in_words():
    hana, number = an_order("shipped")
    with pytest.raises(tasks.Wrong) as refused:
        begun(hana, "cancel-order", order=number)
    assert refused.value.errors["order"]
    assert status_of(number) == "shipped"


def test_what_changed_in_between_is_refused_at_the_yes():
    hana, number = an_order("pending")
    run = begun(hana, "cancel-order", order=number, reason="no_longer_needed")
    Order.objects.filter(number=number).update(status="shipped")
    done = tasks.confirm(hana, run.reference)
    assert (done.state, bool(done.refusal), status_of(number)) == ("refused", True, "shipped")
    assert tasks.confirm(hana, run.reference).state == "refused"


def test_anothers_order_is_not_there():
    owner, number = an_order("pending")
    others = Order.objects.filter(company=None).exclude(customer_id=owner.customer_id)
    stranger, _own = an_order("delivered", pk__in=others)
    with pytest.raises(tasks.Wrong):
        begun(stranger, "cancel-order", order=number)
    assert status_of(number) == "pending"


def test_an_order_is_sent_elsewhere():
    hana, number = an_order("pending")
    where = {"name": "髙橋 花子", "postal_code": "100-0001", "city": "千代田区", "line1": "千代田2-2"}
    run = begun(hana, "change-delivery-address", order=number, **where)
    assert tasks.confirm(hana, run.reference).state == "completed"
    kept = commerce.order(viewer=hana, number=number).ship_to
    assert (kept.name, kept.line1) == ("髙橋 花子", "千代田2-2")


def one_for(act: str) -> tuple[Viewer, str, commerce.Verdict]:
    """A delivered order with which this may be done, its customer and the verdict."""
    for row in Order.objects.filter(status="delivered", company=None).order_by("-placed_at"):
        hana = Viewer("customer", customer_id=row.customer_id)
        verdict = commerce.verdict(viewer=hana, number=row.number, act=act)
        if verdict.allowed:
            an_order("delivered", pk=row.pk)
            return hana, row.number, verdict
    raise AssertionError(f"the demo has no order for {act}")


def test_items_are_returned_for_money():
    hana, number, verdict = one_for("return")
    items = [str(verdict.line_ids[0])]
    run = begun(hana, "return-items", order=number, items=items, reason="damaged", refund_to="original")
    assert run.filled, run
    done = tasks.confirm(hana, run.reference)
    assert (done.state, status_of(number)) == ("completed", "return_requested")
    assert done.said


def test_an_item_is_exchanged_for_another_variant():
    hana, number, verdict = one_for("exchange")
    lines = {one.id: one for one in commerce.order(viewer=hana, number=number).lines}
    products = {one.id: one for one in commerce.products()}
    line, other = next(
        (lines[id], variant)
        for id in verdict.line_ids
        for variant in products[lines[id].product_id].variants
        if variant.id != lines[id].variant_id and variant.available
    )
    reason = verdict.choices[0].code
    run = begun(hana, "exchange-items", order=number, items=[str(line.id)], reason=reason)
    ways = tasks.step_form(hana, run, 2).fields[-1].choices
    instead = {f"variant-{line.id}": str(other.id), "refund_to": ways[0].value}
    run = tasks.fill(hana, run.reference, instead)
    assert run.filled, run
    done = tasks.confirm(hana, run.reference)
    assert (done.state, status_of(number)) == ("completed", "exchange_requested")
    assert tasks.confirm(hana, run.reference).number == done.number


def a_bill(**more) -> tuple[Viewer, Invoice]:
    """A private bill of the demo world, and who it is for."""
    row = Invoice.objects.filter(company=None, voided_at=None, **more).order_by("pk").first()
    people.add_identity(
        customer_id=row.customer_id, kind="email", value=f"b{row.pk}@example.com", proven_how="code"
    )
    return Viewer("customer", customer_id=row.customer_id), row


def test_a_bill_is_paid_by_transfer_and_begun_once():
    hana, row = a_bill(settled_at=None, payments=None)
    run = begun(hana, "pay-bill", bill=row.number, way="bank_transfer")
    assert any(row.number in line for line in tasks.effects(hana, run.reference))
    for _ in range(2):
        done = tasks.confirm(hana, run.reference)
    assert (done.state, done.number) == ("completed", row.number)
    assert [one.state for one in commerce.bill(hana, row.number).payments] == ["pending"]


def test_a_receipt_is_made_out_once_as_she_says():
    hana, row = a_bill(settled_at__isnull=False, payments__state="paid", payments__receipt=None)
    [payment] = [one for one in commerce.bill(hana, row.number).payments if one.state == "paid"]
    names = {"addressee": "髙橋商店 御中", "purpose": "お品代として"}
    run = begun(hana, "receipt-name", payment=f"{row.number}:{payment.key}", **names)
    assert tasks.confirm(hana, run.reference).state == "completed"
    [made] = [one.receipt for one in commerce.bill(hana, row.number).payments if one.receipt]
    assert (made.addressee, made.purpose) == ("髙橋商店 御中", "お品代として")
    with pytest.raises(tasks.Wrong):
        begun(hana, "receipt-name", again=2, payment=f"{row.number}:{payment.key}", **names)


def test_a_lost_parcel_is_searched_for_by_people():
    hana, number = an_order("shipped")
    run = begun(hana, "report-lost-parcel", order=number, looked=["family"], note="不在票もありません")
    done = tasks.confirm(hana, run.reference)
    thread = conversations.thread(hana, done.conversation_id)
    assert number in thread[0].body
    assert conversations.brief(done.conversation_id).priority == 3


def test_a_product_is_registered_and_repaired():
    hana, _number = an_order("delivered")
    [product, *_] = [one for one in commerce.products() if one.code]
    bought = (core.now() - timedelta(days=10)).date().isoformat()
    run = begun(hana, "register-device", product=str(product.id), serial="ZX-99881", bought_on=bought)
    assert tasks.confirm(hana, run.reference).state == "completed"
    device = next(one for one in commerce.owned(viewer=hana).devices if one.serial == "ZX-99881")
    claimed = begun(hana, "claim-warranty", device=str(device.id), symptom="電源が入りません")
    done = tasks.confirm(hana, claimed.reference)
    assert done.state == "completed"
    assert done.number.startswith("W")


def test_her_address_is_changed_by_its_postal_code():
    hana, _number = an_order("delivered")
    before = people.delivery_address(hana.customer_id)
    run = begun(hana, "change-address", code="1000001")
    form = tasks.step_form(hana, run, 1)
    assert [shown.field.name for shown in form.fields][:2] == ["place", "street"]
    run = tasks.fill(hana, run.reference, {"place": "0", "street": "2-2", "building": "", "recipient": ""})
    assert tasks.confirm(hana, run.reference).state == "completed"
    assert "千代田2-2" in "".join(people.delivery_address(hana.customer_id).lines)
    tasks.undo(hana, run.reference)
    after = people.delivery_address(hana.customer_id)
    assert (after and after.lines) == (before and before.lines)


def test_a_name_keeps_its_old_forms():
    hana, _number = an_order("delivered")
    run = begun(hana, "change-name", family="髙﨑", given="花子", family_kana="たかさき", given_kana="はなこ")
    tasks.confirm(hana, run.reference)
    assert people.customer(hana.customer_id).name == "髙﨑 花子"


def test_a_number_needs_a_fresh_proof():
    hana, _number = an_order("delivered")
    run = begun(hana, "change-contact", phone="090-9999-0000")
    with pytest.raises(tasks.ProofNeeded):
        tasks.confirm(hana, run.reference)
    fresh = Viewer("customer", customer_id=hana.customer_id, proven_at=core.now())
    assert tasks.confirm(fresh, run.reference).state == "completed"


def test_a_representative_acts_within_her_scope_and_not_outside():
    hana, number = an_order("pending")
    helper = people.identify(kind="email", value="helper@example.com", name="助人", proven_how="code")
    scopes = frozenset({"see_orders", "act_orders"})
    acting = people.Acting(1, hana.customer_id, "山田 花子", scopes)
    viewer = Viewer("customer", customer_id=helper, acting=acting)
    run = begun(viewer, "cancel-order", order=number, reason="no_longer_needed")
    assert (run.customer_id, run.acted_by) == (hana.customer_id, helper)
    assert tasks.confirm(viewer, run.reference).state == "completed"
    assert status_of(number) == "cancelled"
    for code in ("change-name", "change-address", "callback", "pay-bill"):
        with pytest.raises(tasks.TaskRefused) as refused:
            begun(viewer, code)
        assert "山田 花子" in refused.value.words
    with pytest.raises(tasks.RunUnknown):
        tasks.run(Viewer("customer", customer_id=helper), run.reference)
