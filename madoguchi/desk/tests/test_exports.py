"""A list as a file, and tags with suggestions."""

import csv
import io

import pytest

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.core.models import Event

pytestmark = pytest.mark.django_db


def exported(person, view):
    answer = person.client.post("/desk/exports/", {"view": view})
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    text = answer.content.decode("utf-8")
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:])))


def test_the_whole_list_is_a_table_and_that_it_was_taken_is_recorded(hired, asked, monkeypatch):
    monkeypatch.setattr("madoguchi.desk.exporting.PORTION", 2)
    mina = hired("mina")
    talks = [asked(f"{number}件目", name=f"Customer {number}") for number in range(5)]
    hidden = asked("南", team="desk-south")
    conversations.set_subject(conversation_id=talks[0], subject="=1+1", actor=core.SYSTEM)
    head, *lines = exported(mina, f"team:{mina.shape.team_ids[0]}")
    assert head[0] == "Contact number"
    numbers = {conversations.brief(talk).number for talk in talks}
    assert {line[0] for line in lines} == numbers
    assert conversations.brief(hidden).number not in {line[0] for line in lines}
    assert "'=1+1" in [line[2] for line in lines]
    fact = Event.objects.filter(type="desk.view_exported").latest("id")
    assert (fact.actor_id, fact.data["rows"]) == (mina.id, 5)


def test_tags_are_added_removed_and_suggested(hired, asked):
    mina, talk = hired("mina"), asked("はい")
    url = f"/desk/c/{talk}/tags/"
    mina.client.post(url, {"add": "返品、急ぎ"})
    mina.client.post(url, {"add": "初回"})
    mina.client.post(url, {"remove": "急ぎ"})
    assert conversations.conversation(mina.viewer, talk).tags == ("返品", "初回")
    assert 'value="返品"' in mina.client.get("/desk/tags/").content.decode()


def test_tags_of_others_conversations_are_not_suggested(hired, asked):
    mina, talk = hired("mina"), asked("南", team="desk-south")
    conversations.set_tags(conversation_id=talk, tags=["秘密"], actor=core.SYSTEM)
    assert "秘密" not in mina.client.get("/desk/tags/").content.decode()
