"""Look-ups by their front door: whose they are, what they cost, and that each is recorded."""

import pytest

from madoguchi.assistant import tools
from madoguchi.assistant.models import ToolCall
from madoguchi.commerce import api as commerce
from madoguchi.commerce.models import Device, Invoice, Order
from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.people.models import Staff
from madoguchi.people.shapes import ANONYMOUS, Viewer

pytestmark = pytest.mark.django_db
HERS = tuple(code for code, one in tools.TOOLS.items() if one.proof != "none")


@pytest.fixture
def her():
    """Somebody who has proven her address, with two orders, two bills and a device."""
    customer_id = people.identify(kind="email", value="looks@example.com", name="", proven_how="code")
    for model in (Order, Invoice):
        ids = model.objects.filter(company=None).order_by("-pk").values_list("pk", flat=True)[:2]
        model.objects.filter(pk__in=list(ids)).update(customer_id=customer_id)
    Device.objects.filter(pk=Device.objects.first().pk).update(customer_id=customer_id)
    return Viewer("customer", customer_id=customer_id)


def stranger():
    visitor = people.start_visitor(locale="ja", token=people.new_visitor_token())
    return Viewer("customer", customer_id=visitor.customer_id)


@pytest.mark.parametrize("code", HERS)
def test_nothing_of_hers_is_shown_before_she_has_proven_who_she_is(code):
    unproven = stranger()
    for viewer in (ANONYMOUS, unproven, Viewer("system")):
        with pytest.raises(tools.ProofNeeded):
            tools.look(code, viewer, {}, "ja", said="2048-7790")
    calls = ToolCall.objects.filter(code=code, customer_id=unproven.customer_id)
    assert [one.outcome for one in calls] == ["proof"]


def test_staff_do_not_look_by_a_customers_tool():
    agent = people.staff(Staff.objects.filter(role="agent").first().pk)
    for code in HERS:
        with pytest.raises(tools.ProofNeeded):
            tools.look(code, Viewer("staff", staff=agent), {}, "ja")


def test_what_is_another_customers_is_not_found_and_says_nothing(her):
    theirs = Order.objects.exclude(customer_id=her.customer_id).first().number
    never = "2048-0000"
    for number in (theirs, never):
        answer = tools.look("order-status", her, {"order": number}, "ja")
        assert isinstance(answer, tools.Ask)
        assert answer.why == f"「{number}」に当てはまるものが見つかりませんでした。"
        assert {one.value for one in answer.choices} == {
            one.number for one in commerce.orders(viewer=her).orders
        }
    bill = Invoice.objects.exclude(customer_id=her.customer_id).first().number
    assert isinstance(tools.look("bills", her, {"bill": bill}, "ja"), tools.Ask)


@pytest.mark.parametrize("code", HERS)
def test_bad_values_find_nothing(her, code):
    name = tools.tool(code).inputs[0].name
    for value in ("x" * 5000, "'; drop table", "\x00", "１２３４", "-1", "9" * 30, None, [], {}):
        found = tools.look(code, her, {name: value}, "ja")
        assert isinstance(found, tools.Ask | tools.Found)
        found = tools.look(code, her, {}, "ja", said=str(value))
        assert isinstance(found, tools.Ask | tools.Found)


@pytest.mark.parametrize(("code", "most"), [
    ("order-status", 19), ("delivery-date", 19), ("bills", 8), ("my-cases", 8), ("warranty", 9),
    ("product-facts", 3), ("product-suggestion", 9), ("opening-hours", 2),
])  # fmt: skip
def test_a_look_up_takes_few_queries(her, code, most, django_assert_max_num_queries):
    number = commerce.orders(viewer=her).orders[0].number
    with django_assert_max_num_queries(most):
        tools.look(code, her, {}, "ja", said=f"{number} AP-50")


def test_the_same_message_is_recorded_once(her):
    for _ in range(2):
        tools.look("bills", her, {}, "ja", message_id=77)
    rows = ToolCall.objects.filter(code="bills", customer_id=her.customer_id)
    assert [(row.message_id, row.outcome) for row in rows] == [(77, "found")]


def test_suggestions_look_at_what_she_owns_only_with_her_consent(her):
    product = Device.objects.get(customer_id=her.customer_id)
    Device.objects.filter(pk=product.pk).update(product=commerce.product(code="air-purifier-ap-50").id)
    assert isinstance(tools.look("product-suggestion", her, {}, "ja"), tools.Ask)
    rules = {(one.topic, one.channel): one.wanted for one in people.contact_rules(her.customer_id)}
    people.choose_contact(
        customer_id=her.customer_id, wanted={**rules, ("news", "email"): True},
        actor=core.customer(her.customer_id),
    )  # fmt: skip
    found = tools.look("product-suggestion", her, {}, "ja")
    assert "お持ちの「空気清浄機 AP-50」にお使いいただけます。" in found.text
    assert found.values["products"][0] == "filter-ap-50"


def test_every_look_up_says_what_it_is_in_both_languages():
    for one in tools.TOOLS.values():
        assert str(one.title)
        assert str(one.summary)
    with pytest.raises(tools.ToolUnknown):
        tools.look("nothing", ANONYMOUS, {}, "ja")
