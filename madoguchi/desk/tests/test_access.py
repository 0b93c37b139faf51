"""Who may enter, and what a refusal leaves untouched."""

import pytest
from django.test import Client

from madoguchi.conversations import api as conversations

pytestmark = pytest.mark.django_db

ACTS = (
    "replies", "notes", "takes", "assignments", "releases", "resolutions", "classifications",
    "escalations", "settlements", "drafts", "retractions",
    "reopenings", "waits", "snoozes", "closures", "priorities", "tags", "readings", "typing",
    "merges", "follows", "unfollows", "spam", "spam/removal", "blocks",
)  # fmt: skip
ASKING = ("resolutions", "escalations", "snoozes", "merges", "blocks")
PIECES = (
    "", "thread/", "head/", "side/", "transcript/", "suggestions/", "resolutions/", "escalations/",
    "saved-replies/", "snoozes/", "merges/", "blocks/",
)  # fmt: skip


def test_strangers_are_led_to_the_sign_in(asked):
    talk = asked("こんにちは")
    for path in ("/desk/", f"/desk/c/{talk}/", "/desk/search/?q=x"):
        answer = Client().get(path)
        assert (answer.status_code, answer["location"].split("?")[0]) == (302, "/account/login/")


def test_editors_are_shown_the_way_to_the_help_pages(hired, asked):
    talk = asked("こんにちは")
    editor = hired("edo", role="editor")
    for path in ("/desk/", f"/desk/c/{talk}/", "/desk/offers/"):
        answer = editor.client.get(path)
        assert answer.status_code == 403
        assert "help pages" in answer.text


@pytest.mark.parametrize("piece", PIECES)
def test_another_teams_conversation_is_not_found(hired, asked, piece):
    talk = asked("ひみつ", team="desk-south")
    assert hired("mina").client.get(f"/desk/c/{talk}/{piece}").status_code == 404


@pytest.mark.parametrize("act", ACTS)
def test_a_refused_act_changes_nothing(hired, asked, act):
    talk = asked("ひみつ", team="desk-south")
    boss = hired("boss", role="supervisor").viewer
    before = conversations.conversation(boss, talk), conversations.thread(boss, talk)
    values = {
        "text": "読みました",
        "client_id": "x",
        "to": "staff:1",
        "priority": "4",
        "tags": "a",
        "sequence": "9",
        "request_type": "question",
        "reason": "how-to",
        "outcome": "solved",
    }
    assert hired("mina").client.post(f"/desk/c/{talk}/{act}/", values).status_code == 404
    assert (conversations.conversation(boss, talk), conversations.thread(boss, talk)) == before


def test_a_supervisor_sees_every_team(hired, asked):
    talk = asked("ひみつ", team="desk-south")
    assert hired("boss", role="supervisor", teams=()).client.get(f"/desk/c/{talk}/").status_code == 200


@pytest.mark.parametrize("act", sorted(set(ACTS) - set(ASKING)))
def test_acts_are_posts(hired, asked, act):
    assert hired("mina").client.get(f"/desk/c/{asked('はい')}/{act}/").status_code == 405
