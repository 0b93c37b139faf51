"""Products in the help pages: what changed in each version, and what holds for whom."""

import datetime

import pytest

from madoguchi.core import api as core
from madoguchi.knowledge.models import Article, ArticleProduct, Product, ProductRelease
from madoguchi.knowledge.tally import tally

pytestmark = pytest.mark.django_db
ROOT = "/help/c/t-shelf/"
PAGE = f"{ROOT}products/t-cleaner/"
DAY = datetime.date(2026, 11, 1)


def body(response) -> str:
    return response.content.decode()


@pytest.fixture
def cleaner(shelf) -> Product:
    """A product with two versions; the newer one has notes, and an article holds from it on."""
    made = Product.objects.create(
        slug="t-cleaner", title_ja="試しの清浄機", title_en="Test cleaner", created_at=core.now()
    )
    Article.objects.filter(id=shelf["moving/ja"]).update(kind="release", heading="2.0の変更点")
    first, second = (
        ProductRelease.objects.create(
            product=made, version=version, released_on=DAY, notes_id=notes, created_at=core.now()
        )
        for version, notes in (("1.0", None), ("2.0", shelf["moving/ja"]))
    )
    ArticleProduct.objects.create(article_id=shelf["filter/ja"], product=made, since=second)
    ArticleProduct.objects.create(article_id=shelf["returns/ja"], product=made, since=first, until=second)
    return made


def test_a_product_leads_to_what_changed_and_to_what_there_is_to_read(client, shelf, cleaner):
    page = body(client.get(PAGE))
    assert page.index("2.0</span>") < page.index("1.0</span>")
    assert f'href="{ROOT}ja/moving/"' in page
    assert "お知らせする変更はありません" in page
    assert f'href="{ROOT}ja/filter/"' in page
    assert f'href="{PAGE}"' in body(client.get(ROOT))


def test_an_article_says_for_which_versions_it_holds(client, shelf, cleaner):
    assert "試しの清浄機 2.0以降" in body(client.get(f"{ROOT}ja/filter/"))
    assert "試しの清浄機 1.0から2.0まで" in body(client.get(f"{ROOT}ja/returns/"))


def test_a_release_note_names_its_version_and_the_articles_that_hold_from_it_on(client, shelf, cleaner):
    page = body(client.get(f"{ROOT}ja/moving/"))
    facts = page[page.index("help-release-facts") : page.index('class="help-body"')]
    assert f'href="{PAGE}"' in facts
    assert f'href="{ROOT}ja/filter/"' in facts
    assert f'href="{ROOT}ja/returns/"' not in facts


def test_closed_articles_are_in_no_product_release_or_count(client, shelf, cleaner):
    Article.objects.filter(id__in=[shelf["moving/ja"], shelf["filter/ja"]]).update(visibility="staff")
    page = body(client.get(PAGE))
    assert [word for word in ("2.0の変更点", "フィルター", "/moving/", "/filter/") if word in page] == []
    assert [one.many for one in client.get(ROOT).context["products"]] == [1]
    Article.objects.filter(id=shelf["returns/ja"]).update(status="draft")
    assert client.get(PAGE).status_code == 404
    assert client.get(f"{ROOT}products/nothing/").status_code == 404


def test_what_is_read_most_comes_first(client, shelf):
    def first() -> str:
        return client.get(f"{ROOT}all/").context["articles"][0].ref.heading

    before = first()
    tally.note(shelf["returns/ja"])
    assert (before, first()) == ("フィルターを交換する", "返品の期限")
    with core.frozen(core.now() + datetime.timedelta(days=40)):
        assert first() == "フィルターを交換する"


def test_statements_do_not_grow_with_the_versions(client, shelf, cleaner, django_assert_max_num_queries):
    client.get(PAGE)
    with django_assert_max_num_queries(11):
        client.get(PAGE)
