"""The kinds of options that config/settings_file.py lists, by name."""

import functools
from importlib import import_module

from django.conf import settings


@functools.cache
def option_kinds() -> dict[str, type]:
    """Option name → its dataclass, in the order of the table."""
    table = import_module(settings.MADOGUCHI_SETTINGS_FILE)
    return {kind.option_name: kind for kind in table.OPTIONS}


def option_label(name: str) -> str:
    """What an option is called on screens; its own name where the table gives none."""
    return str(import_module(settings.MADOGUCHI_SETTINGS_FILE).NAMES.get(name, name))
