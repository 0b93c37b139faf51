"""Background work of the plumbing."""

from procrastinate.contrib.django import app

from .facts import event_shape, fact_of, resolve
from .models import Event
from .retry import patiently


@app.task(name="core.hear", queue="facts", retry=patiently)
def hear(event_id: int, listener: str) -> None:
    """Let one durable listener hear one event."""
    event = event_shape(Event.objects.get(id=event_id))
    resolve(listener)(fact_of(event), event)
