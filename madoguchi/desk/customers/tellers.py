"""What each fact of the log says in a customer's story. Facts that are not told here stay out of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import get_language, pgettext, pgettext_lazy
from django.utils.translation import gettext as _

from madoguchi.commerce import api as commerce
from madoguchi.core import api as core
from madoguchi.core.shapes import EventShape
from madoguchi.knowledge.shapes import ArticleRef
from madoguchi.notices import api as notices
from madoguchi.tasks import api as tasks

from .. import words
from .entries import Entry


@dataclass(frozen=True)
class Named:
    """What the ids in facts stand for, as far as the viewer may see it."""

    conversations: Mapping[int, str] = field(default_factory=dict)
    articles: Mapping[int, ArticleRef] = field(default_factory=dict)
    staff: Mapping[int, str] = field(default_factory=dict)


Teller = Callable[[EventShape, Named], tuple[str, str] | None]
"""Icon and words of a fact; None when this one is not worth a line."""


def tell(event: EventShape, named: Named) -> Entry | None:
    """The line of a fact; None when it is not told, or its conversation is not open to the viewer."""
    kind, teller = TELLERS[event.type]
    if event.conversation_id is not None and event.conversation_id not in named.conversations:
        return None
    told = teller(event, named)
    if told is None:
        return None
    about, url = _about(event, named)
    who = named.staff.get(event.actor.id or 0, "") if event.actor.kind == "staff" else ""
    group = f"{event.type}:{event.conversation_id}:{event.actor.kind}" if event.type == MESSAGE else ""
    return Entry(f"e{event.id}", event.time, kind, told[0], told[1], about, url, who, group=group)


def _about(event: EventShape, named: Named) -> tuple[str, str]:
    if event.conversation_id is not None:
        heading = named.conversations[event.conversation_id]
        return heading, reverse("desk:conversation", args=[event.conversation_id])
    article = named.articles.get(event.data.get("article_id") or 0)
    return (article.heading, article.url) if article else ("", "")


def _opened(event: EventShape, named: Named) -> tuple[str, str]:
    channel = words.channel_of(event.data.get("channel", ""))
    return channel["icon"], _("Turned to us: %(channel)s") % {"channel": channel["label"]}


def _message(event: EventShape, named: Named) -> tuple[str, str] | None:
    said = {
        "customer": ("message-square", _("The customer wrote")),
        "agent": ("reply", _("We replied")),
        "assistant": ("bot", _("The assistant answered")),
    }
    return said.get(event.data.get("author_kind", ""))


def _handler(event: EventShape, named: Named) -> tuple[str, str] | None:
    return ("users-round", _("Handed to people")) if event.data.get("after") == "queue" else None


def _status(event: EventShape, named: Named) -> tuple[str, str] | None:
    if event.data.get("after") == "resolved":
        return "circle-check", pgettext("customer's story", "Resolved")
    if event.data.get("before") in ("resolved", "closed") and event.data.get("after") == "open":
        return "rotate-ccw", pgettext("customer's story", "Opened again")
    return None


def _rated(event: EventShape, named: Named) -> tuple[str, str]:
    return "star", _("Rated us %(score)s of 5") % {"score": event.data.get("score") or "–"}


def _voted(event: EventShape, named: Named) -> tuple[str, str]:
    helped = bool(event.data.get("helpful"))
    return ("thumbs-up", _("An answer helped")) if helped else ("thumbs-down", _("An answer did not help"))


def _task(say: Callable[[str], str], icon: str) -> Teller:
    """A fact about a task with the task's name; a task that this release does not have is not told."""

    def told(event: EventShape, named: Named) -> tuple[str, str] | None:
        try:
            return icon, say(str(tasks.task(event.data.get("task", "")).title))
        except tasks.TaskUnknown:
            return None

    return told


PARTS = {
    "names": pgettext_lazy("details", "Changed the name"),
    "addresses": pgettext_lazy("details", "Changed an address"),
    "phones": pgettext_lazy("details", "Changed a telephone number"),
    "contact": pgettext_lazy("details", "Changed how to be contacted"),
    "email": pgettext_lazy("details", "Changed the e-mail address"),
    "sign_in": pgettext_lazy("details", "Changed how to sign in"),
}


def _details(event: EventShape, named: Named) -> tuple[str, str]:
    return "pencil", str(PARTS.get(event.data.get("part", ""), _("Changed personal details")))


def _proven(event: EventShape, named: Named) -> tuple[str, str]:
    if words.is_a_senders_number(event.data.get("kind", ""), event.data.get("how", "")):
        return "message-square-text", _("Wrote from a telephone number for the first time")
    _icon, label = words.IDENTITIES.get(event.data.get("kind", ""), ("", ""))
    said = _("Proved the identity: %(kind)s") % {"kind": label} if label else _("Proved the identity")
    return "badge-check", said


def _simple(icon: str, say: Callable[[], str]) -> Teller:
    return lambda event, named: (icon, say())


def _money_moved(event: EventShape) -> str:
    amount = core.money_text(event.data["amount"], event.data["currency"], get_language() or "ja")
    said = {"amount": amount}
    if event.data.get("kind") == "refund":
        return _("Paid back: %(amount)s") % said
    return _("Collected: %(amount)s") % said


def _claim_moved(event: EventShape) -> str:
    state = commerce.CLAIM_WORDS.get(event.data.get("status", ""), "")
    return _("Warranty claim: %(state)s") % {"state": state}


def _notice(event: EventShape) -> dict[str, str]:
    """What a notice was about and where it went, in words; what this release does not know is named as is."""
    kind, channel = event.data.get("kind", ""), event.data.get("channel", "")
    known = notices.KINDS.get(kind)
    return {
        "notice": str(known.name) if known else kind,
        "channel": str(notices.CHANNEL_NAMES.get(channel, channel)),
        "reason": str(notices.REASON_WORDS.get(event.data.get("reason", ""), "")),
    }


def _told(event: EventShape, named: Named) -> tuple[str, str]:
    return "bell-ring", _("Told (%(channel)s): %(notice)s") % _notice(event)


def _held(event: EventShape, named: Named) -> tuple[str, str]:
    return "bell-off", _("Not told (%(channel)s): %(notice)s. %(reason)s") % _notice(event)


MESSAGE = "conversations.message_added"
TELLERS: dict[str, tuple[str, Teller]] = {
    "conversations.opened": ("conversations", _opened),
    MESSAGE: ("conversations", _message),
    "conversations.handler_changed": ("conversations", _handler),
    "conversations.status_changed": ("conversations", _status),
    "conversations.escalated": ("conversations", _simple("circle-help", lambda: _("Asked the supervisors"))),
    "feedback.rating_given": ("conversations", _rated),
    "feedback.voted": ("help", _voted),
    "knowledge.article_read": ("help", _simple("book-open", lambda: _("Read a help page"))),
    "commerce.return_requested": ("orders", _simple("undo-2", lambda: _("Asked to return items"))),
    "commerce.exchange_requested": ("orders", _simple("repeat", lambda: _("Asked to exchange items"))),
    "commerce.return_received": (
        "orders",
        _simple("package-check", lambda: _("What was sent back has arrived")),
    ),
    "commerce.return_refused": ("orders", _simple("circle-x", lambda: _("A return was not accepted"))),
    "commerce.return_settled": (
        "orders",
        _simple("circle-check", lambda: _("A return or an exchange was settled")),
    ),
    "commerce.money_moved": (
        "bills",
        lambda event, named: ("banknote", _money_moved(event)),
    ),
    "commerce.money_stuck": (
        "bills",
        _simple("triangle-alert", lambda: _("The payment service refused to pay back")),
    ),
    "commerce.claim_moved": (
        "orders",
        lambda event, named: ("wrench", _claim_moved(event)),
    ),
    "commerce.warranty_claimed": ("orders", _simple("wrench", lambda: _("Claimed under the warranty"))),
    "commerce.device_registered": ("orders", _simple("plug", lambda: _("Registered a device"))),
    "tasks.completed": ("tasks", _task(lambda title: _("Done: %(task)s") % {"task": title}, "list-checks")),
    "tasks.refused": (
        "tasks",
        _task(lambda title: _("Not possible: %(task)s") % {"task": title}, "circle-x"),
    ),
    "tasks.undone": ("tasks", _task(lambda title: _("Taken back: %(task)s") % {"task": title}, "undo-2")),
    "tasks.left": ("tasks", _task(lambda title: _("Given up: %(task)s") % {"task": title}, "circle-slash")),
    "notices.told": ("notices", _told),
    "notices.held": ("notices", _held),
    "people.details_changed": ("person", _details),
    "people.representation_granted": ("person", _simple("user-check", lambda: _("Gave a mandate"))),
    "people.representation_ended": ("person", _simple("user-x", lambda: _("Ended a mandate"))),
    "people.identity_proven": ("person", _proven),
    "people.customers_merged": ("person", _simple("merge", lambda: _("Two records became one"))),
    "people.consent_given": ("person", _simple("shield-check", lambda: _("Gave consent"))),
    "people.consent_withdrawn": ("person", _simple("shield-x", lambda: _("Withdrew consent"))),
    "people.customer_blocked": ("person", _simple("shield-ban", lambda: _("Was blocked"))),
    "people.block_lifted": ("person", _simple("shield", lambda: _("Block lifted"))),
}


def types_of(kinds: tuple[str, ...]) -> tuple[str, ...]:
    """The facts that belong to these kinds; all for none."""
    return tuple(type_ for type_, (kind, _teller) in TELLERS.items() if not kinds or kind in kinds)
