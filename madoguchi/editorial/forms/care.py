"""When an article is shown, who minds it, where it stands: small forms beside its text."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge
from madoguchi.people import api as people

from ..words import CONFIDENCES

MINUTE = "%Y-%m-%dT%H:%M"
MOMENT = {"type": "datetime-local"}


class HoursForm(forms.Form):
    """From when to when an article is shown, in the company's time zone."""

    valid_from = forms.DateTimeField(
        label=gettext_lazy("Show from"), required=False, input_formats=[MINUTE],
        widget=forms.DateTimeInput(MOMENT), help_text=gettext_lazy("Empty: as soon as it is published."),
    )  # fmt: skip
    valid_until = forms.DateTimeField(
        label=gettext_lazy("Show until"), required=False, input_formats=[MINUTE],
        widget=forms.DateTimeInput(MOMENT), help_text=gettext_lazy("Empty: for as long as it is published."),
    )  # fmt: skip

    @classmethod
    def of(cls, article: knowledge.EditableArticle) -> "HoursForm":
        """With what is planned now."""
        state = article.state
        return cls(
            initial={"valid_from": _minute(state.valid_from), "valid_until": _minute(state.valid_until)}
        )

    def refuse(self) -> None:
        """The end lies before the beginning."""
        self.add_error("valid_until", _("The end must be after the beginning."))


class CareForm(forms.Form):
    """Who minds an article, when it is looked at again, how far it can be relied on."""

    owner = forms.TypedChoiceField(label=gettext_lazy("Owner"), required=False, coerce=int, empty_value=None)
    review_on = forms.DateField(
        label=gettext_lazy("Look at it again by"), required=False, widget=forms.DateInput({"type": "date"})
    )
    confidence = forms.ChoiceField(label=gettext_lazy("How sure are we"), choices=list(CONFIDENCES.items()))

    def __init__(self, *args: Any, held: knowledge.EditableArticle, **kwargs: Any) -> None:
        state = held.state
        known = {"owner": state.owner_id, "review_on": _day(state.review_on), "confidence": state.confidence}
        super().__init__(*args, initial=known, **kwargs)
        self.fields["owner"].choices = owners(state.owner_id)  # type: ignore[attr-defined]


class AddressForm(forms.Form):
    """The last piece of an article's address."""

    slug = forms.CharField(
        label=gettext_lazy("Last part of the address"), max_length=100,
        help_text=gettext_lazy("The present address leads on to the new one for good."),
    )  # fmt: skip

    def refuse(self) -> None:
        """Another article stands there."""
        self.add_error("slug", _("Another article has this address, or had it. Please choose another one."))


class ReturnForm(forms.Form):
    """What is missing before an article can be approved."""

    note = forms.CharField(label=gettext_lazy("What is missing?"), max_length=500)


def owners(present: int | None = None) -> list[tuple[int, str]]:
    """Everybody who may mind an article; who left stays while she is its owner."""
    return [(one.id, one.name) for one in people.all_staff() if one.active or one.id == present]


def next_review() -> date:
    """When an article that was checked today is looked at again."""
    months = core.option(knowledge.ReviewRule).months
    today = timezone.localdate(core.now())
    years, month = divmod(today.month - 1 + months, 12)
    return date(today.year + years, month + 1, min(today.day, 28))


def chosen_ids(given: Iterable[str]) -> tuple[int, ...]:
    """The ids of a list of checkboxes; what is no id is left out."""
    numbers = (int(one) for one in given if one.isascii() and one.isdigit() and len(one) < 12)
    return tuple(dict.fromkeys(numbers))


def _minute(at: Any) -> str:
    return timezone.localtime(at).strftime(MINUTE) if at else ""


def _day(on: date | None) -> str:
    return on.isoformat() if on else ""
