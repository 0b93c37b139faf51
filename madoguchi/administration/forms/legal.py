"""What the company says about personal data: policy, consent, age, what goes elsewhere."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from madoguchi.people.api import LegalTexts, Recipient

MOST_RECIPIENTS = 30
PARTS = ("name", "url", "what_ja", "why_ja", "what_en", "why_en")
LONG = forms.Textarea


def text(label: Any, longest: int, **more: Any) -> forms.CharField:
    """A text that may be left empty."""
    return forms.CharField(label=label, required=False, max_length=longest, **more)


def address(label: Any) -> forms.URLField:
    """An address that may be left empty."""
    return forms.URLField(label=label, required=False, max_length=300, assume_scheme="https")


class LegalForm(forms.Form):
    """Becomes `LegalTexts`, together with the recipients' rows."""

    policy_url_ja = address(_("Address of your own page, Japanese"))
    policy_url_en = address(_("Address of your own page, English"))
    policy_ja = text(_("Text, Japanese"), 20_000, widget=LONG)
    policy_en = text(_("Text, English"), 20_000, widget=LONG)
    consent_ja = text(_("Sentence, Japanese"), 200)
    consent_en = text(_("Sentence, English"), 200)
    tick = forms.BooleanField(label=_("A box has to be ticked"), required=False)
    minimum_age = forms.IntegerField(
        label=_("Minimum age"), required=False, min_value=0, max_value=25,
        help_text=_("0 asks nobody. Else the age is confirmed before the first message."),
    )  # fmt: skip
    younger_ja = text(_("Words for the younger, Japanese"), 1_000, widget=LONG)
    younger_en = text(_("Words for the younger, English"), 1_000, widget=LONG)

    def __init__(self, given: Mapping[str, Any] | None = None, *, held: LegalTexts) -> None:
        super().__init__(given, initial={name: getattr(held, name) for name in self.base_fields})
        self.rows = list(_typed(given)) if given is not None else [_row(to) for to in held.recipients]

    def clean_minimum_age(self) -> int:
        return self.cleaned_data["minimum_age"] or 0

    def clean(self) -> dict[str, Any]:
        for row in self.rows:
            row.error = _problem(row.values)
            if row.error:
                self.add_error(None, row.error)
        return self.cleaned_data

    def texts(self) -> LegalTexts:
        """The checked texts."""
        return LegalTexts(**self.cleaned_data, recipients=tuple(Recipient(**row.values) for row in self.rows))

    @property
    def shown_rows(self) -> list["Row"]:
        """The recipients, and one more row to fill in."""
        more = [Row(dict.fromkeys(PARTS, ""))] if len(self.rows) < MOST_RECIPIENTS else []
        return [*self.rows, *more]


@dataclass
class Row:
    """One recipient as typed, and what is wrong with it."""

    values: dict[str, str]
    error: str = ""


def _row(to: Recipient) -> Row:
    return Row({part: getattr(to, part) for part in PARTS})


def _typed(given: Mapping[str, Any]) -> Iterator[Row]:
    """The rows of the posted form in which anything stands."""
    lists = [given.getlist(f"to_{part}") for part in PARTS]  # type: ignore[attr-defined]
    for typed in list(zip(*lists, strict=False))[:MOST_RECIPIENTS]:
        values = {part: str(value).strip()[:300] for part, value in zip(PARTS, typed, strict=True)}
        if any(values.values()):
            yield Row(values)


def _problem(values: dict[str, str]) -> str:
    if not (values["name"] and values["what_ja"] and values["why_ja"]):
        return gettext("A recipient needs a name, what is sent, and what for.")
    if values["url"] and not values["url"].startswith(("https://", "http://")):
        return gettext("The address has to begin with https://.")
    return ""
