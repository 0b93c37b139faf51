"""Passwords of tests are kept as in the product, but in few rounds: each would cost a third of a second.
Templates are rendered as in the product: nobody asks which they were, and with which values.

`python -m tests.plugins.quickly ARGUMENTS` is the command `madoguchi` with such passwords.
"""

import sys

from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.template import Context, Template
from django.test import utils

from madoguchi.config import cli

ROUNDS = 10


def hash_quickly() -> None:
    """From now on, in this process and its forks."""
    PBKDF2PasswordHasher.iterations = ROUNDS


def render_quickly() -> None:
    """From now on; before Django sets its test environment up."""
    utils.instrumented_test_render = _rendered


def _rendered(template: Template, context: Context) -> str:
    return template.nodelist.render(context)


if __name__ == "__main__":
    hash_quickly()
    sys.exit(cli.main())
