"""Articles through the door: what is seen, written, refused; and that a refusal changes nothing."""

import pytest

from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge
from madoguchi.knowledge.models import Article, ArticleVersion, Search
from madoguchi.people import api as people
from madoguchi.people.shapes import ANONYMOUS

from .conftest import HOME

pytestmark = pytest.mark.django_db
NEW = {
    "collection": HOME,
    "external_id": "new",
    "heading": "送料はいくらですか",
    "body": "全国一律五百円です。",
}


def headings(answer) -> list[str]:
    return [item["heading"] for item in answer.json()["items"]]


@pytest.mark.parametrize(("audience", "many"), [("public", 2), ("customers", 3), ("staff", 5)])
def test_a_token_sees_what_its_readers_may_see(shelf, system, audience, many):
    reader = system("articles:read", audience=audience)
    listed = reader.ask("GET", f"articles?collection={HOME}")
    assert len(headings(listed)) == many
    seen = [reader.ask("GET", f"articles/{id}").status_code for id in shelf.values()]
    assert sorted(seen) == [200] * many + [404] * (5 - many)


def test_pages_follow_each_other_to_the_end(shelf, system):
    reader, found, cursor = system("articles:read", audience="staff"), [], ""
    for _ in range(3):
        page = reader.ask("GET", f"articles?collection={HOME}&limit=2&cursor={cursor}")
        found += [item["id"] for item in page.json()["items"]]
        cursor = page.json()["next"]
    assert found == sorted(shelf.values())
    assert cursor is None
    assert 'rel="next"' in reader.ask("GET", "articles?limit=1")["Link"]
    assert reader.ask("GET", "articles?cursor=bm8").json()["code"] == "bad_request"


def test_filters_narrow_the_list(shelf, system):
    reader = system("articles:read", audience="staff")
    asked = {"language=en": 1, "status=draft": 1, "category=contracts": 2, "external_id=inside": 1,
             "kind=guide": 0}  # fmt: skip
    for query, many in asked.items():
        assert len(headings(reader.ask("GET", f"articles?collection={HOME}&{query}"))) == many, query


def test_a_list_costs_the_same_however_long(shelf, system, django_assert_max_num_queries):
    reader = system("articles:read", audience="staff")
    reader.ask("GET", "token")
    with django_assert_max_num_queries(5):
        reader.ask("GET", "articles?limit=200")


def test_an_edition_is_read_once(shelf, system):
    reader = system("articles:read")
    first = reader.ask("GET", f"articles/{shelf['cancel/ja']}")
    again = reader.ask("GET", f"articles/{shelf['cancel/ja']}", if_none_match=first["ETag"])
    assert first["ETag"] == f'"{first.json()["edition"]}"'
    assert (again.status_code, again.content) == (304, b"")


def test_a_draft_is_written_and_changed_by_who_read_it(shelf, system):
    writer = system("articles:write")
    made = writer.ask("POST", "articles", {**NEW, "category": "contracts", "tags": ["送料"]})
    place = made["Location"].partition("/api/v1/")[2]
    changed = writer.ask("PATCH", place, {"body": "全国一律六百円です。"}, if_match=made["ETag"])
    late = writer.ask("PATCH", place, {"body": "無料です。"}, if_match=made["ETag"])
    now = writer.ask("GET", place).json()
    assert (made.status_code, made.json()["status"]) == (201, "draft")
    assert (changed.status_code, late.status_code, late.json()["code"]) == (200, 412, "moved")
    assert (now["body"], now["category"], now["tags"]) == ("全国一律六百円です。", "contracts", ["送料"])
    kept = ArticleVersion.objects.filter(article=now["id"]).order_by("number")
    assert [(one.number, one.note, one.by_id) for one in kept] == [(1, "", None), (2, "API: 店", None)]


def test_a_change_needs_the_edition_and_the_right(shelf, system):
    reader, writer = system("articles:read", audience="staff"), system("articles:write")
    public, draft = f"articles/{shelf['cancel/ja']}", f"articles/{shelf['draft']}"
    refused = [
        reader.ask("PATCH", draft, {"heading": "x"}, if_match="*"),
        writer.ask("PATCH", public, {"heading": "x"}, if_match="*"),
        writer.ask("PATCH", draft, {"heading": "x"}),
        writer.ask("PATCH", draft, {"heading": None}, if_match="*"),
        writer.ask("PATCH", draft, {"category": "nowhere"}, if_match="*"),
        writer.ask("PUT", f"{draft}/publication"),
        writer.ask("DELETE", f"{public}/publication"),
        writer.ask("POST", "articles", {**NEW, "status": "published"}),
    ]
    codes = ["scope_missing", "scope_missing", "edition_needed", "invalid", "invalid"] + ["scope_missing"] * 3
    assert [answer.json()["code"] for answer in refused] == codes
    assert set(Article.objects.filter(id__in=shelf.values()).values_list("version", flat=True)) == {1}
    assert not Article.objects.filter(external_id="new").exists()


def test_publishing_and_withdrawing_open_and_close_it(shelf, system):
    publisher, reader = system("articles:publish"), system("articles:read", "search:read")
    draft = f"articles/{shelf['draft']}"
    published = [publisher.ask("PUT", f"{draft}/publication").json()["status"] for _ in range(2)]
    assert published == ["published"] * 2
    assert reader.ask("GET", draft).status_code == 200
    publisher.ask("DELETE", f"{draft}/publication")
    assert reader.ask("GET", draft).status_code == 404


def test_the_same_id_makes_no_second_article(shelf, system):
    writer = system("articles:write")
    there = writer.ask("POST", "articles", {**NEW, "external_id": "cancel"})
    assert (there.status_code, there.json()["id"]) == (409, shelf["cancel/ja"])
    assert knowledge.article(viewer=ANONYMOUS, id=shelf["cancel/ja"]).heading == "定期便を解約する"


def test_a_repeat_with_its_key_gets_the_same_answer(shelf, system):
    writer, other = system("articles:write"), system("articles:write")
    given = {**NEW, "external_id": ""}
    first = writer.ask("POST", "articles", given, idempotency_key="k-1")
    again = writer.ask("POST", "articles", given, idempotency_key="k-1")
    reused = writer.ask("POST", "articles", {**given, "heading": "別の問い"}, idempotency_key="k-1")
    others = other.ask("POST", "articles", given, idempotency_key="k-1")
    assert (again.status_code, again.content, again["ETag"]) == (201, first.content, first["ETag"])
    assert (reused.status_code, reused.json()["code"]) == (422, "key_reused")
    assert others.json()["id"] != first.json()["id"]


def test_what_was_refused_is_not_kept_under_its_key(shelf, system):
    writer = system("articles:write")
    wrong = writer.ask("POST", "articles", {**NEW, "collection": "nowhere"}, idempotency_key="k-2")
    right = writer.ask("POST", "articles", NEW, idempotency_key="k-2")
    assert (wrong.status_code, right.status_code) == (422, 201)


@pytest.mark.parametrize(
    "wrong",
    [{"heading": " "}, {"body": ""}, {"body": "\0"}, {"language": "fr"}, {"category": "nowhere"},
     {"collection": "nowhere"}, {"status": "review"}, {"unknown": 1}, {"tags": ["x" * 61]}],
)  # fmt: skip
def test_what_cannot_be_kept_is_refused_by_its_place(shelf, system, wrong):
    answer = system("articles:write").ask("POST", "articles", {**NEW, **wrong})
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")
    assert not Article.objects.filter(external_id="new").exists()


def test_search_finds_what_the_token_may_see(shelf, system):
    shop = system("search:read")
    found = shop.ask("GET", f"search?q=定期便をやめたい&collection={HOME}").json()["items"]
    assert found[0]["article_id"] == shelf["cancel/ja"]
    assert "解約" in found[0]["passage"]
    inside = shop.ask("GET", f"search?q=返金の上限&collection={HOME}").content.decode()
    assert "五万円" not in inside
    assert shop.ask("GET", "articles").json()["scope"] == "articles:read"


def test_shelves_are_told(shelf, system):
    told = system("articles:read").ask("GET", "collections").json()
    home = next(one for one in told if one["slug"] == HOME)
    assert home["categories"] == [{"slug": "contracts", "title_ja": "contracts", "title_en": "contracts"}]


def test_every_other_address_and_method_is_refused_in_the_same_words(shelf, system):
    shop = system("articles:read")
    nowhere, other = shop.ask("GET", "nowhere"), shop.ask("DELETE", "articles")
    assert (nowhere.status_code, nowhere.json()["code"]) == (404, "not_found")
    assert (other.status_code, other.json()["code"]) == (405, "not_allowed")
    assert "GET" in other["Allow"]


def test_the_page_for_people_names_every_address(client):
    client.cookies["django_language"] = "ja"
    page = client.get("/api/v1/", headers={"accept-language": "ja"}).content.decode()
    for path in client.get("/api/v1/openapi.json").json()["paths"]:
        assert path in page
    assert "記事の公開を取り下げる" in page


def rules(**given) -> None:
    core.set_option(knowledge.WritingRules(**given), actor=core.SYSTEM)


BAD = "![](/help/files/x.png)\n\n激安です。"


def test_what_the_writing_rules_keep_from_readers_is_not_published(shelf, system):
    rules(banned=("激安",), banned_stops=True)
    publisher = system("articles:publish")
    draft = publisher.ask("POST", "articles", {**NEW, "body": BAD}).json()
    refused = [
        publisher.ask("PUT", f"articles/{draft['id']}/publication"),
        publisher.ask("PATCH", f"articles/{shelf['cancel/ja']}", {"body": BAD}, if_match="*"),
        publisher.ask("POST", "articles", {**NEW, "external_id": "n2", "body": BAD, "status": "published"}),
    ]
    assert {(one.status_code, one.json()["code"]) for one in refused} == {(422, "writing_rules")}
    assert [e["code"] for e in refused[0].json()["errors"]] == ["no_description", "banned_words"]
    assert refused[0].json()["errors"][1]["words"] == "激安"
    assert refused[2].json()["errors"][0]["code"] == "no_description"
    assert Article.objects.get(id=draft["id"]).status == "draft"
    assert Article.objects.get(id=shelf["cancel/ja"]).version == 1
    assert not Article.objects.filter(external_id="n2").exists()


def test_kind_products_and_owner_are_written_and_read(shelf, system):
    pot = knowledge.add_product(title_ja="試しの釜", title_en="Trial pot")
    knowledge.release_product(product_id=pot, version="2.0", released_on=core.now().date(), actor=core.SYSTEM)
    mail = next(one.email for one in people.all_staff() if one.role == "editor")
    writer, reader = system("articles:publish"), system("articles:read")
    held = {"product": "trial-pot", "since": "2.0", "until": ""}
    given = {**NEW, "kind": "policy", "data": {"edition": "3", "odd": 1}, "products": [held], "owner": mail}
    made = writer.ask("POST", "articles", {**given, "status": "published"})
    assert (made.json()["kind"], made.json()["data"]) == ("policy", {"edition": "3"})
    assert (made.json()["products"], made.json()["owner"]) == ([held], mail)
    place = f"articles/{made.json()['id']}"
    assert (reader.ask("GET", place).json()["owner"], reader.ask("GET", place).json()["products"]) == (
        "",
        [held],
    )
    changes = {"products": [{**held, "since": ""}], "owner": "", "data": {"day": "2026-04-01"}}
    changed = writer.ask("PATCH", place, changes, if_match=made["ETag"])
    assert (changed.json()["products"], changed.json()["owner"]) == ([{**held, "since": ""}], "")
    assert changed["ETag"] != made["ETag"]
    assert changed.json()["data"] == {"day": "2026-04-01"}
    wrong = ({"products": [{"product": "no-such"}]}, {"owner": "x@example.jp"}, {"data": {"x": "\0"}})
    for changes in wrong:
        answer = writer.ask("PATCH", place, {"heading": "変えた", **changes}, if_match="*")
        assert (answer.status_code, answer.json()["code"]) == (422, "invalid"), changes
    assert writer.ask("GET", place).json() == changed.json()


def test_an_article_is_archived_and_comes_back_as_a_draft(shelf, system):
    publisher, reader = system("articles:publish"), system("articles:read")
    place = f"articles/{shelf['cancel/ja']}"
    assert reader.ask("PUT", f"{place}/archive").json()["code"] == "scope_missing"
    assert [publisher.ask("PUT", f"{place}/archive").json()["status"] for _ in range(2)] == ["archived"] * 2
    assert reader.ask("GET", place).status_code == 404
    assert publisher.ask("PUT", f"{place}/publication").json()["code"] == "not_possible"
    assert publisher.ask("DELETE", f"{place}/archive").json()["status"] == "draft"


def test_what_programs_look_for_is_noted_once(shelf, system):
    shop = system("search:read")
    for _ in range(2):
        shop.ask("GET", f"search?q=まったく見当のつかない質問&collection={HOME}")
    assert list(Search.objects.filter(door="api").values_list("door", "query", "found")) == [
        ("api", "まったく見当のつかない質問", 0)
    ]
