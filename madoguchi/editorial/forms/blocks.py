"""A passage that several articles share, as its editor types it."""

import re

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from madoguchi.knowledge import api as knowledge


class BlockForm(forms.Form):
    """Title, name in texts (for a new one), and the words in both languages."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=120)
    slug = forms.CharField(
        label=gettext_lazy("Name in texts"), max_length=60, required=False,
        help_text=gettext_lazy("Letters, digits and hyphens, for example opening-hours. It stays for good."),
    )  # fmt: skip
    body_ja = forms.CharField(label=gettext_lazy("Japanese"), required=False, max_length=20_000)
    body_en = forms.CharField(label=gettext_lazy("English"), required=False, max_length=20_000)

    def clean_slug(self) -> str:
        """A name that fits into `{{block:…}}`, and is nobody else's."""
        slug: str = self.cleaned_data["slug"].strip().lower()
        if not slug:
            return slug
        if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", slug):
            raise forms.ValidationError(_("Please use Latin letters, digits and hyphens only."))
        if any(one.slug == slug for one in knowledge.blocks()):
            raise forms.ValidationError(_("There is a block of this name already."))
        return slug

    def clean(self) -> dict[str, object]:
        """At least one language says something."""
        given = super().clean() or {}
        if not (given.get("body_ja", "").strip() or given.get("body_en", "").strip()):
            self.add_error("body_ja", _("Please write the passage in at least one language."))
        return given
