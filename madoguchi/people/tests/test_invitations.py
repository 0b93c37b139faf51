"""Invitations: a link that works once, until it expires, and for one person only."""

import re
import threading
from datetime import timedelta

import pytest
from django.db import connections
from django.test import Client

from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.people.models import Account, Staff

PASSWORD = "kettle-and-rice-77"
db = pytest.mark.django_db
LINK = re.compile(r"(/account/invitation/([^/\s]+)/)")


def invite(**given):
    people.create_team(slug="t-one", name_ja="一課", name_en="One")
    values = {"email": "Hinata@desk.test", "name": "岡本", "teams": ("t-one",), "capacity": {"webchat": 2}}
    return people.invite(**{**values, "actor": core.SYSTEM, **given})


def link_of(mail=None):
    return LINK.search((mail or core.outgoing_mail(1)[0]).text).groups()


@db
def test_the_link_leads_in_once(client):
    invited = invite()
    mail = core.outgoing_mail(1)[0]
    assert (mail.to, mail.language, mail.purpose) == ("hinata@desk.test", "ja", "invitation")
    assert "岡本 様" in mail.text
    path, _ = link_of()
    assert invited.id not in [one.id for one in people.all_staff()]
    page = client.get(path).content.decode()
    assert "岡本" in page
    short = client.post(path, {"name": "岡本", "password": "short"})
    assert short.status_code == 422
    assert "_auth_user_id" not in client.session
    done = client.post(path, {"name": "岡本 ひなた", "kana": "オカモト", "password": PASSWORD})
    assert done["Location"] == "/account/second-factor/?welcome=1"
    joined = people.staff(invited.id)
    assert (joined.name, joined.active) == ("岡本 ひなた", True)
    assert people.capacities([invited.id], "webchat") == {invited.id: 2}
    assert client.get("/account/second-factor/?welcome=1").status_code == 200
    again = Client().post(path, {"name": "Mallory", "password": PASSWORD})
    assert again.status_code == 410
    assert people.staff(invited.id).name == "岡本 ひなた"


@db
def test_until_then_nobody_signs_in_nor_gets_work(client):
    invited = invite()
    client.post("/account/login/", {"login": "hinata@desk.test", "password": ""})
    client.post("/account/password/reset/", {"email": "hinata@desk.test"})
    assert core.outgoing_mail(1)[0].purpose == "invitation"
    assert people.staff_of_account(invited.account_id) is None
    assert invited.id not in [one.id for one in people.available_staff()]


@db
def test_a_link_expires_and_a_new_one_replaces_it(client):
    invited = invite()
    first, _ = link_of()
    with core.shift(timedelta(days=7, seconds=1)):
        assert client.get(first).status_code == 410
        assert people.waiting_invitations()[invited.id].expired
        people.invite_again(staff_id=invited.id, actor=core.SYSTEM)
        second, _ = link_of()
        assert client.get(first).status_code == 410
        assert client.get(second).status_code == 200
        assert not people.waiting_invitations()[invited.id].expired


@db
def test_days_are_a_setting():
    core.set_option(people.SignInRules(invitation_days=2), actor=core.SYSTEM)
    invited = invite()
    kept = people.waiting_invitations()[invited.id]
    assert kept.expires_at - kept.sent_at == timedelta(days=2)


@db
def test_one_may_think_again():
    invited = invite()
    _, token = link_of()
    people.withdraw_invitation(staff_id=invited.id)
    assert people.invited(token) is None
    assert not Account.objects.filter(email="hinata@desk.test").exists()
    with pytest.raises(people.InvitationGone):
        people.accept_invitation(token=token, name="x", kana="", password=PASSWORD)
    assert invite().id != invited.id


@db
def test_an_address_is_taken_once_whatever_its_case():
    invite()
    with pytest.raises(people.AddressTaken):
        invite(email="hinata@DESK.test")
    assert Staff.objects.filter(account__email="hinata@desk.test").count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_once_let_one_in():
    invite()
    _, token = link_of()
    outcomes, gate = [], threading.Barrier(4)

    def accept(number):
        gate.wait()
        try:
            people.accept_invitation(token=token, name=f"人 {number}", kana="", password=PASSWORD)
            outcomes.append("in")
        except people.InvitationGone:
            outcomes.append("gone")
        connections.close_all()

    threads = [threading.Thread(target=accept, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["gone", "gone", "gone", "in"]


@db
def test_facts_name_nobody():
    invited = invite()
    kinds = {event.type: event.data for event in core.history(types=["people.staff_invited"])}
    assert kinds["people.staff_invited"] == {"staff_id": invited.id}
