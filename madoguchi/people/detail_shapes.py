"""What people hands out about a customer's details, her company and who may act for her. No Django."""

import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from uuid import UUID

Scope = Literal["see_orders", "act_orders", "see_bills", "pay_bills", "change_details"]
SCOPES: tuple[Scope, ...] = ("see_orders", "act_orders", "see_bills", "pay_bills", "change_details")
COMPANY_ROLES = ("member", "buyer", "accounting", "manager")


def is_western(name: str) -> bool:
    """Whether a name is written in Latin letters, accents included: its given part then comes first."""
    return all(unicodedata.name(letter, "").startswith("LATIN") for letter in name if letter.isalpha())


@dataclass(frozen=True)
class NameParts:
    """A name in its parts, each as it was typed: 髙 and 﨑 stay. Somebody with one name has one part."""

    family: str = ""
    given: str = ""
    family_kana: str = ""
    given_kana: str = ""

    @property
    def whole(self) -> str:
        """The name in the order of its script: 髙橋 花子, but Emily Carter."""
        western = is_western(f"{self.family}{self.given}")
        order = (self.given, self.family) if western else (self.family, self.given)
        return " ".join(filter(None, order))

    @property
    def kana(self) -> str:
        """Both readings, the family's first."""
        return " ".join(filter(None, (self.family_kana, self.given_kana)))


@dataclass(frozen=True)
class AddressDraft:
    """An address as it was typed. `code` is a 〒, a foreign code or a デジタルアドレス."""

    kind: str = "home"
    recipient: str = ""
    organisation: str = ""
    country: str = "JP"
    code: str = ""
    prefecture: str = ""
    city: str = ""
    town: str = ""
    street: str = ""
    building: str = ""
    phone: str = ""
    for_delivery: bool = False


@dataclass(frozen=True)
class AddressShape:
    """A postal address as typed; `recipient` is empty when it is she herself."""

    id: int
    kind: str
    recipient: str
    organisation: str
    country: str
    postal_code: str
    digital_code: str
    prefecture: str
    city: str
    town: str
    street: str
    building: str
    phone: str
    for_delivery: bool

    @property
    def code(self) -> str:
        """The postal code as it is written: 100-0001."""
        plain = self.country == "JP" and len(self.postal_code) == 7
        return f"{self.postal_code[:3]}-{self.postal_code[3:]}" if plain else self.postal_code

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of an envelope, without the name: 〒100-0001 / 東京都千代田区千代田1-1 / 皇居ビル 3F."""
        if self.country == "JP":
            code = f"〒{self.code}" if self.code else self.digital_code
            place = "".join((self.prefecture, self.city, self.town, self.street))
            return tuple(filter(None, (code, place, self.building, self.organisation)))
        place = ", ".join(filter(None, (self.city, self.prefecture, self.code)))
        found = (self.organisation, self.building, self.street, self.town, place, self.country)
        return tuple(filter(None, found))


@dataclass(frozen=True)
class PhoneShape:
    """A number: E.164, and as it is dialled here."""

    id: int
    number: str
    shown: str
    kind: str
    preferred: bool


@dataclass(frozen=True)
class ContactChangeShape:
    """What changed about how a customer is reached: before and after; one of them may be nothing.

    part: "email", "phones" or "addresses". Of a postal address it says the town alone.
    """

    customer_id: int
    part: str
    before: tuple[str, ...]
    after: str
    at: datetime


@dataclass(frozen=True)
class ContactRule:
    """Whether a customer wants to hear of a topic on a channel; `chosen` when she said so herself."""

    topic: str
    channel: str
    wanted: bool
    chosen: bool


@dataclass(frozen=True)
class ProfileShape:
    """What a customer told us about herself, in the order of the profile page."""

    customer_id: int
    names: NameParts
    preferred_channel: str
    addresses: tuple[AddressShape, ...]
    phones: tuple[PhoneShape, ...]


@dataclass(frozen=True)
class Entered:
    """A customer came in: who she is, her browser's token, and the record that went into hers."""

    customer_id: int
    token: str
    merged_from: int | None


@dataclass(frozen=True)
class PasskeyShape:
    """A passkey of a customer."""

    id: int
    name: str
    made_at: datetime
    used_at: datetime | None


@dataclass(frozen=True)
class BrowserShape:
    """A browser in which a customer is signed in; how and when are unknown for one of older days."""

    id: int
    how: str
    user_agent: str
    began_at: datetime | None
    seen_at: datetime | None
    current: bool


@dataclass(frozen=True)
class CompanyShape:
    """A company that buys from us; corporate_number is its 法人番号 or ""."""

    id: int
    name: str
    kana: str
    corporate_number: str


@dataclass(frozen=True)
class CompanyRole:
    """What somebody is in a company: role is "member", "buyer", "accounting" or "manager"."""

    member_id: int
    company: CompanyShape
    customer_id: int
    role: str
    department: str
    title: str
    since: datetime


@dataclass(frozen=True)
class RepresentationShape:
    """One 委任; state is "waiting" (the link was not taken up), "coming", "in_force", "over" or "ended"."""

    id: int
    principal_id: int
    representative_id: int | None
    email: str
    relation: str
    scopes: tuple[str, ...]
    from_day: date
    until_day: date | None
    document: UUID | None
    recorded_by: int | None
    granted_at: datetime
    accepted_at: datetime | None
    ended_at: datetime | None
    ended_by: str
    state: str


@dataclass(frozen=True)
class Acting:
    """For whom somebody acts right now: the mandate, the customer and her name, and what it covers."""

    representation_id: int
    customer_id: int
    name: str
    scopes: frozenset[str]
    until_day: date | None = None


class DetailRefused(ValueError):
    """Something that was typed cannot be so: `field` names it, `reason` says why ("form", "missing" …)."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}")
        self.field, self.reason = field, reason


class RepresentationRefused(Exception):
    """A mandate cannot be given or taken up.

    reason: "scope", "relation", "days", "address", "self", "taken" (there is one for this person already),
    "gone" (link used, withdrawn or over), "other" (the link was mailed to somebody else), "many".
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
