"""What the chat is set up with, and what its pages show."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Literal

from madoguchi.conversations.shapes import ConversationShape, MessageShape
from madoguchi.feedback.shapes import RatingShape, ReasonChoice, Score
from madoguchi.routing.shapes import Position

ORIGIN = re.compile(r"https?://(?:[a-z0-9-]+\.)*[a-z0-9-]+(?::\d{1,5})?")
MOST_LETTERS = 4000
MOST_FILES = 5
MOST_COLLECTIONS = 10
MESSAGES_A_MINUTE = 240  # of one visitor
FIRST_MESSAGES_A_MINUTE = 600  # from one address
FILES_AN_HOUR = 120  # of one visitor
PROOFS_A_MINUTE = 30  # of one browser
ATTRIBUTES_A_MINUTE = 60  # of one browser
HELP_A_MINUTE = 120  # of one customer, or of one address where nobody knows her

SIDES = ("right", "left")
ICONS = ("chat", "question", "headset")
MOST_OFFSET = 200  # pixels
MOST_QUESTIONS = 3
MOST_GREETINGS = 4
MOST_ATTRIBUTES = 20
COLOUR = re.compile(r"(?:#[0-9A-Fa-f]{6})?")
ATTRIBUTE_KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")


@dataclass(frozen=True)
class Greeting:
    """What the first screen says from this hour of the day (0 to 23) on, until the next one begins."""

    from_hour: int
    ja: str
    en: str


@dataclass(frozen=True)
class AttributeField:
    """Something that the company's site may tell us about a customer, and what staff read beside it."""

    key: str
    ja: str
    en: str


@dataclass(frozen=True)
class WidgetSettings:
    """Settings of the chat.

    `allowed_origins`: pages of these origins ("https://shop.example") may show the widget's frame, besides
    our own. `show_read`: customers see 既読; off by default, since it is a promise. `questions_*`: the three
    questions of the first screen. `greetings`: ours by the hour where there are none. `attributes`: what
    sites may tell about a customer; all else is dropped. `accent`: "" for the brand's. Offsets in pixels.
    An origin is scheme, host and port without wildcards. Raises ValueError for values that are none of these.
    """

    option_name: ClassVar[str] = "webchat.widget"
    allowed_origins: tuple[str, ...] = ()
    show_read: bool = False
    questions_ja: tuple[str, ...] = ()
    questions_en: tuple[str, ...] = ()
    greetings: tuple[Greeting, ...] = ()
    show_help: bool = True
    side: str = "right"
    offset_x: int = 20
    offset_y: int = 20
    icon: str = "chat"
    accent: str = ""
    attributes: tuple[AttributeField, ...] = ()

    def __post_init__(self) -> None:
        for origin in self.allowed_origins:
            if not ORIGIN.fullmatch(origin):
                raise ValueError(origin)
        wrong = [field.key for field in self.attributes if not ATTRIBUTE_KEY.fullmatch(field.key)]
        wrong += [str(one.from_hour) for one in self.greetings if not 0 <= one.from_hour <= 23]
        wrong += [str(px) for px in (self.offset_x, self.offset_y) if not 0 <= px <= MOST_OFFSET]
        wrong += [word for word in (self.side, self.icon) if word not in SIDES + ICONS]
        if wrong or not COLOUR.fullmatch(self.accent):
            raise ValueError(*(wrong or [self.accent]))

    def questions(self, language: str) -> tuple[str, ...]:
        """The first screen's questions in a language ("ja" or another)."""
        return (self.questions_ja if language == "ja" else self.questions_en)[:MOST_QUESTIONS]

    def greeting(self, hour: int, language: str) -> str:
        """What the first screen says at this hour; "" when nothing was chosen."""
        in_order = sorted(self.greetings, key=lambda one: one.from_hour)
        begun = [one for one in in_order if one.from_hour <= hour] or in_order
        return "" if not begun else begun[-1].ja if language == "ja" else begun[-1].en


@dataclass(frozen=True)
class Hours:
    """Opening hours as the first screen tells them: `ranges` of today as "9:00–18:00", who waits now."""

    open: bool
    ranges: str
    next_opening: datetime | None = None
    waiting: int = 0


@dataclass(frozen=True)
class Line:
    """One line of the conversation as the customer reads it.

    `follows`: the same person goes on, less than five minutes later. `asks`: the card still has open buttons.
    `asks_why`: she said that the answer did not help, and not yet why; `reason`: why, in words.
    `choices`: what she can answer with one press; only the latest question has any.
    """

    message: MessageShape
    words: str
    first_of_day: bool
    follows: bool
    asks: bool
    read: bool
    asks_why: bool = False
    reason: str = ""
    choices: tuple[dict[str, str], ...] = ()
    proof: bool = False
    """She can show here who she is."""


Stage = Literal["start", "assistant", "waiting", "closed", "agent", "resolved"]


@dataclass(frozen=True)
class Room:
    """Everything the chat shows to one customer now.

    `earlier`: the sequence before which there is more to show, 0 when this is all. `past`: older lines were
    asked for, and the newest are not among them.
    """

    known: bool
    stage: Stage
    greeting: str
    conversation: ConversationShape | None = None
    lines: tuple[Line, ...] = ()
    position: Position | None = None
    rating: RatingShape | None = None
    email: str = ""
    questions: tuple[str, ...] = ()
    hours: Hours | None = None
    read_up_to: int = 0
    scores: tuple[Score, ...] = ()
    earlier: int = 0
    past: bool = False
    reasons: tuple[ReasonChoice, ...] = ()
    help: bool = True

    @property
    def may_ask_person(self) -> bool:
        """Whether 「担当者に相談する」 has a meaning now."""
        return self.stage == "assistant"

    @property
    def asks(self) -> bool:
        """Whether the last line offers buttons itself."""
        spoken = [line for line in self.lines if line.message.author_kind != "system"]
        return bool(spoken) and spoken[-1].asks
