"""The company makes a task by form; a customer does it; an earlier version comes back."""

import pytest
from django.test import Client

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.tasks import api as tasks

TASKS = "/settings/tasks/"
FORM = {
    "code": "paper-bag",
    "title_ja": "紙袋を頼む", "title_en": "Ask for a paper bag", "summary_ja": "贈り物用の袋です。",
    "icon": "gift", "group": "orders", "proof": "known", "again_days": "0",
    "field": ["f1", "f2"],
    "f1-label_ja": "枚数", "f1-label_en": "How many", "f1-kind": "number", "f1-required": "1",
    "f1-step": "1", "f1-least": "1", "f1-most": "5",
    "f2-label_ja": "大きさ", "f2-kind": "choice", "f2-required": "1", "f2-step": "2",
    "f2-options": "小 | Small\n大 | Large",
    "effect": "case", "team": "", "request_type": "request", "undo_minutes": "30",
    "confirmation_ja": "頼む", "done_ja": "承りました。",
}  # fmt: skip


def made(editor: Client, **changes) -> None:
    answer = editor.post(f"{TASKS}new/", {**FORM, **changes, "act": "publish"})
    assert answer.status_code == 302, answer.content.decode()[:3000]


@pytest.mark.django_db
def test_a_task_made_by_form_is_done_by_a_customer(editor, customer):
    made(editor)
    hana = customer("hana")
    assert tasks.task("paper-bag").own
    assert "紙袋を頼む" in [task.title for task in tasks.declared()]
    run = tasks.begin(hana, "paper-bag", client_id="bag-1", given={"f1": "２"})
    assert (run.step, run.values["f1"]) == (1, 2)
    run = tasks.fill(hana, run.reference, {"f2": "大"}, step=1)
    done = tasks.confirm(hana, run.reference)
    thread = conversations.thread(hana, done.conversation_id)
    assert any("枚数: 2\n大きさ: 大" in line.body for line in thread)
    assert tasks.undo(hana, run.reference).state == "undone"


@pytest.mark.django_db
def test_wrong_answers_are_refused_by_the_bounds_that_were_set(editor, customer):
    made(editor)
    with pytest.raises(tasks.Wrong) as refused:
        tasks.begin(customer("hana"), "paper-bag", client_id="bag-1", given={"f1": "6"})
    assert set(refused.value.errors) == {"f1"}


@pytest.mark.django_db
def test_a_draft_waits_and_an_earlier_version_comes_back(editor, customer):
    made(editor)
    begun = tasks.begin(customer("hana"), "paper-bag", client_id="bag-1", given={"f1": "1"})
    url = f"{TASKS}paper-bag/"
    editor.post(url, {**FORM, "title_ja": "手提げ袋を頼む", "act": "save"})
    assert tasks.task("paper-bag").title == "紙袋を頼む"
    editor.post(url, {**FORM, "title_ja": "手提げ袋を頼む", "act": "publish"})
    assert (tasks.task("paper-bag").title, tasks.task("paper-bag").version) == ("手提げ袋を頼む", 2)
    assert tasks.run(customer("hana"), begun.reference).task.title == "紙袋を頼む"
    editor.post(f"{url}versions/", {"number": "1"})
    assert tasks.task("paper-bag").title == "紙袋を頼む"
    editor.post(f"{url}versions/", {"number": "0"})
    with pytest.raises(tasks.TaskUnknown):
        tasks.task("paper-bag")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"f2-options": "小"}, "選択肢を2つ以上"),
        ({"effect": "mail", "mail_to": ""}, "メールの送り先"),
        ({"effect": "callback"}, "電話番号の項目"),
        ({"f1-least": "9"}, "最小値が最大値より"),
        ({"field": []}, "項目を1つ以上"),
    ],
)
def test_what_cannot_be_done_is_kept_as_a_draft_and_not_published(editor, changes, words):
    answer = editor.post(f"{TASKS}new/", {**FORM, **changes, "act": "publish"})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert tasks.composing.composed_task("paper-bag").live == 0


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["callback", "A b", "x", "ペン"])
def test_a_short_name_has_to_be_free_and_plain(editor, code):
    before = tasks.composing.composed()
    answer = editor.post(f"{TASKS}new/", {**FORM, "code": code, "act": "save"})
    assert answer.status_code == 422
    assert tasks.composing.composed() == before


@pytest.mark.django_db
def test_fields_are_arranged_without_saving(editor):
    before = tasks.composing.composed()
    page = editor.post(f"{TASKS}new/", {**FORM, "act": "up:f2"}).content.decode()
    assert page.index('value="f2"') < page.index('value="f1"')
    page = editor.post(f"{TASKS}new/", {**FORM, "act": "add"}).content.decode()
    assert page.count('name="field"') == 3
    assert tasks.composing.composed() == before


@pytest.mark.django_db
def test_the_other_effects(editor, customer):
    hana = customer("hana")
    mail = {"code": "by-mail", "effect": "mail", "mail_to": "bags@example.com", "field": ["f1"]}
    made(editor, **mail)
    run = tasks.begin(hana, "by-mail", client_id="m-1", via="api", given={"f1": "1"})
    assert tasks.confirm(hana, run.reference).state == "completed"
    assert "枚数: 1" in core.outgoing_mail(purpose="task")[0].text
    made(editor, code="by-note", effect="attribute", attribute="bags", attribute_field="f1", field=["f1"])
    run = tasks.begin(hana, "by-note", client_id="n-1", via="api", given={"f1": "3"})
    tasks.confirm(hana, run.reference)
    assert {one.key: one.value for one in people.attributes(hana.customer_id)}["bags"] == "3"
    tasks.undo(hana, run.reference)
    assert "bags" not in {one.key for one in people.attributes(hana.customer_id)}


@pytest.mark.django_db
def test_once_in_so_many_days(editor, customer):
    hana = customer("hana")
    made(editor, again_days="30", field=["f1"])
    for client_id, state in (("b-1", "completed"), ("b-2", "refused")):
        run = tasks.begin(hana, "paper-bag", client_id=client_id, via="api", given={"f1": "1"})
        assert tasks.confirm(hana, run.reference).state == state


@pytest.mark.django_db
def test_built_in_tasks_are_switched_off_by_administrators_alone(editor, megumi):
    everything = list(tasks.built_in())
    assert editor.post(f"{TASKS}offers/", {"on": []}).status_code == 403
    assert "callback" in {task.code for task in tasks.declared()}
    megumi.post(f"{TASKS}offers/", {"on": [code for code in everything if code != "callback"]})
    offered = {task.code for task in tasks.declared() if not task.own}
    assert offered == {code for code in everything if code != "callback"}


@pytest.mark.django_db
def test_figures_count_what_came_of_tasks(editor, customer):
    hana, taro = customer("hana"), customer("taro")
    made(editor, field=["f1"])
    for viewer, id in ((hana, "1"), (taro, "2")):
        run = tasks.begin(viewer, "paper-bag", client_id=f"bag-{id}", via="api", given={"f1": id})
        if viewer is hana:
            tasks.confirm(viewer, run.reference)
        else:
            tasks.leave(viewer, run.reference)
    span = {"since": core.now().replace(year=2020), "until": core.now()}
    [one] = [m for m in tasks.measures(**span) if m.code == "paper-bag"]
    assert (one.started, one.completed.count, one.completed.of) == (2, 1, 2)
    assert one.left in ((("確認", 1),), (("Check and confirm", 1),))
    assert one.reverted.count == 0
    assert tasks.contact_measure(**span).used.of >= 2
    assert "紙袋を頼む" in editor.get(f"{TASKS}figures/").content.decode()
