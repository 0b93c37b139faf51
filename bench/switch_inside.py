"""Asked by bench/switch.py in a process of its own: conversations that hold everything change their channel.

`cross`: for every ordered pair of channels one conversation, in Japanese and English by turns; its packet
before and after, each looked at by the independent checker, and once more without each of its parts.
"""

import dataclasses
import json
import sys
from collections.abc import Iterator
from itertools import count, permutations
from typing import Any

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.crossing import api as crossing
from madoguchi.journeys import ask_assistant, switch_channel
from madoguchi.knowledge import api as knowledge
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

from .switch_checking import wrong_parts

WRITES = {
    "ja": ("電気ケトルの水あかを取りたい", "引っ越したので住所を変更したい", "100-0001"),
    "en": ("How do I descale my kettle?", "I have moved, please change my address", "100-0001"),
}
REMOVABLE = ("identity", "wish", "intent", "steps", "transcript", "articles", "forms", "name", "number")
numbers = count(1)


def channels() -> tuple[str, ...]:
    """Those between which a conversation can go."""
    return tuple(sorted(conversations.channels()))


def conversation_on(channel: str, spoken: str) -> int:
    """Somebody who has proven herself asked in the chat, was answered, began a form, and wrote on here."""
    number = next(numbers)
    her = people.identify(
        kind="email", value=f"cross-{number}@bench.example", name=f"渡 {number}", locale=spoken,
        proven_how="code",
    )  # fmt: skip
    for words in WRITES[spoken]:
        message = conversations.InboundMessage(
            her, "webchat", words, client_id=f"cross-{next(numbers)}", language=spoken
        )
        received = conversations.receive(message)
        ask_assistant.ask(conversation_id=received.conversation_id, message_id=received.message_id)
    more = {"ja": "続きはこちらでお願いします", "en": "Please go on here"}[spoken]
    here = conversations.InboundMessage(her, channel, more, client_id=f"cross-{next(numbers)}")
    return conversations.receive(here).conversation_id


def without(packet: crossing.TransferPacket, part: str) -> crossing.TransferPacket:
    """The same packet with nothing in this part."""
    return dataclasses.replace(packet, **{part: "" if isinstance(getattr(packet, part), str) else ()})


def crossed() -> Iterator[dict[str, Any]]:
    """What came of each pair."""
    for place, (before, after) in enumerate(permutations(channels(), 2)):
        here = conversation_on(before, ("ja", "en")[place % 2])
        owner = conversations.brief(here).customer_id
        switch_channel.move(
            conversation_id=here, channel=after, why="asked", actor=core.Actor("customer", owner)
        )
        agent = Viewer("staff", staff=next(one for one in people.all_staff() if one.role == "supervisor"))
        packet = crossing.packet(agent, here)
        unnoticed = [part for part in REMOVABLE if not wrong_parts(without(packet, part))]
        there = conversations.brief(here).channel == after
        yield {
            "pair": f"{before} → {after}", "wrong": wrong_parts(packet), "unnoticed": unnoticed,
            "there": there,
        }  # fmt: skip


def main() -> None:
    knowledge.warm()
    sys.stdout.write(json.dumps(list(crossed())) + "\n")


if __name__ == "__main__":
    sys.exit(main())
