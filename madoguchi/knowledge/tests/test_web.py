"""Help pages: what is shown, to whom, and by how many statements."""

import pytest

from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge
from madoguchi.knowledge.models import Reading
from madoguchi.people.shapes import ANONYMOUS

pytestmark = pytest.mark.django_db
ROOT = "/help/c/t-shelf/"


def body(response) -> str:
    return response.content.decode()


def test_first_page_counts_what_this_reader_may_read(client, shelf):
    page = body(client.get(ROOT))
    assert 'role="search"' in page
    assert "2件" in page
    assert "返品の新しい規則" not in page
    assert "会員の割引" not in page


def test_a_collection_in_one_language_is_shown_to_readers_of_the_other(client, shelf):
    knowledge.withdraw(article_id=shelf["cancel/en"], actor=core.SYSTEM)
    client.cookies["madoguchi_language"] = "en"
    assert "フィルターを交換する" in body(client.get(ROOT))
    assert "フィルターを交換する" in body(client.get(f"{ROOT}all/"))


def test_an_article_with_its_twin_its_contents_and_a_way_to_ask(client, shelf):
    response = client.get(f"{ROOT}ja/cancel/")
    page = body(response)
    assert response.status_code == 200
    assert "<li>会員ページを開きます。</li>" in page
    assert "2026年11月1日" in page
    assert f'hreflang="en" href="http://testserver{ROOT}en/cancel/"' in page
    assert knowledge.read_by(response.wsgi_request) == ()
    again = client.get(f"{ROOT}en/cancel/").wsgi_request
    assert [ref.id for ref in knowledge.read_by(again)] == [shelf["cancel/ja"]]


def test_a_link_to_a_bare_slug_leads_to_the_neighbour(client, shelf):
    assert f'href="{ROOT}ja/cancel/"' in body(client.get(f"{ROOT}ja/returns/"))


def test_the_address_decides_the_language_until_the_reader_does(client, shelf):
    assert '<html lang="en"' in body(client.get(f"{ROOT}en/cancel/"))
    client.cookies["madoguchi_language"] = "ja"
    assert '<html lang="ja"' in body(client.get(f"{ROOT}en/cancel/"))


def test_reading_is_counted_once_a_browser(client, shelf):
    for _ in range(3):
        client.get(f"{ROOT}ja/cancel/")
    client.head(f"{ROOT}ja/returns/")
    assert list(
        Reading.objects.filter(article__collection__slug="t-shelf").values_list("count", flat=True)
    ) == [1]


@pytest.mark.parametrize("slug", ["draft", "members", "inside", "nothing"])
def test_what_is_not_open_is_not_there(client, shelf, slug):
    response = client.get(f"{ROOT}ja/{slug}/")
    assert response.status_code == 404
    assert 'role="search"' in body(response)
    for secret in ("まだ決まっていません", "送料が無料", "supervisor"):
        assert secret not in body(response)


@pytest.mark.parametrize("key", ["draft/ja", "members/ja", "inside/ja"])
def test_the_front_door_keeps_the_same_rule(shelf, key):
    assert knowledge.article(viewer=ANONYMOUS, id=shelf[key]) is None
    assert knowledge.article(viewer=ANONYMOUS, id=shelf["cancel/ja"]) is not None


def test_results_mark_the_words(client, shelf):
    page = body(client.get(f"{ROOT}search/", {"q": "返品"}))
    assert "<mark>返品</mark>の期限" in page


def test_what_was_typed_is_never_markup(client, shelf):
    page = body(client.get(f"{ROOT}search/", {"q": "<script>alert(1)</script>返品"}))
    assert "<script>alert" not in page


def test_an_unsure_search_says_so(client, shelf):
    assert "ぴったりの記事は見つかりませんでした" in body(client.get(f"{ROOT}search/", {"q": "徳川家康"}))


@pytest.mark.parametrize("page", ["0", "-1", "99999999", "x", "٣", ""])
def test_any_page_number_is_answered(client, shelf, page):
    assert client.get(f"{ROOT}search/", {"q": "返品", "page": page}).status_code == 200
    assert client.get(f"{ROOT}all/", {"page": page}).status_code == 200


@pytest.mark.parametrize("path", ["/help/", "/help/c/nothing/", "/help/topics/nothing/", "/help/fr/x/"])
def test_help_answers_without_articles(client, db, path):
    assert client.get(path).status_code in {200, 404}


@pytest.mark.parametrize(
    ("path", "statements"),
    [("", 7), ("topics/contracts/", 5), ("all/", 5), ("ja/cancel/", 5), ("search/?q=返品", 7)],
)
def test_statements_do_not_grow_with_the_articles(
    client, shelf, django_assert_max_num_queries, path, statements
):
    client.get(ROOT + path)
    with django_assert_max_num_queries(statements + SHELL):
        client.get(ROOT + path)


SHELL = 5  # what the shell asks: the brand, notices, today's hours, the article's votes
