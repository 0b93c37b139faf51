"""`madoguchi setup-link`: the link by which the first administrator of an empty installation comes in."""

import argparse

from django.conf import settings
from django.urls import reverse

from madoguchi.people import api as people

from .console import complain, say


def show(given: argparse.Namespace) -> int:
    """Print the link; with --if-empty quietly nothing where somebody works already."""
    if not people.nobody_works_here():
        if not given.if_empty:
            complain("管理者はもう登録されています。", "There is an administrator already.")
        return 0 if given.if_empty else 1
    address = settings.MADOGUCHI_ADDRESS.rstrip("/")
    link = address + reverse("setup:open", args=[people.setup_token()])
    say(
        f"\n最初の管理者の登録はこちらから（24時間有効）：\n  {link}\n",
        f"\nThe first administrator begins here (valid for 24 hours):\n  {link}\n",
    )
    return 0
