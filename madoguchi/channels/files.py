"""A file of ours that a service fetches: a signed address that lasts for a while, and opens nothing else."""

import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from madoguchi.conversations.shapes import OutgoingFile

SALT = "channels.file"
HOUR = 3600
LINK_LASTS = timedelta(days=7)
LASTS = int(LINK_LASTS.total_seconds())
SEAL_BYTES, SHORT = 13, 44
"""A short token: the file, the hour at which it ends, and a seal over both; 33 bytes as 44 signs."""


def address_of_file(file: OutgoingFile) -> str:
    """Where the service, and the customer by a link, fetch this file without signing in."""
    token = signing.dumps(str(file.id), salt=SALT, compress=True)
    return settings.MADOGUCHI_ADDRESS + reverse("channels:file", args=[token, file.name])


def short_address_of_file(file: OutgoingFile) -> str:
    """The same in about half the signs, for where every sign is charged."""
    ends = int(time.time()) // HOUR + LASTS // HOUR
    told = file.id.bytes + ends.to_bytes(4, "big")
    token = urlsafe_b64encode(told + _seal(told)).decode()
    return settings.MADOGUCHI_ADDRESS + reverse("channels:file", args=[token, "f"])


def _seal(told: bytes) -> bytes:
    return salted_hmac(SALT, told, algorithm="sha256").digest()[:SEAL_BYTES]


def _short(token: str) -> UUID | None:
    try:
        known = urlsafe_b64decode(token)
    except ValueError:
        return None
    told, seal = known[:-SEAL_BYTES], known[-SEAL_BYTES:]
    fresh = int.from_bytes(told[16:], "big") * HOUR >= time.time()
    return UUID(bytes=told[:16]) if constant_time_compare(_seal(told), seal) and fresh else None


def file_of_token(token: str) -> UUID | None:
    """The file of such an address, short or long; None for one that is too old or not ours."""
    if len(token) == SHORT:
        return _short(token)
    try:
        return UUID(signing.loads(token, salt=SALT, max_age=LINK_LASTS))
    except (signing.BadSignature, ValueError):
        return None


def absolute(url: str) -> str:
    """An address of ours that leads here from anywhere; any other as it is."""
    return f"{settings.MADOGUCHI_ADDRESS}{url}" if url.startswith("/") else url
