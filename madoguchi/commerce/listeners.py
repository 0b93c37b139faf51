"""What follows from facts about returns and money: the shop hears of them."""

from madoguchi.core.shapes import EventShape

from .actions.telling_shop import Told, keep_news


def tell_shop(fact: Told, event: EventShape) -> None:
    """Keep it for the shop; once for each thing."""
    keep_news(fact)
