"""Look-ups: what the assistant can see for a customer, and for nobody else. They change nothing."""

from .calling import TOOLS, look, tool
from .meaning import named_among
from .shapes import Ask, Asked, Candidate, Found, Onward, ProofNeeded, Tool, ToolUnknown, Way

__all__ = [
    "TOOLS",
    "Ask",
    "Asked",
    "Candidate",
    "Found",
    "Onward",
    "ProofNeeded",
    "Tool",
    "ToolUnknown",
    "Way",
    "look",
    "named_among",
    "tool",
]
