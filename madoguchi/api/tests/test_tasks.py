"""Other systems do tasks for customers: asked, told, confirmed once, taken back; nothing for the unproven."""

import re

import pytest

from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.tasks import api as tasks

MAIL = "hana@example.com"
CALL = {"email": MAIL, "values": {"phone": "090-1234-5678"}, "client_id": "call-0001"}


@pytest.fixture
def hana(db) -> int:
    return people.identify(kind="email", value=MAIL, name="山田 花子", proven_how="code")


@pytest.fixture
def app(system):
    """A system that may do tasks."""
    return system("tasks:run")


def test_a_task_is_described_and_done(app, hana):
    listed = app.ask("GET", "tasks").json()["items"]
    assert "callback" in {one["name"] for one in listed}
    assert app.ask("GET", "tasks/callback").json()["parameters"]["required"] == ["phone", "when"]
    begun = app.ask("POST", "tasks/callback/runs", CALL)
    run = begun.json()
    assert (begun.status_code, run["state"], run["asked"][0]["name"]) == (201, "started", "when")
    assert "soon" in {choice["value"] for choice in run["asked"][0]["choices"]}
    assert app.ask("POST", "tasks/callback/runs", CALL).json()["reference"] == run["reference"]
    where = f"task-runs/{run['reference']}"
    assert app.ask("PUT", f"{where}/confirmation").json()["code"] == "not_filled"
    told = app.ask("PATCH", where, {"values": {"when": "soon"}}).json()
    assert "090-1234-5678" in told["effects"][0]
    done = [app.ask("PUT", f"{where}/confirmation").json() for _ in range(2)]
    assert done[0]["state"] == "completed"
    assert done[0] == done[1]
    assert app.ask("DELETE", f"{where}/confirmation").json()["state"] == "undone"
    assert app.ask("GET", where).json()["state"] == "undone"


def test_bad_values_name_their_field_and_keep_nothing(app, hana):
    answer = app.ask("POST", "tasks/callback/runs", {**CALL, "values": {"phone": "1"}})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["at"] == "values.phone"
    assert app.ask("POST", "tasks/nothing/runs", CALL).status_code == 404
    assert app.ask("POST", "tasks/callback/runs", {**CALL, "email": "no@example.com"}).status_code == 404


def test_a_fresh_proof_comes_by_mail(app, hana):
    given = {"email": MAIL, "values": {"phone": "090-9999-0000"}}
    run = app.ask("POST", "tasks/change-contact/runs", given).json()
    where = f"task-runs/{run['reference']}"
    assert run["proof_needed"]
    assert app.ask("PUT", f"{where}/confirmation").json()["code"] == "proof_needed"
    assert people.phones_of(hana) == ()
    assert app.ask("POST", f"{where}/codes").status_code == 202
    assert app.ask("POST", f"{where}/proofs", {"code": "x" * 3}).status_code == 422
    digits = re.search(r"\d{6}", core.outgoing_mail(purpose="code")[0].text)[0]
    assert app.ask("POST", f"{where}/proofs", {"code": digits}).json()["proof_needed"] is False
    assert app.ask("PUT", f"{where}/confirmation").json()["state"] == "completed"
    assert people.phones_of(hana)[0].shown == "090-9999-0000"


def test_what_a_customer_began_herself_is_not_there(app, hana, system):
    viewer = people.customer_viewer("")
    viewer = type(viewer)("customer", customer_id=hana)
    own = tasks.begin(viewer, "callback", client_id="own-0001", given={"phone": "090-1234-5678"})
    for method, part in (("GET", ""), ("PUT", "/confirmation"), ("DELETE", "/confirmation")):
        assert app.ask(method, f"task-runs/{own.reference}{part}").status_code == 404
    assert system("articles:read").ask("POST", "tasks/callback/runs", CALL).status_code == 403
    assert tasks.run(viewer, own.reference).state == "started"
