"""The same dialogues through the voice text door: whoever calls brings about the same as whoever writes."""

import json
import re
import uuid

import pytest
from django.test import Client

from madoguchi.api import calling, tokens
from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.tasks.models import TaskRun

from .conftest import Customer, dialogues, numbers
from .test_dialogues import _afterwards

pytestmark = pytest.mark.django_db
EVERY = 3
"""Every third dialogue that brings something about: they all run in the chat."""
BRINGS = {"order", "bill", "runs"}
ALL = [one for one in dialogues() if set(one[1].get("then", {})) & BRINGS and "not_yet" not in one[1]]


class Caller(Customer):
    """The same customer, at a telephone."""

    def token(self) -> str:
        maker = next(one for one in people.all_staff() if one.role == "administrator")
        issued = tokens.issue(
            name="電話", scopes=["assistant:talk"], audience="public", per_minute=1_000, expires_at=None,
            client_id=uuid.uuid4(), staff_id=maker.id,
        )  # fmt: skip
        self.secret, self.call, self.client_id = issued.secret, "", f"call-{next(numbers):08}"
        return calling.visitor_token(issued.token.id, self.client_id)

    def writes(self, text: str) -> None:
        """What she would write she says; what she would press she presses by its digit."""
        words = text.format(**self.owns)
        self.sends(digits=words[1:]) if words.startswith("@") else self.sends(utterance=words)

    def sends(self, **said: str) -> None:
        given = {"client_id": self.client_id, "conversation": self.call, "language": self.language, **said}
        answer = Client().post(
            "/api/v1/assistant/turns", json.dumps(given), content_type="application/json",
            headers={"authorization": f"Bearer {self.secret}"},
        )  # fmt: skip
        assert answer.status_code == 200, answer.content
        self.told = answer.json()
        self.call, self.client_id = self.told["conversation"], f"call-{next(numbers):08}"

    def shows_who_she_is(self, *, go_on: bool = True) -> None:
        if not go_on:
            return super().shows_who_she_is(go_on=False)
        if self.told["waits_for"] != "digits":
            self.sends(utterance=f"caller{next(numbers)}@example.com")
        code = re.search(r"\d{6}", core.outgoing_mail(purpose="code")[0].text)[0]
        return self.sends(digits=code)


@pytest.mark.parametrize(("name", "dialogue"), ALL[::EVERY], ids=[name for name, _ in ALL[::EVERY]])
def test_a_call_brings_about_what_the_chat_does(name, dialogue):
    caller = Caller(dialogue.get("language", "ja"))
    caller.arrives(dialogue.get("given", {}))
    for step in dialogue["talk"]:
        if "you" in step:
            caller.writes(step["you"])
        elif step.get("proof"):
            caller.shows_who_she_is()
    _afterwards(caller, dialogue.get("then", {}))


LOST = ["荷物が届きません", "見つかりません", "はい", "はい"]
PAYS = ["請求について聞きたいのですが", "今すぐ支払いたい"]
LONGEST = 80
"""Letters of a sentence that is read in one breath."""


@pytest.mark.parametrize(("given", "lines"), [({"order": "delivered"}, LOST), ({"bill": "open"}, PAYS)])
def test_a_flow_brings_about_the_same_by_chat_and_by_voice(given, lines):
    written, spoken = Customer("ja"), Caller("ja")
    for each in (written, spoken):
        each.arrives(given)
        for line in lines:
            each.writes(line)
            if each is spoken:
                assert max(map(len, spoken.told["sentences"])) <= LONGEST, spoken.told["sentences"]
                assert not re.search(r"\d{5}|\d-\d|https?:", spoken.told["text"]), spoken.told["text"]
    done = [
        [(run.task, run.state, sorted(run.values)) for run in TaskRun.objects.filter(customer_id=each.id)]
        for each in (written, spoken)
    ]
    assert done[0] == done[1] != []
