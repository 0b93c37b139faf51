"""/knowledge/synonyms/: an editor teaches the search her customers' words."""

import uuid

import pytest

from madoguchi.knowledge import api as knowledge

pytestmark = pytest.mark.django_db


def test_a_line_is_added_once_changed_and_removed(editor):
    form = {"ja": "退会、 解約", "en": "leave", "client_id": str(uuid.uuid4())}
    for _ in range(2):
        assert editor.post("/knowledge/synonyms/", form).status_code == 302
    [line] = knowledge.synonyms()
    assert (line.words_ja, line.words_en) == (("退会", "解約"), ("leave",))
    editor.post(f"/knowledge/synonyms/{line.id}/", {"ja": "退会,解約", "en": ""})
    [line] = knowledge.synonyms()
    assert (line.words_ja, line.words_en) == (("退会", "解約"), ())
    assert "退会、解約" in editor.get("/knowledge/synonyms/").content.decode()
    editor.post(f"/knowledge/synonyms/{line.id}/removal/")
    assert knowledge.synonyms() == ()


def test_a_word_alone_is_no_synonym(editor):
    answer = editor.post("/knowledge/synonyms/", {"ja": "退会", "en": "", "client_id": str(uuid.uuid4())})
    assert answer.status_code == 422
    assert knowledge.synonyms() == ()
