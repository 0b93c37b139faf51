"""A small world in which every secret carries a word that is found in no other place."""

from dataclasses import dataclass, field
from datetime import date
from functools import cache
from io import BytesIO
from typing import Any
from uuid import UUID, uuid4

from django.contrib.auth import get_user_model
from django.test import Client
from django.test.client import ClientHandler

from madoguchi.channels import api as channels
from madoguchi.channels.models import RawEvent
from madoguchi.channels.shapes import Part
from madoguchi.commerce import api as commerce
from madoguchi.commerce.models import (
    Device,
    Order,
    OrderLine,
    OrderPayment,
    ReturnLine,
    ReturnRequest,
    Warranty,
    WarrantyClaim,
)
from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import InboundMessage
from madoguchi.core import api as core
from madoguchi.core.models import OutgoingMail
from madoguchi.crossing import api as crossing
from madoguchi.desk.models import Approval, Batch, SavedView
from madoguchi.feedback import api as feedback
from madoguchi.gaps import api as gaps
from madoguchi.gaps.models import Duplicate, Signal
from madoguchi.knowledge import api as knowledge
from madoguchi.listening.models import Mention
from madoguchi.people import api as people
from madoguchi.people.models import Staff
from madoguchi.people.shapes import Viewer
from madoguchi.routing import api as routing
from madoguchi.routing.models import QueueEntry
from madoguchi.tasks import api as tasks

CUSTOMERS = frozenset({"owner", "stranger"})
STAFF = frozenset({"agent", "outsider", "editor", "supervisor", "administrator"})
ROLES = ("anonymous", "owner", "stranger", "agent", "outsider", "editor", "supervisor", "administrator")
ALL_SEEING = frozenset({"supervisor", "administrator"})
NORTH = ALL_SEEING | {"agent"}
SOUTH = ALL_SEEING | {"outsider"}
LIGHTHOUSE = "灯台守"
"""Every text of the world contains it, so that one search would find every secret."""

SEES: dict[str, frozenset[str]] = {
    "kanaria-a-words": NORTH | {"owner"},
    "kanaria-a-name": NORTH | {"owner"},
    "kanaria-a-mail": NORTH | {"owner"},
    "kanaria-a-file": NORTH | {"owner"},
    "kanaria-a-bill": (STAFF - {"editor"}) | {"owner"},
    "kanaria-a-street": STAFF - {"editor"} | {"owner"},
    "kanaria-a-son": STAFF - {"editor"} | {"owner"},
    "kanaria-a-note": NORTH,
    "kanaria-a-tag": NORTH,
    "kanaria-b-words": NORTH | {"stranger"},
    "kanaria-b-name": NORTH | {"stranger"},
    "kanaria-b-note": NORTH,
    "kanaria-c-words": SOUTH,
    "kanaria-c-name": SOUTH,
    "kanaria-c-note": SOUTH,
    "kanaria-made": ALL_SEEING - {"supervisor"} | {"editor"},
    "kanaria-a-task": NORTH | {"owner"},
    "kanaria-a-order": STAFF - {"editor"} | {"owner"},
    "kanaria-a-device": STAFF - {"editor"} | {"owner"},
    "kanaria-a-back": NORTH,
    "kanaria-a-claim": NORTH,
    "kanaria-draft": STAFF,
    "kanaria-block": ALL_SEEING,
    "kanaria-notice": ALL_SEEING | {"editor"},
    "kanaria-view": frozenset({"agent"}),
    "kanaria-inside": STAFF,
    "kanaria-event": frozenset({"administrator"}),
}
"""Canary → who may see it. Drafts of articles are for all staff, who may add to them."""

ARTICLES: list[dict[str, Any]] = [
    {"id": "open", "heading": f"{LIGHTHOUSE}の開館時間", "body": f"{LIGHTHOUSE}は九時から働きます。"},
    {
        "id": "draft", "heading": f"{LIGHTHOUSE}の給料 kanaria-draft", "status": "draft",
        "body": f"{LIGHTHOUSE}の給料はまだ決まっていません。kanaria-draft",
    },
    {
        "id": "inside", "heading": f"{LIGHTHOUSE}の鍵 kanaria-inside", "visibility": "staff",
        "body": f"{LIGHTHOUSE}の鍵は受付にあります。kanaria-inside",
    },
]  # fmt: skip


@cache
def handler(enforce_csrf_checks: bool) -> ClientHandler:
    """What answers every browser."""
    return ClientHandler(enforce_csrf_checks)


@dataclass
class World:
    """Ids of everything that a route may be filled with, and a browser for every role."""

    cookies: dict[str, dict[str, str]] = field(default_factory=dict)
    staff: dict[str, int] = field(default_factory=dict)
    customer: dict[str, int] = field(default_factory=dict)
    talk: dict[str, int] = field(default_factory=dict)
    number: dict[str, str] = field(default_factory=dict)
    article: dict[str, int] = field(default_factory=dict)
    team: dict[str, int] = field(default_factory=dict)
    file: UUID = UUID(int=0)
    file_name: str = ""
    way: str = ""
    answer: int = 0
    message: int = 0
    offer: int = 0
    shelf: int = 0
    view: int = 0
    batch: int = 0
    approval: int = 0
    block: int = 0
    notice: int = 0
    order: str = ""
    device: int = 0
    back: str = ""
    move: int = 0
    claim: str = ""
    product: int = 0
    release: int = 0
    passage: int = 0
    synonym: int = 0
    saved_reply: int = 0
    gap: int = 0
    run: str = ""
    desk_run: str = ""
    review: int = 0
    pair: int = 0
    payment: str = ""
    credit_note: str = ""
    address: int = 0
    phone: int = 0
    mention: int = 0
    source: int = 0
    mandate: int = 0
    token: str = ""
    kid: str = "worldkey0001"
    account: int = 0
    bare_account: int = 0
    event: int = 0

    def browser(self, role: str, **options: Any) -> Client:
        """A fresh browser, signed in as this role; the middleware behind it is set up once."""
        client = Client(**options)
        client.handler = handler(client.handler.enforce_csrf_checks)
        for name, value in self.cookies.get(role, {}).items():
            client.cookies[name] = value
        return client


def make_world() -> World:
    """Two teams, their people, three customers with a conversation each, three articles."""
    world = World()
    people.add_host_key(kid=world.kid)
    Staff.objects.update(availability="offline")
    QueueEntry.objects.all().delete()
    for slug in ("w-north", "w-south"):
        world.team[slug] = people.create_team(slug=slug, name_ja=slug, name_en=slug)
    _hire(world)
    _publish(world)
    _ask(world, "a", "owner", "w-north", "agent")
    _ask(world, "b", "stranger", "w-north", "agent")
    _ask(world, "c", "", "w-south", "outsider")
    _order(world)
    _tell(world)
    _begin(world)
    _let_it_ring(world)
    _keep(world)
    _revise(world)
    _bill(world)
    nobody = people.create_customer(name="だれか")
    world.saved_reply = conversations.save_reply(
        shortcut="kanaria", title="定型", body_ja="定型です。", actor=core.SYSTEM
    )
    words = knowledge.NoticeText(level="outage", title_ja="kanaria-notice")
    world.notice = knowledge.draft_notice(text=words, client_id=uuid4())
    world.block = people.block(
        customer_id=nobody, reason="kanaria-block", until=None, staff_id=world.staff["supervisor"]
    )
    world.batch = Batch.objects.create(
        key=UUID(int=7), staff_id=world.staff["agent"], act="spam", state="done", at=core.now()
    ).pk
    world.approval = Approval.objects.create(
        conversation_id=world.talk["a"],
        author_id=world.staff["agent"],
        client_id="approval:a",
        text=f"{LIGHTHOUSE} kanaria-a-words",
        asked_at=core.now(),
    ).pk
    world.view = SavedView.objects.create(
        staff_id=world.staff["agent"], name="kanaria-view", created_at=core.now()
    ).pk
    asked = feedback.ask_rating(
        conversation_id=world.talk["a"], customer_id=world.customer["a"], staff_id=None
    )
    world.token = asked.token
    _connect(world)
    world.way = _way()
    said = Mention.objects.earliest("pk")
    world.mention, world.source = said.pk, said.source_id
    return world


def _connect(world: World) -> None:
    """An account at LINE that is being set up, and an event that nobody understood."""
    made = channels.add_account(kind="line", name=LIGHTHOUSE, values={}, ready=False)
    world.account = made.id
    world.bare_account = channels.add_account(kind="line", name=LIGHTHOUSE, values={}, ready=False).id
    raw = f'{{"type": "{LIGHTHOUSE} kanaria-event"}}'.encode()
    channels.keep(made, [Part(raw, external_id="world-1", problem="NotUnderstood: kanaria-event")])
    world.event = RawEvent.objects.get(account=made.id).pk


def _way() -> str:
    """The link by which somebody goes on in the chat with what she wrote by mail."""
    her = people.identify(kind="email", value="way@access.test", name="路", proven_how="channel")
    mail = conversations.receive(InboundMessage(her, "email", "道順を教えてください", client_id="way"))
    given = {"conversation_id": mail.conversation_id, "channel": "webchat", "actor": core.SYSTEM}
    return crossing.offer(**given, why="staff").token


def _keep(world: World) -> None:
    """Something to keep true: a question in vain, an article to look at, two that say the same."""
    knowledge.note_search(query=f"{LIGHTHOUSE}の入場料", language="ja", door="help", confidences=())
    gaps.gather()
    world.gap = Signal.objects.get(question=f"{LIGHTHOUSE}の入場料").gap_id
    one, other = sorted((world.article["open"], world.article["inside"]))
    world.review = gaps.ask_for_review(article_id=one, owner_id=None, due_on=date(2026, 12, 1))
    world.pair = Duplicate.objects.create(one_id=one, other_id=other, likeness=0.9, found_at=core.now()).pk


def _revise(world: World) -> None:
    """Other words wait beside the open article."""
    held = knowledge.editable_article(world.article["open"])
    assert held is not None
    knowledge.revise(
        article_id=held.id, text=held.text, note="kanaria-revision", actor=core.SYSTEM, submit=True
    )


def _bill(world: World) -> None:
    """A bill that she has paid, and of which something was given back."""
    line = commerce.LineGiven("kanaria-a-bill", 11_000)
    given = commerce.InvoiceGiven(
        "W-1", world.customer["a"], date(2026, 11, 1), (line,), subject="kanaria-a-bill"
    )
    commerce.keep_invoice(given, source="world", external_id="W-1", actor=core.SYSTEM)
    her = people.Viewer("customer", customer_id=world.customer["a"])
    bill = commerce.bill(her, "W-1").bill
    paid = {"bill_id": bill.id, "method": "shop", "amount": 11_000, "paid_at": core.now()}
    commerce.record_payment(**paid, source="world", external_id="P-1", actor=core.SYSTEM)
    world.payment = commerce.bill(her, "W-1").payments[0].key
    world.credit_note = commerce.credit_bill(
        number="W-1", amount=1000, key="world", reason="return", actor=core.SYSTEM
    )


def _hire(world: World) -> None:
    teams = {"agent": ["w-north"], "outsider": ["w-south"]}
    for role in sorted(STAFF):
        made = people.create_staff(
            email=f"{role}@access.test", password="kanaria-password", name=f"係 {role}",
            role="agent" if role == "outsider" else role, languages=("ja", "en"),
            teams=teams.get(role, []), capacity={"webchat": 3},
        )  # fmt: skip
        client = Client()
        client.force_login(get_user_model().objects.get(pk=made.account_id))
        world.staff[role] = made.id
        world.cookies[role] = {name: morsel.value for name, morsel in client.cookies.items()}


def _publish(world: World) -> None:
    rows: list[knowledge.ImportRow] = []
    knowledge.import_articles(
        source=ARTICLES, collection="w-shelf", actor=core.SYSTEM, title_ja="棚", title_en="Shelf",
        report=rows.append,
    )  # fmt: skip
    world.product = knowledge.add_product(title_ja="灯", title_en="Lamp")
    world.release = knowledge.release_product(
        product_id=world.product, version="0", released_on=core.now().date(), actor=core.SYSTEM
    )
    world.synonym = knowledge.add_synonym(ja="灯、光", en="", client_id=uuid4())
    world.passage = knowledge.write_block(title="w-block", body_ja="灯", body_en="", actor=core.SYSTEM)
    help_slug = knowledge.help_collection()
    world.shelf = knowledge.add_category(collection=help_slug, title_ja="棚", title_en="Shelf")
    world.article = {row["id"]: made.article_id or 0 for row, made in zip(ARTICLES, rows, strict=True)}


def _ask(world: World, key: str, role: str, team: str, agent: str) -> None:
    visitor = people.start_visitor(locale="ja", token=people.new_visitor_token())
    customer = visitor.customer_id
    people.rename_customer(customer_id=customer, name=f"{LIGHTHOUSE} kanaria-{key}-name")
    people.add_identity(
        customer_id=customer, kind="email", value=f"kanaria-{key}-mail@access.test", proven_how="code"
    )
    text = f"{LIGHTHOUSE}について kanaria-{key}-words"
    with BytesIO(f"kanaria-{key}-file".encode()) as stream:
        file = core.store_attachment(stream, filename=f"kanaria-{key}-file.txt", declared_type="text/plain")
    got = conversations.receive(
        InboundMessage(customer, "webchat", text, client_id=f"first-{key}", attachment_ids=(file.id,))
    )
    talk = got.conversation_id
    conversations.set_team(conversation_id=talk, team_id=world.team[team], actor=core.SYSTEM)
    answer = conversations.answer(
        conversation_id=talk, body=f"{LIGHTHOUSE} kanaria-{key}-words", client_id=f"answer:{key}",
        card={"type": "answer", "passage": "P", "title": "T", "url": "/help/", "article_id": 1,
              "language": "ja", "actions": ["solved", "not_solved", "person"]},
    )  # fmt: skip
    conversations.note(
        conversation_id=talk, staff_id=world.staff[agent], text=f"{LIGHTHOUSE} kanaria-{key}-note"
    )
    conversations.set_tags(conversation_id=talk, tags=(f"kanaria-{key}-tag",), actor=core.SYSTEM)
    world.customer[key], world.talk[key] = customer, talk
    brief = conversations.brief(talk)
    assert brief is not None
    world.number[key] = brief.number
    if role:
        world.cookies[role] = {people.VISITOR_COOKIE: visitor.token}
    if key == "a":
        world.file, world.file_name, world.answer = file.id, file.name, answer.message_id
        world.message = got.message_id


def _tell(world: World) -> None:
    """What she told us about herself, and whom she lets act for her."""
    hers = {"customer_id": world.customer["a"], "actor": core.customer(world.customer["a"])}
    place = people.AddressDraft(
        code="100-0001", prefecture="東京都", city="千代田区", street="kanaria-a-street"
    )
    world.address, _ = people.keep_address(draft=place, **hers)
    world.phone, _ = people.keep_phone(number="03-1234-5678", **hers)
    mandate = people.Mandate(
        "kanaria-a-son@access.test", "family", frozenset({"see_orders"}), core.now().date()
    )
    world.mandate = people.grant(
        principal_id=world.customer["a"], mandate=mandate, actor=core.customer(world.customer["a"])
    )
    OutgoingMail.objects.filter(to="kanaria-a-son@access.test").delete()  # the demo shows all mail to all


def _order(world: World) -> None:
    """She ordered something, and owns something."""
    order = Order.objects.create(
        source="access", external_id="a", number="KANARIA-A", customer_id=world.customer["a"], total=1100,
        status="delivered", placed_at=core.now(),
    )  # fmt: skip
    OrderLine.objects.create(order=order, position=1, name="kanaria-a-order", unit_price=1100, tax_rate=10)
    device = Device.objects.create(
        source="access", external_id="a", customer_id=world.customer["a"], name="kanaria-a-device",
        registered_at=core.now(),
    )  # fmt: skip
    world.order, world.device = order.number, device.pk
    _send_back(world, order, device)


def _send_back(world: World, order: Order, device: Device) -> None:
    """She sends the thing back, money waits to be paid out to her, and a warranty is claimed."""
    back = ReturnRequest.objects.create(
        number="KANARIA-A-R1", order=order, client_id=uuid4(), kind="return", refund=1100,
        refund_to="original", requested_at=core.now(), note="kanaria-a-back",
    )  # fmt: skip
    ReturnLine.objects.create(request=back, line=order.lines.get(), quantity=1)
    paid = {"order": order, "method": "credit_card", "amount": 1100}
    OrderPayment.objects.create(**paid, external_id="paid", kind="payment", at=core.now())
    move = OrderPayment.objects.create(
        **paid | {"amount": 100, "method": "bank_transfer"}, external_id="back", kind="refund", made_here=True
    )
    today = core.now().date()
    warranty = Warranty.objects.create(
        source="access", external_id="w", device=device, kind="maker", starts_on=today, ends_on=today
    )
    claim = WarrantyClaim.objects.create(
        source="access", external_id="c", number="KANARIA-W1", warranty=warranty, symptom="kanaria-a-claim",
        opened_at=core.now(),
    )  # fmt: skip
    world.back, world.move, world.claim = back.number, move.pk, claim.number


def _begin(world: World) -> None:
    """She began a task and got to the yes."""
    owner = Viewer("customer", customer_id=world.customer["a"])
    given = {"text": f"{LIGHTHOUSE} kanaria-a-task"}
    run = tasks.begin(owner, "request", client_id="kanaria-a", given=given)
    world.run = tasks.fill(owner, run.reference, {}, step=1).reference
    agent = people.staff(world.staff["agent"])
    world.desk_run = tasks.begin(
        Viewer("staff", staff=agent), "change-contact", client_id="desk-a", via="desk",
        on_behalf_of=world.customer["a"], given={"phone": "03-1234-5678"},
    ).reference  # fmt: skip
    draft = tasks.Definition(title=tasks.Said("kanaria-made"))
    tasks.composing.save_draft(code="access-made", definition=draft, staff_id=world.staff["editor"])


def _let_it_ring(world: World) -> None:
    """Conversation A waits, and rings at the agent of its team."""
    people.set_availability(staff_id=world.staff["agent"], availability="available", actor=core.SYSTEM)
    routing.place(conversation_id=world.talk["a"])
    routing.match()
    (offer,) = routing.offers_for(world.staff["agent"])
    world.offer = offer.id
