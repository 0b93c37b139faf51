"""What customers want, learnt from a few sentences of the tests' own."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from madoguchi.language import api as language
from madoguchi.language.intents import metric, ridge, trust
from madoguchi.language.intents.features import likeness, read

JA = {
    "cancel": ("注文をキャンセルしたいです", "昨日の注文を取り消してください", "間違えたので取り消したい",
               "注文をやめることはできますか", "二重に頼んだので片方をキャンセルしてほしい"),
    "return": ("商品を返品したいです", "サイズが合わないので返したい", "返品の手続きをお願いします",
               "届いたものを送り返したい", "気に入らなかったので返品できますか"),
    "invoice": ("領収書を発行してください", "領収書がほしいです", "会社宛ての領収書をお願いします",
                "インボイスの控えを送ってください", "領収書の宛名を入れて再発行してほしい"),
}  # fmt: skip
EN = {
    "cancel": ("I want to cancel my order", "please cancel what I bought yesterday", "stop my order",
               "I ordered by mistake, cancel it", "call off the order I placed"),
    "return": ("I want to return an item", "it does not fit, I am sending it back", "start a return for me",
               "how do I give this jacket back", "I would like to return the shoes"),
    "invoice": ("please send me a receipt", "I need an invoice for my company", "can I get the receipt again",
                "issue an invoice in our name", "where is my receipt"),
}  # fmt: skip
STRANGE = ("今日はいい天気ですね", "明日の試合は誰が勝つと思いますか", "おいしいラーメン屋を教えて",
           "猫の写真を見せて", "東京タワーの高さは何メートルですか")  # fmt: skip


def examples_of(taught, none=()):
    pairs = [(text, intent) for intent, texts in taught.items() for text in texts]
    return [language.Example(text, intent) for text, intent in [*pairs, *((text, "") for text in none)]]


@pytest.fixture(scope="module")
def ja() -> language.IntentModel:
    return language.train_intents(examples_of(JA), {"invoice": "領収書の発行"}, both=False)


@pytest.fixture(scope="module")
def taught_none() -> language.IntentModel:
    return language.train_intents(examples_of(JA, STRANGE), both=False)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("注文を取り消したいのですが", "cancel"),
        ("この服を返品したい", "return"),
        ("領収書をもらえますか", "invoice"),
    ],
)
def test_what_was_not_taught_word_for_word_is_named(ja, taught_none, text, intent):
    assert ja.named(text).intent == ja.guess(text)[0].intent == intent
    assert taught_none.named(text).intent == intent


def test_english_is_learnt_with_both_models():
    model = language.train_intents(examples_of(EN), both=True)
    assert model.named("could you cancel the order, please").intent == "cancel"
    kept = language.IntentModel.from_bytes(model.to_bytes())
    assert kept.named("I have to send the trousers back").intent == "return"


def test_chances_add_up_and_none_has_its_own(ja):
    chances = ja.chances(["注文を取り消したい", "", "🐈", "\0", "あ" * 100_000])
    assert ja.intents == ("", "cancel", "invoice", "return")
    assert np.allclose(chances.sum(axis=1), 1)
    assert (chances >= 0).all()


def test_strangers_are_stranger_than_wishes_without_an_example_of_them(ja):
    wishes = ja.chances(["注文を取り消したいのですが", "この服を返品したい", "領収書をもらえますか"])[:, 0]
    assert wishes.max() < ja.chances(STRANGE)[:, 0].min()


def test_examples_of_none_teach_what_is_none(taught_none):
    assert taught_none.named("富士山の標高を教えてください").intent == ""
    assert taught_none.named("明日は雨が降りますか").intent == ""


def test_one_intent_and_none_is_enough_and_less_is_not():
    model = language.train_intents(examples_of({"cancel": JA["cancel"]}, STRANGE), both=False)
    assert model.named("注文をキャンセルしてください").intent == "cancel"
    for too_few in ({"cancel": JA["cancel"]}, {}):
        with pytest.raises(ValueError, match="two intents"):
            language.train_intents(examples_of(too_few), both=False)


def test_the_same_sentence_twice_and_in_two_intents_is_borne():
    twice = {"cancel": JA["cancel"] * 2, "return": (*JA["return"], JA["cancel"][0])}
    model = language.train_intents(examples_of(twice), both=False)
    assert np.isfinite(model.chances([JA["cancel"][0]])).all()


def test_a_kept_model_says_the_same_in_every_thread(ja):
    loaded = language.IntentModel.from_bytes(ja.to_bytes())
    texts = [text for texts in JA.values() for text in texts]
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(loaded.named, texts * 3))
    assert [one.intent for one in found] == [ja.named(text).intent for text in texts] * 3
    assert np.allclose(loaded.chances(texts), ja.chances(texts), atol=0.01)


@pytest.mark.parametrize("data", [b"", b"PK", b"\x80\x04K\x01.", "窓口".encode()])
def test_what_is_no_model_is_refused(data):
    with pytest.raises(ValueError, match="no model"):
        language.IntentModel.from_bytes(data)


def test_a_damaged_model_is_refused(ja):
    data = ja.to_bytes()
    with pytest.raises(ValueError, match="no model"):
        language.IntentModel.from_bytes(data[: len(data) // 2])


def test_a_model_of_other_vectors_is_refused(ja, monkeypatch):
    data = ja.to_bytes()
    monkeypatch.setattr(type(language.embedder()), "model", "another")
    with pytest.raises(ValueError, match="other sentence vectors"):
        language.IntentModel.from_bytes(data)


def test_what_is_said_of_a_left_out_example_is_what_a_fit_without_it_says(monkeypatch):
    monkeypatch.setattr(ridge, "SMALL", 4)
    texts = [text for texts in JA.values() for text in texts]
    reading, labels = read(texts, both=False), np.repeat([0, 1, 2], 5)
    fit = ridge.fitted(reading, labels, 3)

    def without(left_out, place):
        others = np.setdiff1d(np.arange(len(texts)), left_out)
        less, one = ridge.fitted(reading.only(others), labels[others], 3), reading.only(np.array([place]))
        return likeness(one, reading.only(others)) @ less.weights + one.written @ less.spelling

    assert np.allclose(fit.scores_alone[7], without([7], 7), atol=1e-3)
    assert np.allclose(fit.scores_strange[7], without(np.arange(5, 10), 7), atol=1e-3)


def test_what_tells_intents_apart_counts_more():
    reading = read([text for texts in JA.values() for text in texts], both=False)
    labels = np.repeat([0, 1, 2], 5)
    turned = metric.learnt(reading, ridge.fitted(reading, labels, 3).weights).turned(reading)
    same = labels[:, None] == labels

    def apart(seen):
        near = likeness(seen, seen)
        return near[same].mean() - near[~same].mean()

    assert apart(turned) > apart(reading)
    assert np.allclose(np.linalg.norm(turned.first, axis=1), 1, atol=1e-3)


def test_many_examples_are_fitted_in_parts(monkeypatch):
    reading, labels = (
        read([text for texts in JA.values() for text in texts], both=False),
        np.repeat([0, 1, 2], 5),
    )
    whole = ridge.fitted(reading, labels, 3)
    monkeypatch.setattr(ridge, "MOST", 10)
    parts = ridge.fitted(reading, labels, 3)
    for fit in (whole, parts):
        scores = likeness(reading, reading) @ fit.weights + reading.written @ fit.spelling
        assert (scores.argmax(axis=1) == labels).all()
    assert parts.weights.shape == whole.weights.shape
    assert (parts.nearest_alone > 0).all()


def test_chances_come_true_on_made_scores():
    chance = np.random.default_rng(0)
    labels = 1 + np.arange(600) % 3
    scores = np.hstack([np.zeros((600, 1)), chance.normal(0, 0.3, (600, 3))])
    scores[np.arange(600), labels] += 0.5
    near = np.full(600, 0.8)
    known = trust.Seen(scores, near, labels)
    strange = trust.Seen(np.hstack([np.zeros((600, 1)), chance.normal(0, 0.3, (600, 3))]), near - 0.3, labels)
    learnt = trust.learnt(known, strange)
    found = learnt.chances(scores, near)
    right = found[:, 1:].argmax(axis=1) + 1 == labels
    assert found.max(axis=1).mean() == pytest.approx(right.mean(), abs=0.08)
    assert (learnt.taken(learnt.chances(strange.scores, strange.nearest)) == 0).mean() > 0.8
