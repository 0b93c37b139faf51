"""Mails as broken programs write them: each is kept whole, is a message, and is found by its words."""

import base64
from collections.abc import Iterator

import pytest

from madoguchi.channels.email.models import Source
from madoguchi.channels.shapes import Account
from madoguchi.conversations import api as conversations
from madoguchi.conversations.models import Message
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

from .taking import NUMBERS, mail, take

pytestmark = pytest.mark.django_db
PLAIN = {"Content_Type": "text/plain; charset=utf-8"}


def nasty(box: Account) -> Iterator[tuple[bytes, str]]:
    """Each mail, with a word by which it is looked for."""

    def of(body: bytes, **fields: str) -> bytes:
        return mail(box, body, sender=f"Yoko <nasty{next(NUMBERS)}@mail.example>", **fields)

    def parts(*inside: bytes, kind: str = "multipart/mixed; boundary=x") -> bytes:
        body = b"".join(b"--x\r\n" + one + b"\r\n" for one in inside)
        return of(body + b"--x--\r\n", Content_Type=kind)

    packed = base64.encodebytes("配送日を変えたいロクテンイチ".encode("utf-16"))
    yield of(packed, Content_Type="text/plain; charset=utf-16", Content_Transfer_Encoding="base64"), "配送日"
    torn = base64.b64encode("ふたが閉まりませんニテンイチ".encode())[:-3] + b"!!"
    yield of(torn, **PLAIN, Content_Transfer_Encoding="base64"), "ふた"
    yield (
        of(b"ryoushuusho =ZZ =3 wabisuke =", **PLAIN, Content_Transfer_Encoding="quoted-printable"),
        "wabisuke",
    )
    yield of("修理をお願いします牡丹".encode("euc_jp"), **PLAIN), "牡丹"
    yield of("髙﨑です～①桔梗".encode("cp932"), Content_Type="text/plain; charset=shift_jis"), "桔梗"
    yield of("返品したい山茶花".encode("utf-7"), Content_Type="text/plain; charset=utf-7"), "山茶花"
    deep = b"Content-Type: text/plain\r\n\r\nsotetsu deep below\r\n"
    for level in range(30):
        head = f"Content-Type: multipart/mixed; boundary=b{level}\r\n\r\n--b{level}\r\n".encode()
        deep = head + deep + f"\r\n--b{level}--\r\n".encode()
    yield parts(deep), "sotetsu"
    yield (
        of(b"--x\r\nContent-Type: text/plain\r\n\r\nno boundary azami\r\n", Content_Type="multipart/mixed"),
        "azami",
    )
    inner = b"Content-Type: multipart/alternative; boundary=x\r\n\r\n--x\r\n"
    inner += b"Content-Type: text/plain\r\n\r\nrindou\r\n--x--"
    yield parts(inner), "rindou"
    forwarded = (
        b"Content-Type: message/rfc822\r\n\r\nFrom: a@b.example\r\nSubject: inner\r\n\r\ninner words\r\n"
    )
    yield parts(b"Content-Type: text/plain\r\n\r\nsee nadeshiko\r\n", forwarded), "nadeshiko"
    yield (
        parts(
            b"Content-Type: text/plain\r\n\r\nPlease come kikyou\r\n",
            b"Content-Type: text/calendar; method=REQUEST\r\n\r\nBEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
            kind="multipart/alternative; boundary=x",
        ),
        "kikyou",
    )
    signed = 'multipart/signed; protocol="application/pkcs7-signature"; boundary=x'
    sealed = b"Content-Type: application/pkcs7-signature; name=smime.p7s\r\n\r\nMIIB\r\n"
    yield parts(b"Content-Type: text/plain\r\n\r\nsigned ajisai\r\n", sealed, kind=signed), "ajisai"
    winmail = b"Content-Type: application/ms-tnef; name=winmail.dat\r\n\r\n\x78\x9f\x3e\x22\x01\x00broken"
    yield parts(b"Content-Type: text/plain\r\n\r\nwith tsubaki\r\n", winmail), "tsubaki"
    yield of(b"yuri " + b"x" * 300_000, **PLAIN), "yuri"
    yield of(b"before\x00after momiji", **PLAIN), "momiji"
    yield of(b"hana", Subject="=?ISO-2022-JP?B?GyRCPX5OQRsoQg==?=\r\n\t \r\n kosumosu", **PLAIN), "kosumosu"
    yield of(b"two subjects fuji", **{"SUBJECT": "second", "From ": "other@mail.example"}), "fuji"
    yield of(b"<p>order ume<table><tr><td>a", Content_Type="text/html; charset=x-unknown-9"), "ume"
    many = (f"Content-Type: text/plain; name=f{at}.txt\r\n\r\nx\r\n".encode() for at in range(200))
    yield parts(b"Content-Type: text/plain\r\n\r\nmany sakura\r\n", *many), "sakura"


def test_each_is_kept_whole_and_found(mailbox: Account, alone: None) -> None:
    made = people.create_staff(email="mori@nasty.test", password=None, name="森", role="supervisor")
    viewer = Viewer("staff", staff=people.staff(made.id))
    for raw, word in nasty(mailbox):
        kept = take(mailbox, raw)
        assert bytes(Source.objects.get(letter=kept).raw) == raw, word
        line = Message.objects.get(external_id=kept.key, channel="email")
        found = {one.conversation.id for one in conversations.search(viewer, word)}
        assert line.conversation_id in found, word
