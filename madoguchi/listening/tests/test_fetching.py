"""A place is asked within bounds; whatever it answers, the desk goes on and says in words what is wrong."""

from dataclasses import replace
from datetime import timedelta

import pytest

from madoguchi.core import api as core
from madoguchi.listening import adapters, fetching, setting_up, signing_in
from madoguchi.listening.models import Mention, SourceHealth
from madoguchi.listening.source_shapes import source_shape
from madoguchi.listening.words import PROBLEMS

from .conftest import AT, atom

pytestmark = pytest.mark.django_db
FEED = "/feed.xml"


def health(row) -> SourceHealth:
    return SourceHealth.objects.get(source=row.pk)


def test_what_is_new_is_kept_once_and_unchanged_costs_nothing(feed, place):
    place.pages[FEED] = (
        200,
        {"ETag": '"1"'},
        atom(("a", "ケトル", "とても便利です"), ("b", "炊飯器", "壊れました")),
    )
    assert fetching.look(feed.pk).new == 2
    assert fetching.look(feed.pk) == fetching.Kept()
    assert place.heard[1][2]["if-none-match"] == '"1"'
    assert Mention.objects.filter(source=feed).count() == 2
    place.pages[FEED] = (
        200,
        {"ETag": '"2"'},
        atom(("a", "ケトル", "使いにくくなりました"), ("b", "炊飯器", "壊れました")),
    )
    kept = fetching.look(feed.pk)
    assert (kept.new, kept.changed) == (0, 1)
    assert health(feed).problem == ""
    assert health(feed).due_at > core.now() + timedelta(minutes=29)


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        ((200, {}, b"<html>no feed"), "garbled"),
        ((200, {}, b"x" * 2_200_000), "too_large"),
        ((200, {}, b"<!DOCTYPE a [<!ENTITY b 'c'>]><rss><channel/></rss>"), "entities"),
        ((500, {}, b""), "server"),
        ((503, {"Retry-After": "7200"}, b""), "busy"),
        ((404, {}, b""), "not_found"),
        ((401, {}, b""), "keys"),
        ((403, {}, b""), "forbidden"),
        ((429, {}, b""), "busy"),
        ((400, {}, b""), "refused"),
        ((302, {"Location": "http://169.254.169.254/latest/meta-data/"}, b""), "address"),
        ((302, {"Location": "http://[::1]:1/"}, b""), "address"),
        ((302, {"Location": FEED}, b""), "redirects"),
    ],
)
def test_trouble_is_noted_in_words_and_nothing_is_lost(feed, place, answer, problem):
    place.pages[FEED] = (200, {}, atom(("a", "t", "いい")))
    fetching.look(feed.pk)
    place.pages[FEED] = answer
    assert fetching.look(feed.pk) is None
    row = health(feed)
    assert (row.problem, row.failures, row.succeeded_at is not None) == (problem, 1, True)
    assert PROBLEMS[row.problem]
    assert Mention.objects.filter(source=feed).count() == 1
    if problem == "busy" and answer[1]:
        assert row.due_at > core.now() + timedelta(minutes=119)
    place.pages[FEED] = (200, {}, atom(("a", "t", "いい")))
    fetching.look(feed.pk)
    assert (health(feed).problem, health(feed).failures) == ("", 0)


def test_a_place_that_fails_is_asked_less_and_less(feed, place):
    place.pages[FEED] = (500, {}, b"")
    waits = []
    with core.frozen(AT):
        for _time in range(9):
            fetching.look(feed.pk)
            waits.append(round((health(feed).due_at - AT).total_seconds() / 60))
    assert waits == [30, 60, 120, 240, 480, 720, 720, 720, 720]


def test_only_due_places_are_asked_and_one_job_waits(feed):
    SourceHealth.objects.exclude(source=feed.pk).update(due_at=core.now() + timedelta(days=1))
    assert setting_up.look_at_due() == 1
    assert setting_up.look_at_due() == 1  # the second found the first still waiting
    setting_up.pause(feed.pk, active=False)
    assert setting_up.look_at_due() == 0
    assert fetching.look(feed.pk) is None


def test_our_own_network_is_asked_only_where_settings_name_it(feed, place, settings):
    place.pages[FEED] = (200, {}, atom(("a", "t", "いい")))
    settings.MADOGUCHI_INNER_ADDRESSES = frozenset()
    assert fetching.look(feed.pk) is None
    assert (health(feed).problem, place.heard) == ("address", [])


def test_what_was_taken_down_is_noted_and_may_come_back(shop, place):
    path = "/v4/accounts/1/locations/2/reviews"
    whole = place.pages[path]
    assert fetching.look(shop.pk).new == 3
    assert place.heard[0][2]["authorization"] == "Bearer key-1"
    less = whole[2].replace(b'"reviewId": "a2"', b'"reviewer": {}, "unnamed": "a2"')
    place.pages[path] = (200, {}, less)
    assert fetching.look(shop.pk).gone == 1
    assert Mention.objects.get(source=shop, external_id="a2").gone_at is not None
    place.pages[path] = (200, {}, b'{"reviews": []}')
    assert fetching.look(shop.pk).gone == 0
    place.pages[path] = whole
    fetching.look(shop.pk)
    assert Mention.objects.filter(source=shop).exclude(gone_at=None).count() == 0


def test_keys_are_had_anew_and_forgotten_when_refused(db, place):
    values = {
        "package": "com.example.app", "address": place.address, "token_url": f"{place.address}/token",
        "client_id": "us", "client_secret": "s", "refresh_token": "r",
    }  # fmt: skip
    made = setting_up.save_source(kind="play", name="アプリ", values=values)
    place.pages["/token"] = (200, {}, b'{"access_token": "short", "expires_in": 3600}')
    path = "/androidpublisher/v3/applications/com.example.app/reviews"
    place.pages[path] = (200, {}, b'{"reviews": []}')
    fetching.look(made)
    fetching.look(made)
    assert [one[1].partition("?")[0] for one in place.heard] == ["/token", path, path]
    assert place.heard[1][2]["authorization"] == "Bearer short"
    place.pages[path] = (401, {}, b"")
    fetching.look(made)
    fetching.look(made)
    assert [one[1] for one in place.heard].count("/token") == 2
    row = SourceHealth.objects.get(source=made)
    assert (row.problem, row.due_at > core.now() + timedelta(hours=5)) == ("keys", True)


def test_secrets_lie_sealed_and_go_with_the_place(shop):
    assert "key-1" not in str(shop.settings)
    held = source_shape(shop)
    assert held.secret("token") == "key-1"
    assert "key-1" not in repr(held)
    setting_up.save_source(kind="maps", name="駅前店", source_id=shop.pk, values={"place": "x"})
    assert source_shape(shop).secret("token") == "key-1"
    setting_up.remove(shop.pk)
    assert held.secret("token") == ""
    with pytest.raises(signing_in.KeyRefused):
        signing_in.bearer(held)


def test_an_adapter_that_stumbles_is_asked_later_and_not_every_minute(feed, place, monkeypatch):
    place.pages[FEED] = (200, {}, b"x")
    stumbling = replace(adapters.adapters()["feed"], read=lambda source, body: [][1])
    monkeypatch.setattr(fetching, "adapter", lambda kind: stumbling)
    assert fetching.look(feed.pk) is None
    assert (health(feed).problem, health(feed).due_at > core.now()) == ("garbled", True)
