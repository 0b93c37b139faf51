"""The page of the rules for going on elsewhere: arranged, tried out, and only then saved."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from madoguchi.channels import api, way_rules_form
from madoguchi.conversations.shapes import Term, Vocabulary
from madoguchi.core import api as core
from madoguchi.crossing import api as crossing
from madoguchi.people import api as people

from .parrot import Parrot

PAGE = "/settings/where-next/"


@pytest.fixture
def megumi(parrot: Parrot, db: None, client: Client) -> Client:
    """An administrator's browser, with a messenger in use and two topics."""
    made = people.create_staff(email="megumi@rules.test", password=None, name="恵", role="administrator")
    client.force_login(get_user_model().objects.get(pk=made.account_id))
    client.cookies["django_language"] = "ja"
    topics = (Term("repair", "修理", "Repair"), Term("bill", "請求", "Bills"))
    core.set_option(Vocabulary(topics=topics), actor=core.SYSTEM)
    core.set_option(crossing.WayRules(), actor=core.SYSTEM)
    api.add_account(kind="parrot", name="Polly", values={"token": "x"})
    return client


def form(*rows: tuple[str, str], **more: Any) -> dict[str, Any]:
    """The page as it is sent, with these rules."""
    sent: dict[str, Any] = {"row": [f"r{at}" for at in range(len(rows))], "minutes": "10", "quick": "phone"}
    for at, (topic, channel) in enumerate(rows):
        sent |= {f"r{at}-topic": topic, f"r{at}-channel": channel}
    return sent | more


def text(answer: Any) -> str:
    return answer.content.decode().replace("<wbr>", "")


def test_rules_are_saved_in_their_order(megumi: Client) -> None:
    sent = form(("repair", "parrot"), ("bill", "phone"), ("", ""), patient=["parrot", "line"], minutes="5")
    sent["r0-files"] = "on"
    assert megumi.post(PAGE, sent).status_code == 302
    assert core.option(crossing.WayRules) == crossing.WayRules(
        rules=(crossing.WayRule("repair", "parrot", True), crossing.WayRule("bill", "phone")),
        long_wait_minutes=5, quick="phone", patient=("parrot", "line"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (form(("repair", "")), "チャネルを選んでください"),
        (form(("", "parrot")), "トピックを選んでください"),
        (form(("gone", "parrot")), "トピックを選んでください"),
        (form(("repair", "pigeon")), "チャネルを選んでください"),
        (form(("repair", "parrot"), ("repair", "parrot")), "同じトピックとチャネルの組み合わせ"),
        (form(minutes="0"), "1から240まで"),
        (form(minutes="x"), "1から240まで"),
        (form(quick="pigeon"), "チャネルを選んでください"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_saved(megumi: Client, wrong: dict[str, Any], said: str) -> None:
    answer = megumi.post(PAGE, {**wrong, "patient": ["parrot"]})
    assert answer.status_code == 422
    assert said in text(answer)
    assert core.option(crossing.WayRules) == crossing.WayRules()


def test_arranging_saves_nothing(megumi: Client) -> None:
    sent = form(("repair", "parrot"), ("bill", "phone"), patient=["line", "parrot"])
    for act, rows, patient in (
        ("rule:down:r0", ["r1", "r0"], ("line", "parrot")),
        ("rule:up:r0", ["r0", "r1"], ("line", "parrot")),
        ("rule:drop:r1", ["r0"], ("line", "parrot")),
        ("way:down:line", ["r0", "r1"], ("parrot", "line")),
        ("way:drop:parrot", ["r0", "r1"], ("line",)),
        ("way:add", ["r0", "r1"], ("line", "parrot", "phone")),
        ("nonsense", ["r0", "r1"], ("line", "parrot")),
    ):
        page = megumi.post(PAGE, {**sent, "act": act, "more-patient": "phone"})
        assert [row.code for row in page.context["form"].rows] == rows, act
        assert page.context["form"].patient == patient, act
    added = megumi.post(PAGE, {**sent, "act": "rule:add"}).context["form"].rows
    assert len(added) == 3
    assert core.option(crossing.WayRules) == crossing.WayRules()


def test_the_rules_are_tried_before_they_are_saved(megumi: Client) -> None:
    sent = form(("repair", "parrot"), **{"act": "try", "try-topic": "repair"})
    page = megumi.post(PAGE, sent)
    assert [one["channel"] for one in page.context["ways"]][0] == "parrot"
    urgent = megumi.post(PAGE, {**sent, "try-urgent": "on"})
    assert [one["channel"] for one in urgent.context["ways"]][:2] == ["phone", "parrot"]
    held = form(patient=["parrot"], **{"act": "try", "try-wait": "12", "try-known": "parrot"})
    waits = megumi.post(PAGE, held).context["ways"][0]
    assert (waits["channel"], waits["known"], waits["best"]) == ("parrot", True, True)
    assert core.option(crossing.WayRules) == crossing.WayRules()


def test_what_is_not_connected_is_named(megumi: Client) -> None:
    api.pause(account_id=api.accounts()[0].id)
    core.set_option(crossing.WayRules(patient=("parrot",)), actor=core.SYSTEM)
    assert "まだつながっていないため案内されないチャネル：Parrot" in text(megumi.get(PAGE))


def test_a_row_has_bounds() -> None:
    rows = tuple(way_rules_form.Row(f"r{at}") for at in range(way_rules_form.MOST))
    full = way_rules_form.RulesForm(rows, "10", "phone", ())
    assert way_rules_form.arranged(full, "rule:add").rows == rows
