"""The words of one kind on one channel, as an administrator types them."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .kinds import LABELS
from .shapes import LANGUAGES, Text, WordingRefused, WordingShape
from .wordings import LONGEST, LONGEST_TITLE, TITLED

TITLES = {"ja": gettext_lazy("Subject in Japanese"), "en": gettext_lazy("Subject in English")}
HEADLINES = {"ja": gettext_lazy("Headline in Japanese"), "en": gettext_lazy("Headline in English")}
BODIES = {"ja": gettext_lazy("Text in Japanese"), "en": gettext_lazy("Text in English")}


class WordingForm(forms.Form):
    """Becomes the arguments of `wordings.save`. What a text has to say is checked there."""

    base = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, held: WordingShape, **kwargs: Any) -> None:
        super().__init__(*args, initial=_typed(held), **kwargs)
        self.channel = held.channel
        named = TITLES if held.channel == "email" else HEADLINES
        for language in LANGUAGES:
            if held.channel in TITLED:
                self.fields[f"title_{language}"] = forms.CharField(
                    label=named[language], required=False, max_length=LONGEST_TITLE * 2
                )
            self.fields[f"body_{language}"] = forms.CharField(
                label=BODIES[language], required=False, max_length=LONGEST["email"] * 2, strip=False
            )

    def texts(self) -> dict[str, Text]:
        """What stands in the fields now, sent or held."""
        return {one: Text(self._said(f"title_{one}").strip(), self._said(f"body_{one}")) for one in LANGUAGES}

    def _said(self, name: str) -> str:
        return str(self[name].value() or "").replace("\r\n", "\n") if name in self.fields else ""

    def refuse(self, refused: WordingRefused) -> None:
        """Say beside each field why it cannot be kept."""
        for name, (reason, detail) in refused.problems.items():
            self.add_error(name if name in self.fields and name != "base" else None, refusal(reason, detail))


def refusal(reason: str, detail: str) -> str:
    """Why a text cannot be kept, and what to do."""
    named = {"name": detail, "label": str(LABELS.get(detail, ""))}
    words = {
        "empty": _("Please write a text."),
        "long": _("This is too long: at most %(name)s characters."),
        "unknown": _("There is nothing to put in for {{%(name)s}} here."),
        "missing": _("The text does not say {{%(name)s}} yet (%(label)s)."),
        "faster": _("Somebody else has saved a newer version meanwhile. Please look at it first."),
    }[reason]
    return words % named if "%(" in words else words


def _typed(held: WordingShape) -> dict[str, Any]:
    texts = {
        f"{part}_{one}": getattr(held.texts[one], part) for one in LANGUAGES for part in ("title", "body")
    }
    return {**texts, "base": held.number}
