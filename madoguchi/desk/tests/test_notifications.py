"""Who is told of what, once, and in the way she chose."""

import pytest

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.core.testing import work_off
from madoguchi.desk import jobs, notices
from madoguchi.desk.models import Notification

pytestmark = pytest.mark.django_db


def told(person):
    """The kinds of what this person was told, and not read yet."""
    work_off(task="core.hear")
    rows = Notification.objects.filter(staff_id=person.id, read_at=None).order_by("pk")
    return list(rows.values_list("kind", flat=True))


def test_those_called_in_a_note_are_told_and_reading_it_is_reading(hired, asked):
    mina, ken, talk = hired("mina"), hired("ken"), asked("はい")
    conversations.note(
        conversation_id=talk, staff_id=mina.id, text="@Ken 見て", mention_ids=[ken.id, mina.id]
    )
    assert told(ken) == ["mention"]
    assert told(mina) == []
    page = ken.client.get("/desk/notifications/").content.decode()
    assert "Mina has called you in a note" in page
    assert "Notifications: 1 not read" in ken.client.get("/desk/").content.decode()
    ken.client.get(f"/desk/c/{talk}/")
    assert told(ken) == []


def test_who_is_given_a_conversation_is_told_and_who_takes_it_is_not(hired, asked):
    mina, ken = hired("mina"), hired("ken")
    given, taken = asked("一"), asked("二", name="Jun Abe")
    mina.client.post(f"/desk/c/{given}/assignments/", {"to": f"staff:{ken.id}"})
    ken.client.post(f"/desk/c/{taken}/takes/")
    assert told(ken) == ["assigned"]


def test_supervisors_are_told_of_an_escalation(hired, asked):
    mina, boss, talk = hired("mina"), hired("boss", role="supervisor", teams=()), asked("困った")
    mina.client.post(f"/desk/c/{talk}/escalations/", {"note": "お願いします", "text": "お願いします"})
    assert told(boss) == ["escalated"]
    assert told(mina) == []


def test_followers_hear_of_messages_of_others_once(hired, asked):
    mina, ken, talk = hired("mina"), hired("ken"), asked("はい")
    conversations.follow(conversation_id=talk, staff_id=ken.id)
    conversations.reply(conversation_id=talk, staff_id=mina.id, text="承ります。", client_id="r1")
    for _ in range(2):
        jobs.tell_followers(0)
    assert told(ken) == ["reply"]
    conversations.reply(conversation_id=talk, staff_id=ken.id, text="私からも。", client_id="r2")
    jobs.tell_followers(0)
    assert told(ken) == ["reply"]


def test_a_fact_heard_twice_tells_once(hired, asked):
    mina, ken, talk = hired("mina"), hired("ken"), asked("はい")
    for _ in range(2):
        notices.tell(kind="mention", staff_ids=[ken.id], conversation_id=talk, event_id=7, by=mina.id)
    assert told(ken) == ["mention"]


def test_nobody_is_told_of_what_is_closed_to_her(hired, asked):
    ken, talk = hired("ken"), asked("南", team="desk-south")
    notices.tell(kind="mention", staff_ids=[ken.id], conversation_id=talk, event_id=7, by=None)
    assert told(ken) == []


def test_she_chooses_mail_and_leaves_the_page(hired, asked):
    mina, ken, talk = hired("mina"), hired("ken"), asked("はい")
    page = ken.client.get("/desk/notifications/choices/").content.decode()
    assert 'name="mention-mail"' in page
    ken.client.post("/desk/notifications/choices/", {"mention-mail": "on"})
    conversations.note(conversation_id=talk, staff_id=mina.id, text="@Ken", mention_ids=[ken.id])
    work_off(task="core.hear")
    (mail,) = [one for one in core.outgoing_mail() if one.to == "ken@desk.example"]
    assert f"/desk/c/{talk}/" in mail.text
    assert "承" not in mail.text
    assert "Mina has called you" not in ken.client.get("/desk/notifications/").content.decode()


def test_all_are_read_at_once(hired, asked):
    mina, ken = hired("mina"), hired("ken")
    for number in range(3):
        talk = asked("はい", name=f"Customer {number}")
        notices.tell(kind="mention", staff_ids=[ken.id], conversation_id=talk, event_id=number, by=mina.id)
    ken.client.post("/desk/notifications/readings/")
    assert told(ken) == []
