"""The first automatic answer to a mail.

Its number, when somebody answers, and what our articles say meanwhile.
"""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge
from madoguchi.people.api import Viewer
from madoguchi.routing import api as routing
from madoguchi.ui import api as ui

MOST_A_DAY = 3
"""So many receipts one address gets in a day, whatever it sends."""
MOST_QUOTES = 3
LONGEST_QUOTE = 400
QUESTION = 500


def acknowledge(conversation_id: int) -> bool:
    """Put a new mail into the queue and confirm it, if a machine may answer it; True when it was confirmed.

    Safe to repeat. Whoever answers the receipt reaches a person.
    """
    here = conversations.brief(conversation_id)
    if here is None:
        return False
    routing.place(conversation_id=conversation_id)
    her = Viewer("customer", customer_id=here.customer_id)
    first = next(iter(conversations.since(her, conversation_id, 0, limit=1)), None)
    told = first.card.get("mail") if first else None
    if first is None or not told or not told["receipt"]:
        return False
    day = int(timedelta(days=1).total_seconds())
    if not core.allow(f"mail:receipt:{told['from'].lower()}", limit=MOST_A_DAY, seconds=day):
        return False
    with override(here.language):
        due = conversations.conversation(her, conversation_id).reply_due_at
        text = wording(here.number, due=due, question=first.body, language=here.language)
    conversations.answer(conversation_id=conversation_id, body=text, client_id=f"receipt:{conversation_id}")
    return True


def wording(number: str, *, due: datetime | None, question: str, language: str) -> str:
    """The receipt, in the language that is set."""
    parts = [
        _("Thank you for your mail. We have received it under the number %(number)s.") % {"number": number},
        _promise(due),
        _quotes(question, language),
    ]
    return "\n\n".join(part for part in parts if part)


def _promise(due: datetime | None) -> str:
    """By when somebody answers, and when we are there."""
    lines = []
    if due:
        lines.append(_("A member of our staff answers by %(at)s.") % {"at": _time(due)})
    else:
        lines.append(_("A member of our staff answers you."))
    opening = core.next_opening()
    if not core.is_open() and opening:
        lines.append(_("We are closed at the moment and open again on %(at)s.") % {"at": _time(opening)})
    return "\n".join(lines)


def _quotes(question: str, language: str) -> str:
    """What our articles say that may help until then; nothing where that is not likely."""
    hits = knowledge.search(
        query=question[:QUESTION], language=language, only_language=language, limit=MOST_QUOTES
    )
    sure = [hit for hit in hits if hit.confidence >= knowledge.CONFIDENT]
    if not sure:
        return ""
    told = [f"■ {hit.heading}\n{hit.passage[:LONGEST_QUOTE]}" for hit in sure]
    return "\n\n".join([_("Perhaps this helps you until then:"), *told])


def _time(at: datetime) -> str:
    return f"{ui.day(at, short=True, today=timezone.localdate())} {ui.clock(at)}"
