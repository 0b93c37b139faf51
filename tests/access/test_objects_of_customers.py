"""Whose things open to whom in a customer's pages: one table; a new kind of thing joins by one line.

Representatives within and outside their mandate, people of a company by their role, strangers and staff:
whoever may not see a thing sees neither its page nor its words, and "not yours" looks like "none such".
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from django.test import Client

from madoguchi.commerce import api as commerce
from madoguchi.commerce.models import Device, Order, OrderLine
from madoguchi.core import api as core
from madoguchi.people import api as people
from tests.plugins.fixtures import rolled_back

from .world import World, make_world

MANDATES = {"acts_orders": {"see_orders"}, "acts_bills": {"see_bills"}, "acts_details": {"change_details"}}
MEMBERS = ("member", "buyer", "accounting", "manager")
ACTING = tuple(MANDATES)
PERSONS = (
    "anonymous", "mother", "stranger", *ACTING, "not_acting", "former", *MEMBERS, "left", "agent", "editor",
)  # fmt: skip
ORDERS, BILLS, DETAILS = {"mother", "acts_orders"}, {"mother", "acts_bills"}, {"mother", "acts_details"}
WIDE = {"buyer", "accounting", "manager"}


@dataclass
class Things:
    """What the table's addresses are filled with, and a browser for every person."""

    browsers: dict[str, Client]
    order: str = ""
    companys: str = ""
    device: int = 0
    bill: str = ""
    address: int = 0
    company: int = 0


@dataclass(frozen=True)
class Thing:
    """A page about one thing: its address, the words by which it is known, who may see it."""

    url: Callable[[Things], str]
    words: str
    seen_by: set[str]


THINGS = {
    "order": Thing(lambda t: f"/my/orders/{t.order}/", "obj-order", ORDERS),
    "orders": Thing(lambda t: "/my/orders/", "obj-order", ORDERS),
    "home, her order": Thing(lambda t: "/my/", "OBJ-1", ORDERS),
    "search": Thing(lambda t: "/my/search/?q=obj-order", "OBJ-1", ORDERS),
    "order of a company": Thing(lambda t: f"/my/orders/{t.companys}/", "obj-company", {*WIDE, "member"}),
    "orders of a company": Thing(lambda t: "/my/orders/", "obj-company", {*WIDE, "member"}),
    "company": Thing(lambda t: f"/my/companies/{t.company}/", "株式会社もの置き場", set(MEMBERS)),
    "device": Thing(lambda t: f"/my/devices/{t.device}/", "obj-device", ORDERS),
    "devices": Thing(lambda t: "/my/devices/", "obj-device", ORDERS),
    "bill": Thing(lambda t: f"/my/bills/{t.bill}/", "obj-bill", BILLS),
    "bills": Thing(lambda t: "/my/bills/", "obj-bill", BILLS),
    "bill as a document": Thing(lambda t: f"/my/bills/{t.bill}/invoice.pdf", "", BILLS),
    "address": Thing(lambda t: f"/my/profile/addresses/{t.address}/", "obj-street", DETAILS),
    "profile": Thing(lambda t: "/my/profile/", "obj-street", DETAILS),
    "history": Thing(lambda t: "/my/profile/history/", "obj-street", DETAILS),
    "download": Thing(lambda t: "/my/profile/details.csv", "obj-street", {"mother"}),
    "her address of e-mail": Thing(lambda t: "/my/profile/", "obj-mother@", {"mother"}),
    "mandates": Thing(lambda t: "/my/profile/representatives/", "acts_orders@", {"mother"}),
    "ways to sign in": Thing(lambda t: "/my/profile/sign-in/", "Chrome · iPhone", {"mother"}),
}


@pytest.fixture(scope="module")
def things(django_db_setup, django_db_blocker) -> Iterator[Things]:
    """The world of the matrix, and in it a mother, those who act for her, and a company."""
    with django_db_blocker.unblock(), rolled_back():
        yield _make(make_world())


def _person(name: str) -> tuple[int, Client]:
    visitor = people.start_visitor(locale="ja", token=people.new_visitor_token())
    people.rename_customer(customer_id=visitor.customer_id, name=f"人 {name}")
    people.add_identity(
        customer_id=visitor.customer_id, kind="email", value=f"obj-{name}@access.test", proven_how="code"
    )
    browser = Client()
    browser.cookies[people.VISITOR_COOKIE] = visitor.token
    people.note_proof(token=visitor.token, how="code", user_agent="(iPhone) CriOS/1" * (name == "mother"))
    return visitor.customer_id, browser


def _make(world: World) -> Things:
    mother, hers = _person("mother")
    things = Things({"anonymous": Client(), "mother": hers, "stranger": world.browser("stranger")})
    things.browsers |= {role: world.browser(role) for role in ("agent", "editor")}
    for name, scopes in {**MANDATES, "not_acting": {"see_orders"}, "former": {"see_orders"}}.items():
        _entrust(things, mother, name, scopes)
    _found(things)
    _give(things, mother)
    return things


def _entrust(things: Things, mother: int, name: str, scopes: set[str]) -> None:
    """Somebody with a mandate, who acts under it unless the name says otherwise."""
    customer, browser = _person(name)
    mandate = people.Mandate(f"obj-{name}@access.test", "family", frozenset(scopes), core.now().date())
    given = people.grant(principal_id=mother, mandate=mandate, actor=core.customer(mother))
    link = next(mail for mail in core.outgoing_mail() if mail.purpose == "mandate").text
    token = link.partition("/my/mandates/")[2].partition("/")[0]
    people.take_up(token=token, customer_id=customer)
    if name != "not_acting":
        browser.cookies[people.ACTING_COOKIE] = str(given)
    if name == "former":
        people.end_representation(representation_id=given, by="principal", actor=core.customer(mother))
    things.browsers[name] = browser


def _found(things: Things) -> None:
    things.company, _ = people.found_company(name="株式会社もの置き場", actor=core.SYSTEM)
    buyer = 0
    for role in (*MEMBERS, "left"):
        customer, things.browsers[role] = _person(role)
        buyer = customer if role == "member" else buyer
        asked = {"company_id": things.company, "customer_id": customer, "actor": core.SYSTEM}
        people.set_company_member(**asked, role="manager" if role == "left" else role)
        if role == "left":
            people.end_company_member(**asked)
    things.companys = _order(buyer, "OBJ-2", "obj-company", things.company)


def _order(customer: int, number: str, name: str, company: int | None = None) -> str:
    order = Order.objects.create(
        source="objects", external_id=number, number=number, customer_id=customer, company_id=company,
        total=1100, status="shipped", placed_at=core.now(),
    )  # fmt: skip
    OrderLine.objects.create(order=order, position=1, name=name, unit_price=1100, tax_rate=10)
    return number


def _give(things: Things, mother: int) -> None:
    things.order = _order(mother, "OBJ-1", "obj-order")
    things.device = Device.objects.create(
        source="objects", external_id="d", customer_id=mother, name="obj-device", registered_at=core.now()
    ).pk
    line = commerce.LineGiven("obj-bill", 11_000)
    given = commerce.InvoiceGiven("OBJ-B1", mother, core.now().date(), (line,), subject="obj-bill")
    commerce.keep_invoice(given, source="objects", external_id="OBJ-B1", actor=core.SYSTEM)
    things.bill = "OBJ-B1"
    place = people.AddressDraft(code="100-0001", prefecture="東京都", city="千代田区", street="obj-street")
    things.address, _ = people.keep_address(customer_id=mother, draft=place, actor=core.customer(mother))


@pytest.mark.parametrize("name", THINGS)
def test_a_thing_opens_to_those_whose_it_is_and_to_nobody_else(things, name):
    thing = THINGS[name]
    found = {}
    for person in PERSONS:
        answer = things.browsers[person].get(thing.url(things))
        words = answer.content.decode(errors="replace") if answer.status_code == 200 else ""
        found[person] = thing.words in words if answer.status_code == 200 else False
        assert answer.status_code in (200, 302, 403, 404), (person, answer.status_code)
    assert {person for person, seen in found.items() if seen} == thing.seen_by


@pytest.mark.parametrize("name", ["order", "device", "bill", "address"])
def test_not_yours_and_none_such_look_alike(things, name):
    url = THINGS[name].url(things)
    stranger = things.browsers["stranger"]
    nothing = url.replace(str(getattr(things, name)), "98765")
    assert stranger.get(url).status_code == stranger.get(nothing).status_code == 404


@pytest.mark.parametrize("person", sorted(set(PERSONS) - {"mother", "acts_details"}))
def test_who_may_not_change_her_details_changes_nothing(things, person):
    before = people.addresses(_mother(things))
    form = {"kind": "home", "country": "JP", "code": "1000001", "prefecture": "x", "city": "y", "street": "z"}
    things.browsers[person].post(f"/my/profile/addresses/{things.address}/", form)
    things.browsers[person].post(f"/my/profile/addresses/{things.address}/removal/")
    assert people.addresses(_mother(things)) == before


def _mother(things: Things) -> int:
    found = people.customer_by_token(things.browsers["mother"].cookies[people.VISITOR_COOKIE].value)
    assert found is not None
    return found
