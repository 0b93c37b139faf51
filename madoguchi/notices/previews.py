"""How the words of a kind will look to an invented customer, and how they sound."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings

from madoguchi.language import api as language

from . import letters
from .kinds import KINDS
from .shapes import LANGUAGES, Text
from .variables import words_for

CUSTOMER = {"ja": "山田 花子", "en": "Hanako Yamada"}


@dataclass(frozen=True)
class Sound:
    """Something that could sound better, with what could stand there."""

    words: str
    instead: str


@dataclass(frozen=True)
class Preview:
    """One language of a preview: as a mail's blocks, or as few words."""

    language: str
    title: str
    body: str
    blocks: tuple[letters.Block, ...]
    sounds: tuple[Sound, ...]
    length: int


def previews(kind: str, channel: str, texts: dict[str, Text]) -> list[Preview]:
    """Both languages, with what sounds wrong in them; nothing for a text that is empty."""
    return [_preview(kind, channel, one, texts[one]) for one in LANGUAGES if texts[one].body.strip()]


def example_mail(kind: str, text: Text, spoken: str) -> letters.Mail:
    """The mail as an invented customer would get it."""
    stop = "" if KINDS[kind].necessary else f"{settings.MADOGUCHI_ADDRESS}/me/stop/…/"
    choose = f"{settings.MADOGUCHI_ADDRESS}/my/profile/contact/"
    return letters.mail(text, _words(kind, spoken), language=spoken, stop=stop, choose=choose)


def _preview(kind: str, channel: str, spoken: str, text: Text) -> Preview:
    blocks: tuple[letters.Block, ...] = ()
    title, body = letters.short(text, _words(kind, spoken))
    if channel == "email":
        blocks = example_mail(kind, text, spoken).blocks
    return Preview(spoken, title, body, blocks, _sounds(f"{title}\n{body}", spoken), len(body))


def _sounds(said: str, spoken: str) -> tuple[Sound, ...]:
    found = language.check_tone(said, spoken, language.Occasion())
    return tuple(Sound(one.words, " ".join((one.instead or "").split())) for one in found if one.words)


def _words(kind: str, spoken: str) -> dict[str, str]:
    values: dict[str, Any] = dict(KINDS[kind].example)
    link = f"{settings.MADOGUCHI_ADDRESS}/my/"
    return words_for(kind, values, spoken=spoken, name=CUSTOMER[spoken], link=link)
