"""The forms by which places are set up, and the rules of listening."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .fetching import DESK
from .matching import words_of
from .reading import web_address
from .shapes import Adapter, Entry, Listening, Source

OFTEN = (
    ("5", _("every 5 minutes")), ("15", _("every 15 minutes")), ("30", _("every 30 minutes")),
    ("60", _("every hour")), ("360", _("every 6 hours")), ("1440", _("once a day")),
)  # fmt: skip
MANY_LINES = ("queries",)


class SourceForm(forms.Form):
    """One place: what every place has, and what its adapter asks for. Secrets are never shown again."""

    name = forms.CharField(label=_("Name"), max_length=80)
    include = forms.CharField(
        label=_("Only with one of these words"), required=False, max_length=4000,
        help_text=_("One a line. Width, kana and long vowels make no difference. Empty: everything."),
    )  # fmt: skip
    exclude = forms.CharField(label=_("Never with these words"), required=False, max_length=4000)
    minutes = forms.ChoiceField(label=pgettext_lazy("source", "How often"), choices=OFTEN)

    def __init__(self, data: Any = None, *, how: Adapter, held: Source) -> None:
        shown = {one.name: held.settings.get(one.name, "") for one in how.entries if not one.secret}
        initial = {
            **shown, "name": held.name, "include": "\n".join(held.include), "minutes": str(held.minutes),
            "exclude": "\n".join(held.exclude),
        }  # fmt: skip
        super().__init__(data, initial=initial, label_suffix="")
        self.how, self.held = how, held
        for one in how.entries:
            self.fields[one.name] = _field(one, kept=bool(held.id and one.secret and held.secret(one.name)))

    @property
    def own(self) -> list[tuple[forms.BoundField, str]]:
        """The adapter's fields with how each is drawn: "lines", "password", or as a line."""
        kinds = {one.name: "password" for one in self.how.entries if one.secret}
        kinds |= dict.fromkeys(MANY_LINES, "lines")
        return [(self[one.name], kinds.get(one.name, "text")) for one in self.how.entries]

    def clean(self) -> dict[str, Any]:
        """Addresses are web addresses; a place that wants a key has one."""
        given: dict[str, Any] = super().clean() or {}
        for one in self.how.entries:
            value = str(given.get(one.name) or "")
            if one.address and value and not _web(value):
                self.add_error(one.name, _("This is not a web address. It begins with https://"))
        has = {
            name
            for name in ("token", "refresh_token")
            if given.get(name) or self.held.id and self.held.secret(name)
        }
        if self.how.signed_in and not has and "refresh_token" not in self.errors:
            self.add_error("refresh_token", _("Enter a refresh token, or a key that does not run out."))
        return given

    def values(self) -> dict[str, Any]:
        """As `setting_up.save_source` takes it."""
        given = self.cleaned_data
        return {
            "name": given["name"], "minutes": int(given["minutes"]),
            "include": words_of(given["include"]), "exclude": words_of(given["exclude"]),
            "values": {one.name: str(given.get(one.name) or "").strip() for one in self.how.entries},
        }  # fmt: skip


def _web(value: str) -> bool:
    plain = re.sub(r"\{query\}", "x", value)
    return bool(web_address(plain)) or value.startswith(f"{DESK}/")


def _field(one: Entry, *, kept: bool) -> forms.CharField:
    plain = forms.PasswordInput({"autocomplete": "off"}) if one.secret else None
    hint = _("Kept sealed. Left empty, the one we have stays.") if kept else one.help
    return forms.CharField(
        label=one.label, help_text=hint, required=one.required and not kept, widget=plain,
        max_length=4000 if one.secret or one.name in MANY_LINES else 1000,
    )  # fmt: skip


class RulesForm(forms.Form):
    """Becomes `Listening`."""

    days = forms.IntegerField(
        label=_("Days that mentions are kept"), min_value=7, max_value=3650,
        widget=forms.NumberInput({"inputmode": "numeric"}),
        help_text=_("Older ones go at night, with answers and notes; those in hand stay."),
    )  # fmt: skip

    def rules(self) -> Listening:
        """What was typed."""
        return Listening(days=self.cleaned_data["days"])
