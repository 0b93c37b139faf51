"""The front door of crossing: offers, codes, and the packet that travels."""

from .actions import drop, offer, take
from .codes import codes_in, is_our_link, without_code
from .queries import crossing_by_token, crossing_in, crossings, packet, taken_between
from .shapes import PARTS, WHYS, CrossingRefused, CrossingShape, Taken, TransferPacket, Why
from .ways import LONGEST_FOLLOWING, Following, Moment, Way, WayRule, WayRules, moment_of, ways
from .words import PART_WORDS, WHY_SAID, WHY_WORDS

__all__ = [
    "PARTS",
    "PART_WORDS",
    "WHYS",
    "WHY_SAID",
    "WHY_WORDS",
    "CrossingRefused",
    "CrossingShape",
    "Following",
    "LONGEST_FOLLOWING",
    "Moment",
    "Taken",
    "TransferPacket",
    "Way",
    "WayRule",
    "WayRules",
    "Why",
    "codes_in",
    "crossing_by_token",
    "crossing_in",
    "crossings",
    "drop",
    "offer",
    "packet",
    "is_our_link",
    "moment_of",
    "take",
    "taken_between",
    "ways",
    "without_code",
]
