"""Outgoing mail against a real SMTP server."""

import email
import email.policy
import socket
from collections.abc import Iterator

import pytest
from aiosmtpd.controller import Controller
from django.db import transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from madoguchi.core import api as core
from madoguchi.core.models import OutgoingMail
from madoguchi.core.posting import TryLater, post
from madoguchi.core.testing import work_off

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_jobs")]


class Post:
    """A mail server that gives the answers it was told to give, then takes everything."""

    def __init__(self) -> None:
        self.answers: list[str] = []
        self.taken: list[tuple[list[str], email.message.EmailMessage]] = []

    async def handle_RCPT(self, server, session, envelope, address, options) -> str:
        if self.answers and self.answers[0].startswith("rcpt "):
            return self.answers.pop(0)[5:]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope) -> str:
        if self.answers:
            return self.answers.pop(0)
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        self.taken.append((envelope.rcpt_tos, message))
        return "250 OK"


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port: int = listening.getsockname()[1]
        return port


@pytest.fixture
def post_office(settings) -> Iterator[Post]:
    handler = Post()
    port = free_port()
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    settings.MADOGUCHI_SMTP_URL = f"smtp://127.0.0.1:{port}"
    settings.MADOGUCHI_MAIL_FROM = "窓口 <desk@aozora.example>"
    yield handler
    controller.stop()


def send(**changed: str) -> int:
    values = {
        "to": "hanako@example.jp", "subject": "確認コード", "text": "コードは 123456 です。\n",
        "html": "<p>コードは 123456 です。</p>", "purpose": "code", "language": "ja",
    } | changed  # fmt: skip
    return core.send_mail(**values)  # type: ignore[arg-type]


def test_a_mail_arrives_whole_and_leaves_its_text(post_office):
    mail_id = send(to="abc..x@docomo.ne.jp")
    work_off(task="core.post_mail")

    ((recipients, message),) = post_office.taken
    assert recipients == ["abc..x@docomo.ne.jp"]
    assert message["Subject"] == "確認コード"
    assert message["From"].addresses[0].display_name == "窓口"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message.get_body(("plain",)).get_content() == "コードは 123456 です。\r\n"
    assert "123456" in message.get_body(("html",)).get_content()
    row = OutgoingMail.objects.get(id=mail_id)
    assert (row.state, row.attempts, row.text, row.html) == ("sent", 1, "", "")
    assert row.sent_at is not None


def test_not_now_then_taken_once(post_office):
    post_office.answers = ["451 try again", "rcpt 450 greylisted"]
    mail_id = send()

    for code in ("answer 451", "recipient 450"):
        with pytest.raises(TryLater, match=code):
            post(mail_id, last_attempt=False)
    post(mail_id, last_attempt=False)
    post(mail_id, last_attempt=False)

    assert len(post_office.taken) == 1
    row = OutgoingMail.objects.get(id=mail_id)
    assert (row.state, row.attempts) == ("sent", 3)


def test_every_attempt_bears_the_same_message_id(post_office):
    mail_id = send()
    post(mail_id, last_attempt=False)
    OutgoingMail.objects.filter(id=mail_id).update(state="waiting")
    post(mail_id, last_attempt=False)

    first, second = (message["Message-ID"] for _, message in post_office.taken)
    assert first == second
    assert first.endswith("@aozora.example>")


@pytest.mark.parametrize("answer", ["550 no such mailbox", "rcpt 550 unknown"])
def test_never_is_not_tried_again(post_office, answer):
    post_office.answers = [answer]
    mail_id = send()
    work_off(task="core.post_mail")

    row = OutgoingMail.objects.get(id=mail_id)
    assert (row.state, row.refusal[-3:]) == ("failed", "550")
    assert ProcrastinateJob.objects.count() == 0


def test_given_up_after_the_last_attempt(settings):
    settings.MADOGUCHI_SMTP_URL = "smtp://127.0.0.1:9"
    mail_id = send()

    with pytest.raises(TryLater, match="ConnectionRefused"):
        post(mail_id, last_attempt=True)

    assert OutgoingMail.objects.get(id=mail_id).state == "failed"


@pytest.mark.parametrize(
    "changed",
    [
        {"to": "a@example.jp\r\nBcc: spy@example.com"},
        {"to": "a@example.jp, b@example.jp"},
        {"to": "Hanako <a@example.jp>"},
        {"to": "nobody"},
        {"unsubscribe": "https://a.example/\r\nBcc: spy@example.com"},
    ],
)
def test_nothing_can_be_added_to_the_head(post_office, changed):
    before = OutgoingMail.objects.count()
    with pytest.raises(core.MailRefused):
        send(**changed)
    assert OutgoingMail.objects.count() == before
    assert ProcrastinateJob.objects.count() == 0


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\u2028", "\x00", "\x0b"])
def test_a_subject_is_one_line_whatever_name_stands_in_it(post_office, end):
    send(subject=f"山田{end}Bcc: spy@example.com 様")
    assert core.outgoing_mail(1)[0].subject == "山田 Bcc: spy@example.com 様"


def test_without_a_server_it_is_kept(settings):
    settings.MADOGUCHI_SMTP_URL = ""
    mail_id = send()

    assert ProcrastinateJob.objects.count() == 0
    latest = core.outgoing_mail(1)[0]
    assert (latest.id, latest.state, latest.text) == (mail_id, "kept", "コードは 123456 です。\n")


@pytest.mark.django_db(transaction=True)
def test_a_rollback_sends_nothing(post_office):
    with transaction.atomic():
        send()
        transaction.set_rollback(True)
    assert ProcrastinateJob.objects.count() == 0
    with pytest.raises(RuntimeError, match="transaction"):
        send()
