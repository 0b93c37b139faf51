"""Work that no request does."""

from procrastinate.contrib.django import app

from madoguchi.core import api as core

from . import learning, measuring
from .intents import training


@app.task(name="assistant.train_version", queue="assistant", retry=core.patiently)
def train_version(number: int) -> None:
    """Have a version learn what it was given."""
    training.train(number)


@app.periodic(cron="*/10 * * * *", periodic_id="label_outcomes")
@app.task(name="assistant.label", queue="assistant", queueing_lock="assistant.label")
def label(timestamp: int = 0) -> None:
    """Every ten minutes: what came of the replies since yesterday. What comes later is seen every night."""
    with core.options_once():
        learning.label(lately=True)


@app.periodic(cron="17 18 * * *", periodic_id="draw_samples")
@app.task(name="assistant.draw_samples", queue="assistant", queueing_lock="assistant.draw_samples")
def draw_samples(timestamp: int = 0) -> None:
    """Every night: where a week has ended, some of its answers are drawn for judgement."""
    with core.options_once():
        learning.label()
        measuring.draw_samples()


@app.periodic(cron="*/5 * * * *", periodic_id="mend_understanding")
@app.task(name="assistant.mend_understanding", queue="assistant", lock="assistant.train",
          queueing_lock="assistant.mend_understanding")  # fmt: skip
def mend_understanding(timestamp: int) -> None:
    """Every five minutes: the version in use can be read, or is learnt once more."""
    training.mend()
