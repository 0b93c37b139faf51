"""One act on many conversations, pressed and undone by several at the same moment."""

from uuid import uuid4

import pytest

from madoguchi.conversations.models import Conversation
from madoguchi.desk import batches
from madoguchi.desk.models import Batch, BatchItem

PRESSES = 4


@pytest.fixture
def three(committed_db, hired, asked):
    """A member of staff, and three conversations."""
    return hired("mina"), [asked(f"{number}件目", name=f"Customer {number}") for number in range(3)]


def test_a_form_pressed_several_times_at_once_is_one_batch(three, at_once):
    mina, talks = three
    form = {"act": "tag", "ids": talks, "tag": "一", "key": uuid4().hex, "view": "all_open"}
    answers = at_once([lambda: mina.client.post("/desk/batches/", form).status_code] * PRESSES)
    assert answers == [302] * PRESSES
    assert (Batch.objects.count(), BatchItem.objects.count()) == (1, 3)


def test_carried_out_twice_and_undone_at_once_nothing_stays_half_done(three, at_once):
    mina, talks = three
    batch = batches.begin(mina.viewer, key=uuid4(), act="tag", given={"tag": "一", "how": "add"}, ids=talks)
    works = [lambda: batches.carry_out(batch)] * 2
    at_once([*works, *[lambda: batches.undo(mina.viewer, batch)] * 2])
    batches.take_back(batch)
    found = batches.progress(mina.viewer, batch)
    assert (found.state, found.done) == ("undone", 0)
    assert [row.tags for row in Conversation.objects.filter(pk__in=talks)] == [[]] * 3
