"""Every page of the demo company's help centre, reached by its links: whole, valid, and near a person."""

from collections.abc import Iterator
from urllib.parse import quote, urldefrag, urlsplit

import pytest
from django.test import Client

from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge
from madoguchi.knowledge.models import Article, ArticleProduct, Product, ProductRelease
from tests.plugins.fixtures import rolled_back

from .walk import Seen, clicks_to_a_person, look, walk

STARTS = (
    "/help/", "/help/en/", f"/help/search/?q={quote('返品')}", "/help/search/?q=refund",
    "/help/search/?q=zzzz", "/help/search/", "/help/ja/nothing/",
    "/sitemap.xml", "/robots.txt", "/help/changes/ja.atom",
)  # fmt: skip
BODY = """最初の一文で答えます。次の順にお試しください。

## はじめに

1. 電源を入れます。
2. **赤い**ボタンを押します。

> ご注意ください。

| 品番 | 容量 |
|---|---|
| AK-10 | 1.0 L |

## 困ったときは

- [修理のご案内](repair)をご覧ください。

## 用語

`E-7`は水切れです。
"""
SECRETS = {
    "draft": {"status": "draft"},
    "members": {"visibility": "customers"},
    "inside": {"visibility": "staff"},
    "tomorrow": {"valid_from": "2099-01-01"},
    "yesterday": {"valid_until": "2020-01-01"},
}


def publish(slug: str, **more: object) -> int:
    row = {"id": slug, "slug": slug, "heading": f"試験機{slug}", "body": BODY, "category": "kettles"} | more
    return knowledge.save_article(collection="help", row=row, actor=core.SYSTEM)


def build() -> None:
    """Beside the demo's articles: one of each kind, a product with a version, and secrets of each sort."""
    made = {kind: publish(f"t-{kind.replace('_', '-')}", body=BODY * 3) for kind in Article.Kind.values}
    for kind, article_id in made.items():
        Article.objects.filter(id=article_id).update(kind=kind)
    product = Product.objects.create(
        slug="t-machine", title_ja="試験機", title_en="Machine", created_at=core.now()
    )
    release = ProductRelease.objects.create(
        product=product,
        version="2.0",
        released_on=core.now(),
        notes_id=made["release"],
        created_at=core.now(),
    )
    for article_id in (made["guide"], made["faq"]):
        ArticleProduct.objects.create(article_id=article_id, product=product, since=release)
    for name, closed in SECRETS.items():
        secret = publish(
            f"kanaria-{name}", heading=f"試験機 kanaria-{name}", body=f"kanaria-{name}", **closed
        )
        ArticleProduct.objects.create(article_id=secret, product=product)


@pytest.fixture(scope="module")
def pages(django_db_setup, django_db_blocker) -> Iterator[dict[str, Seen]]:
    """Everything that somebody unknown reaches, seen once for all tests."""
    with django_db_blocker.unblock(), rolled_back():
        build()
        yield walk(Client(), STARTS)


def test_the_walk_sees_the_help_centre(pages):
    paths = {urlsplit(address).path for address in pages}
    assert {"/help/ja/kettle-descale/", "/help/en/kettle-descale/", "/help/topics/kettles/"} <= paths
    assert {f"/help/ja/t-{kind.replace('_', '-')}/" for kind in Article.Kind.values} <= paths
    assert {"/help/products/t-machine/", "/help/all/", "/chat/", "/sitemap-0.xml"} <= paths | {
        "/sitemap-0.xml"
    }


def test_no_link_leads_nowhere(pages):
    missing = {address for address, page in pages.items() if page.status >= 400} - {"/help/ja/nothing/"}
    broken = [
        f"{address} → {link}"
        for address, page in pages.items()
        for link in page.links
        if urldefrag(link).url in missing
    ]
    assert broken == []


def test_every_anchor_is_there(pages):
    lost = []
    for address, page in pages.items():
        for link in page.links:
            target, fragment = urldefrag(link)
            if target in pages and pages[target].is_html and fragment not in pages[target].anchors:
                lost.append(f"{address} → {link}")
    assert lost == []


def test_every_page_is_valid_html(pages):
    assert {address: page.faults for address, page in pages.items() if page.faults} == {}


def test_a_person_is_two_clicks_away_from_every_page(pages):
    clicks = clicks_to_a_person(pages)
    html = [address for address, page in pages.items() if page.is_html]
    assert [address for address in html if clicks.get(address, 99) > 2] == []


@pytest.mark.parametrize("name", SECRETS)
def test_a_closed_article_is_in_no_page_count_suggestion_feed_or_sitemap(pages, name):
    canary = f"kanaria-{name}"
    browser = Client()
    asked = {look(browser, f"/help/{way}/?q={canary}").text for way in ("search", "suggestions")}
    parts = [look(browser, path).text for path in ("/sitemap-0.xml", "/help/changes/ja.atom")]
    seen = [page.text for page in pages.values()] + parts
    assert [text for text in seen if canary in text] == []
    assert [text for text in asked if f"試験機 {canary}" in text or f"/{canary}/" in text] == []
    assert look(browser, f"/help/ja/{canary}/").status == 404


def test_counts_tell_nothing_of_closed_articles(pages):
    shown = Client().get("/help/").context
    assert [one.many for one in shown["products"] if one.title == "試験機"] == [2]
    total = Client().get("/help/products/t-machine/").context["page"].paginator.count
    assert total == 2
