"""What the demo company's customers told about themselves, who acts for whom, and for which company."""

import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.utils.timezone import localdate

from madoguchi.core import api as core
from madoguchi.people import api as people

from . import world

SOURCE = "aozora-shop"
TOLD = timedelta(days=92)
"""Since when customers have told us what stands in their profiles."""


def load(customers: Mapping[str, int]) -> None:
    """Companies with their people, profiles, mandates and consents, each at its time."""
    told = world.read("portal")
    for company in told["companies"]:
        _found(company, customers)
    written = {one["key"]: one for one in world.read("people")["customers"]}
    with core.shift(-TOLD):
        for key, details in told["details"].items():
            _name(customers[key], written[key])
            _tell(customers[key], details)
    for mandate in told["mandates"]:
        _entrust(mandate, customers)
    for consent in told["consents"]:
        _agree(consent, customers[consent["customer"]])


def _found(company: dict[str, Any], customers: Mapping[str, int]) -> None:
    with core.shift(-timedelta(days=company["days"])):
        id, _ = people.found_company(
            name=company["name"], kana=company["kana"], corporate_number=company["number"],
            source=SOURCE, external_id=company["key"], actor=core.SYSTEM,
        )  # fmt: skip
        for who, role, department, title in company["members"]:
            people.set_company_member(
                company_id=id, customer_id=customers[who], role=role, department=department, title=title,
                actor=core.SYSTEM,
            )  # fmt: skip


def _name(customer_id: int, person: dict[str, Any]) -> None:
    """The parts of a Japanese name, as it was typed; other names are kept whole."""
    kana = person.get("kana", "").split()
    if person["locale"] == "ja" and len(kana) == 2:
        parts = people.NameParts(*person["name"].split(), *kana)
        people.change_names(customer_id=customer_id, parts=parts, actor=core.customer(customer_id))


def _tell(customer_id: int, details: dict[str, Any]) -> None:
    herself = core.customer(customer_id)
    for address in details["addresses"]:
        people.keep_address(customer_id=customer_id, draft=people.AddressDraft(**address), actor=herself)
    for kind, number in details["phones"]:
        people.keep_phone(customer_id=customer_id, number=number, kind=kind, actor=herself)
    wanted = details.get("wanted", {})
    choices = {
        (rule.topic, rule.channel): rule.channel in wanted[rule.topic]
        for rule in people.contact_rules(customer_id)
        if rule.topic in wanted
    }
    people.choose_contact(
        customer_id=customer_id, preferred_channel=details["channel"], wanted=choices, actor=herself
    )


def _entrust(told: dict[str, Any], customers: Mapping[str, int]) -> None:
    """The mandate, and its link followed from the mail."""
    principal, to = customers[told["from"]], customers.get(told.get("to", ""))
    today = localdate(core.now())
    mandate = people.Mandate(
        email=told.get("email") or _address(to), relation=told["relation"], scopes=frozenset(told["scopes"]),
        from_day=today - timedelta(days=told["days"]),
        until_day=today + timedelta(days=told["until"]) if "until" in told else None,
    )  # fmt: skip
    with core.shift(-timedelta(days=told["days"])):
        people.grant(principal_id=principal, mandate=mandate, actor=core.customer(principal))
    if to is not None:
        with core.shift(-timedelta(days=told["taken"])):
            people.take_up(token=_mailed_token(mandate.email), customer_id=to)


def _address(customer_id: int | None) -> str:
    known = people.customer(customer_id) if customer_id is not None else None
    assert known is not None
    return known.proven_email


def _mailed_token(address: str) -> str:
    mail = next(one for one in core.outgoing_mail(purpose="mandate") if one.to == address)
    found = re.search(r"/my/mandates/([^/\s]+)/", mail.text)
    assert found is not None
    return found[1]


def _agree(told: dict[str, Any], customer_id: int) -> None:
    wording = core.option(people.LegalTexts).version("ja")
    with core.shift(-timedelta(days=told["days"])):
        agreement = people.Agreement(told["purpose"], "portal", wording.digest)
        people.agree(customer_id=customer_id, agreement=agreement)
    if "withdrawn" in told:
        (line,) = (one for one in people.consents(customer_id) if one.purpose == told["purpose"])
        with core.shift(-timedelta(days=told["withdrawn"])):
            people.withdraw_consent(
                customer_id=customer_id, consent_id=line.id, actor=core.customer(customer_id)
            )
