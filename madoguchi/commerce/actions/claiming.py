"""Staff carry a claim under a warranty through its states; the customer is told each time."""

from django.db import transaction
from django.utils.translation import gettext as _

from madoguchi.core import api as core
from madoguchi.people.shapes import Viewer

from ..access import claims_for
from ..events import ClaimMoved
from ..shapes import CLAIM_OUTCOMES, ActRefused, Handled, NoSuchRecord
from .acting import actor_of

ONWARD = {
    "requested": ("accepted", "refused"), "accepted": ("repairing", "settled", "refused"),
    "repairing": ("settled", "refused"),
}  # fmt: skip
"""From which state a claim goes on to which."""
LONGEST = 2000


def move_claim(*, viewer: Viewer, number: str, to: str, words: str = "", outcome: str = "") -> Handled:
    """Bring a claim into the next state; twice is as once. `words` go to the customer as they are written.

    Raises NoSuchRecord, ActRefused: "gone" (it cannot become that from where it stands), "words" (a refusal
    needs them), "outcome" (how it was settled).
    """
    if to == "refused" and not words.strip():
        raise ActRefused("words", _("Please tell the customer why, in a sentence or two."))
    if to == "settled" and outcome not in CLAIM_OUTCOMES:
        raise ActRefused("outcome", _("Please say how it was settled."))
    actor = actor_of(viewer)
    with core.acting(actor), transaction.atomic():
        row = claims_for(viewer).select_for_update(of=("self",)).filter(number=number.strip()).first()
        if row is None:
            raise NoSuchRecord(number)
        if row.status == to:
            return Handled(row.number, row.status, now=False)
        if to not in ONWARD.get(row.status, ()):
            raise ActRefused("gone", _("This claim has changed in the meantime. Please look at it again."))
        before, row.status = row.status, to
        row.said, row.outcome = words.strip()[:LONGEST], outcome if to == "settled" else ""
        row.settled_at = core.now() if to in ("settled", "refused") else None
        row.save(update_fields=["status", "said", "outcome", "settled_at"])
        device = row.warranty.device
        core.record(ClaimMoved(device.customer_id, device.pk, row.pk, before, to), actor=actor)
        return Handled(row.number, row.status, now=True)
