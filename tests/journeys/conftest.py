"""A customer at her browser, an agent at her desk, and a worker that does what is due."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count

import pytest
from django.db import transaction
from django.test import Client

from madoguchi.conversations import api as conversations
from madoguchi.conversations.api import MessageShape
from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.people.models import Staff
from madoguchi.people.shapes import StaffShape, Viewer
from madoguchi.routing.models import QueueEntry

numbers = count(1)
KETTLE = "電気ケトルの水あかを取りたい"
NOBODY_KNOWS = "火星への片道切符はいくらですか"


@dataclass
class Customer:
    """Somebody who writes through the chat's own door."""

    id: int
    browser: Client
    run_jobs: Callable[[], None]

    def writes(self, text: str, client_id: str = "", work: bool = True) -> None:
        given = {"text": text, "client_id": client_id or f"message-{next(numbers):08}"}
        response = self.browser.post("/chat/messages/", given, headers={"accept": "application/json"})
        assert response.status_code == 200, response.content
        if work:
            self.run_jobs()

    def presses(self, what: str, **given: object) -> None:
        assert self.browser.post(f"/chat/{what}/", given).status_code in (200, 303, 302)

    @property
    def viewer(self) -> Viewer:
        return Viewer("customer", customer_id=self.id)

    @property
    def conversation_id(self) -> int:
        current = conversations.current_for_customer(customer_id=self.id)
        assert current is not None
        return current.id

    def sees(self) -> tuple[MessageShape, ...]:
        return conversations.thread(viewer=self.viewer, conversation_id=self.conversation_id)

    def answers(self) -> list[MessageShape]:
        return [line for line in self.sees() if line.kind == "answer"]

    def told(self) -> list[str]:
        return [line.card["code"] for line in self.sees() if line.kind == "system"]


@pytest.fixture
def quiet(committed_db: str) -> None:
    """Nobody of the demo company is at work, its queue is empty, its hours are the usual ones."""
    core.set_option(core.OpeningHours(), actor=core.SYSTEM)
    Staff.objects.update(availability="offline")
    QueueEntry.objects.all().delete()


@pytest.fixture
def customer(quiet: None, run_jobs: Callable[[], None]) -> Customer:
    """A visitor with a browser of her own."""
    token = people.new_visitor_token()
    with transaction.atomic():
        visitor = people.start_visitor(locale="ja", token=token)
    browser = Client(headers={"accept-language": "ja"})
    browser.cookies["madoguchi_visitor"] = token
    return Customer(visitor.customer_id, browser, run_jobs)


@pytest.fixture
def agent(quiet: None) -> StaffShape:
    """An agent who is available."""
    made = people.create_staff(
        email=f"agent{next(numbers)}@journeys.example", password=None, name="青木", capacity={"webchat": 3}
    )
    people.set_availability(staff_id=made.id, availability="available", actor=core.SYSTEM)
    return made
