"""The board, health, reviews, pairs, the order of the shelves, and acts on several articles."""

from datetime import date, timedelta

import pytest

from madoguchi.core import api as core
from madoguchi.gaps import api as gaps
from madoguchi.gaps.models import ArticleFlag, Duplicate, ReviewTask
from madoguchi.knowledge import api as knowledge
from madoguchi.knowledge.models import Article, Category

pytestmark = pytest.mark.django_db


def text(response) -> str:
    """What is read on the page, without the marks at which lines may break."""
    return response.content.decode().replace("<wbr>", "").replace("\u200b", "")


def article(slug: str, language: str = "ja") -> Article:
    return Article.objects.get(collection__slug="help", slug=slug, language=language)


def test_the_board_says_what_to_do_next_and_stays_bounded(editor, browser_of, django_assert_max_num_queries):
    with django_assert_max_num_queries(70):
        page = text(editor.get("/knowledge/"))
    assert "延長保証" in page
    assert "同僚からの指摘に対応する" in page
    assert "アプリの画面が変わり" in page
    assert "明らかに役に立っていない" in page
    assert "法人契約" in page
    assert 'class="chart"' in page
    assert "What to do next" in text(browser_of("editor", language="en").get("/knowledge/"))
    assert browser_of("agent").get("/knowledge/")["Location"] == "/knowledge/articles/"


def test_the_health_of_an_article_is_counted_with_its_interval(editor):
    fare = gaps.fare(article("energy-bill").pk)
    assert (fare.helpful, fare.unhelpful) == (1, 8)
    assert fare.low == pytest.approx(0.0199, abs=0.001)
    assert fare.high == pytest.approx(0.4350, abs=0.001)
    assert "unhelpful" in fare.troubles
    assert fare.readings > 100
    page = text(editor.get("/knowledge/health/", {"trouble": "unhelpful"}))
    assert "でんき料金の請求額と内訳を確認する" in page
    assert "n=9" in page
    assert "送料と無料になる条件" not in page
    assert editor.get("/knowledge/health/table/").status_code == 200


def test_broken_links_stale_texts_and_changed_products_are_noticed(by):
    row = article("receipt")
    row.body += "\n\n[こちら](/help/ja/no-such-page/) と [配送](track-your-order) と [外](https://a.example/)"
    row.save(update_fields=["body"])
    gaps.count_article(row.pk)
    assert gaps.fare(row.pk).broken == ("/help/ja/no-such-page/",)
    assert set(gaps.fare(row.pk).troubles) >= {"broken_link", "flagged"}
    assert gaps.fares(trouble="product_changed").total > 0
    assert "stale" in gaps.fare(article("gift-wrapping", "en").pk).troubles
    knowledge.archive(article_id=row.pk, actor=by)
    gaps.count_article(row.pk)
    assert gaps.fare(row.pk) is None


def test_a_release_opens_one_review_for_each_article_with_owner_and_day(editor):
    tasks = ReviewTask.objects.filter(release__isnull=False)
    [release] = {task.release for task in tasks}
    assert release.version == "2.0"
    assert tasks.count() == len(knowledge.articles_of_release(release.pk)) > 4
    assert gaps.open_for_release(release_id=release.pk) == 0
    task = tasks.get(article=article("air-purifier-filter"))
    assert task.owner.name == "中村 翔"
    assert task.due_on == release.released_on + timedelta(days=14)
    page = text(editor.get("/knowledge/reviews/", {"whose": "me"}))
    assert "空気清浄機 AP-50 2.0" in page
    assert "空気清浄機のフィルターを交換する" in page


def test_what_was_looked_at_counts_as_checked_once(editor, browser_of):
    changed = gaps.fares(trouble="product_changed").articles[0].article_id
    task = ReviewTask.objects.get(article=changed)
    at = f"/knowledge/reviews/{task.pk}/"
    assert browser_of("supervisor").post(f"{at}outcome/", {"outcome": "still_right"}).status_code == 403
    assert editor.post(f"{at}outcome/", {"outcome": "nonsense"}).status_code == 302
    assert ReviewTask.objects.get(pk=task.pk).done_at is None
    for _ in range(2):
        editor.post(f"{at}outcome/", {"outcome": "still_right"})
    task.refresh_from_db()
    assert task.outcome == "still_right"
    assert task.article.checked_on is not None
    gaps.count_article(changed)
    assert "product_changed" not in gaps.fare(changed).troubles
    assert editor.post("/knowledge/reviews/999999/outcome/", {"outcome": "changed"}).status_code == 404


def test_an_editor_asks_for_a_review_and_settles_flags(editor, by):
    row = article("receipt")
    editor.post(f"/knowledge/articles/{row.pk}/reviews/", {"due_on": "2027-01-31", "note": "新年の料金"})
    editor.post(f"/knowledge/articles/{row.pk}/reviews/", {"due_on": "2027-02-01", "staff": by.id})
    editor.post(f"/knowledge/articles/{row.pk}/reviews/", {"due_on": "never"})
    [task] = ReviewTask.objects.filter(article=row)
    assert (task.due_on, task.owner_id) == (date(2027, 2, 1), by.id)
    editor.post(f"/knowledge/articles/{row.pk}/flags/settlement/")
    assert not ArticleFlag.objects.filter(article=row, settled_at=None).exists()


def test_two_that_say_the_same_become_one_and_the_other_address_leads_on(editor, client, by):
    kept = article("return-an-item")
    row = {"id": "henpin", "slug": "henpin", "heading": "商品の返品のしかた", "body": kept.body}
    twin = Article.objects.get(pk=knowledge.save_article(collection="help", row=row, actor=by))
    gaps.find_duplicates()
    pair = Duplicate.objects.get(one=min(kept.pk, twin.pk), other=max(kept.pk, twin.pk))
    assert "商品の返品のしかた" in text(editor.get("/knowledge/duplicates/"))
    assert "商品を返品する" in text(editor.get(f"/knowledge/duplicates/{pair.pk}/"))
    editor.post(f"/knowledge/duplicates/{pair.pk}/union/", {"kept": kept.pk})
    twin.refresh_from_db()
    kept.refresh_from_db()
    assert twin.status == "archived"
    assert "商品の返品のしかた" in kept.questions
    led = client.get("/help/ja/henpin/")
    assert (led.status_code, led["Location"]) == (301, "/help/ja/return-an-item/")
    assert "商品の返品のしかた" not in text(editor.get("/knowledge/duplicates/"))


def test_pairs_that_differ_are_put_aside_for_good(editor):
    one, other = sorted((article("delivery-fee").pk, article("change-delivery-date").pk))
    pair = Duplicate.objects.create(one_id=one, other_id=other, likeness=0.8, found_at=core.now())
    editor.post(f"/knowledge/duplicates/{pair.pk}/dismissal/")
    gaps.find_duplicates()
    assert gaps.in_pairs([one, other]) == frozenset()


def test_the_order_follows_demand_only_when_somebody_accepts_it(editor, client):
    before = [shelf.id for shelf in knowledge.categories()]
    proposal = gaps.proposal("help")
    assert proposal.changes
    ids = [shelf.id for shelf, _ in proposal.lines]
    assert "この並び順を承認する" in text(editor.get("/knowledge/order/"))
    assert [shelf.id for shelf in knowledge.categories()] == before
    editor.post("/knowledge/order/", {"shelf": ids[1:]})
    assert [shelf.id for shelf in knowledge.categories()] == before
    for _ in range(2):
        editor.post("/knowledge/order/", {"shelf": ids})
    assert [shelf.id for shelf in knowledge.categories()] == ids
    assert gaps.last_accepted("help").staff.name == "中村 翔"
    assert "中村 翔" in text(editor.get("/knowledge/order/"))


def test_articles_move_together_with_their_translations(editor):
    chosen = [article("points").pk, article("receipt").pk]
    page = text(editor.get("/knowledge/bulk/", {"article": chosen}))
    assert "2件の記事を選択中" in page
    editor.post("/knowledge/bulk/moves/", {"article": chosen, "new_ja": "お得な制度", "new_en": "Benefits"})
    shelf = Category.objects.get(title_ja="お得な制度")
    assert {article("points", "en").category_id, article("receipt").category_id} == {shelf.pk}


def test_articles_of_two_languages_are_not_merged(editor):
    one, other = article("points"), article("points", "en")
    editor.post("/knowledge/bulk/unions/", {"article": [one.pk, other.pk], "kept": one.pk})
    assert article("points", "en").status == "published"
    editor.post("/knowledge/bulk/unions/", {"article": [one.pk, article("receipt").pk], "kept": one.pk})
    assert article("receipt").status == "archived"


def test_a_section_becomes_an_article_and_the_old_one_links_to_it(editor, client):
    row = article("points")
    seen = knowledge.editable_article(row.pk)
    body = "はじめに。\n\n## 貯め方\n\n買うと貯まります。\n\n## 使い方\n\n支払いに使えます。\n"
    Article.objects.filter(pk=row.pk).update(body=body)
    assert seen is not None
    assert "使い方" in text(editor.get(f"/knowledge/articles/{row.pk}/parts/"))
    editor.post(f"/knowledge/articles/{row.pk}/parts/", {"heading": "貯め方"})
    own = Article.objects.get(heading="貯め方")
    row.refresh_from_db()
    assert (own.body, own.status, own.category_id) == ("買うと貯まります。", "published", row.category_id)
    assert row.body == f"はじめに。\n\n[貯め方]({own.slug})\n\n## 使い方\n\n支払いに使えます。\n"
    assert client.get(f"/help/ja/{own.slug}/").status_code == 200


def test_a_shelf_becomes_part_of_another_and_its_address_leads_on(editor, client):
    gone, kept = Category.objects.filter(collection__slug="help").order_by("position")[:2]
    many = gone.articles.count()
    editor.post(f"/knowledge/categories/{gone.pk}/union/", {"into": kept.pk})
    assert not Category.objects.filter(pk=gone.pk).exists()
    assert many > 0
    led = client.get(f"/help/topics/{gone.slug}/")
    assert (led.status_code, led["Location"]) == (301, f"/help/topics/{kept.slug}/")
