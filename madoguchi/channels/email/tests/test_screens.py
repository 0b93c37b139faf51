"""A mail on the desk: its head, folds and marks; the whole mail, safe in a frame; the original, recorded."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from madoguchi.channels import api as channels
from madoguchi.channels.email.models import Letter
from madoguchi.channels.email.settings import Mailbox
from madoguchi.channels.shapes import Account
from madoguchi.conversations import api as conversations
from madoguchi.conversations.models import Conversation, Message
from madoguchi.core.models import Event
from madoguchi.people import api as people

from .taking import HER, mail, take, talks

pytestmark = pytest.mark.django_db
HTML = b"<p>Hello <b>there</b><script>xss()</script><img src=https://t.example/p.gif></p>"


def talk_page(hired: Any) -> str:
    row = talks().get()
    return hired().client.get(f"/desk/c/{row.pk}/").content.decode()


def test_subject_people_quote_and_signature_are_there_and_folded(mailbox: Account, hired: Any) -> None:
    body = "やはり動きません\r\n\r\n-- \r\n高崎\r\n\r\n> 電源をご確認ください。".encode()
    take(mailbox, mail(
        mailbox, body, Subject="=?utf-8?B?54KK6aOv5Zmo?=", Cc="Boss <boss@mail.example>",
        Content_Type="text/plain; charset=utf-8",
    ))  # fmt: skip
    said = Message.objects.get(author_kind="customer", conversation__in=talks())
    assert said.body == "やはり動きません"
    page = talk_page(hired)
    head = page[page.index("mail-head") : page.index("やはり動きません</p>")]
    assert "炊飯器" in head
    assert "boss@mail.example" in head
    assert "Show the quote" in page
    assert "電源をご確認ください。" in page
    assert "Show the signature" in page


def test_a_failed_check_warns_and_a_passed_one_is_quiet(hired: Any) -> None:
    values = {"address": "m@aozora.example", "imap_host": "x", "trusted_server": "mx.test"}
    box = channels.add_account(kind="email", name="m", values=values)
    take(box, mail(box, b"one", Authentication_Results="mx.test; spf=fail; dmarc=fail"))
    page = talk_page(hired)
    assert "The sender could not be confirmed" in page
    assert "SPF: failed" in page
    take(box, mail(
        box, b"two", sender="other@mail.example", Authentication_Results="mx.test; spf=pass; dmarc=pass",
    ))  # fmt: skip
    other = talks().latest("pk")
    page = hired("supervisor", "x").client.get(f"/desk/c/{other.pk}/").content.decode()
    assert "The sender could not be confirmed" not in page
    assert "Sender checked" in page


def test_what_was_read_with_doubt_says_which(mailbox: Account, hired: Any) -> None:
    take(mailbox, mail(mailbox, b"\x93\xfa\x96\x7b\x8c\xea", Date="yesterday"))
    page = talk_page(hired)
    assert "Could be read only in part" in page
    assert "Its date is none" in page


def test_one_who_answers_beside_her_is_named(mailbox: Account, hired: Any) -> None:
    take(mailbox, mail(mailbox, b"hello", Cc="eve@mail.example"))
    first = Message.objects.get(author_kind="customer", conversation__in=talks())
    before = first.card["mail"]["message_id"]
    take(mailbox, mail(mailbox, b"me too", sender="Eve <eve@mail.example>", In_Reply_To=f"<{before}>"))
    page = talk_page(hired)
    assert talks().count() == 1
    assert "Eve &lt;eve@mail.example&gt;" in page
    assert "not by the customer" in page


def test_the_formatted_mail_stands_in_a_frame_where_nothing_may_happen(mailbox: Account, hired: Any) -> None:
    letter = take(mailbox, mail(mailbox, HTML, Content_Type="text/html; charset=utf-8"))
    client = hired().client
    page = client.get(f"/mail/{letter.pk}/").content.decode()
    assert 'sandbox="allow-popups allow-popups-to-escape-sandbox"' in page
    assert "1 picture from elsewhere is not fetched yet" in page
    framed = client.get(f"/mail/{letter.pk}/formatted/")
    policy = framed["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "img-src data:;" in policy
    assert "sandbox allow-popups" in policy
    assert "allow-scripts" not in policy
    assert "allow-same-origin" not in policy
    assert "script-src" not in policy
    assert framed["X-Frame-Options"] == "SAMEORIGIN"
    assert "<b>there</b>" in framed.content.decode()
    assert "xss" not in framed.content.decode()
    assert "t.example" not in framed.content.decode()


def test_the_original_is_the_same_to_the_byte_and_its_download_is_recorded(
    mailbox: Account, hired: Any
) -> None:
    raw = mail(mailbox, b"a\r\nb\xff\x00", Subject="x/../y")
    letter, who = take(mailbox, raw), hired()
    response = who.client.get(f"/mail/{letter.pk}/original.eml")
    assert response.content == raw
    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"
    fact = Event.objects.get(type="channels.mail_taken")
    assert (fact.data["letter_id"], fact.data["staff_id"]) == (letter.pk, who.id)
    assert fact.customer_id == talks().get().customer_id


def test_headers_are_shown_as_text(mailbox: Account, hired: Any) -> None:
    letter = take(mailbox, mail(mailbox, b"x", X_Odd="<script>xss()</script>"))
    page = hired().client.get(f"/mail/{letter.pk}/headers/").content.decode()
    assert "&lt;script&gt;xss()&lt;/script&gt;" in page
    assert "<script>xss" not in page


def test_other_teams_and_editors_find_nothing(mailbox: Account, hired: Any) -> None:
    hired("agent", "north")
    letter = take(mailbox, mail(mailbox, b"x"))
    row = talks().get()
    team = next(one.id for one in people.teams() if one.slug == "north")
    Conversation.objects.filter(pk=row.pk).update(team_id=team)
    outsider, editor = hired("agent", "south").client, hired("editor").client
    for view in ("", "formatted/", "headers/", "original.eml"):
        assert outsider.get(f"/mail/{letter.pk}/{view}").status_code == 404
        assert editor.get(f"/mail/{letter.pk}/{view}").status_code == 403
    assert outsider.post(f"/mail/conversations/{row.pk}/recipients/", {"to": HER}).status_code == 404
    assert Event.objects.filter(type="channels.mail_taken").count() == 0


def test_recipients_are_changed_from_the_composer(mailbox: Account, hired: Any) -> None:
    take(mailbox, mail(mailbox, b"x", To=f"{Mailbox(mailbox).address}, boss@mail.example"))
    row, client = talks().get(), hired().client
    address = f"/mail/conversations/{row.pk}/recipients/"
    form = {"to": HER, "cc": '"Mori, Ken" <ken@mail.example>; eve@mail.example'}
    assert client.post(address, form).status_code == 302
    page = client.get(f"/desk/c/{row.pk}/").content.decode()
    assert f'value="{HER}"' in page
    assert 'value="ken@mail.example, eve@mail.example"' in page
    assert "2 new" in page
    assert 'value="boss@mail.example"' in page
    refused = client.post(address, {"to": "nobody"}, follow=True).content.decode()
    assert "No mail can go to: nobody" in refused


def test_ours_leads_to_the_mail_that_went_out(mailbox: Account, hired: Any, posted: Any) -> None:
    take(mailbox, mail(mailbox, b"x"))
    row = talks().get()
    said = conversations.answer(conversation_id=row.pk, body="承りました。", client_id="x")
    channels.deliver(conversation_id=row.pk)
    client = hired().client
    assert f"/mail/messages/{said.message_id}/" in client.get(f"/desk/c/{row.pk}/").content.decode()
    page = client.get(f"/mail/messages/{said.message_id}/", follow=True).content.decode()
    assert "承りました。" in page
    assert HER in page
    assert Letter.objects.get(ours=True).others == [[HER, "Yoko"]]


def test_a_page_with_many_mails_asks_no_more_than_with_one(mailbox: Account, hired: Any) -> None:
    take(mailbox, mail(mailbox, b"x"))
    row, client = talks().get(), hired().client
    client.get(f"/desk/c/{row.pk}/thread/")
    asked = count(client, row.pk)
    for number in range(6):
        take(mailbox, mail(mailbox, f"more {number}".encode(), Subject=f"[{row.number}]"))
    assert count(client, row.pk) <= asked + 1


def count(client: Any, conversation_id: int) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(f"/desk/c/{conversation_id}/thread/").status_code == 200
    return len(asked)


def test_search_finds_it_by_subject_people_and_files(mailbox: Account, hired: Any) -> None:
    kind = "multipart/mixed; boundary=x"
    body = b"--x\r\n\r\nplain words\r\n--x\r\n"
    body += b"Content-Type: text/csv; name=estimate-2048.csv\r\n\r\nx\r\n--x--\r\n"
    take(mailbox, mail(
        mailbox, body, Subject="Quotation for twelve", Cc="ken.morikawa@mail.example", Content_Type=kind,
    ))  # fmt: skip
    client = hired().client
    row = talks().get()
    for words in ("quotation twelve", "morikawa", "estimate", HER):
        assert f"/desk/c/{row.pk}/" in client.get("/desk/search/", {"q": words}).content.decode(), words


def test_answers_between_quotes_are_not_folded_and_those_within_stand_open(
    mailbox: Account, hired: Any
) -> None:
    asked = "2026年11月20日(金) 15:04 あおぞら電機 <support@aozora.example>:\r\n> いつがよいですか。\r\n"
    plain = {"Content_Type": "text/plain; charset=utf-8"}
    take(mailbox, mail(mailbox, f"回答します。\r\n\r\n{asked}木曜日です。\r\n".encode(), **plain))
    said = Message.objects.get(author_kind="customer", conversation__in=talks())
    assert said.body == "回答します。\n\n> いつがよいですか。\n木曜日です。"
    number = talks().get().number
    red = "赤字で回答します。\r\n\r\n-----Original Message-----\r\nいつがよいですか。\r\n木曜日です。\r\n"
    take(mailbox, mail(mailbox, red.encode(), Subject=f"[{number}]", **plain))
    page = talk_page(hired)
    assert page.count('<details class="mail-fold" open>') == 1
    assert "木曜日です。" in page[page.index('<details class="mail-fold" open>') :]


def test_an_answer_in_html_shows_her_words_and_folds_what_she_quotes(mailbox: Account, hired: Any) -> None:
    html = (
        "<div>Thursday, please.</div><br><div class='gmail_quote'><div>On Fri, Nov 20, 2026 at 3:04 PM Desk "
        "&lt;<a href='mailto:d@a.example'>d@a.example</a>&gt; wrote:<br></div>"
        "<blockquote><p>Which day suits you?</p></blockquote></div>"
    )
    take(mailbox, mail(mailbox, html.encode(), Content_Type="text/html; charset=utf-8"))
    assert Message.objects.get(author_kind="customer", conversation__in=talks()).body == "Thursday, please."
    page = talk_page(hired)
    fold = page[page.index('<details class="mail-fold">') :]
    assert "Which day suits you?" in fold
