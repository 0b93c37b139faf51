"""A product that knows little, learnt in no time, in a company that has taught nothing yet."""

from collections.abc import Iterator
from functools import cache

import pytest

from madoguchi.assistant import understanding
from madoguchi.assistant.intents import confusing, stock, training
from madoguchi.assistant.models import Activation, Intent, Sentence, Version

FEW = {"cancel-order": 5, "pay-bill": 5, "return-items": 5, stock.INFORMATION: 12}


@pytest.fixture
def untaught(db: None) -> None:
    """Nobody has taught the assistant anything: what the demo company did is gone."""
    for table in (Activation, Version, Sentence, Intent):
        table.objects.all().delete()


@pytest.fixture
def little(untaught: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The product knows three intents, and what only asks for information; nothing is held out."""
    known = stock.examples("ja")
    few = {"ja": {code: known[code][:many] for code, many in FEW.items()}, "en": {}}
    monkeypatch.setattr(stock, "examples", few.__getitem__)
    monkeypatch.setattr(stock, "codes", lambda: tuple(FEW))
    monkeypatch.setattr(stock, "checks", {"ja": {"pay-bill": few["ja"]["pay-bill"]}, "en": {}}.__getitem__)
    monkeypatch.setattr(understanding, "product", cache(understanding.product.__wrapped__))
    monkeypatch.setattr(confusing, "FOLDS", 1)
    monkeypatch.setattr(training, "FOLDS", 1)
    understanding._held.clear()
    yield
    understanding._held.clear()
