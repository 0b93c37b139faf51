"""What the company asks in its web form, topic by topic. No Django."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

Ask = Literal["must", "may", "no"]
ASKS: tuple[Ask, ...] = ("must", "may", "no")
OwnKind = Literal["text", "long_text", "choice", "date", "number"]
OWN_KINDS: tuple[OwnKind, ...] = ("text", "long_text", "choice", "date", "number")
CONTACTS = ("name", "email", "phone", "order")
"""What may be asked about everything; `order` is the number of an order."""
CODE = re.compile(r"[A-Za-z0-9_-]{1,60}")
MOST_FIELDS = 8
MOST_LETTERS = 4000
MOST_FILES = 5
DRAFTS_AN_HOUR = 60  # from one address
SENT_AN_HOUR = 20  # from one address
SUGGESTIONS_A_MINUTE = 60
ARTICLES_SHOWN = 3
TASKS_SHOWN = 3


@dataclass(frozen=True)
class OwnField:
    """A field of the company's own, in both languages; `choices` are lines "ja | en" for a choice."""

    ja: str
    en: str = ""
    kind: OwnKind = "text"
    required: bool = False
    choices: tuple[str, ...] = ()

    def label(self, language: str) -> str:
        """What stands beside the field."""
        return (self.ja or self.en) if language == "ja" else (self.en or self.ja)

    def options(self, language: str) -> tuple[tuple[str, str], ...]:
        """What can be chosen: what is kept, and how it reads."""
        return tuple((_side(line, "ja"), _side(line, language)) for line in self.choices)


def _side(line: str, language: str) -> str:
    ja, _, en = (part.strip() for part in line.partition("|"))
    return ja if language == "ja" else en or ja


@dataclass(frozen=True)
class TopicForm:
    """What is asked about one topic. `tasks`: codes of self-service tasks that may do it at once."""

    topic: str
    offered: bool = True
    name: Ask = "may"
    email: Ask = "must"
    phone: Ask = "may"
    order: Ask = "no"
    files: bool = True
    note_ja: str = ""
    note_en: str = ""
    tasks: tuple[str, ...] = ()
    fields: tuple[OwnField, ...] = ()

    def asks(self, what: str) -> Ask:
        """How much we want to know this about her: must, may or no."""
        held: Mapping[str, Ask] = {
            "name": self.name, "email": self.email, "phone": self.phone, "order": self.order
        }  # fmt: skip
        return held[what]

    def note(self, language: str) -> str:
        """What she should know before she writes."""
        return (self.note_ja or self.note_en) if language == "ja" else (self.note_en or self.note_ja)


USUAL = (
    TopicForm("orders", order="may"),
    TopicForm("delivery", order="may", tasks=("report-lost-parcel",)),
    TopicForm("returns", order="may"),
)
GROUPS = {
    "orders": "orders", "delivery": "orders", "returns": "orders", "payment": "bills", "account": "profile",
    "products": "devices",
}  # fmt: skip
"""Topic → group of self-service tasks that may do it, where the company names none."""


@dataclass(frozen=True)
class FormSettings:
    """The web form. `answer_hours`: open hours within which we answer where no target says otherwise."""

    option_name: ClassVar[str] = "form.settings"

    open: bool = True
    lead_ja: str = ""
    lead_en: str = ""
    answer_hours: int = 8
    topics: tuple[TopicForm, ...] = USUAL

    def topic(self, code: str) -> TopicForm:
        """What is asked about this topic; the usual where nothing is set."""
        return next((one for one in self.topics if one.topic == code), TopicForm(code))

    def lead(self, language: str) -> str:
        """What stands above the form."""
        return (self.lead_ja or self.lead_en) if language == "ja" else (self.lead_en or self.lead_ja)
