"""What the demo company's customers were billed and have paid, each at its time."""

from datetime import date, timedelta
from typing import Any

from django.utils.timezone import localdate

from madoguchi.commerce import api as commerce
from madoguchi.core import api as core

ISSUER = commerce.Issuer(
    name="あおぞら電機株式会社", registration_number="T3010401098761", postal_code="150-0043",
    address="東京都渋谷区道玄坂2-10-7\n新大宗ビル 8階", phone="03-5550-2048",
)  # fmt: skip
WAYS = commerce.WaysToPay(
    bank_transfer=True, bank="みずいろ銀行", branch="渋谷支店（081）", account_number="2048117",
    account_holder="アオゾラデンキ（カ",
)  # fmt: skip


def load(shop: dict[str, Any]) -> None:
    """The company as it issues bills, the bills as they were paid, and who has them drawn."""
    core.set_option(ISSUER, actor=core.SYSTEM)
    core.set_option(WAYS, actor=core.SYSTEM)
    for told in sorted(shop["bills"], key=lambda one: -one["days"]):
        _tell(shop, told)
    for told in shop["debits"]:
        _debit(shop["source"], told)


def _tell(shop: dict[str, Any], told: dict[str, Any]) -> None:
    source, number, bill = shop["source"], told["number"], _bill(shop, told)
    with core.shift(-timedelta(days=told["days"])):
        _bring(source, bill)
    paid = [
        {"id": f"{number}-{n}", "method": way, "at": (core.now() - timedelta(days=days)).isoformat(),
         "amount": amount}
        for n, (way, days, amount) in enumerate(told.get("paid", ()), start=1)
    ]  # fmt: skip
    if paid:
        with core.shift(-timedelta(days=told["paid"][-1][1])):
            _bring(source, {**bill, "payments": paid})
    if amount := told.get("given_back"):
        with core.shift(-timedelta(days=told["days"] / 2)):
            commerce.credit_bill(
                number=number, amount=amount, key=f"demo:{number}", reason="return", actor=core.SYSTEM
            )
    if "waits" in told:
        way, days = told["waits"]
        commerce.announce_payment(
            number=number, method=way, expected_on=_day(days), source=source, external_id=f"{number}-waits"
        )


def _bring(source: str, bill: dict[str, Any]) -> None:
    done = commerce.bring_records(kind="invoices", source=source, records=[bill], actor=core.SYSTEM)
    if [one for one in done if one.state == "refused"]:
        raise ValueError(f"the demo's bill was refused: {done}")


def _bill(shop: dict[str, Any], told: dict[str, Any]) -> dict[str, Any]:
    office = told.get("to", "")
    addressee = f"{shop['offices'][office]['company']} 御中" if office else _to_her(shop, told["customer"])
    lines = [
        {"name": name, "unit_price": price, "tax_rate": rate, "quantity": quantity}
        for name, price, rate, quantity in told["lines"]
    ]
    return {
        "number": told["number"], "customer": told["customer"], "company": office, "order": told.get("order"),
        "lines": lines, "subject": told["subject"], "addressee": addressee,
        "issued_on": _day(told["days"]).isoformat(), "due_on": _day(told["due"]).isoformat(),
    }  # fmt: skip


def _to_her(shop: dict[str, Any], key: str) -> str:
    name: str = shop["addresses"][key]["name"]
    return name if name.isascii() else f"{name} 様"


def _debit(source: str, told: dict[str, Any]) -> None:
    customer = commerce.customer_of_record(source, told["customer"])
    commerce.keep_direct_debit(
        customer_id=customer, source=source, external_id=told["id"], state=told["state"], bank=told["bank"],
        account_end=told["account_end"], day=told["day"], applied_on=_day(told["applied"]),
        active_from=_day(told["active"]) if "active" in told else None,
    )  # fmt: skip


def _day(days: float) -> date:
    """The day so many days back (below 0: to come)."""
    return localdate(core.now() - timedelta(days=days))
