"""Passwords of tests are kept as in the product, but in few rounds: each would cost a third of a second.

`python -m tests.plugins.quickly ARGUMENTS` is the command `madoguchi` with such passwords.
"""

import sys

from django.contrib.auth.hashers import PBKDF2PasswordHasher

from madoguchi.config import cli

ROUNDS = 10


def hash_quickly() -> None:
    """From now on, in this process and its forks."""
    PBKDF2PasswordHasher.iterations = ROUNDS


if __name__ == "__main__":
    hash_quickly()
    sys.exit(cli.main())
