"""Pictures that lie elsewhere: fetched by us, once, when somebody says so; nothing but pictures comes in."""

import base64
import io
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from PIL import Image

from madoguchi.channels import api as channels
from madoguchi.channels.email import always, pictures
from madoguchi.channels.email.models import AlwaysShown, Letter, Picture
from madoguchi.channels.shapes import Account
from madoguchi.core import api as core
from madoguchi.core import testing

from .gallery import Gallery, gallery
from .taking import HER, mail, take

pytestmark = pytest.mark.django_db
SHOWN = re.compile(r'<img src="data:image/webp;base64,([^"]+)"')


@pytest.fixture
def server(settings: Any) -> Iterator[Gallery]:
    """The sender's server; for the guard it stands outside."""
    with gallery() as one:
        settings.MADOGUCHI_INNER_ADDRESSES = frozenset({one.host})
        yield one


def letter_with(box: Account, *addresses: str, more: str = "", **fields: str) -> Letter:
    """A mail that names these pictures."""
    html = "".join(f'<p>Hello<img src="{one}" alt="{one[-9:]}"></p>' for one in addresses) + more
    return take(box, mail(box, html.encode(), Content_Type="text/html; charset=utf-8", **fields))


def framed(client: Any, letter: Letter) -> str:
    """What stands in the frame."""
    page: str = client.get(f"/mail/{letter.pk}/formatted/").content.decode()
    return page


def test_nothing_is_asked_before_somebody_says_so_and_once_after(
    mailbox: Account, hired: Any, server: Gallery
) -> None:
    letter, client = letter_with(mailbox, server.at("logo.png"), server.at("moved.png")), hired().client
    page = client.get(f"/mail/{letter.pk}/").content.decode()
    assert "2 pictures from elsewhere are not fetched yet" in page
    assert server.at("logo.png") not in framed(client, letter)
    assert not server.asked
    for _press in range(2):
        assert client.post(f"/mail/{letter.pk}/pictures/").status_code == 302
    assert (server.asked["moved.png"], server.asked["logo.png"]) == (1, 2)  # one of them was led there
    shown = SHOWN.findall(framed(client, letter))
    assert len(shown) == 2
    with Image.open(io.BytesIO(base64.b64decode(shown[0]))) as seen:
        assert (seen.format, seen.size) == ("WEBP", (40, 20))
    assert "They are not asked for again" in client.get(f"/mail/{letter.pk}/").content.decode()
    hired("agent").client.get(f"/mail/{letter.pk}/formatted/")
    assert sum(server.asked.values()) == 3


def test_the_server_hears_nothing_of_who_reads(mailbox: Account, hired: Any, server: Gallery) -> None:
    letter, client = letter_with(mailbox, server.at("logo.png"), server.at("photo.jpg")), hired().client
    client.post(f"/mail/{letter.pk}/pictures/", headers={"user-agent": "Her Browser", "referer": "/desk/"})
    assert len(server.headers) == 2
    for told in server.headers:
        assert set(told) <= {"host", "accept", "accept-encoding", "connection", "user-agent"}
        assert told["user-agent"] == "Madoguchi"
    policy = client.get(f"/mail/{letter.pk}/formatted/")["Content-Security-Policy"]
    assert "default-src 'none'; img-src data:;" in policy


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("page.png", "kind"), ("typed.png", "kind"), ("drawing.svg", "kind"), ("dressed.png", "kind"),
        ("huge.png", "large"), ("wide.png", "large"), ("nowhere.png", "gone"), ("dot.gif", "pixel"),
    ],
)  # fmt: skip
def test_what_is_no_picture_stays_outside(
    mailbox: Account, hired: Any, server: Gallery, name: str, why: str
) -> None:
    letter, client = letter_with(mailbox, server.at(name)), hired().client
    client.post(f"/mail/{letter.pk}/pictures/")
    row = Picture.objects.get(letter=letter)
    assert (row.state, row.reason, row.content) == ("none", why, None)
    assert not SHOWN.search(framed(client, letter))
    assert "xss" not in framed(client, letter)
    assert "Not shown: 1 picture" in client.get(f"/mail/{letter.pk}/").content.decode()
    client.post(f"/mail/{letter.pk}/pictures/", {"again": "1"})
    assert server.asked[name] == 1


def test_inner_addresses_are_never_asked_nor_led_to(mailbox: Account, hired: Any, server: Gallery) -> None:
    client = hired().client
    with gallery() as inner:
        server.onward = inner.at("logo.png")
        letter = letter_with(
            mailbox, server.at("inward.png"), inner.at("logo.png"), "http://169.254.169.254/latest/x.png",
            "http://[::1]:80/x.png", "http://2130706433/x.png",
        )  # fmt: skip
        client.post(f"/mail/{letter.pk}/pictures/")
        assert not inner.asked
    found = Picture.objects.filter(letter=letter).values_list("reason", flat=True)
    assert list(found) == ["address"] * 5
    assert "does not lead to a public server" in client.get(f"/mail/{letter.pk}/").content.decode()


def test_a_slow_server_holds_nobody_up_and_may_be_asked_again(
    mailbox: Account, hired: Any, server: Gallery, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter, client = letter_with(mailbox, server.at("slow.png")), hired().client
    with monkeypatch.context() as short:
        short.setattr(pictures, "SECONDS", 0.3)
        client.post(f"/mail/{letter.pk}/pictures/")
    page = client.get(f"/mail/{letter.pk}/").content.decode()
    assert "did not answer in time" in page
    assert "Ask the servers again" in page
    server.open.set()
    client.post(f"/mail/{letter.pk}/pictures/", {"again": "1"})
    assert len(SHOWN.findall(framed(client, letter))) == 1
    assert server.asked == {"slow.png": 2}


def test_a_server_in_trouble_may_be_asked_again(mailbox: Account, server: Gallery) -> None:
    letter = letter_with(mailbox, server.at("logo.png"))
    server.broken = True
    assert pictures.fetch(letter.pk) == 0
    server.broken = False
    assert pictures.fetch(letter.pk) == 0
    assert pictures.fetch(letter.pk, again=True) == 1


def test_pixels_that_report_are_not_asked_for_at_all(mailbox: Account, hired: Any, server: Gallery) -> None:
    spying = "".join(
        f"<img src='{server.at('logo.png?')}{number}' {how}>"
        for number, how in enumerate(
            (
                "width=1 height=1",
                "style='width:1px;height:1px'",
                "style='display: none !important'",
                "height=0",
            )
        )
    )
    hidden = f"<div style='display:none'><p><img src='{server.at('logo.png?h')}'></p></div>"
    letter, client = letter_with(mailbox, server.at("photo.jpg"), more=spying + hidden), hired().client
    client.post(f"/mail/{letter.pk}/pictures/")
    assert server.asked == {"photo.jpg": 1}
    page = client.get(f"/mail/{letter.pk}/").content.decode()
    assert "5 invisible pictures that only report who reads are never fetched." in page


def test_a_large_photo_is_made_smaller(mailbox: Account, server: Gallery) -> None:
    letter = letter_with(mailbox, server.at("photo.jpg"))
    pictures.fetch(letter.pk)
    with Image.open(io.BytesIO(bytes(Picture.objects.get(letter=letter).content))) as seen:
        assert seen.size == (1600, 800)


def test_what_was_cut_off_is_asked_for_again_and_what_is_under_way_is_not(
    mailbox: Account, server: Gallery
) -> None:
    letter = letter_with(mailbox, server.at("logo.png"))
    with core.shift(-pictures.CUT_OFF * 2):
        assert pictures._claimed(letter, [server.at("logo.png")], again=False)
    assert pictures.fetch(letter.pk) == 1
    other = letter_with(mailbox, server.at("photo.jpg"))
    assert pictures._claimed(other, [server.at("photo.jpg")], again=False)
    assert pictures.fetch(other.pk) == 0
    assert not server.asked["photo.jpg"]


def test_always_is_kept_seen_by_colleagues_audited_and_taken_back(
    mailbox: Account, hired: Any, server: Gallery
) -> None:
    first, one, other = letter_with(mailbox, server.at("logo.png")), hired(), hired("agent")
    assert f"Always for {HER}" in one.client.get(f"/mail/{first.pk}/").content.decode()
    one.client.post(f"/mail/{first.pk}/pictures/sender/", {"to": "yes"})
    assert SHOWN.search(framed(other.client, first))
    kept = AlwaysShown.objects.get()
    assert (kept.address, kept.letter_id, kept.staff_id) == (HER, first.pk, one.id)
    versions = apps.get_model("mail", "AlwaysShownEvent").objects.all()
    assert [(row.pgh_label, row.staff_id) for row in versions] == [("insert", one.id)]
    assert HER not in str(versions.values())
    later = letter_with(mailbox, server.at("photo.jpg"))
    testing.work_off()
    assert server.asked["photo.jpg"] == 1  # when it came, before anybody looked
    assert HER in one.client.get("/mail/pictures/").content.decode()
    assert other.client.get("/mail/pictures/").status_code == 403
    other.client.post(f"/mail/{later.pk}/pictures/sender/", {"to": "no"})
    third = letter_with(mailbox, server.at("moved.png"))
    testing.work_off()
    assert not SHOWN.search(framed(one.client, third))
    assert not server.asked["moved.png"]
    assert [row.pgh_label for row in versions.order_by("pgh_id")] == ["insert", "delete"]


def test_always_reaches_an_earlier_mail_when_it_is_opened(
    mailbox: Account, hired: Any, server: Gallery
) -> None:
    early, later, who = letter_with(mailbox, server.at("photo.jpg")), letter_with(mailbox), hired()
    assert always.agree(who.viewer, later)
    who.client.get(f"/mail/{early.pk}/")
    assert SHOWN.search(framed(who.client, early))
    row = AlwaysShown.objects.get()
    assert who.client.post(f"/mail/pictures/{row.pk}/removal/").status_code == 302
    assert not AlwaysShown.objects.exists()


def test_somebody_who_only_pretends_is_not_shown_unasked(hired: Any, server: Gallery, alone: None) -> None:
    from_her = {"Authentication_Results": "mx.test; spf=fail; dmarc=fail"}
    values = {
        "address": "m@aozora.example",
        "imap_host": "x",
        "trusted_server": "mx.test",
        "acknowledge": "no",
    }
    box = channels.add_account(kind="email", name="m", values=values)
    good = letter_with(box, server.at("logo.png"))
    who = hired()
    assert always.agree(who.viewer, good)
    forged = letter_with(box, server.at("photo.jpg"), **from_her)
    testing.work_off()
    page = who.client.get(f"/mail/{forged.pk}/").content.decode()
    assert "Always for" not in page
    refused = who.client.post(f"/mail/{forged.pk}/pictures/sender/", {"to": "yes"}, follow=True)
    assert "could not be confirmed" in refused.content.decode()
    assert not server.asked


def test_whoever_may_not_see_the_mail_fetches_nothing(mailbox: Account, hired: Any, server: Gallery) -> None:
    letter = letter_with(mailbox, server.at("logo.png"))
    editor = hired("editor").client
    assert editor.post(f"/mail/{letter.pk}/pictures/").status_code == 403
    assert editor.post(f"/mail/{letter.pk}/pictures/sender/", {"to": "yes"}).status_code == 403
    assert not server.asked


def test_pictures_go_with_their_mail(mailbox: Account, server: Gallery) -> None:
    letter = letter_with(mailbox, server.at("logo.png"))
    pictures.fetch(letter.pk)
    letter.delete()
    assert not Picture.objects.exists()
