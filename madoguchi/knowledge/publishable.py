"""The company's rules for texts, and what they keep from being published."""

from dataclasses import dataclass
from typing import ClassVar

from madoguchi.core import api as core
from madoguchi.language import api as language

from .kinds.tree import flaws, steps_in
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
    """Pictures that say nothing to who cannot see them, and banned words where those stop a text.

    `steps` are those of a troubleshooting tree at which a reader could get lost.
    """

    pictures: int
    banned: tuple[str, ...]
    steps: tuple[int, ...] = ()

    @property
    def reason(self) -> str:
        """The first of them as a code of `importing.REASONS`; "" for none."""
        if self.pictures:
            return "no_description"
        return "banned_words" if self.banned else "lost_in_steps" if self.steps else ""

    def __bool__(self) -> bool:
        return bool(self.reason)


class NotPublishable(Exception):
    """These words may not be shown: `found` says what hinders it; nothing was changed."""

    def __init__(self, found: Obstacles) -> None:
        super().__init__(found)
        self.found = found


def obstacles(text: ArticleText, written_in: str, rules: WritingRules | None = None) -> Obstacles:
    """What keeps these words from being published; `rules` spares reading them again."""
    rules = rules or core.option(WritingRules)
    banned: tuple[str, ...] = ()
    if rules.banned_stops and rules.banned:
        said = f"{text.body}\n\n{text.card_text}\n\n{text.voice_text}"
        checked = language.Writing(text.heading, said, written_in, text.kind)
        found = language.check_writing(checked, language.HouseStyle(banned=rules.banned))
        banned = tuple(dict.fromkeys(one.words for one in found if one.code == "banned"))
    lost = flaws(steps_in(text.data)) if text.kind == "troubleshooting" else ()
    steps = tuple(sorted({flaw.step for flaw in lost}))
    return Obstacles(language.pictures_without_words(text.body), banned, steps)
