"""A customer comes in: the browser before which she sits becomes hers."""

from django.db import transaction

from madoguchi.core import api as core

from ..detail_shapes import Entered
from ..identities import new_visitor_token
from ..models import Identity
from ..queries import customer_by_token, settled_customer
from .customers import Moved, add_identity, merge
from .proofs import note_proof


@transaction.atomic
def enter_browser(
    *, customer_id: int, token: str, how: str, user_agent: str, moved: Moved | None = None
) -> Entered:
    """She proved who she is in this browser: what it did without a name goes into her record.

    Where the browser belongs to somebody who has proven herself, two people share it: it gets a new token,
    and the other's record stays as it was. how "": she comes by a link of ours, by which
    she is known, but has proven nothing afresh. Returns the token that the browser shall keep.
    """
    hers = settled_customer(customer_id)
    current = customer_by_token(token) if token else None
    merged_from = None
    if current is not None and current != hers and _is_known(current):
        token, current = "", None
    if not token:
        token = new_visitor_token()
    if current is None:
        add_identity(customer_id=hers, kind="visitor", value=token)
    elif current != hers:
        merge(gone=current, into=hers, moved=moved)
        merged_from = current
    if how:
        note_proof(token=token, how=how, user_agent=user_agent)
    core.nudge(core.Nudge(f"customer:{hers}", "me"))
    return Entered(hers, token, merged_from)


def _is_known(customer_id: int) -> bool:
    others = Identity.objects.filter(customer_id=customer_id).exclude(kind="visitor")
    return others.exclude(proven_at=None).exists()
