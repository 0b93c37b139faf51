"""Answers to press in the composer: offered, kept with the draft, held to the channel, in saved replies."""

import pytest

from madoguchi.conversations import api as conversations
from madoguchi.conversations.models import Message
from madoguchi.conversations.shapes import InboundMessage
from madoguchi.core import api as core
from madoguchi.desk import queries
from madoguchi.people.models import Staff

pytestmark = pytest.mark.django_db
SCRIPT = {"accept": "application/json"}
LINES = "Exchange it\r\n\r\n  Send it   back \r\nExchange it"
OFFERED = [{"label": "Exchange it"}, {"label": "Send it back"}]


@pytest.fixture
def mina(hired):
    return hired("mina")


@pytest.fixture
def talk(asked):
    return asked("割れていました")


def send(person, talk, answers, text="What shall we do?", headers=None, **more):
    form = {"text": text, "answers": answers, "client_id": "a1", **more}
    return person.client.post(f"/desk/c/{talk}/replies/", form, headers=headers)


def options(talk):
    said = Message.objects.filter(conversation=talk, author_kind="agent").order_by("sequence").last()
    return said.card.get("options") if said else None


def test_one_on_each_line_they_go_with_the_reply_and_her_press_is_told(mina, talk):
    assert send(mina, talk, LINES).status_code == 302
    assert options(talk) == OFFERED
    customer_id = conversations.customer_of(talk)
    conversations.receive(InboundMessage(customer_id, "webchat", "Send it back", client_id="tap"))
    page = mina.client.get(f"/desk/c/{talk}/").text
    assert "Chose an answer" in page
    assert "<li>Exchange it</li>" in page


@pytest.mark.parametrize(
    ("answers", "text", "said"),
    [
        ("\n".join(f"Answer {n}" for n in range(13)), "Which?", "At most 12 answers"),
        ("x" * 41, "Which?", "too long: at most 40"),
        ("Yes", "", "write what the customer is to answer"),
    ],
)
def test_what_the_channel_does_not_take_is_said_and_nothing_is_lost(mina, talk, answers, text, said):
    given = {"attachments": []} if text else {}
    got = send(mina, talk, answers, text or " ", headers=SCRIPT, **given)
    assert got.status_code == 422
    plain = send(mina, talk, answers, text or " ")
    assert plain.status_code == 422
    assert answers.split("\n")[-1] in plain.text
    assert options(talk) is None
    assert said in plain.text or not text


def test_the_composer_says_what_goes_and_keeps_them_with_the_draft(mina, talk):
    page = mina.client.get(f"/desk/c/{talk}/").text
    assert "up to 12 buttons of 40 characters each" in page
    form = {"kind": "reply", "text": "What shall we do?", "client_id": "d1", "answers": "Yes\nNo"}
    assert mina.client.post(f"/desk/c/{talk}/drafts/", form).status_code == 204
    kept = queries.drafts(mina.id, talk)["reply"]
    assert (kept.text, kept.answers) == ("What shall we do?", "Yes\nNo")
    page = mina.client.get(f"/desk/c/{talk}/").text
    assert ">Yes\nNo</textarea>" in page
    assert "<li>No</li>" in page


def test_a_saved_reply_brings_its_answers_and_they_come_back_when_taken_back(hired, mina, talk):
    boss = hired("boss", role="supervisor")
    id = conversations.save_reply(
        shortcut="kowareta", title="Broken", body_ja="どうされますか。", answers_ja="交換\n 返品 \n\n交換",
        body_en="What now?", answers_en="Exchange", actor=core.staff(boss.id),
    )  # fmt: skip
    held = conversations.saved_reply(mina.viewer, id)
    assert (held.answers_ja, held.answers_en) == ("交換\n返品", "Exchange")
    page = mina.client.get(f"/desk/c/{talk}/", {"saved": id}).text
    assert ">交換\n返品</textarea>" in page
    letters = mina.client.get(f"/desk/c/{talk}/saved-replies/").text
    assert 'data-answers-ja="交換\n返品"' in letters
    send(mina, talk, "交換\n返品")
    said = Message.objects.get(conversation=talk, author_kind="agent")
    back = mina.client.post(f"/desk/c/{talk}/retractions/", {"message": said.pk}, headers=SCRIPT).json()
    assert back["answers"] == "交換\n返品"
    assert queries.drafts(mina.id, talk)["reply"].answers == "交換\n返品"


def test_they_wait_with_the_reply_for_a_supervisor_and_go_with_it(hired, talk):
    nana, boss = hired("nana"), hired("boss", role="supervisor")
    Staff.objects.filter(pk=nana.id).update(replies_wait=True)
    send(nana, talk, "Yes\nNo")
    assert options(talk) is None
    row = boss.client.get("/desk/approvals/").text
    url = f"/desk/c/{talk}/approvals/"
    found = row[row.index(url) :].partition('"')[0]
    assert "<li>No</li>" in boss.client.get(found).text
    boss.client.post(found, {"act": "approve", "text": "What shall we do?", "seen": "999"})
    assert options(talk) == [{"label": "Yes"}, {"label": "No"}]


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("返品", "返品"),
        ("2", "返品"),
        ("２番", "返品"),
        ("1.", "交換"),
        ("3", ""),
        ("0", ""),
        ("返品する", ""),
    ],
)
def test_a_number_means_the_answer_of_that_place(said, answer):
    assert conversations.chosen_of(["交換", "返品"], said) == answer
