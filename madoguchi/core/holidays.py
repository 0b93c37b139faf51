"""Japanese public holidays by name."""

import datetime
from functools import lru_cache
from typing import NamedTuple

import jpholiday

SUBSTITUTE = " 振替休日"
ENGLISH = {
    "元日": "New Year's Day",
    "成人の日": "Coming of Age Day",
    "建国記念の日": "National Foundation Day",
    "天皇誕生日": "Emperor's Birthday",
    "春分の日": "Vernal Equinox Day",
    "昭和の日": "Shōwa Day",
    "憲法記念日": "Constitution Memorial Day",
    "みどりの日": "Greenery Day",
    "こどもの日": "Children's Day",
    "海の日": "Marine Day",
    "山の日": "Mountain Day",
    "敬老の日": "Respect for the Aged Day",
    "秋分の日": "Autumnal Equinox Day",
    "スポーツの日": "Sports Day",
    "体育の日": "Health and Sports Day",
    "文化の日": "Culture Day",
    "勤労感謝の日": "Labour Thanksgiving Day",
    "国民の休日": "Citizens' Holiday",
    "天皇の即位の日": "Enthronement Day",
    "即位礼正殿の儀": "Enthronement Ceremony Day",
}


class Holiday(NamedTuple):
    """Its names."""

    ja: str
    en: str


@lru_cache(maxsize=4000)
def holiday_on(date: datetime.date) -> Holiday | None:
    """The public holiday on `date`; one that makes up for a Sunday is named after that day."""
    name = jpholiday.is_holiday_name(date)
    if not name:
        return None
    day = name.removesuffix(SUBSTITUTE)
    english = ENGLISH.get(day, "Public holiday")
    return Holiday(f"{day}の振替休日", f"{english} (observed)") if day != name else Holiday(day, english)
