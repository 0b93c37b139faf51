"""The second sentence model inside the installation, and what is there without it."""

import numpy as np
import pytest

from madoguchi.language import api as language
from madoguchi.language import second


@pytest.fixture
def model(monkeypatch):
    monkeypatch.delenv(second.SWITCH, raising=False)
    found = second.second_embedder.__wrapped__()
    assert found is not None
    return found


def test_a_question_is_nearest_to_what_answers_it_in_either_language(model):
    rows = model.passages(["返品は14日以内に承ります。", "フィルターは半年ごとに交換します。"])
    assert rows.shape == (2, language.SECOND_SIZE)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-3)
    for question in ("買ったものを返したい", "How can I return what I bought?"):
        first, other = rows @ model.question(question)
        assert first > other


@pytest.mark.parametrize("text", ["", " ", "\0返品\0", "返\ud800品", "返品" * 2_000])
def test_anything_can_be_asked(model, text):
    assert np.linalg.norm(model.question(text)) == pytest.approx(1, abs=1e-3)


def test_no_text_has_no_rows(model):
    assert model.passages([]).shape == (0, language.SECOND_SIZE)


def test_it_can_be_left_out(monkeypatch):
    monkeypatch.setenv(second.SWITCH, "off")
    assert second.second_embedder.__wrapped__() is None
