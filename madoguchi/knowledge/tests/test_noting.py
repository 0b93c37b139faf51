"""What readers searched for is kept: once, redacted, and theirs when they turn out to be customers."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client

from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge
from madoguchi.knowledge.models import Search
from madoguchi.people import api as people
from madoguchi.people.models import Staff

pytestmark = pytest.mark.django_db
SEARCH = "/help/c/t-shelf/search/"


def latest() -> Search:
    return Search.objects.latest("pk")


def test_a_search_on_the_help_pages_is_kept_once_with_how_sure_it_was(shelf):
    reader = Client(headers={"accept-language": "ja"})
    before = Search.objects.count()
    for _ in range(3):
        reader.get(SEARCH, {"q": "返品の期限"})
    assert Search.objects.count() == before + 1
    kept = latest()
    assert (kept.query, kept.language, kept.door, kept.customer_id) == ("返品の期限", "ja", "help", None)
    assert kept.found >= 1
    assert kept.confidence > 0.5
    assert len(kept.reader) == 40

    reader.get(SEARCH, {"q": "火星への片道切符はいくらですか"})
    assert latest().found == 0
    assert latest().reader == kept.reader


def test_the_same_search_later_or_by_somebody_else_is_another_one(shelf):
    reader, other = Client(), Client()
    before = Search.objects.count()
    reader.get(SEARCH, {"q": "返品"})
    other.get(SEARCH, {"q": "返品"})
    with core.shift(timedelta(minutes=11)):
        reader.get(SEARCH, {"q": "返品"})
    assert Search.objects.count() == before + 3
    assert len(set(Search.objects.order_by("-pk").values_list("reader", flat=True)[:3])) == 2


def test_looking_at_the_box_or_asking_for_the_head_is_no_search(shelf):
    reader, before = Client(), Search.objects.count()
    reader.get(SEARCH)
    reader.head(SEARCH, {"q": "返品"})
    assert Search.objects.count() == before


def test_staff_who_search_the_help_pages_are_not_counted(shelf):
    from_staff = Client()
    member = people.create_staff(email="searcher@knowledge.example", password=None, name="花", role="editor")
    from_staff.force_login(Staff.objects.get(pk=member.id).account)
    before = Search.objects.count()
    assert from_staff.get(SEARCH, {"q": "返品"}).status_code == 200
    assert Search.objects.count() == before


def test_the_article_that_was_opened_is_her_choice_and_nobody_elses(shelf):
    reader, stranger = Client(headers={"accept-language": "ja"}), Client()
    page = reader.get(SEARCH, {"q": "返品の期限"}).content.decode()
    kept = latest()
    assert f"?search={kept.pk}" in page
    article = knowledge.articles(ids=[shelf["returns/ja"]])[0]

    stranger.get(article.url, {"search": kept.pk})
    assert latest().chosen_id is None
    reader.get(article.url, {"search": "nothing"})
    reader.get(article.url, {"search": kept.pk})
    assert latest().chosen_id == article.id
    first = latest().chosen_at
    reader.get(knowledge.articles(ids=[shelf["moving/ja"]])[0].url, {"search": kept.pk})
    assert (latest().chosen_id, latest().chosen_at) == (article.id, first)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("カード 4111 1111 1111 1111 で払えない", "カード **** **** **** 1111 で払えない"),
        ("sato@example.com に届かない", "[mail] に届かない"),
        ("090-1234-5678 に電話がほしい", "[tel] に電話がほしい"),
        ("注文  1234567\n はどこ", "注文 1234567 はどこ"),
    ],
)
def test_no_personal_numbers_or_addresses_are_kept(typed, kept):
    assert knowledge.redacted(typed) == kept


def test_a_reader_who_writes_to_us_is_known_as_the_one_who_searched(shelf):
    reader = Client(headers={"accept-language": "ja"})
    reader.get(SEARCH, {"q": "白い毛玉が取れません"})
    with core.shift(timedelta(hours=-30)):
        Client().get(SEARCH, {"q": "誰か別の人"})
    assert latest().customer_id is None
    reader.get("/chat/")
    sent = reader.post(
        "/chat/messages/", {"text": "延長保証はありますか", "client_id": "claim-0001", "agree": "on"},
        headers={"accept": "application/json"},
    )  # fmt: skip
    assert sent.status_code == 200, sent.content
    hers = Search.objects.get(query="白い毛玉が取れません")
    assert hers.customer_id is not None
    assert Search.objects.get(query="誰か別の人").customer_id is None


def test_what_the_assistant_was_asked_is_in_the_same_log(db):
    with transaction.atomic():
        customer = people.start_visitor(locale="ja").customer_id
    search_id = knowledge.note_search(
        query="月の土地", language="ja", door="chat", confidences=(), customer_id=customer, conversation_id=7
    )
    again = knowledge.note_search(
        query="月の土地", language="ja", door="chat", confidences=(), customer_id=customer, conversation_id=7
    )
    assert search_id == again
    row = latest()
    assert (row.found, row.confidence, row.conversation_id) == (0, 0.0, 7)


def test_old_searches_are_forgotten(db):
    with core.shift(timedelta(days=-181)):
        knowledge.note_search(query="昔", language="ja", door="help", confidences=())
    knowledge.note_search(query="今", language="ja", door="help", confidences=())
    assert knowledge.forget_searches() == 1
    assert latest().query == "今"
