"""One-time codes that prove an e-mail address."""

import secrets
from datetime import datetime, timedelta
from typing import Literal

from django.db import transaction
from django.db.models import F
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext, override

from madoguchi.core import api as core

from ..identities import normalise
from ..models import OneTimeCode
from ..queries import customer, customer_by_identity
from ..shapes import CodeRefused, Proven
from .customers import Moved, prove

LIFETIME = timedelta(minutes=10)
TRIES = 5
PER_HOUR = 5
BETWEEN = 60  # seconds between two codes to one address
PER_VISITOR_AND_DAY = 10


@transaction.atomic
def send_code(*, customer_id: int, email: str, language: str) -> None:
    """Mail six digits to an address. The answer is the same whether we know the address or not.

    Raises CodeRefused("address") for what is no address, CodeRefused("wait") when asked too often.
    """
    address = _address(email)
    allowed = (
        core.allow(f"code:visitor:{customer_id}", limit=PER_VISITOR_AND_DAY, seconds=86400)
        and core.allow(f"code:soon:{_digest(address)}", limit=1, seconds=BETWEEN)
        and core.allow(f"code:address:{_digest(address)}", limit=PER_HOUR, seconds=3600)
    )
    if not allowed:
        raise CodeRefused("wait")
    digits = f"{secrets.randbelow(1_000_000):06d}"
    now = core.now()
    OneTimeCode.objects.filter(customer_id=customer_id, email=address).delete()
    OneTimeCode.objects.create(
        customer_id=customer_id,
        email=address,
        digest=_digest(f"{customer_id}:{address}:{digits}"),
        created_at=now,
        expires_at=now + LIFETIME,
    )
    subject, text = _mail(digits, language)
    read_in: Literal["ja", "en"] = "en" if language == "en" else "ja"
    core.send_mail(to=address, subject=subject, text=text, purpose="code", language=read_in)


def confirm_code(*, customer_id: int, email: str, code: str, moved: Moved | None = None) -> Proven:
    """Check a code; when right, the address is proven and two records may become one.

    moved(gone, into) is called in the same transaction when they do. Must be called outside a
    transaction (the count of tries has to stay even when the code is refused).
    Raises CodeRefused("address" | "wrong" | "used_up").
    """
    address = _address(email)
    with transaction.atomic(durable=True):
        outcome = _try(customer_id, address, code)
        if outcome == "right":
            now_id, merged_from = prove(
                customer_id=customer_id, kind="email", value=address, how="code", moved=moved
            )
            return Proven(now_id, merged_from)
    raise CodeRefused(outcome)


def awaited_address(customer_id: int) -> str:
    """The address to which this customer's latest code went, as long as it holds; "" for none."""
    (email,) = _AWAITED.first(customer_id=customer_id, now=core.now()) or ("",)
    return str(email)


_AWAITED = core.Written(
    lambda customer_id, now: OneTimeCode.objects.filter(
        customer_id=customer_id, used_at=None, expires_at__gt=now, tries__lt=TRIES
    ).order_by("-id").values_list("email")[:1],
    customer_id=int, now=datetime,
)  # fmt: skip


def mailbox_of(*, phone: str) -> str:
    """The confirmed address of whoever has this number; "" for none. The number itself proves nobody."""
    found = customer_by_identity(kind="phone", value=phone)
    known = customer(found) if found is not None else None
    return known.proven_email if known else ""


def _try(customer_id: int, address: str, code: str) -> str:
    now = core.now()
    row = (
        OneTimeCode.objects.select_for_update()
        .filter(customer_id=customer_id, email=address, used_at=None, expires_at__gt=now)
        .order_by("-id")
        .first()
    )
    if row is None:
        return "wrong"
    if row.tries >= TRIES:
        return "used_up"
    digits = "".join(str(int(c)) for c in code if c.isdecimal())
    right = constant_time_compare(row.digest, _digest(f"{customer_id}:{address}:{digits}"))
    if right:
        OneTimeCode.objects.filter(pk=row.pk).update(used_at=now)
        return "right"
    OneTimeCode.objects.filter(pk=row.pk).update(tries=F("tries") + 1)
    return "wrong" if row.tries + 1 < TRIES else "used_up"


def _address(email: str) -> str:
    try:
        return normalise("email", email)
    except ValueError as error:
        raise CodeRefused("address") from error


def _digest(text: str) -> str:
    return salted_hmac("madoguchi.people.codes", text, algorithm="sha256").hexdigest()


def _mail(digits: str, language: str) -> tuple[str, str]:
    with override(language):
        subject = gettext("Your confirmation code: %(code)s") % {"code": digits}
        text = gettext(
            "Thank you for contacting us.\n\n"
            "Please enter this code on the page you came from:\n\n"
            "    %(code)s\n\n"
            "The code is valid for %(minutes)s minutes.\n"
            "If you did not ask for it, you can ignore this mail; nothing has been changed.\n\n"
            "This message was sent automatically."
        )
        return subject, text % {"code": digits, "minutes": int(LIFETIME.total_seconds() // 60)}
