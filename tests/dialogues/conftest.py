"""Example dialogues: files of what a customer writes and what she must hear, run against the demo company."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

import yaml
from django.utils.timezone import localdate

from madoguchi.commerce.models import Device, Invoice, Order
from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import InboundMessage, MessageShape
from madoguchi.core import api as core
from madoguchi.journeys import inbound_message, talk_through
from madoguchi.people import api as people
from madoguchi.people.models import Identity, Staff
from madoguchi.people.shapes import Viewer

HERE = Path(__file__).parent
numbers = count(1)


def dialogues() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every dialogue with its name."""
    for path in sorted(HERE.glob("*.yaml")):
        for one in yaml.safe_load(path.read_text()):
            yield f"{path.stem}: {one['name']}", one


@dataclass
class Customer:
    """Somebody at the chat, with what a dialogue gives her."""

    language: str
    id: int = 0
    conversation_id: int = 0
    heard: list[MessageShape] = field(default_factory=list)
    owns: dict[str, str] = field(default_factory=dict)
    channel: str = "webchat"

    def arrives(self, given: dict[str, Any]) -> None:
        """She opens the chat; `known`: her address was proven before, `is`: whose place she takes,
        `promised`: in how many days her order is to come, the rest: what is hers.
        """
        core.set_option(core.OpeningHours(), actor=core.SYSTEM)
        Staff.objects.update(availability="offline")
        visitor = people.start_visitor(locale=self.language, token=self.token())
        self.id = visitor.customer_id
        if given.get("known", True):
            self.shows_who_she_is(go_on=False)
        if "is" in given:
            self.takes_place_of(given["is"])
        if "order" in given:
            rows = Order.objects.filter(status=given["order"], company=None).order_by("-placed_at", "pk")
            self.owns["order"] = self.takes(rows)
            self.owns["tail"] = self.owns["order"].rpartition("-")[2]
        if "promised" in given:
            day = localdate(core.now()) + timedelta(days=given["promised"])
            Order.objects.filter(number=self.owns["order"]).update(promised_on=day, delivery_time="")
        for place, status in enumerate(given.get("orders", ()), start=2):
            rows = Order.objects.filter(status=status, company=None).exclude(customer_id=self.id)
            self.owns[f"order{place}"] = self.takes(rows.order_by("-placed_at", "pk"))
        if "device" in given:
            Device.objects.filter(variant__sku=given["device"]).update(customer_id=self.id)
        if "bill" in given:
            rows = Invoice.objects.filter(company=None, voided_at=None, settled_at=None, payments=None)
            self.owns["bill"] = self.takes(rows.order_by("pk"))

    def takes_place_of(self, address: str) -> None:
        """All that a customer of the demo company has for herself is hers, without what was said before."""
        other = Identity.objects.get(kind="email", value=address).customer_id
        for model in (Order, Invoice):
            model.objects.filter(customer_id=other, company=None).update(customer_id=self.id)
        Device.objects.filter(customer_id=other).update(customer_id=self.id)

    def token(self) -> str:
        """By what she is known before she has shown who she is."""
        return people.new_visitor_token()

    def takes(self, rows: Any) -> str:
        """Make the first of these hers."""
        row = rows.first()
        type(row).objects.filter(pk=row.pk).update(customer_id=self.id)
        return str(row.number)

    def shows_who_she_is(self, *, go_on: bool = True) -> None:
        """A code to her mailbox, as the chat's own form does it."""
        address = f"dialogue{next(numbers)}@example.com"
        people.add_identity(customer_id=self.id, kind="email", value=address, proven_how="code")
        if go_on:
            before = self.thread()
            talk_through.proven(conversation_id=self.conversation_id)
            self.listen(before)

    def writes(self, text: str) -> None:
        """Her message goes through the journey of every message; what she hears upon it is kept."""
        if text.startswith("@"):
            [*offered] = self.heard[-1].card["options"]
            text = offered[int(text[1:]) - 1]["label"]
        text = text.format(**self.owns)
        before = self.thread() if self.conversation_id else ()
        message = InboundMessage(
            customer_id=self.id, channel=self.channel, text=text, client_id=f"dialogue-{next(numbers):08}",
            language=self.language,
        )  # fmt: skip
        received = inbound_message.receive(message)
        self.conversation_id = received.conversation_id
        inbound_message.carry_on(
            conversation_id=received.conversation_id, message_id=received.message_id, collections=()
        )
        self.listen(before)

    def thread(self) -> tuple[MessageShape, ...]:
        """All that was said so far."""
        return conversations.thread(
            viewer=Viewer("customer", customer_id=self.id), conversation_id=self.conversation_id, limit=500
        )

    def listen(self, before: tuple[MessageShape, ...]) -> None:
        """What has been said to her since."""
        known = {line.id for line in before}
        self.heard = [
            line for line in self.thread() if line.id not in known and line.author_kind != "customer"
        ]

    def words(self) -> str:
        """All that she heard upon her last message, with what stood below it."""
        parts: list[str] = []
        for line in self.heard:
            parts += [line.body, str(line.card.get("passage", "")), str(line.card.get("title", ""))]
            parts += [str(line.card.get("link", "")), *map(str, line.card.get("lines", ()))]
            parts += [f"{label} {value}" for label, value in line.card.get("facts", {}).get("facts", ())]
            parts += [f"{one['label']} {one['note']}" for one in line.card.get("options", ())]
        return "\n".join(parts)
