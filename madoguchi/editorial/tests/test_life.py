"""An article's own page: approved, planned, cared for, gone back; whoever may not changes nothing."""

import uuid
from urllib.parse import unquote

import pytest
from django.test import Client
from django.utils import timezone

from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge
from madoguchi.people import api as people

pytestmark = pytest.mark.django_db
LIST = "/knowledge/articles/"
TEXT = {"heading": "灯台の見学はできますか", "body": "毎週日曜日に見学できます。", "visibility": "public"}


def article(id: int) -> knowledge.EditableArticle:
    found = knowledge.editable_article(id)
    assert found is not None
    return found


def write(browser: Client) -> int:
    answer = browser.post(f"{LIST}new/", TEXT | {"client_id": str(uuid.uuid4())})
    assert answer.status_code == 302, answer.content.decode()[:2000]
    return int(answer["Location"].split("/")[3])


def step(browser: Client, id: int, act: str, **form: str) -> int:
    return browser.post(f"{LIST}{id}/{act}/", form).status_code


def test_an_agent_drafts_and_submits_an_editor_sends_back_and_approves(browser_of, editor):
    agent = browser_of("agent")
    id = write(agent)
    assert (step(agent, id, "publication"), article(id).status) == (403, "draft")
    step(agent, id, "submission")
    assert (step(agent, id, "text"), article(id).status) == (403, "review")
    step(editor, id, "rejection", note="時間が書かれていません")
    assert "時間が書かれていません" in agent.get(f"{LIST}{id}/").content.decode()
    assert agent.get(f"{LIST}{id}/text/").status_code == 200
    seen = article(id).updated_at.isoformat()
    agent.post(f"{LIST}{id}/text/", TEXT | {"kind": "faq", "seen": seen, "act": "publish"})
    assert article(id).status == "review"
    step(editor, id, "publication")
    assert Client().get(article(id).url).status_code == 200


def test_whoever_is_no_editor_reads_and_changes_nothing(browser_of, editor):
    id = write(editor)
    before = article(id)
    for role in ("agent", "supervisor"):
        other = browser_of(role)
        assert TEXT["heading"] in other.get(f"{LIST}{id}/").content.decode()
        for act in ("publication", "archiving", "removal", "care", "hours", "address", "products", "lead"):
            assert step(other, id, act, slug="x", confidence="validated") == 403
        assert other.post(f"{LIST}batch/", {"ids": id, "act": "archive"}).status_code == 403
    assert article(id) == before


def test_it_is_planned_cared_for_and_moved(editor):
    id = write(editor)
    step(editor, id, "hours", valid_from="2026-12-01T09:00", valid_until="2026-12-31T18:00")
    at = article(id).state.valid_from
    assert at is not None
    assert timezone.localtime(at).strftime("%m-%d %H:%M") == "12-01 09:00"
    assert step(editor, id, "hours", valid_from="2026-12-02T09:00", valid_until="2026-12-01T18:00") == 422
    assert article(id).state.valid_from == at
    owner = next(one.id for one in people.all_staff() if one.role == "supervisor")
    step(editor, id, "care", owner=str(owner), review_on="2027-05-01", confidence="validated")
    state = article(id).state
    assert (state.owner_id, str(state.review_on), state.confidence) == (owner, "2027-05-01", "validated")
    former = article(id).url
    step(editor, id, "address", slug="visit-the-lighthouse")
    with core.frozen(at):
        knowledge.publish(article_id=id, actor=core.SYSTEM)
        answer = Client().get(former)
        assert (answer.status_code, answer["Location"]) == (301, article(id).url)
    other = write(editor)
    assert step(editor, other, "address", slug="visit-the-lighthouse") == 422


def test_the_history_shows_the_words_that_changed_and_leads_back(editor):
    id = write(editor)
    changed = TEXT | {"body": "毎週土曜日に見学できます。", "seen": article(id).updated_at.isoformat()}
    editor.post(f"{LIST}{id}/text/", changed)
    page = editor.get(f"{LIST}{id}/history/").content.decode()
    assert "<del>日曜日</del><ins>土曜日</ins>" in page
    stale = article(id).updated_at.isoformat()
    step(editor, id, "history/1/return", seen=stale)
    assert (article(id).text.body, article(id).version) == (TEXT["body"], 3)
    step(editor, id, "history/2/return", seen=stale)
    assert article(id).version == 3
    assert step(editor, id, "history/9/return", seen=stale) == 404


def test_a_stale_translation_is_flagged_until_it_is_put_right(editor):
    id = write(editor)
    editor.post(f"{LIST}{id}/translation/")
    twin = article(id).twin_id
    assert twin is not None
    changed = TEXT | {"body": "見学は休止中です。", "seen": article(id).updated_at.isoformat()}
    editor.post(f"{LIST}{id}/text/", changed)
    assert article(twin).state.stale
    page = editor.get(f"{LIST}{twin}/").content.decode().replace("<wbr>", "")
    assert "翻訳元の文章が変更されました" in page
    shown = editor.get(LIST, {"stale": "on", "q": "灯台"}).context["page"].articles
    assert [one.id for one in shown] == [twin]
    step(editor, twin, "confirmation")
    assert not article(twin).state.stale


def test_the_list_is_narrowed_sorted_and_acted_on_at_once(editor, django_assert_max_num_queries):
    ids = [write(editor), write(editor)]
    mine = next(one.id for one in people.all_staff() if one.role == "editor")
    answer = editor.post(f"{LIST}batch/", {"ids": ids, "act": "publish", "back": f"{LIST}?q=灯台"})
    assert unquote(answer["Location"]) == f"{LIST}?q=灯台"
    asked = {"q": "灯台", "status": "published", "owner": mine, "kind": "faq", "confidence": "not_validated",
             "sort": "oldest"}  # fmt: skip
    assert [one.id for one in editor.get(LIST, asked).context["page"].articles] == ids
    editor.post(f"{LIST}batch/", {"ids": ids, "act": "review", "day": "2026-01-01"})
    assert len(editor.get(LIST, {"q": "灯台", "due": "on"}).context["page"].articles) == 2
    editor.post(f"{LIST}batch/", {"ids": [*ids, "x", "99999999"], "act": "archive"})
    assert editor.get(LIST, {"q": "灯台"}).context["page"].articles == ()
    assert [article(id).status for id in ids] == ["archived", "archived"]
    back = editor.post(f"{LIST}batch/", {"ids": ids, "act": "publish", "back": "https://evil.example/"})
    assert (back["Location"], article(ids[0]).status) == (LIST, "archived")
    with django_assert_max_num_queries(14):
        editor.get(LIST)


def test_products_and_their_versions(editor):
    editor.post("/knowledge/products/", {"title_ja": "ランタン", "title_en": "Lantern"})
    made = knowledge.products()[-1]
    page = f"/knowledge/products/{made.id}/"
    editor.post(f"{page}releases/", {"version": "1.0", "released_on": "2026-11-01"})
    wrong = {"version": "1.1", "released_on": "2026-11-02", "notes": "/help/ja/nothing/"}
    assert editor.post(f"{page}releases/", wrong).status_code == 422
    [release] = knowledge.releases(product_id=made.id)
    id = write(editor)
    step(editor, id, "products", **{f"holds-{made.id}": "on", f"since-{made.id}": str(release.id)})
    [span] = knowledge.product_spans([id])[id]
    assert (span.product.title_en, span.since) == ("Lantern", "1.0")
    editor.post(f"{page}releases/{release.id}/removal/")
    editor.post(f"{page}removal/")
    assert made not in knowledge.products()
    assert article(id).text.product_ids == ()


def test_a_block_is_written_once_and_stays_while_it_is_used(editor):
    editor.post("/knowledge/blocks/new/", {"title": "灯台の時間", "slug": "hours", "body_ja": "九時から。"})
    block = next(one for one in knowledge.blocks() if one.slug == "hours")
    again = {"title": "別", "slug": "hours", "body_ja": "別"}
    assert editor.post("/knowledge/blocks/new/", again).status_code == 422
    id = write(editor)
    changed = TEXT | {"body": "{{block:hours}}", "seen": article(id).updated_at.isoformat()}
    editor.post(f"{LIST}{id}/text/", changed)
    page = f"/knowledge/blocks/{block.id}/"
    assert TEXT["heading"] in editor.get(page).content.decode()
    editor.post(f"{page}removal/")
    editor.post(page, {"title": "灯台の時間", "body_ja": "十時から。"})
    assert "十時から。" in editor.get(f"{LIST}{id}/").content.decode()
