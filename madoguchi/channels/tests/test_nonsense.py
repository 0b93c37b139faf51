"""Signed requests whose events make no sense are kept, answered 200 and hold nothing up; what text can be
saved of them is."""

import json
from random import Random
from typing import Any
from urllib.parse import parse_qsl, urlencode

import pytest
from django.test import Client
from django.utils.module_loading import import_string

from madoguchi.channels import api
from madoguchi.channels.actions import keeping
from madoguchi.channels.bridge.signing import KEY as SIGNING_KEY
from madoguchi.channels.models import RawEvent
from madoguchi.channels.shapes import Account, Part
from madoguchi.channels.telegram.webhook import HEADER, secret_of
from madoguchi.channels.unpacking import json_of
from madoguchi.conversations.models import Message
from madoguchi.core import api as core
from madoguchi.core import testing

from .recordings import RECORDINGS, Recorded
from .test_contract import handle

NONSENSE = (
    "\x00", "\ud83d", "\u202e" * 300, "9" * 400, 10**40, -(10**15), float("inf"), None, True, [], {}, [[]],
    "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "あ" * 30_000,
)  # fmt: skip
TRIES = 14


@pytest.mark.django_db
@pytest.mark.parametrize("path", RECORDINGS, ids=lambda path: ".".join(path.split(".")[2:5:2]))
def test_nonsense_is_kept_and_holds_nothing_up(path: str, settings: Any) -> None:
    recorded: Recorded = import_string(path)
    with recorded.service(settings) as values:
        account = api.add_account(kind=recorded.kind, name="でたらめ", values=values)
        how, chance = api.adapter(recorded.kind), Random(recorded.kind)
        assert how is not None
        for raw in (spoilt(recorded, account, chance) for _try in range(TRIES)):
            keeping.take(account, how, {}, raw)
            handle()
    waiting = RawEvent.objects.filter(account=account.id, handled_at=None, problem="", tries=0)
    assert not waiting.exists()


def spoilt(recorded: Recorded, account: Account, chance: Random) -> bytes:
    """A request with one of its events, in which some values are nonsense."""
    [(body, *_rest)] = recorded.requests(account, [chance.choice(recorded.events)])
    if recorded.kind == "sms":
        form = {name: odd(value, chance) for name, value in parse_qsl(body.decode())}
        return urlencode(form, errors="replace").encode()
    return json.dumps(odd(json.loads(body), chance)).encode()


def odd(value: Any, chance: Random) -> Any:
    """The same with some of its leaves replaced."""
    if isinstance(value, dict):
        return {name: odd(one, chance) for name, one in value.items()}
    if isinstance(value, list):
        return [odd(one, chance) for one in value]
    return value if chance.randrange(6) else chance.choice(NONSENSE)


@pytest.mark.django_db
def test_one_odd_event_stops_none_beside_it() -> None:
    account = api.add_account(kind="bridge", name="橋", values={SIGNING_KEY: "k" * 40, "address": ""})
    first, last = (
        {"id": f"e{n}", "type": "message", "from": {"id": f"u{n}"}, "text": "こんにちは"} for n in (1, 2)
    )
    events = [first, "odd", {"id": "e3", "at": 5}, last]
    keeping.take(account, api.adapter("bridge"), {}, json.dumps({"events": events}).encode())
    testing.work_off(task="channels.handle")
    assert Message.objects.filter(channel="bridge", author_kind="customer").count() == 2
    assert RawEvent.objects.filter(account=account.id).exclude(problem="").count() == 2


def test_what_no_text_can_hold_is_seen_as_missing() -> None:
    found = json_of(rb'{"a\u0000": ["\ud83d!", "\ud83d\ude00", {"b": "\u0000"}], "n": 1}')
    assert found == {"a\ufffd": ["\ufffd!", "😀", {"b": "\ufffd"}], "n": 1}


@pytest.mark.django_db
def test_names_without_end_stay_different_and_broken_clocks_say_now() -> None:
    account = api.add_account(kind="line", name="長い", values={})
    long, year_one = "m" * 300, core.now().replace(year=1)
    parts = [Part(b"1", f"{long}{n}", f"{long}{n}", year_one) for n in (1, 2)]
    assert keeping.keep(account, [*parts, *parts]) == 2
    assert all(row.at == row.received_at for row in RawEvent.objects.filter(account=account.id))


@pytest.mark.django_db
def test_a_request_with_more_events_than_are_handled_is_kept_whole() -> None:
    account = api.add_account(kind="bridge", name="多い", values={})
    raw = json.dumps({"events": [{"id": str(n)} for n in range(keeping.MOST_PARTS + 1)]}).encode()
    assert keeping.take(account, api.adapter("bridge"), {}, raw) == 1
    row = RawEvent.objects.get(account=account.id)
    assert (bytes(row.body), row.problem) == (raw, "NotUnderstood: more than 1000 events")


@pytest.mark.django_db
def test_an_answer_that_cannot_be_made_is_no_error() -> None:
    account = api.add_account(kind="telegram", name="電報", values={"token": "1:a"})
    headers = {HEADER: secret_of(account)}
    body = json.dumps({"update_id": 1, "callback_query": {"data": "x"}})
    told = Client().post(f"/channels/telegram/{account.key}/", body, "application/json", headers=headers)
    assert told.status_code == 200
