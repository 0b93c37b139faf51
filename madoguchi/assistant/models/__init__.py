"""The assistant's tables."""

from .answering import Dialogue, ServiceCall, Step

__all__ = ["Dialogue", "ServiceCall", "Step"]
