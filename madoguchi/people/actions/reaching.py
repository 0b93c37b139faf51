"""How a customer is reached: her numbers, the channel and language she prefers, what she wants to hear of."""

from collections.abc import Mapping

from django.db import transaction

from madoguchi.core import api as core
from madoguchi.core.shapes import Actor

from .. import phones
from ..contact_rules import OFFERED
from ..detail_shapes import DetailRefused
from ..events import DetailsChanged
from ..models import ContactChoice, Customer, Phone, Profile
from ..models.details import CHANNELS, PHONE_KINDS
from .changed import reach_changed
from .words import keep_words

MOST = 10
LANGUAGES = ("ja", "en")


def keep_phone(
    *, customer_id: int, number: str, actor: Actor, kind: str = "mobile", preferred: bool = False
) -> tuple[int, bool]:
    """A number of hers; its id and whether that was news. Her first one is the one to call.

    Raises DetailRefused: "number" with "form" or "many", "kind" with "form".
    """
    try:
        stored = phones.stored(number)
    except ValueError:
        raise DetailRefused("number", "form") from None
    if kind not in PHONE_KINDS:
        raise DetailRefused("kind", "form")
    with core.acting(actor), transaction.atomic():
        Customer.objects.select_for_update(no_key=True).get(pk=customer_id)
        held = {row.number: row for row in Phone.objects.filter(customer_id=customer_id)}
        row = held.get(stored)
        preferred = preferred or not held or (row is not None and row.preferred)
        if row is not None and (row.kind, row.preferred) == (kind, preferred):
            return row.pk, False
        if row is None and len(held) >= MOST:
            raise DetailRefused("number", "many")
        former = [number for number, one in held.items() if one.preferred]
        if preferred:
            Phone.objects.filter(customer_id=customer_id, preferred=True).update(preferred=False)
        values = {"kind": kind, "preferred": preferred, "changed_at": core.now()}
        made, _ = Phone.objects.update_or_create(customer_id=customer_id, number=stored, defaults=values)
        keep_words(customer_id)
        reach_changed(
            customer_id, "phones", before=former, after=stored, actor=actor,
            telling=former not in ([], [stored]),
        )  # fmt: skip
    return made.pk, True


def remove_phone(*, customer_id: int, phone_id: int, actor: Actor) -> bool:
    """Forget one of her numbers; whether it was there."""
    with core.acting(actor), transaction.atomic():
        Customer.objects.select_for_update(no_key=True).get(pk=customer_id)
        row = Phone.objects.filter(customer_id=customer_id, pk=phone_id).first()
        if row is None:
            return False
        row.delete()
        rest = Phone.objects.filter(customer_id=customer_id)
        if row.preferred and (heir := rest.order_by("-changed_at", "-pk").first()):
            rest.filter(pk=heir.pk).update(preferred=True)
        keep_words(customer_id)
        reach_changed(customer_id, "phones", before=[row.number], after="", actor=actor)
    return True


def choose_contact(
    *,
    customer_id: int,
    actor: Actor,
    wanted: Mapping[tuple[str, str], bool] | None = None,
    preferred_channel: str | None = None,
    language: str | None = None,
) -> bool:
    """What she wants to hear of and where; what is None stays as it was. Whether anything changed.

    Raises DetailRefused("channel" | "language" | "topic", "form").
    """
    if preferred_channel not in (None, "", *CHANNELS):
        raise DetailRefused("channel", "form")
    if language not in (None, *LANGUAGES):
        raise DetailRefused("language", "form")
    if any(channel not in OFFERED.get(topic, ()) for topic, channel in wanted or ()):
        raise DetailRefused("topic", "form")
    with core.acting(actor), transaction.atomic():
        Customer.objects.select_for_update(no_key=True).get(pk=customer_id)
        news = [
            _choose(customer_id, wanted or {}),
            _prefer(customer_id, preferred_channel),
            language is not None and _speak(customer_id, language),
        ]
        if any(news):
            core.record(DetailsChanged(customer_id=customer_id, part="contact"), actor=actor)
    return any(news)


def _choose(customer_id: int, wanted: Mapping[tuple[str, str], bool]) -> bool:
    rows = ContactChoice.objects.filter(customer_id=customer_id).values_list("topic", "channel", "wanted")
    held = {(topic, channel): said for topic, channel, said in rows}
    news = {pair: said for pair, said in wanted.items() if held.get(pair) != said}
    for (topic, channel), said in news.items():
        ContactChoice.objects.update_or_create(
            customer_id=customer_id, topic=topic, channel=channel,
            defaults={"wanted": said, "changed_at": core.now()},
        )  # fmt: skip
    return bool(news)


def _prefer(customer_id: int, channel: str | None) -> bool:
    held = Profile.objects.filter(customer_id=customer_id).values_list("preferred_channel", flat=True).first()
    if channel is None or channel == (held or ""):
        return False
    Profile.objects.update_or_create(customer_id=customer_id, defaults={"preferred_channel": channel})
    return True


def _speak(customer_id: int, language: str) -> bool:
    other = Customer.objects.filter(pk=customer_id).exclude(locale=language)
    return bool(other.update(locale=language))
