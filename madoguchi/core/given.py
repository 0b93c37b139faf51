"""Values as anybody may put them into a request: too long, too deep, or nothing of the kind."""

import json
import re
from collections.abc import Iterator
from typing import Any

import yaml

MOST_DIGITS = 18
"""What is longer fits no column, and reading it would take a time that grows with its square."""
DEEPEST = 50
"""Lists within lists that anybody writes; reading YAML takes a time that grows with the square too."""
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


def yaml_events(text: str) -> Iterator[yaml.Event]:
    """What a YAML text consists of. Raises yaml.YAMLError where it is none, or is nested too deep."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise yaml.YAMLError("nested too deep")
        yield event


def shallow_yaml(text: str) -> str:
    """A YAML text that is safe to load. Raises yaml.YAMLError as `yaml_events` does."""
    for _event in yaml_events(text):
        pass
    return text
