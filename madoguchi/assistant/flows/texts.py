"""Words of a flow: values filled in, marks taken out. What is read aloud of them, `voice` makes of it."""

import re
from collections.abc import Mapping
from typing import Any

from .checking import HOLE
from .shapes import Ask, Flow

_MARKS = re.compile(
    r"^\s{0,3}(?:#{1,6}\s+|>\s?(?:\[!\w+\])?\s*)|\*\*|__|`|!\[[^\]]*\]\([^)]*\)", re.MULTILINE
)
_LINKS = re.compile(r"\[([^\]]+)\]\([^)]*\)")


def filled(text: str, flow: Flow, values: Mapping[str, Any], language: str, *, labels: bool = True) -> str:
    """A text with its values; a choice by its label, unless the bare value is wanted."""
    return HOLE.sub(lambda hole: said_value(hole[1], flow, values, language, labels=labels), text)


def said_value(
    name: str, flow: Flow, values: Mapping[str, Any], language: str, *, labels: bool = True
) -> str:
    """One value in words; "" where there is none."""
    value = values.get(name, "")
    for step in flow.steps if labels else ():
        if isinstance(step.does, Ask) and step.into == name:
            label = next((one.label for one in step.does.choices if one.value == value), None)
            if label:
                return label.to(language)
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def plain(markdown: str) -> str:
    """The words of a short Markdown text."""
    return _LINKS.sub(r"\1", _MARKS.sub("", markdown)).strip()
