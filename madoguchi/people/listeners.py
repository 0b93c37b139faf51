"""What people do when something happens elsewhere."""

from madoguchi.core.events import OptionChanged
from madoguchi.core.shapes import EventShape

from .actions.consents import keep_wordings
from .legal import LegalTexts


def mind_option(fact: OptionChanged, event: EventShape) -> None:
    """New legal texts stay readable for good, also once others have taken their place."""
    if fact.option == LegalTexts.option_name:
        keep_wordings()
