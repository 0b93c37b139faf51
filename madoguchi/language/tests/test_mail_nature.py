"""Who wrote a mail, what came back and why, whose mail was forwarded."""

import pytest

from madoguchi.language import api as language

SENDER = "From: yoko@mail.example\r\nTo: support@aozora.example\r\n"


def letter(fields: str, body: str = "hello") -> language.mail.Letter:
    return language.mail.read(f"{SENDER}{fields}\r\n\r\n{body}".encode())


@pytest.mark.parametrize(
    ("fields", "kind", "answered"),
    [
        ("Subject: 返品したい", "person", True),
        ("Subject: Re: 【自動返信】お問い合わせ", "person", True),
        ("Auto-Submitted: no", "person", True),
        ("X-Auto-Response-Suppress: OOF, AutoReply", "person", False),
        ("Auto-Submitted: auto-replied\r\nSubject: thanks", "auto_reply", False),
        ("Auto-Submitted: auto-replied\r\nSubject: 不在のお知らせ", "out_of_office", False),
        ("Subject: Automatic reply: order", "auto_reply", False),
        ("Subject: 【自動返信】お問い合わせありがとうございます", "auto_reply", False),
        ("Subject: Out of Office: back on Monday", "out_of_office", False),
        ("X-Autoreply: yes", "auto_reply", False),
        ("Auto-Submitted: auto-generated", "generated", False),
        ("Return-Path: <>", "generated", False),
        ("List-Id: <shop.example>", "list", False),
        ("Precedence: bulk", "list", False),
        ("X-Spam-Flag: YES", "spam", False),
        ("Return-Path: <>\r\nSubject: Undelivered Mail Returned to Sender", "bounce", False),
        (
            "Content-Type: multipart/report; report-type=disposition-notification; boundary=x",
            "receipt",
            False,
        ),
    ],
)
def test_the_nature_of_a_mail(fields: str, kind: str, answered: bool) -> None:
    got = language.mail.nature(letter(fields))
    assert (got.kind, got.may_be_answered) == (kind, answered)


REPORT = """\
--x

Sorry.
--x
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; abc..x@docomo.ne.jp
Action: failed
Status: {status}
Diagnostic-Code: smtp; {said}

Final-Recipient: rfc822; fine@mail.example
Action: delivered
Status: 2.0.0
--x
Content-Type: text/rfc822-headers

Message-ID: <m1@aozora.example>
--x--
"""


@pytest.mark.parametrize(
    ("status", "said", "reason", "permanent"),
    [
        ("5.1.1", "550 no such user", "unknown_address", True),
        ("5.0.0", "550 Unknown user abc", "unknown_address", True),
        ("5.2.2", "552 mailbox full", "mailbox_full", True),
        ("4.2.2", "452 over quota", "mailbox_full", False),
        ("5.7.1", "550 5.7.1 rejected by policy", "refused", True),
        ("5.4.4", "", "unknown_domain", True),
        ("5.9.9", "what", "other", True),
    ],
)
def test_why_a_mail_came_back(status: str, said: str, reason: str, permanent: bool) -> None:
    fields = "Content-Type: multipart/report; report-type=delivery-status; boundary=x"
    got = language.mail.bounces(letter(fields, REPORT.format(status=status, said=said)))
    assert [(one.address, one.reason, one.permanent, one.message_id) for one in got] == [
        ("abc..x@docomo.ne.jp", reason, permanent, "m1@aozora.example")
    ]


def test_a_bounce_in_words_only() -> None:
    body = "<gone@mail.example>:\nUser unknown\n\n--- Below this line is a copy of the message.\n"
    body += "Message-ID: <m2@a.example>\n"
    got = language.mail.bounces(letter("Return-Path: <>\r\nSubject: failure notice", body))
    assert [(one.address, one.reason, one.message_id) for one in got] == [
        ("gone@mail.example", "unknown_address", "m2@a.example")
    ]


def test_a_person_cannot_make_a_message_fail() -> None:
    assert not language.mail.bounces(
        letter("Subject: hello", "Message-ID: <m1@aozora.example> 550 user unknown")
    )


@pytest.mark.parametrize(
    "body",
    [
        "お願いします。\n\n---------- Forwarded message ---------\n"
        "From: 髙﨑 陽子 <y@mail.example>\nDate: 2026\n"
        "Subject: 返品\nTo: <shop@partner.example>\n\n返品したいです。\n",
        "FYI\n\n-----元のメッセージ-----\n差出人: 髙﨑 陽子 <y@mail.example>\n件名: 返品\n\n返品したいです。",
        "> From: 髙﨑 陽子 <y@mail.example>\n> Subject: 返品\n>\n> 返品したいです。",
    ],
)
def test_the_real_customer_of_a_forwarded_mail(body: str) -> None:
    found = language.mail.forwarded(letter("Subject: Fwd: 返品", body))
    assert found is not None
    assert (found.sender.email, found.sender.name) == ("y@mail.example", "髙﨑 陽子")
    assert (found.subject, found.text) == ("返品", "返品したいです。")


def test_an_answer_with_a_quote_is_not_forwarded() -> None:
    body = "はい。\n\n-----Original Message-----\nFrom: support@aozora.example\nSubject: x\n\nold"
    assert language.mail.forwarded(letter("Subject: Re: x", body)) is None


def test_what_the_receiving_server_found() -> None:
    fields = "Authentication-Results: mx.example; spf=pass; dkim=fail header.d=x; dkim=pass; dmarc=pass\r\n"
    fields += "Authentication-Results: forged.example; spf=fail"
    assert language.mail.authentication(letter(fields)) == {"spf": "pass", "dkim": "pass", "dmarc": "pass"}
