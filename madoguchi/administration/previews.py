"""What a page will look like, drawn before it is saved."""

from dataclasses import dataclass

from django.utils.translation import get_language

from madoguchi.ui import api as ui

from .forms.brand import BrandForm


@dataclass(frozen=True)
class BrandPreview:
    """The name, the corners, and the colours by token name of a light and a dark page."""

    name: str
    radius: int
    schemes: tuple[dict[str, str], ...]


def brand_preview(form: BrandForm) -> BrandPreview:
    """As typed, where that can be drawn; else as kept."""
    japanese = (get_language() or "ja").startswith("ja")
    radius = str(form["radius"].value() or "")
    return BrandPreview(
        name=str(form["name_ja" if japanese else "name_en"].value() or ""),
        radius=int(radius) if radius.isdecimal() and len(radius) < 3 else form.held.radius,
        schemes=ui.schemes(str(form["accent"].value() or "").strip().upper()),
    )
