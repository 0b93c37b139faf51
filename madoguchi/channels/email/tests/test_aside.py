"""What was kept aside: listed with its reason for the team, opened after all, or dismissed."""

from typing import Any

import pytest

from madoguchi.channels import api as channels
from madoguchi.channels.email import aside
from madoguchi.channels.email.access import LetterUnknown
from madoguchi.channels.email.models import Letter, Source
from madoguchi.channels.shapes import Account
from madoguchi.conversations import api as conversations
from madoguchi.conversations.models import Message
from madoguchi.core.models import Event
from madoguchi.language import api as language
from madoguchi.people import api as people

from .taking import HER, mail, take, talks

pytestmark = pytest.mark.django_db
SPAM = {"X_Spam_Flag": "YES", "Subject": "Where is my kettle"}


def test_each_is_listed_with_its_reason_and_found_by_words(mailbox: Account, hired: Any) -> None:
    take(mailbox, mail(mailbox, b"x", **SPAM))
    take(mailbox, mail(mailbox, b"y", List_Id="<a.b>", Subject="Weekly"))
    client = hired().client
    page = client.get("/mail/aside/").content.decode()
    assert "Where is my kettle" in page
    assert "Your mail server marked it as spam." in page
    assert "It was sent to many." in page
    only = client.get("/mail/aside/", {"nature": "list"}).content.decode()
    assert "Weekly" in only
    assert "Where is my kettle" not in only
    found = client.get("/mail/aside/", {"q": "kettle yoko"}).content.decode()
    assert "Where is my kettle" in found
    assert "Weekly" not in found


def test_it_becomes_a_conversation_once_and_no_machine_answers(
    mailbox: Account, hired: Any, posted: Any
) -> None:
    letter = take(mailbox, mail(mailbox, b"It never came.", **SPAM))
    client = hired().client
    for _again in range(2):
        answer = client.post(f"/mail/aside/{letter.pk}/conversation/")
        assert answer.status_code == 302
        assert answer["Location"].startswith("/desk/c/")
    row = talks().get()
    assert row.subject == "Where is my kettle"
    said = Message.objects.get(conversation=row, author_kind="customer")
    assert said.body == "It never came."
    channels.acknowledge_mail(row.pk)
    assert posted == []
    assert aside.listed(hired("supervisor", "b").viewer).rows == ()
    assert Event.objects.filter(type="channels.aside_settled").count() == 1


def test_it_joins_the_conversation_it_belongs_to(mailbox: Account, hired: Any) -> None:
    take(mailbox, mail(mailbox, b"hello"))
    row = talks().get()
    letter = take(mailbox, mail(mailbox, b"more", X_Spam_Flag="YES", Subject=f"[{row.number}]"))
    aside.open_conversation(hired().viewer, letter.pk)
    assert talks().count() == 1
    assert Message.objects.filter(conversation=row, author_kind="customer").count() == 2


def test_dismissed_and_back_again(mailbox: Account, hired: Any) -> None:
    letter = take(mailbox, mail(mailbox, b"x", **SPAM))
    who = hired()
    for _again in range(2):
        assert who.client.post(f"/mail/aside/{letter.pk}/dismissal/").status_code == 302
    letter.refresh_from_db()
    assert letter.settled_by_id == who.id
    assert "Where is my kettle" not in who.client.get("/mail/aside/").content.decode()
    assert "Where is my kettle" in who.client.get("/mail/aside/", {"done": "1"}).content.decode()
    who.client.post(f"/mail/aside/{letter.pk}/return/")
    assert aside.listed(who.viewer).rows == (letter,)
    facts = Event.objects.filter(type="channels.aside_settled").order_by("id")
    assert [one.data["how"] for one in facts] == ["dismissed", "kept"]


def test_our_own_mail_never_becomes_a_conversation(mailbox: Account, hired: Any) -> None:
    letter = take(mailbox, mail(mailbox, b"x", X_Madoguchi_Mailbox=mailbox.key))
    with pytest.raises(aside.NotOpened):
        aside.open_conversation(hired().viewer, letter.pk)
    letter.refresh_from_db()
    assert (letter.nature, letter.settled_at) == ("generated", None)
    page = hired("supervisor", "b").client.get("/mail/aside/").content.decode()
    assert "A mail of this desk came back to it." in page


def test_a_blocked_sender_stays_where_she_is(mailbox: Account, hired: Any) -> None:
    who = hired()
    her = people.identify(kind="email", value=HER, name="Yoko", proven_how="")
    people.block(customer_id=her, reason="no", until=None, staff_id=who.id)
    letter = take(mailbox, mail(mailbox, b"x", **SPAM))
    answer = who.client.post(f"/mail/aside/{letter.pk}/conversation/", follow=True)
    assert "This customer is blocked" in answer.content.decode()
    letter.refresh_from_db()
    assert letter.nature == "spam"
    assert talks().count() == 0


def test_the_team_of_the_mailbox_sees_its_own(hired: Any) -> None:
    mine, other = hired("agent", "north"), hired("agent", "south")
    team = next(one.id for one in people.teams() if one.slug == "north")
    values = {"address": "north@aozora.example", "imap_host": "x"}
    box = channels.add_account(kind="email", name="north", values=values, team_id=team)
    letter = take(box, mail(box, b"x", **SPAM))
    assert aside.listed(mine.viewer).rows == (letter,)
    assert aside.listed(other.viewer).rows == ()
    assert other.client.post(f"/mail/aside/{letter.pk}/dismissal/").status_code == 404
    with pytest.raises(LetterUnknown):
        aside.open_conversation(other.viewer, letter.pk)
    aside.open_conversation(mine.viewer, letter.pk)
    assert talks().get().team_id == team


def test_a_bounce_that_its_message_tells_of_is_not_listed(mailbox: Account, hired: Any, posted: Any) -> None:
    take(mailbox, mail(mailbox, b"hello"))
    row = talks().get()
    conversations.answer(conversation_id=row.pk, body="ok", client_id="x")
    channels.deliver(conversation_id=row.pk)
    ours = language.mail.read(posted[-1][1]).message_id
    for number, about in enumerate((ours, "unknown@elsewhere.example")):
        body = (
            f"--x\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; x{number}\r\n\r\n"
            f"Final-Recipient: rfc822; {HER}\r\nAction: failed\r\nStatus: 5.1.1\r\n--x\r\n"
            f"Content-Type: text/rfc822-headers\r\n\r\nMessage-ID: <{about}>\r\n--x--\r\n"
        )
        kind = "multipart/report; report-type=delivery-status; boundary=x"
        take(mailbox, mail(
            mailbox, body.encode(), sender="MAILER-DAEMON@mail.example", Content_Type=kind, Subject=about[:9],
        ))  # fmt: skip
    assert [one.subject for one in aside.listed(hired().viewer).rows] == ["unknown@e"]


def test_pages_follow_each_other_and_counts_stand_at_the_kinds(mailbox: Account, hired: Any) -> None:
    raw = Letter.objects.bulk_create(
        Letter(account_id=mailbox.id, key=str(n), message_id=str(n), thread=str(n), sender=f"a{n}@b.example",
               subject=f"No. {n}", nature="list" if n % 2 else "spam", at="2026-11-01T00:00Z")
        for n in range(120)
    )  # fmt: skip
    Source.objects.bulk_create(Source(letter=one, raw=b"x") for one in raw)
    viewer = hired().viewer
    first = aside.listed(viewer)
    second = aside.listed(viewer, before=first.older)
    third = aside.listed(viewer, before=second.older)
    seen = [one.pk for page in (first, second, third) for one in page.rows]
    assert seen == sorted((one.pk for one in raw), reverse=True)
    assert third.older == 0
    assert aside.counts(viewer) == {"list": 60, "spam": 60}
