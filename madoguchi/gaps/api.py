"""The front door of gaps: what customers could not find, how articles fare, and what to look at next."""

from datetime import datetime

from madoguchi.knowledge import api as knowledge

from .actions import (
    assign,
    begin_article,
    close,
    close_by_article,
    dismiss,
    gather,
    join,
    part,
    rename,
    reopen,
)
from .duplicates import find_duplicates, in_pairs, pair, pairs, put_aside
from .fare import HealthPage, every_fare, fare, fares, troubles
from .flags import flag_article, open_flags, settle_flags
from .grouping import forget_signals
from .health import count_article, count_health
from .orders import Proposal, accept, last_accepted, proposal
from .queries import (
    GapPage,
    alike,
    asked_by_day,
    closed_since,
    counts,
    gap,
    gaps,
    matters,
    most_valuable,
    samples,
    signals,
)
from .reviews import (
    ask_for_review,
    finish_review,
    hand_review,
    open_for_release,
    open_reviews,
    reviews_of_release,
)
from .shapes import (
    DISMISSALS,
    FLAG_REASONS,
    OUTCOMES,
    SIGNAL_KINDS,
    TROUBLES,
    WINDOW_DAYS,
    AskedMatter,
    FlagShape,
    GapRefused,
    GapShape,
    HealthShape,
    MatterSign,
    PairShape,
    ReviewShape,
    SignalShape,
)

__all__ = [
    "DISMISSALS",
    "FLAG_REASONS",
    "OUTCOMES",
    "SIGNAL_KINDS",
    "TROUBLES",
    "WINDOW_DAYS",
    "AskedMatter",
    "FlagShape",
    "MatterSign",
    "GapPage",
    "GapRefused",
    "GapShape",
    "HealthPage",
    "HealthShape",
    "PairShape",
    "Proposal",
    "ReviewShape",
    "SignalShape",
    "accept",
    "alike",
    "ask_for_review",
    "asked_by_day",
    "assign",
    "begin_article",
    "close",
    "close_by_article",
    "closed_since",
    "count_article",
    "count_health",
    "counts",
    "dismiss",
    "every_fare",
    "fare",
    "fares",
    "find_duplicates",
    "finish_review",
    "flag_article",
    "forget_old",
    "forget_words",
    "gap",
    "gaps",
    "gather",
    "hand_review",
    "in_pairs",
    "join",
    "last_accepted",
    "matters",
    "most_valuable",
    "open_flags",
    "open_for_release",
    "open_reviews",
    "pair",
    "pairs",
    "part",
    "proposal",
    "put_aside",
    "rename",
    "reopen",
    "reviews_of_release",
    "samples",
    "settle_flags",
    "signals",
    "troubles",
]


def forget_words(*, conversation_id: int, since: datetime, until: datetime | None) -> None:
    """Remove what was asked in vain in a conversation from then until then (None: to the end), and a matter
    that nobody else asked about."""
    knowledge.forget_searches_in(conversation_id=conversation_id, since=since, until=until)
    forget_signals(conversation_id=conversation_id, since=since)


def forget_old() -> int:
    """Remove searches of half a year ago and before; what they said about gaps stays with the gaps."""
    return knowledge.forget_searches()
