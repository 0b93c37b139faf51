"""Staff note a call: it is in her story and counts, once, and nobody new is made who is here already."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connections

from madoguchi.channels.counter import noting
from madoguchi.conversations import api as conversations
from madoguchi.conversations.models import Conversation
from madoguchi.conversations.shapes import Matter
from madoguchi.conversations.tests.conftest import make_desk
from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.people.models import Customer
from madoguchi.people.shapes import Viewer

pytestmark = pytest.mark.django_db
SAID = "炊飯器の内ぶたが外れないとのこと。取り扱い方法をご案内。"


@pytest.fixture
def desk(browser_of):
    return browser_of("supervisor")


@pytest.fixture
def chief() -> Viewer:
    return Viewer("staff", staff=next(one for one in people.all_staff() if one.role == "supervisor"))


@pytest.fixture
def new() -> int:
    return people.create_customer(name="試し 花子")


def form(**more: str) -> dict[str, str]:
    plain = {
        "channel": "phone",
        "direction": "in",
        "text": SAID,
        "client_id": "contact-0001",
        "ending": "mine",
    }
    return {**plain, **more}


def talks(customer_id: int) -> list[Conversation]:
    return list(Conversation.objects.filter(customer_id=customer_id))


def test_a_call_opens_her_conversation_with_whoever_took_it(desk, chief, new):
    assert desk.post("/contacts/new/", form(whose=str(new), minutes="12")).status_code == 302
    (made,) = talks(new)
    assert (made.channel, made.handler, made.assignee_id, made.status) == (
        "phone",
        "agent",
        chief.staff.id,
        "open",
    )
    lines = conversations.thread(chief, made.pk)
    assert [(one.private, one.channel) for one in lines] == [(False, "phone"), (True, "phone")]
    hers = conversations.thread(Viewer("customer", customer_id=new), made.pk)
    assert [SAID in one.body for one in hers] == [False]
    assert chief.staff.name in hers[0].body
    assert SAID in desk.get(f"/desk/c/{made.pk}/").content.decode()
    (fact,) = [
        one for one in core.history(conversation_id=made.pk) if one.type == "conversations.contact_noted"
    ]
    assert (fact.data["channel"], fact.data["minutes"]) == ("phone", 12)


def test_it_joins_the_conversation_that_runs(desk, chief, new):
    first = conversations.open_matter(
        Matter(customer_id=new, channel="webchat", subject="前", text="前", client_id="c-1")
    )
    desk.post("/contacts/new/", form(whose=str(new), channel="store"))
    assert [one.pk for one in talks(new)] == [first.conversation_id]
    assert [one.channel for one in conversations.thread(chief, first.conversation_id)][-1] == "store"


def test_pressed_twice_it_is_one_contact_and_one_customer(desk):
    before = Customer.objects.count()
    for _ in range(2):
        assert desk.post("/contacts/new/", form(name="新規 次郎", reach="080-9999-0001")).status_code == 302
    assert Customer.objects.count() == before + 1
    assert Conversation.objects.filter(customer__name="新規 次郎").count() == 1


def test_somebody_who_is_here_already_is_shown_first(desk):
    before = Customer.objects.count()
    response = desk.post("/contacts/new/", form(name="だれか", reach="yoko.takasaki@mail.example"))
    known = people.find_customers("yoko.takasaki@mail.example", limit=1)[0]
    assert (response.status_code, Customer.objects.count()) == (422, before)
    assert f'name="whose" value="{known}"' in response.content.decode()
    assert desk.post("/contacts/new/", form(name="だれか", sure="1")).status_code == 302
    assert Customer.objects.count() == before + 1


def test_the_same_contact_noted_again_is_asked_about(desk, new):
    desk.post("/contacts/new/", form(whose=str(new)))
    again = form(whose=str(new), client_id="contact-0002")
    assert desk.post("/contacts/new/", again).status_code == 422
    assert desk.post("/contacts/new/", {**again, "sure": "1"}).status_code == 302
    assert len(talks(new)) == 1


def test_a_day_to_follow_up_puts_it_away_until_then(desk, new):
    day = (core.now() + timedelta(days=3)).date().isoformat()
    desk.post("/contacts/new/", form(whose=str(new), ending="follow", follow_on=day))
    (made,) = talks(new)
    assert made.status == "snoozed"
    assert made.snoozed_until > core.now() + timedelta(days=1)


def test_settled_it_is_resolved_under_its_codes(desk, new):
    settled = form(whose=str(new), ending="settled")
    assert desk.post("/contacts/new/", settled).status_code == 422
    assert talks(new) == []
    codes = {"request_type": "question", "reason": "how-to", "outcome": "solved"}
    assert desk.post("/contacts/new/", {**settled, **codes}).status_code == 302
    (made,) = talks(new)
    assert (made.status, made.outcome) == ("resolved", "solved")


@pytest.mark.parametrize(
    "bad",
    [{"text": " "}, {"channel": "telepathy"}, {"direction": "up"}, {"minutes": "ages"},
     {"whose": "999999999"}, {"ending": "follow", "follow_on": "2020-01-01"}, {"whose": "", "name": ""},
     {"client_id": ""}, {"whose": "", "name": "新", "reach": "nothing"}],
)  # fmt: skip
def test_what_cannot_be_kept_is_given_back(desk, new, bad):
    before = (Conversation.objects.count(), Customer.objects.count())
    assert desk.post("/contacts/new/", form(**{"whose": str(new), **bad})).status_code == 422
    assert (Conversation.objects.count(), Customer.objects.count()) == before


def test_only_who_works_with_customers_notes(browser_of, client, new):
    assert browser_of("editor").post("/contacts/new/", form(whose=str(new))).status_code == 403
    assert client.post("/contacts/new/", form(whose=str(new))).status_code == 302
    assert talks(new) == []


def test_a_template_and_a_search_fill_the_form_without_a_script(desk, chief):
    letter = conversations.saved_replies(chief)[0]
    page = desk.get(f"/contacts/new/?q=高崎&saved={letter.id}").content.decode()
    assert letter.body_ja.splitlines()[0][:10] in page
    assert 'name="whose" value="' in page


def test_whom_another_team_looks_after_is_neither_found_nor_chosen_nor_noted_for(new):
    world = make_desk()
    talk = conversations.open_matter(
        Matter(customer_id=new, channel="webchat", subject="前", text="前", client_id="c-1")
    )
    team = {"team_id": world.south, "actor": core.SYSTEM}
    conversations.set_team(conversation_id=talk.conversation_id, **team)
    assert [one.id for one in noting.candidates(world.other, "試し")] == [new]
    assert noting.candidates(world.agent, "試し") == ()
    given = noting.Typed(whose=str(new), text=SAID, client_id="contact-0009")
    with pytest.raises(noting.Refused):
        noting.note(given, world.agent.staff)
    assert len(talks(new)) == 1
    alike = noting.Typed(name="試し 花子", text=SAID, client_id="contact-0010")
    assert noting.note(alike, world.agent.staff), "nobody is told that somebody of this name is there"


@pytest.mark.django_db(transaction=True)
def test_five_presses_at_once_are_one(committed_db, chief):
    given = noting.Typed(name="同時 五郎", text=SAID, client_id="contact-0005", sure=True)

    def press(_: int) -> int:
        try:
            return noting.note(given, chief.staff)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(5) as pool:
        assert len(set(pool.map(press, range(5)))) == 1
    assert Customer.objects.filter(name="同時 五郎").count() == 1
