"""Times in words and Japanese line breaks."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils.translation import override

from madoguchi.ui import words

NOW = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("before", "japanese", "english"),
    [
        (timedelta(seconds=20), "たった今", "just now"),
        (timedelta(minutes=3, seconds=40), "3分前", "3 min ago"),
        (timedelta(hours=5, minutes=50), "5時間前", "5 hours ago"),
        (timedelta(hours=1), "1時間前", "1 hour ago"),
        (timedelta(days=2, hours=3), "2日前", "2 days ago"),
        (timedelta(minutes=-4), "4分後", "in 4 min"),
        (timedelta(days=10), "11月11日（水）", "Wed, 11 Nov"),
        (timedelta(days=400), "2025年10月17日（金）", "Fri, 17 Oct 2025"),
    ],
)
def test_ago(before, japanese, english):
    with override("ja"):
        assert words.ago(NOW - before, NOW) == japanese
    with override("en"):
        assert words.ago(NOW - before, NOW) == english


@pytest.mark.parametrize(
    ("seconds", "japanese", "english"),
    [
        (42, "42秒", "42 sec"),
        (240, "4分", "4 min"),
        (4800, "1時間20分", "1 h 20 min"),
        (172800, "2日", "2 days"),
    ],
)
def test_duration(seconds, japanese, english):
    with override("ja"):
        assert words.duration(seconds) == japanese
    with override("en"):
        assert words.duration(seconds) == english


def test_clock_and_day_are_in_the_readers_zone():
    late = datetime(2026, 11, 20, 15, 30, tzinfo=UTC)
    with override("ja"):
        assert words.clock(late) == "00:30"
        assert words.day(late) == "2026年11月21日（土）"


def test_phrases_break_between_phrases_only():
    broken = words.phrases("担当者に相談する")
    assert broken == '<span class="phrases">担当者に<wbr>相談する</span>'


def test_phrases_escape_and_leave_english_alone():
    assert words.phrases("<b>OK</b>") == "&lt;b&gt;OK&lt;/b&gt;"
    assert "<script>" not in words.phrases("<script>危険です</script>")
