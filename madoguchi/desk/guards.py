"""What is asked once more before a reply leaves: reasons in words, and whether they were answered already.

Whom a text may be mixed up with: the customers whom its writer looked at lately, as far as she may see them.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from madoguchi.commerce import api as commerce
from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import ConversationShape
from madoguchi.core import api as core
from madoguchi.language import api as language
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

LATELY = 20
HEARD = 60
"""How many lines of the conversation count as what was spoken of."""


@dataclass(frozen=True)
class Doubt:
    """One reason to look again: its code, what it is about (words of the text), and why."""

    code: str
    words: str
    why: str


def doubts(
    viewer: Viewer, here: ConversationShape, text: str, *, files: bool, frame: str = "",
    added: Iterable[str] = (), also: Iterable[str] = (),
) -> tuple[Doubt, ...]:  # fmt: skip
    """What may be wrong with a reply; `frame` stands above it, `added` are recipients who are new here,
    `also` the names of everybody whom it reaches."""
    whole = "\n".join(filter(None, (frame, text)))
    heard = conversations.thread_of(viewer, here, limit=HEARD)
    said = "\n".join([here.subject, *(one.body for one in heard)])
    seen = _lately(viewer) - {here.customer_id}
    parties = people.parties({here.customer_id, *seen})
    mine = parties.pop(here.customer_id, language.Party())
    found = [
        *(Doubt("recipient", one, _("This address was added to the recipients.")) for one in added),
        *_addressee(whole, mine, "\n".join([said, *also])),
        *_others(viewer, whole, mine, parties, said),
        *_numbers(viewer, here, whole, said),
        *([] if files else _files(text)),
    ]
    return tuple(dict.fromkeys(found))


def _lately(viewer: Viewer) -> set[int]:
    """The customers she looked at last, those alone whom she may still see."""
    assert viewer.staff is not None
    ids = people.seen_lately(viewer.staff.id, limit=LATELY)
    return set(conversations.open_customers(viewer, ids))


def _addressee(text: str, mine: language.Party, said: str) -> list[Doubt]:
    name = language.misaddressed(text, mine, said=said)
    if not name:
        return []
    whom = _named(mine.names[0]) if mine.names else _("the customer")
    return [Doubt("addressee", name, _("It addresses somebody else; it goes to %(name)s.") % {"name": whom})]


def _named(name: str) -> str:
    """With 様 or 御中 for who reads Japanese."""
    return language.addressed(name) if get_language() == "ja" else name


def _others(
    viewer: Viewer, text: str, mine: language.Party, parties: dict[int, language.Party], said: str
) -> list[Doubt]:
    why = {
        "name": _("The name of another customer you looked at lately."),
        "company": _("The company of another customer you looked at lately."),
        "mail": _("The e-mail address of another customer."),
        "phone": _("The telephone number of another customer."),
        "place": _("The address of another customer."),
    }
    found = language.of_others(text, mine, parties, said=said)
    return [Doubt(one.code, one.words, why[one.code]) for one in found]


def _numbers(viewer: Viewer, here: ConversationShape, text: str, said: str) -> list[Doubt]:
    """Numbers of orders and of matters that belong to another customer whom she may see."""
    spoken = set(language.numbers_in(said, most=200))
    numbers = [one for one in language.numbers_in(text) if one not in spoken]
    if not numbers:
        return []
    owners = commerce.owners_of_orders(viewer=viewer, numbers=numbers)
    asked = {number: contact for number in numbers if (contact := core.read_contact_number(number))}
    owners |= conversations.owners_of_numbers(viewer, asked.values())
    theirs = conversations.open_customers(viewer, set(owners.values()) - {here.customer_id})
    return [
        Doubt("number", number, _("The number of another customer."))
        for number in numbers
        if owners.get(number, owners.get(asked.get(number, ""))) in theirs
    ]


def _files(text: str) -> list[Doubt]:
    words = language.says_attached(text)
    return [Doubt("attachment", words, _("It speaks of a file, but none is attached."))] if words else []


def mark_of(text: str, found: Iterable[Doubt]) -> str:
    """What "send it as it is" answers: these doubts about this text. Another text is asked about again."""
    said = "\x1f".join([text, *sorted(f"{one.code}:{one.words}" for one in found)])
    return hashlib.sha256(said.encode()).hexdigest()[:32]
