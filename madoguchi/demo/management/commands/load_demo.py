"""`load_demo`: put the demo company into an empty installation."""

from typing import Any

from django.core.management.base import BaseCommand

from madoguchi.demo.loading import load


class Command(BaseCommand):
    help = "Load the demo company into an installation without staff; does nothing when there is any."

    def handle(self, *args: Any, **options: Any) -> None:
        loaded = load()
        if options["verbosity"]:
            self.stdout.write("The demo company is loaded." if loaded else "There is a company already.")
