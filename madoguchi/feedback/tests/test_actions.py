"""One opinion per voter, changeable; one rating per conversation, given once."""

import pytest

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.feedback import api as feedback
from madoguchi.feedback.models import Rating, Vote
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer


def test_a_vote_can_be_changed_and_counts_once(db):
    common = {"subject_kind": "article", "subject_id": 900_001, "voter": "reader:a"}
    feedback.vote(**common, helpful=False, reason="unclear", comment="図がほしい")
    feedback.vote(**common, helpful=True)
    feedback.vote(**{**common, "voter": "reader:b"}, helpful=False, reason="outdated")

    assert feedback.vote_counts([900_001, 900_002]) == {900_001: feedback.VoteCount(1, 1)}
    mine = feedback.votes_by(voter="reader:a", subject_kind="article", subject_ids=[900_001])[900_001]
    assert (mine.helpful, mine.reason) == (True, "")


def test_the_same_vote_again_writes_no_second_fact(db, conversation_id, visitor):
    before = len(core.history(conversation_id=conversation_id))
    for _ in range(2):
        feedback.vote_on_answer(
            message_id=1, helpful=False, reason="wrong", customer_id=visitor.customer_id,
            conversation_id=conversation_id,
        )  # fmt: skip
    facts = core.history(conversation_id=conversation_id)[before:]
    assert [(f.type, f.data["reason"]) for f in facts] == [("feedback.voted", "wrong")]


def test_an_unknown_reason_is_refused(db):
    with pytest.raises(ValueError, match="because"):
        feedback.vote(subject_kind="article", subject_id=1, voter="reader:a", helpful=False, reason="because")
    assert not Vote.objects.filter(voter="reader:a").exists()


def asked(conversation_id, visitor):
    return feedback.ask_rating(
        conversation_id=conversation_id, customer_id=visitor.customer_id, staff_id=None
    )


def test_a_rating_is_asked_once_and_given_once(conversation_id, visitor):
    rating = asked(conversation_id, visitor)
    assert asked(conversation_id, visitor) == rating

    given = feedback.give_rating(token=rating.token, score=5, comment=" 丁寧でした ")
    assert (given.score, given.comment) == (5, "丁寧でした")
    with pytest.raises(feedback.RatingRefused) as refused:
        feedback.give_rating(token=rating.token, score=1)
    assert refused.value.reason == "given"
    assert feedback.rating_for(conversation_id).score == 5
    viewer = Viewer("customer", customer_id=visitor.customer_id)
    lines = conversations.thread(viewer=viewer, conversation_id=conversation_id)
    assert lines[-1].card["code"] == "rating_thanks"


@pytest.mark.parametrize("score", [0, 6, -1])
def test_a_score_outside_one_to_five_is_refused(conversation_id, visitor, score):
    rating = asked(conversation_id, visitor)
    with pytest.raises(feedback.RatingRefused):
        feedback.give_rating(token=rating.token, score=score)
    assert feedback.rating_for(conversation_id).score is None


def test_words_may_follow_once(conversation_id, visitor):
    rating = asked(conversation_id, visitor)
    with pytest.raises(feedback.RatingRefused):
        feedback.comment_rating(token=rating.token, comment="早い")
    feedback.give_rating(token=rating.token, score=4)
    feedback.comment_rating(token=rating.token, comment="早い")
    with pytest.raises(feedback.RatingRefused):
        feedback.comment_rating(token=rating.token, comment="遅い")
    assert feedback.rating_for(conversation_id).comment == "早い"


def test_the_mail_goes_out_once_and_in_her_language(conversation_id, visitor, settings):
    settings.MADOGUCHI_ADDRESS = "https://help.example"
    rating = asked(conversation_id, visitor)
    people.add_identity(
        customer_id=visitor.customer_id, kind="email", value="hanako@example.jp", proven_how="code"
    )
    her = people.customer(visitor.customer_id)

    def mailed():
        return feedback.mail_rating(token=rating.token, to=her, number="234-567-892", language="ja")

    assert (mailed(), mailed()) == (True, False)
    (mail,) = [m for m in core.outgoing_mail() if m.to == "hanako@example.jp"]
    assert mail.subject == "対応についてお聞かせください［234-567-892］"
    assert f"とても良い\n  https://help.example/rate/{rating.token}/?score=5" in mail.text
    assert "自動で" in mail.text
    assert "{{" not in mail.text
    assert Rating.objects.get(token=rating.token).score is None
