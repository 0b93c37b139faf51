"""Reading how a customer comes in, and the browsers in which she is signed in."""

from .detail_shapes import BrowserShape, PasskeyShape
from .identities import normalise
from .models import CustomerPasskey, CustomerPassword, Identity


def browsers(customer_id: int, *, token: str = "") -> tuple[BrowserShape, ...]:
    """Where she is signed in, this browser first, then the one used last; one query."""
    here = normalise("visitor", token) if token else ""
    rows = Identity.objects.filter(customer_id=customer_id, kind="visitor").values_list(
        "pk", "value", "customerbrowser__how", "customerbrowser__user_agent", "customerbrowser__began_at",
        "customerbrowser__seen_at",
    )  # fmt: skip
    found = [BrowserShape(pk, how or "", agent or "", began, seen, value == here)
             for pk, value, how, agent, began, seen in rows]  # fmt: skip
    found.sort(key=lambda one: (not one.current, -(one.seen_at.timestamp() if one.seen_at else 0), one.id))
    return tuple(found)


def passkeys(customer_id: int) -> tuple[PasskeyShape, ...]:
    """Her passkeys, the oldest first."""
    rows = CustomerPasskey.objects.filter(customer_id=customer_id).order_by("pk")
    return tuple(PasskeyShape(row.pk, row.name, row.made_at, row.used_at) for row in rows)


def passkey_credentials(customer_id: int) -> list[bytes]:
    """The public halves of her passkeys, so that a browser does not make a second one."""
    rows = CustomerPasskey.objects.filter(customer_id=customer_id)
    return [bytes(row) for row in rows.values_list("credential", flat=True)]


def has_password(customer_id: int) -> bool:
    """Whether she has a password."""
    return CustomerPassword.objects.filter(customer_id=customer_id).exists()
