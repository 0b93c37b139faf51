"""A version is trained by a job: learnt, tried on unseen sentences, and compared with the one in use."""

import logging
from collections.abc import Callable
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F
from procrastinate.contrib.django import app

from madoguchi.core import api as core
from madoguchi.language import api as language

from ..models import Activation, Version
from ..understanding import Understanding, current
from . import keeping, suite
from .book import book
from .confusing import FOLDS, Guessed, bands, calibration_error, held_out, mixed
from .shapes import Content

logger = logging.getLogger(__name__)
BUSY = ("waiting", "training")


def begin(*, client_id: UUID, note: str, staff_id: int | None) -> int:
    """Freeze what is taught now and have it learnt; the version's number.

    The same client id twice is one version, and while one is being trained no other begins.
    """
    try:
        with transaction.atomic():
            return _under_way(client_id) or _made(client_id, note, staff_id)
    except IntegrityError:  # somebody else began at this moment
        return _under_way(client_id) or Version.objects.values_list("number", flat=True)[0]


def train(number: int) -> None:
    """The job's work. Killed in the middle, it is simply done again."""
    version = Version.objects.filter(number=number, state__in=BUSY).first()
    if version is None:
        return
    content = Content.of(version.content)
    spoken = content.spoken()
    total = len(spoken) * (FOLDS + 1) + 1
    Version.objects.filter(pk=version.pk).update(state="training", done=0, total=total)
    try:
        _learn(version, content, spoken)
    except Exception:
        logger.exception("version %s of the understanding could not be trained", number)
        Version.objects.filter(pk=version.pk).update(state="failed")


def mend() -> bool:
    """Learn the version in use once more from its frozen content where its models cannot be read here.

    So it is when an update brought other sentence vectors; until then the product's own counts.
    """
    row = Activation.objects.select_related("version").first()
    if row is None or row.version is None:
        return False
    try:
        keeping.load(row.version)
    except ValueError:
        content = Content.of(row.version.content)
        trained = {one: keeping.learn(content, one) for one in content.spoken()}
        with transaction.atomic():
            keeping.keep(row.version, trained)
            Version.objects.filter(pk=row.version.pk).update(built_at=core.now())
        return True
    return False


def _learn(version: Version, content: Content, spoken: tuple[str, ...]) -> None:
    trained: dict[str, language.IntentModel] = {}
    guessed: dict[str, list[Guessed]] = {}
    for one in spoken:
        trained[one] = keeping.learn(content, one)
        _step(version, "learnt")()
        guessed[one] = held_out(content, one, _step(version, "tried"))
    compared = suite.compare(Understanding(version.number, content, trained), current(), suite.checks())
    figures = {one: _figures(content, one, guessed[one]) for one in spoken} | {"suite": compared.stored()}
    with transaction.atomic():
        keeping.keep(version, trained)
        _step(version, "compared")()
        Version.objects.filter(pk=version.pk).update(state="ready", figures=figures, built_at=core.now())


def _step(version: Version, name: str) -> Callable[[], None]:
    rows = Version.objects.filter(pk=version.pk)
    return lambda: bool(rows.update(done=F("done") + 1, step=name)) and None


def _figures(content: Content, spoken: str, guessed: list[Guessed]) -> dict[str, object]:
    return {
        "intents": len(content.examples[spoken]),
        "examples": sum(1 for _ in content.pairs(spoken)),
        "right": sum(one.right for one in guessed),
        "of": len(guessed),
        "calibration_error": round(calibration_error(guessed), 3), "bands": bands(guessed),
        "mixed": [[one.one, one.other, list(one.sentences)] for one in mixed(guessed, spoken)],
    }  # fmt: skip


def _under_way(client_id: UUID) -> int | None:
    """The version of this client id, or the one that is being trained."""
    rows = Version.objects.values_list("number", flat=True)
    return rows.filter(client_id=client_id).first() or rows.filter(state__in=BUSY).first()


def _made(client_id: UUID, note: str, staff_id: int | None) -> int:
    last = Version.objects.values_list("number", flat=True).first() or 0
    version = Version.objects.create(
        number=last + 1, client_id=client_id, note=note.strip(), made_at=core.now(), made_by_id=staff_id,
        content=book().content().stored(),
    )  # fmt: skip
    app.configure_task("assistant.train_version", lock="assistant.train").defer(number=version.number)
    return version.number
