"""Somebody of the staff, and teams."""

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from madoguchi.people import api as people
from madoguchi.people.shapes import StaffShape

from ..roles import ROLE_HELP

LANGUAGES = (("ja", _("Japanese")), ("en", _("English")), ("zh", _("Chinese")), ("ko", _("Korean")))
CHANNELS = ("webchat",)
FOR_SOMEBODY_NEW = {"role": "agent", "languages": ["ja"], "webchat": 3}
COMMA = re.compile(r"[,、，\n]")


class PersonForm(forms.Form):
    """What an administrator says about a member of staff."""

    name = forms.CharField(label=_("Name"), max_length=120)
    kana = forms.CharField(label=_("Name in kana"), max_length=120, required=False)
    role = forms.ChoiceField(label=_("Role"))
    teams = forms.MultipleChoiceField(label=_("Teams"), required=False)
    languages = forms.MultipleChoiceField(label=_("Languages"), choices=LANGUAGES)
    skills = forms.CharField(
        label=_("Skills"), required=False, max_length=400,
        help_text=_("Separated by commas: returns, kettles, billing."),
    )  # fmt: skip
    webchat = forms.IntegerField(
        label=_("Chats at the same time"), min_value=0, max_value=99,
        help_text=_("With 0 no chats are offered to this person."),
        widget=forms.NumberInput({"inputmode": "numeric"}),
    )  # fmt: skip

    replies_wait = forms.BooleanField(
        label=_("Replies wait for a supervisor"), required=False,
        help_text=_("For somebody who is new: a supervisor reads each reply before it goes to the customer."),
    )  # fmt: skip

    def __init__(self, *args: Any, person: StaffShape | None = None, **kwargs: Any) -> None:
        self.person = person
        kwargs["initial"] = _held(person) if person else FOR_SOMEBODY_NEW
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["role"].choices = tuple(people.ROLE_NAMES.items())
        fields["teams"].choices = [(team.slug, team.name) for team in people.teams()]

    def clean_skills(self) -> list[str]:
        """Each once, in the order given."""
        found = (word.strip()[:40] for word in COMMA.split(self.cleaned_data["skills"]))
        return list(dict.fromkeys(word for word in found if word))

    def roles(self) -> list[dict[str, Any]]:
        """The roles to choose from, each with what it may do in one sentence."""
        return [
            {"value": role, "label": name, "help": ROLE_HELP[role]}
            for role, name in people.ROLE_NAMES.items()
        ]

    def boxes(self) -> dict[str, list[dict[str, Any]]]:
        """Teams and languages as boxes to tick."""
        return {name: _boxes(self[name]) for name in ("teams", "languages")}

    def given(self) -> dict[str, Any]:
        """The checked values in the words of people's acts."""
        values = dict(self.cleaned_data)
        capacity = {channel: values.pop(channel) for channel in CHANNELS}
        return {**values, "capacity": capacity}


class InviteForm(PersonForm):
    """The same for somebody new, with the address that the link goes to."""

    email = forms.EmailField(label=_("E-mail address"))
    language = forms.ChoiceField(label=_("Language of the mail"), choices=LANGUAGES[:2], initial="ja")
    replies_wait = None


class TeamForm(forms.Form):
    """A team's names."""

    name_ja = forms.CharField(label=_("Name in Japanese"), max_length=80)
    name_en = forms.CharField(label=_("Name in English"), max_length=80)


def _held(person: StaffShape) -> dict[str, Any]:
    slugs = {team.id: team.slug for team in people.teams()}
    capacity = people.all_capacities([person.id]).get(person.id, {})
    return {
        "name": person.name,
        "kana": person.kana,
        "role": person.role,
        "teams": [slugs[pk] for pk in person.team_ids],
        "languages": list(person.languages),
        "skills": "、".join(person.skills),
        "webchat": capacity.get("webchat", 3),
        "replies_wait": person.replies_wait,
    }


def _boxes(bound: forms.BoundField) -> list[dict[str, Any]]:
    chosen: Iterable[str] = bound.value() or ()
    return [
        {"name": bound.html_name, "value": value, "label": label, "checked": value in chosen}
        for value, label in bound.field.choices  # type: ignore[attr-defined]
    ]
