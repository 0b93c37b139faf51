"""Staff: making, availability, and being lost."""

from datetime import timedelta

import pytest

from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.people.models import Staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def sato():
    people.create_team(slug="t-one", name_ja="一課", name_en="One")
    return people.create_staff(
        email="sato@desk.test",
        password="correct horse",
        name="佐藤",
        languages=("ja", "en"),
        skills=("返品",),
        teams=("t-one",),
        capacity={"webchat": 3},
    )


def test_what_is_known_of_staff(sato, django_assert_num_queries):
    team = next(t for t in people.teams() if t.slug == "t-one")
    assert (sato.role, sato.languages, sato.skills, sato.team_ids) == (
        "agent",
        ("ja", "en"),
        ("返品",),
        (team.id,),
    )
    assert people.capacities([sato.id], "webchat") == {sato.id: 3}
    with django_assert_num_queries(1):
        assert people.staff_of_account(sato.account_id) == sato


def test_availability_is_a_fact(sato):
    assert people.set_availability(staff_id=sato.id, availability="available", actor=core.staff(sato.id))
    assert not people.set_availability(staff_id=sato.id, availability="available", actor=core.SYSTEM)
    assert sato.id in [s.id for s in people.available_staff(language="en", team_id=sato.team_ids[0])]
    assert sato.id not in [s.id for s in people.available_staff(language="fr")]
    with pytest.raises(ValueError, match="asleep"):
        people.set_availability(staff_id=sato.id, availability="asleep", actor=core.SYSTEM)


def test_who_is_silent_is_lost(sato):
    people.set_availability(staff_id=sato.id, availability="available", actor=core.SYSTEM)
    people.seen(staff_id=sato.id)
    with core.shift(timedelta(seconds=59)):
        assert sato.id not in people.lose(unseen_seconds=60)
    with core.shift(timedelta(seconds=61)):
        assert sato.id in people.lose(unseen_seconds=60)
        assert sato.id not in people.lose(unseen_seconds=60)
    assert people.staff(sato.id).availability == "offline"


def test_a_heartbeat_is_written_every_ten_seconds(sato):
    def last():
        return Staff.objects.get(pk=sato.id).last_seen_at

    people.seen(staff_id=sato.id)
    first = last()
    people.seen(staff_id=sato.id)
    assert last() == first
    with core.shift(timedelta(seconds=11)):
        people.seen(staff_id=sato.id)
    assert last() > first


def test_who_left_is_nobody(sato):
    people.change_staff(staff_id=sato.id, active=False, actor=core.SYSTEM)
    assert people.staff_of_account(sato.account_id) is None
    assert sato.id not in [s.id for s in people.all_staff()]
    assert sato.id in [s.id for s in people.all_staff(active=False)]
