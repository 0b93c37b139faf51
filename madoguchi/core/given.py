"""Values as anybody may put them into a request: too long, too deep, or nothing of the kind."""

import json
import re
from typing import Any

MOST_DIGITS = 18
"""What is longer fits no column, and reading it would take a time that grows with its square."""
DIGITS = re.compile(r"[0-9０-９]+")


def whole_number(text: str) -> int | None:
    """The whole number from 0 on that a text is, in ASCII or wide digits; None for anything else."""
    return int(text) if DIGITS.fullmatch(text) and len(text) <= MOST_DIGITS else None


def json_value(text: str | bytes) -> Any:
    """What a JSON text holds. Raises ValueError for anything else, also for one that is nested too deep."""
    try:
        return json.loads(text)
    except RecursionError as deep:
        raise ValueError("nested too deep") from deep
