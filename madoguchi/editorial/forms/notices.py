"""A notice to everybody, as its editor types it."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from madoguchi.knowledge import api as knowledge

LEVELS = (
    {
        "value": "info", "label": pgettext_lazy("notice", "Notice"),
        "help": gettext_lazy("Something good to know."),
    },
    {
        "value": "maintenance", "label": pgettext_lazy("notice", "Maintenance"),
        "help": gettext_lazy("Something will not work for a while, and it is planned."),
    },
    {
        "value": "outage", "label": pgettext_lazy("notice", "Outage"),
        "help": gettext_lazy("Something does not work now. Readers cannot close it."),
    },
)  # fmt: skip
DOORS = (
    ("help", gettext_lazy("Help centre")),
    ("portal", gettext_lazy("Customers' own pages")),
    ("widget", gettext_lazy("Greeting of the chat")),
    ("assistant", gettext_lazy("First answer of the assistant")),
)
FIELD_OF = {"empty": "title_ja", "door": "doors", "ends": "ends_at", "level": "level"}
TIME = "%Y-%m-%dT%H:%M"


class NoticeForm(forms.Form):
    """Becomes a `NoticeText`. `seen` says which edition was opened; `client_id` makes a new one once."""

    level = forms.ChoiceField(
        label=gettext_lazy("What kind of notice?"), choices=[(one["value"], one["label"]) for one in LEVELS]
    )
    title_ja = forms.CharField(label=gettext_lazy("Headline in Japanese"), max_length=80, required=False)
    title_en = forms.CharField(label=gettext_lazy("Headline in English"), max_length=120, required=False)
    text_ja = forms.CharField(
        label=gettext_lazy("Text in Japanese"), max_length=500, required=False,
        help_text=gettext_lazy("What is the matter, what customers can do meanwhile, when we say more."),
    )  # fmt: skip
    text_en = forms.CharField(label=gettext_lazy("Text in English"), max_length=800, required=False)
    doors = forms.MultipleChoiceField(label=gettext_lazy("Where it shows"), choices=DOORS, required=False)
    begins_at = forms.DateTimeField(
        label=gettext_lazy("From"), required=False, widget=forms.DateTimeInput({"type": "datetime-local"}),
        input_formats=[TIME], help_text=gettext_lazy("Empty: as soon as it is published."),
    )  # fmt: skip
    ends_at = forms.DateTimeField(
        label=gettext_lazy("Until"), required=False, widget=forms.DateTimeInput({"type": "datetime-local"}),
        input_formats=[TIME], help_text=gettext_lazy("Empty: until you end it."),
    )  # fmt: skip
    article = forms.CharField(
        label=gettext_lazy("Leads to this article"), max_length=500, required=False,
        help_text=gettext_lazy("Paste the address of its page in the help centre."),
    )  # fmt: skip
    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    client_id = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, held: knowledge.EditableNotice | None = None, **kwargs: Any) -> None:
        known = _typed(held) if held else {"level": "info", "doors": list(knowledge.NOTICE_DOORS)}
        super().__init__(*args, initial={**kwargs.pop("initial", {}), **known}, **kwargs)

    def clean_article(self) -> int | None:
        """The article behind the address."""
        given = self.cleaned_data["article"]
        found = knowledge.article_at_address(given) if given else None
        if given and found is None:
            raise forms.ValidationError(
                _("No article has this address. Please copy it from the help centre.")
            )
        return found.id if found else None

    def text(self) -> knowledge.NoticeText:
        """What was typed, as far as it can be read."""
        given = self.cleaned_data
        return knowledge.NoticeText(
            level=given.get("level") or "info",
            title_ja=given.get("title_ja", ""), title_en=given.get("title_en", ""),
            text_ja=given.get("text_ja", ""), text_en=given.get("text_en", ""),
            doors=tuple(given.get("doors", ())), article_id=given.get("article"),
            begins_at=given.get("begins_at"), ends_at=given.get("ends_at"),
        )  # type: ignore[arg-type]  # fmt: skip

    def refuse(self, problem: knowledge.NoticeRefused) -> None:
        """Say beside the field why it cannot be kept."""
        words = {
            "empty": _("Please write a headline for each language that has a text, at least for one."),
            "level": _("Please choose what kind of notice it is."),
            "door": _("Please choose at least one place."),
            "ends": _("The end must be in the future, and after the beginning."),
            "over": _("This notice is over. Write a new one to say it again."),
            "moved": _("Somebody has saved this notice since you opened it. Please open it again."),
            "unknown": _("This notice does not exist any more."),
        }[problem.reason]
        self.add_error(FIELD_OF.get(problem.reason), words)

    def level_choices(self) -> list[dict[str, object]]:
        """The levels with what they mean."""
        return [dict(one) for one in LEVELS]

    def door_choices(self) -> list[tuple[str, str, bool]]:
        """The places with which are chosen."""
        chosen = set(self["doors"].value() or ())
        return [(value, str(label), value in chosen) for value, label in DOORS]


def _typed(held: knowledge.EditableNotice) -> dict[str, Any]:
    text = held.text
    return {
        "level": text.level, "title_ja": text.title_ja, "title_en": text.title_en, "text_ja": text.text_ja,
        "text_en": text.text_en, "doors": list(text.doors), "begins_at": _local(text.begins_at),
        "ends_at": _local(text.ends_at), "article": held.article.url if held.article else "",
        "seen": held.updated_at.isoformat(),
    }  # fmt: skip


def _local(at: datetime | None) -> str:
    return timezone.localtime(at).strftime(TIME) if at else ""
