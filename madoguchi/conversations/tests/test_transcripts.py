"""A copy for the customer: everything she may read, nothing else, to her proven address alone."""

import pytest

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.people import api as people

pytestmark = pytest.mark.django_db


@pytest.fixture
def talk(desk, write):
    made = write(desk.customer, "電気ケトルの保証書をなくしました")
    staff_id = desk.agent.staff.id
    conversations.note(conversation_id=made.conversation_id, staff_id=staff_id, text="常連のお客様。秘密です")
    conversations.reply(conversation_id=made.conversation_id, staff_id=staff_id, text="再発行いたします。")
    return made.conversation_id


def prove(desk) -> None:
    people.add_identity(
        customer_id=desk.customer.customer_id, kind="email", value="hanako@t.example", proven_how="code"
    )


def mails():
    return [mail for mail in core.outgoing_mail() if mail.purpose == "transcript"]


def test_nobody_finds_a_note_in_it_not_even_staff(desk, talk):
    for viewer in (desk.customer, desk.agent, desk.supervisor):
        text = conversations.transcript(viewer, talk).text
        assert "保証書をなくしました" in text
        assert "再発行いたします。" in text
        assert "秘密" not in text


def test_it_is_not_for_others(desk, talk):
    with pytest.raises(conversations.ConversationUnknown):
        conversations.transcript(desk.stranger, talk)


def test_a_long_conversation_is_whole(desk, write, talk):
    for number in range(205):
        write(desk.customer, f"続き{number}番", client_id=f"more-{number:05}")
    lines = conversations.transcript(desk.customer, talk).lines
    assert [line.sequence for line in lines] == sorted({line.sequence for line in lines})
    assert (lines[0].body, lines[-1].body) == ("電気ケトルの保証書をなくしました", "続き204番")


def test_the_mail_goes_to_the_proven_address_and_is_told(desk, talk):
    prove(desk)
    assert conversations.mail_transcript(conversation_id=talk, actor=desk_actor(desk)) == "hanako@t.example"
    (mail,) = mails()
    number = conversations.conversation(desk.customer, talk).number
    assert mail.subject == f"お問い合わせ内容の控え［{number}］"
    assert mail.text.startswith("髙橋 花子 様\n\nお問い合わせいただき")
    assert "再発行いたします。" in mail.text
    assert "秘密" not in mail.text
    assert f"/my/enquiries/{number}/" in mail.text
    assert conversations.thread(desk.customer, talk)[-1].card["code"] == "transcript_sent"
    (fact,) = core.history(conversation_id=talk, types=["conversations.transcript_sent"])
    assert fact.actor == desk_actor(desk)


def desk_actor(desk) -> core.Actor:
    return core.staff(desk.agent.staff.id)


def test_without_a_proven_address_nothing_happens(desk, talk):
    people.add_identity(customer_id=desk.customer.customer_id, kind="email", value="not@proven.example")
    before = len(conversations.thread(desk.customer, talk))
    with pytest.raises(conversations.NotPossible, match="no_address"):
        conversations.mail_transcript(conversation_id=talk, actor=core.SYSTEM)
    assert mails() == []
    assert len(conversations.thread(desk.customer, talk)) == before


def test_three_an_hour_are_enough(desk, talk):
    prove(desk)
    for _ in range(3):
        conversations.mail_transcript(conversation_id=talk, actor=core.SYSTEM)
    with pytest.raises(conversations.NotPossible, match="too_often"):
        conversations.mail_transcript(conversation_id=talk, actor=core.SYSTEM)
    assert len(mails()) == 3


def test_a_conversation_is_found_by_its_number_as_people_write_it(desk, talk):
    number = conversations.conversation(desk.customer, talk).number
    assert conversations.numbered(desk.customer, f"MD-{number.replace('-', ' ')}").id == talk
    for wrong in ("", "000-000-000", number[:-1]):
        with pytest.raises(conversations.ConversationUnknown):
            conversations.numbered(desk.customer, wrong)
    with pytest.raises(conversations.ConversationUnknown):
        conversations.numbered(desk.stranger, number)
