"""The consent line of a customer's form: what comes back with it, and what to say when a tick is missing."""

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext

from .actions.consents import agree
from .consenting import consent_asked
from .legal import Agreement, ConsentMissing, Purpose


def agreement_in(given: QueryDict, purpose: Purpose, channel: str) -> Agreement:
    """What the consent line of a posted form says."""
    return Agreement(purpose, channel, given.get("consent", "")[:16], given.get("old_enough") == "1")


def agree_by_form(request: HttpRequest, *, customer_id: int, purpose: Purpose, channel: str) -> None:
    """Keep what the posted form says. Raises ConsentMissing; the line on the answer then says so."""
    try:
        agree(customer_id=customer_id, agreement=agreement_in(request.POST, purpose, channel))
    except ConsentMissing as missing:
        missing_words(request, missing)
        raise


def missing_words(request: HttpRequest, missing: ConsentMissing) -> str:
    """What to tell a customer who has not ticked; the consent line on the answer says it too."""
    words = {
        "consent": gettext("Please read how we handle personal data, and tick the box to agree."),
        "age": gettext("Please tell us that you are old enough, by ticking the box."),
    }[missing.reason]
    request.consent_missing = words  # type: ignore[attr-defined]
    return words


def check_agreement(request: HttpRequest, *, purpose: Purpose, language: str) -> None:
    """The same for somebody of whom nothing is kept: the form must say it. Raises ConsentMissing."""
    asked = consent_asked(customer_id=None, purpose=purpose, language=language)
    given = agreement_in(request.POST, purpose, "")
    lacks = "consent" if asked.tick and given.version != asked.version else ""
    if not lacks and asked.minimum_age and not given.old_enough:
        lacks = "age"
    if lacks:
        missing = ConsentMissing(lacks)
        missing_words(request, missing)
        raise missing
