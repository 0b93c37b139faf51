"""Ask for a call: with a number that is known, at a time when the desk is open."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.ui import api as ui

from .. import matters
from ..known import known_number
from ..shapes import Choice, Field, Outcome, Situation, Step, Task, TaskRefused

SLOTS = (time(9), time(12), time(15), time(18))
DAYS = 7
MOST_SLOTS = 9
SOON = "soon"


def slots(situation: Situation) -> tuple[Choice, ...]:
    """As soon as possible, and the next stretches of the day in which the desk is open."""
    now = core.now()
    soon = Choice(SOON, gettext("As soon as possible"), note=_soon_note(now))
    later = [
        Choice(_key(start), _span(start, end), hours=(start.hour, end.hour), day=start.date())
        for start, end in _stretches(now)
    ]
    return (soon, *later[:MOST_SLOTS])


def _soon_note(now: datetime) -> str:
    if core.is_open(now):
        return gettext("We are there now.")
    opening = core.next_opening(now)
    return gettext("We open again on %(at)s.") % {"at": _moment(opening)} if opening else ""


def _stretches(now: datetime) -> Iterator[tuple[datetime, datetime]]:
    """Stretches of at least an hour within opening hours, from the next one on."""
    today = localtime(now)
    for ahead in range(DAYS):
        day = today + timedelta(days=ahead)
        for begins, ends in zip(SLOTS, SLOTS[1:], strict=False):
            start, end = (day.replace(hour=t.hour, minute=0, second=0, microsecond=0) for t in (begins, ends))
            if start > now and core.is_open(start) and core.is_open(end - timedelta(minutes=1)):
                yield start, end


def _key(start: datetime) -> str:
    return start.isoformat()


def _span(start: datetime, end: datetime) -> str:
    return gettext("%(day)s, between %(from)s and %(until)s") % {
        "day": ui.day(start, short=True), "from": ui.clock(start), "until": ui.clock(end)
    }  # fmt: skip


def _moment(at: datetime) -> str:
    return f"{ui.day(at, short=True)} {ui.clock(at)}"


def _due(situation: Situation) -> tuple[datetime, datetime] | None:
    chosen = situation.value("when")
    return next((span for span in _stretches(core.now()) if _key(span[0]) == chosen), None)


def effects(situation: Situation) -> tuple[str, ...]:
    """Who calls whom, and when."""
    number = people.number_text(situation.value("phone"))
    due = _due(situation)
    when = _span(*due) if due else gettext("as soon as possible")
    return (
        gettext("We call you on %(number)s, %(when)s.") % {"number": number, "when": when},
        gettext("You find it under your enquiries, and can write to us there at any time."),
    )


def act(situation: Situation) -> Outcome:
    """A conversation that is due when the call is. Raises TaskRefused for a time that has gone."""
    due = _due(situation)
    if situation.value("when") != SOON and due is None:
        raise TaskRefused("past", gettext("This time has passed. Please choose another one."))
    lines = effects(situation)[:1]
    about = situation.value("about")
    return matters.open_callback(
        situation, number=situation.value("phone"), due=due, text="\n".join((*lines, about)).strip()
    )


ASK = Task(
    code="callback",
    title=_("Have us call you"),
    summary=_("Choose a time, and we call the number you give us."),
    icon="phone",
    group="contact",
    steps=(
        Step(
            "number",
            _("Which number, and what is it about?"),
            fields=(
                Field("phone", _("Telephone number"), "phone", known=known_number, autocomplete="tel"),
                Field("about", _("What is it about?"), "long_text", required=False, most=1000,
                      help=_("A few words are enough. We look at everything before we call.")),
            ),
        ),
        Step(
            "when", _("When may we call?"),
            fields=(Field("when", _("Preferred time"), "choice", choices=slots),),
        ),
    ),
    effects=effects,
    act=act,
    undo=matters.take_back,
    undo_seconds=3600,
    confirmation=_("Ask for the call"),
    done=_("We will call you."),
)  # fmt: skip
