"""In which browsers a customer proved who she is: how, when, and for how long that counts."""

from django.db import transaction

from madoguchi.core import api as core

from ..identities import normalise
from ..models import CustomerBrowser, Identity

MOST_AGENT = 300


@transaction.atomic
def note_proof(*, token: str, how: str, user_agent: str) -> bool:
    """Whoever sits before this browser has just shown who she is; False for a browser that nobody knows.

    how: "code", "password", "passkey", "line", "oidc" or "host".
    """
    known = Identity.objects.filter(kind="visitor", value=normalise("visitor", token)).first()
    if known is None:
        return False
    now = core.now()
    CustomerBrowser.objects.update_or_create(
        identity_id=known.pk,
        defaults={"how": how, "user_agent": user_agent[:MOST_AGENT], "proven_at": now, "seen_at": now},
        create_defaults={
            "how": how, "user_agent": user_agent[:MOST_AGENT], "proven_at": now, "seen_at": now,
            "began_at": now,
        },
    )  # fmt: skip
    return True


def see_browser(*, token: str) -> None:
    """This browser is in use."""
    known = Identity.objects.filter(kind="visitor", value=normalise("visitor", token)).values("pk")
    CustomerBrowser.objects.filter(identity_id__in=known).update(seen_at=core.now())
