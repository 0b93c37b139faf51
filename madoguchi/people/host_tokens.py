"""Tokens by which the company's own site says who is signed in there: JWT, HS256, ten minutes at most.

A key's secret is derived from the installation's own secret and the key's name, so that neither the database
nor a copy of it can sign anything.
"""

import base64
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import jwt
from django.utils.crypto import salted_hmac

from madoguchi.core import api as core

from .shapes import HostRefused

AUDIENCE = "madoguchi"
LIFETIME = timedelta(minutes=10)
SKEW = timedelta(seconds=60)  # how far two servers' clocks may be apart
MOST_LETTERS = 4096
SUBJECT_LETTERS = 190


@dataclass(frozen=True)
class Claims:
    """What a good token says. `email` counts as proven only when the site says that it verified it."""

    kid: str
    subject: str
    email: str
    email_verified: bool
    name: str
    attributes: Mapping[str, Any]
    expires_at: datetime


def secret_of(kid: str) -> str:
    """The key as the company's server keeps it: 43 characters."""
    made = salted_hmac("madoguchi.people.host_key", kid, algorithm="sha256").digest()
    return base64.urlsafe_b64encode(made).decode().rstrip("=")


def signed(kid: str, claims: Mapping[str, Any]) -> str:
    """A token as the company's server makes it; the given claims win over ours."""
    now = core.now()
    ours = {"aud": AUDIENCE, "iat": now, "exp": now + timedelta(minutes=5)}
    return jwt.encode({**ours, **claims}, secret_of(kid), algorithm="HS256", headers={"kid": kid})


def read(token: str, kids: Iterable[str]) -> Claims:
    """What a token says, when one of these keys signed it and its time is right. Raises HostRefused."""
    live = tuple(kids)
    if not live:
        raise HostRefused("off")
    if len(token) > MOST_LETTERS:
        raise HostRefused("unsigned")
    kid, said = _verified(token, live)
    expires_at = _in_time(said)
    return Claims(
        kid=kid,
        subject=_subject(said),
        email=_text(said, "email", 254),
        email_verified=said.get("email_verified") is True,
        name=_text(said, "name", 120),
        attributes=said["attributes"] if isinstance(said.get("attributes"), Mapping) else {},
        expires_at=expires_at,
    )


def digest(token: str) -> str:
    """The same for every spelling of one token: a signature can end in several letters."""
    return hashlib.sha256(token.rpartition(".")[0].encode()).hexdigest()


def _verified(token: str, live: tuple[str, ...]) -> tuple[str, Mapping[str, Any]]:
    try:
        named = jwt.get_unverified_header(token).get("kid")
    except jwt.InvalidTokenError as error:
        raise HostRefused("unsigned") from error
    for kid in live if named is None else [kid for kid in live if kid == named]:
        try:
            return kid, jwt.decode(
                token, secret_of(kid), algorithms=["HS256"], audience=AUDIENCE,
                options={"require": ["sub", "iat", "exp", "aud"], "verify_exp": False, "verify_iat": False,
                         "verify_nbf": False},
            )  # fmt: skip
        except jwt.InvalidAudienceError as error:
            raise HostRefused("audience") from error
        except jwt.MissingRequiredClaimError as error:
            raise HostRefused("claims") from error
        except jwt.InvalidSignatureError:
            continue
        except jwt.InvalidTokenError as error:
            raise HostRefused("unsigned") from error
    raise HostRefused("unsigned")


def _in_time(said: Mapping[str, Any]) -> datetime:
    """When it expires, by our own clock."""
    issued_at, expires_at = _moment(said["iat"]), _moment(said["exp"])
    now = core.now()
    if expires_at - issued_at > LIFETIME:
        raise HostRefused("too_long")
    if issued_at > now + SKEW:
        raise HostRefused("early")
    if expires_at <= now - SKEW:
        raise HostRefused("expired")
    return expires_at


def _moment(seconds: object) -> datetime:
    if isinstance(seconds, bool) or not isinstance(seconds, int | float):
        raise HostRefused("claims")
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, OSError, ValueError) as error:
        raise HostRefused("claims") from error


def _subject(said: Mapping[str, Any]) -> str:
    subject = str(said["sub"]).strip()
    if not 1 <= len(subject) <= SUBJECT_LETTERS or not subject.isprintable():
        raise HostRefused("claims")
    return subject


def _text(said: Mapping[str, Any], name: str, most: int) -> str:
    value = said.get(name)
    return " ".join(value.split())[:most] if isinstance(value, str) and "\x00" not in value else ""
