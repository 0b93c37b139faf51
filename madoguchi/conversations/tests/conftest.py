"""A small desk: two teams, an agent in each, a supervisor, an editor, two customers."""

from types import SimpleNamespace

import pytest

from madoguchi.conversations import api as conversations
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer


def make_desk() -> SimpleNamespace:
    people.create_team(slug="t-north", name_ja="北チーム", name_en="North")
    people.create_team(slug="t-south", name_ja="南チーム", name_en="South")
    ids = {team.slug: team.id for team in people.teams()}

    def person(name: str, role: str, *teams: str) -> Viewer:
        mail = f"{name}@desk.test"
        made = people.create_staff(email=mail, password=None, name=name, role=role, teams=teams)
        return Viewer("staff", staff=made)

    def customer(name: str) -> Viewer:
        return Viewer("customer", customer_id=people.create_customer(name=name))

    return SimpleNamespace(
        north=ids["t-north"],
        south=ids["t-south"],
        agent=person("sato", "agent", "t-north"),
        other=person("kato", "agent", "t-south"),
        supervisor=person("mori", "supervisor"),
        editor=person("hara", "editor"),
        customer=customer("髙橋 花子"),
        stranger=customer("別の客"),
    )


@pytest.fixture
def desk(_django_db_helper) -> SimpleNamespace:
    return make_desk()


@pytest.fixture
def write():
    """write(viewer, text, …): a customer's message from the chat."""

    def write_(viewer: Viewer, text: str, **more):
        message = conversations.InboundMessage(viewer.customer_id, "webchat", text, **more)
        return conversations.receive(message)

    return write_
