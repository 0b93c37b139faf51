"""Forms by which staff record a mandate that lies before them on paper, and for whom a customer buys."""

from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from madoguchi.core import api as core
from madoguchi.language import api as language
from madoguchi.people import api as people

COMPANY_ROLES = [
    ("member", pgettext_lazy("company", "Sees only own orders")),
    ("buyer", pgettext_lazy("company", "Buys for the company")),
    ("accounting", pgettext_lazy("company", "Looks after its bills")),
    ("manager", pgettext_lazy("company", "Everything")),
]


def _day(label: Any) -> forms.DateField:
    return forms.DateField(
        label=label, required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )


class PaperMandateForm(forms.Form):
    """Who may act, in what, from when until when; the signed paper as a file."""

    email = forms.CharField(label=_("E-mail address of the person"), max_length=254)
    relation = forms.ChoiceField(
        label=_("Who this person is"), choices=people.MANDATE_RELATIONS, initial="family"
    )
    scopes = forms.MultipleChoiceField(
        label=_("What this person may do"), choices=list(people.MANDATE_SCOPES.items())
    )
    from_day = _day(pgettext_lazy("mandate", "From"))
    until_day = _day(_("Until and including"))
    document = forms.FileField(label=_("The signed paper"), required=False)

    def grant(self, *, customer_id: int, locale: str, staff_id: int) -> bool:
        """Keep the paper, give the mandate and mail its link; whether that could be done."""
        given = self.cleaned_data
        try:
            people.grant(
                principal_id=customer_id, mandate=self._mandate(given), actor=core.staff(staff_id),
                language=locale,
            )  # fmt: skip
        except people.RepresentationRefused as refused:
            self.add_error(None, people.mandate_refusal(refused))
        except core.AttachmentRefused:
            self.add_error("document", _("This file cannot be taken. Please choose a PDF or a picture."))
        return not self.errors

    def _mandate(self, given: dict[str, Any]) -> people.Mandate:
        paper = given["document"]
        kept = paper and core.store_attachment(
            paper, filename=language.redact_name(paper.name), declared_type=paper.content_type or ""
        )
        return people.Mandate(
            email=given["email"], relation=given["relation"], scopes=frozenset(given["scopes"]),
            from_day=given["from_day"] or localdate(core.now()), until_day=given["until_day"],
            document=kept.id if kept else None,
        )  # fmt: skip


class CompanyForm(forms.Form):
    """For which company somebody acts, and as what."""

    name = forms.CharField(label=_("Company name"), max_length=160)
    corporate_number = forms.CharField(label=_("Corporate number"), max_length=20, required=False)
    role = forms.ChoiceField(label=_("What this person may see and do"), choices=COMPANY_ROLES)
    department = forms.CharField(label=_("Department"), max_length=80, required=False)
    title = forms.CharField(label=_("Job title"), max_length=80, required=False)

    def keep(self, *, customer_id: int, staff_id: int) -> bool:
        """Enter the company where it is not known, and her role in it; whether that could be done."""
        given, actor = self.cleaned_data, core.staff(staff_id)
        try:
            company, _new = people.found_company(
                name=given["name"], corporate_number=given["corporate_number"], actor=actor
            )
            people.set_company_member(
                company_id=company, customer_id=customer_id, actor=actor, role=given["role"],
                department=given["department"], title=given["title"],
            )  # fmt: skip
        except people.DetailRefused as refused:
            wrong = _("Please check this entry. A corporate number has 13 digits.")
            self.add_error(refused.field if refused.field in self.fields else None, wrong)
        return not self.errors
