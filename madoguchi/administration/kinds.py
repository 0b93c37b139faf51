"""The kinds of options that config/settings_file.py lists, by name."""

import functools
from importlib import import_module

from django.conf import settings


@functools.cache
def option_kinds() -> dict[str, type]:
    """Option name → its dataclass, in the order of the table."""
    table = import_module(settings.MADOGUCHI_SETTINGS_FILE)
    return {kind.option_name: kind for kind in table.OPTIONS}
