"""Search: words of two characters, other spellings, the other language, and who may see what."""

from datetime import timedelta

import pytest

from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge
from madoguchi.knowledge.models import Article, SearchEntry
from madoguchi.knowledge.tests.conftest import SHELF

pytestmark = pytest.mark.django_db


def ids(query, language="ja", **more) -> list[int]:
    found = knowledge.search(query=query, language=language, collections=(SHELF,), **more)
    return [hit.article_id for hit in found]


@pytest.mark.parametrize(
    ("query", "article"),
    [
        ("解約", "cancel/ja"),
        ("返品", "returns/ja"),
        ("引越しの手続", "moving/ja"),
        ("定期便をやめたい", "cancel/ja"),
        ("ﾌｨﾙﾀｰ", "filter/ja"),
    ],
)
def test_japanese_questions(shelf, query, article):
    assert ids(query)[0] == shelf[article]


def test_an_english_reader_gets_the_english_text_of_a_pair(shelf):
    assert ids("How do I cancel my subscription?", "en")[0] == shelf["cancel/en"]
    assert shelf["cancel/ja"] not in ids("How do I cancel my subscription?", "en")


def test_an_english_question_finds_an_article_that_is_only_japanese(shelf):
    assert ids("change the filter", "en")[0] == shelf["filter/ja"]


@pytest.mark.parametrize(
    ("audience", "seen"),
    [("public", set()), ("customers", {"members/ja"}), ("staff", {"members/ja", "inside/ja"})],
)
def test_only_what_the_audience_may_see(shelf, audience, seen):
    found = set(ids("返品 送料 refunds supervisor", audience=audience, limit=20))
    guarded = {"members/ja", "inside/ja", "draft/ja"}
    assert {key for key in guarded if shelf[key] in found} == seen


def test_what_was_shown_already_is_left_out(shelf):
    assert shelf["returns/ja"] not in ids("返品", exclude=[shelf["returns/ja"]])


def test_the_twin_of_what_was_shown_is_no_news(shelf):
    found = ids("How do I cancel my subscription?", "en", exclude=[shelf["cancel/ja"]], limit=20)
    assert not {shelf["cancel/ja"], shelf["cancel/en"]} & set(found)


def test_withdrawn_is_gone_at_once_and_published_is_back(shelf):
    knowledge.withdraw(article_id=shelf["returns/ja"], actor=core.SYSTEM)
    assert shelf["returns/ja"] not in ids("返品", limit=20)
    knowledge.publish(article_id=shelf["returns/ja"], actor=core.SYSTEM)
    assert ids("返品")[0] == shelf["returns/ja"]


def test_an_article_is_found_only_while_it_is_valid(shelf):
    Article.objects.filter(id=shelf["returns/ja"]).update(valid_until=core.now() - timedelta(days=1))
    assert shelf["returns/ja"] not in ids("返品", limit=20)


def test_a_changed_article_is_found_by_its_new_words(shelf):
    row = {"id": "filter", "heading": "加湿トレーを洗う", "body": "週に一度、水で洗ってください。"}
    knowledge.save_article(collection=SHELF, row=row, actor=core.SYSTEM)
    assert ids("トレー")[0] == shelf["filter/ja"]


def test_the_hit_tells_where_and_quotes_the_steps_together(shelf):
    [hit, *_] = knowledge.search(query="定期便を解約したい", language="ja", collections=(SHELF,))
    assert hit.url == "/help/c/t-shelf/ja/cancel/"
    assert hit.passage.endswith(
        "1. 会員ページを開きます。\n2. 「定期便」を選びます。\n3. 「解約」を押します。"
    )
    assert hit.confidence >= knowledge.CONFIDENT


@pytest.mark.parametrize(
    ("query", "language"),
    [
        ("明日の天気を教えてください", "ja"),
        ("徳川家康は何をした人ですか", "ja"),
        ("おいしいラーメン屋はどこですか", "ja"),
        ("who won the football match", "en"),
        ("What is the capital of France?", "en"),
    ],
)
def test_it_knows_that_it_does_not_know(shelf, query, language):
    found = knowledge.search(query=query, language=language, collections=(SHELF,))
    assert all(hit.confidence < knowledge.CONFIDENT for hit in found)


@pytest.mark.parametrize("query", ["", " ", "、。！", "🙂", "x" * 5000, "\u0000", "'; DROP TABLE --"])
def test_no_query_is_an_error(shelf, query):
    knowledge.search(query=query, language="ja", collections=(SHELF,))


def test_without_vectors_the_words_still_find(shelf):
    SearchEntry.objects.filter(article__collection__slug=SHELF).update(model="another", stamp=1)
    assert ids("返品")[0] == shelf["returns/ja"]
    assert knowledge.reindex(only_stale_for="use-multilingual-3") >= len(shelf)
    assert ids("change the filter", "en")[0] == shelf["filter/ja"]


def test_three_statements_a_search(shelf, django_assert_num_queries):
    """Whether the index is current, what is still open, and the texts to quote."""
    ids("返品")
    with django_assert_num_queries(3):
        ids("返品")


def test_what_is_remembered_of_a_search_is_remembered_for_its_audience(shelf):
    """Closing an article closes it, however often the same has been asked before."""
    article = Article.objects.get(id=shelf["returns/ja"])
    for _ in range(2):
        assert article.pk in ids("返品", audience="public")
        assert article.pk in ids("返品", audience="staff")
    Article.objects.filter(pk=article.pk).update(visibility="staff")
    for _ in range(2):
        assert article.pk not in ids("返品", audience="public")
        assert article.pk in ids("返品", audience="staff")


@pytest.mark.parametrize(
    ("typed", "language", "article"),
    [
        ("フィル", "ja", "filter/ja"),
        ("返", "ja", "returns/ja"),
        ("定期便を解", "ja", "cancel/ja"),
        ("canc", "en", "cancel/en"),
        ("Cancel a subs", "en", "cancel/en"),
    ],
)
def test_what_is_being_typed_is_completed(shelf, typed, language, article):
    [first, *_] = knowledge.suggest(query=typed, language=language, collections=(SHELF,))
    assert first.article_id == shelf[article]


@pytest.mark.parametrize("typed", ["内", "Inter", "refunds", "会員の", "新しい規"])
def test_nothing_hidden_is_suggested(shelf, typed):
    hidden = {shelf["inside/ja"], shelf["members/ja"], shelf["draft/ja"]}
    found = knowledge.suggest(query=typed, language="ja", collections=(SHELF,), limit=20)
    assert not hidden & {hit.article_id for hit in found}


@pytest.mark.parametrize("typed", ["", " ", "🙂", "、", "\u0000", "x" * 5000])
def test_anything_may_be_typed(shelf, typed):
    knowledge.suggest(query=typed, language="ja", collections=(SHELF,))
