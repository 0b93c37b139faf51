"""Tables of the gaps room: what customers could not find, and how the articles fare."""

from .articles import ArticleFlag, ArticleHealth, Duplicate, OrderAccepted, ReviewTask
from .gaps import Gap, Gathering, Signal

__all__ = [
    "ArticleFlag",
    "ArticleHealth",
    "Duplicate",
    "Gap",
    "Gathering",
    "OrderAccepted",
    "ReviewTask",
    "Signal",
]
