"""A saved reply, as a supervisor types it; and for how long a reply may be taken back."""

from typing import Any

from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from madoguchi.conversations import api as conversations
from madoguchi.people import api as people

FIELD_OF = {"taken": "shortcut", "empty": "body_ja", "variable": "body_ja", "answers": "answers_ja"}


class ReplyForm(forms.Form):
    """Becomes the arguments of `conversations.save_reply`."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=80)
    shortcut = forms.CharField(
        label=gettext_lazy("Shortcut"), max_length=41, help_text=gettext_lazy("Agents type / and this word.")
    )
    body_ja = forms.CharField(label=gettext_lazy("Text in Japanese"), max_length=10_000, required=False)
    body_en = forms.CharField(label=gettext_lazy("Text in English"), max_length=10_000, required=False)
    answers_ja = forms.CharField(
        label=gettext_lazy("Answers to press in Japanese"), max_length=2_000, required=False,
        help_text=gettext_lazy(
            "One on each line; what the customer may answer with one press. LINE takes 20 characters."
        ),
    )  # fmt: skip
    answers_en = forms.CharField(
        label=gettext_lazy("Answers to press in English"), max_length=2_000, required=False
    )
    teams = forms.TypedMultipleChoiceField(label=gettext_lazy("For these teams"), required=False, coerce=int)
    tags = forms.CharField(
        label=gettext_lazy("More words to find it by"), required=False,
        help_text=gettext_lazy("Separated by commas."),
    )  # fmt: skip

    def __init__(self, *args: Any, held: conversations.SavedReplyShape | None = None, **kwargs: Any) -> None:
        super().__init__(*args, initial=_typed(held) if held else {}, **kwargs)
        english = (get_language() or "ja").startswith("en")
        self.fields["teams"].choices = [  # type: ignore[attr-defined]
            (team.id, team.name_en if english else team.name_ja) for team in people.teams()
        ]

    def given(self) -> dict[str, Any]:
        """What was typed, for the act."""
        values = dict(self.cleaned_data)
        words = values.pop("tags").replace("、", ",").replace("，", ",").split(",")
        teams = values.pop("teams")
        return {**values, "tags": words, "team_ids": teams}

    def refuse(self, problem: conversations.ReplyRefused) -> None:
        """Say beside the field why it cannot be kept."""
        words = {
            "shortcut": _("Please choose one word without spaces."),
            "taken": _("Another saved reply has this shortcut."),
            "title": _("Please give it a title."),
            "empty": _("Please write the text in at least one language."),
            "variable": _("There is nothing to put in for {{%(name)s}}.") % {"name": problem.detail},
            "teams": _("This team does not exist any more."),
            "answers": _("At most 20 answers of 80 characters each, one on each line."),
        }[problem.reason]
        self.add_error(FIELD_OF.get(problem.reason, problem.reason), words)

    def team_choices(self) -> list[tuple[int, str, bool]]:
        """The teams with which are chosen."""
        chosen = {str(one) for one in self["teams"].value() or ()}
        return [(id, name, str(id) in chosen) for id, name in self.fields["teams"].choices]  # type: ignore[attr-defined]


class TakingBackForm(forms.Form):
    """For how many seconds; 0 switches it off."""

    seconds = forms.IntegerField(
        label=gettext_lazy("Seconds in which a reply can be taken back"), min_value=0, max_value=60,
        help_text=gettext_lazy("0 switches it off. Ten seconds are usual."),
    )  # fmt: skip


def _typed(held: conversations.SavedReplyShape) -> dict[str, Any]:
    return {
        "title": held.title, "shortcut": held.shortcut, "body_ja": held.body_ja, "body_en": held.body_en,
        "answers_ja": held.answers_ja, "answers_en": held.answers_en,
        "teams": held.team_ids, "tags": ", ".join(held.tags),
    }  # fmt: skip
