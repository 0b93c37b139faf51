"""Other words for a published article: kept aside, approved by somebody else, shown in one step."""

import uuid

import pytest
from django.test import Client

from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge

pytestmark = pytest.mark.django_db
LIST = "/knowledge/articles/"
OLD, NEW = "毎週日曜日に見学できます。", "毎週土曜日と日曜日に見学できます。"
TEXT = {"heading": "灯台の見学はできますか", "visibility": "public", "kind": "faq"}


@pytest.fixture
def shown(editor) -> int:
    """A published article."""
    given = TEXT | {"body": OLD, "client_id": str(uuid.uuid4()), "act": "publish"}
    return int(editor.post(f"{LIST}new/", given)["Location"].split("/")[3])


def article(id: int) -> knowledge.EditableArticle:
    found = knowledge.editable_article(id)
    assert found is not None
    return found


def send(browser: Client, id: int, act: str, body: str = NEW, **more: str):
    form = TEXT | {"body": body, "seen": article(id).updated_at.isoformat(), "act": act}
    return browser.post(f"{LIST}{id}/text/{more.pop('query', '')}", form | more)


def approve(browser: Client, id: int, **other: str):
    held = knowledge.revision(id)
    assert held is not None
    form = {"seen": held.at.isoformat(), "version": str(article(id).version)} | other
    return browser.post(f"{LIST}{id}/revision/approval/", form)


def test_readers_see_the_present_text_until_it_is_approved(editor, shown):
    assert send(editor, shown, "revise")["Location"] == f"{LIST}{shown}/revision/"
    page = editor.get(f"{LIST}{shown}/revision/").content.decode()
    assert "土曜日と" in page
    assert (article(shown).text.body, article(shown).version) == (OLD, 1)
    assert OLD in Client().get(article(shown).url).content.decode()
    assert NEW in editor.get(f"{LIST}{shown}/text/?revision=1").content.decode()
    editor.post(f"{LIST}{shown}/revision/submission/")
    assert f"{LIST}{shown}/revision/" in editor.get("/knowledge/").content.decode()
    approve(editor, shown)
    assert (article(shown).text.body, article(shown).version) == (NEW, 2)
    assert knowledge.revision(shown) is None
    assert editor.get(f"{LIST}{shown}/revision/").status_code == 404


def test_with_four_eyes_saving_is_proposing_and_nobody_approves_her_own(editor, browser_of, shown):
    core.set_option(knowledge.ReviewRule(four_eyes=True), actor=core.SYSTEM)
    other = browser_of("administrator")
    assert send(editor, shown, "")["Location"] == f"{LIST}{shown}/revision/"
    approve(editor, shown)
    assert (article(shown).text.body, article(shown).version) == (OLD, 1)
    other.post(f"{LIST}{shown}/revision/rejection/", {"note": "時間もお書きください"})
    assert "時間もお書きください" in editor.get(f"{LIST}{shown}/revision/").content.decode()
    editor.post(f"{LIST}{shown}/revision/submission/")
    approve(other, shown)
    assert article(shown).text.body == NEW


def test_what_was_not_looked_at_is_not_approved(editor, shown):
    send(editor, shown, "revise")
    seen = knowledge.revision(shown).at.isoformat()
    send(editor, shown, "revise", body="その後の文章です。")
    approve(editor, shown, seen=seen)
    approve(editor, shown, version="7")
    approve(editor, shown, seen="x")
    send(editor, shown, "revise", body="![](/help/files/x.png)")
    approve(editor, shown)
    assert (article(shown).text.body, article(shown).version) == (OLD, 1)
    assert knowledge.revision(shown) is not None


def test_it_goes_without_a_trace_and_only_editors_touch_it(editor, browser_of, shown):
    send(editor, shown, "revise")
    agent = browser_of("agent")
    acts = ("submission", "approval", "rejection", "removal")
    assert {agent.post(f"{LIST}{shown}/revision/{act}/").status_code for act in acts} == {403}
    assert agent.get(f"{LIST}{shown}/revision/").status_code == 200
    assert knowledge.revision(shown) is not None
    editor.post(f"{LIST}{shown}/revision/removal/")
    assert (knowledge.revision(shown), article(shown).version) == (None, 1)


def test_a_minor_change_leaves_no_translation_behind(editor, shown):
    editor.post(f"{LIST}{shown}/translation/")
    twin = article(shown).twin_id
    send(editor, shown, "", body="毎週、日曜日に見学できます。", minor="on")
    assert (article(shown).version, article(twin).state.stale) == (2, False)
    send(editor, shown, "", body=NEW)
    assert article(twin).state.stale
    send(editor, shown, "", body=f"{NEW}　", minor="on")
    send(editor, shown, "", body="毎週末に見学できます。", minor="on")
    assert article(twin).state.stale
    assert "ささいな変更" in editor.get(f"{LIST}{shown}/history/").content.decode()
