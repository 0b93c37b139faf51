"""The same yes from several windows at once: it is done once."""

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer
from madoguchi.tasks import api as tasks

CALL = {"phone": "090-1234-5678", "when": "soon"}


def test_begun_and_confirmed_at_once_it_is_done_once(committed_db, at_once):
    known = people.identify(kind="email", value="hana@example.com", name="山田 花子", proven_how="code")
    hana = Viewer("customer", customer_id=known, proven_at=core.now())

    def begin() -> str:
        return tasks.begin(hana, "callback", client_id="at-once-1", via="api", given=CALL).reference

    references = at_once([begin] * 4)
    assert len(set(references)) == 1

    def confirm() -> str:
        return tasks.confirm(hana, references[0]).number

    numbers = at_once([confirm] * 4)
    assert len(set(numbers)) == 1
    assert len(conversations.earlier(hana, known)) == 1
    facts = core.history(customer_id=known, types=["tasks.started", "tasks.completed"])
    assert sorted(fact.type for fact in facts) == ["tasks.completed", "tasks.started"]
