"""Resolving asks for the company's codes, and they can be changed at any time."""

import pytest

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import Term, Vocabulary
from madoguchi.core import api as core

pytestmark = pytest.mark.django_db
HTMX = {"hx-request": "true"}
FILED = {"request_type": "defect", "reason": "product-fault", "outcome": "replaced"}


@pytest.fixture
def mina(hired):
    return hired("mina")


def filed(mina, talk):
    shape = conversations.conversation(mina.viewer, talk)
    return shape.status, shape.request_type, shape.topic, shape.reason, shape.outcome


def test_the_dialog_offers_the_lists_and_refuses_to_go_on_without_an_answer(mina, asked):
    talk = asked("動きません")
    dialog = mina.client.get(f"/desk/c/{talk}/resolutions/", headers=HTMX)
    assert 'value="product-fault"' in dialog.text
    assert "<html" not in dialog.text
    refused = mina.client.post(f"/desk/c/{talk}/resolutions/", {"request_type": "defect"}, headers=HTMX)
    assert (refused.status_code, refused["HX-Retarget"]) == (422, "#desk-dialog")
    assert refused.text.count("Please choose one.") == 2
    assert 'value="defect" checked' in refused.text
    assert filed(mina, talk) == ("open", "", "", "", "")


def test_without_a_script_it_is_a_page_with_the_same_questions(mina, asked):
    talk = asked("動きません")
    assert "<html" in mina.client.get(f"/desk/c/{talk}/resolutions/").text
    refused = mina.client.post(f"/desk/c/{talk}/resolutions/", {"outcome": "nonsense"})
    assert (refused.status_code, "<html" in refused.text) == (422, True)
    assert mina.client.post(f"/desk/c/{talk}/resolutions/", FILED).status_code == 302
    assert filed(mina, talk) == ("resolved", "defect", "", "product-fault", "replaced")


def test_what_was_filed_before_need_not_be_said_again(mina, asked):
    talk = asked("動きません")
    mina.client.post(f"/desk/c/{talk}/classifications/", FILED)
    assert 'value="defect" checked' in mina.client.get(f"/desk/c/{talk}/resolutions/").text
    mina.client.post(f"/desk/c/{talk}/resolutions/")
    assert filed(mina, talk)[0] == "resolved"


def test_it_can_be_filed_differently_after_the_end(mina, asked):
    talk = asked("動きません")
    mina.client.post(f"/desk/c/{talk}/resolutions/", FILED)
    mina.client.post(f"/desk/c/{talk}/closures/")
    mina.client.post(f"/desk/c/{talk}/classifications/", {"topic": "delivery", "outcome": "refunded"})
    assert filed(mina, talk) == ("closed", "defect", "delivery", "product-fault", "refunded")
    mina.client.post(f"/desk/c/{talk}/classifications/", {"topic": "unheard-of"})
    assert filed(mina, talk)[2] == "delivery"


def test_a_long_list_folds_into_a_select(mina, asked):
    topics = tuple(Term(f"t{n}", f"話題{n}", f"Topic {n}") for n in range(20))
    core.set_option(Vocabulary(topics=topics, required=("topic",)), actor=core.SYSTEM)
    dialog = mina.client.get(f"/desk/c/{asked('動きません')}/resolutions/", headers=HTMX).text
    assert '<select class="input select" id="code-topic" name="topic" required>' in dialog
