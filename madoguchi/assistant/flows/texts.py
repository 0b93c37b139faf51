"""Words of a flow as she reads and hears them: values filled in, marks taken out, digits one by one."""

import re
from collections.abc import Mapping
from typing import Any

from ..dialogue.shapes import Said
from .checking import HOLE
from .shapes import Ask, Flow

_MARKS = re.compile(
    r"^\s{0,3}(?:#{1,6}\s+|>\s?(?:\[!\w+\])?\s*)|\*\*|__|`|!\[[^\]]*\]\([^)]*\)", re.MULTILINE
)
_LINKS = re.compile(r"\[([^\]]+)\]\([^)]*\)")
_NUMBERS = re.compile(r"(?<![\d,.¥￥])\d[\d-]{3,}\d(?![\d,.]|\s*(?:円|yen|年))")
_ADDRESS = re.compile(r"https?://\S+")
_ENDS = {"ja": "。！？!?", "en": ".!?"}
LONGEST_SPOKEN = 240  # letters that are read out at once; the rest is in the text


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


def spoken(said: Said, language: str) -> str:
    """What is read out: short sentences, numbers digit by digit, the answers with their numbers."""
    sentences = [*_sentences(_ADDRESS.sub("", said.text), language)]
    sentences += [one for line in said.facts for one in _sentences(line, language)]
    text = _short(sentences)
    if said.options:
        text += "\n" + "\n".join(_option(at, one.label, language) for at, one in enumerate(said.options, 1))
    return _NUMBERS.sub(lambda found: _digits(found[0], language), text).strip()


def _sentences(text: str, language: str) -> list[str]:
    ends = _ENDS["ja" if language == "ja" else "en"]
    parts = re.split(rf"(?<=[{ends}])\s*|\n+", text)
    mark = "。" if language == "ja" else "."
    kept = [" ".join(part.split()) for part in parts if part.strip(" -・*")]
    return [part if part[-1] in "。！？!?.:：" else part + mark for part in kept]


def _short(sentences: list[str]) -> str:
    kept: list[str] = []
    for one in sentences:
        if kept and sum(map(len, kept)) + len(one) > LONGEST_SPOKEN:
            break
        kept.append(one)
    return "\n".join(kept)


def _option(at: int, label: str, language: str) -> str:
    return f"{label}は{at}番。" if language == "ja" else f"For {label}, say {at}."


def _digits(number: str, language: str) -> str:
    if language == "ja":
        return "の".join("、".join(part) for part in number.split("-") if part)
    return ", ".join(" ".join(part) for part in number.split("-") if part)
