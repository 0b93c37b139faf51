"""Libraries of outside services, loaded when something of them is first used.

One such library may cost every process a second at its start, and most installations never speak to most of
the services.
"""

from importlib import import_module
from typing import Any


class Kit:
    """`Kit("linebot.v3.messaging").MessagingApi` is that class; before, nothing of the library is loaded."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, name: str) -> Any:
        return getattr(import_module(self._name), name)
