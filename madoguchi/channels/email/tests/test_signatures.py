"""How somebody signs: entered on her own account, seen there for every mailbox, and in the composer."""

from typing import Any

import pytest
from django.apps import apps

from madoguchi.channels.shapes import Account
from madoguchi.people import api as people

from .taking import mail, take, talks

pytestmark = pytest.mark.django_db
SAID = {
    "name_en": "Aoi Mori", "department_ja": "修理第一課", "department_en": "Repairs One",
    "line_ja": "土日は休みです", "line_en": "<b>Weekdays only</b>",
}  # fmt: skip


def test_it_is_seen_before_it_is_saved_and_kept_for_every_mailbox(mailbox: Account, hired: Any) -> None:
    who = hired("agent")
    page = who.client.post("/account/signature/", {**SAID, "preview": "1"}).content.decode()
    assert people.signature(who.id) == people.SignatureShape()
    for words in ("修理第一課", "Repairs One", "土日は休みです", "Aoi Mori", "&lt;b&gt;Weekdays only"):
        assert words in page[page.index("signature-sheets") :]
    assert who.client.post("/account/signature/", SAID).status_code == 302
    assert people.signature(who.id) == people.SignatureShape(**SAID)
    versions = apps.get_model("people", "SignatureEvent").objects.filter(pgh_obj=who.id)
    assert [row.pgh_label for row in versions] == ["insert"]


def test_the_composer_of_a_mail_is_signed_with_it(mailbox: Account, hired: Any) -> None:
    who = hired()
    take(mailbox, mail(mailbox, "炊飯器が動きません".encode(), Content_Type="text/plain; charset=utf-8"))
    people.sign_as(staff_id=who.id, said=people.SignatureShape(**SAID))
    page = who.client.get(f"/desk/c/{talks().get().pk}/").content.decode()
    assert "修理第一課" in page
    assert "土日は休みです" in page


def test_what_is_too_long_is_refused_with_its_reason_and_stays(hired: Any) -> None:
    who = hired("agent")
    answer = who.client.post("/account/signature/", {**SAID, "line_ja": "あ" * 201})
    assert answer.status_code == 422
    assert "あ" * 201 in answer.content.decode()
    assert "Repairs One" in answer.content.decode()
