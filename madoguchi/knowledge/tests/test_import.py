"""Imports: every line is accounted for, none costs another, and twice is once."""

import io
import json

import pytest

from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge
from madoguchi.knowledge import importing
from madoguchi.knowledge.models import Article, Category, Collection, SearchEntry

from .conftest import ROWS, SHELF

pytestmark = pytest.mark.django_db


def lines(*rows) -> io.BytesIO:
    return io.BytesIO(b"\n".join(r if isinstance(r, bytes) else json.dumps(r).encode() for r in rows))


def bring(source, **more) -> tuple[knowledge.ImportReport, list[knowledge.ImportRow]]:
    rows: list[knowledge.ImportRow] = []
    report = knowledge.import_articles(
        source=source, collection="t-import", actor=core.SYSTEM, report=rows.append, **more
    )
    return report, rows


GOOD = {"id": "a", "heading": "見出し", "body": "本文です。", "updated": "04/21/2020"}


def test_a_row_becomes_a_published_article_with_its_search_entry():
    report, rows = bring(lines(GOOD))
    article = Article.objects.get(collection__slug="t-import")
    assert (report.ok, report.rows, report.url) == (1, 1, "/help/c/t-import/")
    assert rows == [knowledge.ImportRow(1, "a", "ok", article.pk, heading="見出し")]
    assert (article.slug, article.language, article.status) == ("a", "ja", "published")
    assert article.updated_at.isoformat() == "2020-04-21T00:00:00+00:00"
    assert SearchEntry.objects.get(article=article).words_heading == "見出し"


def test_again_is_unchanged_and_a_changed_line_is_updated():
    bring(lines(GOOD))
    before = SearchEntry.objects.get().stamp if SearchEntry.objects.count() == 1 else None
    again, _ = bring(lines(GOOD))
    changed, _ = bring(lines({**GOOD, "body": "別の本文です。"}))
    assert (again.ok, again.updated, again.unchanged) == (0, 0, 1)
    assert (changed.ok, changed.updated, changed.unchanged) == (0, 1, 0)
    entry = SearchEntry.objects.get(article__collection__slug="t-import")
    assert entry.stamp != before
    assert Article.objects.filter(collection__slug="t-import").count() == 1


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{", "not_json"),
        (b"\xff\xfe", "not_json"),
        (b"[1]", "not_object"),
        (b"[" * 100_000, "not_json"),
        ({**GOOD, "id": ""}, "no_id"),
        ({**GOOD, "heading": " "}, "no_heading"),
        ({**GOOD, "heading": "あ" * 301}, "heading_too_long"),
        ({**GOOD, "body": None}, "no_body"),
        ({**GOOD, "body": ["x"]}, "not_text"),
        ({**GOOD, "heading": "\ud800"}, "not_text"),
        ({**GOOD, "questions": "x"}, "not_list"),
        ({**GOOD, "language": "fr"}, "unknown_language"),
        ({**GOOD, "visibility": "all"}, "unknown_visibility"),
        ({**GOOD, "status": "new"}, "unknown_status"),
        ({**GOOD, "valid_until": "soon"}, "bad_date"),
        (b'{"id":"x","body":"' + b"x" * importing.LONGEST_LINE + b'"}', "too_long"),
    ],
)
def test_a_bad_line_is_told_and_costs_no_other(line, reason):
    report, rows = bring(lines({**GOOD, "id": "first"}, line, {**GOOD, "id": "last"}))
    assert [row.state for row in sorted(rows, key=lambda r: r.line)] == ["ok", "error", "ok"]
    assert [(row.line, row.reason) for row in report.errors] == [(2, reason)]
    assert reason in knowledge.REASONS


def test_a_strange_date_of_change_is_not_worth_an_answer():
    report, _ = bring(lines({**GOOD, "updated": "''"}))
    assert (report.ok, report.errors) == (1, ())


def test_the_same_id_twice_in_one_file_is_refused_once():
    report, _ = bring(lines(GOOD, {**GOOD, "heading": "別"}))
    assert [(row.line, row.reason) for row in report.errors] == [(2, "repeated")]
    assert Article.objects.get(collection__slug="t-import").heading == "見出し"


def test_what_the_database_refuses_is_refused_alone():
    report, _ = bring(lines({**GOOD, "group": "g"}, {**GOOD, "id": "b", "group": "g"}, {**GOOD, "id": "c"}))
    assert (report.ok, [row.reason for row in report.errors]) == (2, ["refused"])


def test_byte_order_mark_blank_lines_and_null_characters():
    source = io.BytesIO(b"\xef\xbb\xbf" + json.dumps({**GOOD, "body": "a\x00b"}).encode() + b"\n\n \n")
    report, _ = bring(source)
    assert (report.ok, report.errors) == (1, ())
    assert Article.objects.get(collection__slug="t-import").body == "ab"


def test_categories_pairs_and_openness():
    bring(
        lines(
            {**GOOD, "category": "お支払い"},
            {**GOOD, "language": "en", "category": "お支払い", "heading": "Heading"},
            {**GOOD, "id": "s", "heading": "Internal: secret"},
        )
    )
    pair = Article.objects.filter(collection__slug="t-import", external_id="a")
    assert len({article.group for article in pair}) == 1
    assert Category.objects.get(collection__slug="t-import").slug == "お支払い"
    assert Article.objects.get(collection__slug="t-import", external_id="s").visibility == "staff"


def test_progress_is_told_by_the_batch(monkeypatch):
    monkeypatch.setattr(importing, "BATCH", 2)
    told: list[int] = []
    bring(lines(*({**GOOD, "id": str(n)} for n in range(5))), progress=lambda done, total: told.append(done))
    assert told == [2, 4, 5]


def test_two_slugs_that_would_be_one_stay_two():
    bring(lines({**GOOD, "id": "A b"}, {**GOOD, "id": "a-b"}))
    assert len(set(Article.objects.filter(collection__slug="t-import").values_list("slug", flat=True))) == 2


def test_a_collection_is_removed_as_a_whole():
    bring(lines(GOOD))
    assert knowledge.remove_collection(slug="t-import", actor=core.SYSTEM) == 1
    assert not Collection.objects.filter(slug="t-import").exists()
    assert not SearchEntry.objects.filter(article__collection__slug="t-import").exists()


def test_rows_that_break_the_writing_rules_are_refused_and_cost_no_other(shelf):
    core.set_option(knowledge.WritingRules(banned=("激安",), banned_stops=True), actor=core.SYSTEM)
    new = {"heading": "送料", "body": "激安です。"}
    rows = [
        {**ROWS[2], "body": "![](/help/files/x.png)"},
        {**new, "id": "shown"},
        {**new, "id": "later", "status": "draft"},
        {**new, "id": "fine", "body": "五百円です。"},
    ]
    done = knowledge.import_articles(source=rows, collection=SHELF, actor=core.SYSTEM)
    assert (done.ok, done.updated) == (2, 0)
    assert [(row.external_id, row.reason, row.detail) for row in done.errors] == [
        ("returns", "no_description", ""), ("shown", "banned_words", "激安"),
    ]  # fmt: skip
    assert Article.objects.get(id=shelf["returns/ja"]).body == ROWS[2]["body"]
    assert not Article.objects.filter(external_id="shown").exists()
