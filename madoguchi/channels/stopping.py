"""Words by which a customer says that she wants to hear no more from us on a channel, or again."""

import unicodedata

STOP = frozenset(
    ("stop", "stopall", "unsubscribe", "optout", "opt out", "opt-out", "停止", "配信停止", "配信停止希望",
     "受信拒否", "ストップ", "配信解除")
)  # fmt: skip
START = frozenset(
    ("start", "unstop", "subscribe", "optin", "opt in", "opt-in", "再開", "配信再開", "スタート")
)  # fmt: skip


def wish_of(text: str) -> bool | None:
    """False for "stop", True for "start", however wide or small it is typed; None for anything else."""
    said = folded(text)
    if said in STOP:
        return False
    return True if said in START else None


def folded(text: str) -> str:
    """The words alone, small and narrow, without what stands around them."""
    return unicodedata.normalize("NFKC", text).strip(" \n\t。．.!！「」\"'").casefold()
