"""When customers are told: reminders of bills, the night, and how much is too much."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from madoguchi.core import api as core

from .shapes import NoticeRules

MOST_DAYS = 60


def _hour(label: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=23, required=False)


class RulesForm(forms.Form):
    """Days before and after a bill is due, quiet hours, and the most in a day."""

    due_days = forms.IntegerField(
        label=_("Days before a bill is due"), min_value=0, max_value=MOST_DAYS, required=False,
        help_text=_("0: no reminder before the due date."),
    )  # fmt: skip
    overdue_days = forms.CharField(
        label=_("Days after the due date"), required=False, max_length=40,
        help_text=_("For example 1, 7, 14: one reminder each. Empty: none."),
    )  # fmt: skip
    quiet_from = _hour(_("Quiet from (hour)"))
    quiet_until = _hour(_("Quiet until (hour)"))
    quiet_mail = forms.BooleanField(label=_("E-mails wait for the morning too"), required=False)
    a_day = forms.IntegerField(
        label=_("At most so many in 24 hours"), min_value=0, max_value=100, required=False,
        help_text=_("To one customer, on one channel. 0: no limit."),
    )  # fmt: skip

    @classmethod
    def of(cls, rules: NoticeRules) -> "RulesForm":
        """The form as the rules stand."""
        held = {name: getattr(rules, name) for name in cls.base_fields}
        return cls(initial={**held, "overdue_days": ", ".join(map(str, rules.overdue_days))})

    def _usual(self, name: str) -> Any:
        given = self.cleaned_data[name]
        return getattr(NoticeRules, name) if given is None else given

    def clean_due_days(self) -> int:
        """Left empty, what is usual."""
        return int(self._usual("due_days"))

    def clean_quiet_from(self) -> int:
        """Left empty, what is usual."""
        return int(self._usual("quiet_from"))

    def clean_quiet_until(self) -> int:
        """Left empty, what is usual."""
        return int(self._usual("quiet_until"))

    def clean_a_day(self) -> int:
        """Left empty, what is usual."""
        return int(self._usual("a_day"))

    def clean_overdue_days(self) -> tuple[int, ...]:
        """Whole days, each once, in order; what is usual where it was not asked."""
        if "overdue_days" not in self.data:
            return NoticeRules.overdue_days
        parts = [
            part for part in self.cleaned_data["overdue_days"].replace("、", ",").split(",") if part.strip()
        ]
        days = {core.whole_number(part.strip()) or 0 for part in parts}
        if not all(1 <= one <= MOST_DAYS for one in days):
            raise forms.ValidationError(
                _("Please give whole days with commas between them, for example 1, 7.")
            )
        return tuple(sorted(days))
