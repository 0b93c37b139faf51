"""Times as people say them, on a Sunday, 22 November 2026, 14:30 in Tokyo."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from madoguchi.language import api as language

TOKYO = ZoneInfo("Asia/Tokyo")
NOW = datetime(2026, 11, 22, 14, 30, tzinfo=TOKYO)

SAID = {
    "30分後": "11-22 15:00", "３０分後": "11-22 15:00", "1時間後": "11-22 15:30", "一時間半後": "11-22 16:00",
    "3日後": "11-25 09:00",
    "2週間後": "12-06 09:00", "半日後": "11-23 02:30",
    "明日": "11-23 09:00", "明日の朝": "11-23 09:00", "あしたの昼": "11-23 12:00",
    "明日の夕方": "11-23 17:00",
    "明日10時": "11-23 10:00", "明日の10時半": "11-23 10:30", "明日の午後3時": "11-23 15:00",
    "明日の朝8時": "11-23 08:00", "明日 14:15": "11-23 14:15", "明日の13時45分まで": "11-23 13:45",
    "明後日": "11-24 09:00", "あさっての朝": "11-24 09:00", "今日の夕方": "11-22 17:00",
    "夕方": "11-22 17:00",
    "今晩": "11-22 19:00", "17時": "11-22 17:00", "9時": "11-23 09:00", "朝": "11-23 09:00",
    "来週": "11-23 09:00", "来週月曜": "11-23 09:00", "来週の月曜日の朝": "11-23 09:00",
    "来週金曜の15時": "11-27 15:00", "再来週の火曜": "12-01 09:00", "金曜": "11-27 09:00",
    "日曜": "11-29 09:00",
    "週明け": "11-23 09:00", "週末": "11-28 09:00", "月末": "11-30 09:00", "来月": "12-01 09:00",
    "来月5日": "12-05 09:00", "来月末": "12-31 09:00", "25日": "11-25 09:00", "5日の朝": "12-05 09:00",
    "12月1日": "12-01 09:00", "12/1": "12-01 09:00", "12月1日14時30分": "12-01 14:30",
    "2026-12-24 18:00": "12-24 18:00", "2026年12月24日の夕方": "12-24 17:00", "1月4日": "2027-01-04 09:00",
    "in 30 minutes": "11-22 15:00", "30 min": "11-22 15:00", "2h": "11-22 16:30",
    "half an hour": "11-22 15:00",
    "in an hour": "11-22 15:30", "in 3 days": "11-25 09:00", "tomorrow": "11-23 09:00",
    "Tomorrow morning": "11-23 09:00", "tomorrow at 10:30": "11-23 10:30", "tomorrow 3pm": "11-23 15:00",
    "tomorrow afternoon": "11-23 13:00", "the day after tomorrow": "11-24 09:00", "tonight": "11-22 19:00",
    "next Monday": "11-23 09:00", "next friday at 3 pm": "11-27 15:00", "Friday": "11-27 09:00",
    "next week": "11-23 09:00", "next month": "12-01 09:00", "end of the month": "11-30 09:00",
    "Dec 1": "12-01 09:00", "1 December at 14:00": "12-01 14:00", "weekend": "11-28 09:00",
    "5pm": "11-22 17:00",
    "noon": "11-23 12:00", "evening": "11-22 18:00",
}  # fmt: skip


@pytest.mark.parametrize(("said", "wanted"), SAID.items())
def test_what_people_say(said, wanted):
    whole = wanted if wanted.startswith("2027") else f"2026-{wanted}"
    assert language.understand_time(said, NOW) == datetime.fromisoformat(whole).replace(tzinfo=TOKYO)


@pytest.mark.parametrize(
    "said",
    ["", "いつか", "あとで", "明日か明後日", "2月30日", "25時", "明日の25時", "12", "monkey", "next",
     "の朝の", "13月1日",
     "明日のりんご", "9999週間後", "ten o'clockish"],
)  # fmt: skip
def test_what_is_not_understood_is_not_guessed(said):
    assert language.understand_time(said, NOW) is None


def test_the_morning_is_that_of_the_company():
    early = NOW.replace(hour=8, minute=15).timetz().replace(tzinfo=None)
    at = language.understand_time("明日の朝", NOW, morning=early)
    assert (at.hour, at.minute) == (8, 15)


@given(text=some.text(max_size=30), days=some.integers(0, 800))
def test_any_text_is_read_or_left(text, days):
    now = NOW + timedelta(days=days)
    at = language.understand_time(text, now)
    assert at is None or at.tzinfo is TOKYO


@given(some.sampled_from(sorted(SAID)), some.integers(0, 400 * 24))
def test_what_is_said_on_any_day_is_never_long_ago(said, hours):
    now = NOW + timedelta(hours=hours)
    at = language.understand_time(said, now)
    assert at is None or at.date() >= now.date() or said.startswith("2026")
