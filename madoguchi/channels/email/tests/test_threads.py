"""Where a mail belongs when nothing but an address or a colleague's forwarding tells."""

import pytest

from madoguchi.channels import api as channels
from madoguchi.channels.email.settings import Mailbox
from madoguchi.channels.email.threads import signed_address
from madoguchi.channels.shapes import Account
from madoguchi.conversations.models import Message
from madoguchi.people import api as people

from .taking import HER, mail, take, talks

pytestmark = pytest.mark.django_db


def test_an_address_with_our_sign_leads_back_and_a_guessed_one_does_not(mailbox: Account) -> None:
    take(mailbox, mail(mailbox, b"hello"))
    row = talks().get()
    ours = signed_address(Mailbox(mailbox), row.pk)
    take(mailbox, mail(mailbox, b"more", To=ours.upper().replace("AOZORA.EXAMPLE", "aozora.example")))
    assert [one.body for one in Message.objects.filter(conversation=row, author_kind="customer")] == [
        "hello", "more",
    ]  # fmt: skip
    guessed = ours.replace(f"+{row.pk}-", f"+{row.pk + 1}-")
    take(mailbox, mail(mailbox, b"else", To=guessed))
    assert talks().count() == 2


def test_behind_a_colleague_stands_the_one_who_wrote(mailbox: Account) -> None:
    body = (
        "よろしくお願いします。\r\n\r\n---------- Forwarded message ---------\r\n"
        f"From: 高崎 <{HER}>\r\nSubject: ケトルの件\r\nTo: mori@aozora.example\r\n\r\nお湯が沸きません。\r\n"
    ).encode()
    kind = "text/plain; charset=utf-8"
    sender = "Mori <mori@aozora.example>"
    take(mailbox, mail(mailbox, body, sender=sender, Subject="Fwd: kettle", Content_Type=kind))
    row = talks().get()
    assert row.customer_id == people.customer_by_identity(kind="email", value=HER)
    said = Message.objects.get(conversation=row, author_kind="customer")
    assert said.body == "お湯が沸きません。"
    assert said.card["mail"]["by"] == "mori@aozora.example"


def test_every_mailbox_has_its_team(alone: None) -> None:
    for slug in ("mail-north", "mail-south"):
        team = people.create_team(slug=slug, name_ja=slug, name_en=slug)
        values = {"address": f"{slug}@aozora.example", "imap_host": "x", "acknowledge": "no"}
        box = channels.add_account(kind="email", name=slug, values=values, team_id=team)
        take(box, mail(box, b"hello"))
        assert talks().latest("pk").team_id == team
