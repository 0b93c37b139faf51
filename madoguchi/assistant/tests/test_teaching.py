"""Editors teach the assistant; the company's word counts over the product's, and every act can be undone."""

from dataclasses import replace

import pytest

from madoguchi.assistant import understanding
from madoguchi.assistant.intents import defining, stock, suite, teaching
from madoguchi.assistant.intents.book import book
from madoguchi.assistant.models import Intent, Sentence

pytestmark = pytest.mark.usefixtures("untaught")

GIFT = ["プレゼント用に包んでほしい", "ギフト包装をお願いします", "のしを付けられますか"]


def texts(code: str, language: str = "ja") -> list[str]:
    return [one.text for one in book().intents[code].used(language)]


@pytest.fixture
def gift() -> str:
    return defining.make(names={"ja": "ギフト包装", "en": "Gift wrapping"}, leads_to="person")


def test_without_a_word_of_the_company_the_products_examples_count(django_assert_num_queries):
    with django_assert_num_queries(2):
        found = book()
    assert texts("cancel-order") == list(stock.examples("ja")["cancel-order"])
    assert found.intents[stock.INFORMATION].leads_to == "nothing"
    assert found.intents["cancel-order"].names["ja"] != "cancel-order"


def test_a_pasted_list_is_read_line_by_line_each_sentence_once():
    pasted = "・ギフト包装をお願いします。\n\n1. 「ギフト包装をお願いします」\n- のしを付けられますか\n  \n"
    assert teaching.lines_of(pasted) == ["ギフト包装をお願いします", "のしを付けられますか"]


def test_sentences_of_another_intent_stay_there_and_are_named(gift):
    other = stock.examples("ja")["cancel-order"][0]
    done = teaching.teach(intent=gift, language="ja", texts=[*GIFT, other, "x" * 500])
    assert (done.added, done.elsewhere) == (tuple(GIFT), ((other, "cancel-order"),))
    assert (done.refused, texts(gift)) == (("x" * 500,), GIFT)
    again = teaching.teach(intent=gift, language="ja", texts=[f"{text}。" for text in GIFT])
    assert (again.added, len(again.known)) == ((), len(GIFT))


def test_a_sentence_of_the_product_is_moved_and_comes_back(gift):
    other = stock.examples("ja")["cancel-order"][0]
    act = teaching.move(chosen=[("ja", other)], to=gift)
    assert (other in texts(gift), other in texts("cancel-order")) == (True, False)
    teaching.undo(act)
    assert (other in texts(gift), other in texts("cancel-order")) == (False, True)
    assert not Sentence.objects.exists()


def test_what_was_dropped_stays_at_hand(gift):
    teaching.teach(intent=gift, language="ja", texts=GIFT)
    teaching.drop(chosen=[("ja", GIFT[0])], intent=gift)
    assert texts(gift) == GIFT[1:]
    assert [one.text for _, one in book().intents[gift].dropped()] == GIFT[:1]
    teaching.take_up(chosen=[("ja", GIFT[0])], intent=gift)
    assert sorted(texts(gift)) == sorted(GIFT)


def test_undoing_leaves_alone_what_somebody_changed_since(gift):
    done = teaching.teach(intent=gift, language="ja", texts=GIFT)
    teaching.move(chosen=[("ja", GIFT[0])], to="cancel-order")
    assert teaching.undo(teaching.Undo.restored(done.undo.stored())) == 2
    assert (texts(gift), GIFT[0] in texts("cancel-order")) == ([], True)


def test_an_intent_of_the_product_can_lead_elsewhere_and_be_switched_off():
    names = book().intents["cancel-order"].names
    defining.change(code="cancel-order", names=names, leads_to="person", off=False)
    assert book().content().led("cancel-order") == ("person", "")
    defining.change(code="cancel-order", names=names, leads_to="person", off=True)
    content = book().content()
    assert (content.led("cancel-order"), bool(content.examples["ja"]["cancel-order"])) == (
        ("nothing", ""),
        True,
    )
    with pytest.raises(defining.IntentRefused, match="product"):
        defining.remove(code="cancel-order")


def test_an_intent_of_the_company_goes_and_comes_back(gift):
    teaching.teach(intent=gift, language="ja", texts=GIFT)
    defining.remove(code=gift)
    assert (gift in book().content().intents, book().home_of("ja", GIFT[0])) == (False, None)
    defining.bring_back(code=gift)
    assert book().content().examples["ja"][gift] == tuple(GIFT)
    with pytest.raises(defining.IntentRefused, match="taken"):
        defining.make(names={"ja": "別", "en": ""}, leads_to="person", code=gift)
    assert defining.make(names={"ja": "別", "en": "Gift wrapping"}, leads_to="person") != gift
    assert Intent.objects.count() == 2


def test_the_product_understands_its_own_sentences():
    found = suite.checks()
    compared = suite.compare(understanding.product(), understanding.product(), found)
    assert compared.right >= 0.85 * compared.of, compared.wrong


def test_two_who_teach_the_same_sentences_at_once_both_can(committed_db, at_once):
    every = [teaching.Word("ja", f"同時に教える文{n}", "return-items") for n in range(400)]

    def teach(words):
        def act() -> str:
            teaching.say(words)
            teaching.undo(teaching.say([replace(one, dropped=True) for one in words]))
            return "taught"

        return act

    assert at_once([teach(every), teach(every[::-1]), teach(every[200:] + every[:200])]) == ["taught"] * 3
    assert Sentence.objects.filter(text__startswith="同時に教える文").count() == 400
