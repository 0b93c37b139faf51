"""The second model: read later, known to every index, never in the way of what can be found already."""

import numpy as np
import pytest
from django.db.models import F

from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge
from madoguchi.knowledge import renewing, second_vectors
from madoguchi.knowledge.finding import second
from madoguchi.knowledge.finding.features import Candidates
from madoguchi.knowledge.finding.follow import index
from madoguchi.knowledge.finding.ranking import BOTH, FIRST, SECOND, scaled, weights_for
from madoguchi.knowledge.models import Article, SearchEntry
from madoguchi.language import api as language

from .conftest import ROWS, SHELF


class Model:
    """Stands in for the second model: it knows what a text is about by a single word."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def passages(self, texts):
        self.read += texts
        return np.stack([self.question(text) for text in texts])

    def question(self, text):
        row = np.full(language.SECOND_SIZE, 0.01, np.float32)
        row["解約" in text or "やめたい" in text] = 1
        return row / np.linalg.norm(row)


@pytest.fixture
def model(shelf, monkeypatch):
    """A model that has read everything but the shelf."""
    made = Model()
    elsewhere = SearchEntry.objects.exclude(article__in=shelf.values())
    elsewhere.update(second_of=F("second_wanted"))
    monkeypatch.setattr(language, "second_embedder", lambda: made)
    second._row.cache_clear()
    yield made
    second._row.cache_clear()


def rows_held(article_id: int) -> int:
    """How many rows of the second model this process's index holds of an article."""
    snapshot = index.current()
    (number,) = snapshot.numbers_of([article_id])
    [*starts] = np.concatenate([np.diff(s.seconds.starts) for s in snapshot.segments])
    return int(starts[number])


def find(query: str, audience: str = "public") -> list[str]:
    found = knowledge.search(query=query, language="ja", collections=(SHELF,), audience=audience)
    return [hit.heading for hit in found]


def test_an_article_is_found_before_it_is_read_and_has_a_row_for_each_way_to_ask_afterwards(shelf, model):
    assert find("解約したい")[0] == "定期便を解約する"
    assert rows_held(shelf["cancel/ja"]) == 0
    assert model.read == []
    assert second_vectors.add_second_vectors() == len(shelf) - 1  # not the draft
    assert rows_held(shelf["cancel/ja"]) == 2  # the heading and one question
    assert rows_held(shelf["returns/ja"]) == 1
    assert find("解約したい")[0] == "定期便を解約する"


def test_nothing_is_read_twice(shelf, model):
    second_vectors.add_second_vectors()
    many = len(model.read)
    assert second_vectors.add_second_vectors() == 0
    knowledge.reindex()
    assert second_vectors.add_second_vectors() == 0
    assert len(model.read) == many
    assert rows_held(shelf["cancel/ja"]) == 2


def test_other_words_are_read_anew_and_the_old_row_counts_no_more(shelf, model):
    second_vectors.add_second_vectors()
    changed = ROWS[4] | {"body": "解約とは別の手続きです。"}
    knowledge.save_article(row=changed, collection=SHELF, actor=core.SYSTEM)
    assert rows_held(shelf["moving/ja"]) == 0
    assert second_vectors.add_second_vectors() == 1
    assert rows_held(shelf["moving/ja"]) == 1


def test_who_changes_an_article_while_it_is_read_wins(shelf, model, monkeypatch):
    def passages(texts):
        SearchEntry.objects.filter(article_id=shelf["moving/ja"]).update(stamp=7, second_wanted=8)
        monkeypatch.undo()
        return Model().passages(texts)

    monkeypatch.setattr(model, "passages", passages)
    stamps = second_vectors._unread()
    assert second_vectors._read(stamps, model) == len(stamps) - 1
    entry = SearchEntry.objects.get(article_id=shelf["moving/ja"])
    assert (entry.stamp, entry.second_of, entry.second) == (7, 0, None)


def test_what_is_hidden_stays_hidden_when_it_has_been_read(shelf, model):
    second_vectors.add_second_vectors()
    assert "会員の割引" not in find("会員の割引 返品送料")
    assert "Internal: refunds" not in find("Internal refunds")
    assert "会員の割引" in find("会員の割引 返品送料", "customers")
    assert "Internal: refunds" in find("Internal refunds", "staff")


def test_without_a_model_words_and_first_vectors_do(shelf, monkeypatch):
    monkeypatch.setattr(language, "second_embedder", lambda: None)
    assert second_vectors.add_second_vectors() == 0
    assert find("解約したい")[0] == "定期便を解約する"


def test_half_of_the_candidates_must_have_been_read(shelf, model):
    def told(read: int):
        features = {name: np.arange(4, dtype=np.float32) for name in (*BOTH.same, *BOTH.across)}
        features[SECOND] = np.array([0.9, 0.8, 0.7, 0.6], np.float32) * (np.arange(4) < read)
        return Candidates(np.arange(4), np.ones(4, np.bool_), features)

    assert weights_for(told(1)) is FIRST
    assert weights_for(told(2)) is BOTH
    z = scaled(told(2))[SECOND]
    assert z[0] > z[1]  # read: as the second says
    assert z[3] > z[2]  # not read: as the first does


def test_entries_from_before_the_second_model_are_renewed_and_then_read(shelf, model):
    SearchEntry.objects.filter(article_id=shelf["moving/ja"]).update(second_wanted=0)
    assert renewing.renew_old_entries() == 1
    second_vectors.add_second_vectors()
    assert rows_held(shelf["moving/ja"]) == 1


def test_withdrawn_articles_are_not_read(shelf, model):
    Article.objects.update(status="archived")
    assert second_vectors.add_second_vectors() == 0


def test_a_search_beside_another_one_does_with_the_first_model(shelf, model, monkeypatch):
    second_vectors.add_second_vectors()
    asked: list[str] = []
    answer = model.question
    monkeypatch.setattr(model, "question", lambda text: asked.append(text) or answer(text))
    with second._turn:
        assert find("解約したい")[0] == "定期便を解約する"
    assert asked == []
    assert find("解約したい")[0] == "定期便を解約する"
    assert asked == ["解約したい"]
