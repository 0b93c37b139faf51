"""A scan: taken in once, read in the background, thrown away when it is no letter."""

import json
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from procrastinate.contrib.django import app

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.language import api as language
from madoguchi.people.shapes import Viewer

from . import reading
from .models import Scan
from .shapes import ScanRefused, ScanUnknown

TAKEN = frozenset({"application/pdf", "image/tiff", "image/png", "image/jpeg"})
LONGEST_TEXT = 100_000
LATEST, SHOWN = 300, 30
PATIENCE = 120  # seconds for one file


def take(stream: Any, *, name: str, kind: str, received_on: date, staff_id: int | None = None) -> Scan:
    """Keep a file with a letter or a fax, and have it read. Raises ScanRefused, also for one that is here."""
    try:
        file = core.store_attachment(stream, filename=name)
    except core.AttachmentRefused as refused:
        known = {"empty": "empty", "too_large": "too_large"}
        raise ScanRefused(known.get(refused.reason, "kind")) from refused
    if file.media_type not in TAKEN:
        core.remove_attachment(file.id)
        raise ScanRefused("kind")
    try:
        with transaction.atomic():
            row = Scan.objects.create(
                key=uuid4(), kind=kind, file_id=file.id, name=file.name, digest=file.sha256,
                received_on=received_on, brought_at=core.now(), staff_id=staff_id,
            )  # fmt: skip
            app.configure_task("post.read_scan", queue="post").defer(scan_id=row.pk)
    except IntegrityError:
        core.remove_attachment(file.id)
        raise ScanRefused("twice", str(Scan.objects.get(digest=file.sha256).key)) from None
    return row


def read(scan_id: int) -> None:
    """Draw its pages and read its text layer; a file that cannot be read is kept and says why."""
    row = Scan.objects.filter(pk=scan_id, state="reading").first()
    if row is None:
        return
    with tempfile.TemporaryDirectory() as folder:
        found = _read_apart(row.file_id, Path(folder))
        pictures = [_keep(Path(folder) / f"{at}.jpg") for at, _ in enumerate(found["texts"], start=1)]
    text = language.redact("\n\n".join(found["texts"]).replace("\x00", "")).text[:LONGEST_TEXT]
    with transaction.atomic():
        done = Scan.objects.filter(pk=scan_id, state="reading").update(
            state="new", pages=found["pages"], pictures=pictures, text=text.strip(), trouble=found["trouble"]
        )
    for one in pictures if not done else ():
        core.remove_attachment(one)


def _read_apart(file_id: UUID, folder: Path) -> dict[str, Any]:
    """What the reader's process says; its end for any reason is a broken file, not ours."""
    source = folder / "scan"
    with source.open("wb") as target:
        if not core.copy_attachment(file_id, target):
            return _nothing("gone")
    command = [sys.executable, "-m", reading.__name__, str(source), str(folder)]
    try:
        told = subprocess.run(command, capture_output=True, timeout=PATIENCE, check=True)
        found: dict[str, Any] = json.loads(told.stdout)
    except (subprocess.SubprocessError, ValueError):
        return _nothing("broken")
    return found


def _nothing(trouble: str) -> dict[str, Any]:
    return {"pages": 0, "texts": [], "trouble": trouble}


def _keep(picture: Path) -> UUID:
    with picture.open("rb") as stream:
        return core.store_attachment(stream, filename=picture.name).id


def open_for(viewer: Viewer, key: UUID, *, lock: bool = False) -> Scan:
    """One scan, for staff who work with customers; a filed one for whoever may see its conversation.

    Raises ScanUnknown.
    """
    rows = Scan.objects.select_for_update(of=("self",), no_key=True) if lock else Scan.objects
    row = rows.filter(key=key).first() if viewer.may_see_conversations else None
    if row is None or row.conversation_id and not conversations.may_see(viewer, row.conversation_id):
        raise ScanUnknown(key)
    return row


def waiting() -> list[Scan]:
    """What nobody has filed yet, the oldest first."""
    return list(Scan.objects.filter(state__in=("reading", "new")).order_by("received_on", "pk")[:200])


def filed(viewer: Viewer) -> list[Scan]:
    """What was filed lately, in conversations that she may see."""
    rows = Scan.objects.filter(state="filed").select_related("conversation").order_by("-filed_at")[:LATEST]
    seen = {one.id for one in conversations.several(viewer, [row.conversation_id for row in rows])}
    return [row for row in rows if row.conversation_id in seen][:SHOWN]


@transaction.atomic
def discard(viewer: Viewer, key: UUID) -> None:
    """An advertisement, an empty page: its file goes, that it was here stays. Raises ScanUnknown."""
    row = open_for(viewer, key, lock=True)
    if row.state not in ("reading", "new"):
        return
    for one in (row.file_id, *row.pictures):
        core.remove_attachment(one)
    Scan.objects.filter(pk=row.pk).update(state="discarded", pictures=[], text="", name="")
