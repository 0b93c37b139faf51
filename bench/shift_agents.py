"""Run by bench/shift.py in a process of its own: agents who are at work, and the codes they file under."""

import json
import sys

from django.conf import settings

from madoguchi.conversations.shapes import Vocabulary
from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.people.models import Account

from .agents import session


def main(count: int) -> None:
    """The demo's people go home; so many others are available, and the desk is open all day."""
    for person in people.all_staff():
        people.set_availability(staff_id=person.id, availability="offline", actor=core.SYSTEM)
    team = people.teams()[0]
    sessions = []
    for n in range(count):
        email = f"shift{n}@desk.test"
        made = people.create_staff(email=email, password=None, name=f"担当{n}", teams=(team.slug,))
        people.set_availability(staff_id=made.id, availability="available", actor=core.SYSTEM)
        sessions.append(session(Account.objects.get(email=email)))
    words = core.option(Vocabulary)
    codes = {field: words.terms(field)[0].code for field in words.required}
    sys.stdout.write(
        json.dumps({"cookie": settings.SESSION_COOKIE_NAME, "sessions": sessions, "codes": codes}) + "\n"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]))
