"""Web push: our key, which push services we speak to, and how a notice reaches one browser.

Encryption and the signature of our server (RFC 8291, RFC 8292) come from the library `webpush`.
"""

import functools
import json
from dataclasses import dataclass
from email.utils import parseaddr
from urllib.parse import urlsplit

import httpx
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings
from django.utils.crypto import salted_hmac
from webpush import WebPush, WebPushSubscription
from webpush.vapid import VAPID

from madoguchi.core import api as core

P256_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
SERVICES = (
    "fcm.googleapis.com", "android.googleapis.com", "updates.push.services.mozilla.com",
    "push.services.mozilla.com", "notify.windows.com", "push.apple.com",
)  # fmt: skip
"""Hosts (with all below them) that browsers name; we post to no other."""
DAY = 24 * 3600
SECONDS = 10
MOST_LETTERS = 2000
GONE = frozenset({404, 410})
LATER = frozenset({408, 425, 429})


@dataclass(frozen=True)
class Notice:
    """What a browser shows; `tag` replaces an earlier notice about the same thing."""

    title: str
    body: str
    url: str
    tag: str


@dataclass(frozen=True)
class Subscription:
    """Where a browser is reached, and its two keys."""

    endpoint: str
    p256dh: str
    auth: str


class BrowserGone(Exception):
    """The push service knows this browser no more, or it will not take our notices."""


class PushLater(Exception):
    """The push service is away or asks us to wait."""


@functools.cache
def _key() -> ec.EllipticCurvePrivateKey:
    """Our key, from the installation's own secret: a copy of the database cannot send anything."""
    made = salted_hmac("madoguchi.portal.push", "vapid", algorithm="sha512").digest()
    return ec.derive_private_key(int.from_bytes(made) % (P256_ORDER - 1) + 1, ec.SECP256R1())


def public_key() -> str:
    """Our public key, as a browser wants it when it subscribes."""
    return str(VAPID.get_application_server_key(_key().public_key()))


def known_service(endpoint: str) -> bool:
    """Whether this is the address of a push service, and not of something within our own network."""
    parts = urlsplit(endpoint)
    own = tuple(settings.MADOGUCHI_PUSH_SERVICES)
    if f"{parts.scheme}://{parts.netloc}" in own:
        return True
    host = parts.hostname or ""
    plain = parts.scheme == "https" and parts.port in (None, 443) and not parts.username
    return plain and any(host == one or host.endswith(f".{one}") for one in SERVICES)


def readable(subscription: Subscription) -> bool:
    """Whether a notice can be sealed for this browser at all."""
    try:
        _sealed(subscription, b"{}")
    except (ValueError, TypeError):
        return False
    return True


def send(subscription: Subscription, notice: Notice) -> None:
    """Hand the sealed notice to the push service. Raises BrowserGone or PushLater."""
    body, headers = _sealed(subscription, json.dumps(notice.__dict__, ensure_ascii=False).encode())
    try:
        with core.outside_client(bounds=httpx.Timeout(SECONDS), inner=_own_hosts()) as client:
            answer = client.post(subscription.endpoint, content=body, headers=headers)
    except core.AddressRefused as error:
        raise BrowserGone("address") from error
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise PushLater(type(error).__name__) from error
    if answer.status_code in LATER or answer.status_code >= 500:
        raise PushLater(str(answer.status_code))
    if not answer.is_success:
        raise BrowserGone(str(answer.status_code))


def _own_hosts() -> tuple[str, ...]:
    """Hosts of push services that this machine's administrator named; they may lie in the own network."""
    return tuple(urlsplit(one).hostname or "" for one in settings.MADOGUCHI_PUSH_SERVICES)


def _sealed(subscription: Subscription, content: bytes) -> tuple[bytes, dict[str, str]]:
    keys = {"p256dh": subscription.p256dh, "auth": subscription.auth}
    to = WebPushSubscription.model_validate({"endpoint": subscription.endpoint, "keys": keys})
    message = _writer().get(content, to)
    return message.encrypted, {**message.headers, "urgency": "normal"}


@functools.cache
def _writer() -> WebPush:
    private = _key().private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    public = _key().public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )  # fmt: skip
    return WebPush(private, public, subscriber=parseaddr(settings.MADOGUCHI_MAIL_FROM)[1], ttl=DAY)
