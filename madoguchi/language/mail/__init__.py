"""Mails: read out of their bytes, trimmed, told apart by their nature; bounces and forwarded mails opened."""

from .addresses import address, addresses, deliverable, written
from .formatted import Formatted, formatted
from .forwarding import forwarded
from .nature import authentication, nature
from .parameters import file_name
from .reading import read
from .reports import bounces
from .shapes import Address, Attachment, Bounce, BounceReason, Forwarded, Letter, Nature, NatureKind, Trimmed
from .trimming import passes_on, points_into_quote, trim

__all__ = [
    "Address",
    "Attachment",
    "Bounce",
    "BounceReason",
    "Formatted",
    "Forwarded",
    "Letter",
    "Nature",
    "NatureKind",
    "Trimmed",
    "address",
    "addresses",
    "authentication",
    "bounces",
    "deliverable",
    "file_name",
    "formatted",
    "forwarded",
    "nature",
    "read",
    "passes_on",
    "points_into_quote",
    "trim",
    "written",
]
