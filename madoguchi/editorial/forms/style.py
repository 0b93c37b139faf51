"""How the company writes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from madoguchi.knowledge import api as knowledge

MOST_LINES, LONGEST_LINE = 500, 200


class StyleForm(forms.Form):
    """Becomes `WritingRules`."""

    spellings = forms.CharField(
        label=_("Spellings"), required=False, max_length=60_000,
        help_text=_("One a line, the right one first: サーバー: サーバ, server"),
    )  # fmt: skip
    banned = forms.CharField(
        label=_("Words that are not used"), required=False, max_length=20_000, help_text=_("One a line.")
    )
    banned_stops = forms.BooleanField(
        label=_("Do not publish articles with such words"), required=False,
        help_text=_("Otherwise the writing check only points at them."),
    )  # fmt: skip

    def clean_spellings(self) -> tuple[str, ...]:
        """Each line names the right spelling and at least one wrong one."""
        lines = _lines(self.cleaned_data["spellings"])
        for line in lines:
            right, _colon, wrong = line.replace("：", ":").partition(":")
            if not right.strip() or not wrong.strip():
                said = _("“%(line)s” needs the right spelling, a colon, and what it replaces.")
                raise forms.ValidationError(said % {"line": line})
        return lines

    def clean_banned(self) -> tuple[str, ...]:
        """Each word once."""
        return _lines(self.cleaned_data["banned"])

    def rules(self) -> knowledge.WritingRules:
        """What was typed, checked."""
        return knowledge.WritingRules(**self.cleaned_data)


def typed(rules: knowledge.WritingRules) -> dict[str, Any]:
    """The rules as they are typed."""
    return {
        "spellings": "\n".join(rules.spellings), "banned": "\n".join(rules.banned),
        "banned_stops": rules.banned_stops,
    }  # fmt: skip


def _lines(text: str) -> tuple[str, ...]:
    lines = (" ".join(line.split())[:LONGEST_LINE] for line in text.splitlines())
    return tuple(dict.fromkeys(line for line in lines if line))[:MOST_LINES]
