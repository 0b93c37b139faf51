"""Two conversations become one and are parted again, exactly."""

from datetime import timedelta

import pytest
from django.forms import model_to_dict

from madoguchi.conversations import api as conversations
from madoguchi.conversations.models import Conversation, Follower, Mention, Merge, Message, ReadMark
from madoguchi.conversations.shapes import NotPossible
from madoguchi.core import api as core

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(desk, write):
    """Two conversations of one customer, written in turns: (earlier, later)."""
    write(desk.customer, "一つ目です", client_id="c1")
    first = Conversation.objects.get(customer_id=desk.customer.customer_id)
    Conversation.objects.filter(pk=first.pk).update(current=False)
    write(desk.customer, "二つ目です", client_id="d1")
    second = Conversation.objects.get(customer_id=desk.customer.customer_id, current=True)
    write(desk.customer, "一つ目の続きです", client_id="c2", conversation_id=first.pk)
    return first.pk, second.pk


def everything(*ids):
    """All that is kept about these conversations."""
    rows = [model_to_dict(row) for row in Conversation.objects.filter(pk__in=ids).order_by("pk")]
    lines = list(
        Message.objects.filter(conversation_id__in=ids).order_by("pk")
        .values_list("pk", "conversation_id", "sequence", "client_id", "body")
    )  # fmt: skip
    marks = list(
        ReadMark.objects.filter(conversation_id__in=ids).order_by("pk").values_list("pk", "sequence")
    )
    mentions = list(Mention.objects.order_by("pk").values_list("pk", "conversation_id"))
    followers = list(Follower.objects.order_by("pk").values_list("pk", "conversation_id", "staff_id"))
    return rows, lines, marks, mentions, followers


def bodies(viewer, conversation_id):
    return [line.body for line in conversations.thread(viewer, conversation_id) if line.kind == "text"]


def test_lines_stand_in_the_order_of_time_and_the_customer_sees_one(desk, two):
    first, second = two
    conversations.merge(gone_id=first, kept_id=second, staff_id=desk.supervisor.staff.id)
    assert bodies(desk.customer, second) == ["一つ目です", "二つ目です", "一つ目の続きです"]
    with pytest.raises(conversations.ConversationUnknown):
        conversations.thread(desk.customer, first)
    told = conversations.thread(desk.customer, second)[-1]
    assert Conversation.objects.get(pk=first).number in told.body


def test_both_point_to_each_other(desk, two):
    first, second = two
    merge_id = conversations.merge(gone_id=first, kept_id=second, staff_id=desk.supervisor.staff.id)
    for one in two:
        (found,) = conversations.merges(desk.supervisor, one)
        assert (found.id, found.gone_id, found.kept_id) == (merge_id, first, second)
    assert conversations.conversation(desk.supervisor, first).merged_into_id == second


def test_undo_restores_exactly(desk, two):
    first, second = two
    me = desk.supervisor.staff.id
    conversations.note(
        conversation_id=first, staff_id=me, text="見てください", mention_ids=[desk.other.staff.id]
    )
    conversations.follow(conversation_id=first, staff_id=me)
    conversations.set_tags(conversation_id=first, tags=["返品"], actor=core.staff(me))
    conversations.set_priority(conversation_id=first, priority=4, actor=core.staff(me))
    conversations.mark_read(conversation_id=second, reader=core.staff(me), sequence=1)
    conversations.mark_read(
        conversation_id=first, reader=core.customer(desk.customer.customer_id), sequence=2
    )
    for one in two:
        conversations.tell(conversation_id=one, code="glad", client_id="glad")
    before = everything(*two)
    merge_id = conversations.merge(gone_id=first, kept_id=second, staff_id=me)
    kept = conversations.conversation(desk.supervisor, second)
    assert (kept.priority, kept.tags) == (4, ("返品",))
    assert everything(*two) != before
    assert conversations.unmerge(merge_id=merge_id, staff_id=me)
    assert everything(*two) == before
    assert not conversations.unmerge(merge_id=merge_id, staff_id=me)


def test_what_was_written_since_stays_with_the_kept_one(desk, two, write):
    first, second = two
    me = desk.supervisor.staff.id
    merge_id = conversations.merge(gone_id=first, kept_id=second, staff_id=me)
    write(desk.customer, "まとめた後です", client_id="c9", conversation_id=first)
    conversations.set_priority(conversation_id=second, priority=3, actor=core.staff(me))
    conversations.unmerge(merge_id=merge_id, staff_id=me)
    assert bodies(desk.supervisor, first) == ["一つ目です", "一つ目の続きです"]
    assert bodies(desk.supervisor, second) == ["二つ目です", "まとめた後です"]
    kept = conversations.conversation(desk.supervisor, second)
    assert (kept.priority, kept.last_line) == (3, "まとめた後です")


def test_the_current_one_changes_hands_and_comes_back(desk, two):
    first, second = two
    merge_id = conversations.merge(gone_id=second, kept_id=first, staff_id=desk.supervisor.staff.id)
    current = Conversation.objects.filter(current=True, customer_id=desk.customer.customer_id)
    assert current.get().pk == first
    conversations.unmerge(merge_id=merge_id, staff_id=desk.supervisor.staff.id)
    assert current.get().pk == second


def test_a_resolved_one_is_open_again_when_an_open_one_goes_into_it(desk, two):
    first, second = two
    me = desk.supervisor.staff.id
    conversations.resolve(conversation_id=first, actor=core.staff(me))
    merge_id = conversations.merge(gone_id=second, kept_id=first, staff_id=me)
    assert conversations.conversation(desk.supervisor, first).status == "open"
    conversations.unmerge(merge_id=merge_id, staff_id=me)
    assert conversations.conversation(desk.supervisor, first).status == "resolved"


def test_repeating_gives_the_same_merge(desk, two):
    me = desk.supervisor.staff.id
    one = conversations.merge(gone_id=two[0], kept_id=two[1], staff_id=me)
    assert conversations.merge(gone_id=two[0], kept_id=two[1], staff_id=me) == one
    assert Merge.objects.count() == 1


def test_what_cannot_be_merged(desk, two, write):
    first, second = two
    me = desk.supervisor.staff.id
    write(desk.stranger, "別の人です", client_id="s")
    other = Conversation.objects.get(customer_id=desk.stranger.customer_id).pk
    before = everything(first, second, other)
    for gone, kept, reason in ((first, first, "same"), (first, other, "customers"), (first, 0, "merge")):
        with pytest.raises(NotPossible) as refused:
            conversations.merge(gone_id=gone, kept_id=kept, staff_id=me)
        assert refused.value.reason == reason
    assert everything(first, second, other) == before
    conversations.close(conversation_id=second, actor=core.staff(me), tell=False)
    with pytest.raises(NotPossible, match="closed"):
        conversations.merge(gone_id=first, kept_id=second, staff_id=me)
    assert bodies(desk.supervisor, first) == ["一つ目です", "一つ目の続きです"]


def test_undo_ends_after_a_day_and_goes_backwards(desk, two, write):
    first, second = two
    me = desk.supervisor.staff.id
    early = conversations.merge(gone_id=first, kept_id=second, staff_id=me)
    Conversation.objects.filter(pk=second).update(current=False)
    write(desk.customer, "三つ目です", client_id="c3")
    third = Conversation.objects.get(customer_id=desk.customer.customer_id, current=True).pk
    late = conversations.merge(gone_id=third, kept_id=second, staff_id=me)
    with pytest.raises(NotPossible, match="order"):
        conversations.unmerge(merge_id=early, staff_id=me)
    conversations.unmerge(merge_id=late, staff_id=me)
    with core.frozen(core.now() + timedelta(hours=25)), pytest.raises(NotPossible, match="late"):
        conversations.unmerge(merge_id=early, staff_id=me)


def test_spam_is_put_away_and_brought_back(desk, write):
    got = write(desk.customer, "今だけ！", client_id="c1")
    conversations.hand_to_queue(conversation_id=got.conversation_id, actor=core.SYSTEM)
    actor = core.staff(desk.agent.staff.id)
    assert conversations.mark_spam(conversation_id=got.conversation_id, actor=actor)
    assert not conversations.mark_spam(conversation_id=got.conversation_id, actor=actor)
    row = conversations.conversation(desk.agent, got.conversation_id)
    assert (row.status, row.spam) == ("closed", True)
    assert conversations.lift_spam(conversation_id=got.conversation_id, actor=actor)
    row = conversations.conversation(desk.agent, got.conversation_id)
    assert (row.status, row.spam, row.handler, row.current) == ("open", False, "queue", True)


def test_spam_that_comes_back_beside_a_newer_matter_is_not_current(desk, write):
    got = write(desk.customer, "今だけ！", client_id="c1")
    conversations.mark_spam(conversation_id=got.conversation_id, actor=core.SYSTEM)
    write(desk.customer, "別件です", client_id="c2")
    conversations.lift_spam(conversation_id=got.conversation_id, actor=core.SYSTEM)
    assert not conversations.conversation(desk.agent, got.conversation_id).current


def test_following_is_for_those_who_may_see_it(desk, write):
    got = write(desk.customer, "こんにちは", client_id="c1")
    conversations.set_team(conversation_id=got.conversation_id, team_id=desk.north, actor=core.SYSTEM)
    assert conversations.follow(conversation_id=got.conversation_id, staff_id=desk.agent.staff.id)
    assert not conversations.follow(conversation_id=got.conversation_id, staff_id=desk.agent.staff.id)
    with pytest.raises(conversations.ConversationUnknown):
        conversations.follow(conversation_id=got.conversation_id, staff_id=desk.other.staff.id)
    assert conversations.followers(got.conversation_id) == (desk.agent.staff.id,)
    assert conversations.unfollow(conversation_id=got.conversation_id, staff_id=desk.agent.staff.id)
    assert conversations.followers(got.conversation_id) == ()
