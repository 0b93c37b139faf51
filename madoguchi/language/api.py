"""Front door of the language room. Nothing here knows Django; nothing is loaded before it is used."""

from .analysis import forms, tokens
from .detection import language_of
from .embedding import EmbeddingUnavailable, Vectors, embed, embedder, similarity
from .letters import VARIABLES, Filled, addressed, fill, gaps_left, unknown_variables
from .matching import bigrams, query_tokens, search_tokens, tsquery
from .normalisation import fold, normalise
from .redaction import redact, redact_name
from .shapes import FoundCard, Redacted, Token
from .times import MORNING
from .times import understand as understand_time

__all__ = [
    "EmbeddingUnavailable",
    "Filled",
    "FoundCard",
    "MORNING",
    "Redacted",
    "Token",
    "VARIABLES",
    "Vectors",
    "addressed",
    "bigrams",
    "embed",
    "embedder",
    "fill",
    "fold",
    "forms",
    "gaps_left",
    "language_of",
    "normalise",
    "query_tokens",
    "redact",
    "redact_name",
    "search_tokens",
    "similarity",
    "tokens",
    "tsquery",
    "unknown_variables",
    "understand_time",
    "warm",
]


def warm() -> None:
    """Load dictionary and vectors (about a second). Call it in a thread after the port is bound."""
    forms("窓口")
    embed(["窓口"])
