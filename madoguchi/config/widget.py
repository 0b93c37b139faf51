"""Where the chat widget may be shown: `madoguchi widget allow|refuse|list ORIGIN`."""

import argparse

from django.core.management import CommandError, call_command

from .console import complain


def run(given: argparse.Namespace) -> int:
    """Allow or refuse an origin, or list those allowed; 1 when it is none."""
    try:
        call_command("webchat_origin", given.act, *([given.origin] if given.origin else []))
    except CommandError as error:
        complain(
            f"「{given.origin}」は使えません。https://shop.example の形で指定してください。",
            f"“{given.origin}” cannot be used. {error}",
        )
        return 1
    return 0
