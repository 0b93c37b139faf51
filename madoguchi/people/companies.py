"""Reading companies: who acts for which, and in what role."""

from collections.abc import Iterable, Mapping

from django.db.models import Q, QuerySet

from .detail_shapes import CompanyRole, CompanyShape
from .models import Company, CompanyMember
from .shapes import Viewer


def company(company_id: int) -> CompanyShape | None:
    """One company, or None."""
    return companies([company_id]).get(company_id)


def companies(ids: Iterable[int | None]) -> dict[int, CompanyShape]:
    """Companies by id, in one query (none for no ids)."""
    wanted = {i for i in ids if i is not None}
    if not wanted:
        return {}
    return {row.pk: company_shape(row) for row in Company.objects.filter(pk__in=wanted)}


def companies_named(text: str, *, limit: int) -> tuple[int, ...]:
    """Companies with these words in their name or kana."""
    named = Company.objects.filter(Q(name__icontains=text) | Q(kana__icontains=text))
    return tuple(named.order_by("pk").values_list("pk", flat=True)[:limit])


def company_by_source(*, source: str, external_id: str) -> int | None:
    """The company that this record of another system is about."""
    rows = Company.objects.filter(source=source, external_id=external_id)
    return rows.values_list("pk", flat=True).first()


def company_members(company_id: int) -> tuple[CompanyRole, ...]:
    """Who acts for a company today, those who came first at the top."""
    return tuple(_role(row) for row in _current().filter(company_id=company_id).order_by("since", "pk"))


def companies_of(customer_id: int) -> tuple[CompanyRole, ...]:
    """For which companies somebody acts today, the oldest membership first."""
    return tuple(_role(row) for row in _current().filter(customer_id=customer_id).order_by("since", "pk"))


def company_roles(viewer: Viewer) -> Mapping[int, str]:
    """Company id → the customer's role there; none for staff, and none while she acts for somebody else."""
    if viewer.customer_id is None or viewer.acting is not None:
        return {}
    held = CompanyMember.objects.filter(customer_id=viewer.customer_id, ended_at=None)
    return dict(held.values_list("company_id", "role"))


def company_role(viewer: Viewer) -> CompanyRole | None:
    """What the customer is in the company she has acted for longest, or None."""
    if viewer.customer_id is None or viewer.acting is not None:
        return None
    return next(iter(companies_of(viewer.customer_id)), None)


def _current() -> QuerySet[CompanyMember]:
    return CompanyMember.objects.filter(ended_at=None).select_related("company")


def company_shape(row: Company) -> CompanyShape:
    """The row as it crosses the door."""
    return CompanyShape(row.pk, row.name, row.kana, row.corporate_number)


def _role(row: CompanyMember) -> CompanyRole:
    return CompanyRole(
        member_id=row.pk,
        company=company_shape(row.company),
        customer_id=row.customer_id,
        role=row.role,
        department=row.department,
        title=row.title,
        since=row.since,
    )
