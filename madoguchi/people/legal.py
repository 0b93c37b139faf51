"""What the company says about personal data, and how a customer agrees to it. No Django."""

import hashlib
import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar, Literal

from .legal_words import CONSENT, POLICY, YOUNGER

LINK = "{policy}"
"""Where the link to the policy stands in a consent sentence."""

Purpose = Literal["chat", "email", "rating", "reply", "task", "details", "form"]
PURPOSES: tuple[Purpose, ...] = ("chat", "email", "rating", "reply", "task", "details", "form")
OLDEST_MINIMUM = 25


@dataclass(frozen=True)
class Recipient:
    """Somebody outside to whom a customer's browser sends something, as 外部送信規律 wants it told."""

    name: str
    what_ja: str
    why_ja: str
    what_en: str = ""
    why_en: str = ""
    url: str = ""


@dataclass(frozen=True)
class LegalTexts:
    """What customers read and agree to; an empty text stands for ours.

    `policy_url_*` leads to the company's own page instead of the text here. `tick`: a box has to be ticked
    instead of "by sending you agree". `minimum_age`: 0 asks nobody. Raises ValueError("url" | "age").
    """

    option_name: ClassVar[str] = "people.legal"
    policy_ja: str = ""
    policy_en: str = ""
    policy_url_ja: str = ""
    policy_url_en: str = ""
    consent_ja: str = ""
    consent_en: str = ""
    tick: bool = False
    recipients: tuple[Recipient, ...] = ()
    minimum_age: int = 0
    younger_ja: str = ""
    younger_en: str = ""

    def __post_init__(self) -> None:
        for url in (self.policy_url_ja, self.policy_url_en, *(to.url for to in self.recipients)):
            if url and not url.startswith(("https://", "http://")):
                raise ValueError("url")
        if not 0 <= self.minimum_age <= OLDEST_MINIMUM:
            raise ValueError("age")

    def sentence(self, language: str) -> str:
        """The consent sentence, with LINK where the policy's link belongs."""
        given = self.consent_ja if language == "ja" else self.consent_en
        sentence = given.strip() or CONSENT[language]
        return sentence if LINK in sentence else f"{sentence} {LINK}"

    def policy(self, language: str) -> str:
        """The policy's text; in the other language rather than none when the company wrote only one."""
        ours, other = self.policy_ja.strip(), self.policy_en.strip()
        return ((ours or other) if language == "ja" else (other or ours)) or POLICY[language]

    def policy_url(self, language: str) -> str:
        """The company's own page, or "" when the text is shown here."""
        ours, other = self.policy_url_ja, self.policy_url_en
        return (ours or other) if language == "ja" else (other or ours)

    def younger(self, language: str) -> str:
        """What is said to those below the minimum age."""
        return (self.younger_ja if language == "ja" else self.younger_en).strip() or YOUNGER[language]

    def version(self, language: str) -> "TextVersion":
        """The texts of one language as they are agreed to, under the digest of their words."""
        said = (self.sentence(language), self.policy(language), self.policy_url(language))
        digest = hashlib.sha256(json.dumps([language, *said], ensure_ascii=False).encode()).hexdigest()[:16]
        return TextVersion(digest, language, *said)


@dataclass(frozen=True)
class TextVersion:
    """One wording of consent sentence and policy; `digest` names it for good."""

    digest: str
    language: str
    sentence: str
    policy: str
    policy_url: str
    first_used_at: datetime | None = None


@dataclass(frozen=True)
class Agreement:
    """What came with a customer's form: which wording she saw, whether she said that she is old enough."""

    purpose: Purpose
    channel: str
    version: str = ""
    old_enough: bool = False


@dataclass(frozen=True)
class Asked:
    """What a form has to ask of this customer; `version` is "" when she has agreed to these words before."""

    version: str
    sentence: str
    policy_url: str
    tick: bool = False
    minimum_age: int = 0


@dataclass(frozen=True)
class ConsentShape:
    """One line of the ledger: to which words she agreed, for what, by which channel, until when."""

    id: int
    purpose: str
    channel: str
    given_at: datetime
    withdrawn_at: datetime | None
    version: TextVersion
    minimum_age: int = field(default=0)


class ConsentMissing(Exception):
    """She has not agreed yet; reason: "consent" or "age"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
