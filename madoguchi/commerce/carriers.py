"""Carriers that we know by name, and the page on which each shows a parcel."""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _


class Carrier(NamedTuple):
    """Its name, and the address of a parcel's page with {} for the number."""

    name: object
    page: str


CARRIERS = {
    "yamato": Carrier(
        _("Yamato Transport"), "https://jizen.kuronekoyamato.co.jp/jizen/servlet/crjz.b.NQ0010?id={}"
    ),
    "sagawa": Carrier(
        _("Sagawa Express"), "https://k2k.sagawa-exp.co.jp/p/web/okurijosearch.do?okurijoNo={}"
    ),
    "japan_post": Carrier(
        _("Japan Post"),
        "https://trackings.post.japanpost.jp/services/srv/search/direct?reqCodeNo1={}&locale=ja",
    ),
    "fedex": Carrier("FedEx", "https://www.fedex.com/fedextrack/?trknbr={}"),
    "ups": Carrier("UPS", "https://www.ups.com/track?tracknum={}"),
    "dhl": Carrier("DHL", "https://www.dhl.com/jp-ja/home/tracking.html?tracking-id={}"),
}
NAMES = {
    "ヤマト運輸": "yamato",
    "ヤマト": "yamato",
    "クロネコヤマト": "yamato",
    "佐川急便": "sagawa",
    "佐川": "sagawa",
    "日本郵便": "japan_post",
    "ゆうパック": "japan_post",
    "郵便局": "japan_post",
}
"""What shops write for them."""


def carrier_code(said: str) -> str:
    """Our code for what the shop calls the carrier; as it is said when we do not know it."""
    plain = said.strip()
    return NAMES.get(plain, plain.lower() if plain.lower() in CARRIERS else plain)


def carrier_name(code: str) -> str:
    """As the reader calls it."""
    return str(CARRIERS[code].name) if code in CARRIERS else code


def tracking_url(code: str, number: str) -> str:
    """The carrier's own page for this parcel; "" when we know none."""
    plain = "".join(c for c in number if c.isalnum())
    return CARRIERS[code].page.format(plain) if code in CARRIERS and plain else ""
