"""An article of the help centre, as its editor types it."""

from dataclasses import replace
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge

MOST_QUESTIONS, LONGEST_QUESTION = 20, 300
OPENNESS = (
    ("public", _("Everybody")),
    ("customers", _("Customers who proved who they are")),
    ("staff", _("Staff only")),
)


class ArticleForm(forms.Form):
    """Becomes an `ArticleText`. `seen` says which edition was opened; `client_id` makes a new one once."""

    heading = forms.CharField(
        label=_("Heading"), max_length=300, help_text=_("Best as the question that customers ask.")
    )
    body = forms.CharField(label=_("Answer"), max_length=200_000)
    category = forms.TypedChoiceField(label=_("Category"), required=False, coerce=int, empty_value=None)
    visibility = forms.ChoiceField(label=_("Who may read it"), choices=OPENNESS)
    questions = forms.CharField(
        label=_("Other ways to ask it"), required=False,
        help_text=_("One a line, in customers' own words. They are not shown; the search knows them."),
    )  # fmt: skip
    checked = forms.BooleanField(label=_("I have checked today that all of it is right"), required=False)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    client_id = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, held: knowledge.EditableArticle | None = None, **kwargs: Any) -> None:
        known = _typed(held) if held else {"visibility": "public"}
        kwargs["initial"] = {**kwargs.get("initial", {}), **known}
        super().__init__(*args, **kwargs)
        self.held = held
        self.fields["category"].choices = _shelves(held)  # type: ignore[attr-defined]

    def text(self) -> knowledge.ArticleText:
        """What was typed, checked."""
        given = self.cleaned_data
        before = self.held.text if self.held else knowledge.ArticleText(heading="", body="")
        return replace(
            before, heading=" ".join(given["heading"].split()), body=given["body"].strip(),
            category_id=given["category"], visibility=given["visibility"],
            questions=lines_of(given["questions"]),
            checked_on=timezone.localdate(core.now()) if given["checked"] else before.checked_on,
        )  # fmt: skip


def lines_of(text: str) -> tuple[str, ...]:
    """The lines that hold something, each once."""
    lines = (" ".join(line.split())[:LONGEST_QUESTION] for line in text.splitlines())
    return tuple(dict.fromkeys(line for line in lines if line))[:MOST_QUESTIONS]


def _typed(held: knowledge.EditableArticle) -> dict[str, Any]:
    text = held.text
    return {
        "heading": text.heading, "body": text.body, "category": text.category_id,
        "visibility": text.visibility, "questions": "\n".join(text.questions),
        "seen": held.updated_at.isoformat(),
    }  # fmt: skip


def _shelves(held: knowledge.EditableArticle | None) -> list[tuple[int, str]]:
    english = (get_language() or "ja").startswith("en")
    shelves = knowledge.categories(collection=held.collection if held else "")
    return [(one.id, one.title_en if english else one.title_ja) for one in shelves]
