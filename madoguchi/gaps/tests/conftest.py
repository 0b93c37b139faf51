"""A world without signs of its own, an editor, and readers who ask."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils.crypto import get_random_string

from madoguchi.core import api as core
from madoguchi.gaps import api as gaps
from madoguchi.gaps.models import Duplicate, Gap, Gathering
from madoguchi.knowledge import api as knowledge
from madoguchi.knowledge.models import Search
from madoguchi.people import api as people
from madoguchi.people.shapes import StaffShape, Viewer


@pytest.fixture
def nothing(db) -> None:
    """Nobody has asked in vain so far; what the demo company's customers did is gathered already."""
    gaps.gather()
    Gap.objects.all().delete()
    Duplicate.objects.all().delete()
    Search.objects.all().delete()
    Gathering.objects.update(until=core.now())


@pytest.fixture
def editor(db) -> StaffShape:
    return people.create_staff(
        email=f"{get_random_string(8)}@gaps.example", password=None, name="江口", role="editor"
    )


@pytest.fixture
def agent(db) -> StaffShape:
    return people.create_staff(
        email=f"{get_random_string(8)}@gaps.example", password=None, name="青木", capacity={"webchat": 3}
    )


@pytest.fixture
def viewer(editor) -> Viewer:
    return Viewer("staff", staff=editor)


def customer() -> int:
    """Somebody who has written to us."""
    with transaction.atomic():
        return people.start_visitor(locale="ja").customer_id


def asks(query: str, *, door: str = "help", reader: str = "", ago: timedelta = timedelta(), **more) -> int:
    """A search that found nothing, by a reader of her own unless one is named."""
    with core.shift(-ago):
        return knowledge.note_search(
            query=query, language="ja", door=door, reader=reader or get_random_string(40),
            **{"confidences": (), **more},
        )  # fmt: skip
