"""Work of the desk that no request does."""

from procrastinate.contrib.django import app

from madoguchi.core import api as core

from . import batches


@app.task(name="desk.carry_out", queue="desk", retry=core.patiently)
def carry_out(batch_id: int) -> None:
    """Carry an act out on many conversations."""
    batches.carry_out(batch_id)


@app.task(name="desk.take_back", queue="desk", retry=core.patiently)
def take_back(batch_id: int) -> None:
    """Undo it."""
    batches.take_back(batch_id)
