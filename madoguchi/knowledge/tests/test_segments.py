"""The index as arrays: whatever was added, replaced and merged, it answers like one built at once."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from madoguchi.knowledge.finding.candidates import find_candidates
from madoguchi.knowledge.finding.counting import FIELDS, count, packed, unpacked
from madoguchi.knowledge.finding.dense import compact, stacked
from madoguchi.knowledge.finding.features import describe
from madoguchi.knowledge.finding.query import Query
from madoguchi.knowledge.finding.segment import Document, Place
from madoguchi.knowledge.finding.snapshot import Shelves, Snapshot
from madoguchi.knowledge.finding.view import EVERYWHERE, Filter, View
from madoguchi.language import api as language

WORDS = "解約 返品 送料 住所 交換 filter refund order".split()
SIZE = language.embedder().size
SHELVES = Shelves({1: ("open", True), 2: ("closed", False)}, {7: "bills"}, {5: "lamp", 6: "fan"})

places = st.builds(
    Place,
    article_id=st.integers(1, 9),
    stamp=st.integers(1, 99),
    collection=st.sampled_from([1, 2]),
    language=st.sampled_from(["ja", "en"]),
    visibility=st.sampled_from(["public", "customers", "staff"]),
    category=st.sampled_from([0, 7]),
    products=st.sampled_from([(), (5,), (5, 6)]),
    since=st.sampled_from([-np.inf, 0.0, 100.0]),
    until=st.sampled_from([np.inf, 50.0]),
)


@st.composite
def documents(draw):
    place = draw(places)
    words = [draw(st.lists(st.sampled_from(WORDS), max_size=5)) for _ in FIELDS]
    rows = draw(st.integers(0, 3))
    vectors = np.random.default_rng(place.stamp).standard_normal((rows, SIZE)).astype(np.float16)
    counted = dict(zip(FIELDS, map(count, words), strict=True))
    return Document(place, counted, vectors.tobytes(), min(1, rows))


acts = st.lists(
    st.one_of(st.lists(documents(), max_size=4), st.frozensets(st.integers(1, 9), max_size=3)), max_size=8
)
query = Query(
    "解約", "ja", dict.fromkeys(WORDS[:3], 1.0), dict.fromkeys(WORDS[2:6], 1.0), np.eye(1, SIZE)[0], False
)


def play(acts) -> tuple[Snapshot, dict[int, Document]]:
    """Perform the acts on an index, and on a plain dictionary."""
    snapshot, truth = Snapshot(shelves=SHELVES), {}
    for act in acts:
        if isinstance(act, frozenset):
            snapshot = snapshot.without(act).tidied()
            truth = {id: document for id, document in truth.items() if id not in act}
        else:
            latest = {document.place.article_id: document for document in act}
            snapshot = snapshot.with_documents(list(latest.values())).tidied()
            truth |= latest
    return snapshot, truth


def answers(view, where=EVERYWHERE) -> dict[int, dict[str, float]]:
    """What a search sees of each article."""
    numbers = find_candidates(view, query, view.wanted(where))
    found = describe(view, query, numbers)
    ids = view.snapshot.columns["ids"][numbers].tolist()
    return {
        id: {name: round(float(values[n]), 4) for name, values in found.features.items()}
        for n, id in enumerate(ids)
    }


@settings(max_examples=40)
@given(acts, st.sampled_from(["public", "customers", "staff"]))
def test_it_answers_like_an_index_built_at_once(acts, audience):
    snapshot, truth = play(acts)
    fresh = Snapshot(shelves=SHELVES).with_documents(list(truth.values()))
    assert answers(View(snapshot, audience, 10)) == answers(View(fresh, audience, 10))
    assert snapshot.articles == len(truth)
    assert snapshot.marks(None) == {id: document.place.mark for id, document in truth.items()}


@settings(max_examples=40)
@given(acts, st.sampled_from(["public", "customers", "staff"]), st.sampled_from([10.0, 60.0, 200.0]))
def test_nothing_hidden_is_found_or_changes_a_figure(acts, audience, now):
    """The same articles are found with the same figures as if the hidden ones had never been written."""
    snapshot, truth = play(acts)
    seen = {id: d for id, d in truth.items() if may_see(d.place, audience, now)}
    without_secrets = Snapshot(shelves=SHELVES).with_documents(list(seen.values()))
    assert answers(View(snapshot, audience, now)) == answers(View(without_secrets, audience, now))
    assert set(answers(View(snapshot, audience, now))) == set(seen)


def may_see(place, audience, now) -> bool:
    order = ["public", "customers", "staff"]
    return (
        order.index(place.visibility) <= order.index(audience)
        and (place.collection == 1 or audience == "staff")
        and place.since <= now < place.until
    )


@settings(max_examples=40)
@given(acts)
def test_filters_narrow_the_search_itself(acts):
    snapshot, truth = play(acts)
    view = View(snapshot, "staff", 10)
    for where, fits in (
        (Filter(category="bills"), lambda p: p.category == 7),
        (Filter(product="fan"), lambda p: 6 in p.products),
        (Filter(language="en"), lambda p: p.language == "en"),
        (Filter(collections=frozenset({"closed"})), lambda p: p.collection == 2),
        (Filter(product="nothing"), lambda p: False),
        (Filter(exclude=frozenset({1, 2})), lambda p: p.article_id > 2),
    ):
        wanted = {i for i, d in truth.items() if may_see(d.place, "staff", 10) and fits(d.place)}
        assert set(answers(view, where)) == wanted


@settings(max_examples=40)
@given(st.lists(st.lists(st.text(max_size=3)), min_size=len(FIELDS), max_size=len(FIELDS)))
def test_what_is_counted_survives_storing(texts):
    counted = dict(zip(FIELDS, map(count, texts), strict=True))
    back = unpacked(packed(counted))
    for name in FIELDS:
        assert back[name].terms.tolist() == counted[name].terms.tolist()
        assert back[name].counts.tolist() == counted[name].counts.tolist()
        assert back[name].length == len(texts[FIELDS.index(name)])


def test_the_nearest_of_many_rows_is_found_by_its_signs():
    draw = np.random.default_rng(4)
    rows = draw.standard_normal((6_000, SIZE)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    dense = stacked([(rows_, scales) for rows_, scales in (compact(row[None]) for row in rows)])
    asked = rows[::500] + 0.03 * draw.standard_normal((12, SIZE)).astype(np.float32)
    everything = np.ones(6_000, np.bool_)
    for number, vector in zip(range(0, 6_000, 500), asked, strict=True):
        assert number in dense.nearest(vector, everything, 5)
        exact = float(rows[number] @ vector)
        assert dense.best(vector, np.array([number]))[0] == pytest.approx(exact, abs=0.01)
        assert number not in dense.nearest(vector, np.arange(6_000) != number, 5)
