"""Places are added, changed, tried, paused and taken away."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from madoguchi.core import api as core
from madoguchi.people import api as people

from . import fetching, signing_in
from .adapters import adapter, adapters
from .models import Source as SourceRow
from .models import SourceHealth
from .shapes import Item, Source
from .source_shapes import secret_name, source_shape

SHOWN = 5


@transaction.atomic
def save_source(
    *, kind: str, name: str, values: Mapping[str, str], include: Sequence[str] = (),
    exclude: Sequence[str] = (), minutes: int = 30, source_id: int | None = None,
) -> int:  # fmt: skip
    """Keep a place as its form says, a new one without source_id; a secret left empty stays. Its id."""
    how = adapters()[kind]
    row = SourceRow.objects.select_for_update().get(pk=source_id) if source_id else SourceRow(kind=kind)
    row.name, row.include, row.exclude = name[:80], list(include), list(exclude)
    row.minutes = min(max(minutes, 5), 24 * 60)
    row.settings = {one.name: values.get(one.name, "") for one in how.entries if not one.secret}
    row.made_at = row.made_at or core.now()
    row.save()
    for one in how.entries:
        if one.secret and values.get(one.name):
            people.keep_secret(name=secret_name(row.pk, one.name), value=values[one.name])
    signing_in.forget(row.pk)
    fresh = {"due_at": core.now(), "failures": 0, "problem": "", "status": 0, "seen": {}}
    SourceHealth.objects.update_or_create(source=row, defaults=fresh)
    return row.pk


@transaction.atomic
def pause(source_id: int, *, active: bool) -> None:
    """It is not asked until it is resumed; then at once."""
    SourceRow.objects.filter(pk=source_id).update(active=active)
    if active:
        SourceHealth.objects.filter(source=source_id).update(due_at=core.now(), failures=0)


@transaction.atomic
def remove(source_id: int) -> None:
    """The place goes with everything that was found there, and with its secrets."""
    row = SourceRow.objects.filter(pk=source_id).first()
    how = adapter(row.kind) if row else None
    for one in how.entries if how else ():
        if one.secret:
            people.keep_secret(name=secret_name(source_id, one.name), value="")
    SourceRow.objects.filter(pk=source_id).delete()


def trial(source_id: int) -> tuple[Item, ...]:
    """Ask a place now and keep nothing: the first few items. Raises fetching.Trouble."""
    row = SourceRow.objects.get(pk=source_id)
    how, source = adapter(row.kind), source_shape(row)
    if how is None:
        raise fetching.Trouble("kind")
    return (fetching.hear(source, how, {}).items or ())[:SHOWN]


def look_now(source_id: int) -> None:
    """Have a job ask this place as soon as it can."""
    SourceHealth.objects.filter(source=source_id).update(due_at=core.now(), seen={})
    look_later(source_id)


def look_later(source_id: int) -> None:
    """One job asks a place at a time, and one at most waits."""
    name = f"listening.look:{source_id}"
    try:
        with transaction.atomic():
            app.configure_task("listening.look", queue="channels", lock=name, queueing_lock=name).defer(
                source_id=source_id
            )
    except AlreadyEnqueued:
        return


def look_at_due() -> int:
    """Have every place asked whose time has come; how many."""
    due = SourceHealth.objects.filter(due_at__lte=core.now(), source__active=True)
    ids = list(due.values_list("source_id", flat=True))
    for one in ids:
        look_later(one)
    return len(ids)


def plain_source(kind: str) -> Source:
    """A place that is only being thought of, as the form begins with it."""
    how = adapters()[kind]
    held = {one.name: one.default for one in how.entries}
    return replace(Source(id=0, kind=kind, name="", settings=held))
