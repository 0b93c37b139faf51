"""Mails as Japanese telephones, old programs and broken gateways send them.

Everything is read, nothing raises.
"""

import base64
import binascii
import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from madoguchi.language import api as language

PHONE = "①番の㈱青空です。ｹﾄﾙの件〜お願いします。髙﨑"


def jis(text: str) -> bytes:
    """CP50220 as telephones send it, half-width kana with their own escape; the standard codecs refuse it."""
    out = b""
    for letter in text:
        raw = letter.encode("cp932")
        if len(raw) == 2:
            lead, trail = raw
            lead = (lead - (0x70 if lead < 0xA0 else 0xB0)) * 2 - (trail < 0x9F)
            trail = trail - 0x7E if trail >= 0x9F else trail - 0x1F - (trail > 0x7F)
            out += b"\x1b$B" + bytes([lead, trail]) + b"\x1b(B"
        else:
            out += b"\x1b(I" + bytes([raw[0] & 0x7F]) + b"\x1b(B" if raw[0] > 0x7F else raw
    return out


def letter(fields: bytes, body: bytes = b"") -> language.mail.Letter:
    return language.mail.read(b"From: yoko@mail.example\r\n" + fields + b"\r\n\r\n" + body)


def told(charset: str, body: bytes) -> language.mail.Letter:
    return letter(b"Content-Type: text/plain" + (f"; charset={charset}".encode() if charset else b""), body)


@pytest.mark.parametrize(
    "charset", ["", "iso-2022-jp", "ISO-2022-JP", "cp50220", "us-ascii", "shift_jis", "utf-8"]
)
def test_japanese_of_telephones_keeps_its_letters(charset: str) -> None:
    assert told(charset, jis(PHONE.replace("﨑", "崎").replace("髙", "高"))).text.startswith(
        "①番の㈱青空です。ｹﾄﾙの件"
    )


@pytest.mark.parametrize(
    "charset", ["shift_jis", "Shift-JIS", "x-sjis", "windows-31j", "", "x-unknown-thing"]
)
def test_windows_letters_in_what_calls_itself_shift_jis(charset: str) -> None:
    got = told(charset, PHONE.replace("〜", "～").encode("cp932"))
    assert got.text == PHONE.replace("〜", "～")
    assert got.problems == (("charset_unknown",) if charset == "x-unknown-thing" else ())


def test_euc_with_windows_letters_and_utf8_without_a_label() -> None:
    assert told("euc-jp", b"\xad\xa1\xc8\xd6 \xad\xea" + "青空".encode("euc_jp")).text == "①番 ㈱青空"
    assert told("", "お世話になっております".encode("euc_jp")).text == "お世話になっております"
    assert told("", PHONE.encode()).text == PHONE
    assert told("utf-8", "ご連絡ください".encode("cp932")).problems == ("charset_wrong",)
    assert told("iso-8859-1", b"Caf\xe9 \x80").text == "Café €"


def test_headers_raw_cut_and_mixed() -> None:
    whole = "ご注文の件でお問い合わせ".encode()
    cut = (
        b"=?UTF-8?B?"
        + base64.b64encode(whole[:10])
        + b"?=\r\n =?UTF-8?B?"
        + base64.b64encode(whole[10:])
        + b"?="
    )
    assert letter(b"Subject: " + cut).subject == "ご注文の件でお問い合わせ"
    assert letter(b"Subject: " + jis("①㈱の件")).subject == "①㈱の件"
    assert letter(b"Subject: " + "返品の件".encode("cp932")).subject == "返品の件"
    jis_word = b"=?ISO-2022-JP?B?" + base64.b64encode(jis("①㈱ﾃｽﾄ")) + b"?="
    assert letter(b"Subject: Re: " + jis_word + b" (2)").subject == "Re: ①㈱ﾃｽﾄ (2)"
    assert letter(b"Subject: =?utf-8?Q?a=0D=0ABcc:_x?=").subject == "a Bcc: x"


@pytest.mark.parametrize(
    ("disposition", "name"),
    [
        (b"filename*=utf-8''%E8%A6%8B%E7%A9%8D.pdf", "見積.pdf"),
        (b"filename*0*=iso-2022-jp''%1B$B8%2B; filename*1*=%40Q%1B%28B.pdf", "見積.pdf"),
        (b'filename="=?ISO-2022-JP?B?' + base64.b64encode(jis("見積")) + b'?=.pdf"', "見積.pdf"),
        (b'filename="' + jis("見積") + b'.pdf"', "見積.pdf"),
        (b'filename="' + "見積表".encode("cp932") + b'.pdf"', "見積表.pdf"),
        (b'filename="../../etc/passwd"', "passwd"),
        (b'filename="C:\\\\x\\\\a\x01b.exe"', "ab.exe"),
        (b"filename=a b c.pdf", "a b c.pdf"),
        (b"filename*0=a; filename*1=b; filename*2=.pdf", "ab.pdf"),
        ("filename*=utf-8''\u202efdp.exe".encode(), "fdp.exe"),
    ],
)
def test_names_of_files(disposition: bytes, name: str) -> None:
    got = letter(b"Content-Type: application/pdf\r\nContent-Disposition: attachment; " + disposition, b"%PDF")
    assert [(one.name, one.content) for one in got.attachments] == [(name, b"%PDF")]


def test_html_pictures_and_files_of_a_mail() -> None:
    got = letter(
        b'Content-Type: multipart/mixed; boundary="a"',
        b'--a\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
        b'Content-Type: multipart/alternative; boundary="c"\r\n\r\n'
        b"--c\r\nContent-Type: text/plain\r\n\r\nHello\r\n"
        b"--c\r\nContent-Type: text/html\r\n\r\n<b>Hello</b><img src='cid:logo@x'>\r\n--c--\r\n"
        b"--b\r\nContent-Type: image/png\r\nContent-ID: <logo@x>\r\n"
        b"Content-Transfer-Encoding: base64\r\n\r\niVBORw==\r\n"
        b"--b--\r\n--a\r\nContent-Type: text/plain\r\n\r\n-- \r\nlist footer\r\n--a--\r\n",
    )
    assert got.text == "Hello\n\n-- \nlist footer"
    assert "<b>Hello</b>" in got.html
    assert "list footer" in got.html
    assert [(one.cid, one.inline, one.content) for one in got.attachments] == [("logo@x", True, b"\x89PNG")]


def test_html_alone_becomes_text_with_its_quotes() -> None:
    page = "<p>はい、<a href='https://x.example/a'>こちら</a>です<br>以上</p>"
    page += "<blockquote>前の<br>話</blockquote><script>x</script>"
    got = letter(b"Content-Type: text/html; charset=utf-8", page.encode())
    assert got.text == "はい、こちら (https://x.example/a)です\n以上\n\n> 前の\n> 話"


def test_winmail_gives_up_its_files() -> None:
    def attribute(level: int, kind: int, value: bytes) -> bytes:
        return (
            struct.pack("<BHHI", level, kind, 2, len(value)) + value + struct.pack("<H", sum(value) & 0xFFFF)
        )

    name = "見積書.xlsx".encode("utf-16-le") + b"\0\0"
    named = struct.pack("<IHHII", 1, 31, 0x3707, 1, len(name)) + name + b"\0" * (-len(name) % 4)
    packed = struct.pack("<IH", 0x223E9F78, 1)
    packed += attribute(2, 0x9002, b"\0" * 14) + attribute(2, 0x8010, b"MITSU~1.XLS\0")
    packed += attribute(2, 0x800F, b"PK..") + attribute(2, 0x9005, named)
    fields = b"Content-Type: application/ms-tnef; name=winmail.dat\r\nContent-Transfer-Encoding: base64"
    got = letter(fields, base64.b64encode(packed))
    assert [(one.name, one.content) for one in got.attachments] == [("見積書.xlsx", b"PK..")]
    broken = letter(fields, base64.b64encode(b"not that"))
    assert (broken.attachments[0].name, broken.problems) == ("winmail.dat", ("winmail_unread",))


def test_a_file_written_into_the_text() -> None:
    body = b"See below\r\nbegin 644 a.txt\r\n" + binascii.b2a_uu(b"content") + b"`\r\nend\r\nthanks\r\n"
    got = letter(b"Content-Type: text/plain", body)
    assert [(one.name, one.content) for one in got.attachments] == [("a.txt", b"content")]
    assert got.text.split() == ["See", "below", "thanks"]


def test_what_is_deep_long_or_holds_nul_is_kept() -> None:
    deep = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(1000)
    )
    got = language.mail.read(b"From: a@b.example\r\n" + deep + b"\r\ninside")
    assert got.problems[0] == "too_many_parts"
    assert b"inside" in got.attachments[0].content
    many = b"".join(b"--x\r\n\r\n%d\r\n" % n for n in range(3000))
    got = letter(b"Content-Type: multipart/mixed; boundary=x", many)
    assert "too_many_parts" in got.problems
    assert b"2999" in got.attachments[-1].content
    got = letter(b"Subject: " + b"x" * 100_000, b"a\0b" + b"y" * 100_000)
    assert (len(got.subject), "\0" in got.text, got.problems) == (100_000, False, ("nul",))


def test_flowing_lines_and_dates() -> None:
    got = letter(
        b"Content-Type: text/plain; format=flowed; delsp=yes", "一行 \r\n目\r\n> 引用 \r\n> 続き".encode()
    )
    assert got.text == "一行目\n> 引用続き"
    assert str(letter(b"Date: Sat, 21 Nov 2026 10:23:00 +0900 (JST)").sent_at) == "2026-11-21 01:23:00+00:00"
    assert letter(b"Date: 99 Foo 2026").problems == ("date_wrong",)


@pytest.mark.parametrize(
    ("field", "email", "name"),
    [
        ("abc..x@docomo.ne.jp", "abc..x@docomo.ne.jp", ""),
        ("<abc.@ezweb.ne.jp>", "abc.@ezweb.ne.jp", ""),
        ('"abc..x"@docomo.ne.jp', "abc..x@docomo.ne.jp", ""),
        ("髙﨑 陽子 <yoko+a@Mail.Example>", "yoko+a@mail.example", "髙﨑 陽子"),
        ('"高崎, 陽子" <y@例え.jp>', "y@例え.jp", "高崎, 陽子"),
        ("y@mail.example (Yoko Takasaki)", "y@mail.example", "Yoko Takasaki"),
        ("undisclosed: a@b.example, c@d.example;", "a@b.example", ""),
        ("'Yoko' <y@mail.example", "y@mail.example", "Yoko"),
    ],
)
def test_addresses_as_they_are_written(field: str, email: str, name: str) -> None:
    first = language.mail.addresses(field.encode())[0]
    assert (first.email, first.name) == (email, name)


@pytest.mark.parametrize(
    "bad", ["", "x", "a@b", "a b@c.example", "a@c.example\r\nBcc: x@y.example", "a@-x.example"]
)
def test_no_mail_goes_where_none_can_arrive(bad: str) -> None:
    assert not language.mail.deliverable(bad)


def test_irregular_addresses_are_written_as_servers_take_them() -> None:
    assert language.mail.written("abc..x@docomo.ne.jp") == '"abc..x"@docomo.ne.jp'
    assert language.mail.written("a.b@mail.example") == "a.b@mail.example"


PIECES = (
    b"Content-Type: multipart/mixed; boundary=x\r\n", b"--x\r\n", b"--x--\r\n", b"\r\n", b"\n", b"\0",
    b"Content-Transfer-Encoding: base64\r\n", b"Content-Type: text/html; charset=iso-2022-jp\r\n", b"\x1b$B",
    b"\x1b(B", b"Subject: =?utf-8?b?44G", b"?=", b"begin 644 x\r\n",
    b'From: <a@b.example>, "', b"\xff\x82\xa0",
    b"Content-Disposition: attachment; filename*0*=utf-8''%", b"; charset=undefined", b"Content-Type: ;\r\n",
    b"> On 1 May 2016, x wrote:\r\n", b"From: x\r\nTo: y\r\nSubject: z\r\n", b"-- \r\n", b"charset=idna\r\n",
    b"Content-Type: application/ms-tnef\r\n\r\n\x78\x9f\x3e\x22\x01\x00",
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(some.lists(some.sampled_from(PIECES) | some.binary(max_size=20), max_size=25).map(b"".join))
def test_any_bytes_are_a_letter(raw: bytes) -> None:
    got = language.mail.read(raw)
    words = (
        got.subject,
        got.text,
        got.html,
        *(one.name for one in got.attachments),
        *dict(got.headers).values(),
    )
    assert not any("\0" in word for word in words)
    "".join(words).encode()  # no lone surrogates: PostgreSQL takes it
    assert not any(mark in value for value in dict(got.headers).values() for mark in "\r\n")
    language.mail.nature(got), language.mail.bounces(got), language.mail.forwarded(got)
    language.mail.trim(got.text), language.mail.authentication(got)


def test_base64_above_the_footer_of_a_list_is_read_with_it() -> None:
    packed = base64.encodebytes("保証は何年ですか。型番は AZ-100 です。".encode()).replace(b"\n", b"\r\n")
    head = b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    got = language.mail.read(head + packed + b"-- \r\nTo leave this list, write to the owner\r\n")
    assert got.text.startswith("保証は何年ですか。型番は AZ-100 です。")
    assert "To leave this list" in got.text
    plain = language.mail.read(head + b"Konnichiwa\r\nI ask about my order\r\n")
    assert plain.text.strip() == "Konnichiwa\nI ask about my order"
