"""The company's own site says who is signed in there."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q

from madoguchi.core import api as core

from .. import host_tokens
from ..identities import normalise
from ..models import HostKey, HostToken, Identity
from ..queries import customer_by_token, live_host_keys
from ..shapes import HostProven, HostRefused
from .customers import Moved, add_identity, identify, name_if_nameless, prove

NOTED = timedelta(minutes=1)  # a key's last use is written down no oftener


@transaction.atomic
def prove_host(*, token: str, visitor: str, locale: str, moved: Moved | None = None) -> HostProven:
    """This browser belongs to whom the token names. Repeating it changes nothing.

    moved(gone, into) is called in the same transaction when two records become one. Raises HostRefused, and
    then nothing has changed: "another" means that the browser already belongs to a different person.
    """
    said = host_tokens.read(token, [key.kid for key in live_host_keys()])
    _take(token, visitor, said)
    customer_id, merged_from, news = _known(said, visitor, locale, moved)
    if said.email:
        customer_id, more = _with_email(customer_id, said, moved)
        merged_from, news = merged_from or more, news or more is not None
    name_if_nameless(customer_id=customer_id, name=said.name)
    return HostProven(customer_id, merged_from, news, dict(said.attributes))


def _take(token: str, visitor: str, said: host_tokens.Claims) -> None:
    """The first browser that shows a token is the only one that may."""
    mine = normalise("visitor", visitor)
    row, made = HostToken.objects.get_or_create(
        digest=host_tokens.digest(token),
        defaults={"visitor": mine, "expires_at": said.expires_at + host_tokens.SKEW},
    )
    if not made and row.visitor != mine:
        raise HostRefused("used")
    now = core.now()
    stale = Q(used_at=None) | Q(used_at__lt=now - NOTED)
    HostKey.objects.filter(stale, kid=said.kid).update(used_at=now)


def _known(
    said: host_tokens.Claims, visitor: str, locale: str, moved: Moved | None
) -> tuple[int, int | None, bool]:
    """Her record, the one that went into it, and whether anything is new."""
    current = customer_by_token(visitor)
    if current is None:
        hers = identify(kind="host", value=said.subject, name=said.name, locale=locale, proven_how="host")
        current = add_identity(customer_id=hers, kind="visitor", value=visitor)
        if current == hers:
            return hers, None, True
    _check_same_person(current, said)
    if Identity.objects.filter(customer_id=current, kind="host", value=said.subject).exists():
        return current, None, False
    return *prove(customer_id=current, kind="host", value=said.subject, how="host", moved=moved), True


def _check_same_person(customer_id: int, said: host_tokens.Claims) -> None:
    """A browser that two people share must not make one of them."""
    proven = Identity.objects.filter(customer_id=customer_id, kind__in=("host", "email")).exclude(
        proven_at=None
    )
    known = set(proven.values_list("kind", "value"))
    subjects = {value for kind, value in known if kind == "host"}
    addresses = {value for kind, value in known if kind == "email"}
    if subjects and said.subject not in subjects:
        raise HostRefused("another")
    if not subjects and addresses and said.email and _address(said) not in addresses:
        raise HostRefused("another")


def _with_email(customer_id: int, said: host_tokens.Claims, moved: Moved | None) -> tuple[int, int | None]:
    """Her address: proven when the site verified it, else only noted when nobody has it."""
    address = _address(said)
    if not address:
        return customer_id, None
    if not said.email_verified:
        add_identity(customer_id=customer_id, kind="email", value=address)
        return customer_id, None
    proven = Identity.objects.exclude(proven_at=None)
    if proven.filter(customer_id=customer_id, kind="email", value=address).exists():
        return customer_id, None
    return prove(customer_id=customer_id, kind="email", value=address, how="host", moved=moved)


def _address(said: host_tokens.Claims) -> str:
    try:
        return normalise("email", said.email)
    except ValueError:
        return ""


def forget_host_tokens() -> int:
    """Delete the marks of tokens that have expired; how many."""
    return HostToken.objects.filter(expires_at__lt=core.now()).delete()[0]
