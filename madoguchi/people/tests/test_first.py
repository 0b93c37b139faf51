"""The first administrator of an empty installation: by a link, and only once."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, connections

from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.people.models import Account, Staff

PASSWORD = "kettle-and-rice-77"
FORM = {"name": "小林 恵", "email": "first@desk.test", "password": PASSWORD}


@pytest.fixture
def empty(monkeypatch):
    """As if nobody worked here: the demo's people are hidden from the question."""
    known = set(Staff.objects.values_list("pk", flat=True))
    alone = lambda: not Staff.objects.exclude(pk__in=known).exists()  # noqa: E731
    for place in ("madoguchi.people.actions.first", "madoguchi.people.api"):
        monkeypatch.setattr(f"{place}.nobody_works_here", alone)


@pytest.mark.django_db
def test_the_link_opens_the_desk(client, empty):
    assert "madoguchi setup-link" in client.get("/setup/").content.decode()
    assert client.get("/setup/forged/").status_code == 403
    path = f"/setup/{people.setup_token()}/"
    assert client.get(path).status_code == 200
    assert client.post(path, {**FORM, "password": "short"}).status_code == 422
    done = client.post(path, FORM)
    assert done["Location"] == "/settings/"
    made = next(one for one in people.all_staff() if one.email == "first@desk.test")
    assert made.role == "administrator"
    assert client.get("/settings/staff/").status_code == 200
    assert client.get(path)["Location"] == "/account/login/"
    assert client.post(path, {**FORM, "email": "second@desk.test"})["Location"] == "/account/login/"
    assert not Account.objects.filter(email="second@desk.test").exists()


@pytest.mark.django_db
def test_a_link_lives_a_day(client, empty, monkeypatch):
    token = people.setup_token()
    assert people.setup_allowed(token)
    with core.shift(timedelta(hours=25)):
        monkeypatch.setattr("django.core.signing.time.time", lambda: core.now().timestamp())
        assert not people.setup_allowed(token)


@pytest.mark.django_db
def test_where_somebody_works_the_page_is_closed(client):
    assert client.get(f"/setup/{people.setup_token()}/")["Location"] == "/account/login/"
    with pytest.raises(people.SetupRefused):
        people.create_first_administrator(token=people.setup_token(), **FORM)


def test_two_at_once_make_one_administrator(committed_db):
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE people_staff CASCADE")
    token, gate, outcomes = people.setup_token(), threading.Barrier(3), []

    def begin(number):
        gate.wait()
        try:
            people.create_first_administrator(
                token=token, email=f"first{number}@desk.test", password=PASSWORD, name="小林"
            )
            outcomes.append("made")
        except people.SetupRefused:
            outcomes.append("refused")
        connections.close_all()

    threads = [threading.Thread(target=begin, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["made", "refused", "refused"]
    assert [one.role for one in people.all_staff()] == ["administrator"]
