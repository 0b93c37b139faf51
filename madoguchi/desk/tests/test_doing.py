"""An agent does a task for a customer: the same engine, with her name, and how she made sure who it is."""

import pytest

from madoguchi.commerce.models import Order
from madoguchi.conversations.models import Conversation, Message
from madoguchi.core import api as core
from madoguchi.core.testing import work_off
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer
from madoguchi.tasks import api as tasks
from madoguchi.tasks.models import TaskRun

pytestmark = pytest.mark.django_db
PHONE = {"phone": "090-1111-2222", "client_id": "desk-1"}


@pytest.fixture
def mina(hired):
    """An agent who reads Japanese."""
    agent = hired("mina")
    agent.client.cookies["madoguchi_language"] = "ja"
    return agent


@pytest.fixture
def hana(asked) -> int:
    """A customer who has proven an address; her id."""
    customer = Conversation.objects.get(pk=asked("電話番号を変えたい", name="髙橋 花子")).customer_id
    people.add_identity(customer_id=customer, kind="email", value="hana@desk.test", proven_how="code")
    return customer


def begun(mina, hana: int, code: str = "change-contact", **given) -> str:
    answer = mina.client.post(f"/desk/customers/{hana}/tasks/{code}/", given or PHONE)
    assert answer.status_code == 302, answer.content.decode()[:3000]
    return answer["Location"]


def test_a_sensitive_task_needs_a_strong_check_and_is_done_in_her_name(mina, hana):
    path = begun(mina, hana)
    assert begun(mina, hana) == path
    page = mina.client.get(path).content.decode()
    assert "登録の電話番号へこちらから折り返した" in page
    assert "確認済みのアドレスから" not in page
    for weak in ({}, {"vouched": "facts"}, {"vouched": "writes"}, {"vouched": "x"}):
        assert mina.client.post(f"{path}confirmations/", weak).status_code == 422
    assert people.phones_of(hana) == ()
    for _ in range(2):
        assert mina.client.post(f"{path}confirmations/", {"vouched": "called_back"}).status_code == 302
    assert [one.shown for one in people.phones_of(hana)] == ["090-1111-2222"]
    run = TaskRun.objects.get(customer_id=hana)
    assert (run.via, run.staff_id, run.vouched, run.state) == ("desk", mina.id, "called_back", "completed")
    [done] = core.history(customer_id=hana, types=["tasks.completed"])
    assert (done.actor.kind, done.actor.id, done.data["via"]) == ("staff", mina.id, "desk")
    over = mina.client.get(path).content.decode()
    assert "Mina" in over
    work_off()
    told = [mail.subject for mail in core.outgoing_mail(purpose="alert") if mail.to == "hana@desk.test"]
    assert told == ["お客様に代わってお手続きしました：電話番号を変更する"]
    her = Viewer("customer", customer_id=hana)
    assert tasks.runs(her)[0].staff_id == mina.id


def test_an_order_is_cancelled_for_her_and_taken_back(mina):
    row = Order.objects.filter(status="pending", company=None).order_by("-placed_at").first()
    customer = row.customer_id
    Conversation.objects.filter(customer_id=customer).update(team=None, assignee=None)
    path = begun(mina, customer, "cancel-order", order=row.number, client_id="desk-2")
    mina.client.post(path, {"step": "1", "reason": "no_longer_needed"})
    mina.client.post(f"{path}confirmations/", {"vouched": "facts"})
    row.refresh_from_db()
    assert (row.status, row.acts.get().via) == ("cancelled", "desk")
    mina.client.post(f"{path}undoings/")
    row.refresh_from_db()
    assert row.status == "pending"
    other = Order.objects.filter(status="pending", company=None).exclude(customer_id=customer).first()
    refused = mina.client.post(
        f"/desk/customers/{customer}/tasks/cancel-order/", {"order": other.number, "client_id": "desk-3"}
    )
    assert refused.status_code == 422


def test_what_only_the_customer_can_do_is_refused_in_words(mina, hana):
    for answer in (
        mina.client.get(f"/desk/customers/{hana}/tasks/pay-bill/"),
        mina.client.post(f"/desk/customers/{hana}/tasks/pay-bill/", {"client_id": "desk-4"}),
    ):
        assert answer.status_code == 403
        assert "お支払いはお客様ご本人のみのお手続きです" in answer.content.decode()
    assert "お支払いはお客様ご本人のみ" in mina.client.get(f"/desk/customers/{hana}/tasks/").content.decode()
    assert not TaskRun.objects.filter(customer_id=hana).exists()


def test_what_she_began_herself_stays_hers(mina, hana):
    her = Viewer("customer", customer_id=hana, proven_at=core.now())
    run = tasks.begin(her, "change-contact", client_id="hers-1", given={"phone": "090-3333-4444"})
    path = f"/desk/customers/{hana}/task-runs/{run.reference}/"
    assert "090-3333-4444" not in mina.client.get(path).content.decode()
    for act in ("confirmations/", "departures/", ""):
        mina.client.post(f"{path}{act}", {"vouched": "paper", "step": "0", "phone": "090-9999-9999"})
    kept = tasks.run(her, run.reference)
    assert (kept.state, kept.values["phone"]) == ("started", "+819033334444")
    begun(mina, hana)
    assert [one.reference for one in tasks.open_runs(her)] == [run.reference]


def test_a_run_of_somebody_else_is_not_there(mina, hana, asked):
    other = Conversation.objects.get(pk=asked("別件です", name="別人 太郎")).customer_id
    reference = begun(mina, hana).rstrip("/").rpartition("/")[2]
    path = f"/desk/customers/{other}/task-runs/{reference}/"
    assert mina.client.get(path).status_code == 404
    assert mina.client.post(f"{path}confirmations/", {"vouched": "paper"}).status_code == 404
    assert TaskRun.objects.get(reference=reference).state == "started"


def test_a_task_goes_as_a_card_with_its_link(mina, asked):
    talk = asked("支払いたいです", name="髙橋 花子")
    form = {"about": "task", "key": "pay-bill", "client_id": "card-9"}
    for _ in range(2):
        assert mina.client.post(f"/desk/c/{talk}/cards/", form).status_code == 302
    sent = Message.objects.get(conversation_id=talk, client_id="card-9")
    assert sent.card["facts"]["url"] == "/my/tasks/pay-bill/"
    assert "/my/tasks/pay-bill/" in sent.body
    assert mina.client.post(f"/desk/c/{talk}/cards/", form | {"key": "nothing"}).status_code == 404


def test_the_same_yes_from_two_windows_at_once_is_done_once(committed_db, at_once):
    agent = next(one for one in people.all_staff() if one.role == "agent")
    staff = Viewer("staff", staff=agent)
    hana = people.identify(kind="email", value="hana@desk.test", name="髙橋 花子", proven_how="code")
    run = tasks.begin(
        staff, "change-contact", client_id="at-once", via="desk", on_behalf_of=hana,
        given={"phone": "090-1111-2222"},
    )  # fmt: skip
    with pytest.raises(tasks.ProofNeeded):
        tasks.confirm(staff, run.reference)
    tasks.vouch(staff, run.reference, "paper")
    assert set(at_once([lambda: tasks.confirm(staff, run.reference).state] * 3)) == {"completed"}
    facts = core.history(customer_id=hana, types=["tasks.completed", "people.details_changed"])
    assert [one.type for one in facts].count("tasks.completed") == 1
