"""The best channel for a matter, with its reason."""

from dataclasses import replace

import pytest

from madoguchi.crossing.ways import Moment, Way, WayRule, WayRules, ways

CHAT = Moment(topic="", priority=2, channel="webchat", open=("webchat", "email", "line", "phone"))
RULES = WayRules(rules=(WayRule("repair", "line", files=True), WayRule("contract", "phone")))


@pytest.mark.parametrize(
    ("moment", "best"),
    [
        (replace(CHAT, priority=4), Way("phone", "urgent", best=True)),
        (replace(CHAT, topic="repair"), Way("line", "files", best=True)),
        (replace(CHAT, topic="contract"), Way("phone", "topic", best=True)),
        (replace(CHAT, prefers="email"), Way("email", "prefers", best=True)),
        (replace(CHAT, closed=True), Way("line", "closed", best=True)),
        (replace(CHAT, closed=True, known=("email",)), Way("email", "closed", known=True, best=True)),
        (replace(CHAT, wait_minutes=10), Way("line", "wait", best=True)),
        (replace(CHAT, wait_minutes=9), Way("line", "asked")),
        (replace(CHAT, channel="line", closed=True), Way("email", "closed", best=True)),
        (replace(CHAT, open=("webchat",), closed=True), None),
    ],
)
def test_the_first_way_and_why(moment, best):
    found = ways(moment, RULES)
    assert (found[0] if found else None) == best


def test_every_open_channel_once_but_the_present_one():
    found = ways(replace(CHAT, topic="repair", prefers="line", priority=4, closed=True), RULES)
    assert [one.channel for one in found] == ["phone", "line", "email"]
    assert [one.best for one in found] == [True, False, False]
