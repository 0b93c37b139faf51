"""The assistant's tables."""

from .answering import Dialogue, ServiceCall, Step
from .flows import Flow, FlowVersion
from .intents import Activation, Intent, Sentence, TrainedModel, Version
from .learning import Evidence, Outcome, Proposal, Round, Sample
from .tools import ToolCall
from .translations import Rendering

__all__ = [
    "Activation",
    "Dialogue",
    "Evidence",
    "Flow",
    "FlowVersion",
    "Intent",
    "Outcome",
    "Proposal",
    "Rendering",
    "Round",
    "Sample",
    "Sentence",
    "ServiceCall",
    "Step",
    "ToolCall",
    "TrainedModel",
    "Version",
]
