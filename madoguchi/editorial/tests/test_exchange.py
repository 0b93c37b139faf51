"""Files brought in and taken out at the editors' desk: first looked at, then done, once."""

import io
import json
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from madoguchi.core.testing import work_off
from madoguchi.knowledge import api as knowledge
from madoguchi.knowledge.models import Article, ImportRun

pytestmark = pytest.mark.django_db
exchange = knowledge.exchange
ROWS = [
    {"id": "a", "heading": "送料はいくらですか", "body": "五百円です。"},
    {"id": "b", "heading": "返品できますか", "body": "十四日以内なら。"},
    {"id": "c", "heading": "本文のない行", "body": ""},
]


def sent(rows=ROWS, **more):
    text = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    file = more.pop("file", None) or SimpleUploadedFile("faq.jsonl", text.encode())
    return {
        "file": file,
        "new_collection": "t-desk",
        "language": "ja",
        "client_id": str(uuid.uuid4()),
        **more,
    }


def held() -> list[str]:
    found = Article.objects.filter(collection__slug="t-desk").order_by("external_id")
    return list(found.values_list("body", flat=True))


def test_a_file_is_looked_at_before_it_is_brought_in_and_comes_in_once(editor):
    begun = editor.post("/knowledge/imports/", sent())
    place = begun["Location"]
    assert "確認中" in editor.get(place).content.decode()
    work_off()
    looked = editor.get(place).content.decode()
    assert "まだ何も変わっていません" in looked
    assert "本文がありません" in looked
    assert held() == []
    for _ in range(2):
        assert editor.post(f"{place}acceptance/").status_code == 302
        work_off()
    assert held() == ["五百円です。", "十四日以内なら。"]
    done = editor.get(f"{place}?state=ok").content.decode()
    assert "送料はいくらですか" in done
    assert (ImportRun.objects.get().new, ImportRun.objects.get().refused) == (2, 1)


def test_the_same_file_again_has_nothing_to_bring(editor):
    for _ in range(2):
        place = editor.post("/knowledge/imports/", sent())["Location"]
        work_off()
        editor.post(f"{place}acceptance/")
        work_off()
    again = exchange.import_runs()[0]
    assert (again.new, again.updated, again.unchanged, again.refused) == (0, 0, 2, 1)


def test_one_may_choose_a_new_collection_and_all_of_them(editor):
    bring, take = (editor.get(f"/knowledge/{page}/").content.decode() for page in ("imports", "exports"))
    assert '<option value="">新しいコレクション</option>' in bring
    assert '<option value="">すべて</option>' in take


def test_a_form_sent_twice_is_one_file(editor):
    given = sent()
    for _ in range(2):
        given["file"].seek(0)
        editor.post("/knowledge/imports/", given)
    assert len(exchange.import_runs()) == 1


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"new_collection": ""}, "新しいコレクションの名前"),
        ({"file": SimpleUploadedFile("a.jsonl", b"\x00\x01\x02\x03")}, "読み取れる形式"),
        ({"file": SimpleUploadedFile("a.exe", b"MZ")}, "読み取れる形式"),
    ],
)
def test_what_cannot_be_taken_is_refused_at_once(editor, more, says):
    answer = editor.post("/knowledge/imports/", sent(**more))
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert exchange.import_runs() == ()


def test_a_file_that_is_none_of_ours_says_so(editor):
    place = editor.post("/knowledge/imports/", sent(file=SimpleUploadedFile("x.csv", b"x,y\n1,2\n")))[
        "Location"
    ]
    work_off()
    assert "heading と body の列" in editor.get(place).content.decode()
    assert editor.post(f"{place}removal/")["Location"] == "/knowledge/imports/"
    assert exchange.import_runs() == ()


def test_articles_go_out_as_a_file(editor):
    place = editor.post("/knowledge/imports/", sent())["Location"]
    work_off()
    editor.post(f"{place}acceptance/")
    work_off()
    asked = {"form": "jsonl", "collection": "t-desk", "readers": "public"}
    answer = editor.get("/knowledge/exports/file/", asked)
    rows = [json.loads(line) for line in io.BytesIO(b"".join(answer.streaming_content))]
    assert [row["id"] for row in rows] == ["a", "b"]
    assert 'filename="articles-' in answer["Content-Disposition"]
    assert editor.get("/knowledge/exports/file/", {**asked, "form": "exe"}).status_code == 422


@pytest.mark.parametrize("role", ["agent", "supervisor"])
def test_only_editors_bring_and_take(browser_of, role):
    browser = browser_of(role)
    assert browser.post("/knowledge/imports/", sent()).status_code == 403
    assert browser.get("/knowledge/exports/file/", {"form": "jsonl", "readers": "staff"}).status_code == 403
    assert exchange.import_runs() == ()
