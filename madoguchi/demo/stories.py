"""Replays the written conversations step by step, with the clock set to when each step happened."""

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import InboundMessage, LinkedArticle
from madoguchi.core import api as core
from madoguchi.core.shapes import Actor
from madoguchi.feedback import api as feedback
from madoguchi.journeys import ask_assistant, hand_over, judge_answer, reply
from madoguchi.people import api as people
from madoguchi.routing import api as routing

from . import world

UNITS = {"d": "days", "h": "hours", "m": "minutes", "s": "seconds"}
USUAL_GAP = datetime.timedelta(seconds=40)
CLOSED_AFTER = datetime.timedelta(days=7)
Articles = Mapping[tuple[str, str], LinkedArticle]
PRIORITIES = {"low": 1, "normal": 2, "high": 3, "urgent": 4}


@dataclass
class Story:
    """One conversation while it is told."""

    customer_id: int
    language: str
    staff: Mapping[str, int]
    articles: Articles
    conversation_id: int | None = None
    message_id: int = 0
    article_id: int = 0
    topic: str = ""

    @property
    def id(self) -> int:
        if self.conversation_id is None:
            raise ValueError("a conversation begins with its customer")
        return self.conversation_id


def duration(text: str) -> datetime.timedelta:
    """'1d 2h', '40m' or '30s' as a time span."""
    parts = re.findall(r"(\d+)([dhms])", text)
    return datetime.timedelta(**{UNITS[unit]: int(number) for number, unit in parts})


def tell_all(*, staff: Mapping[str, int], customers: Mapping[str, int], articles: Articles) -> None:
    """Tell every written conversation, the oldest first."""
    now = core.now()
    told = [
        *world.read("conversations-past"), *world.read("conversations-learning"),
        *world.read("conversations-now"),
    ]  # fmt: skip
    languages = {p["key"]: p["locale"] for p in world.read("people")["customers"]}
    for written in sorted(told, key=lambda w: duration(w["began"]), reverse=True):
        who = written["customer"]
        story = Story(customers[who], languages[who], staff, articles)
        tell(story, written, began=now - duration(written["began"]), articles=articles, now=now)


def tell(
    story: Story,
    written: Mapping[str, Any],
    *,
    began: datetime.datetime,
    articles: Articles,
    now: datetime.datetime,
) -> None:
    """Tell one conversation that began at `began`."""
    at = began
    _leave_the_last_one_behind(story, at)
    for number, step in enumerate(written["steps"]):
        gap = duration(step["after"]) if "after" in step else USUAL_GAP if number else datetime.timedelta()
        at = min(at + gap, now)
        with core.frozen(at):
            _take_step(story, {k: v for k, v in step.items() if k != "after"})
            if number == 0:
                _label(story, written, articles)
    if now - at > CLOSED_AFTER and written.get("status") != "closed":
        with core.frozen(min(at + CLOSED_AFTER, now)):
            conversations.close(conversation_id=story.id, actor=core.SYSTEM)


def _leave_the_last_one_behind(story: Story, at: datetime.datetime) -> None:
    last = conversations.current_for_customer(story.customer_id)
    if last is not None:
        with core.frozen(at - USUAL_GAP):
            conversations.close(conversation_id=last.id, actor=core.SYSTEM)


def _label(story: Story, written: Mapping[str, Any], articles: Articles) -> None:
    read = [articles[slug, story.language] for slug in written.get("read", ())]
    conversations.link_articles(conversation_id=story.id, articles=read, role="read", actor=core.SYSTEM)
    if topic := written.get("topic"):
        _about(story, topic)
    if priority := written.get("priority"):
        conversations.set_priority(conversation_id=story.id, priority=PRIORITIES[priority], actor=core.SYSTEM)
    if tags := written.get("tags"):
        conversations.set_tags(conversation_id=story.id, tags=tags, actor=core.SYSTEM)


def _about(story: Story, topic: str) -> None:
    story.topic = topic
    conversations.classify(conversation_id=story.id, topic=topic, actor=core.SYSTEM)


def _file(story: Story, actor: Actor) -> None:
    """As such a matter usually ends."""
    usual = {topic["code"]: topic["usually"] for topic in world.read("vocabulary")}
    request_type, reason, outcome = usual[story.topic]
    conversations.classify(
        conversation_id=story.id, actor=actor, request_type=request_type, reason=reason, outcome=outcome
    )


def _take_step(story: Story, step: Mapping[str, Any]) -> None:
    (what, value), *more = step.items()
    if what in story.staff:
        sent = [story.articles[slug, story.language].article_id for _, slug in more]
        reply.send(conversation_id=story.id, staff_id=story.staff[what], text=value, article_ids=sent)
    else:
        STEPS[what](story, value, **dict(more))


def _customer_writes(story: Story, text: str) -> None:
    received = conversations.receive(
        InboundMessage(customer_id=story.customer_id, channel="webchat", text=text, language=story.language)
    )
    story.conversation_id, story.message_id = received.conversation_id, received.message_id
    if received.opened:
        wording = core.option(people.LegalTexts).version("en" if story.language == "en" else "ja")
        agreement = people.Agreement("chat", "webchat", wording.digest)
        people.agree(customer_id=story.customer_id, agreement=agreement)


def _assistant_answers(story: Story, expected: str | bool) -> None:
    """Answer for real; that it is the article the story expects is for a test to see."""
    ask_assistant.ask(conversation_id=story.id, message_id=story.message_id)


def _solved(story: Story, value: bool) -> None:
    shown = conversations.shown_articles(story.id)
    if shown:
        judge_answer.said_solved(conversation_id=story.id, article_id=shown[-1], solved=value)
    _file(story, core.ASSISTANT)
    conversations.resolve(conversation_id=story.id, actor=core.customer(story.customer_id), tell=False)


def _hand_over(story: Story, where: Mapping[str, str]) -> None:
    team = next(t for t in people.teams() if t.slug == where["team"])
    conversations.set_team(conversation_id=story.id, team_id=team.id, actor=core.SYSTEM)
    _about(story, where["topic"])
    hand_over.hand_over(conversation_id=story.id)


def _accept(story: Story, who: str) -> None:
    routing.take(conversation_id=story.id, staff_id=story.staff[who])


def _note(story: Story, note: Mapping[str, Any]) -> None:
    mentioned = [story.staff[who] for who in note.get("mention", ())]
    conversations.note(
        conversation_id=story.id, staff_id=story.staff[note["by"]], text=note["text"], mention_ids=mentioned
    )


def _escalate(story: Story, how: Mapping[str, Any]) -> None:
    conversations.escalate(conversation_id=story.id, staff_id=story.staff[how["by"]], text=how["text"])


def _wait(story: Story, who: str) -> None:
    conversations.wait(conversation_id=story.id, actor=core.staff(story.staff[who]))


def _snooze(story: Story, how: Mapping[str, Any]) -> None:
    until = core.now() + datetime.timedelta(hours=how["hours"])
    conversations.snooze(conversation_id=story.id, until=until, actor=core.staff(story.staff[how["by"]]))


def _resolve(story: Story, who: str) -> None:
    staff_id = story.staff[who]
    _file(story, core.staff(staff_id))
    conversations.resolve(conversation_id=story.id, actor=core.staff(staff_id))
    feedback.ask_rating(conversation_id=story.id, customer_id=story.customer_id, staff_id=staff_id)


def _rating(story: Story, score: int, comment: str = "") -> None:
    rating = feedback.rating_for(story.id)
    if rating is None:
        raise ValueError("a rating follows a resolution")
    feedback.give_rating(token=rating.token, score=score, comment=comment)


def _close(story: Story, who: str) -> None:
    conversations.close(conversation_id=story.id, actor=core.staff(story.staff[who]))


STEPS: dict[str, Callable[..., None]] = {
    "c": _customer_writes,
    "article": _assistant_answers,
    "unknown": _assistant_answers,
    "solved": _solved,
    "hand_over": _hand_over,
    "accept": _accept,
    "note": _note,
    "escalate": _escalate,
    "wait": _wait,
    "snooze": _snooze,
    "resolve": _resolve,
    "rating": _rating,
    "close": _close,
}
