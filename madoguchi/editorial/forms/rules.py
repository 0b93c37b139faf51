"""How articles are approved, and when they are looked at again."""

from django import forms
from django.utils.translation import gettext_lazy as _

from madoguchi.knowledge import api as knowledge


class RulesForm(forms.Form):
    """Becomes a `ReviewRule`."""

    four_eyes = forms.BooleanField(
        label=_("Two pairs of eyes"), required=False,
        help_text=_("An article is published by somebody other than the one who submitted it."),
    )  # fmt: skip
    months = forms.IntegerField(
        label=_("Months until the next review"), min_value=1, max_value=36,
        help_text=_("Counted from the day on which an article was checked."),
    )  # fmt: skip

    def rule(self) -> knowledge.ReviewRule:
        """What was typed, checked."""
        return knowledge.ReviewRule(**self.cleaned_data)
