"""Work that no request does."""

from procrastinate.contrib.django import app

from madoguchi.core import api as core

from .intents import training


@app.task(name="assistant.train_version", queue="assistant", retry=core.patiently)
def train_version(number: int) -> None:
    """Have a version learn what it was given."""
    training.train(number)
