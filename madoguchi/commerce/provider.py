"""The payment provider behind a small port. Its library is loaded when somebody first pays, not at start."""

from functools import cache
from importlib import import_module
from typing import Protocol, cast

from django.conf import settings

from .stripe.news import News, Page, PageWanted


class Provider(Protocol):
    """What we need of a provider. Nothing of it may be called inside a transaction."""

    def open_page(self, wanted: PageWanted) -> Page: ...
    def look_up(self, provider_id: str) -> News | None: ...
    def close_page(self, provider_id: str, charge_id: str) -> None: ...
    def give_back(self, charge_id: str, amount: int, *, key: str, payment: str) -> None: ...
    def check_signature(self, body: bytes, header: str) -> None: ...


@cache
def provider() -> Provider:
    """The module that MADOGUCHI_PAYMENT_PROVIDER names."""
    return cast(Provider, import_module(settings.MADOGUCHI_PAYMENT_PROVIDER))
