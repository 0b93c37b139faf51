"""Readers of the demo company's help pages: what they searched for, read and voted; and its editors."""

import datetime
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from django.utils.timezone import localdate

from madoguchi.core import api as core
from madoguchi.feedback import api as feedback
from madoguchi.gaps import api as gaps
from madoguchi.knowledge import api as knowledge
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

from . import world
from .stories import Articles, duration

DAYS = 28
A_WHILE = datetime.timedelta(seconds=50)
VOTED = datetime.timedelta(days=2)


def load(*, staff: Mapping[str, int], customers: Mapping[str, int], articles: Articles) -> None:
    """Everything that happened on the help pages in the last four weeks, gathered and counted."""
    for written in world.read("searches"):
        _search(written, customers, articles)
    kept = world.read("readers")
    _read(kept["readings"], articles)
    _vote(kept["votes"], articles)
    _review_releases()
    for flag in kept["flags"]:
        with core.shift(-duration(flag["ago"])):
            gaps.flag_article(
                article_id=articles[flag["article"], "ja"].article_id, staff_id=staff[flag["by"]],
                reason=flag["reason"], note=flag["note"],
            )  # fmt: skip
    gaps.gather()
    _assign(kept["assigned"], staff)
    gaps.find_duplicates()
    gaps.count_health()


def _search(written: Mapping[str, Any], customers: Mapping[str, int], articles: Articles) -> None:
    sure = (written["sure"],) if "sure" in written else ()
    asked = {
        "language": written.get("language", "ja"), "door": written.get("door", "help"),
        "reader": _browser(written["by"]), "customer_id": customers.get(written["by"]),
    }  # fmt: skip
    with core.shift(-duration(written["ago"])):
        search_id = knowledge.note_search(query=written["q"], confidences=sure, **asked)
        if "opened" in written:
            opened = articles[written["opened"], asked["language"]]
            knowledge.note_opened(search_id=search_id, article_id=opened.article_id)
    if "then" in written:
        with core.shift(A_WHILE - duration(written["ago"])):
            knowledge.note_search(query=written["then"], confidences=sure, **asked)


def _browser(name: str) -> str:
    """The mark of a browser."""
    return sha256(name.encode()).hexdigest()[:40]


def _read(a_day: Mapping[str, int], articles: Articles) -> None:
    """Readings of each day, more in the middle of the week, the English text a fifth of the Japanese."""
    today = localdate(core.now())
    counts = {}
    for place, ((slug, language), link) in enumerate(sorted(articles.items(), key=lambda one: one[0])):
        usual = a_day.get(slug, 1) / (1 if language == "ja" else 5)
        for ago in range(1, DAYS + 1):
            many = round(usual * (0.6 + ((ago * 7 + place * 3) % 9) / 10))
            if many:
                counts[link.article_id, today - datetime.timedelta(days=ago)] = many
    knowledge.add_readings(counts)


def _vote(votes: Mapping[str, tuple[int, int]], articles: Articles) -> None:
    for slug, (helpful, unhelpful) in votes.items():
        article_id = articles[slug, "ja"].article_id
        for number in range(helpful + unhelpful):
            with core.shift(-VOTED * (number + 1)):
                feedback.vote(
                    subject_kind="article", subject_id=article_id, helpful=number < helpful,
                    voter=f"reader:{_browser(f'{slug}-{number}')}",
                    reason="" if number < helpful else "unclear",
                )  # fmt: skip


def _review_releases() -> None:
    """What came out in these weeks was followed by reviews of its articles."""
    since, today = core.now() - datetime.timedelta(days=DAYS), localdate(core.now())
    for product in knowledge.products():
        for release in knowledge.releases(product_id=product.id):
            if localdate(since) <= release.released_on <= today:
                with core.shift(-datetime.timedelta(days=(today - release.released_on).days)):
                    gaps.open_for_release(release_id=release.id)


def _assign(assigned: Mapping[str, str], staff: Mapping[str, int]) -> None:
    for who, word in assigned.items():
        person = people.staff(staff[who])
        for gap in gaps.gaps(Viewer("staff", staff=person)).gaps:
            if word in gap.title:
                gaps.assign(gap_id=gap.id, staff_id=staff[who], actor=core.staff(staff[who]))
