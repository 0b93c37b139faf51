"""What only some kinds of article have, written by editors and seen by customers."""

import io
import uuid

import pytest

from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge

pytestmark = pytest.mark.django_db
VTT = b"WEBVTT\n\n00:00.000 --> 00:01.000\nSay hello.\n"


def article_of(kind: str, by, publish: bool = True) -> int:
    text = knowledge.ArticleText(heading="見本の記事", body="本文です。", kind=kind)
    id = knowledge.write_article(
        collection=knowledge.help_collection(), language="ja", text=text, client_id=uuid.uuid4(), actor=by
    )
    if publish:
        knowledge.publish(article_id=id, actor=by)
    return id


def seen(id: int) -> str:
    return knowledge.editable_article(id).updated_at.isoformat()


def words(response) -> str:
    return response.content.decode().replace("<wbr>", "").replace("\u200b", "")


def tree(id: int, **more) -> dict:
    return {
        "seen": seen(id), "step-1": "ランプは点きますか。", "step-1-1": "はい", "step-1-1-to": "3",
        "step-1-2": "いいえ", "step-1-2-to": "person", "step-2": "", "step-3": "押してください。",
        "step-3-1": "動いた", "step-3-1-to": "solved", **more,
    }  # fmt: skip


def test_steps_that_are_left_empty_close_up_and_answers_follow(editor, client, by):
    id = article_of("troubleshooting", by)
    address = f"/knowledge/articles/{id}/particulars/"
    assert editor.post(address, tree(id)).status_code == 302
    steps = knowledge.steps_in(knowledge.editable_article(id).text.data)
    assert [step.text for step in steps] == ["ランプは点きますか。", "押してください。"]
    assert [(a.label, a.to) for a in steps[0].answers] == [("はい", 2), ("いいえ", "person")]
    assert "ランプは点きますか" in words(client.get(knowledge.editable_article(id).url))
    assert "手順3" in words(editor.get(address))


def test_a_published_tree_in_which_readers_get_lost_is_not_kept(editor, by):
    id = article_of("troubleshooting", by)
    address = f"/knowledge/articles/{id}/particulars/"
    response = editor.post(address, tree(id, **{"step-3-1-to": "1"}))
    assert response.status_code == 422
    assert "誰もたどり着けません" in words(response)
    assert knowledge.editable_article(id).text.data == {}
    draft = article_of("troubleshooting", by, publish=False)
    slow = f"/knowledge/articles/{draft}/particulars/"
    assert editor.post(slow, tree(draft, **{"step-3-1-to": "1"})).status_code == 302


def test_the_slower_of_two_is_told_and_keeps_what_she_typed(editor, by):
    id = article_of("troubleshooting", by)
    address = f"/knowledge/articles/{id}/particulars/"
    response = editor.post(address, tree(id, seen="2026-01-01T00:00:00+00:00"))
    assert response.status_code == 422
    assert "ランプは点きますか" in words(response)
    assert knowledge.editable_article(id).text.data == {}


def test_captions_give_the_transcript_and_another_file_is_refused(editor, client, by):
    id = article_of("video", by)
    address = f"/knowledge/articles/{id}/particulars/"
    captions = io.BytesIO(VTT)
    captions.name = "ja.vtt"
    assert editor.post(address, {"seen": seen(id), "captions_ja": captions}).status_code == 302
    film = knowledge.film_in(knowledge.editable_article(id).text.data)
    assert film.transcript == "Say hello."
    assert "Say hello." in words(client.get(knowledge.editable_article(id).url))
    paper = io.BytesIO(b"plain words")
    paper.name = "notes.txt"
    response = editor.post(address, {"seen": seen(id), "captions_en": paper})
    assert response.status_code == 422
    assert "種類が異なります" in words(response)


def test_an_editor_says_that_it_is_fixed(editor, client, by):
    id = article_of("known_issue", by)
    page = words(editor.get(f"/knowledge/articles/{id}/particulars/"))
    assert "同じ問題が起きている方" in page
    form = {"state": "fixed", "text_ja": "直しました。", "client_id": uuid.uuid4()}
    assert editor.post(f"/knowledge/articles/{id}/issue-words/", form).status_code == 302
    assert "直しました。" in words(client.get(knowledge.editable_article(id).url))
    silent = {"state": "fixed", "client_id": uuid.uuid4()}
    assert editor.post(f"/knowledge/articles/{id}/issue-words/", silent).status_code == 422


def test_a_policy_gets_its_edition(editor, client, by):
    id = article_of("policy", by)
    form = {"seen": seen(id), "edition": "第2版", "day": "2026-10-01"}
    assert editor.post(f"/knowledge/articles/{id}/particulars/", form).status_code == 302
    assert "第2版" in words(client.get(knowledge.editable_article(id).url))


def test_only_administrators_open_the_house_to_films_of_others(editor, megumi):
    assert editor.post("/knowledge/films/", {"hosts": "player.vimeo.com"}).status_code == 403
    assert megumi.post("/knowledge/films/", {"hosts": "not a house"}).status_code == 422
    assert core.option(knowledge.VideoHosts).hosts == ()
    megumi.post("/knowledge/films/", {"hosts": "https://Player.vimeo.com/x\nwww.youtube-nocookie.com"})
    assert core.option(knowledge.VideoHosts).hosts == ("player.vimeo.com", "www.youtube-nocookie.com")
