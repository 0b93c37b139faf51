"""The writing screen: drafts of editors, others who write, files, remarks, links, publishing."""

import io
import uuid
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge
from madoguchi.knowledge.models import ArticleDraft, ArticleFile
from madoguchi.people import api as people

pytestmark = pytest.mark.django_db
NEW = "/knowledge/articles/new/"
TEXT = {
    "heading": "灯台の見学はできますか",
    "body": "灯台は毎週日曜日に見学できます。",
    "visibility": "public",
}
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><circle r="4"/></svg>'


def sent_in():
    """Files but those of the demo company."""
    return ArticleFile.objects.exclude(by=None)


@pytest.fixture(autouse=True)
def _folder(settings, tmp_path: Path):
    plain = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = {**settings.STORAGES, "attachments": plain}


def png() -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(target, "PNG")
    return target.getvalue()


def written(editor: Client, **more: str) -> knowledge.EditableArticle:
    answer = editor.post(NEW, TEXT | {"client_id": str(uuid.uuid4())} | more)
    return seen(int(answer["Location"].split("/")[3]))


def seen(article_id: int) -> knowledge.EditableArticle:
    found = knowledge.editable_article(article_id)
    assert found is not None
    return found


def at(article: knowledge.EditableArticle, act: str = "text/") -> str:
    return f"/knowledge/articles/{article.id}/{act}"


def send(editor: Client, article_id: int, name: str, content: bytes, **more: object):
    form = {"article": str(article_id), "file": SimpleUploadedFile(name, content)}
    return editor.post("/knowledge/files/", form, headers={"Accept": "application/json"}, **more)


def test_an_article_begins_as_a_draft_of_its_kind(editor):
    once = str(uuid.uuid4())
    form = {"heading": " 炊飯器の  洗い方 ", "kind": "guide", "language": "ja", "client_id": once}
    first, again = editor.post(NEW, form), editor.post(NEW, form)
    assert first["Location"] == again["Location"]
    made = seen(int(first["Location"].split("/")[3]))
    assert (made.status, made.text.kind, made.text.heading) == ("draft", "guide", "炊飯器の 洗い方")
    assert "## 手順" in made.text.body
    assert editor.post(NEW, form | {"heading": ""}).status_code == 422
    assert 'value="灯台' in editor.get(f"{NEW}?heading=灯台").content.decode()


def test_what_is_typed_is_kept_and_the_published_text_stays(editor):
    article = written(editor, act="publish")
    typed = {"heading": "灯台の見学", "body": "書きかけ", "version": str(article.version), "stranger": "x"}
    state = editor.post(at(article, "draft/"), typed).content.decode()
    assert "下書きを自動保存しました" in state
    assert seen(article.id).text.body == TEXT["body"]
    assert "書きかけ" not in Client().get(article.url).content.decode()
    assert ArticleDraft.objects.get().text == {"heading": "灯台の見学", "body": "書きかけ"}
    page = editor.get(at(article)).content.decode()
    assert "書きかけ</textarea>" in page
    assert "下書きを復元しました" in page


def test_a_draft_goes_when_it_is_saved_or_put_away(editor):
    article = written(editor)
    for leave in ("save", "put away"):
        editor.post(at(article, "draft/"), TEXT | {"body": "書きかけ", "version": "1"})
        if leave == "save":
            editor.post(at(article), TEXT | {"body": "書き終わり", "seen": article.updated_at.isoformat()})
        else:
            editor.post(at(article, "draft/removal/"))
        page = editor.get(at(article)).content.decode()
        assert "書きかけ" not in page
        assert "書き終わり</textarea>" in page


def test_a_draft_of_an_older_text_leads_to_the_comparison(editor, megumi):
    article = written(editor)
    editor.post(at(article, "draft/"), TEXT | {"body": "翔の下書き", "version": "1"})
    megumi.post(at(article), TEXT | {"body": "恵の保存", "seen": article.updated_at.isoformat()})
    page = editor.get(at(article))
    form = page.context["form"]
    assert form["body"].value() == "翔の下書き"
    answer = editor.post(at(article), TEXT | {"body": "翔の下書き", "seen": form["seen"].value()})
    assert answer.status_code == 422
    assert "二人が同時に編集しました" in answer.content.decode()
    assert "恵の保存" in answer.content.decode()
    assert seen(article.id).text.body == "恵の保存"
    again = answer.context["form"]["seen"].value()
    assert editor.post(at(article), TEXT | {"body": "合わせた", "seen": again}).status_code == 302
    assert [one.text.body for one in knowledge.versions(article_id=article.id)][:2] == [
        "合わせた",
        "恵の保存",
    ]


def test_two_who_write_hear_of_each_other(editor, megumi):
    article = written(editor)
    editor.get(at(article))
    assert "さんもこの記事を開いています" in megumi.get(at(article)).content.decode()
    megumi.post(at(article, "draft/"), TEXT | {"version": "1"})
    told = editor.post(at(article, "presence/"), {"version": "1"}).content.decode()
    assert "未保存の変更があります" in told
    megumi.post(at(article, "departure/"))
    left = editor.post(at(article, "presence/"), {"version": "1"}).content.decode()
    assert "未保存の変更を残しています" in left
    megumi.post(at(article, "draft/removal/"))
    megumi.post(at(article, "departure/"))
    assert "さんも" not in editor.post(at(article, "presence/"), {"version": "1"}).content.decode()


def test_whoever_is_silent_for_a_minute_is_gone(editor, megumi):
    article = written(editor)
    megumi.get(at(article))
    with core.shift(timedelta(minutes=1)):
        assert "さんも" not in editor.get(at(article)).content.decode()


def test_somebody_elses_save_is_told_while_one_writes(editor, megumi):
    article = written(editor)
    megumi.post(at(article), TEXT | {"body": "恵", "seen": article.updated_at.isoformat()})
    assert "その間に別の担当者が" in editor.post(at(article, "presence/"), {"version": "1"}).content.decode()
    assert (
        "その間に別の担当者が" in editor.post(at(article, "draft/"), TEXT | {"version": "1"}).content.decode()
    )


def test_a_picture_is_kept_for_its_article_and_seen_with_it(editor):
    article = written(editor)
    kept = send(editor, article.id, "灯台.png", png()).json()
    assert (kept["name"], kept["shown"]) == ("灯台.png", True)
    assert Client().get(kept["url"]).status_code == 404
    assert editor.get(kept["url"]).status_code == 200
    body = f"灯台は見学できます。\n\n![灯台の入口]({kept['url']})"
    editor.post(at(article), TEXT | {"body": body, "act": "publish", "seen": article.updated_at.isoformat()})
    page = Client().get(article.url).content.decode()
    assert f'src="{kept["url"]}"' in page
    assert 'width="40"' in page
    assert Client().get(kept["url"])["Cache-Control"] == "public, max-age=3600"


def test_files_work_without_scripts(editor):
    article = written(editor)
    form = {"article": str(article.id), "file": SimpleUploadedFile("a.png", png())}
    page = editor.post("/knowledge/files/", form, follow=True).content.decode()
    assert "![何が写っているか](/help/files/" in page


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.svg", SVG, "SVGとHEIC"),
        ("a.exe", b"MZ" + bytes(90), "この種類のファイル"),
        ("a.png", b"", "空でないファイル"),
    ],
)
def test_a_file_that_is_not_taken_says_why(editor, name, content, words):
    answer = send(editor, written(editor).id, name, content)
    assert answer.status_code == 422
    assert words in answer.json()["message"]
    assert not sent_in().exists()


def test_who_may_not_write_leaves_nothing(editor, browser_of):
    article, agent = written(editor, act="publish"), browser_of("agent")
    for act, form in (("draft/", TEXT), ("presence/", {}), ("remarks/", TEXT), ("draft/removal/", {})):
        assert agent.post(at(article, act), form).status_code == 403
    assert send(agent, article.id, "a.png", png()).status_code == 403
    assert send(editor, 10**9, "a.png", png()).status_code == 403
    assert not ArticleDraft.objects.exists()
    assert not sent_in().exists()


def test_remarks_stand_beside_the_text_with_their_place(editor):
    article = written(editor)
    body = "送料は最近変わりました。\r\n\r\n![](/x.png)"
    page = editor.post(at(article, "remarks/"), TEXT | {"body": body}).content.decode()
    assert "いつのことか書きましょう" in page
    assert 'data-start="3" data-end="5" data-words="最近"' in page
    assert "画像の説明がありません" in page
    assert "気になる点はありません" in editor.post(at(article, "remarks/"), TEXT).content.decode()


def test_a_picture_without_words_keeps_a_text_from_being_published(editor):
    article = written(editor)
    form = TEXT | {
        "body": "灯台です。\n\n![](/x.png)",
        "act": "publish",
        "seen": article.updated_at.isoformat(),
    }
    page = editor.post(at(article), form, follow=True).content.decode()
    assert "説明のない画像が1枚あります" in page
    assert (seen(article.id).status, seen(article.id).text.body) == ("draft", form["body"])
    editor.post(at(article, "publication/"))
    editor.post("/knowledge/articles/batch/", {"ids": str(article.id), "act": "publish"})
    assert seen(article.id).status == "draft"


def test_a_banned_word_stops_a_text_only_where_the_company_wants_it(editor, by):
    for stops, status in ((False, "published"), (True, "draft")):
        core.set_option(knowledge.WritingRules(banned=("絶対",), banned_stops=stops), actor=by)
        article = written(editor, body="灯台は絶対に安全です。", act="publish")
        assert article.status == status


def test_the_house_list_is_kept_and_the_check_goes_by_it(editor):
    page = "/knowledge/style/"
    assert editor.post(page, {"spellings": "サーバー"}).status_code == 422
    editor.post(page, {"spellings": "サーバー：サーバ、server\n", "banned": "絶対\n絶対"})
    kept = knowledge.WritingRules(spellings=("サーバー：サーバ、server",), banned=("絶対",))
    assert core.option(knowledge.WritingRules) == kept
    assert "サーバー：サーバ" in editor.get(page).content.decode()
    typed = TEXT | {"body": "灯台のサーバは絶対に安全です。"}
    said = editor.post(at(written(editor), "remarks/"), typed).content.decode()
    assert "「サーバー」と書きます" in said
    assert "使わないことにしている言葉です" in said


def test_forms_for_chat_and_telephone_are_kept_and_previewed(editor):
    article = written(editor)
    more = {
        "card_text": "日曜日に見学できます。",
        "voice_text": "日曜日にご見学いただけます。",
        "tags": "灯台、見学,灯台",
    }
    editor.post(at(article), TEXT | more | {"seen": article.updated_at.isoformat(), "kind": "guide"})
    text = seen(article.id).text
    assert (text.card_text, text.voice_text) == (more["card_text"], more["voice_text"])
    assert (text.tags, text.kind) == (("灯台", "見学"), "guide")
    shown = editor.post("/knowledge/articles/preview/", TEXT | more).content.decode()
    assert 'class="channel-card"' in shown
    assert more["voice_text"] in shown


def test_what_a_page_does_not_ask_for_stays(editor):
    article = written(editor, card_text="カード", tags="灯台", kind="policy")
    editor.post(at(article), TEXT | {"seen": article.updated_at.isoformat()})
    text = seen(article.id).text
    assert (text.card_text, text.tags, text.kind) == ("カード", ("灯台",), "policy")


def test_the_other_language_stands_beside_it(editor):
    article = written(editor)
    made = editor.post(at(article, "translation/"))["Location"]
    beside = editor.get(f"{made}?beside=1").content.decode()
    assert "日本語の記事" in beside
    assert "内容は一致" in beside
    changed = TEXT | {"body": "変わりました。", "seen": article.updated_at.isoformat()}
    assert editor.post(at(article), changed).status_code == 302
    stale = editor.get(f"{made}?beside=1").content.decode()
    assert "/confirmation/" in stale
    assert "翻訳後に変更あり" in stale


def test_links_find_articles_by_words(editor):
    page = editor.get("/knowledge/links/", {"words": "返品", "language": "ja"}).content.decode()
    assert "data-fill" in page
    assert "/help/ja/" in page
    assert "data-fill" not in editor.get("/knowledge/links/").content.decode()


@pytest.mark.django_db(transaction=True)
def test_the_same_draft_and_the_same_picture_sent_at_once_are_one(committed_db, editor, at_once):
    article = written(editor)
    sho = next(one for one in people.all_staff() if one.role == "editor")
    person = get_user_model().objects.get(pk=sho.account_id)

    def everything() -> str:
        client = Client()
        client.force_login(person)
        client.post(at(article, "draft/"), TEXT | {"version": "1"})
        return str(send(client, article.id, "a.png", png()).json()["url"])

    assert len(set(at_once([everything, everything, everything]))) == 1
    assert (ArticleDraft.objects.count(), sent_in().count()) == (1, 1)
