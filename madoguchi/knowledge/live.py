"""Which open screens a fact about knowledge concerns."""

from collections.abc import Iterator

from django.http import HttpRequest

from madoguchi.core.shapes import Nudge

from .events import NoticeEnded, NoticePublished
from .notices.writing import CHANGED


def notice_turned(fact: NoticePublished | NoticeEnded) -> Iterator[Nudge]:
    """Everybody who has a page of ours open, and the memory of every process."""
    yield from CHANGED


def notice_topics(request: HttpRequest) -> frozenset[str]:
    """What anybody's stream may hear of: that the notices changed."""
    return frozenset({"notices"})
