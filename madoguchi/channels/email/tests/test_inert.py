"""Whatever a mail says stays text: payloads in its subject, names, body, files and head, on every surface."""

import csv
import io
from email.header import Header
from typing import Any

import pytest
from django.test import Client

from madoguchi.channels import api as channels
from madoguchi.channels.email.models import Letter
from madoguchi.channels.shapes import Account
from madoguchi.conversations import api as conversations
from madoguchi.conversations.models import Conversation
from madoguchi.language import api as language
from madoguchi.people import api as people
from tests.access.payloads import PAYLOADS, made_by_payloads

from .taking import mail, take, talks

pytestmark = pytest.mark.django_db
FORMULA = '=HYPERLINK("https://xss.example","xss")'


def word(text: str) -> str:
    return Header(text, "utf-8", maxlinelen=900).encode(linesep="").replace("\n", "")


def hostile(box: Account, number: int, texts: tuple[str, ...], **more: str) -> bytes:
    """Payloads in every place of a mail: subject, name and file one each, all of them in body and head."""
    subject, name, file = (word(texts[(number + at) % len(texts)]) for at in range(3))
    every = "\r\n".join(texts)
    links = "".join(f"<p>{one}</p><a href='{one}'>xss</a><img src='{one}'>" for one in texts)
    body = (
        f"--b\r\nContent-Type: multipart/alternative; boundary=c\r\n\r\n--c\r\n"
        f"Content-Type: text/plain; charset=utf-8\r\n\r\n{every}\r\n\r\n-- \r\n{texts[0]}\r\n\r\n"
        f"On Monday, Desk <desk@aozora.example> wrote:\r\n> {every}\r\n--c\r\n"
        f"Content-Type: text/html; charset=utf-8\r\n\r\n{links}\r\n"
        f"--c--\r\n--b\r\nContent-Type: text/csv\r\n"
        f'Content-Disposition: attachment; filename="{file}"\r\n\r\nx\r\n--b--\r\n'
    ).encode()
    return mail(
        box, body, sender=f"{name} <h{number}@mail.example>", Subject=subject,
        Cc=f"{name} <c{number}@mail.example>", Content_Type="multipart/mixed; boundary=b",
        X_Odd=texts[number], **more,
    )  # fmt: skip


@pytest.fixture
def letters(mailbox: Account) -> list[Letter]:
    """Every payload in some mail, two of them kept aside."""
    texts = (*PAYLOADS, FORMULA)
    found = [take(mailbox, hostile(mailbox, n, texts)) for n in range(0, len(texts), 3)]
    return found + [take(mailbox, hostile(mailbox, n, texts, X_Spam_Flag="YES")) for n in (1, 2)]


def inert(client: Client, address: str) -> str:
    answer = client.get(address)
    page = answer.content.decode()
    assert answer.status_code == 200, address
    assert made_by_payloads(page) == [], address
    return page


def test_no_surface_makes_anything_of_it(letters: list[Letter], hired: Any) -> None:
    client = hired().client
    for letter in letters:
        for view in ("", "?view=text", "headers/", "formatted/"):
            inert(client, f"/mail/{letter.pk}/{view}")
    begun = list(talks().order_by("pk"))
    assert len(begun) == 9
    for talk in begun[:3]:
        assert "xss" in inert(client, f"/desk/c/{talk.pk}/")
        inert(client, f"/desk/c/{talk.pk}/transcript/")
    for address in ("/desk/?view=all_open", "/desk/search/?q=xss", "/mail/aside/", "/desk/customers/?q=xss"):
        assert "xss" in inert(client, address), address


def test_a_list_as_a_file_calculates_nothing(mailbox: Account, hired: Any) -> None:
    take(mailbox, mail(mailbox, b"x", sender=f"{word(FORMULA)} <a@mail.example>", Subject=word(FORMULA)))
    answer = hired().client.post("/desk/exports/", {"view": "all_open"})
    rows = list(csv.reader(io.StringIO(answer.getvalue().decode("utf-8-sig"))))
    cells = [cell for row in rows[1:] for cell in row]
    assert any("HYPERLINK" in cell for cell in cells)
    assert not [cell for cell in cells if cell[:1] in "=+-@\t\r" and len(cell) > 1]


def test_the_customers_own_page_and_our_answer_say_it_as_text(
    letters: list[Letter], mailbox: Account, posted: Any
) -> None:
    row = talks().order_by("pk").first()
    assert row
    client = Client()
    token = people.new_visitor_token()
    visitor = people.start_visitor(locale="ja", token=token)
    Conversation.objects.filter(pk=row.pk).update(customer_id=visitor.customer_id)
    people.add_identity(
        customer_id=visitor.customer_id, kind="email", value="own@mail.example", proven_how="code"
    )
    client.cookies[people.VISITOR_COOKIE] = token
    assert "xss" in inert(client, f"/my/enquiries/{row.number}/")


def test_our_answer_has_no_field_of_theirs(mailbox: Account, posted: Any) -> None:
    subject = word("x\r\nBcc: all@mail.example")
    sender = word("a\r\nX-Own: 1") + " <a@mail.example>"
    take(mailbox, mail(mailbox, b"x", sender=sender, Subject=subject))
    row = talks().get()
    conversations.answer(conversation_id=row.pk, body="ok", client_id="x")
    channels.deliver(conversation_id=row.pk)
    to, raw = posted[-1]
    ours = language.mail.read(raw)
    assert to == ["a@mail.example"]
    assert not ours.header("bcc")
    assert not ours.header("x-own")
