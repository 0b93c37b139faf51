"""What the assistant says, on the demo company's own articles."""

from dataclasses import replace

import pytest

from madoguchi.assistant import api as assistant
from madoguchi.assistant.answering import PASSAGE, shorten, spoken_in
from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge

pytestmark = pytest.mark.django_db


def said(question, **given):
    return assistant.answer(question=question, language="ja", conversation_id=1, **given)


def test_an_answer_quotes_an_article_and_names_its_source():
    reply = said("電気ケトルの水あかを取りたい")

    assert reply.kind == "answer"
    assert reply.card["type"] == "answer"
    assert reply.card["url"].startswith("/help/")
    assert 0 < len(reply.card["passage"]) <= PASSAGE
    assert reply.card["actions"] == ["solved", "not_solved", "person"]
    assert reply.articles[0].title == reply.card["title"]
    assert reply.text == "こちらのご案内が参考になるかと存じます。"


def test_what_an_editor_wrote_for_the_chat_is_said_instead_of_a_passage():
    question = "電気ケトルの水あかを取りたい"
    article = knowledge.editable_article(said(question).article_id)
    text = replace(article.text, card_text="クエン酸で落とせます。")
    knowledge.rewrite_article(article_id=article.id, text=text, seen=article.updated_at, actor=core.SYSTEM)
    assert said(question).card["passage"] == "クエン酸で落とせます。"


def test_what_was_tried_is_not_shown_again():
    first = said("電気ケトルの水あかを取りたい")
    second = said("電気ケトルの水あかを取りたい", tried=(first.article_id,), failures=1)
    assert second.article_id != first.article_id


def test_english_is_answered_in_english():
    reply = assistant.answer(
        question="How do I remove limescale from my kettle?", language="en", conversation_id=1
    )
    assert (reply.kind, reply.card["language"]) == ("answer", "en")
    assert reply.text == "This article should help."


@pytest.mark.parametrize("question", ["あなたは人間ですか？", "ロボットですか", "名前は何ですか"])
def test_it_says_that_it_is_no_person(question):
    reply = said(question)
    assert (reply.kind, reply.card["actions"]) == ("greeting", ["person"])
    assert "人ではなく" in reply.text


@pytest.mark.parametrize("question", ["火星への片道切符はいくらですか", "ｑｗｅｒｔｙ", "？？？"])
def test_what_is_unknown_is_said_plainly_and_a_person_offered(question):
    reply = said(question)
    assert (reply.kind, reply.card) == ("unknown", {"type": "offer", "actions": ["person"]})
    assert "見つかりませんでした" in reply.text


def test_a_second_failure_offers_a_person_clearly():
    reply = said("火星への片道切符はいくらですか", failures=1)
    assert "担当者におつなぎしてもよろしいでしょうか" in reply.text


def test_a_yes_to_the_offer_is_a_wish_for_a_person():
    assert said("はい、お願いします", offered=True).kind == "person"
    assert said("はい、お願いします").kind != "person"


def test_a_greeting_is_answered_politely_and_offers_a_person():
    reply = said("こんにちは")
    assert (reply.kind, reply.card["actions"]) == ("greeting", ["person"])
    assert reply.text == "お問い合わせいただきありがとうございます。ご用件をお聞かせください。"


def test_a_short_word_does_not_change_the_language():
    assert spoken_in("OK", "ja") == "ja"
    assert spoken_in("How do I return my kettle?", "ja") == "en"
    assert spoken_in("返品の方法を教えてください。", "en") == "ja"


def test_a_passage_is_cut_at_a_sentence():
    assert shorten("あ" * 200 + "。" + "い" * 100) == "あ" * 200 + "。"
    assert shorten("word " * 100).endswith("word…")
