"""The set-up form of an account: built from what its adapter says it needs, whatever that is."""

import secrets
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from madoguchi.people import api as people

from .queries.fields import TYPED, is_asked
from .shapes import Account, Adapter, Field

LONGEST, LONGEST_LINES = 500, 8000
LANGUAGES = (("ja", "日本語"), ("en", "English"))
PLAIN = ("localhost", "127.0.0.1", "::1")
PREFIX = "f-"
TYPES = {"number": "number", "email": "email", "phone": "tel", "url": "url"}
"""Kind of a field → type of its input."""


def _address(value: str) -> None:
    """Encrypted, unless it stays on this machine."""
    try:
        parts = urlsplit(value)
    except ValueError:
        raise ValidationError(_("This does not look like an address.")) from None
    if parts.scheme not in ("https", "http") or not parts.hostname:
        raise ValidationError(_("This does not look like an address."))
    if parts.scheme != "https" and parts.hostname not in PLAIN:
        raise ValidationError(_("Please use an address that begins with https://."))
    if parts.username or parts.password:
        raise ValidationError(_("Please leave names and passwords out of the address."))


class PhoneField(forms.CharField):
    """A number, kept as it is dialled from abroad."""

    def clean(self, value: Any) -> str:
        """+81312345678; "" for nothing."""
        typed: str = super().clean(value)
        try:
            return people.normal_identity("phone", typed) if typed else ""
        except ValueError:
            raise ValidationError(_("This does not look like a telephone number.")) from None


def _field(one: Field) -> forms.Field:
    """The form's field for one of the adapter's; whether it is required is looked at with the others."""
    common: dict[str, Any] = {"label": one.label, "help_text": one.hint, "required": False}
    match one.kind:
        case "choice":
            return forms.ChoiceField(choices=one.choices, **common)
        case "switch":
            return forms.BooleanField(**common)
        case "number":
            return forms.IntegerField(min_value=one.least, max_value=one.most, **common)
        case "email":
            return forms.EmailField(max_length=254, **common)
        case "phone":
            return PhoneField(max_length=40, **common)
        case "url":
            return forms.CharField(max_length=LONGEST, validators=[_address], **common)
        case "lines":
            return forms.CharField(max_length=LONGEST_LINES, **common)
        case _:
            return forms.CharField(max_length=LONGEST, **common)


class AccountForm(forms.Form):
    """What every account has: a name of its own, a team, a language."""

    name = forms.CharField(
        label=_("Name of the account"), max_length=80,
        help_text=_("Only staff see it. It tells several accounts of one kind apart."),
    )  # fmt: skip
    team = forms.ChoiceField(
        label=_("Team"), required=False,
        help_text=_("New conversations go to it. Without a team, everybody who may take them does."),
    )  # fmt: skip
    language = forms.ChoiceField(
        label=_("Language"), choices=LANGUAGES,
        help_text=_("For customers of whom the service does not tell a language."),
    )  # fmt: skip

    def __init__(self, data: QueryDict | None = None, *, held: Mapping[str, Any]) -> None:
        super().__init__(data, initial=dict(held), label_suffix="")
        teams = [(str(one.id), one.name) for one in people.teams()]
        self.fields["team"].choices = [("", _("No team")), *teams]  # type: ignore[attr-defined]

    @property
    def team_id(self) -> int | None:
        """The chosen team."""
        return int(self.cleaned_data["team"]) if self.cleaned_data["team"] else None


class ConnectionForm(forms.Form):
    """What the adapter asks for. `values()` is what `change_account` takes."""

    def __init__(
        self, data: QueryDict | None = None, *, account: Account, adapter: Adapter, aside: bool = False,
        fresh: Mapping[str, str] | None = None, unfinished: bool = False,
    ) -> None:  # fmt: skip
        """aside: secrets typed before lie sealed, and belong to this attempt. fresh: keys made just now.

        unfinished: it is gone on with later, so nothing has to be there yet.
        """
        self.unfinished = unfinished
        self.account, self.adapter, self.aside, self.fresh = account, adapter, aside, fresh or {}
        super().__init__(data, initial=self._initial(), label_suffix="", prefix="f")
        for one in self._typed():
            self.fields[one.name] = _field(one)

    def clean(self) -> dict[str, Any]:
        """Required where asked for, and right in the adapter's own eyes."""
        given = self.cleaned_data
        said = {**self.account.settings, **{name: _text(value) for name, value in given.items()}}
        for one in self._typed():
            value = said.get(one.name, "")
            if one.name in self.errors or not is_asked(one, said):
                continue
            if not value and self._is_due(one):
                self.add_error(one.name, forms.ValidationError(_("This field is required.")))
            elif value and (wrong := one.wrong(value)):
                self.add_error(one.name, forms.ValidationError(str(wrong)))
        return given

    def values(self) -> dict[str, str]:
        """Field → value as text; empty secrets stay empty."""
        return {name: _text(value) for name, value in self.cleaned_data.items()}

    def secrets(self) -> dict[str, str]:
        """The secrets that were typed and are right in themselves."""
        right = {one.name for one in self._typed() if one.secret and one.name not in self.errors}
        return {name: value for name, value in self.values().items() if name in right and value}

    def secret_names(self) -> list[str]:
        """The names of the secrets that are typed here."""
        return [one.name for one in self._typed() if one.secret]

    def rows(self) -> tuple[dict[str, Any], ...]:
        """The fields to draw, those that are seldom needed left out."""
        return tuple(row for row in self._rows() if not row["seldom"])

    def seldom_rows(self) -> tuple[dict[str, Any], ...]:
        """The fields under “More”."""
        return tuple(row for row in self._rows() if row["seldom"])

    def made_rows(self) -> tuple[dict[str, Any], ...]:
        """The fields whose secret we make, each by a form of its own."""
        return tuple(row for row in self._rows() if row["wish"])

    def seldom_open(self) -> bool:
        """Whether something is wrong under “More”."""
        return any(row["bound"] and row["bound"].errors for row in self.seldom_rows())

    def _rows(self) -> Iterator[dict[str, Any]]:
        for one in self.adapter.fields:
            condition = f"{PREFIX}{one.only_if[0]}={one.only_if[1]}" if one.only_if else ""
            kept = one.secret and self._kept(one)
            yield {
                "field": one, "seldom": one.seldom, "condition": condition,
                "bound": self[one.name] if one.name in self.fields else None,
                "kept": kept, "required": one.required and not kept,
                "made": str(self.account.settings.get(one.name, "")) if one.made and not one.secret else "",
                "wish": secrets.token_hex(8) if one.made and one.secret else "",
                "form": f"make-{one.name}", "fresh": self.fresh.get(one.name, ""),
                "type": TYPES.get(one.kind, "text"), "inputmode": "numeric" if one.kind == "number" else "",
            }  # fmt: skip

    def _typed(self) -> Iterator[Field]:
        return (one for one in self.adapter.fields if not one.made)

    def _is_due(self, one: Field) -> bool:
        """Whether a field must not stay empty."""
        wanted = one.required and one.kind != "switch" and not self.unfinished
        return wanted and not (one.secret and self._kept(one))

    def _kept(self, one: Field) -> bool:
        names = (one.name, one.name + TYPED) if self.aside else (one.name,)
        return any(self.account.secret(name) for name in names)

    def _initial(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for one in self._typed():
            if not one.secret:
                held = self.account.settings.get(one.name, one.default)
                found[one.name] = held == "yes" if one.kind == "switch" else held
        return found


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value).strip()
