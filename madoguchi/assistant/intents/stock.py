"""What the product knows already: example sentences of intents, and sentences that must be understood."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

from ..dialogue.shapes import Aim

STOCK = Path(__file__).parent.parent / "stock"
LANGUAGES = ("ja", "en")
INFORMATION = "information"
"""The intent of whatever only asks for information; it stands under "" in the files."""

Sentences = Mapping[str, tuple[str, ...]]
Led = tuple[Aim, str]


@cache
def examples(language: str) -> Sentences:
    """The product's examples by intent."""
    return _sentences(f"wishes_{language}.yaml")


@cache
def checks(language: str) -> Sentences:
    """The product's sentences that every version must understand, by intent."""
    return _sentences(f"checks_{language}.yaml")


@cache
def codes() -> tuple[str, ...]:
    """The product's intents, those with the information last."""
    found = dict.fromkeys(code for language in LANGUAGES for code in examples(language))
    return tuple(sorted(found, key=INFORMATION.__eq__))


def led(code: str) -> Led:
    """Where an intent of the product leads: its code says the kind, or is a task's."""
    if code == INFORMATION:
        return "nothing", ""
    kind, colon, ref = code.partition(":")
    if not colon:
        return "task", code
    return ("flow", ref) if kind == "flow" else ("tool", ref)


def _sentences(name: str) -> Sentences:
    path = STOCK / name
    found: Mapping[str, list[str]] = yaml.safe_load(path.read_text()) if path.exists() else {}
    return {key or INFORMATION: tuple(texts) for key, texts in found.items()}
