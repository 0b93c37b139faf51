"""Editors and supervisors tell everybody what matters now; others see no such page."""

import pytest

from madoguchi.knowledge import api as knowledge
from madoguchi.knowledge.models import Notice

pytestmark = pytest.mark.django_db
FORM = {
    "level": "outage", "title_ja": "決済が止まっています", "title_en": "Payments are down", "doors": ["help"]
}  # fmt: skip


@pytest.fixture(autouse=True)
def silence(db) -> None:
    """Nothing is posted yet."""
    Notice.objects.all().delete()


def words(response) -> str:
    return response.content.decode().replace("<wbr>", "").replace("\u200b", "")


def test_a_supervisor_writes_publishes_and_ends(browser_of, client):
    boss = browser_of("supervisor")
    response = boss.post("/knowledge/notices/new/", {**FORM, "act": "publish"}, follow=True)
    assert "数秒以内" in words(response)
    [notice] = knowledge.editable_notices()
    assert (notice.state, notice.text.doors) == ("live", ("help",))
    assert "決済が止まっています" in words(client.get("/help/"))
    boss.post(f"/knowledge/notices/{notice.id}/ending/")
    assert "決済が止まっています" not in words(client.get("/help/"))
    assert boss.post(f"/knowledge/notices/{notice.id}/removal/").status_code == 404


def test_sent_twice_is_one_and_a_draft_can_be_removed(editor):
    form = {**FORM, "client_id": "6a1de0c4-57a3-4e3c-8f25-3f4b7c5f5b01"}
    for _ in range(2):
        assert editor.post("/knowledge/notices/new/", form).status_code == 302
    [notice] = knowledge.editable_notices()
    assert notice.state == "draft"
    editor.post(f"/knowledge/notices/{notice.id}/removal/")
    assert knowledge.editable_notices() == ()


def test_times_are_those_of_the_company_and_come_back_as_typed(editor):
    planned = {**FORM, "begins_at": "2031-01-02T09:30", "ends_at": "2031-01-02T11:00"}
    editor.post("/knowledge/notices/new/", planned)
    [notice] = knowledge.editable_notices()
    assert notice.text.begins_at.isoformat() == "2031-01-02T00:30:00+00:00"
    page = words(editor.get(f"/knowledge/notices/{notice.id}/"))
    assert 'value="2031-01-02T09:30"' in page


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"title_ja": "", "title_en": ""}, "見出しをご記入ください"),
        ({"doors": []}, "場所を1つ以上"),
        ({"ends_at": "2020-01-01T00:00"}, "終わりは"),
        ({"article": "https://example.com/x"}, "記事がありません"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(editor, wrong, says):
    response = editor.post("/knowledge/notices/new/", {**FORM, **wrong, "act": "publish"})
    assert response.status_code == 422
    assert says in words(response)
    assert knowledge.notices(door="help", language="ja") == ()


def test_the_slower_of_two_editors_is_told_and_loses_nothing(editor):
    editor.post("/knowledge/notices/new/", FORM)
    [notice] = knowledge.editable_notices()
    form = {**FORM, "title_ja": "別の見出し", "seen": "2026-01-01T00:00:00+00:00"}
    response = editor.post(f"/knowledge/notices/{notice.id}/", form)
    assert response.status_code == 422
    assert "別の見出し" in words(response)
    assert knowledge.editable_notice(notice.id).text.title_ja == FORM["title_ja"]


def test_the_preview_speaks_both_languages_and_keeps_nothing(editor):
    page = words(editor.post("/knowledge/notices/preview/", FORM))
    assert "障害" in page
    assert "Outage" in page
    assert knowledge.editable_notices() == ()


def test_agents_have_no_such_page(browser_of):
    agent = browser_of("agent")
    assert agent.get("/knowledge/notices/").status_code == 403
    assert agent.post("/knowledge/notices/new/", {**FORM, "act": "publish"}).status_code == 403
    assert knowledge.editable_notices() == ()
