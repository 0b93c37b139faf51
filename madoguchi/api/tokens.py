"""Tokens of other systems: made once, shown once, checked at every request, revoked for good."""

import hashlib
import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from madoguchi.core import api as core

from .events import TokenMade, TokenRevoked
from .models import ApiToken
from .shapes import PUBLISH, READ, SCOPES, WRITE, WRITING, Audience, Issued, TokenShape

PREFIX = "mdg_"
LONGEST = 100
NOTED_EVERY = timedelta(minutes=1)
"""How exact "last used" is: a request costs no write of its own."""
_LIVE = core.Written(
    lambda digest, now: ApiToken.objects.filter(
        Q(expires_at=None) | Q(expires_at__gt=now), revoked_at=None, digest=digest
    ).order_by(),
    digest=str, now=datetime,
)  # fmt: skip


@transaction.atomic
def issue(
    *,
    name: str,
    scopes: Iterable[str],
    audience: Audience,
    per_minute: int,
    expires_at: datetime | None,
    client_id: UUID,
    staff_id: int,
) -> Issued | None:
    """Make a token and say its secret, this once; None when this form was sent before.

    Who may write reads everything, and who may publish may write. Raises ValueError for unknown scopes.
    """
    granted = _granted(scopes)
    secret = PREFIX + secrets.token_urlsafe(32)
    row, made = ApiToken.objects.get_or_create(
        client_id=client_id,
        defaults={
            "name": name, "digest": digest(secret), "hint": secret[-4:], "scopes": granted,
            "audience": "staff" if WRITING & set(granted) else audience, "per_minute": per_minute,
            "made_by_id": staff_id, "made_at": core.now(), "expires_at": expires_at,
        },
    )  # fmt: skip
    if not made:
        return None
    fact = TokenMade(token_id=row.pk, scopes=tuple(granted), audience=row.audience)
    core.record(fact, actor=core.staff(staff_id))
    return Issued(_shape(row), secret)


@transaction.atomic
def revoke(*, token_id: int, actor: core.Actor) -> bool:
    """Refuse a token from this commit on; False when there is no such live token."""
    gone = ApiToken.objects.filter(id=token_id, revoked_at=None).update(revoked_at=core.now())
    if gone:
        core.record(TokenRevoked(token_id=token_id), actor=actor)
    return bool(gone)


def tokens() -> tuple[TokenShape, ...]:
    """All tokens, the latest first; revoked ones too, since people ask what was there."""
    return tuple(_shape(row) for row in ApiToken.objects.all())


def bearer(secret: str) -> TokenShape | None:
    """The live token with this secret; None for any other text."""
    if not secret.startswith(PREFIX) or len(secret) > LONGEST:
        return None
    now = core.now()
    row = _LIVE.first(digest=digest(secret), now=now)
    if row is None:
        return None
    if row.last_used_at is None or now - row.last_used_at > NOTED_EVERY:
        ApiToken.objects.filter(id=row.pk).update(last_used_at=now)
    return _shape(row)


def digest(secret: str) -> str:
    """What is kept of a secret. It has 256 random bits, so that nothing slower than SHA-256 is needed."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _granted(scopes: Iterable[str]) -> list[str]:
    asked = set(scopes)
    if not asked or asked - set(SCOPES):
        raise ValueError("scopes")
    asked |= {WRITE} if PUBLISH in asked else set()
    asked |= {READ} if WRITE in asked else set()
    return [scope for scope in SCOPES if scope in asked]


def _shape(row: ApiToken) -> TokenShape:
    ended = row.expires_at is not None and row.expires_at <= core.now()
    return TokenShape(
        id=row.pk, name=row.name, hint=row.hint, scopes=tuple(row.scopes),
        audience=row.audience,  # type: ignore[arg-type]
        per_minute=row.per_minute, made_by=row.made_by_id, made_at=row.made_at, expires_at=row.expires_at,
        last_used_at=row.last_used_at, revoked_at=row.revoked_at, live=row.revoked_at is None and not ended,
    )  # fmt: skip
