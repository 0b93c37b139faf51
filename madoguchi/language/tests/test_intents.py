"""What customers want, learnt from a few sentences of the tests' own."""

import pytest

from madoguchi.language import api as language

TAUGHT = {
    "cancel": ("注文をキャンセルしたいです", "昨日の注文を取り消してください", "間違えて注文したので取り消したい"),
    "return": ("商品を返品したいです", "サイズが合わないので返したい", "返品の手続きをお願いします"),
    "invoice": ("領収書を発行してください", "領収書がほしいです", "会社宛ての領収書をお願いします"),
}  # fmt: skip


@pytest.fixture(scope="module")
def model() -> language.IntentModel:
    examples = [language.Example(text, intent) for intent, texts in TAUGHT.items() for text in texts]
    return language.train_intents(examples, both=False)


def test_a_kept_model_says_the_same(model):
    loaded = language.IntentModel.from_bytes(model.to_bytes())
    text = "注文を取り消したいのですが"
    assert loaded.guess(text)[0].intent == "cancel"
    assert loaded.guess(text)[0].chance == pytest.approx(model.guess(text)[0].chance, abs=0.001)


@pytest.mark.parametrize("data", [b"", b"PK", b"\x80\x04K\x01.", "窓口".encode()])
def test_what_is_no_model_is_refused(data):
    with pytest.raises(ValueError, match="no model"):
        language.IntentModel.from_bytes(data)


def test_a_damaged_model_is_refused(model):
    data = model.to_bytes()
    with pytest.raises(ValueError, match="no model"):
        language.IntentModel.from_bytes(data[: len(data) // 2])


def test_a_model_of_other_vectors_is_refused(model, monkeypatch):
    data = model.to_bytes()
    monkeypatch.setattr(type(language.embedder()), "model", "another")
    with pytest.raises(ValueError, match="other sentence vectors"):
        language.IntentModel.from_bytes(data)
