"""Every adapter keeps the contract: in whatever order, however often and in whatever parcels a service tells
what happened, the conversation is the same in the end (faults F09, F10, F13)."""

import time
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.utils.module_loading import import_string
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from madoguchi.channels import api
from madoguchi.channels.models import RawEvent, Route
from madoguchi.channels.shapes import Account
from madoguchi.conversations.models import Conversation, Message, MessageAttachment, OutsideReaction
from madoguchi.core import testing

from .recordings import RECORDINGS, Recorded

QUICKLY = settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
AT_ONCE, COPIES, MOST_TRIES = 4, 100, 50
RIGHT: dict[int, Any] = {}


@pytest.fixture(params=RECORDINGS, ids=lambda path: ".".join(path.split(".")[2:5:2]))
def recorded(request: pytest.FixtureRequest) -> Recorded:
    """What one service sent."""
    found: Recorded = import_string(request.param)
    return found


@pytest.fixture
def values(recorded: Recorded, settings: Any) -> Iterator[Mapping[str, str]]:
    """What our account there is set up with, while the service is there."""
    with recorded.service(settings) as found:
        yield found


@pytest.fixture
def account(recorded: Recorded, values: Mapping[str, str], db: None) -> Account:
    """Our account there."""
    return api.add_account(kind=recorded.kind, name="契約", values=values)


def post(recorded: Recorded, account: Account, events: Sequence[Any]) -> None:
    """Their requests; while we are too busy to keep one (503), it comes again, as theirs do."""
    path = f"/channels/{account.kind}/{account.key}/"
    for body, headers, kind in recorded.requests(account, events):
        for _try in range(MOST_TRIES):
            status = Client().post(path, body, kind, headers=dict(headers)).status_code
            if status != 503:
                break
            time.sleep(0.1)
        assert status == 200


def handle() -> None:
    testing.work_off(task="channels.handle")


def messages(kind: str) -> list[tuple[Any, ...]]:
    """Her messages in their order: words, whether they were taken back, files, signs, what they answer."""
    rows = Message.objects.filter(channel=kind, author_kind="customer").order_by("conversation", "sequence")
    files = MessageAttachment.objects
    signs = dict(OutsideReaction.objects.filter(channel=kind).values_list("external_id", "sign"))
    return [
        (row.external_id, row.body, row.card.get("unsent"), files.filter(message=row).count(),
         signs.get(row.external_id, ""), row.card.get("quotes", "")) for row in rows
    ]  # fmt: skip


def standing(kind: str, *, timed: bool) -> tuple[Any, ...]:
    """Everything else that must not depend on the order; times only where the service tells them."""
    here = Conversation.objects.get(channel=kind)
    route = Route.objects.get(account__kind=kind)
    problems = RawEvent.objects.filter(account__kind=kind).exclude(problem="").count()
    times = (route.closed_at, route.last_in_at, route.reachable_at) if timed else ()
    return here.status, here.handler, route.address, route.conversation_id == here.pk, problems, times


def parcels(draw: st.DrawFn, events: Sequence[Any]) -> list[list[Any]]:
    """All of them in any order, some several times, in requests of any size."""
    again = draw(st.lists(st.sampled_from(range(len(events))), max_size=8))
    order = draw(st.permutations([*range(len(events)), *again]))
    cuts = sorted(draw(st.sets(st.integers(1, len(order) - 1), max_size=5)))
    return [[events[i] for i in order[a:b]] for a, b in zip([0, *cuts], [*cuts, len(order)], strict=True)]


def told(recorded: Recorded, account: Account, given: Sequence[Sequence[Any]], *, handled: bool) -> Any:
    """How it ends, and the order in which it is read there; nothing of it stays."""
    with transaction.atomic():
        for events in given:
            post(recorded, account, events)
            if handled:
                handle()
        handle()
        here = Conversation.objects.get(channel=recorded.kind)
        ended = (
            messages(recorded.kind),
            standing(recorded.kind, timed=recorded.timed),
            (here.subject, here.last_line),
        )
        transaction.set_rollback(True)
    return ended


def as_it_happened(recorded: Recorded, account: Account) -> Any:
    """How it ends when everything comes once and in its order; worked out once for each account."""
    if account.id not in RIGHT:
        RIGHT[account.id] = told(recorded, account, [recorded.events], handled=False)
    return RIGHT[account.id]


@QUICKLY
@given(data=st.data())
def test_any_order_and_any_copies_end_in_the_same_conversation(
    recorded: Recorded, account: Account, data: st.DataObject
) -> None:
    """What waits is handled in the order in which it happened, in whatever order it came."""
    right = as_it_happened(recorded, account)
    assert len(right[0]) == recorded.messages
    given_so = data.draw(st.composite(parcels)(recorded.events))
    found = told(recorded, account, given_so, handled=False)
    if recorded.timed:
        assert found == right
    assert (sorted(found[0]), found[1]) == (sorted(right[0]), right[1])


@QUICKLY
@given(data=st.data())
def test_also_where_some_was_handled_before_the_rest_came(
    recorded: Recorded, account: Account, data: st.DataObject
) -> None:
    """What was read already keeps its place; nothing is lost, doubled or in another state."""
    right = as_it_happened(recorded, account)
    given_so = data.draw(st.composite(parcels)(recorded.events))
    found = told(recorded, account, given_so, handled=True)
    assert (sorted(found[0]), found[1]) == (sorted(right[0]), right[1])
    assert not any(words in shown for words in recorded.taken_back for shown in found[2])


def test_a_hundred_copies_at_once_are_one_message_each(
    recorded: Recorded, values: Mapping[str, str], committed_db: None, at_once: Any
) -> None:
    """The same request from eight sides, a hundred times, while it is handled."""
    account = api.add_account(kind=recorded.kind, name="契約", values=values)

    def sender() -> None:
        for _copy in range(COPIES // AT_ONCE + 1):
            post(recorded, account, recorded.events)

    at_once([sender] * AT_ONCE)
    assert RawEvent.objects.filter(account=account.id).count() == len(recorded.events)
    contacts = set(RawEvent.objects.filter(account=account.id).values_list("contact", flat=True))
    for contact in contacts:
        at_once([lambda c=contact: api.handle(account_id=account.id, contact=c)] * 2)
    assert len(messages(recorded.kind)) == recorded.messages
    assert Conversation.objects.filter(channel=recorded.kind).count() == 1
