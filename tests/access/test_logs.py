"""The log of the running product says what is wrong, and nothing about anybody (F42)."""

import json
import logging
import re
from uuid import UUID

import psycopg
import pytest
from django.db import transaction
from django.test import RequestFactory
from django.urls import get_resolver

from madoguchi.config.logs import WithoutSecrets, masked
from madoguchi.conversations.models import Message
from madoguchi.core.logs import Structured
from madoguchi.core.models import OutgoingMail
from madoguchi.feedback import api as feedback
from tests.faults.chatting import Line, until
from tests.plugins.served import serving

from .urls import Found, routes_of

SECRET = "kanaria-log-secret"
MAIL, WORDS, PASSWORD = "kanaria-log@access.test", "kanaria-log-words", "kanaria-log-password"


def test_the_log_of_a_whole_journey_holds_no_secret(capfd, committed_db, served_home):
    with serving(committed_db, served_home, None) as served:
        secrets = [MAIL, WORDS, PASSWORD, "水あか", *walk(served.url)]
    log = "".join(capfd.readouterr())
    assert "Forbidden" in log, "the log is not what is read here"
    assert "/rate/…" in log
    assert [secret for secret in secrets if secret in log] == []


def test_structured_lines_tell_route_status_and_time_and_nobodys_secrets(capfd, committed_db, served_home):
    with serving(committed_db, served_home, None, MADOGUCHI_LOG="json") as served:
        secrets = [MAIL, WORDS, PASSWORD, "水あか", *walk(served.url)]
    log = "".join(capfd.readouterr())
    lines = [json.loads(line) for line in log.splitlines() if line.startswith("{")]
    requests = [line for line in lines if line["logger"] == "madoguchi.requests"]
    asked = next(line for line in requests if line["route"] == "webchat:messages")
    assert set(asked) == {"time", "level", "logger", "message", "request", "method", "route", "status", "ms"}
    routes = {line["route"] for line in requests}
    assert routes >= {"feedback:rate", "desk:search", "account_login", "webchat:email"}
    assert {line["status"] for line in requests} >= {200, 302, 403, 404}
    assert "journeys.carry_on" in {line["task"] for line in lines if line["logger"] == "madoguchi.jobs"}
    refused = next(line for line in lines if line["logger"].startswith("django.security"))
    assert "feedback:rate" in refused["message"]
    assert refused["request"] in {line["request"] for line in requests}
    assert [secret for secret in [*secrets, "/rate/", "/desk/search"] if secret in log] == []


@pytest.mark.django_db
def test_an_error_has_its_kind_words_and_place_but_no_row():
    try:
        raise psycopg.errors.UniqueViolation(
            f"duplicate key 'x'\nDETAIL:  Key (value)=({MAIL}) already exists.\n"
        )
    except psycopg.Error as problem:
        record = logging.LogRecord(
            "x", logging.ERROR, "x", 1, "Internal Server Error: %s", ("/rate/abc/",),
            (type(problem), problem, problem.__traceback__),
        )  # fmt: skip
    record.request = RequestFactory().get("/rate/abc/")
    line = json.loads(Structured().format(record))
    assert (line["error"], line["words"]) == ("psycopg.errors.UniqueViolation", "duplicate key …")
    assert line["message"] == "Internal Server Error: -"
    assert MAIL not in json.dumps(line)


def test_a_request_has_the_id_of_the_proxy_or_one_of_its_own(client):
    assert client.get("/healthz", headers={"x-request-id": "abcdef-1234"})["X-Request-ID"] == "abcdef-1234"
    made = client.get("/healthz", headers={"x-request-id": "<script>"})["X-Request-ID"]
    assert re.fullmatch(r"[0-9a-f]{32}", made)


def walk(address: str) -> list[str]:
    """A customer asks, proves her address, rates; somebody tries doors. The secrets that came up."""
    line = Line(address)
    ack = line.insist(1, f"{WORDS} ケトルの水あかを取りたい", "log-000001")
    until(lambda: Message.objects.filter(client_id=f"answer:{ack.message_id}").exists(), 25, "the answer")
    conversation = Message.objects.get(pk=ack.message_id).conversation
    with transaction.atomic():
        rating = feedback.ask_rating(
            conversation_id=conversation.pk, customer_id=conversation.customer_id, staff_id=None
        )
    assert line.request("POST", "/chat/email/", {"email": MAIL})[0] in (200, 302)
    code = re.search(r"\d{6}", OutgoingMail.objects.get(to=MAIL).text)
    assert code
    line.request("POST", "/chat/email/code/", {"email": MAIL, "code": "000000"})
    line.request("POST", "/chat/email/code/", {"email": MAIL, "code": code[0]})
    assert line.request("GET", f"/rate/{rating.token}/")[0] == 200
    assert line.request("POST", f"/rate/{rating.token}/", {"score": "5"})[0] == 403  # no CSRF token
    assert line.request("GET", f"/files/{UUID(int=0)}/{WORDS}.pdf")[0] == 404
    assert line.request("GET", f"/desk/search/?q={WORDS}")[0] == 302
    line.request("POST", "/account/login/", {"login": MAIL, "password": PASSWORD})
    line.request("POST", "/chat/attachments/", {"file": WORDS})
    line.close()
    return [code[0], rating.token, line.token]


OPENS = frozenset({"token", "uidb36"})
"""Parameters that open something for whoever holds them, wherever they stand."""
OPENS_THERE = frozenset({
    ("channels:link", "key"), ("channels:webhook", "key"), ("account_reset_password_from_key", "key"),
    ("conversations:file", "name"),
})  # fmt: skip
OPENS_NOTHING = frozenset({
    "attachment_id", "channel", "code", "collection", "digest", "door", "key", "kid", "kind", "language",
    "name", "note", "number", "provider_id", "reference", "rest", "review", "run_id", "slug", "topic",
})  # fmt: skip
"""Names of parameters that tell which one is meant, to those alone who may see it. A new name has to be put
here or above by somebody who has thought about it."""


def test_every_address_with_a_secret_in_its_path_is_masked():
    seen = []
    for route in routes_of(get_resolver().url_patterns):
        for name, kind in route.parameters.items():
            if kind == "int":
                continue
            opens = (
                name in OPENS or (route.key, name) in OPENS_THERE or route.path.startswith("/contact/form/<")
            )
            assert opens or name in OPENS_NOTHING, f"{name} in {route.path}: does it open anything?"
            if opens:
                seen.append(route.key)
                assert SECRET not in masked(f"GET {with_secret(route, name)} 500"), route.path
    assert {"channels:file", "feedback:rate", "channels:link", "portal:tracked", "account:invitation"} <= set(
        seen
    )


def test_what_is_no_secret_stays_readable():
    for path in (
        "/settings/channels/3/setup/",
        "/desk/c/12/",
        "/settings/channels/new/email/",
        "/channels/x",
    ):
        assert masked(f"Not Found: {path}") == f"Not Found: {path}"


def with_secret(route: Found, name: str) -> str:
    """The address with the secret as this parameter, and something else in place of the others."""
    path = re.sub(r"\(\?P<(\w+)>[^)]*\)", r"<\1>", route.path.replace("^", "").replace("$", ""))
    path = re.sub(rf"<(?:\w+:)?{name}>", SECRET, path)
    path = re.sub(r"<uuid:\w+>", str(UUID(int=0)), path)
    return re.sub(r"<[^>]*>", "7", path)


@pytest.mark.django_db
def test_an_error_of_the_database_is_logged_without_the_row():
    try:
        raise psycopg.errors.UniqueViolation(
            f"duplicate key value\nDETAIL:  Key (value)=({MAIL}) already exists.\n"
        )
    except psycopg.Error as problem:
        record = logging.LogRecord(
            "x", logging.ERROR, "x", 1, "Internal Server Error: %s", ("/rate/abc/",),
            (type(problem), problem, problem.__traceback__),
        )  # fmt: skip
    text = WithoutSecrets("{message}", style="{").format(record)
    assert "UniqueViolation: duplicate key value" in text
    assert "Internal Server Error: /rate/…" in text
    assert MAIL not in text
