"""Files of other systems: what is in them arrives, what they try does not, and the way out leads back in."""

import io
import json
import stat
import zipfile
from pathlib import Path

import pytest

from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge
from madoguchi.knowledge.formats import archives, markdown_folder, zendesk
from madoguchi.knowledge.models import Article, ArticleVersion, SearchEntry

from .conftest import SHELF

pytestmark = pytest.mark.django_db
HOME = "t-formats"
exchange = knowledge.exchange

MARKDOWN = {
    "料金/shipping.ja.md": "---\nheading: 送料\ntags: [配送, 料金]\nchecked: 2026-10-01\n---\n\n"
    "全国一律五百円です。\n",
    "料金/shipping.en.md": "# Shipping\n\nIt costs 500 yen everywhere.\n",
    "README.md": "# About this folder\n\nNothing.\n",
}
ZENDESK = {
    "categories": [{"id": 1, "name": "サポート"}],
    "sections": [{"id": 11, "category_id": 1, "name": "ご契約"}],
    "user_segments": [{"id": 7, "user_type": "signed_in_users"}, {"id": 8, "user_type": "staff"}],
    "articles": [
        {"id": 101, "title": "解約の方法", "locale": "ja", "source_locale": "ja", "section_id": 11,
         "body": "<h2>手順</h2><ol><li>会員ページを<strong>開く</strong></li><li>解約を押す</li></ol>"
                 "<script>xss()</script><table><tr><th>月</th></tr><tr><td>一</td></tr></table>",
         "label_names": ["解約"], "updated_at": "2026-09-01T00:00:00Z", "user_segment_id": None},
        {"id": 102, "title": "会員の特典", "locale": "ja", "section_id": 11, "body": "<p>送料無料です。</p>",
         "user_segment_id": 7, "updated_at": "2026-09-01T00:00:00Z"},
        {"id": 103, "title": "社内の手順", "locale": "ja", "section_id": 11, "body": "<p>上長に聞く。</p>",
         "user_segment_id": 8, "draft": True, "updated_at": "2026-09-01T00:00:00Z"},
    ],
    "translations": [
        {"id": 1, "source_id": 101, "source_type": "Article", "locale": "en-us", "title": "How to cancel",
         "body": "<p>Open your page.</p>", "updated_at": "2026-09-02T00:00:00Z"},
        {"id": 2, "source_id": 101, "source_type": "Article", "locale": "fr", "title": "Résilier",
         "body": "x"},
    ],
}  # fmt: skip


@pytest.fixture
def put(tmp_path: Path):
    """Write a file: bytes, text, or the files of a zip."""

    def written(name: str, content) -> Path:
        path = tmp_path / name
        if isinstance(content, dict):
            with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
                for inside, text in content.items():
                    archive.writestr(inside, text)
        else:
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return written


def bring(path: Path, **more) -> knowledge.ImportReport:
    source = exchange.opened(path, exchange.form_of(path))
    return knowledge.import_articles(source=source, collection=HOME, actor=core.SYSTEM, **more)


def told(report: knowledge.ImportReport) -> tuple[int, int, int, list[str]]:
    return report.ok, report.updated, report.unchanged, [row.reason for row in report.errors]


def article(external_id: str, language: str = "ja") -> Article:
    return Article.objects.get(collection__slug=HOME, external_id=external_id, language=language)


def state() -> list[tuple]:
    """Everything about the collection's articles that an import may touch."""
    rows = Article.objects.filter(collection__slug=HOME).order_by("id")
    stamps = SearchEntry.objects.filter(article__in=rows).order_by("article_id").values_list("stamp")
    return [*rows.values_list(), *stamps, (ArticleVersion.objects.filter(article__in=rows).count(),)]


def test_a_folder_of_markdown_arrives_by_its_places_and_front_matter(put):
    path = put("kb.zip", MARKDOWN)
    assert told(bring(path)) == (2, 0, 0, [])
    ja, en = article("shipping"), article("shipping", "en")
    assert (ja.heading, ja.body, ja.tags, ja.checked_on.isoformat()) == (
        "送料", "全国一律五百円です。", ["配送", "料金"], "2026-10-01",
    )  # fmt: skip
    assert (en.heading, en.body, en.group) == ("Shipping", "It costs 500 yen everywhere.", ja.group)
    assert ja.category.title_ja == "料金"


def test_a_zendesk_export_arrives_with_its_languages_readers_and_drafts(put):
    path = put("guide.json", json.dumps(ZENDESK))
    assert exchange.form_of(path) == "zendesk"
    assert told(bring(path)) == (4, 0, 0, ["unknown_language"])
    ja, en = article("101"), article("101", "en")
    assert ja.body == ("## 手順\n\n1. 会員ページを**開く**\n2. 解約を押す\n\n| 月 |\n| --- |\n| 一 |")
    assert (en.heading, en.group, en.tags) == ("How to cancel", ja.group, ["解約"])
    assert ja.category.title_ja == "ご契約"
    seen = {
        one.external_id: (one.visibility, one.status) for one in Article.objects.filter(collection__slug=HOME)
    }
    assert seen == {
        "101": ("public", "published"),
        "102": ("customers", "published"),
        "103": ("staff", "draft"),
    }


def test_zendesk_pages_in_a_zip_are_one_export(put):
    pages = {
        "articles.json": json.dumps({"articles": ZENDESK["articles"][:2]}),
        "articles_2.json": json.dumps(ZENDESK["articles"][2:]),
        "sections.json": json.dumps({"sections": ZENDESK["sections"]}),
        "translations.json": json.dumps({"translations": ZENDESK["translations"]}),
    }
    assert told(bring(put("guide.zip", pages))) == (4, 0, 0, ["unknown_language"])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
def test_a_spreadsheet_arrives_also_with_japanese_heads(put, encoding):
    table = 'ID,見出し,本文,タグ,カテゴリ\r\na,送料,全国一律です。,"配送\n料金",料金\r\n,,,,\r\nb,返品,,,\r\n'
    assert told(bring(put("kb.csv", table.encode(encoding)))) == (1, 0, 0, ["no_body"])
    assert (article("a").tags, article("a").category.slug) == (["配送", "料金"], "料金")


@pytest.mark.parametrize("form", ["jsonl", "csv", "markdown"])
def test_what_goes_out_comes_in_again_and_changes_nothing(shelf, tmp_path, form):
    Article.objects.filter(id=shelf["returns/ja"]).update(
        kind="policy", card_text="=2+3", voice_text="読む", data={"edition": "3"}, review_on="2027-01-01"
    )
    wanted = exchange.Wanted(collection=SHELF)
    out = tmp_path / f"out.{exchange.ENDINGS[form]}"
    with out.open("wb") as stream:
        assert exchange.export_articles(stream=stream, form=form, wanted=wanted) == len(shelf)
    source = exchange.opened(out, exchange.form_of(out))
    again = knowledge.import_articles(source=source, collection=SHELF, actor=core.SYSTEM)
    assert told(again) == (0, 0, len(shelf), [])
    elsewhere = exchange.opened(out, exchange.form_of(out))
    copied = knowledge.import_articles(source=elsewhere, collection=HOME, actor=core.SYSTEM)
    assert told(copied) == (len(shelf), 0, 0, [])
    assert (article("returns").card_text, article("returns").data) == ("=2+3", {"edition": "3"})


def test_only_what_its_readers_may_see_goes_out(shelf):
    stream = io.BytesIO()
    many = exchange.export_articles(
        stream=stream, form="json", wanted=exchange.Wanted(collection=SHELF), audience="public"
    )
    text = stream.getvalue().decode()
    assert len(json.loads(text)["articles"]) == many == len(shelf) - 3
    assert "50,000 yen" not in text


def test_pages_stand_by_themselves(shelf, tmp_path):
    stream = io.BytesIO()
    exchange.export_articles(stream=stream, form="html", wanted=exchange.Wanted(collection=SHELF))
    with zipfile.ZipFile(stream) as archive:
        names = archive.namelist()
        index = archive.read("ja/index.html").decode()
        page = archive.read(
            next(name for name in names if "cancel" in name and name.startswith("ja"))
        ).decode()
    assert {"ja/index.html", "en/index.html", "style.css"} <= set(names)
    assert "返品の期限" in index
    assert "<ol>" in page
    assert "定期便を解約する" in page
    assert "<script" not in page


@pytest.mark.parametrize(("name", "content"), [("kb.zip", MARKDOWN), ("guide.json", json.dumps(ZENDESK))])
def test_twice_is_once_and_a_dry_run_says_so_before(put, name, content):
    path = put(name, content)
    planned = exchange.plan_import(path=path, collection=HOME, language="ja")
    assert not Article.objects.filter(collection__slug=HOME).exists()
    assert told(planned) == told(bring(path))
    before = state()
    again = exchange.plan_import(path=path, collection=HOME, language="ja")
    assert told(again) == told(bring(path))
    assert (again.ok, again.updated, again.unchanged) == (0, 0, planned.ok)
    assert state() == before


def test_a_dry_run_names_what_would_change(put):
    bring(put("a.jsonl", json.dumps({"id": "a", "heading": "送料", "body": "五百円"})))
    found: list[knowledge.ImportRow] = []
    changed = put("b.jsonl", json.dumps({"id": "a", "heading": "送料", "body": "六百円", "tags": ["x"]}))
    exchange.plan_import(path=changed, collection=HOME, language="ja", report=found.append)
    assert [(row.state, row.changed) for row in found] == [("updated", ("body", "tags"))]
    assert article("a").body == "五百円"


def test_a_broken_file_costs_no_other(put):
    files = {**MARKDOWN, "bad.md": b"\xff\xfe", "front.md": "---\n[\n---\nx",
             "bomb.md": "---\na: &x [1]\nb: *x\n---\n",
             "huge.md": "x" * (archives.MOST_BYTES_EACH + 1)}  # fmt: skip
    report = bring(put("kb.zip", files))
    assert (report.ok, sorted((row.external_id, row.reason) for row in report.errors)) == (2, [
        ("bad.md", "not_text_file"), ("bomb.md", "bad_front_matter"), ("front.md", "bad_front_matter"),
        ("huge.md", "too_long"),
    ])  # fmt: skip


def test_an_archive_cannot_swell_or_reach_elsewhere(put, monkeypatch):
    path = put("kb.zip", {"../../etc/a.md": "x", "/abs.md": "x", "c:\\a.md": "x", ".git/a.md": "x",
                          "__MACOSX/a.md": "x", "ok.md": "# 良い\n\n本文"})  # fmt: skip
    with zipfile.ZipFile(path, "a") as archive:
        link = zipfile.ZipInfo("link.md")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    assert markdown_folder.names(path) == ["ok.md"]
    monkeypatch.setattr(archives, "MOST_BYTES", 10_000)
    swelling = put("swell.zip", {f"{n}.md": "あ" * 2_000 for n in range(5)})
    with pytest.raises(exchange.FileUnreadable, match="too_large"):
        list(markdown_folder.rows(swelling))
    monkeypatch.setattr(archives, "MOST_FILES", 3)
    with pytest.raises(exchange.FileUnreadable, match="too_many_files"):
        markdown_folder.names(swelling)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [("a.csv", "x,y\n1,2\n", "no_heads"), ("a.bin", b"\x00\x01", "unknown"), ("a.json", "[1", "not_json"),
     ("a.json", '{"articles": []}', "no_articles"), ("a.zip", {"a.txt": "x"}, "no_articles")],
)  # fmt: skip
def test_a_file_that_is_none_of_ours_is_refused_as_a_whole(put, name, content, reason):
    with pytest.raises(exchange.FileUnreadable, match=reason):
        bring(put(name, content))


def test_html_becomes_markdown_without_what_acts():
    html = (
        '<p onclick="x()">A <a href="https://a.example">b</a></p><style>p{}</style><iframe src="x">y</iframe>'
    )
    assert zendesk.markdown_of(html) == "A [b](https://a.example)"
    assert zendesk.markdown_of("<div>" * 5_000) == ""
