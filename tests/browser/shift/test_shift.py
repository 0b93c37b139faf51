"""A whole first working day, from an empty installation to its restored copy."""

import os
import shutil
import time
from contextlib import ExitStack
from pathlib import Path

import psycopg
import pytest
from playwright.sync_api import expect

from tests.plugins import cluster
from tests.plugins.browser import assert_accessible
from tests.plugins.served import serving

from . import company as days
from . import desk
from .company import Company
from .shop import open_shop

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.served(MADOGUCHI_DEMO="0")]

SAID = "select conversation_id, sequence, body from conversations_message order by conversation_id, sequence"
STATES = "select id, status, merged_into_id, request_type from conversations_conversation order by id"


@pytest.fixture
def company(empty_company, served, served_home) -> Company:
    return Company(served, served_home)


@pytest.fixture
def elsewhere(test_cluster):
    """An empty home and an empty database, as on another machine."""
    home = Path("/tmp") / f"madoguchi-shift-{os.getpid()}-{time.monotonic_ns()}"
    name = f"test_{os.getpid()}_elsewhere"
    with test_cluster.administration() as connection:
        cluster.run(connection, "create database {}", name)
    yield home, test_cluster.server.url(name)
    with test_cluster.administration() as connection:
        cluster.run(connection, "drop database {} with (force)", name)
    shutil.rmtree(home, ignore_errors=True)


@pytest.fixture
def site(company):
    """The company's own site; `open(key)` runs it until the test ends."""
    with ExitStack() as open_sites:
        yield lambda key: open_sites.enter_context(open_shop(company.address, key))


def test_a_whole_shift(company, elsewhere, site, new_page, born_of):
    admin, aki, ema, sano = (new_page() for _ in range(4))

    # an empty installation is set up by its checklist, and colleagues join: one with a passkey
    days.open_the_desk(company, admin)
    days.follow_the_checklist(company, admin)
    for email, name, role in days.COLLEAGUES:
        days.invite(company, admin, email, name, role)
    for page, (email, _, _) in zip((aki, ema, sano), days.COLLEAGUES, strict=True):
        days.join(company, page, email, passkey=page is aki)

    # the widget stands on the company's site, which says who its customers are; six chats, by keyboard
    key: dict[str, str] = {}
    shop = site(key)
    key |= days.put_the_widget(company, admin, shop)
    desk.begin_work(company, aki)
    customers = {who: desk.come_by(new_page, shop, who) for who in ("u1", "u2", "u3", "u4", "u5", "u6")}
    for who, page in customers.items():
        desk.ask_for_a_person(page, f"薬の飲み合わせの相談です {who}")
        desk.accept(aki, who)
        desk.reply(aki, f"はれ薬局の秋山です。{who}様、お待たせいたしました。")
        expect(desk.log_of(page)).to_contain_text(f"{who}様、お待たせ", timeout=desk.SLOW)
    talks = {subject.split()[-1]: pk for pk, subject in company.asked(
        "select id, subject from conversations_conversation"
    )}  # fmt: skip

    # two agents collide: nothing is lost, nothing is sent twice
    desk.collide(company, aki, ema, talks["u1"])
    expect(desk.log_of(customers["u1"])).to_contain_text("秋山の返事です。", timeout=desk.SLOW)
    answers = (
        "select body, count(*) from conversations_message where body like '%%の返事です。' group by body"
    )
    assert sorted(company.asked(answers)) == [("江間の返事です。", 1), ("秋山の返事です。", 1)]

    # a supervisor is asked; she finds it in her list
    desk.escalate(company, aki, talks["u2"], "薬剤師の判断をお願いします。")
    company.go(sano, "/desk/?view=escalated")
    expect(sano.locator("#list")).to_contain_text("u2")
    assert "薬剤師の判断" not in (desk.log_of(customers["u2"]).text_content() or "")

    # resolved with reasons; the customer begins anew; both become one, and are parted again
    desk.resolve(company, aki, talks["u3"])
    desk.begin_anew(customers["u3"], "もう一つ伺います u3b")
    desk.accept(aki, "u3b")
    before = company.asked(SAID), company.asked(STATES)
    desk.merge(company, aki, max(talks.values()) + 1)
    assert company.asked(STATES) != before[1]
    desk.part(aki)
    said = [line for line in company.asked(SAID) if line[2] or line in before[0]]
    assert [line for line in before[0] if line not in said] == []
    assert company.asked(STATES) == before[1]
    for who in ("u4", "u5"):
        desk.resolve(company, aki, talks[who])

    # the supervisor's numbers open their rows; a customer gets a copy by mail, without what is ours
    numbers = desk.figures(company, sano)
    assert numbers["/insights/rows/?figure=received"] == 7
    assert numbers["/insights/rows/?figure=resolved"] == 3
    company.go(sano, "/insights/")
    assert_accessible(sano)
    desk.transcript_by_mail(customers["u2"])
    mail = company.mailed("u2@customer.example")
    assert "u2様、お待たせいたしました" in mail
    assert "薬剤師の判断" not in mail

    # a backup, restored into an empty folder, shows the same numbers
    home, database = elsewhere
    copy_has_the_same_numbers(company, sano, numbers, home, database, born_of)


def copy_has_the_same_numbers(company, supervisor, numbers, home, database, born_of) -> None:
    """Back up, restore elsewhere, serve it, sign in there with the same session: the same figures."""
    folder = home / "backups"
    folder.mkdir(parents=True)
    company.console("backup", str(folder))
    (file,) = folder.glob("*.tar")
    company.console("restore", str(file), home=home / "var", database=database)
    with psycopg.connect(database) as connection:
        assert connection.execute(SAID).fetchall() == company.asked(SAID)
    with serving(database, home / "var", born_of, MADOGUCHI_DEMO="0", worker=False) as served:
        assert desk.figures(Company(served, home / "var"), supervisor) == numbers
