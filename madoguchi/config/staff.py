"""The first person of an installation: `madoguchi staff add EMAIL --name NAME --role administrator`."""

import argparse
import getpass
import sys

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError

from madoguchi.people import api as people

from .console import complain, say


def add(given: argparse.Namespace) -> int:
    """Add somebody who signs in at the desk; the password is asked for, or read from standard input."""
    password = getpass.getpass("Password: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    try:
        validate_email(given.email)
        validate_password(password)
        people.create_staff(
            email=given.email, password=password, name=given.name or given.email, role=given.role
        )
    except ValidationError as error:
        complain("登録できませんでした。\n" + "\n".join(error.messages), "\n".join(error.messages))
        return 1
    except IntegrityError:
        complain(f"{given.email} は登録済みです。", f"{given.email} is there already.")
        return 1
    say(f"{given.email} を登録しました。", f"{given.email} can sign in now.")
    return 0
