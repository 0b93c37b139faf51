"""The index follows the database: after any writes, late commits and taken back ones it equals the truth."""

import threading
import uuid
from datetime import timedelta

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from madoguchi.core import api as core
from madoguchi.knowledge import access, renewing, searching
from madoguchi.knowledge import api as knowledge
from madoguchi.knowledge.finding.follow import Index, index
from madoguchi.knowledge.models import (
    Article,
    ArticleProduct,
    Category,
    Collection,
    IndexChange,
    Product,
    SearchEntry,
)

SHELF = "t-follow"
AUDIENCES = ("public", "customers", "staff")
MARKS = ("ヒョウタン", "サボテン", "zeppelin", "ペンギン")  # words that no article of the demo has
NAMES = ("a", "b", "c", "d")


def found(word: str, audience: str = "public", **more) -> set[int]:
    """Every article of the shelf that a search could return."""
    where = searching.Filter(collections=frozenset({SHELF}), **more)
    lines = searching.look_in(where, word, "ja", audience, 50).lines
    return {line.row.id for line in lines}


def readable(audience: str, **wanted) -> set[int]:
    """What the database says may be read on the shelf."""
    rows = access.readable(audience).filter(collection__slug=SHELF, **wanted)
    return set(rows.values_list("id", flat=True))


def in_index(audience: str) -> set[int]:
    """What this process's index holds open for an audience, before the database is asked once more."""
    view = index.view(audience)
    ids = view.snapshot.columns["ids"][view.wanted(searching.Filter(collections=frozenset({SHELF})))]
    return set(ids.tolist())


class Writers(RuleBasedStateMachine):
    """Editors, imports and clocks at work on one shelf; every run is rolled back at its end."""

    def __init__(self) -> None:
        super().__init__()
        self.around = transaction.atomic()
        self.around.__enter__()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.around.__exit__(None, None, None)
        assert not in_index("staff")
        assert not found(MARKS[0], "staff")

    @initialize()
    def shelf(self) -> None:
        knowledge.save_collection(slug=SHELF, title_ja="棚", title_en="Shelf")
        knowledge.save_category(collection=SHELF, slug="t-one", title_ja="一", title_en="One")
        self.lamp = Product.objects.create(
            slug="t-lamp", title_ja="灯", title_en="Lamp", created_at=core.now()
        )

    @rule(name=st.sampled_from(NAMES), mark=st.sampled_from(MARKS), visibility=st.sampled_from(AUDIENCES),
          status=st.sampled_from(["published", "draft"]), language=st.sampled_from(["ja", "en"]))  # fmt: skip
    def write(self, name: str, mark: str, visibility: str, status: str, language: str) -> None:
        row = {"id": name, "heading": f"{mark} {name}", "body": f"{mark}の話です。", "language": language,
               "group": f"{name}-{language}", "visibility": visibility, "status": status}  # fmt: skip
        knowledge.save_article(collection=SHELF, row=row, actor=core.SYSTEM)

    @rule(data=st.data(), column=st.sampled_from(["status", "visibility", "category", "valid"]))
    def change_without_telling(self, data: st.DataObject, column: str) -> None:
        """Bulk writes that nobody announces: the triggers are enough."""
        hours = {"past": -1, "future": 1}
        values = {
            "status": {"status": data.draw(st.sampled_from(["draft", "archived"]))},
            "visibility": {"visibility": data.draw(st.sampled_from(AUDIENCES))},
            "category": {"category": Category.objects.get(slug="t-one")},
            "valid": {
                "valid_until": core.now() + timedelta(hours=hours[data.draw(st.sampled_from(list(hours)))])
            },
        }
        self._some(data).update(**values[column])

    @rule(data=st.data())
    def name_a_product(self, data: st.DataObject) -> None:
        for article in self._some(data):
            ArticleProduct.objects.get_or_create(article=article, product=self.lamp)

    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        self._some(data).delete()

    @rule(public=st.booleans())
    def open_or_close_the_shelf(self, public: bool) -> None:
        Collection.objects.filter(slug=SHELF).update(public=public)

    @rule(mark=st.sampled_from(MARKS), audience=st.sampled_from(AUDIENCES))
    def search(self, mark: str, audience: str) -> None:
        assert set(readable(audience, heading__startswith=mark)) <= found(mark, audience)
        assert found(mark, audience) <= readable(audience)

    @rule()
    def take_back(self) -> None:
        with transaction.atomic():
            self.write(NAMES[0], MARKS[0], "public", "published", "ja")
            assert found(MARKS[0]) <= readable("public")
            transaction.set_rollback(True)

    @invariant()
    def the_index_equals_the_truth(self) -> None:
        for audience in AUDIENCES:
            assert in_index(audience) == readable(audience)
        public = index.view("public")
        lamps = public.snapshot.columns["ids"][public.wanted(searching.Filter(product="t-lamp"))]
        assert set(lamps.tolist()) == readable("public", products__product__slug="t-lamp")
        ones = public.snapshot.columns["ids"][public.wanted(searching.Filter(category="t-one"))]
        assert set(ones.tolist()) == readable("public", category__slug="t-one")

    def _some(self, data: st.DataObject):
        names = data.draw(st.frozensets(st.sampled_from(NAMES), max_size=2))
        return Article.objects.filter(collection__slug=SHELF, external_id__in=names)


def test_the_index_equals_the_truth_after_any_writes(db):
    run_state_machine_as_test(
        Writers,
        settings=settings(
            max_examples=5, stateful_step_count=10, suppress_health_check=list(HealthCheck), deadline=None
        ),
    )


def test_an_index_that_followed_equals_one_built_at_once(shelf):
    index.current()
    knowledge.withdraw(article_id=shelf["returns/ja"], actor=core.SYSTEM)
    Article.objects.filter(id=shelf["filter/ja"]).delete()
    fresh = Index()
    assert fresh.current().marks(None) == index.current().marks(None)
    assert fresh.current().shelves == index.current().shelves


def test_what_a_new_index_read_and_was_rolled_back_is_gone(db):
    other = Index()
    with transaction.atomic():
        knowledge.save_collection(slug=SHELF, title_ja="棚", title_en="Shelf")
        made = save("a", MARKS[0])
        assert made in other.current().marks(None)
        transaction.set_rollback(True)
    assert made not in other.current().marks(None)


def test_looking_again_takes_nothing_over(shelf, django_assert_num_queries):
    index.renew()
    with django_assert_num_queries(1):
        assert index.renew() is False


def test_entries_of_an_older_form_are_counted_by_their_readers(shelf):
    SearchEntry.objects.filter(article__collection__slug="t-shelf").update(form=0, counted=b"", stamp=5)
    hits = knowledge.search(query="返品の期限", language="ja", collections=("t-shelf",))
    assert hits[0].article_id == shelf["returns/ja"]
    assert renewing.renew_old_entries() == len(shelf)
    assert renewing.renew_old_entries() == 0
    assert knowledge.suggest(query="返", language="ja", collections=("t-shelf",))[0].heading == "返品の期限"


def test_the_log_of_changes_is_kept_for_a_day(shelf):
    many = IndexChange.objects.count()
    assert renewing.forget_changes() == 0
    IndexChange.objects.update(at=core.now() - timedelta(hours=25))
    assert renewing.forget_changes() == many


def test_a_transaction_that_commits_late_is_not_missed(committed_db):
    begun, go_on, done = threading.Event(), threading.Event(), threading.Event()

    def slow_writer() -> None:
        with transaction.atomic():
            save("slow", MARKS[0])
            begun.set()
            go_on.wait(20)
        connection.close()
        done.set()

    for slug in (SHELF, "t-other"):
        knowledge.save_collection(slug=slug, title_ja="棚", title_en="Shelf")
    thread = threading.Thread(target=slow_writer)
    thread.start()
    assert begun.wait(20)
    quick = save("quick", MARKS[1], "t-other")
    assert knowledge.search(query=MARKS[1], language="ja", limit=1)[0].article_id == quick
    assert not in_index("public")
    assert index.renew() is False
    go_on.set()
    assert done.wait(20)
    thread.join()
    assert found(MARKS[0]) == readable("public") != set()


def save(name: str, mark: str, shelf: str = SHELF) -> int:
    """One published article on a shelf."""
    row = {"id": name, "heading": mark, "body": f"{mark}の話です。", "group": str(uuid.uuid4())}
    return knowledge.save_article(collection=shelf, row=row, actor=core.SYSTEM)


@pytest.mark.parametrize(("filters", "wanted"), [({"category": "contracts"}, 2), ({"language": "en"}, 1)])
def test_a_filter_narrows_the_search_itself(shelf, filters, wanted):
    where = searching.Filter(collections=frozenset({"t-shelf"}), **filters)
    assert len(searching.look_in(where, "返品 cancel", "ja", "public", 1).lines) == 1
    assert len(searching.look_in(where, "返品 cancel", "ja", "public", 20).lines) == wanted
