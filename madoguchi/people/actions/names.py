"""What a customer is called: each part as she types it, with its reading."""

import re
from dataclasses import astuple

from django.db import transaction

from madoguchi.core import api as core
from madoguchi.core.shapes import Actor

from ..detail_shapes import DetailRefused, NameParts
from ..events import DetailsChanged
from ..kana import katakana
from ..models import Customer, Profile
from ..typed import tidy
from .words import keep_words

_KANA = re.compile(r"[ァ-ヺー・ ]*")


def change_names(*, customer_id: int, parts: NameParts, actor: Actor) -> bool:
    """Keep the parts of her name; whether that was a change. Kanji stay as typed, kana become full katakana.

    Raises DetailRefused: "missing" when there is no name at all, "long", "form" (no text), "kana".
    """
    given = NameParts(
        tidy("family", parts.family),
        tidy("given", parts.given),
        _reading("family_kana", parts.family_kana),
        _reading("given_kana", parts.given_kana),
    )
    if not given.whole:
        raise DetailRefused("family", "missing")
    with core.acting(actor), transaction.atomic():
        Customer.objects.select_for_update(no_key=True).get(pk=customer_id)
        if _held(customer_id) == given:
            return False
        columns = ("family_name", "given_name", "family_kana", "given_kana")
        values = dict(zip(columns, astuple(given), strict=True))
        Profile.objects.update_or_create(customer_id=customer_id, defaults=values)
        Customer.objects.filter(pk=customer_id).update(name=given.whole, kana=given.kana)
        keep_words(customer_id)
        core.record(DetailsChanged(customer_id=customer_id, part="names"), actor=actor)
    return True


def _held(customer_id: int) -> NameParts | None:
    row = Profile.objects.filter(customer_id=customer_id).first()
    return NameParts(row.family_name, row.given_name, row.family_kana, row.given_kana) if row else None


def _reading(field: str, text: str) -> str:
    reading = katakana(tidy(field, text))
    if not _KANA.fullmatch(reading):
        raise DetailRefused(field, "kana")
    return tidy(field, reading)
