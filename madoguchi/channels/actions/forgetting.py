"""What services sent us does not stay: the words are in the conversation, where they can be erased."""

from datetime import timedelta

from madoguchi.core import api as core

from ..models import RawEvent

KEEP_BODIES = timedelta(days=14)
KEEP_ROWS = timedelta(days=90)
"""So long the same event is known again when the service repeats it."""


def forget_old_events() -> None:
    """Empty the bodies of what was handled two weeks ago; drop everything after three months."""
    now = core.now()
    old = (
        RawEvent.objects.filter(received_at__lt=now - KEEP_BODIES).exclude(handled_at=None).exclude(body=b"")
    )
    old.update(body=b"", headers={})
    RawEvent.objects.filter(received_at__lt=now - KEEP_ROWS).delete()
