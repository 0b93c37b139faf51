"""The widget's settings as an administrator types them."""

import dataclasses
from collections.abc import Iterator
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from madoguchi.core import api as core
from madoguchi.crossing.api import LONGEST_FOLLOWING, Following
from madoguchi.ui import api as ui

from .shapes import (
    ATTRIBUTE_KEY,
    MOST_ATTRIBUTES,
    MOST_GREETINGS,
    MOST_OFFSET,
    MOST_QUESTIONS,
    ORIGIN,
    AttributeField,
    Greeting,
    WidgetSettings,
)

LONGEST_LINE = 80
SPARE_ROWS = 2
USUAL_HOURS = ("5", "11", "18")
SIDES = (("right", pgettext_lazy("side", "Right")), ("left", pgettext_lazy("side", "Left")))
ICONS = (
    ("chat", _("Speech bubble")),
    ("question", _("Question mark")),
    ("headset", _("Headset")),
)
PLAIN = ("side", "icon", "offset_x", "offset_y", "accent", "show_help", "show_read")


class WidgetForm(forms.Form):
    """Becomes `WidgetSettings`; rows of greetings and attributes are fields of the same name, row by row."""

    allowed_origins = forms.CharField(
        label=_("Sites that may show the widget"), required=False,
        help_text=_("One a line, without a path: https://shop.example"),
    )  # fmt: skip
    side = forms.ChoiceField(label=_("Side of the window"), choices=SIDES)
    icon = forms.ChoiceField(label=_("Sign on the button"), choices=ICONS)
    offset_x = forms.IntegerField(
        label=_("Distance from the side (pixels)"), min_value=0, max_value=MOST_OFFSET
    )
    offset_y = forms.IntegerField(
        label=_("Distance from the bottom (pixels)"), min_value=0, max_value=MOST_OFFSET
    )
    accent = forms.CharField(
        label=_("Colour of its own"), required=False, max_length=7,
        help_text=_("As #234E8C. Left empty, it is the brand's colour."),
    )  # fmt: skip
    questions_ja = forms.CharField(
        label=_("Questions in Japanese"), required=False, help_text=_("One a line, three at most.")
    )
    questions_en = forms.CharField(
        label=_("Questions in English"), required=False, help_text=_("One a line, three at most.")
    )
    show_help = forms.BooleanField(label=_("Help articles can be searched inside the chat"), required=False)
    show_read = forms.BooleanField(
        label=_("Customers see whether a message was read"), required=False,
        help_text=_("This is a promise: whoever sees that it was read expects an answer soon."),
    )  # fmt: skip

    follow = forms.BooleanField(
        label=_("Answers follow a customer who has left the chat"), required=False,
        help_text=_(
            "By LINE or e-mail, where we know her address and she agreed. What she answers there comes into "
            "the same conversation."
        ),
    )  # fmt: skip
    follow_minutes = forms.IntegerField(
        label=_("After so many minutes unread"), min_value=1, max_value=LONGEST_FOLLOWING, required=False
    )

    def __init__(self, data: QueryDict | None = None, *, held: WidgetSettings, following: Following) -> None:
        initial = {**_typed(held), "follow": following.on, "follow_minutes": following.minutes}
        super().__init__(data, initial=initial, label_suffix="")
        self.held = held

    def following(self) -> Following:
        """What was typed about answers that follow."""
        minutes = self.cleaned_data["follow_minutes"] or self.initial["follow_minutes"]
        return Following(self.cleaned_data["follow"], minutes)

    def clean_allowed_origins(self) -> tuple[str, ...]:
        """Each line an origin; a slash at its end and capitals are forgiven."""
        origins = [line.rstrip("/").lower() for line in lines_of(self.cleaned_data["allowed_origins"])]
        wrong = [origin for origin in origins if not ORIGIN.fullmatch(origin)]
        if wrong:
            raise forms.ValidationError(
                _("“%(origin)s” cannot be used. Write scheme and host only: https://shop.example"),
                params={"origin": wrong[0]},
            )
        return tuple(dict.fromkeys(origins))

    def clean_accent(self) -> str:
        """Only a colour on which the white sign can be read."""
        accent: str = self.cleaned_data["accent"].strip()
        try:
            ui.BrandLook(accent=accent)
        except ui.LookRefused as refused:
            if refused.code == "colour":
                raise forms.ValidationError(
                    _("Please write the colour as # and six digits: #234E8C")
                ) from refused
            raise forms.ValidationError(
                _("This colour is hard to read (contrast %(ratio)s, 4.5 is needed). Try %(better)s."),
                params={"ratio": f"{refused.ratio:.1f}", "better": ui.readable(accent)},
            ) from refused
        return accent

    def clean_questions_ja(self) -> tuple[str, ...]:
        """Three lines at most."""
        return _questions(self.cleaned_data["questions_ja"])

    def clean_questions_en(self) -> tuple[str, ...]:
        """Three lines at most."""
        return _questions(self.cleaned_data["questions_en"])

    def clean(self) -> dict[str, Any]:
        """The rows: a greeting needs both languages, an attribute a name that programs can use."""
        self.cleaned_data["greetings"] = self._greetings()
        self.cleaned_data["attributes"] = self._attributes()
        return self.cleaned_data

    def settings(self) -> WidgetSettings:
        """What was typed, where it can be used; elsewhere what is held (for the preview of half a form)."""
        names = {field.name for field in dataclasses.fields(WidgetSettings)}
        given = {name: value for name, value in self.cleaned_data.items() if name in names}
        return dataclasses.replace(self.held, **given)

    def greeting_rows(self) -> list[dict[str, Any]]:
        """The rows to fill in, as typed or as held, with an empty one to add."""
        rows = [row for row in self._rows("greeting", "from", "ja", "en") if row["ja"] or row["en"]]
        if not self.is_bound:
            rows = [{"from": str(g.from_hour), "ja": g.ja, "en": g.en} for g in self.held.greetings]
        empty = [{"from": hour, "ja": "", "en": ""} for hour in USUAL_HOURS]
        return [*rows, *empty[len(rows) :]][:MOST_GREETINGS]

    def attribute_rows(self) -> list[dict[str, Any]]:
        """The rows to fill in, as typed or as held, with empty ones to add."""
        rows = [row for row in self._rows("attribute", "key", "ja", "en") if any(row.values())]
        if not self.is_bound:
            rows = [dataclasses.asdict(field) for field in self.held.attributes]
        return [*rows, *[{"key": "", "ja": "", "en": ""}] * SPARE_ROWS][:MOST_ATTRIBUTES]

    def _rows(self, name: str, *columns: str) -> Iterator[dict[str, str]]:
        if not isinstance(self.data, QueryDict):
            return
        lists = [self.data.getlist(f"{name}_{column}") for column in columns]
        for values in zip(*lists, strict=False):
            cleaned = (" ".join(value.replace("\x00", "").split())[:LONGEST_LINE] for value in values)
            yield dict(zip(columns, cleaned, strict=True))

    def _greetings(self) -> tuple[Greeting, ...]:
        found: dict[int, Greeting] = {}
        for row in self._rows("greeting", "from", "ja", "en"):
            if not row["ja"] and not row["en"]:
                continue
            hour = core.whole_number(row["from"])
            if not (row["ja"] and row["en"] and hour is not None and hour <= 23):
                self.add_error(
                    None, forms.ValidationError(_("A greeting needs an hour and both languages."), "greeting")
                )
                return self.held.greetings
            found[hour] = Greeting(hour, row["ja"], row["en"])
        return tuple(found[hour] for hour in sorted(found))[:MOST_GREETINGS]

    def _attributes(self) -> tuple[AttributeField, ...]:
        found: dict[str, AttributeField] = {}
        for row in self._rows("attribute", "key", "ja", "en"):
            if not row["key"]:
                continue
            if not ATTRIBUTE_KEY.fullmatch(row["key"]):
                words = _("“%(key)s” cannot be a name: small letters, digits and _ only, a letter first.")
                self.add_error(None, forms.ValidationError(words, "attribute", {"key": row["key"]}))
                return self.held.attributes
            label = row["ja"] or row["en"] or row["key"]
            found[row["key"]] = AttributeField(row["key"], label, row["en"] or label)
        return tuple(found.values())[:MOST_ATTRIBUTES]

    def row_errors(self, code: str) -> list[str]:
        """What is wrong with the rows of one kind."""
        return [str(m) for e in self.non_field_errors().as_data() if e.code == code for m in e.messages]

    def greeting_errors(self) -> list[str]:
        """What is wrong with the greetings."""
        return self.row_errors("greeting")

    def attribute_errors(self) -> list[str]:
        """What is wrong with the attributes."""
        return self.row_errors("attribute")


def lines_of(text: str) -> list[str]:
    """The lines that hold something."""
    return [
        line for line in (" ".join(line.replace("\x00", "").split()) for line in text.splitlines()) if line
    ]


def _questions(text: str) -> tuple[str, ...]:
    lines = lines_of(text)
    if len(lines) > MOST_QUESTIONS:
        raise forms.ValidationError(_("Three questions at most. Please leave out the others."))
    if any(len(line) > LONGEST_LINE for line in lines):
        raise forms.ValidationError(
            _("A question has %(most)d letters at most, so that it fits the button."),
            params={"most": LONGEST_LINE},
        )
    return tuple(lines)


def _typed(held: WidgetSettings) -> dict[str, Any]:
    lists = {
        name: "\n".join(getattr(held, name)) for name in ("allowed_origins", "questions_ja", "questions_en")
    }
    return lists | {name: getattr(held, name) for name in PLAIN}
