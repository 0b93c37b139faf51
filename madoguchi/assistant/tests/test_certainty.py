"""What an answer's chance rests on, and what is said where it is small."""

from dataclasses import replace

import pytest

from madoguchi.assistant import api as assistant
from madoguchi.assistant.answering import replies
from madoguchi.assistant.certainty import chance_of


def test_a_lead_makes_it_likelier_and_nothing_found_is_no_chance():
    near, far = (chance_of([(12.0, 0.8), (second, 0.7)]) for second in (11.9, 4.0))
    assert 0 < near < far < 1
    assert chance_of([]) == 0


@pytest.mark.django_db
def test_what_may_well_be_another_article_is_said_with_reserve(monkeypatch):
    said = {}
    for chance in (0.9, 0.3):
        monkeypatch.setattr(
            replies, "find", lambda *given, chance=chance, look=replies.find: _as(look(*given), chance)
        )
        reply = assistant.answer(question="電気ケトルの水あかを取りたい", language="ja", conversation_id=0)
        said[chance] = (reply.kind, reply.text)
        monkeypatch.undo()
    assert said[0.9] == ("answer", "こちらのご案内が参考になるかと存じます。")
    assert said[0.3][0] == "answer"
    assert "かもしれません" in said[0.3][1]
    assert "担当者" in said[0.3][1]


def _as(found, chance):
    return found and replace(found, chance=chance)
