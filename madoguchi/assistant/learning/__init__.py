"""Learning from what came of replies, under people's eyes: nothing from customers changes anything unseen."""

from .deciding import approve, approve_examples, put_off, reject, take_back
from .effects import Effect, effects
from .labelling import label
from .listing import WRITERS, ProposalPage, counts, proposal, proposals
from .proposing import FEWEST, IntentFound, propose, propose_intents
from .shapes import ProofShape, ProposalRefused, ProposalShape
from .words import KINDS

__all__ = [
    "KINDS",
    "FEWEST",
    "Effect",
    "IntentFound",
    "WRITERS",
    "ProofShape",
    "ProposalPage",
    "ProposalRefused",
    "ProposalShape",
    "approve",
    "approve_examples",
    "counts",
    "effects",
    "label",
    "proposal",
    "proposals",
    "propose",
    "propose_intents",
    "put_off",
    "reject",
    "take_back",
]
