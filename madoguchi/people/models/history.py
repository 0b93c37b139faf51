"""What is kept of a row's life."""

import pghistory


def every_version() -> tuple[pghistory.RowEvent, ...]:
    """Trackers of a row's making, changes and end; each model needs its own."""
    return pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent()
