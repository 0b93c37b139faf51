"""Tasks about orders, bills and products, on the demo company's records: the shop's rules decide."""

from datetime import timedelta

import pytest

from madoguchi.commerce import api as commerce
from madoguchi.commerce.models import Order
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


def begun(viewer: Viewer, task: str, /, **given) -> tasks.Run:
    return tasks.begin(viewer, task, client_id=f"{task}-0001", via="api", given=given)


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
    _owner, number = an_order("pending")
    stranger, _own = an_order("delivered")
    if Order.objects.get(number=number).customer_id == stranger.customer_id:
        pytest.skip("one customer has both")
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


def test_items_are_returned_for_money():
    for row in Order.objects.filter(status="delivered", company=None).order_by("-placed_at"):
        hana = Viewer("customer", customer_id=row.customer_id)
        verdict = commerce.verdict(viewer=hana, number=row.number, act="return")
        if verdict.allowed:
            break
    an_order("delivered", pk=row.pk)
    items = [str(verdict.line_ids[0])]
    run = begun(hana, "return-items", order=row.number, items=items, reason="damaged", refund_to="original")
    assert run.filled, run
    done = tasks.confirm(hana, run.reference)
    assert (done.state, status_of(row.number)) == ("completed", "return_requested")
    assert done.said


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
