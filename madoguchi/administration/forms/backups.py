"""When backups are made, and how many stay."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from madoguchi.core import api as core

HOURS = [(hour, f"{hour}:00") for hour in range(24)]


class BackupPlanForm(forms.Form):
    """Becomes a `BackupPlan`."""

    on = forms.BooleanField(label=_("Make a backup every night"), required=False)
    hour = forms.TypedChoiceField(label=_("From what time"), choices=HOURS, coerce=int)
    keep = forms.IntegerField(
        label=_("How many stay"), min_value=1, max_value=400, help_text=_("Older ones are removed.")
    )
    with_key = forms.BooleanField(
        label=_("Include the secret key"),
        required=False,
        help_text=_(
            "With it, links and sign-ins stay valid after a restore. Keep the files as safe as the server."
        ),
    )

    def __init__(self, *args: Any, held: core.BackupPlan, **kwargs: Any) -> None:
        initial = {name: getattr(held, name) for name in self.base_fields}
        super().__init__(*args, initial=initial, **kwargs)

    def plan(self) -> core.BackupPlan:
        """The checked plan."""
        return core.BackupPlan(**self.cleaned_data)
