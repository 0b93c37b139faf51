"""A thread as one reads it: days, channel switches, folded facts, and groups of bubbles."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.html import escape, format_html
from django.utils.html import urlize as links
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import MessageShape

from .sending import words_of
from .words import channel_of

GROUP_WITHIN = timedelta(minutes=5)
OURS = ("agent", "assistant")


@dataclass
class Bubble:
    """One message with what its bubble needs."""

    message: MessageShape
    html: SafeString
    answer: dict[str, Any] | None
    mine: bool = False
    seconds_left: float = 0
    """For how long its writer may still take it back."""
    leaves_at: datetime | None = None
    """When that ends, for whoever sees no count-down."""
    resend: str = ""
    """Where it may be sent once more: the state it is in ("failed", "unknown"), else ""."""
    approved_by: str = ""
    """The supervisor who said yes to it."""
    tapped: str = ""
    """She chose one of our answers: that it was pressed, or which one her number means."""
    translation: Any = None
    """What is kept of it in another language, or the offer to translate it (`translating.Shown`)."""

    def __getattr__(self, name: str) -> Any:
        return getattr(self.message, name)


@dataclass
class Item:
    """One piece of the thread; kind is day, switch, facts or group."""

    kind: str
    id: str
    at: datetime
    words: str = ""
    icon: str = ""
    side: str = ""
    name: str = ""
    ours: bool = False
    delivery: str = ""
    messages: list[Bubble] = field(default_factory=list)
    lines: list["Line"] = field(default_factory=list)

    @property
    def summary(self) -> str:
        """What a folded run of facts says."""
        return ngettext("%(n)d event", "%(n)d events", len(self.lines)) % {"n": len(self.lines)}


@dataclass(frozen=True)
class Line:
    """One fact in words; private when the customer is not told in the same words."""

    at: datetime
    words: str
    private: bool = False


def thread_items(
    messages: Iterable[MessageShape],
    facts: Iterable[Line] = (),
    *,
    unread_by_customer: int = 0,
    staff_names: Iterable[str] = (),
    me: int | None = None,
) -> list[Item]:
    """The thread's pieces, oldest first. `unread_by_customer` counts ours that she has not seen."""
    items: list[Item] = []
    seen_day: date | None = None
    channel = ""
    for entry in _in_order(messages, facts):
        at = entry.at if isinstance(entry, Line) else entry.created_at
        day = timezone.localtime(at).date()
        if day != seen_day:
            items.append(Item("day", f"d-{day.isoformat()}", at))
            seen_day = day
        if isinstance(entry, Line):
            _add_fact(items, entry)
            continue
        if entry.kind == "system":
            _add_fact(items, Line(at, entry.body, entry.private))
            continue
        if channel and entry.channel != channel and not entry.private:
            items.append(_switch(entry))
        channel = channel if entry.private else entry.channel
        _add_message(items, entry, tuple(staff_names), me)
    _mark_delivery(items, unread_by_customer)
    _mark_tapped(items)
    return items


def mark_takeable(items: Iterable[Item], seconds_left: Callable[[datetime], float]) -> None:
    """Say on each of my own replies for how many seconds I may still take it back."""
    for item in items:
        for bubble in item.messages:
            if bubble.mine and bubble.kind == "text":
                bubble.seconds_left = max(seconds_left(bubble.created_at), 0)
                bubble.leaves_at = timezone.now() + timedelta(seconds=bubble.seconds_left)


def mark_sending(items: Iterable[Item], approvers: Mapping[int, str]) -> None:
    """Say on each message whether it may be sent once more, and who approved it."""
    for item in items:
        for bubble in item.messages:
            fares = bubble.message.delivery
            bubble.resend = fares.state if fares is not None and fares.may_be_sent_again else ""
            bubble.approved_by = approvers.get(bubble.message.card.get("approved_by", 0), "")


def _in_order(messages: Iterable[MessageShape], facts: Iterable[Line]) -> Iterator[Line | MessageShape]:
    """Both together by time; messages keep their own order."""
    waiting = sorted(facts, key=lambda fact: fact.at)
    for message in messages:
        while waiting and waiting[0].at < message.created_at:
            yield waiting.pop(0)
        yield message
    yield from waiting


def _switch(message: MessageShape) -> Item:
    channel = channel_of(message.channel)
    words = _("Switched to %(channel)s") % {"channel": channel["label"]}
    return Item("switch", f"s-{message.sequence}", message.created_at, words=words, icon=channel["icon"])


def _add_fact(items: list[Item], line: Line) -> None:
    if items[-1].kind == "facts":
        items[-1].lines.append(line)
    else:
        items.append(Item("facts", f"f-{int(line.at.timestamp() * 1000)}", line.at, lines=[line]))


def _add_message(
    items: list[Item], message: MessageShape, staff_names: tuple[str, ...], me: int | None
) -> None:
    bubble = Bubble(message, _html(message, staff_names), _answer(message), mine=message.staff_id == me)
    side = "note" if message.private else message.author_kind
    last = items[-1]
    if last.kind == "group" and _continues(last, message, side):
        last.messages.append(bubble)
        last.at = message.created_at
        return
    items.append(
        Item(
            "group", f"g-{message.sequence}", message.created_at, side=side,
            name=message.author_name, ours=message.author_kind in OURS, messages=[bubble],
        )
    )  # fmt: skip


def _continues(group: Item, message: MessageShape, side: str) -> bool:
    same = group.side == side and group.name == message.author_name
    return same and message.created_at - group.at <= GROUP_WITHIN


def _answer(message: MessageShape) -> dict[str, Any] | None:
    if message.kind != "answer" or message.card.get("type") not in ("answer", "notice"):
        return None
    url = str(message.card.get("url", ""))
    return {
        "passage": message.card.get("passage", ""),
        "title": message.card.get("title", ""),
        "url": url if url.startswith(("/", "https://", "http://")) else "",
        "helpful": message.card.get("helpful"),
        "also": message.card.get("also"),
    }


def _html(message: MessageShape, staff_names: tuple[str, ...]) -> SafeString:
    text = links(message.words, nofollow=True, autoescape=True)
    if message.private:
        for name in staff_names:
            called = format_html('<span class="bubble-mention">@{}</span>', name)
            text = text.replace(f"@{escape(name)}", called)
    return mark_safe(text.replace("<a ", '<a target="_blank" '))


def _mark_tapped(items: Iterable[Item]) -> None:
    """Say on her message that it is one of the answers offered last; a number means the one of that place."""
    offered: list[str] = []
    for bubble in (bubble for item in items for bubble in item.messages if not bubble.private):
        if bubble.author_kind != "customer":
            offered = [str(one.get("label", "")) for one in bubble.card.get("options", ())] or offered
        elif offered and (answer := conversations.chosen_of(offered, bubble.body)):
            same = answer == bubble.body.strip()
            bubble.tapped = _("Chose an answer") if same else _("Chose “%(answer)s”") % {"answer": answer}


def _mark_delivery(items: list[Item], unread: int) -> None:
    """Groups that a channel carries say how that went; else the last says whether she has read it."""
    ours = [item for item in items if item.kind == "group" and item.side in ("agent", "assistant")]
    for item in ours:
        item.delivery = words_of(bubble.message.delivery for bubble in item.messages)
    replies = [item for item in ours if item.side == "agent"]
    if replies and not replies[-1].delivery:
        replies[-1].delivery = pgettext("delivery", "Sent") if unread else pgettext("delivery", "Read")
