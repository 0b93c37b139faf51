"""Honest measures: golden numbers, what counts, what is not decided yet, and who may look."""

import csv
from datetime import timedelta

import pytest

from madoguchi.assistant import api as assistant
from madoguchi.assistant.measuring.counting import Only, Row, line
from madoguchi.assistant.measuring.shares import difference, share
from madoguchi.assistant.models import Sample
from madoguchi.core import api as core

NOW = core.now()


def asked(talk: int, **more) -> Row:
    """A question that was answered, and after which nothing more was heard."""
    plain = {
        "at": NOW, "did": "answer", "version": 0, "channel": "webchat", "topic": "", "said": None,
        "asked_again": False, "contact_on_topic": False, "handed_over": False, "procedure": "",
        "walked_off": False, "settled": True,
    }  # fmt: skip
    return Row(conversation_id=talk, **{**plain, **more})


def test_golden_interval():
    found = share(45, 50)
    assert (found.low, found.high) == pytest.approx((0.7864, 0.9565), abs=5e-5)
    assert share(0, 0).rate is None
    assert share(29, 29).few
    assert not share(30, 30).few


def test_golden_difference():
    """1,900 of 20,000 against 1,700 of 20,000: 1.00 point, .44 to 1.56."""
    found = difference(share(1700, 20_000), share(1900, 20_000))
    assert (found.value, found.low, found.high) == pytest.approx((0.0100, 0.0044, 0.0156), abs=5e-5)
    assert found.sure
    assert difference(share(0, 0), share(1, 1)) is None


def test_what_counts_as_resolved():
    rows = [
        asked(1, said=True),
        asked(2),
        asked(3, asked_again=True),
        asked(4, contact_on_topic=True),
        asked(5, handed_over=True),
        asked(6, said=False),
        asked(7, did="unknown"),
        asked(8, did="task", procedure="completed"),
        asked(9, did="task", procedure="abandoned"),
        asked(10, settled=False, said=True),
    ]
    found = line("", rows, came={4, 5})
    assert (found.asked, found.pending) == (10, 1)
    assert (found.answered.count, found.answered.n) == (9, 10)
    assert (found.resolved.count, found.resolved.n) == (3, 9)
    assert (found.contained.count, found.handed_over.count, found.contained.n) == (8, 2, 10)
    assert found.abandoned.count == 1


@pytest.mark.django_db
def test_parts_sum_to_the_whole():
    found = assistant.measuring.measures(Only(NOW - timedelta(weeks=8), core.now()))
    assert found.whole.asked > 50
    for parts in (found.topics, found.versions, found.channels, [week.line for week in found.weeks]):
        assert sum(one.asked for one in parts) == found.whole.asked
        assert sum(one.resolved.count for one in parts) == found.whole.resolved.count
        assert sum(one.resolved.n for one in parts) == found.whole.resolved.n


@pytest.mark.django_db
def test_the_page_and_its_table_say_the_same(editor, django_assert_max_num_queries):
    with django_assert_max_num_queries(16):
        page = editor.get("/assistant/measures/?weeks=13")
    rows = list(
        csv.reader(editor.get("/assistant/measures/table/?weeks=13").content.decode("utf-8-sig").splitlines())
    )
    assert rows[-1][1] == str(page.context["whole"].asked)
    assert len(rows) == len(page.context["parts"]) + 2


@pytest.mark.django_db
def test_a_sample_is_drawn_once(editor):
    drawn = Sample.objects.count()
    assert drawn
    assistant.measuring.draw_samples()
    assert Sample.objects.count() == drawn


@pytest.mark.django_db
def test_a_judgement_counts_once_and_only_what_there_is(editor, browser_of):
    [one] = assistant.measuring.samples(waiting=True, limit=1)
    before, here = assistant.measuring.false_share(), f"/assistant/samples/{one.id}/judgement/"
    assert browser_of("agent").post(here, {"judgement": "wrong"}).status_code == 403
    editor.post(here, {"judgement": "perhaps"})
    assert assistant.measuring.false_share() == before
    for _ in range(2):
        editor.post(here, {"judgement": "wrong"})
    after = assistant.measuring.false_share()
    assert (after.wrong.count, after.wrong.n) == (before.wrong.count + 1, before.wrong.n + 1)
    assert editor.post("/assistant/samples/0/judgement/", {"judgement": "wrong"}).status_code == 404
