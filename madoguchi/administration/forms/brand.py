"""The brand: name, logo, colour and shape."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from madoguchi.core import api as core
from madoguchi.ui import api as ui

LOGO_BYTES = 1_000_000
LOGO_KINDS = frozenset({"image/png", "image/jpeg", "image/webp", "image/svg+xml", "image/gif"})
SHAPES = ((2, _("Square")), (6, _("Standard")), (12, _("Round")))
FONTS = (
    ("system", _("The reader's own font")),
    ('"Yu Gothic", "YuGothic", "Hiragino Sans"', _("Gothic")),
    ('"Hiragino Mincho ProN", "Yu Mincho", "Noto Serif CJK JP", "Noto Serif JP"', _("Mincho")),
    ('"Hiragino Maru Gothic ProN", "M PLUS Rounded 1c"', _("Rounded gothic")),
)


class BrandForm(forms.Form):
    """Becomes a `BrandLook`; a colour that cannot be read is refused with one that can."""

    name_ja = forms.CharField(label=_("Name in Japanese"), max_length=60)
    name_en = forms.CharField(label=_("Name in English"), max_length=60)
    logo = forms.FileField(
        label=_("Logo"), required=False, help_text=_("PNG, JPEG, WebP or SVG, up to 1 MB. Shown 28 px high.")
    )
    without_logo = forms.BooleanField(label=_("Show no logo"), required=False)
    accent = forms.CharField(
        label=_("Main colour"), required=False, max_length=7,
        help_text=_("For example #234E8C. Left empty, it is our indigo."),
    )  # fmt: skip
    radius = forms.TypedChoiceField(
        label=_("Corners"), choices=SHAPES, coerce=int, required=False, empty_value=6
    )  # fmt: skip
    font = forms.ChoiceField(label=_("Font"), choices=FONTS, required=False)

    def __init__(self, *args: Any, held: ui.BrandLook, **kwargs: Any) -> None:
        kwargs["initial"] = {
            "name_ja": held.name_ja, "name_en": held.name_en, "accent": held.accent,
            "radius": min((shape for shape, _ in SHAPES), key=lambda shape: abs(shape - held.radius)),
            "font": held.font or "system",
        }  # fmt: skip
        super().__init__(*args, **kwargs)
        self.held = held

    def clean_accent(self) -> str:
        accent = str(self.cleaned_data["accent"]).strip().upper().replace("＃", "#")
        try:
            ui.BrandLook(accent=accent)
        except ui.LookRefused as refused:
            raise forms.ValidationError(_why(refused, accent)) from refused
        return accent

    def clean_logo(self) -> UploadedFile | None:
        logo: UploadedFile | None = self.cleaned_data["logo"]
        if logo is not None and (logo.size or 0) > LOGO_BYTES:
            raise forms.ValidationError(gettext("The logo is larger than 1 MB."))
        return logo

    def look(self) -> ui.BrandLook:
        """The checked look; stores a new logo. Raises core.AttachmentRefused when it is no picture."""
        given = self.cleaned_data
        return ui.BrandLook(
            name_ja=given["name_ja"], name_en=given["name_en"], accent=given["accent"],
            accent_dark=self.held.accent_dark if given["accent"] == self.held.accent else "",
            radius=given["radius"], font="" if given["font"] == "system" else given["font"],
            logo=self._logo(),
        )  # fmt: skip

    def _logo(self) -> str:
        if self.cleaned_data["without_logo"]:
            return ""
        upload = self.cleaned_data["logo"]
        if upload is None:
            return self.held.logo
        kept = core.store_attachment(upload, filename=upload.name, declared_type=upload.content_type)
        if kept.media_type not in LOGO_KINDS:
            core.remove_attachment(kept.id)
            raise core.AttachmentRefused("unknown")
        return str(kept.id)


def _why(refused: ui.LookRefused, accent: str) -> str:
    if refused.code == "contrast":
        words = gettext(
            "White text on this colour, or this colour on our grounds, reaches only %(ratio)s to 1;"
            " 4.5 is needed to be read. A near one that works: %(near)s"
        )
        return words % {"ratio": f"{refused.ratio:.1f}", "near": ui.readable(accent)}
    return gettext("Please write the colour as # and six digits or letters A to F, for example #234E8C.")
