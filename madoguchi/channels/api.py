"""The front door of the channels: what an installation may set up."""

from .webchat.shapes import AttributeField, Greeting, WidgetSettings

__all__ = ["AttributeField", "Greeting", "WidgetSettings"]
