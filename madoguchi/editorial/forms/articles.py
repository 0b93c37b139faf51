"""An article of the help centre, as its editor types it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge

from ..words import KINDS

MOST_QUESTIONS, LONGEST_QUESTION = 20, 300
MOST_TAGS, LONGEST_TAG = 20, 60
OPENNESS = (
    ("public", _("Everybody")),
    ("customers", _("Customers who proved who they are")),
    ("staff", _("Staff only")),
)
TYPED = (
    "heading", "body", "category", "visibility", "kind", "questions", "tags", "card_text", "voice_text",
)  # fmt: skip
"""What is kept while she types."""


class ArticleForm(forms.Form):
    """Becomes an `ArticleText`. `seen` says which edition was opened; `client_id` makes a new one once.

    What a page does not ask for stays as it is.
    """

    heading = forms.CharField(
        label=_("Heading"), max_length=300, help_text=_("Best as the question that customers ask.")
    )
    body = forms.CharField(label=_("Answer"), max_length=200_000)
    kind = forms.ChoiceField(label=_("Kind of article"), choices=list(KINDS.items()), required=False)
    category = forms.TypedChoiceField(label=_("Category"), required=False, coerce=int, empty_value=None)
    visibility = forms.ChoiceField(label=_("Who may read it"), choices=OPENNESS)
    questions = forms.CharField(
        label=_("Other ways to ask it"), required=False,
        help_text=_("One a line, in customers' own words. They are not shown; the search knows them."),
    )  # fmt: skip
    tags = forms.CharField(
        label=_("Tags"), required=False, help_text=_("Separated by commas; the search knows them.")
    )
    card_text = forms.CharField(
        label=_("As a chat card"), required=False, max_length=400,
        help_text=_("Two or three sentences for a small card. Empty: a passage of the page is quoted."),
    )  # fmt: skip
    voice_text = forms.CharField(
        label=_("As it is read aloud"), required=False, max_length=600,
        help_text=_("Without symbols, links and pictures, as one says it on the telephone."),
    )  # fmt: skip
    note = forms.CharField(
        label=_("What changed"), required=False, max_length=200,
        help_text=_("For the history; may stay empty."),
    )  # fmt: skip
    minor = forms.BooleanField(
        label=_("A minor change: the translation stays right"), required=False,
        help_text=_(
            "For a slip of the pen or a comma. The text in the other language does not become stale."
        ),
    )  # fmt: skip
    checked = forms.BooleanField(label=_("I have checked today that all of it is right"), required=False)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    client_id = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        held: knowledge.EditableArticle | None = None,
        unsaved: Mapping[str, str] | None = None,
        **kwargs: Any,
    ) -> None:
        known = _typed(held) if held else {"visibility": "public", "kind": "faq"}
        kwargs["initial"] = {**kwargs.get("initial", {}), **known, **(unsaved or {})}
        super().__init__(*args, **kwargs)
        self.held = held
        self.fields["category"].choices = _shelves(held)  # type: ignore[attr-defined]

    def clean_body(self) -> str:
        """Browsers send line ends in pairs."""
        return plain_lines(self.cleaned_data["body"])

    def text(self) -> knowledge.ArticleText:
        """What was typed, checked."""
        given = self.cleaned_data
        before = self.held.text if self.held else knowledge.ArticleText(heading="", body="")
        asked = {name: given[name] for name in ("card_text", "voice_text", "kind") if given[name]}
        cleared = {name: "" for name in ("card_text", "voice_text") if name in self.data and not given[name]}
        tags = tags_of(given["tags"]) if "tags" in self.data else before.tags
        return replace(
            before, heading=" ".join(given["heading"].split()), body=given["body"],
            category_id=given["category"], visibility=given["visibility"],
            questions=lines_of(given["questions"]), tags=tags,
            checked_on=timezone.localdate(core.now()) if given["checked"] else before.checked_on,
            **asked, **cleared,
        )  # fmt: skip

    def see(self, edition: str) -> None:
        """Whoever saves what is shown now has seen this edition."""
        self.data = self.data.copy()
        self.data["seen"] = edition


class StartForm(forms.Form):
    """A new article: what it answers and of what kind it is."""

    heading = forms.CharField(
        label=_("Heading"), max_length=300, help_text=_("Best as the question that customers ask.")
    )
    kind = forms.ChoiceField(label=_("Kind of article"), choices=list(KINDS.items()), initial="faq")
    language = forms.ChoiceField(
        label=_("Language"), choices=(("ja", "日本語"), ("en", "English")), initial="ja"
    )
    client_id = forms.UUIDField(widget=forms.HiddenInput)


def plain_lines(text: str) -> str:
    """A text with single line ends, without space around it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def lines_of(text: str) -> tuple[str, ...]:
    """The lines that hold something, each once."""
    lines = (" ".join(line.split())[:LONGEST_QUESTION] for line in text.splitlines())
    return tuple(dict.fromkeys(line for line in lines if line))[:MOST_QUESTIONS]


def tags_of(text: str) -> tuple[str, ...]:
    """Tags between commas of either kind, each once."""
    parts = (" ".join(part.split())[:LONGEST_TAG] for part in text.replace("、", ",").split(","))
    return tuple(dict.fromkeys(part for part in parts if part))[:MOST_TAGS]


def _typed(held: knowledge.EditableArticle) -> dict[str, Any]:
    text = held.text
    return {
        "heading": text.heading, "body": text.body, "category": text.category_id, "kind": text.kind,
        "visibility": text.visibility, "questions": "\n".join(text.questions), "tags": ", ".join(text.tags),
        "card_text": text.card_text, "voice_text": text.voice_text, "seen": held.updated_at.isoformat(),
    }  # fmt: skip


def _shelves(held: knowledge.EditableArticle | None) -> list[tuple[int, str]]:
    english = (get_language() or "ja").startswith("en")
    shelves = knowledge.categories(collection=held.collection if held else "")
    return [(one.id, one.title_en if english else one.title_ja) for one in shelves]
