"""The adapters of this installation, as config/listening.py lists them; read once, on first use."""

from collections.abc import Mapping
from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

from .shapes import Adapter


@cache
def adapters() -> Mapping[str, Adapter]:
    """Kind → adapter, in the order of the list that the setting MADOGUCHI_LISTENING names."""
    found = [import_string(path) for path in import_string(settings.MADOGUCHI_LISTENING)]
    return {one.kind: one for one in found}


def adapter(kind: str) -> Adapter | None:
    """The adapter of this kind; None where it was taken away."""
    return adapters().get(kind)
