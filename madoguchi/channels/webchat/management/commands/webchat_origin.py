"""Which other pages may show the chat widget."""

import dataclasses
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from madoguchi.channels.webchat.shapes import WidgetSettings
from madoguchi.core import api as core


class Command(BaseCommand):
    """`webchat_origin allow|refuse|list [https://shop.example]`."""

    help = "Allow the pages of an origin (https://shop.example) to show the chat widget, or list who may."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("act", choices=["allow", "refuse", "list"])
        parser.add_argument("origin", nargs="?", default="")

    def handle(self, *args: Any, act: str, origin: str, **options: Any) -> None:
        settings = core.option(WidgetSettings)
        allowed = set(settings.allowed_origins)
        if act != "list":
            (allowed.add if act == "allow" else allowed.discard)(origin.rstrip("/").lower())
            try:
                settings = dataclasses.replace(settings, allowed_origins=tuple(sorted(allowed)))
            except ValueError as error:
                raise CommandError("An origin is scheme, host and port: https://shop.example") from error
            core.set_option(settings, actor=core.SYSTEM)
        self.stdout.write("\n".join(sorted(allowed)) or "Only our own pages.")
