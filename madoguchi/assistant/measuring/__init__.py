"""Honest measures of the assistant: what was asked, answered and resolved, each with n and its interval."""

from .counting import Line, Measures, Only, Week, measures
from .sampling import (
    JudgedShare,
    SampleShape,
    Sampling,
    draw_samples,
    false_share,
    has_sample,
    judge,
    samples,
    waiting_samples,
)
from .shares import Difference, Share, difference, share

__all__ = [
    "Difference",
    "JudgedShare",
    "Line",
    "Measures",
    "Only",
    "SampleShape",
    "Sampling",
    "Share",
    "Week",
    "difference",
    "draw_samples",
    "false_share",
    "has_sample",
    "judge",
    "measures",
    "samples",
    "share",
    "waiting_samples",
]
