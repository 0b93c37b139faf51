"""The company's rules for texts, and what they keep from being published."""

from dataclasses import dataclass
from typing import ClassVar

from madoguchi.core import api as core
from madoguchi.language import api as language

from .shapes import ArticleText


@dataclass(frozen=True, slots=True)
class WritingRules:
    """How the company writes. `spellings` has lines as "サーバー: サーバ, server" (right: wrong, wrong)."""

    option_name: ClassVar[str] = "knowledge.writing"
    spellings: tuple[str, ...] = ()
    banned: tuple[str, ...] = ()
    banned_stops: bool = False
    """A text with a banned word is not published."""

    def style(self) -> language.HouseStyle:
        """The same for the writing check."""
        wrong: dict[str, str] = {}
        for line in self.spellings:
            right, _, others = line.replace("：", ":").replace("、", ",").partition(":")
            wrong |= {one.strip(): right.strip() for one in others.split(",") if one.strip()}
        return language.HouseStyle(spellings=wrong, banned=self.banned)


@dataclass(frozen=True, slots=True)
class Obstacles:
    """Pictures that say nothing to who cannot see them, and banned words where those stop a text."""

    pictures: int
    banned: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.pictures or self.banned)


def obstacles(text: ArticleText, written_in: str) -> Obstacles:
    """What keeps these words from being published."""
    rules = core.option(WritingRules)
    banned: tuple[str, ...] = ()
    if rules.banned_stops and rules.banned:
        said = f"{text.body}\n\n{text.card_text}\n\n{text.voice_text}"
        checked = language.Writing(text.heading, said, written_in, text.kind)
        found = language.check_writing(checked, language.HouseStyle(banned=rules.banned))
        banned = tuple(dict.fromkeys(one.words for one in found if one.code == "banned"))
    return Obstacles(language.pictures_without_words(text.body), banned)
