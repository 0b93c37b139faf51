"""What a customer wants done: learnt from what customers write, and never begun on a mere guess.

Most messages only ask for information; those belong to the articles. So the examples of the product hold
both, and only what is likely to be a wish begins a task.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

from madoguchi.language import api as language

from .dialogue.shapes import Wish

STOCK = Path(__file__).parent / "stock"
SURE = 0.6
"""Chance from which on a wish is taken as one."""
LONGEST = 400  # letters that are read
SHORTEST = 2


def wished(text: str, spoken: str) -> Wish | None:
    """What a message asks for; None where it is no wish, or not a sure one."""
    asked = text.strip()[:LONGEST]
    if len(asked) < SHORTEST or asked.isdecimal():
        return None
    best = model(spoken).guess(asked, 1)[0]
    return Wish("task", best.intent, best.chance) if best.intent and best.chance >= SURE else None


@cache
def model(spoken: str) -> language.IntentModel:
    """What the product has learnt for one language; made at the first message (about .3 s)."""
    examples = [language.Example(text, task) for task, texts in stock(spoken).items() for text in texts]
    return language.train_intents(examples, both=False)


def stock(spoken: str) -> Mapping[str, list[str]]:
    """The examples that come with the product: texts by task, those of no task under ""."""
    name = "ja" if spoken == "ja" else "en"
    found: Mapping[str, list[str]] = yaml.safe_load((STOCK / f"wishes_{name}.yaml").read_text())
    return found
