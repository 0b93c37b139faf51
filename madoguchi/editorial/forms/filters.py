"""Which articles an editor wants to see, as asked in the address."""

from typing import Any

from django import forms
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from madoguchi.knowledge import api as knowledge

from ..words import CONFIDENCES, KINDS, SORTS, STATES
from .care import owners
from .products import title_of

LANGUAGES = (("ja", "日本語"), ("en", "English"))


class FilterForm(forms.Form):
    """Becomes an `ArticleFilter`; what cannot be read does not matter."""

    q = forms.CharField(label=_("Search headings"), required=False, max_length=100)
    status = forms.ChoiceField(label=_("State"), required=False, choices=list(STATES.items()))
    kind = forms.ChoiceField(label=_("Kind of article"), required=False, choices=list(KINDS.items()))
    language = forms.ChoiceField(label=_("Language"), required=False, choices=LANGUAGES)
    category = forms.TypedChoiceField(label=_("Category"), required=False, coerce=int, empty_value=None)
    product = forms.TypedChoiceField(label=_("Product"), required=False, coerce=int, empty_value=None)
    owner = forms.TypedChoiceField(label=_("Owner"), required=False, coerce=int, empty_value=None)
    confidence = forms.ChoiceField(
        label=_("How sure are we"), required=False, choices=list(CONFIDENCES.items())
    )
    due = forms.BooleanField(label=_("Review due"), required=False)
    stale = forms.BooleanField(label=_("Translation out of date"), required=False)
    sort = forms.ChoiceField(
        label=pgettext_lazy("list", "Order"), required=False, choices=list(SORTS.items()), initial="-updated"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        english = (get_language() or "ja").startswith("en")
        choices: dict[str, list[tuple[int, str]]] = {
            "category": [
                (one.id, one.title_en if english else one.title_ja) for one in knowledge.categories()
            ],
            "product": [(one.id, title_of(one)) for one in knowledge.products()],
            "owner": owners(),
        }
        for name, known in choices.items():
            self.fields[name].choices = known  # type: ignore[attr-defined]
        self.is_valid()

    def asked(self) -> knowledge.ArticleFilter:
        """What was asked for."""
        given = self.cleaned_data
        return knowledge.ArticleFilter(
            words=given.get("q", ""), kind=given.get("kind", ""), status=given.get("status", ""),
            confidence=given.get("confidence", ""), language=given.get("language", ""),
            category_id=given.get("category"), product_id=given.get("product"), owner_id=given.get("owner"),
            due=given.get("due", False), stale=given.get("stale", False),
        )  # fmt: skip

    def order(self) -> str:
        """The order asked for."""
        return self.cleaned_data.get("sort") or "-updated"

    def query(self) -> dict[str, str]:
        """What was asked for, for the addresses of other pages of the list."""
        return {name: str(value) for name, value in self.data.items() if value and name in self.fields}

    def more_open(self) -> bool:
        """Whether one of the less common conditions is in use."""
        given = self.cleaned_data
        return any(given.get(name) for name in ("product", "owner", "confidence", "due", "stale"))
