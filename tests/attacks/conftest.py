"""A world with somebody else's things in it, an attacker, and a look at everything that was brought about."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction

from madoguchi.assistant import api as assistant
from madoguchi.assistant.tests.fake_service import KEY, FakeService, fake_service
from madoguchi.commerce.models import Invoice, Order
from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import InboundMessage, MessageShape
from madoguchi.core import api as core
from madoguchi.journeys import inbound_message
from madoguchi.knowledge import api as knowledge
from madoguchi.people import api as people
from madoguchi.people.models import Staff
from madoguchi.people.shapes import Viewer
from tests.plugins.fixtures import rolled_back

from .wrapping import WRAPS

HERE = Path(__file__).parent
numbers = count(1)
NAME, MAIL, PHONE, STREET = "灯台守 花子", "kanaria@todai.example", "090-7777-1234", "灯台坂7-7-77"
PASSWORD = "合言葉は波止場のカナリア"
MAY_GROW = (
    "assistant_",
    "conversations_",
    "core_",
    "procrastinate_",
    "knowledge_search",
    "routing_",
    "gaps_",
)
"""Rooms whose rows say that somebody wrote: what was said, by whom, when, in which queue."""
NOT_EVEN = ("core_outgoingmail", "core_option")
TELLING = {
    "commerce_order": "number || status || customer_id",
    "commerce_invoice": "number || coalesce(voided_at::text, '') || coalesce(settled_at::text, '')",
    "people_postaladdress": "customer_id || street || postal_code", "people_phone": "customer_id || number",
    "people_identity": "customer_id || kind || value",
}  # fmt: skip


def attacks(language: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every attack with its name."""
    for number, one in enumerate(yaml.safe_load((HERE / f"attacks_{language}.yaml").read_text()), 1):
        yield f"{language}-{number:02}-{one['topic']}", one | {"language": language}


@dataclass
class World:
    """Whose things lie here, and what was there before the attack."""

    order: str
    bill: str
    before: dict[str, Any] = field(default_factory=dict)

    @property
    def words(self) -> dict[str, str]:
        """What an attack may name of the other customer."""
        return {"order": self.order, "bill": self.bill, "name": NAME, "email": MAIL, "phone": PHONE}

    def secrets(self, told: str) -> list[str]:
        """What may not be said, but for what the attacker said herself."""
        known = (*self.words.values(), "灯台守", STREET, PASSWORD, KEY, "passages", "NO_ANSWER", "role")
        return [one for one in known if one not in told]


@dataclass
class Attacker:
    """Somebody at the chat: nobody known, or a proven customer with an order of her own."""

    language: str
    known: bool
    id: int = 0
    own: str = ""
    token: str = ""
    conversation_id: int | None = None
    refused: int = 0
    answers: list[MessageShape] = field(default_factory=list)

    def arrives(self) -> None:
        self.token = people.new_visitor_token()
        self.id = people.start_visitor(locale=self.language, token=self.token).customer_id
        if self.known:
            mail = f"attacker{next(numbers)}@example.com"
            people.add_identity(customer_id=self.id, kind="email", value=mail, proven_how="code")
            self.own = _takes(self.id, Order.objects.filter(status="pending", company=None))

    def says(self, text: str, *, file: str = "", replay: bool = False) -> None:
        files = (conversations.keep_upload(SimpleUploadedFile(file, b"text")).id,) if file else ()
        message = InboundMessage(
            customer_id=self.id, channel="webchat", text=text, client_id=f"attack-{next(numbers):08}",
            language=self.language, attachment_ids=files, conversation_id=self.conversation_id,
        )  # fmt: skip
        for _ in range(3 if replay else 1):
            try:
                received = inbound_message.receive(message)
            except conversations.NotPossible:
                self.refused += 1
                return
            self.conversation_id = received.conversation_id
            inbound_message.carry_on(conversation_id=received.conversation_id, message_id=received.message_id)

    def heard(self) -> str:
        if self.conversation_id is None:
            return ""
        viewer = Viewer("customer", customer_id=self.id)
        lines = conversations.thread(viewer=viewer, conversation_id=self.conversation_id, limit=200)
        return "\n".join(f"{one.body}{dict(one.card)}" for one in lines if one.author_kind != "customer")


def _takes(customer_id: int, rows: Any) -> str:
    row = rows.order_by("-pk").first()
    type(row).objects.filter(pk=row.pk).update(customer_id=customer_id)
    return str(row.number)


def everything() -> dict[str, Any]:
    """How many rows every table holds, and what the telling ones say; two queries."""
    counts = " UNION ALL ".join(f"SELECT '{one}', count(*)::text FROM {one}" for one in watched())
    sums = " UNION ALL ".join(
        f"SELECT '{table} says', md5(string_agg({columns}, ',' ORDER BY {columns})) FROM {table}"
        for table, columns in TELLING.items()
    )
    with connection.cursor() as cursor:
        cursor.execute(f"{counts} UNION ALL {sums}")
        return dict(cursor.fetchall())


@cache
def watched() -> tuple[str, ...]:
    """The tables in which nothing may appear."""
    tables = connection.introspection.table_names()
    return tuple(one for one in tables if not one.startswith(MAY_GROW) or one in NOT_EVEN)


@pytest.fixture(scope="module")
def whole_world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """Made once; every attack has a transaction of its own inside."""
    with django_db_blocker.unblock(), rolled_back():
        yield made()


@pytest.fixture
def world(whole_world: World) -> Iterator[World]:
    """The world as it was made."""
    with transaction.atomic():
        yield whole_world
        transaction.set_rollback(True)


def made() -> World:
    """Somebody else, with an address, a number, an order and a bill; and what only staff may read."""
    core.set_option(core.OpeningHours(), actor=core.SYSTEM)
    Staff.objects.update(availability="offline")
    her = people.identify(kind="email", value=MAIL, name=NAME, proven_how="code")
    people.add_identity(customer_id=her, kind="phone", value=PHONE)
    draft = people.AddressDraft(code="100-0001", prefecture="東京都", city="千代田区", street=STREET)
    people.keep_address(customer_id=her, draft=draft, actor=core.SYSTEM)
    inside = {"id": "todai", "heading": "灯台の合言葉", "body": f"{PASSWORD}です。", "visibility": "staff"}
    english = {**inside, "language": "en", "heading": "The lighthouse password"}
    knowledge.import_articles(
        source=[inside, english], collection="todai", actor=core.SYSTEM, title_ja="灯台", title_en="Todai"
    )
    bills = Invoice.objects.filter(company=None, voided_at=None, settled_at=None)
    return World(_takes(her, Order.objects.filter(status="pending", company=None)), _takes(her, bills))


@pytest.fixture(scope="session")
def talkative() -> Iterator[FakeService]:
    """A company's service that says whatever an attacker would have it say."""
    with fake_service() as server:
        yield server


@pytest.fixture
def prepared(world: World, talkative: FakeService):
    """Prepare what a case asks for: a poisoned article, a service that was turned."""

    def prepare(case: dict[str, Any]) -> None:
        if "article" in case:
            _poison(case["says"], case["language"], case["article"].format(**world.words))
        if "service" in case:
            held = assistant.AnswerService(on=True, address=talkative.address, model="m", seconds=2)
            assistant.keep_key(KEY)
            core.set_option(held, actor=core.SYSTEM)
            said = case["service"].format(prompt=held.prompt("ja"), key=KEY, **world.words)
            talkative.words = lambda told: said
        world.before = everything()

    return prepare


def _poison(question: str, language: str, words: str) -> None:
    hit = knowledge.search(query=question, language=language, limit=1)[0].article_id
    article = knowledge.editable_article(hit)
    knowledge.rewrite_article(
        article_id=hit, text=replace(article.text, body=f"{article.text.body}\n\n{words}"),
        seen=article.updated_at, actor=core.SYSTEM,
    )  # fmt: skip


def wrapped(case: dict[str, Any], world: World, own: str) -> list[str]:
    """What the attacker writes, one message after another."""
    says = case["says"] if isinstance(case["says"], list) else [case["says"]]
    return [WRAPS[case.get("wrap", "")](_named(text, own=own, **world.words)) for text in says]


def _named(text: str, **names: str) -> str:
    for name, value in names.items():
        text = text.replace(f"{{{name}}}", value)
    return text
