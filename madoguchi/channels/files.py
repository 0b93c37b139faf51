"""A file of ours that a service fetches: a signed address that lasts for a while, and opens nothing else."""

from uuid import UUID

from django.conf import settings
from django.core import signing
from django.urls import reverse

from madoguchi.conversations.shapes import OutgoingFile

SALT = "channels.file"
LASTS = 7 * 24 * 3600


def address_of_file(file: OutgoingFile) -> str:
    """Where the service, and the customer by a link, fetch this file without signing in."""
    token = signing.dumps(str(file.id), salt=SALT, compress=True)
    return settings.MADOGUCHI_ADDRESS + reverse("channels:file", args=[token, file.name])


def file_of_token(token: str) -> UUID | None:
    """The file of such an address; None for one that is too old or not ours."""
    try:
        return UUID(signing.loads(token, salt=SALT, max_age=LASTS))
    except (signing.BadSignature, ValueError):
        return None
