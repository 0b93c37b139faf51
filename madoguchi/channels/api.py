"""The front door of the channels: what an installation may set up."""

from .webchat.shapes import WidgetSettings

__all__ = ["WidgetSettings"]
