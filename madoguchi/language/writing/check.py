"""All checks, in the order in which a reader meets their places."""

from ..shapes import HouseStyle, Remark, Writing
from . import answering, completeness, lengths, spelling, wording

MOST = 60
"""Remarks that are given at once; nobody reads more."""


def check_writing(writing: Writing, style: HouseStyle | None = None) -> tuple[Remark, ...]:
    """What could be better in an answer, from its heading to its end; nothing is changed."""
    found = [
        *answering.remarks(writing),
        *lengths.remarks(writing),
        *spelling.remarks(writing),
        *completeness.remarks(writing),
        *wording.remarks(writing, style or HouseStyle()),
    ]
    found.sort(key=lambda one: (one.part != "heading", one.start, one.code))
    return tuple(found[:MOST])
