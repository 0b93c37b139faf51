"""From mentions to what templates draw."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from madoguchi.assistant import api as assistant
from madoguchi.language import api as language
from madoguchi.ui import api as ui

from . import words
from .models import Mention
from .shapes import SENTIMENTS, Filters, Jump
from .sweeping import Progress

FIELDS = tuple(Filters.__dataclass_fields__)


def filters_of(query: QueryDict) -> Filters:
    """What the address asks for."""
    return Filters(**{name: query.get(name, "").replace("\x00", "").strip()[:100] for name in FIELDS})


def query_of(filters: Filters, **more: Any) -> str:
    """The filters as the end of an address, "" for none."""
    held = {name: getattr(filters, name) for name in FIELDS} | more
    said = urlencode({name: value for name, value in held.items() if value})
    return f"?{said}" if said else ""


def choices(sources: list[tuple[int, str]]) -> list[dict[str, Any]]:
    """The filters as fields: name, label and options."""
    stars = [(str(n), "★" * n) for n in range(5, 0, -1)]
    return [
        {"name": "source", "label": _("Source"), "options": [(str(pk), name) for pk, name in sources]},
        {"name": "sentiment", "label": pgettext("mention", "Sentiment"),
         "options": [(key, one[0]) for key, one in words.SENTIMENTS.items()]},
        {"name": "theme", "label": pgettext("mention", "Topic"), "options": list(words.THEMES.items())},
        {"name": "language", "label": _("Language"), "options": list(words.LANGUAGES.items())},
        {"name": "rating", "label": pgettext("mention", "Stars"), "options": stars},
    ]  # fmt: skip


def tabs(filters: Filters, counts: Mapping[str, int]) -> list[dict[str, Any]]:
    """States as tabs, each with how many there are."""
    here = reverse("listening:mentions")
    names = {"": pgettext("mentions", "All"), **{key: one[0] for key, one in words.STATES.items()}}
    return [
        {
            "label": label, "href": f"{here}{query_of(filters, state=key)}", "current": filters.state == key,
            "count": counts.get(key, 0) if key else sum(counts.values()),
        }
        for key, label in names.items()
    ]  # fmt: skip


class Line:
    """A mention as a list shows it."""

    def __init__(self, row: Mention, who: str = "", link: str = "") -> None:
        self.row, self.who, self.link = row, who, link
        self.heading = words.heading_of(row)
        self.sentiment, self.tone, self.icon = words.SENTIMENTS[row.sentiment]
        self.theme = words.THEMES.get(row.theme, row.theme)
        self.state, self.state_tone = words.STATES[row.state]
        self.stars = "★" * row.rating + "☆" * (5 - row.rating) if row.rating else ""
        self.why = words.IGNORED.get(row.why_ignored, "")
        self.repeated = getattr(row, "repeated", 0)


def only(filters: Filters) -> list[dict[str, str]]:
    """What narrows the list and is no field of the form: words, and the address without it."""
    here, found = reverse("listening:mentions"), []
    if filters.day:
        said = _("Only %(day)s") % {"day": filters.day}
        found.append({"words": said, "href": f"{here}{query_of(filters, day='')}"})
    if filters.talk:
        said = _("Only what belongs to one conversation")
        found.append({"words": said, "href": f"{here}{query_of(filters, talk='')}"})
    return found


def charts(
    found: Mapping[str, Mapping[date, int]], last: date, days: int, filters: Filters
) -> list[dict[str, Any]]:
    """A chart for each sentiment, all of the same days; every number leads to its mentions."""
    here = reverse("listening:mentions")

    def rows(day: date, name: str) -> str:
        return f"{here}{query_of(filters, day=day.isoformat(), sentiment=name)}#mentions"

    every = [last - timedelta(days=back) for back in range(days - 1, -1, -1)]
    return [
        {
            "title": _("%(sentiment)s, day by day") % {"sentiment": words.SENTIMENTS[name][0]}, "name": name,
            "points": [
                ui.Point(f"{day.month}/{day.day}", many, href=rows(day, name) if many else "")
                for day, many in ((day, found[name].get(day, 0)) for day in every)
            ],
            "sum": sum(found[name].values()),
        }
        for name in SENTIMENTS
    ]  # fmt: skip


class Swept:
    """An act on many as its bar says it: words, notes, and whether it can be undone."""

    def __init__(self, found: Progress, link: str = "") -> None:
        self.found, self.link = found, link
        self.aim = max(found.aim, 1)
        self.may_undo = found.state in ("running", "done") and found.done > 0
        running, done = words.SWEEPS[found.act]
        counted = {"done": found.handled, "total": found.aim}
        n = found.undone if found.state == "undone" else found.done
        mentions = ngettext("%(n)s mention", "%(n)s mentions", n) % {"n": n}
        self.words = {
            "running": _("%(act)s: %(done)d of %(total)d") % {"act": running, **counted},
            "undoing": _("Undoing: %(done)d of %(total)d") % counted,
            "undone": _("Undone: %(many)s") % {"many": mentions},
            "done": _("%(act)s: %(many)s") % {"act": done, "many": mentions},
        }[found.state]

    @property
    def notes(self) -> list[str]:
        """What became of the others."""
        said = []
        if self.found.same:
            said.append(_("%(n)d already so") % {"n": self.found.same})
        if self.found.refused:
            said.append(_("%(n)d not possible as they stand") % {"n": self.found.refused})
        if self.found.kept:
            said.append(_("%(n)d left as a colleague changed them since") % {"n": self.found.kept})
        return said


def jump_words(found: Jump) -> str:
    """The rule of the alarm with its numbers, so that anybody can follow it."""
    return _(
        "%(count)d negative mentions in 24 hours; usually %(usual)s a day (%(days)d days before). "
        "95%% interval of the day: %(low)s–%(high)s."
    ) % {
        "count": found.count, "usual": f"{found.usual:.1f}", "days": found.days, "low": f"{found.low:.1f}",
        "high": f"{found.high:.1f}",
    }  # fmt: skip


def tone_of(text: str, row: Mention) -> list[dict[str, Any]]:
    """What could sound better in an answer to this mention: why, and what could stand there."""
    spoken = language.language_of(text, default=row.language)
    found = language.check_tone(text, spoken, language.Occasion(answers=f"{row.title}\n{row.text}".strip()))
    return [
        {
            "title": assistant.helping.TONE_TITLES[one.code], "why": assistant.helping.TONE_WHY[one.code],
            "words": one.words, "instead": " ".join(one.instead.split()) if one.instead else "",
        }
        for one in found
    ]  # fmt: skip
