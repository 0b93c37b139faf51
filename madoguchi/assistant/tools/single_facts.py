"""One thing that is asked of a product, answered in a sentence: its weight, its colours, how loud it is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from madoguchi.commerce.shapes import ProductShape, VariantShape
from madoguchi.language import api as language

from . import saying


@dataclass(frozen=True)
class Matter:
    """What can be asked of a product: how it is called, how one asks, which labels tell it."""

    name: "str | Promise"
    asked: re.Pattern[str]
    labels: re.Pattern[str]


def _matter(name: "str | Promise", asked: str, labels: str) -> Matter:
    return Matter(name, re.compile(asked), re.compile(labels, re.IGNORECASE))


MATTERS = (
    _matter(
        pgettext_lazy("product", "colour"), r"何色|色[はがを?？]|色$|カラー|\bcolou?rs?\b", r"^色$|^colou?r"
    ),
    _matter(
        pgettext_lazy("product", "weight"),
        r"重[さい]|重量|質量|何キロ|何グラム|何kg|\b(?:weigh\w*|heavy)\b", r"重[さ量]|質量|weight",
    ),
    _matter(
        pgettext_lazy("product", "cord"), r"コード|ケーブル|\b(?:cord|cable|lead)\b", r"コード|cord|cable"
    ),
    _matter(
        pgettext_lazy("product", "power"), r"電力|何ワット|何w\b|\b(?:watts?|wattage|power)\b", r"電力|power"
    ),
    _matter(
        pgettext_lazy("product", "noise"),
        r"騒音|うるさ|静か|音[はがの]|デシベル|\b(?:loud|noisy|noise|quiet|decibels?)\b",
        r"騒音|音|noise|sound",
    ),
    _matter(
        pgettext_lazy("product", "room size"),
        r"何畳|畳数|床面積|広い?部屋|部屋の広さ|\b(?:room size|(?:large|big) a room)\b", r"床面積|畳|room",
    ),
    _matter(
        pgettext_lazy("product", "capacity"),
        r"容量|何リットル|何合|何杯|入りますか|\b(?:capacity|litres?|liters?|hold)\b", r"容量|capacity",
    ),
    _matter(
        pgettext_lazy("product", "size"),
        r"サイズ|大きさ|寸法|高さ|奥行|幅[はがを]|何センチ"
        r"|\b(?:size|dimensions|how (?:big|tall|wide|deep|large))\b",
        r"サイズ|大きさ|寸法|size|dimensions",
    ),
    _matter(
        pgettext_lazy("product", "material"), r"素材|材質|何でできて|\b(?:material|made of)\b",
        r"素材|材質|material",
    ),
)  # fmt: skip
"""In the order in which they are looked for: what is narrower stands first."""


def told(
    product: ProductShape, variants: Sequence[VariantShape], fits: Sequence[str], said: str
) -> str:  # fmt: skip
    """The sentence that answers what her words ask of a product; "" where they ask for no single thing."""
    plain = language.normalise(said).casefold()
    if fits and FITS.search(plain):
        return _("%(name)s fits: %(products)s.") % {"name": product.name, "products": saying.listed([*fits])}
    named = next((pair for pair in product.specs if language.normalise(pair[0]).casefold() in plain), None)
    matter = next((one for one in MATTERS if one.asked.search(plain)), None)
    if named is None and matter is None:
        return ""
    found = _known(product, variants, matter) if matter else ()
    pairs = [named] if named else list(found)
    if not pairs and matter:
        given = {"name": product.name, "what": matter.name}
        return _("Our data on %(name)s do not say its %(what)s. Our staff can find out for you.") % given
    return saying.sentences(*(_sentence(product.name, label, value) for label, value in pairs))


FITS = re.compile(r"合い|合う|対応|使え|互換|\b(?:fits?|compatible|go(?:es)? (?:into|in|with)|works? with)\b")


def _known(
    product: ProductShape, variants: Sequence[VariantShape], matter: Matter
) -> Sequence[tuple[str, str]]:
    specs = [pair for pair in product.specs if matter.labels.search(pair[0])]
    options = [option for one in variants for option in one.options if matter.labels.search(option.name)]
    values = list(dict.fromkeys(option.value for option in options))
    return specs or ([(str(matter.name), saying.listed(values))] if values else [])


def _sentence(name: str, label: str, value: str) -> str:
    return _("%(name)s, %(label)s: %(value)s.") % {"name": name, "label": label, "value": value}
