"""Products in the help pages: what changed in each version, and what holds for whom."""

import datetime
from types import SimpleNamespace
from urllib.parse import unquote

import pytest

from madoguchi.core import api as core
from madoguchi.knowledge.models import Article, ArticleProduct, Product, ProductRelease
from madoguchi.knowledge.results import raised
from madoguchi.knowledge.searching import Line
from madoguchi.knowledge.tally import tally
from madoguchi.people import api as people

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


@pytest.fixture
def owner(client, cleaner) -> int:
    """A customer of whom the company's server says that she has the cleaner, in her browser."""
    customer = people.create_customer(name="持ち主")
    people.keep_attributes(customer_id=customer, values={"products": "t-cleaner, 別の品"}, signed=True)
    return customer


def known(monkeypatch, customer: int) -> None:
    viewer = people.Viewer("customer", customer_id=customer)
    monkeypatch.setattr(people, "customer_viewer_of", lambda request: viewer)


def test_her_products_come_first_until_she_switches_that_off(client, owner, monkeypatch):
    known(monkeypatch, owner)
    tally.note(client.get(f"{ROOT}all/").context["articles"][-1].ref.id)
    home = client.get(ROOT)
    assert "お使いの製品のヘルプ" in body(home)
    assert {one.heading for one in home.context["own"].articles} == {"フィルターを交換する", "返品の期限"}
    firsts = [one.ref.heading for one in client.get(f"{ROOT}all/").context["articles"][:2]]
    assert set(firsts) == {"フィルターを交換する", "返品の期限"}
    client.post("/help/own-products/", {"first": "no"})
    assert client.get(ROOT).context["own"].articles == ()
    assert 'name="first" value="yes"' in body(client.get(ROOT))
    assert client.get(f"{ROOT}all/").context["articles"][0].ref.heading not in firsts
    client.post("/help/own-products/", {"first": "yes"})
    assert client.get(ROOT).context["own"].first


def test_what_only_a_page_claims_is_not_believed(client, cleaner, monkeypatch):
    customer = people.create_customer(name="だれか")
    people.keep_attributes(customer_id=customer, values={"products": "t-cleaner"}, signed=False)
    known(monkeypatch, customer)
    assert client.get(ROOT).context["own"] is None


def test_statements_do_not_grow_with_the_versions(client, shelf, cleaner, django_assert_max_num_queries):
    client.get(PAGE)
    with django_assert_max_num_queries(11):
        client.get(PAGE)


def test_in_search_her_products_stand_a_little_higher(client, owner, monkeypatch):
    known(monkeypatch, owner)
    page = f"{ROOT}search/?q=手続き"
    hers = ("フィルターを交換する", "返品の期限")
    first = [one.hit.heading for one in client.get(page).context["results"].shown]
    assert 'name="first" value="no"' in body(client.get(page))
    gone_back = client.post("/help/own-products/", {"first": "no", "back": page})
    assert unquote(gone_back["Location"]) == page
    without = [one.hit.heading for one in client.get(page).context["results"].shown]
    assert sorted(first) == sorted(without)
    moved = [without.index(one) - first.index(one) for one in hers if one in first]
    assert all(0 <= places <= 2 for places in moved)
    away = client.post("/help/own-products/", {"first": "yes", "back": "//evil.example/"})
    assert away["Location"] == "/help/"


def line(pk: int, confidence: float) -> Line:
    return Line(SimpleNamespace(id=pk), 0.0, confidence)  # type: ignore[arg-type]


def test_nothing_clearly_surer_is_passed(shelf, cleaner):
    own = Article.objects.get(heading="フィルターを交換する").pk
    lines = tuple(line(pk, sure) for pk, sure in ((-1, 0.9), (-2, 0.6), (-3, 0.55), (-4, 0.52), (own, 0.5)))
    product = Article.objects.get(pk=own).products.get().product_id
    assert [one.row.id for one in raised(lines, (product,))] == [-1, -2, own, -3, -4]
    assert [one.row.id for one in raised((lines[0], lines[4]), (product,))] == [-1, own]
    assert raised(lines, ()) == lines
