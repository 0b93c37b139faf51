"""The assistant's tables."""

from .answering import Dialogue, ServiceCall, Step
from .intents import Activation, Intent, Sentence, TrainedModel, Version

__all__ = ["Activation", "Dialogue", "Intent", "Sentence", "ServiceCall", "Step", "TrainedModel", "Version"]
