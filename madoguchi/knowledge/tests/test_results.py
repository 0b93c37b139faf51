"""Results may be narrowed down, are offered while one types, and tell nobody of what she may not read."""

import threading
from datetime import timedelta
from urllib.parse import quote, quote_plus

import pytest

from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge
from madoguchi.knowledge.finding import follow
from madoguchi.knowledge.models import Article, ArticleProduct, Product, Search

pytestmark = pytest.mark.django_db
ROOT = "/help/c/t-shelf/"
QUESTION = {"q": "返品"}


def body(response) -> str:
    return response.content.decode()


@pytest.fixture
def kettle(shelf) -> Product:
    """A product that the article about returns speaks of, and no other."""
    made = Product.objects.create(
        slug="t-kettle", title_ja="試しのケトル", title_en="Test kettle", created_at=core.now()
    )
    ArticleProduct.objects.create(article_id=shelf["returns/ja"], product=made)
    return made


def without(query: str, page: str) -> str:
    """The page without what the reader typed herself."""
    for said in (query, quote(query), quote_plus(query)):
        page = page.replace(said, "")
    return page


def headings(client, **given: str) -> list[str]:
    response = client.get(f"{ROOT}search/", QUESTION | given)
    return [one.hit.heading for one in response.context["results"].shown]


def test_results_are_narrowed_by_topic_product_and_language(client, shelf, kettle):
    assert len(headings(client)) > 1
    assert headings(client, category="contracts") == ["返品の期限", "定期便を解約する"]
    assert headings(client, category="contracts", language="en") == ["Cancel a subscription"]
    assert headings(client, product="t-kettle") == ["返品の期限"]
    assert headings(client, language="en") == ["Cancel a subscription"]
    assert headings(client, category="nothing") == []


def test_a_choice_says_how_many_are_left_and_can_be_taken_back(client, shelf, kettle):
    page = body(client.get(f"{ROOT}search/", QUESTION))
    assert "試しのケトル" in page
    chosen = body(client.get(f"{ROOT}search/", QUESTION | {"product": "t-kettle"}))
    assert 'aria-current="true"' in chosen
    assert "絞り込みを解除" in chosen


def test_only_what_makes_a_difference_is_offered(client, shelf):
    choices = client.get(f"{ROOT}search/", QUESTION).context["results"].choices
    assert (choices.products, choices.languages) == ((), ())
    assert [choice.many for choice in choices.categories] == [2]


def test_closed_articles_are_in_no_choice_count_or_suggestion(client, shelf):
    secret = Product.objects.create(
        slug="t-secret", title_ja="極秘", title_en="Secret", created_at=core.now()
    )
    for key in ("draft/ja", "members/ja", "inside/ja"):
        ArticleProduct.objects.create(article_id=shelf[key], product=secret)
    for query in ("返品の新しい規則", "会員の割引", "Internal: refunds", "極秘"):
        for way in ("search", "suggestions"):
            page = without(query, body(client.get(f"{ROOT}{way}/", {"q": query})))
            assert [word for word in ("極秘", "会員の割引", "refunds", "新しい規則") if word in page] == []
    assert headings(client, product="t-secret") == []


def test_suggestions_are_options_that_lead_to_the_article(client, shelf):
    page = body(client.get(f"{ROOT}suggestions/", {"q": "返品の期限"}))
    assert f'href="{ROOT}ja/returns/?asked=%E8%BF%94' in page
    assert 'role="option"' in page
    assert f'href="{ROOT}search/?q=%E8%BF%94' in page


@pytest.mark.parametrize("query", ["", "   ", "\x00", "<b>", "あ" * 5000, "徳川家康"])
def test_any_text_is_answered(client, shelf, query):
    assert client.get(f"{ROOT}suggestions/", {"q": query}).status_code == 200
    assert "<b>" not in body(client.get(f"{ROOT}suggestions/", {"q": query}))


def test_an_article_in_another_language_is_marked(client, shelf):
    Article.objects.filter(id=shelf["cancel/ja"]).delete()
    knowledge.reindex()
    page = body(client.get(f"{ROOT}search/", {"q": "定期便を解約したい"}))
    assert "英語の記事" in page
    assert '<li class="help-hit" lang="en">' in page


def test_statements_do_not_grow_with_what_is_found(client, shelf, kettle, django_assert_max_num_queries):
    client.get(f"{ROOT}search/", QUESTION)
    with django_assert_max_num_queries(13):
        client.get(f"{ROOT}search/", QUESTION | {"category": "contracts", "product": "t-kettle"})
    with django_assert_max_num_queries(4):
        client.get(f"{ROOT}suggestions/", QUESTION)


def test_what_was_chosen_while_typing_is_kept_and_what_was_only_offered_is_not(client, shelf):
    since = core.now()
    client.get(f"{ROOT}suggestions/", {"q": "返品の期限"})
    client.get(f"{ROOT}ja/returns/", {"asked": "返品の期限"})
    client.head(f"{ROOT}ja/cancel/", {"asked": "解約"})
    until = core.now() + timedelta(seconds=1)
    [kept] = knowledge.searches(since=since, until=until)
    assert (kept.query, kept.door, kept.chosen_id) == ("返品の期限", "help", shelf["returns/ja"])


def test_right_after_the_start_a_search_says_what_may_be_missing_and_is_not_kept(client, shelf, monkeypatch):
    """A process that follows searches what it has read so far, after a short while of waiting."""
    monkeypatch.setattr(follow, "PATIENCE", 0.01)
    monkeypatch.setattr(follow.index, "_thread", object())
    monkeypatch.setattr(follow.index, "_whole", threading.Event())
    monkeypatch.setattr(follow.index, "snapshot", None)
    before = Search.objects.count()
    page = body(client.get(f"{ROOT}search/", QUESTION))
    assert "ただいま記事を読み込んでいます" in page
    assert Search.objects.count() == before
    assert not knowledge.index_state().ready
