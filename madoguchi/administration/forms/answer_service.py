"""The company's own language service: how it is reached, what it is told, what it may cost."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from madoguchi.assistant import api as assistant

from .sign_in import secure_address

NUMBERS = {"inputmode": "numeric"}


def _number(label: Any, least: int, most: int, text: Any = "") -> forms.IntegerField:
    widget = forms.NumberInput(NUMBERS)
    return forms.IntegerField(label=label, min_value=least, max_value=most, help_text=text, widget=widget)


class AnswerServiceForm(forms.Form):
    """Becomes `AnswerService`; the key is kept apart and never shown again."""

    on = forms.BooleanField(label=_("Let the service word the assistant's answers"), required=False)
    address = forms.CharField(
        label=_("Address of the service"), required=False, max_length=300,
        widget=forms.URLInput({"placeholder": "https://service.example.com/v1"}),
        help_text=_(
            "Where its interface begins, without /chat/completions. No other address is ever asked."
        ),
    )  # fmt: skip
    model = forms.CharField(label=_("Model"), required=False, max_length=120)
    key = forms.CharField(
        label=_("Key of the service"), required=False, max_length=500,
        widget=forms.PasswordInput({"autocomplete": "off"}),
        help_text=_("Kept sealed: shown nowhere, and in no export. Left empty, the one we have stays."),
    )  # fmt: skip
    seconds = _number(
        _("Seconds that an answer may take"),
        1,
        30,
        _("After that the article is quoted, as without the service."),
    )
    longest = _number(_("Tokens of an answer, at most"), 50, 4000)
    calls_a_day = _number(_("Answers a day, at most"), 1, 1_000_000)
    tokens_a_day = _number(_("Tokens a day, at most"), 1_000, 1_000_000_000)
    calls_a_visitor = _number(_("Answers a day for one customer, at most"), 1, 10_000)
    prompt_ja = forms.CharField(
        label=_("What the service is told, for Japanese answers"), max_length=4000, widget=forms.Textarea
    )
    prompt_en = forms.CharField(
        label=_("What the service is told, for English answers"), max_length=4000, widget=forms.Textarea
    )

    translates = forms.BooleanField(label=_("Let colleagues have messages translated"), required=False)
    translate_ja = forms.CharField(
        label=_("What the service is told, for translations into Japanese"),
        max_length=4000,
        widget=forms.Textarea,
    )
    translate_other = forms.CharField(
        label=_("What the service is told, for translations into other languages"),
        max_length=4000,
        widget=forms.Textarea,
    )

    def __init__(self, *args: Any, held: assistant.AnswerService, **kwargs: Any) -> None:
        kwargs["initial"] = {name: getattr(held, name) for name in self.base_fields if name != "key"}
        super().__init__(*args, **kwargs)
        self.has_key = assistant.has_key()

    def clean_address(self) -> str:
        """Without a slash at its end; https, except on this very machine. Raises for anything else."""
        return secure_address(self.cleaned_data["address"])

    def clean(self) -> dict[str, Any]:
        """Switched on, it has to be whole."""
        given: dict[str, Any] = super().clean() or {}
        for name in ("address", "model"):
            if (
                (given.get("on") or given.get("translates"))
                and not given.get(name)
                and name not in self.errors
            ):
                self.add_error(name, _("This is needed to switch it on."))
        return given

    def option(self) -> assistant.AnswerService:
        """The checked settings, without the key."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "key"}
        given |= {name: given[name].replace("\r\n", "\n") for name in assistant.PROMPTS}
        return assistant.AnswerService(**given)


def prompt_labels() -> dict[str, Any]:
    """What each of the prompts is for, by its name."""
    return {name: AnswerServiceForm.base_fields[name].label for name in assistant.PROMPTS}
