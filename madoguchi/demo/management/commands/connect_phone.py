"""`connect_phone`: give the demo company accounts at the services that its phone plays, where one runs."""

from typing import Any

from django.core.management.base import BaseCommand

from madoguchi.demo.phone import accounts


class Command(BaseCommand):
    """Nothing where there is no phone; safe to repeat."""

    help = "Connect the demo company with the services of its phone."

    def handle(self, *args: Any, **options: Any) -> None:
        accounts.connect()
