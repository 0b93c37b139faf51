"""Every night the assistant looks at what came of its replies, and proposes what could be better."""

from madoguchi.assistant import api as assistant
from madoguchi.gaps import api as gaps


def tonight() -> None:
    """Label, look for ideas, and put matters that were asked in vain forward as intents; safe to repeat."""
    assistant.learning.label()
    assistant.learning.propose()
    matters = gaps.matters(least=assistant.learning.FEWEST)
    assistant.learning.propose_intents(
        [
            assistant.learning.IntentFound(
                f"gap:{one.gap_id}", one.title, one.language,
                tuple((sign.question, sign.source, sign.at, sign.conversation_id) for sign in one.signs),
            )
            for one in matters
        ]
    )  # fmt: skip
