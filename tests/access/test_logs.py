"""The log of the running product says what is wrong, and nothing about anybody (F42)."""

import logging
import re
from uuid import UUID

import psycopg
import pytest
from django.db import transaction

from madoguchi.config.logs import WithoutSecrets
from madoguchi.conversations.models import Message
from madoguchi.core.models import OutgoingMail
from madoguchi.feedback import api as feedback
from tests.faults.chatting import Line, until
from tests.plugins.served import serving

MAIL, WORDS, PASSWORD = "kanaria-log@access.test", "kanaria-log-words", "kanaria-log-password"


def test_the_log_of_a_whole_journey_holds_no_secret(capfd, committed_db, served_home):
    with serving(committed_db, served_home) as served:
        secrets = [MAIL, WORDS, PASSWORD, "水あか", *walk(served.url)]
    log = "".join(capfd.readouterr())
    assert "Forbidden" in log, "the log is not what is read here"
    assert "/rate/…" in log
    assert [secret for secret in secrets if secret in log] == []


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
