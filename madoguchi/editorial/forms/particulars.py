"""What only some kinds of article have, as it comes from a form; nothing here touches the database.

A tree has its steps numbered as on the screen; an empty step or answer is no step and no answer, and the
numbers of those that stay close up.
"""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from madoguchi.knowledge import api as knowledge

SPARE_ANSWERS, MOST_STEPS, MOST_ANSWERS = 2, 60, 8
ENDS = (
    ("solved", pgettext_lazy("troubleshooting", "Solved")),
    ("person", pgettext_lazy("troubleshooting", "To a person")),
)
FLAWS = {
    "no_text": _("Please say what the reader shall look at or do."),
    "no_answers": _("Without an answer the reader cannot go on."),
    "no_label": _("An answer has no words."),
    "leads_nowhere": _("An answer leads nowhere. Please choose where it leads."),
    "leads_back": _("The answers lead round in a circle: nobody would ever arrive."),
    "unreached": _("No answer leads here."),
    "too_much": _("There are too many steps for one article."),
}
STATES = (
    ("investigating", _("We are investigating")),
    ("found", _("We have found the cause")),
    ("fixed", _("Fixed")),
)


class EditionForm(forms.Form):
    """The edition of a policy, or the version of a release."""

    edition = forms.CharField(label=_("Edition or version"), max_length=40, required=False)
    day = forms.DateField(
        label=_("In force or released from"), required=False,
        widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"),
    )  # fmt: skip

    def kept(self) -> dict[str, Any]:
        """What the article keeps."""
        day = self.cleaned_data["day"]
        return {"edition": self.cleaned_data["edition"], "day": day.isoformat() if day else ""}


class FilmForm(forms.Form):
    """A film of ours or of an allowed house, its captions and what is said in it."""

    file = forms.ChoiceField(label=_("Film"), required=False)
    upload = forms.FileField(label=_("Send in a film (MP4 or WebM)"), required=False)
    captions_ja = forms.FileField(label=_("Captions in Japanese (WebVTT)"), required=False)
    captions_en = forms.FileField(label=_("Captions in English (WebVTT)"), required=False)
    embed = forms.CharField(
        label=_("Or the address of the film on YouTube or Vimeo"), max_length=500, required=False,
        help_text=_("It is shown only when an administrator has allowed that house."),
    )  # fmt: skip
    transcript = forms.CharField(
        label=_("Everything said in the film"), max_length=100_000, required=False,
        help_text=_("Found by the search. Left empty, it is taken from the captions."),
    )  # fmt: skip

    def __init__(self, *args: Any, films: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].choices = [("", ""), *films]  # type: ignore[attr-defined]


class IssueForm(forms.Form):
    """Where an issue stands now, and what we say to those whom it concerns."""

    state = forms.ChoiceField(label=_("Where it stands"), choices=STATES)
    text_ja = forms.CharField(label=_("Text in Japanese"), max_length=500, required=False)
    text_en = forms.CharField(label=_("Text in English"), max_length=800, required=False)
    client_id = forms.UUIDField(widget=forms.HiddenInput)


def steps_from(given: Mapping[str, str]) -> list[dict[str, Any]]:
    """The steps of a posted form, numbered anew, as an article keeps them."""
    kept: dict[int, dict[str, Any]] = {}
    for number in range(1, MOST_STEPS + 1):
        text, answers = given.get(f"step-{number}", "").strip(), _answers(given, number)
        if text or answers:
            kept[number] = {"text": text, "answers": answers}
    places = {str(old): new for new, old in enumerate(kept, start=1)}
    for step in kept.values():
        for answer in step["answers"]:
            answer["to"] = places.get(answer["to"], answer["to"] if answer["to"] in dict(ENDS) else 0)
    return list(kept.values())


def rows_of(steps: tuple[knowledge.Step, ...]) -> list[dict[str, Any]]:
    """The steps as the screen shows them, with room for one more, and for more answers to each."""
    wrong: dict[int, list[str]] = {}
    for flaw in knowledge.flaws(steps):
        wrong.setdefault(flaw.step, []).append(str(FLAWS[flaw.reason]))
    rows = [
        {
            "number": number, "text": step.text, "wrong": wrong.get(number, []),
            "answers": [(at, a.label, str(a.to)) for at, a in enumerate(step.answers, start=1)]
            + [(at, "", "") for at in _spare(len(step.answers))],
        }
        for number, step in enumerate(steps, start=1)
    ]  # fmt: skip
    blank = {"number": len(rows) + 1, "text": "", "wrong": [], "answers": [(1, "", ""), (2, "", "")]}
    return [*rows, blank] if len(rows) < MOST_STEPS else rows


def goals(steps: tuple[knowledge.Step, ...]) -> list[tuple[str, Any]]:
    """Where an answer may lead: the ends, every step after the first, and one that is still to be written."""
    named = [(str(n), f"{n}. {' '.join(step.text.split())[:30]}") for n, step in enumerate(steps, start=1)]
    return [*ENDS, *named[1:], (str(len(steps) + 1), f"{len(steps) + 1}. …")]


def _answers(given: Mapping[str, str], number: int) -> list[dict[str, Any]]:
    rows = [
        {"label": given.get(f"step-{number}-{at}", "").strip(), "to": given.get(f"step-{number}-{at}-to", "")}
        for at in range(1, MOST_ANSWERS + 1)
    ]
    return [row for row in rows if row["label"]]


def _spare(many: int) -> range:
    return range(many + 1, min(many + SPARE_ANSWERS, MOST_ANSWERS) + 1)
