"""Products, their versions, and for which of them an article holds."""

from typing import Any

from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from madoguchi.knowledge import api as knowledge


class ProductForm(forms.Form):
    """Japanese and English name; without an English one, the Japanese stands for both."""

    title_ja = forms.CharField(label=gettext_lazy("Name in Japanese"), max_length=120)
    title_en = forms.CharField(label=gettext_lazy("Name in English"), max_length=120, required=False)


class ReleaseForm(forms.Form):
    """A version, its day, and the article that says what changed."""

    version = forms.CharField(label=gettext_lazy("Version"), max_length=40)
    released_on = forms.DateField(label=gettext_lazy("Released on"), widget=forms.DateInput({"type": "date"}))
    notes = forms.CharField(
        label=gettext_lazy("What changed"), required=False, max_length=500,
        help_text=gettext_lazy("Paste the address of the release note in the help centre."),
    )  # fmt: skip

    def clean_notes(self) -> int | None:
        """The article behind the address."""
        given = self.cleaned_data["notes"].strip()
        found = knowledge.article_at_address(given) if given else None
        if given and found is None:
            raise forms.ValidationError(_("There is no article at this address."))
        return found.id if found else None


class SpansForm(forms.Form):
    """For each product: whether the article holds for it, since which version and until which."""

    def __init__(self, *args: Any, article_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.article_id = article_id
        self.products = knowledge.products()
        held = {span.product.id: span for span in knowledge.product_spans([article_id]).get(article_id, ())}
        self.versions = {one.id: knowledge.releases(product_id=one.id) for one in self.products}
        for one in self.products:
            ids = {release.version: release.id for release in self.versions[one.id]}
            span = held.get(one.id)
            self._add(one, span is not None, ids.get(span.since) if span else None,
                      ids.get(span.until) if span else None)  # fmt: skip

    def rows(self) -> list[dict[str, Any]]:
        """The products with their fields, for the template."""
        return [
            {
                "title": title_of(one),
                "holds": self[f"holds-{one.id}"],
                "since": self[f"since-{one.id}"],
                "until": self[f"until-{one.id}"],
                "versions": self.versions[one.id],
            }
            for one in self.products
        ]

    def keep(self) -> None:
        """Write what was chosen."""
        given = self.cleaned_data
        chosen = [one.id for one in self.products if given[f"holds-{one.id}"]]
        knowledge.set_products(article_id=self.article_id, product_ids=chosen)
        for id in chosen:
            knowledge.span_product(
                article_id=self.article_id, product_id=id,
                since_id=given[f"since-{id}"], until_id=given[f"until-{id}"],
            )  # fmt: skip

    def _add(self, one: knowledge.ProductShape, holds: bool, since: int | None, until: int | None) -> None:
        versions = [(release.id, release.version) for release in self.versions[one.id]]
        self.fields[f"holds-{one.id}"] = forms.BooleanField(
            label=title_of(one), required=False, initial=holds
        )
        for name, label, held in (
            ("since", gettext_lazy("since version"), since),
            ("until", gettext_lazy("up to version"), until),
        ):
            self.fields[f"{name}-{one.id}"] = forms.TypedChoiceField(
                label=label, required=False, coerce=int, empty_value=None, choices=versions, initial=held
            )


def title_of(product: knowledge.ProductShape) -> str:
    """The product's name in the reader's language."""
    return product.title_en if (get_language() or "ja").startswith("en") else product.title_ja
