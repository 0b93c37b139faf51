"""Notices: a browser subscribes, a push service that really listens gets what only that browser can read."""

from datetime import UTC, datetime, timedelta

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from django.contrib.auth import get_user_model

from madoguchi.core import api as core
from madoguchi.core.testing import work_off
from madoguchi.notices import api as notices
from madoguchi.notices.models import Notice
from madoguchi.people import api as people
from madoguchi.portal import alerts, push
from madoguchi.portal.models import AlertBrowser

from .fake_push import Phone, bytes_of, plain, push_service
from .test_enquiries import ADDRESS, Browser

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
"""Noon in Tokyo: by day everything goes out at once."""


@pytest.fixture(autouse=True)
def by_day():
    with core.frozen(NOON):
        yield


@pytest.fixture
def service(settings):
    """A push service on this machine; `service.status` is what it answers next."""
    with push_service() as server:
        settings.MADOGUCHI_PUSH_SERVICES = (server.url,)
        yield server


@pytest.fixture
def browser(db) -> Browser:
    return Browser().proves(ADDRESS)


def tell(browser: Browser, key: str = "order:1:shipped") -> int | None:
    return notices.tell(
        customer_id=browser.customer, key=key, kind="shipped", path="/my/orders/A-1/",
        values={"number": "A-1", "day": "2026-11-24"},
    )  # fmt: skip


def test_a_notice_reaches_the_browser_and_nobody_else_can_read_it(browser, service):
    phone = Phone()
    assert browser.post("/my/alerts/browsers/", phone.form(f"{service.url}/one")).status_code == 302
    assert tell(browser) is not None
    assert tell(browser) is None, "told twice"
    work_off()
    ((path, headers, sealed),) = service.got
    assert path == "/one"
    assert phone.reads(sealed) == {
        "title": "ご注文 A-1 を発送いたしました", "body": "2026年11月24日（火）にお届けする予定です。",
        "url": "/my/orders/A-1/", "tag": "order:1:shipped",
    }  # fmt: skip
    assert b"A-1" not in sealed
    token, key = headers["authorization"].removeprefix("vapid t=").split(", k=")
    assert key == push.public_key()
    public = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), bytes_of(key))
    said = jwt.decode(token, public, algorithms=["ES256"], audience="http://127.0.0.1")
    assert said["sub"] == "mailto:support@madoguchi.example"
    (mail,) = core.outgoing_mail(purpose="alert")
    assert (mail.to, mail.subject) == (ADDRESS, "ご注文 A-1 を発送いたしました")
    assert "/my/orders/A-1/" in mail.text
    assert "ご注文 A-1 を発送いたしました" in browser.reads("/my/alerts/")


@pytest.mark.parametrize(("status", "kept"), [(201, True), (410, False), (404, False), (400, False)])
def test_a_browser_that_is_gone_is_forgotten(browser, service, status, kept):
    browser.post("/my/alerts/browsers/", Phone().form(f"{service.url}/one"))
    service.status = status
    browser.post("/my/alerts/trials/")
    work_off()
    assert AlertBrowser.objects.exists() is kept
    assert len(service.got) == 1


def test_a_service_that_is_away_is_asked_again(browser, service):
    browser.post("/my/alerts/browsers/", Phone().form(f"{service.url}/one"))
    row, service.status = AlertBrowser.objects.get(), 503
    alert = tell(browser)
    with pytest.raises(push.PushLater):
        alerts.push_alert(alert_id=alert, browser_id=row.pk)
    assert AlertBrowser.objects.filter(pk=row.pk, reached_at=None).exists()


@pytest.mark.parametrize(
    "endpoint",
    ["http://fcm.googleapis.com/1", "https://127.0.0.1/1", "https://fcm.googleapis.com.evil.test/1",
     "https://fcm.googleapis.com:8443/1", "https://a@fcm.googleapis.com/1", "", "file:///etc/passwd"],
)  # fmt: skip
def test_only_push_services_are_posted_to(browser, endpoint):
    browser.post("/my/alerts/browsers/", Phone().form(endpoint))
    assert not AlertBrowser.objects.exists()


def test_keys_that_are_none_are_refused(browser):
    form = Phone().form("https://fcm.googleapis.com/fcm/send/1")
    for wrong in ({"p256dh": "abc"}, {"p256dh": plain(b"\x04" + b"\x01" * 64)}, {"auth": "あ"}):
        browser.post("/my/alerts/browsers/", form | wrong)
    assert not AlertBrowser.objects.exists()
    browser.post("/my/alerts/browsers/", form)
    browser.post("/my/alerts/browsers/", form)
    assert AlertBrowser.objects.count() == 1


def test_who_signs_out_is_told_nothing_more_here(browser, db):
    browser.post("/my/alerts/browsers/", Phone().form("https://fcm.googleapis.com/1"))
    with core.frozen(core.now() + timedelta(minutes=2)):
        other = Browser().proves(ADDRESS)
    other.post("/my/alerts/browsers/", Phone().form("https://fcm.googleapis.com/2"))
    browser.post("/my/departures/")
    assert [row.endpoint[-1] for row in AlertBrowser.objects.all()] == ["2"]


def test_nobody_turns_off_anothers(browser, db):
    browser.post("/my/alerts/browsers/", Phone().form("https://fcm.googleapis.com/1"))
    row = AlertBrowser.objects.get()
    stranger = Browser().proves("jiro@portal.example")
    assert stranger.post(f"/my/alerts/browsers/{row.pk}/removal/").status_code == 404
    assert AlertBrowser.objects.count() == 1
    assert browser.post(f"/my/alerts/browsers/{row.pk}/removal/").status_code == 302
    assert not AlertBrowser.objects.exists()


def test_what_she_does_not_want_is_not_sent(browser):
    people.choose_contact(customer_id=browser.customer, wanted={("orders", "email"): False},
                          actor=core.customer(browser.customer))  # fmt: skip
    assert tell(browser) is not None
    assert core.outgoing_mail(purpose="alert") == ()
    assert Notice.objects.count() == 1


def test_two_records_that_become_one_keep_what_was_told(browser):
    other = people.create_customer(name="別の記録")
    tell(browser)
    notices.tell(
        customer_id=other, key="order:1:shipped", kind="shipped", path="/",
        values={"number": "A-1"},
    )  # fmt: skip
    notices.move(gone=other, into=browser.customer)
    assert Notice.objects.filter(customer_id=browser.customer).count() == 1


def test_the_company_says_what_is_told(browser, client):
    boss = people.create_staff(email="boss@portal.example", password=None, name="長", role="administrator")
    client.force_login(get_user_model().objects.get(pk=boss.account_id))
    assert client.post("/settings/alerts/", {"mail": ["delivered"], "push": ["shipped"]}).status_code == 302
    assert client.get("/settings/alerts/").content.decode().count(" checked") == 2
    assert tell(browser) is not None
    assert core.outgoing_mail(purpose="alert") == ()
    browser.reads("/my/alerts/")
    assert browser.post("/settings/alerts/", {"mail": ["shipped"]}).status_code == 302
    assert not core.option(notices.NoticeRules).tells("shipped", "email")
