"""What of issued papers is looked for: day, sum and party, each a range or a part, all together."""

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from madoguchi.commerce import api as commerce

MOST = 10**15


class Day(forms.DateField):
    """A day of our calendars, picked or typed."""

    def __init__(self, label: object) -> None:
        super().__init__(label=label, required=False, widget=forms.DateInput({"type": "date"}))  # type: ignore[arg-type]


class Sum(forms.IntegerField):
    """An amount with tax; full-width figures and commas are read as well."""

    def __init__(self, label: object) -> None:
        bounds = [MinValueValidator(0), MaxValueValidator(MOST)]
        super().__init__(
            label=label, required=False, validators=bounds, widget=forms.TextInput({"inputmode": "numeric"})
        )  # type: ignore[arg-type]

    def to_python(self, value: object) -> int | None:
        """The figures of what was typed."""
        plain = str(value or "").replace(",", "").replace("，", "").replace("¥", "").replace("円", "").strip()
        return super().to_python(plain)


class PapersForm(forms.Form):
    """Everything may stay empty; what is given has to hold at once."""

    since = Day(pgettext_lazy("paper", "Date of transaction from"))
    until = Day(pgettext_lazy("paper", "Date of transaction to"))
    least = Sum(pgettext_lazy("paper", "Amount from"))
    most = Sum(pgettext_lazy("paper", "Amount to"))
    party = forms.CharField(
        label=pgettext_lazy("paper", "Party"), required=False, max_length=100,
        help_text=_("Addressee, customer or company; a part is enough."),
    )  # fmt: skip
    kind = forms.ChoiceField(label=pgettext_lazy("paper", "Kind"), required=False)

    def __init__(self, *args: object, **named: object) -> None:
        super().__init__(*args, **named)  # type: ignore[arg-type]
        kinds = [(kind, words) for kind, words in commerce.PAPER.items()]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]

    def clean(self) -> dict[str, object]:
        """A range begins before it ends."""
        given = super().clean() or {}
        for first, last in (("since", "until"), ("least", "most")):
            if given.get(first) is not None and given.get(last) is not None and given[first] > given[last]:
                self.add_error(last, _now("This end lies before the beginning."))
        return given

    def asked(self) -> commerce.PapersAsked:
        """What is looked for."""
        given = self.cleaned_data
        return commerce.PapersAsked(**{**given, "kind": given["kind"] or None})
