"""Vectors: the model inside, and an endpoint that takes its place."""

import httpx
import numpy as np
import pytest

from madoguchi.language import api as language
from madoguchi.language import embedding


def test_same_meaning_is_nearer_than_another_across_languages():
    vectors = language.embed(["パスワードを忘れました", "I forgot my password", "炊飯器の内釜を洗う"])
    assert vectors.shape == (3, 512)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-3)
    assert vectors[0] @ vectors[1] > 0.6 > 0.3 > vectors[0] @ vectors[2]


def test_nothing_and_emptiness_can_be_embedded():
    assert language.embed([]).shape == (0, 512)
    assert language.embed([""]).shape == (1, 512)


def test_similarity_of_a_text_with_itself_is_one():
    assert language.similarity("返品したい", "返品したい") == pytest.approx(1, abs=1e-3)


def endpoint(answer):
    made = embedding.EndpointEmbedder("https://models.example/v1/", "m", "k", 2)
    made._client = httpx.Client(transport=httpx.MockTransport(answer))
    return made


def test_an_endpoint_answers_in_its_own_order():
    def answer(request):
        assert str(request.url) == "https://models.example/v1/embeddings"
        rows = [{"index": 1, "embedding": [0, 2]}, {"index": 0, "embedding": [3, 0]}]
        return httpx.Response(200, json={"data": rows})

    assert endpoint(answer).embed(["a", "b"]).tolist() == [[1, 0], [0, 1]]


@pytest.mark.parametrize(
    "answer", [httpx.Response(500), httpx.Response(200, json={}), httpx.Response(200, text="?")]
)
def test_an_endpoint_that_fails_says_so(answer):
    with pytest.raises(language.EmbeddingUnavailable):
        endpoint(lambda request: answer).embed(["a"])


def test_what_was_read_a_moment_ago_is_not_read_again(monkeypatch):
    read = []

    class Reader:
        model, size = "counting", 2

        def embed(self, texts):
            read.extend(texts)
            return np.array([[len(text), 1] for text in texts], np.float32)

    reader = Reader()
    monkeypatch.setattr(embedding, "embedder", lambda: reader)
    first = embedding.embed(["一", "二二", "一"])
    first[0] = 0  # what a caller does with its rows is its own affair
    assert embedding.embed(["二二", "一", "三三三"]).tolist() == [[2, 1], [1, 1], [3, 1]]
    assert read == ["一", "二二", "三三三"]
    for n in range(embedding.RECENT):
        embedding.embed([str(n)])
    assert len(embedding._recent) <= embedding.RECENT
