"""An intent, sentences for it, and a file of them, as an editor fills them in."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext_lazy, pgettext, pgettext_lazy
from django.utils.translation import gettext as _

from madoguchi.knowledge import api as knowledge
from madoguchi.people.shapes import Viewer

from ..intents.destinations import Destination, destinations
from ..intents.shapes import Intent

LANGUAGES = (("ja", gettext_lazy("Japanese")), ("en", gettext_lazy("English")))
KINDS = {
    "task": pgettext_lazy("leads to", "Task"),
    "tool": pgettext_lazy("leads to", "Look-up"),
    "flow": pgettext_lazy("leads to", "Flow"),
    "article": pgettext_lazy("leads to", "Article"),
    "person": pgettext_lazy("leads to", "Our staff"),
    "nothing": pgettext_lazy("leads to", "The articles"),
}
"""What an intent can lead to, in a word."""

PLAIN = (
    ("article:", gettext_lazy("Article: straight to one article")),
    ("person:", gettext_lazy("Our staff: handed over at once")),
    ("nothing:", gettext_lazy("The articles: answered by search")),
)
SUGGESTED = 5


class IntentForm(forms.Form):
    """Names of an intent, and where it leads; `candidates` are articles between which she is to choose."""

    name_ja = forms.CharField(label=gettext_lazy("Name in Japanese"), max_length=80)
    name_en = forms.CharField(label=gettext_lazy("Name in English"), max_length=80, required=False)
    aim = forms.ChoiceField(label=gettext_lazy("What it leads to"))
    article = forms.CharField(
        label=gettext_lazy("Article"), max_length=200, required=False,
        help_text=gettext_lazy("Its number, or words of its heading"),
    )  # fmt: skip
    article_id = forms.IntegerField(required=False)
    off = forms.BooleanField(
        label=gettext_lazy("Switched off"), required=False,
        help_text=gettext_lazy("It is recognised still, but begins nothing: the articles answer."),
    )  # fmt: skip

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.candidates: Sequence[tuple[int, str]] = ()
        self.fields["aim"].choices = [*map(_option, destinations()), *PLAIN]  # type: ignore[attr-defined]

    @classmethod
    def about(cls, intent: Intent, posted: Any = None) -> "IntentForm":
        """Filled with an intent as it stands."""
        aim = f"{intent.leads_to}:{'' if intent.leads_to == 'article' else intent.ref}"
        given = {
            "name_ja": intent.names["ja"], "name_en": intent.names["en"], "aim": aim, "off": intent.off,
            "article": intent.ref if intent.leads_to == "article" else "",
        }  # fmt: skip
        form = cls(posted, initial=given)
        choices = form.fields["aim"].choices  # type: ignore[attr-defined]
        if aim not in dict(choices):
            choices.insert(0, (aim, told(intent.leads_to, intent.ref)))
        return form

    def clean(self) -> dict[str, Any]:
        """An article must be there and open to everybody."""
        given: dict[str, Any] = super().clean() or {}
        if str(given.get("aim", "")).startswith("article:"):
            given["ref"] = str(self._article(given) or "")
            if not given["ref"]:
                self._suggest(given.get("article", ""))
        else:
            given["ref"] = str(given.get("aim", "")).partition(":")[2]
        given["leads_to"] = str(given.get("aim", "")).partition(":")[0]
        return given

    def _article(self, given: dict[str, Any]) -> int | None:
        typed = given.get("article", "").strip()
        number = given.get("article_id") or (int(typed) if typed.isdecimal() and len(typed) < 10 else None)
        return number if number and _open(number) else None

    def _suggest(self, typed: str) -> None:
        hits = (
            knowledge.search(query=typed, language=get_language() or "ja", limit=SUGGESTED) if typed else ()
        )
        self.candidates = [(hit.article_id, hit.heading) for hit in hits]
        self.add_error("article", _("Which article is it?") if hits else _("There is no such article."))


class SentencesForm(forms.Form):
    """Several sentences at once, one a line."""

    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=LANGUAGES)
    texts = forms.CharField(
        label=gettext_lazy("Sentences, one a line"), max_length=60_000,
        help_text=gettext_lazy("Paste as many as you like; bullets and numbers are taken off."),
    )  # fmt: skip


class FileForm(forms.Form):
    """A file of sentences; `text` carries what was looked through until it is accepted."""

    file = forms.FileField(label=gettext_lazy("CSV file"), required=False)
    text = forms.CharField(required=False, max_length=2_000_000, widget=forms.HiddenInput)


def told(kind: str, title: str) -> str:
    """Where something leads, in words."""
    return f"{KINDS[kind]}{pgettext('kind', ': ')}{title}"


def _open(number: int) -> bool:
    return number in knowledge.references(viewer=Viewer("visitor"), ids=(number,))


def _option(one: Destination) -> tuple[str, str]:
    return f"{one.kind}:{one.ref}", told(one.kind, one.title)
