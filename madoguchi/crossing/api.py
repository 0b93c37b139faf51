"""The front door of crossing: offers, codes, and the packet that travels."""

from .actions import drop, offer, take
from .codes import codes_in
from .queries import crossing_by_token, crossing_in, crossings, packet
from .shapes import PARTS, WHYS, CrossingRefused, CrossingShape, TransferPacket

__all__ = [
    "PARTS",
    "WHYS",
    "CrossingRefused",
    "CrossingShape",
    "TransferPacket",
    "codes_in",
    "crossing_by_token",
    "crossing_in",
    "crossings",
    "drop",
    "offer",
    "packet",
    "take",
]
