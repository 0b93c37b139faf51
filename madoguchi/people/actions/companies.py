"""Companies that buy from us: entering them, and who acts for them in which role."""

from django.db import IntegrityError, transaction

from madoguchi.core import api as core
from madoguchi.core.shapes import Actor

from ..corporate_numbers import corporate_number as checked_number
from ..detail_shapes import COMPANY_ROLES, DetailRefused
from ..events import CompanyMembersChanged
from ..models import Company, CompanyMember, Customer
from ..typed import tidy

MOST_NAME = 160


def found_company(
    *, name: str, actor: Actor, kana: str = "", corporate_number: str = "", source: str = "",
    external_id: str = "",
) -> tuple[int, bool]:  # fmt: skip
    """Enter a company, or bring the one that is known up to date; its id and whether that was news.

    It is known by its record in another system, else by its 法人番号. Raises DetailRefused: "name" with
    "missing", "long" or "form", "corporate_number" with "form" or "taken".
    """
    values = {
        "name": tidy("name", name, MOST_NAME),
        "kana": tidy("kana", kana, MOST_NAME),
        "corporate_number": _number(corporate_number),
        "source": source,
        "external_id": external_id,
    }
    if not values["name"]:
        raise DetailRefused("name", "missing")
    with core.acting(actor), transaction.atomic():
        row = _known(values)
        if row is None and (made := _enter(values)) is not None:
            return made, True
        row = row or _known(values)  # somebody entered it at the same moment
        assert row is not None
        news = {column: value for column, value in values.items() if value and getattr(row, column) != value}
        changed = bool(news) and bool(Company.objects.filter(pk=row.pk).update(**news))
    return row.pk, changed


def _enter(values: dict[str, str]) -> int | None:
    try:
        with transaction.atomic():
            return Company.objects.create(**values, created_at=core.now()).pk
    except IntegrityError:
        return None


def _number(text: str) -> str:
    try:
        return checked_number(text) if text.strip() else ""
    except ValueError:
        raise DetailRefused("corporate_number", "form") from None


def _known(values: dict[str, str]) -> Company | None:
    number, external_id = values["corporate_number"], values["external_id"]
    numbered = Company.objects.filter(corporate_number=number).first() if number else None
    if not external_id:
        return numbered
    row = Company.objects.filter(source=values["source"], external_id=external_id).first()
    if row is not None and numbered is not None and numbered.pk != row.pk:
        raise DetailRefused("corporate_number", "taken")
    return row or numbered


def set_company_member(
    *, company_id: int, customer_id: int, actor: Actor, role: str = "member", department: str = "",
    title: str = "",
) -> bool:  # fmt: skip
    """Somebody acts for a company in this role; whether that was news. Raises DetailRefused("role")."""
    if role not in COMPANY_ROLES:
        raise DetailRefused("role", "form")
    values = {
        "role": role,
        "department": tidy("department", department, 120),
        "title": tidy("title", title, 80),
    }
    with core.acting(actor), transaction.atomic():
        Customer.objects.select_for_update(no_key=True).get(pk=customer_id)
        held = CompanyMember.objects.filter(company_id=company_id, customer_id=customer_id, ended_at=None)
        if held.filter(**values).exists():
            return False
        if not held.update(**values):
            CompanyMember.objects.create(
                company_id=company_id, customer_id=customer_id, since=core.now(), **values
            )
        _tell(customer_id, company_id, actor)
    return True


def end_company_member(*, company_id: int, customer_id: int, actor: Actor) -> bool:
    """Somebody no longer acts for a company; whether she did."""
    with core.acting(actor), transaction.atomic():
        held = CompanyMember.objects.filter(company_id=company_id, customer_id=customer_id, ended_at=None)
        ended = bool(held.update(ended_at=core.now()))
        if ended:
            _tell(customer_id, company_id, actor)
    return ended


def _tell(customer_id: int, company_id: int, actor: Actor) -> None:
    core.record(CompanyMembersChanged(customer_id=customer_id, company_id=company_id), actor=actor)


def move_companies(gone: int, into: int) -> None:
    """After a merge she acts for the companies of both records, in the role she has already where both do."""
    theirs = CompanyMember.objects.filter(customer_id=into, ended_at=None).values("company_id")
    held = CompanyMember.objects.filter(customer_id=gone, ended_at=None)
    held.filter(company_id__in=theirs).update(ended_at=core.now())
    CompanyMember.objects.filter(customer_id=gone).update(customer_id=into)
