"""Run by the benches in a process of its own: makes agents of two teams, signed in; prints their sessions."""

import json
import sys
from importlib import import_module

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.people.models import Account

SLUGS = ("bench-one", "bench-two")


def session(account: Account) -> str:
    """A signed-in session of this account, as sign-in makes it."""
    made = import_module(settings.SESSION_ENGINE).SessionStore()
    made[SESSION_KEY] = str(account.pk)
    made[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    made[HASH_SESSION_KEY] = account.get_session_auth_hash()
    made.create()
    return str(made.session_key)


def main(count: int) -> None:
    """So many agents, alternately in one team and the other."""
    for slug in SLUGS:
        people.create_team(slug=slug, name_ja=slug, name_en=slug)
    sessions = []
    for n in range(count):
        email = f"bench{n}@desk.test"
        made = people.create_staff(email=email, password=None, name=f"担当{n}", teams=(SLUGS[n % 2],))
        people.set_availability(staff_id=made.id, availability="available", actor=core.SYSTEM)
        sessions.append(session(Account.objects.get(email=email)))
    sys.stdout.write(json.dumps({"cookie": settings.SESSION_COOKIE_NAME, "sessions": sessions}) + "\n")


if __name__ == "__main__":
    main(int(sys.argv[1]))
