"""When customers are reminded of their bills."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .shapes import AlertRules

MOST_DAYS = 60


class ReminderForm(forms.Form):
    """Days before a bill is due, and days after it."""

    due_days = forms.IntegerField(
        label=_("Days before a bill is due"), min_value=0, max_value=MOST_DAYS, required=False,
        help_text=_("0: no reminder before the due date."),
    )  # fmt: skip
    overdue_days = forms.CharField(
        label=_("Days after the due date"), required=False, max_length=40,
        help_text=_("For example 1, 7, 14: one reminder each. Empty: none."),
    )  # fmt: skip

    @classmethod
    def of(cls, rules: AlertRules) -> "ReminderForm":
        """The form as the rules stand."""
        days = ", ".join(map(str, rules.overdue_days))
        return cls(initial={"due_days": rules.due_days, "overdue_days": days})

    def clean_due_days(self) -> int:
        """Left empty, what is usual."""
        days = self.cleaned_data["due_days"]
        return AlertRules.due_days if days is None else days

    def clean_overdue_days(self) -> tuple[int, ...]:
        """Whole days, each once, in order; what is usual where it was not asked."""
        if "overdue_days" not in self.data:
            return AlertRules.overdue_days
        parts = [
            part for part in self.cleaned_data["overdue_days"].replace("、", ",").split(",") if part.strip()
        ]
        if not all(part.strip().isdecimal() and 1 <= int(part) <= MOST_DAYS for part in parts):
            raise forms.ValidationError(
                _("Please give whole days with commas between them, for example 1, 7.")
            )
        return tuple(sorted({int(part) for part in parts}))
