"""What search engines, feed readers and shared links are told, and what they never hear of."""

import json
import re
from xml.etree import ElementTree

import pytest

from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge
from madoguchi.knowledge.models import Article, Collection

pytestmark = pytest.mark.django_db
ROOT = "/help/c/t-shelf/"
ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
SECRETS = ("draft", "members", "inside", "返品の新しい規則", "会員の割引", "Internal: refunds")


def body(response) -> str:
    return response.content.decode()


def graph(page: str) -> list[dict]:
    [said] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    return json.loads(said)["@graph"]


def sitemap(client) -> list[ElementTree.Element]:
    """Every page of the sitemap, through its index."""
    index = ElementTree.fromstring(body(client.get("/sitemap.xml")))
    parts = [loc.text.removeprefix("http://testserver") for loc in index.iter(f"{MAP}loc")]
    return [url for part in parts for url in ElementTree.fromstring(body(client.get(part))).iter(f"{MAP}url")]


def addresses(pages: list[ElementTree.Element]) -> list[str]:
    return [page.find(f"{MAP}loc").text for page in pages]


def test_the_sitemap_names_each_public_text_once_with_its_twin(client, shelf):
    mine = [page for page in sitemap(client) if ROOT in page.find(f"{MAP}loc").text]
    assert addresses(mine) == [
        f"http://testserver{ROOT}{place}/"
        for place in ("ja/cancel", "en/cancel", "ja/returns", "ja/filter", "ja/moving")
    ]
    twins = [link.get("hreflang") for link in mine[0] if link.tag.endswith("link")]
    assert twins == ["en", "ja"]
    assert mine[0].find(f"{MAP}lastmod").text == "2026-10-01T00:00:00+00:00"


def test_the_sitemap_follows_a_withdrawal_at_once(client, shelf):
    knowledge.withdraw(article_id=shelf["returns/ja"], actor=core.SYSTEM)
    assert f"http://testserver{ROOT}ja/returns/" not in addresses(sitemap(client))
    Collection.objects.filter(slug="t-shelf").update(public=False)
    assert [a for a in addresses(sitemap(client)) if ROOT in a] == []


def test_robots_may_read_the_help_and_nothing_else(client, db):
    said = body(client.get("/robots.txt"))
    assert "Disallow: /\n" in said
    assert "Allow: /help/\n" in said
    assert "Sitemap: http://testserver/sitemap.xml" in said


@pytest.mark.parametrize("path", ["/sitemap-999999.xml", f"{ROOT}changes/fr.atom", f"{ROOT}fr/"])
def test_what_is_not_there_is_missing(client, shelf, path):
    assert client.get(path).status_code == 404


def test_the_feed_tells_what_changed_in_one_language(client, shelf):
    response = client.get(f"{ROOT}changes/en.atom")
    feed = ElementTree.fromstring(body(response))
    assert [entry.find(f"{ATOM}title").text for entry in feed.iter(f"{ATOM}entry")] == [
        "Cancel a subscription"
    ]
    again = client.get(f"{ROOT}changes/en.atom", headers={"if-none-match": response["ETag"]})
    assert again.status_code == 304


def test_a_collection_that_is_not_public_has_an_empty_feed_even_for_staff(client, shelf):
    Collection.objects.filter(slug="t-shelf").update(public=False)
    assert client.get(f"{ROOT}changes/ja.atom").status_code == 404


def test_nothing_secret_is_in_sitemap_or_feed(client, shelf):
    everything = "".join(addresses(sitemap(client))) + "".join(
        body(client.get(f"{ROOT}changes/{language}.atom")) for language in ("ja", "en")
    )
    assert [secret for secret in SECRETS if secret in everything] == []


def test_an_article_names_its_addresses_and_its_twin(client, shelf):
    page = body(client.get(f"{ROOT}ja/cancel/"))
    own, twin = (f"http://testserver{ROOT}{language}/cancel/" for language in ("ja", "en"))
    assert f'<link rel="canonical" href="{own}">' in page
    assert f'<link rel="alternate" hreflang="en" href="{twin}">' in page
    assert f'<meta property="og:url" content="{own}">' in page
    assert 'content="解約はいつでもできます。' in page


@pytest.mark.parametrize(
    ("kind", "heading", "said"),
    [
        ("guide", "定期便を解約する", "HowTo"),
        ("faq", "定期便はいつ解約できますか", "QAPage"),
        ("faq", "定期便の解約", "Article"),
        ("policy", "解約できますか", "Article"),
    ],
)
def test_an_article_says_what_it_is(client, shelf, kind, heading, said):
    Article.objects.filter(id=shelf["cancel/ja"]).update(kind=kind, heading=heading)
    answer, trail = graph(body(client.get(f"{ROOT}ja/cancel/")))
    assert answer["@type"] == said
    assert [step["name"] for step in trail["itemListElement"]] == ["試しの棚", "contracts", heading]
    if said == "HowTo":
        assert [step["text"] for step in answer["step"]][0] == "会員ページを開きます。"


def test_no_text_ends_the_block_it_stands_in(client, shelf):
    heading = "</script><script>alert(1)</script>"
    Article.objects.filter(id=shelf["cancel/ja"]).update(heading=heading)
    page = body(client.get(f"{ROOT}ja/cancel/"))
    assert "<script>alert" not in page
    assert graph(page)[0]["headline"] == heading


def test_the_first_page_has_an_address_in_each_language(client, shelf):
    page = body(client.get(f"{ROOT}en/"))
    assert '<html lang="en"' in page
    assert f'hreflang="ja" href="http://testserver{ROOT}ja/"' in page
    assert f'hreflang="x-default" href="http://testserver{ROOT}"' in page


def test_results_and_closed_articles_are_not_for_search_engines(client, shelf):
    assert '<meta name="robots" content="noindex">' in body(client.get(f"{ROOT}search/?q=返品"))
    assert '<meta name="robots" content="noindex">' in body(client.get(f"{ROOT}ja/nothing/"))
