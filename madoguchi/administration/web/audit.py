"""/settings/audit/: who saw and changed what; the same as a file."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from madoguchi.core import api as core
from madoguchi.people import api as people

from ..audit.lines import MOST, Asked, lines
from ..audit.words import KINDS

DAYS = 30
MOST_IN_A_FILE = 5000


@require_safe
@people.role_required()
def audit(request: HttpRequest) -> HttpResponse:
    """The latest lines, narrowed by person, kind and days."""
    asked = asked_for(request)
    found = lines(asked)
    context = {
        "entries": found,
        "full": len(found) == MOST,
        "asked": asked,
        "last_day": timezone.localdate(asked.until - timedelta(seconds=1)),
        "first_day": timezone.localdate(asked.since),
        "kinds": [(key, label) for key, label in KINDS.items() if key],
        "everybody": [(one.id, one.name) for one in people.all_staff(active=False)],
        "query": request.GET.urlencode(),
    }
    return render(request, "administration/audit.html", context)


@require_safe
@people.role_required()
def audit_file(request: HttpRequest) -> HttpResponse:
    """The same lines as CSV, at most 5,000."""
    header = [_("Time"), _("Who"), _("What"), _("Act"), _("Whom or which"), _("In detail")]
    found = lines(asked_for(request), limit=MOST_IN_A_FILE)
    return core.csv_response(_("audit.csv"), header, [_row(line) for line in found])


def asked_for(request: HttpRequest) -> Asked:
    """What the address asks for; what makes no sense is left out. By default the last thirty days."""
    today = timezone.localdate(core.now())
    first = _day(request, "from") or today - timedelta(days=DAYS)
    last = _day(request, "to") or today
    kind, person = request.GET.get("kind", ""), request.GET.get("person", "")
    return Asked(
        since=_midnight(first),
        until=_midnight(last + timedelta(days=1)),
        kind=kind if kind in KINDS else "",
        staff_id=int(person) if person.isdecimal() and len(person) < 10 else None,
    )


def _day(request: HttpRequest, name: str) -> date | None:
    """The day asked for; None when it is none, or stands where no calendar of ours reaches."""
    try:
        day = parse_date(request.GET.get(name, ""))
    except ValueError:
        return None
    return day if day and 2000 <= day.year <= 2100 else None


def _midnight(day: Any) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


def _row(line: Any) -> list[str]:
    changed = "; ".join(f"{one.name}: {one.before} → {one.after}" for one in line.details)
    at = timezone.localtime(line.at)
    return [f"{at:%Y-%m-%d %H:%M:%S}", line.who, line.what, line.act, line.subject, changed]
