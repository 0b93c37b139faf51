"""The first administrator of an empty installation, let in by a link from the console."""

from django.core import signing
from django.db import connection, transaction

from madoguchi.core import api as core

from ..events import StaffJoined
from ..models import Staff
from ..shapes import SetupRefused, StaffShape
from .staff import create_staff

SALT = "people.setup"
LINK_SECONDS = 24 * 3600
ONE_AT_A_TIME = 71_205_001


def nobody_works_here() -> bool:
    """Whether this installation is still empty of people."""
    return not Staff.objects.exists()


def setup_token() -> str:
    """What opens the set-up page for a day; worthless once somebody is there."""
    return signing.dumps("first", salt=SALT)


def setup_allowed(token: str) -> bool:
    """Whether this token opens the set-up page now."""
    try:
        signing.loads(token, salt=SALT, max_age=LINK_SECONDS)
    except signing.BadSignature:
        return False
    return nobody_works_here()


@transaction.atomic
def create_first_administrator(*, token: str, email: str, password: str, name: str) -> StaffShape:
    """The administrator who sets everything up, once. Raises SetupRefused for a link that is not good."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", (ONE_AT_A_TIME,))
    if not setup_allowed(token):
        raise SetupRefused
    made = create_staff(
        email=email, password=password, name=name, role="administrator", languages=("ja", "en"),
        capacity={"webchat": 3},
    )  # fmt: skip
    core.record(StaffJoined(staff_id=made.id), actor=core.staff(made.id))
    return made
