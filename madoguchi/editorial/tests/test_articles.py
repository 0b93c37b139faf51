"""Articles and shelves: written by an editor, read by customers."""

import uuid

import pytest
from django.test import Client

from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge

pytestmark = pytest.mark.django_db
LIST, NEW, SHELVES = "/knowledge/articles/", "/knowledge/articles/new/", "/knowledge/categories/"
TEXT = {"heading": "灯台の見学はできますか", "body": "毎週**日曜日**に見学できます。", "visibility": "public",
        "questions": "灯台に登れますか\n灯台に登れますか\n\n見学の予約は必要ですか"}  # fmt: skip


def write(editor: Client, **more: str) -> knowledge.EditableArticle:
    answer = editor.post(NEW, TEXT | {"client_id": str(uuid.uuid4())} | more)
    assert answer.status_code == 302, answer.content.decode()[:3000]
    found = knowledge.editable_article(int(answer["Location"].split("/")[3]))
    assert found is not None
    return found


def at(article: knowledge.EditableArticle, act: str = "") -> str:
    return f"{LIST}{article.id}/{act}"


def test_a_draft_is_nobodys_until_it_is_published(editor):
    article = write(editor)
    assert article.text.questions == ("灯台に登れますか", "見学の予約は必要ですか")
    assert Client().get(article.url).status_code == 404
    seen = article.updated_at.isoformat()
    editor.post(at(article, "text/"), TEXT | {"seen": seen, "act": "publish"})
    page = Client().get(article.url)
    assert "<strong>日曜日</strong>" in page.content.decode()
    hits = knowledge.search(query="灯台の見学", language="ja", audience="public")
    assert hits[0].article_id == article.id


def test_an_article_is_written_and_published_in_one_go(editor):
    article = write(editor, act="publish")
    assert article.status == "published"
    assert Client().get(article.url).status_code == 200


def test_the_same_article_sent_twice_is_one(editor):
    once = str(uuid.uuid4())
    assert write(editor, client_id=once).id == write(editor, client_id=once).id


def test_a_published_article_is_rewritten_at_once_and_withdrawn_at_once(editor):
    article = write(editor, act="publish")
    changed = TEXT | {"body": "見学は休止中です。", "seen": article.updated_at.isoformat()}
    editor.post(at(article, "text/"), changed)
    assert "休止中" in Client().get(article.url).content.decode()
    editor.post(at(article, "withdrawal/"))
    assert Client().get(article.url).status_code == 404
    assert article.id not in [
        hit.article_id for hit in knowledge.search(query="灯台の見学", language="ja", audience="staff")
    ]


def test_of_two_editors_the_second_is_told_and_loses_nothing(editor):
    article = write(editor)
    seen = article.updated_at.isoformat()
    editor.post(at(article, "text/"), TEXT | {"body": "一人目", "seen": seen})
    answer = editor.post(at(article, "text/"), TEXT | {"body": "二人目", "seen": seen})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "別の担当者がこの記事を保存しました" in page
    assert "二人目" in page
    again = knowledge.editable_article(article.id)
    assert again is not None
    assert again.text.body == "一人目"


@pytest.mark.django_db(transaction=True)
def test_of_two_who_save_at_once_one_is_told(committed_db, editor, at_once):
    article = write(editor)

    def save(body: str) -> str:
        text = knowledge.ArticleText(heading="同時", body=body)
        try:
            knowledge.rewrite_article(
                article_id=article.id, text=text, seen=article.updated_at, actor=core.SYSTEM
            )
        except knowledge.ArticleMoved:
            return "moved"
        return "saved"

    assert sorted(at_once([lambda: save("一"), lambda: save("二")])) == ["moved", "saved"]


@pytest.mark.parametrize("missing", ["heading", "body"])
def test_what_is_missing_is_said_beside_its_field(editor, missing):
    answer = editor.post(NEW, TEXT | {missing: " "})
    assert answer.status_code == 422
    assert f'name="{missing}" aria-describedby' in answer.content.decode()


def test_the_preview_is_safe_and_keeps_nothing(editor):
    many = knowledge.editable_articles().total
    body = "## 小見出し\n<script>x()</script>[x](javascript:x())"
    piece = editor.post(LIST + "preview/", {"heading": "<b>", "body": body}).content.decode()
    assert "小見出し" in piece
    assert "<script" not in piece
    assert 'href="javascript' not in piece
    assert "&lt;b&gt;" in piece
    shown = editor.post(NEW, TEXT | {"act": "preview"})
    assert (shown.status_code, knowledge.editable_articles().total) == (200, many)


def test_the_other_language_is_a_draft_beside_it_written_once(editor):
    article = write(editor, act="publish")
    first = editor.post(at(article, "translation/"))["Location"]
    assert editor.post(at(article, "translation/"))["Location"] == first
    twin = knowledge.editable_article(int(first.split("/")[3]))
    assert twin is not None
    assert (twin.language, twin.status, twin.twin_id) == ("en", "draft", article.id)


def test_only_a_draft_is_removed(editor):
    article = write(editor, act="publish")
    editor.post(at(article, "removal/"))
    assert knowledge.editable_article(article.id) is not None
    editor.post(at(article, "withdrawal/"))
    assert editor.post(at(article, "removal/"))["Location"] == LIST
    assert knowledge.editable_article(article.id) is None


def test_the_list_is_searched_and_bounded(editor, django_assert_max_num_queries):
    write(editor)
    page = editor.get(LIST, {"q": "登れますか", "status": "draft", "language": "ja"})
    assert [one.text.heading for one in page.context["page"].articles] == [TEXT["heading"]]
    assert editor.get(LIST, {"q": "灯台守の給料"}).context["page"].articles == ()
    assert editor.get(LIST, {"page": "9999999"}).status_code == 200
    with django_assert_max_num_queries(10):
        editor.get(LIST)


def test_shelves_are_added_once_renamed_moved_and_removed(editor):
    before = len(knowledge.categories())
    for _ in range(2):
        editor.post(SHELVES, {"title_ja": "灯台", "title_en": "Lighthouses"})
    made = knowledge.categories()[-1]
    assert (len(knowledge.categories()), made.title_en, made.slug) == (
        before + 1,
        "Lighthouses",
        "lighthouses",
    )
    editor.post(f"{SHELVES}{made.id}/moves/", {"to": "up"})
    assert knowledge.categories()[-2].id == made.id
    editor.post(f"{SHELVES}{made.id}/", {"title_ja": "灯台と岬", "title_en": ""})
    assert knowledge.categories()[-2].title_en == "灯台と岬"
    article = write(editor, category=str(made.id))
    assert article.category == "灯台と岬"
    editor.post(f"{SHELVES}{made.id}/removal/")
    kept = knowledge.editable_article(article.id)
    assert kept is not None
    assert (kept.category, len(knowledge.categories())) == ("", before)


def test_a_shelf_without_a_name_is_refused_beside_its_field(editor):
    shelf = knowledge.categories()[0]
    answer = editor.post(f"{SHELVES}{shelf.id}/", {"title_ja": " "})
    assert answer.status_code == 422
    assert knowledge.categories()[0] == shelf
    assert editor.post(SHELVES, {"title_ja": ""}).status_code == 422
