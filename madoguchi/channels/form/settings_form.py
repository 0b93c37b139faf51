"""What the web form asks, as an administrator types it."""

import dataclasses
from collections.abc import Iterator
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .shapes import MOST_FIELDS, OWN_KINDS, FormSettings, OwnField, TopicForm

SPARE_ROWS = 2
LONGEST_LABEL, LONGEST_CHOICES = 80, 2000
ASK_WORDS = (
    ("must", pgettext_lazy("asked", "Must be given")),
    ("may", pgettext_lazy("asked", "May be given")),
    ("no", pgettext_lazy("asked", "Not asked")),
)
KIND_WORDS = (
    ("text", _("One line")),
    ("long_text", _("Several lines")),
    ("choice", _("One of a list")),
    ("date", _("Date")),
    ("number", pgettext_lazy("field", "Number")),
)


class FormForm(forms.Form):
    """The form as a whole."""

    open = forms.BooleanField(label=_("The web form is open"), required=False)
    lead_ja = forms.CharField(label=_("Words above the form, in Japanese"), required=False, max_length=400)
    lead_en = forms.CharField(label=_("Words above the form, in English"), required=False, max_length=400)
    answer_hours = forms.IntegerField(
        label=_("We answer within (open hours)"),
        min_value=1,
        max_value=80,
        help_text=_(
            "Told in the mail that acknowledges an enquiry; a target for the first reply comes first."
        ),
    )

    def __init__(self, data: QueryDict | None = None, *, held: FormSettings) -> None:
        super().__init__(data, initial=dataclasses.asdict(held), label_suffix="")
        self.held = held

    def settings(self) -> FormSettings:
        """What was typed, with the topics as they are held."""
        return dataclasses.replace(self.held, **self.cleaned_data)


class TopicSettingsForm(forms.Form):
    """What is asked about one topic; rows of own fields are fields of the same name, row by row."""

    offered = forms.BooleanField(label=_("Offered in the form"), required=False)
    name = forms.ChoiceField(label=_("Name"), choices=ASK_WORDS)
    email = forms.ChoiceField(label=_("E-mail address"), choices=ASK_WORDS)
    phone = forms.ChoiceField(label=_("Telephone number"), choices=ASK_WORDS)
    order = forms.ChoiceField(label=pgettext_lazy("bill", "Order number"), choices=ASK_WORDS)
    files = forms.BooleanField(label=_("Files can be attached"), required=False)
    note_ja = forms.CharField(label=_("A word beforehand, in Japanese"), required=False, max_length=400)
    note_en = forms.CharField(label=_("A word beforehand, in English"), required=False, max_length=400)

    def __init__(
        self, data: QueryDict | None = None, *, held: TopicForm, tasks: tuple[tuple[str, str], ...]
    ) -> None:
        super().__init__(data, initial=dataclasses.asdict(held), label_suffix="")
        self.held, self.offered_tasks = held, tasks

    def clean(self) -> dict[str, Any]:
        """Somebody must be able to answer: an address or a number has to be given."""
        given = self.cleaned_data
        if "must" not in (given.get("email"), given.get("phone")):
            self.add_error("email", _("Ask for an address or a number, so that you can answer."))
        given["fields"] = self._fields()
        given["tasks"] = tuple(code for code, _words in self.offered_tasks if code in self._ticked())
        return given

    def topic(self) -> TopicForm:
        """What was typed."""
        return dataclasses.replace(self.held, **self.cleaned_data)

    def task_rows(self) -> list[dict[str, Any]]:
        """Every self-service task, and whether it is shown with this topic."""
        ticked = self._ticked() if self.is_bound else self.held.tasks
        return [{"code": code, "label": label, "on": code in ticked} for code, label in self.offered_tasks]

    def field_rows(self) -> list[dict[str, Any]]:
        """The rows to fill in, as typed or as held, with empty ones to add."""
        empty = {"ja": "", "en": "", "kind": "text", "required": False, "choices": ""}
        rows = list(self._rows()) if self.is_bound else [_row(field) for field in self.held.fields]
        rows = [row for row in rows if row["ja"] or row["en"]]
        return [*rows, *[dict(empty) for _spare in range(SPARE_ROWS)]][:MOST_FIELDS]

    def row_errors(self) -> list[str]:
        """What is wrong with the rows."""
        return [str(m) for e in self.non_field_errors().as_data() if e.code == "fields" for m in e.messages]

    def _ticked(self) -> list[str]:
        return self.data.getlist("task") if isinstance(self.data, QueryDict) else []

    def _rows(self) -> Iterator[dict[str, Any]]:
        if not isinstance(self.data, QueryDict):
            return
        columns = [self.data.getlist(f"field_{name}") for name in ("ja", "en", "kind", "required", "choices")]
        for ja, en, kind, required, choices in zip(*columns, strict=False):
            yield {
                "ja": _one_line(ja),
                "en": _one_line(en),
                "kind": kind if kind in OWN_KINDS else "text",
                "required": required == "must",
                "choices": choices.replace("\x00", "")[:LONGEST_CHOICES],
            }

    def _fields(self) -> tuple[OwnField, ...]:
        found: list[OwnField] = []
        for row in self._rows():
            if not row["ja"] and not row["en"]:
                continue
            choices = tuple(filter(None, map(_one_line, row["choices"].splitlines())))
            if row["kind"] == "choice" and len(choices) < 2:
                words = _("“%(field)s” needs at least two lines to choose from.")
                self.add_error(
                    None, forms.ValidationError(words, "fields", {"field": row["ja"] or row["en"]})
                )
                return self.held.fields
            kept = choices if row["kind"] == "choice" else ()
            found.append(OwnField(row["ja"] or row["en"], row["en"], row["kind"], row["required"], kept))
        return tuple(found[:MOST_FIELDS])


def _row(field: OwnField) -> dict[str, Any]:
    return {**dataclasses.asdict(field), "choices": "\n".join(field.choices)}


def _one_line(text: str) -> str:
    return " ".join(text.replace("\x00", "").split())[:LONGEST_LABEL]
