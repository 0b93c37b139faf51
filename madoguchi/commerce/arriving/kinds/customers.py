"""Customers as the shop knows them, with their usual address and the ways to pay they left there."""

from dataclasses import asdict, dataclass

from madoguchi.people import api as people

from ...models import CustomerRecord, PaymentMethod
from ...models.orders import METHODS
from ...shapes import Address
from ..fields import Fields, RowRefused
from ..putting import Putting

LANGUAGES = {"ja": "ja", "jp": "ja", "日本語": "ja", "en": "en", "english": "en", "英語": "en"}
KINDS = {m: m for m in METHODS} | {"クレジットカード": "credit_card", "銀行振込": "bank_transfer",
         "コンビニ": "konbini", "代金引換": "cash_on_delivery", "口座振替": "direct_debit"}  # fmt: skip


@dataclass(frozen=True)
class WayToPay:
    """Never a number: at most its last four digits."""

    id: str
    kind: str
    brand: str
    last_four: str
    balance: int | None
    currency: str


@dataclass(frozen=True)
class CustomerIn:
    """A customer as read."""

    id: str
    name: str
    kana: str
    email: str
    phone: str
    language: str
    address: Address
    ways: tuple[WayToPay, ...]


def read(fields: Fields) -> CustomerIn:
    """Raises RowRefused."""
    name = fields.text("name", most=120)
    if not name:
        name = " ".join(p for p in (fields.text("family_name"), fields.text("given_name")) if p)
    email = fields.text("email", most=254)
    if not name and not email:
        raise RowRefused("name", "missing")
    return CustomerIn(
        id=fields.text("id", most=100, needed=True), name=name, kana=fields.text("kana", most=120),
        email=email, phone=fields.text("phone", most=40), language=fields.choice("language", LANGUAGES, "ja"),
        address=address_in(fields.part("address")),
        ways=tuple(_way(one) for one in fields.parts("payment_methods")),
    )  # fmt: skip


def put(putting: Putting, record: CustomerIn) -> None:
    """Who she is here, her record of the shop, her ways to pay. Raises RowRefused."""
    known = CustomerRecord.objects.filter(source=putting.source, external_id=record.id).first()
    customer_id = known.customer_id if known else _taken_in(record)
    said = {"name": record.name, "kana": record.kana}
    if known is not None and record.name and known.said != said:
        people.rename_customer(customer_id=customer_id, name=record.name, kana=record.kana)
    values = {"customer_id": customer_id, "address": asdict(record.address), "said": said}
    putting.upsert(CustomerRecord, values)
    for way in record.ways:
        _put_way(putting, customer_id, way)


def address_in(fields: Fields) -> Address:
    """An address, as it was typed."""
    names = ("name", "postal_code", "region", "city", "line1", "line2", "company", "phone")
    country = fields.text("country", most=40) or "JP"
    return Address(country=COUNTRIES.get(country, country[:2].upper()), **{n: fields.text(n) for n in names})


COUNTRIES = {"USA": "US", "日本": "JP", "Japan": "JP", "United States": "US"}


def _taken_in(record: CustomerIn) -> int:
    try:
        return people.take_in(
            name=record.name, kana=record.kana, email=record.email, phone=record.phone, locale=record.language
        )
    except ValueError as problem:
        raise RowRefused("phone" if "number" in str(problem) else "email", "not_valid") from problem


def _way(fields: Fields) -> WayToPay:
    currency = fields.currency()
    last_four = fields.text("last_four", most=4)
    if last_four and not (last_four.isascii() and last_four.isdecimal()):
        raise RowRefused("last_four", "number")
    return WayToPay(
        id=fields.text("id", most=100, needed=True), kind=fields.choice("kind", KINDS),
        brand=fields.text("brand", most=30), last_four=last_four,
        balance=fields.money("balance", currency, needed=False), currency=currency,
    )  # fmt: skip


def _put_way(putting: Putting, customer_id: int, way: WayToPay) -> None:
    values = {
        "customer_id": customer_id, "kind": way.kind, "brand": way.brand, "last_four": way.last_four,
        "balance": way.balance, "currency": way.currency,
    }  # fmt: skip
    PaymentMethod.objects.update_or_create(source=putting.source, external_id=way.id, defaults=values)
