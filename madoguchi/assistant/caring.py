"""When a message belongs to people at once, by rule: danger, law, abuse, or anger that lasts.

Anger gets one try: the first angry message is met with an apology and with whatever helps, the second with a
person; great anger with a person at once.
"""

from collections.abc import Callable
from typing import Literal

from django.db.models import F, Q
from django.utils.translation import gettext

from madoguchi.language import api as language

from .models import Dialogue

Words = Callable[[], str]
Why = Literal["", "wish", "failed", "anger", "safety", "legal", "harassment"]
GREAT = 5
"""Weight of angry words from which on nothing more is tried."""
RULES: tuple[Why, ...] = ("safety", "harassment", "legal")
_ONLY_ASKED = ("クーリング", "くーりんぐ")
"""Words of the law that customers use when they only ask for their rights."""


def concern(text: str) -> Why:
    """Why people take over whatever was tried before; "" where they need not."""
    found = language.mood(text)
    meant = [one for one in found.reasons if not one.words.startswith(_ONLY_ASKED)]
    for rule in RULES:
        if any(one.about == rule for one in meant):
            return rule
    angry = sum(one.weight for one in found.reasons if one.about == "angry")
    return "anger" if angry >= GREAT else ""


def upset(text: str) -> bool:
    """Whether a message is angry, if not greatly so."""
    return language.mood(text).feeling == "angry"


def bears(conversation_id: int) -> bool:
    """Count one angry message; whether one more try may be made. Under the turn's lock."""
    rows = Dialogue.objects.filter(pk=conversation_id)
    rows.update(vexed=F("vexed") + 1)
    return rows.filter(vexed=1).exists()


def vexed(conversation_id: int) -> bool:
    """Whether this is no time for offers: she was angry, or was not helped."""
    return Dialogue.objects.filter(Q(vexed__gt=0) | Q(failures__gt=0), pk=conversation_id).exists()


def note_why(*, conversation_id: int, why: Why) -> None:
    """Keep why it went to people."""
    Dialogue.objects.filter(pk=conversation_id).update(handed_over=why)


def safety_first() -> str:
    """What is said before anything else where there may be danger."""
    return gettext(
        "Please stop using it, switch it off and unplug it if you can do so safely. In case of fire or "
        "injury call 119 at once. Our staff take over right away."
    )


def sorry() -> str:
    """What is said to somebody angry before we try to help."""
    return gettext("We are very sorry for the trouble. Let us see to it right away.")
