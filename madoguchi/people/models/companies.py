"""Companies that are customers, and who acts there."""

from django.db import models
from django.db.models import Q

from madoguchi.core import api as core

from .customers import Customer

COMPANY_ROLES = ("member", "buyer", "accounting", "manager")


@core.tracked()
class Company(models.Model):
    """A company that buys: its name with 株式会社 where it stands, its 法人番号 when it is known."""

    name = models.CharField(max_length=160)
    kana = models.CharField(max_length=160, blank=True)
    corporate_number = models.CharField(max_length=13, blank=True)
    source = models.CharField(max_length=24, blank=True)
    external_id = models.CharField(max_length=80, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(corporate_number="") | Q(corporate_number__regex=r"^[1-9][0-9]{12}$"),
                name="corporate_number_form",
            ),
            models.UniqueConstraint(
                fields=["corporate_number"], condition=~Q(corporate_number=""), name="corporate_number_once"
            ),
            models.UniqueConstraint(
                fields=["source", "external_id"], condition=~Q(external_id=""), name="company_source_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name


@core.tracked()
class CompanyMember(models.Model):
    """A person who acts for a company, with her department, title and role, until she leaves."""

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="+")
    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="+")
    role = models.CharField(max_length=12, default="member")
    department = models.CharField(max_length=120, blank=True)
    title = models.CharField(max_length=80, blank=True)
    since = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(role__in=COMPANY_ROLES), name="company_member_role"),
            models.UniqueConstraint(
                fields=["company", "customer"], condition=Q(ended_at=None), name="company_member_once"
            ),
        ]
        indexes = [
            models.Index(fields=["customer"], condition=Q(ended_at=None), name="company_of_customer"),
        ]

    def __str__(self) -> str:
        return f"{self.customer_id} of company {self.company_id}"
