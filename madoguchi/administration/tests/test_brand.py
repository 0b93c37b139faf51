"""The brand and the sender of mails, and taking a change back."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from madoguchi.core import api as core
from madoguchi.ui import api as ui

pytestmark = pytest.mark.django_db
BRAND, MAIL, UNDO = "/settings/brand/", "/settings/mail/", "/settings/undos/"
GIVEN = {"name_ja": "あおぞら", "name_en": "Aozora", "accent": "#8A1538", "radius": "12", "font": "system"}
PIXEL = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
    b"\x00\x00\x00\rIDATx\x9cc\xf8\xff\xff?\x00\x05\xfe\x02\xfe\xa75\x81\x84\x00\x00\x00\x00IEND\xaeB`\x82"
)


def latest(kind: type) -> int:
    return core.option_versions(kind, limit=1)[0].id


def test_a_brand_is_kept_and_shown_everywhere(megumi):
    answer = megumi.post(BRAND, GIVEN, follow=True)
    assert answer.redirect_chain == [(BRAND, 302)]
    assert "保存しました。" in answer.content.decode()
    assert core.option(ui.BrandLook) == ui.BrandLook("あおぞら", "Aozora", accent="#8A1538", radius=12)
    help_page = Client().get("/help/").content.decode()
    assert "あおぞら" in help_page
    assert "/ui/brand.css?v=" in help_page


def test_a_colour_that_cannot_be_read_is_refused_with_one_that_can(megumi):
    before = core.option(ui.BrandLook)
    answer = megumi.post(BRAND, GIVEN | {"accent": "#FFCC00"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="#FFCC00"' in page  # as typed
    near = ui.readable("#FFCC00")
    assert near in page
    assert ui.BrandLook(accent=near).accent == near
    assert core.option(ui.BrandLook) == before


@pytest.mark.parametrize("accent", ["red", "#12", "#GGGGGG", '#112233"'])
def test_what_is_no_colour_is_refused(megumi, accent):
    assert megumi.post(BRAND, GIVEN | {"accent": accent}).status_code == 422


def test_a_logo_is_taken_shown_and_removed(megumi):
    megumi.post(BRAND, GIVEN | {"logo": SimpleUploadedFile("logo.png", PIXEL, "image/png")})
    logo = core.option(ui.BrandLook).logo
    assert Client().get("/ui/logo").headers["Content-Type"] == "image/png"
    megumi.post(BRAND, GIVEN)
    assert core.option(ui.BrandLook).logo == logo  # nothing chosen: it stays
    megumi.post(BRAND, GIVEN | {"without_logo": "on"})
    assert core.option(ui.BrandLook).logo == ""


@pytest.mark.parametrize(
    ("name", "content"), [("logo.png", b"MZ not a picture"), ("logo.pdf", b"%PDF-1.4 x"), ("logo.png", b"")]
)
def test_a_logo_that_is_no_picture_is_refused(megumi, name, content):
    before = core.option(ui.BrandLook)
    answer = megumi.post(BRAND, GIVEN | {"logo": SimpleUploadedFile(name, content, "image/png")})
    assert answer.status_code == 422
    assert core.option(ui.BrandLook) == before


def test_the_preview_draws_what_is_typed_and_keeps_nothing(megumi):
    before = core.option(ui.BrandLook)
    piece = megumi.post(BRAND + "preview/", GIVEN | {"name_ja": "<見本>"}).content.decode()
    assert 'fill="#8A1538"' in piece
    assert "&lt;見本&gt;" in piece
    assert core.option(ui.BrandLook) == before


def test_the_last_change_is_taken_back_and_had_again(megumi):
    before = core.option(ui.BrandLook)
    megumi.post(BRAND, GIVEN)
    assert "最終更新：" in megumi.get(BRAND).content.decode()
    undo = {"option": "ui.brand", "version": latest(ui.BrandLook), "next": BRAND}
    assert megumi.post(UNDO, undo)["Location"] == BRAND
    assert core.option(ui.BrandLook) == before
    megumi.post(UNDO, undo | {"version": latest(ui.BrandLook)})
    assert core.option(ui.BrandLook).name_ja == "あおぞら"


def test_nothing_is_undone_that_somebody_else_has_changed_since(megumi):
    megumi.post(BRAND, GIVEN)
    shown = latest(ui.BrandLook)
    megumi.post(BRAND, GIVEN | {"name_ja": "もっと新しい"})
    answer = megumi.post(UNDO, {"option": "ui.brand", "version": shown, "next": BRAND}, follow=True)
    assert "元に戻していません" in answer.content.decode()
    assert core.option(ui.BrandLook).name_ja == "もっと新しい"


@pytest.mark.parametrize("address", ["https://evil.example/", "//evil.example", "javascript:x()"])
def test_undoing_never_leads_to_another_site(megumi, address):
    megumi.post(BRAND, GIVEN)
    undo = {"option": "ui.brand", "version": latest(ui.BrandLook), "next": address}
    assert megumi.post(UNDO, undo)["Location"] == "/settings/"


@pytest.mark.parametrize(
    "given", [{}, {"option": "core.secret", "version": "1"}, {"option": "ui.brand", "version": "x"}]
)
def test_what_cannot_be_undone_is_not_found(megumi, given):
    assert megumi.post(UNDO, given).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_of_two_who_undo_at_once_one_is_told(committed_db, megumi, at_once):
    megumi.post(BRAND, GIVEN)
    version, by = latest(ui.BrandLook), core.SYSTEM

    def undo() -> str:
        try:
            core.undo_option(ui.BrandLook, version=version, actor=by)
        except core.OptionMoved:
            return "moved"
        return "undone"

    assert sorted(at_once([undo, undo])) == ["moved", "undone"]
    assert core.option(ui.BrandLook).name_ja == "あおぞら電機"


def test_the_sender_is_kept_and_what_breaks_a_head_is_refused(megumi):
    megumi.post(MAIL, {"name_ja": "あおぞら 窓口", "address": "desk@aozora.example"})
    sender = core.option(core.MailSender)
    assert str(sender.head("ja")) == "あおぞら 窓口 <desk@aozora.example>"
    for wrong in ({"address": "no address"}, {"name_ja": "x" * 200}, {"reply_to": "a@b"}):
        assert megumi.post(MAIL, wrong).status_code == 422
    assert core.option(core.MailSender) == sender


def test_a_sender_is_never_more_than_one_line():
    for wrong in ({"name_ja": "x\r\nBcc: y"}, {"address": "a@b.example\nBcc: y"}, {"reply_to": "x"}):
        with pytest.raises(core.SenderRefused):
            core.MailSender(**wrong)


def test_a_test_mail_goes_to_whoever_asks_and_not_without_end(megumi):
    for _ in range(5):
        megumi.post(MAIL + "tests/")
    mails = core.outgoing_mail(10, purpose="test")
    assert {mail.to for mail in mails} == {"megumi@aozora.example"}
    answer = megumi.post(MAIL + "tests/", follow=True)
    assert "テスト送信が続いています" in answer.content.decode()
    assert len(core.outgoing_mail(10, purpose="test")) == 5
