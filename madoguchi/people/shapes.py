"""What people hands to the other contexts: plain, frozen, without Django."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, ClassVar

from .detail_shapes import Acting

ROLES = ("agent", "supervisor", "editor", "administrator")
AVAILABILITIES = ("available", "busy", "away", "offline")


@dataclass(frozen=True)
class TeamShape:
    """A team of staff; name is in the reader's language."""

    id: int
    slug: str
    name: str
    name_ja: str
    name_en: str


@dataclass(frozen=True)
class SignatureShape:
    """What somebody fills into the signature of a mailbox, in both languages; "" where she says nothing.

    `name_en`: her name in Latin letters. `department_…`: instead of her team. `line_…`: a line of her own.
    """

    name_en: str = ""
    department_ja: str = ""
    department_en: str = ""
    line_ja: str = ""
    line_en: str = ""

    def values(self, language: str) -> dict[str, str]:
        """The gaps that it fills in this language, those alone that she said something for."""
        japanese = language == "ja"
        said = {
            "agent": "" if japanese else self.name_en,
            "department": self.department_ja if japanese else self.department_en,
            "line": self.line_ja if japanese else self.line_en,
        }
        return {gap: words for gap, words in said.items() if words}


@dataclass(frozen=True)
class StaffShape:
    """One member of staff.

    availability_reason is "" when she chose her availability herself, "offer_expired" when she did not
    answer an offer, "lost" when her screen fell silent. second_factor: she has a passkey or an authenticator
    app. replies_wait: what she writes to customers waits for a supervisor's yes.
    """

    id: int
    account_id: int
    name: str
    kana: str
    email: str
    role: str
    languages: tuple[str, ...]
    skills: tuple[str, ...]
    availability: str
    availability_since: datetime
    last_seen_at: datetime | None
    team_ids: tuple[int, ...]
    active: bool = True
    availability_reason: str = ""
    second_factor: bool = False
    replies_wait: bool = False

    @property
    def sees_everything(self) -> bool:
        """Whether every conversation is open to this person."""
        return self.role in ("supervisor", "administrator")


@dataclass(frozen=True)
class IdentityShape:
    """One way to recognise a customer; proven_at is None while nobody proved it."""

    kind: str
    value: str
    proven_at: datetime | None
    proven_how: str

    @property
    def names_her(self) -> bool:
        """Whether it says more than that the same browser, messenger or number writes again."""
        return self.kind == "email" or (self.kind != "visitor" and self.proven_how != "channel")


@dataclass(frozen=True)
class CustomerShape:
    """A customer with her identities; display_name is never empty."""

    id: int
    name: str
    kana: str
    locale: str
    display_name: str
    identities: tuple[IdentityShape, ...]
    created_at: datetime

    @property
    def email(self) -> str:
        """Her e-mail address, a proven one first; "" when she has none."""
        mails = [i for i in self.identities if i.kind == "email"]
        mails.sort(key=lambda i: i.proven_at is None)
        return mails[0].value if mails else ""

    @property
    def proven(self) -> bool:
        """Whether any identity beyond the browser, or the messenger in which she writes, was proven."""
        return any(i.proven_at is not None and i.names_her for i in self.identities)

    @property
    def proven_email(self) -> str:
        """An address that she has proven to be hers; "" when there is none."""
        return next((i.value for i in self.identities if i.kind == "email" and i.proven_at), "")


@dataclass(frozen=True)
class Viewer:
    """Whoever looks: a customer (customer_id), a member of staff (staff), or nobody known."""

    kind: str
    customer_id: int | None = None
    staff: StaffShape | None = None
    blocked: bool = False
    """A customer whose messages are refused."""
    proven_at: datetime | None = None
    """When the customer last showed in this browser who she is."""
    acting: Acting | None = None
    """For whom the customer acts right now, within a mandate; customer_id stays her own."""

    @property
    def is_staff(self) -> bool:
        return self.staff is not None

    @property
    def is_supervisor(self) -> bool:
        return self.staff is not None and self.staff.sees_everything

    @property
    def may_see_conversations(self) -> bool:
        """Staff who work with customers; editors do not."""
        return self.staff is not None and self.staff.role != "editor"


ANONYMOUS = Viewer("anonymous")


@dataclass(frozen=True)
class Visitor:
    """A browser that wrote to us. The token is known to that browser alone; we keep its hash."""

    token: str
    customer_id: int


@dataclass(frozen=True)
class Proven:
    """The customer after a proof, and whom she was until then when two became one."""

    customer_id: int
    merged_from: int | None


@dataclass(frozen=True)
class BlockShape:
    """A customer who may not write to us: why, by whom, until when (None: until it is lifted)."""

    id: int
    customer_id: int
    reason: str
    staff_id: int
    at: datetime
    until: datetime | None


class BlockRefused(ValueError):
    """A block cannot be so; reason is "reason" (none, or too long), "past" or "customer"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class CodeRefused(Exception):
    """A one-time code was not sent or not accepted.

    reason: "address" (no e-mail address), "wait" (asked too often), "wrong" (wrong, old or
    unknown code, deliberately one answer), "used_up" (five wrong tries: ask for a new one).
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class HostProven:
    """The customer whom the company's site named; merged_from as in Proven, `news` when we learned something.

    attributes: what the signed token said besides, unchecked.
    """

    customer_id: int
    merged_from: int | None
    news: bool
    attributes: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class HostKeyShape:
    """A key of the company's site; its secret is asked for by name."""

    kid: str
    made_at: datetime
    used_at: datetime | None


@dataclass(frozen=True)
class AttributeShape:
    """What the company's site says about a customer; signed by its server, or only claimed by its page."""

    key: str
    value: str
    signed: bool


class HostRefused(Exception):
    """A token of the company's site was not believed.

    reason: "off" (there is no key yet), "unsigned" (no token of ours, or a wrong or retired key), "audience",
    "claims" (one is missing or malformed), "expired", "early" (issued in the future), "too_long" (valid for
    more than ten minutes), "used" (another browser showed it before), "another" (this browser belongs to a
    different person already).
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class AddressTaken(Exception):
    """Somebody is there already with this e-mail address."""


class InvitationGone(Exception):
    """The invitation was used, replaced, withdrawn, or has expired."""


class LastAdministrator(Exception):
    """Nobody would be left who can set the company up."""


class TeamInUse(Exception):
    """Conversations belong to this team."""


class SetupRefused(Exception):
    """The link does not open the set-up page: wrong, too old, or somebody is there already."""


FACTOR_RULES = ("nobody", "administrators", "everybody")


@dataclass(frozen=True)
class SignInRules:
    """How staff sign in here: who needs a second factor and from which day on, how long invitations live."""

    option_name: ClassVar[str] = "people.sign_in"
    second_factor: str = "nobody"
    required_from: date | None = None
    invitation_days: int = 7

    def asks(self, role: str) -> bool:
        """Whether somebody of this role is to have a second factor, at once or soon."""
        return self.second_factor == "everybody" or (
            self.second_factor == "administrators" and role == "administrator"
        )

    def demands(self, role: str, today: date) -> bool:
        """Whether somebody of this role is let in today only with a second factor."""
        return self.asks(role) and (self.required_from is None or today >= self.required_from)


@dataclass(frozen=True)
class SingleSignOn:
    """Sign-in through the company's identity provider (OpenID Connect); its secret is kept apart, sealed.

    domains: the mail domains whose people may come; empty for every one. second_factor: the provider checks
    a second factor itself, so that ours is not asked for on top.
    """

    option_name: ClassVar[str] = "people.single_sign_on"
    enabled: bool = False
    label: str = ""
    issuer: str = ""
    client_id: str = ""
    domains: tuple[str, ...] = ()
    second_factor: bool = False


@dataclass(frozen=True)
class CustomerSignIn:
    """How customers come in besides the mailed code; secrets are kept apart, sealed.

    line_channel: the channel id of LINE Login; issuer, client_id and label: the company's own accounts
    (OpenID Connect). Empty ones are not offered.
    """

    option_name: ClassVar[str] = "people.customer_sign_in"
    passwords: bool = True
    passkeys: bool = True
    line_channel: str = ""
    label: str = ""
    issuer: str = ""
    client_id: str = ""


@dataclass(frozen=True)
class SignInShape:
    """A browser somebody is or was signed in with; how is "password", "totp", "recovery", "passkey", "sso"
    or "invitation"."""

    id: int
    account_id: int
    staff_id: int | None
    how: str
    user_agent: str
    address: str
    began_at: datetime
    seen_at: datetime
    ended_at: datetime | None
    current: bool = False


@dataclass(frozen=True)
class InvitationShape:
    """An invitation that waits to be taken up."""

    staff_id: int
    sent_at: datetime
    expires_at: datetime
    expired: bool


@dataclass(frozen=True)
class SightingShape:
    """A member of staff looked at a customer on a day, so many times; conversation_id is 0 for none."""

    staff_id: int
    customer_id: int
    conversation_id: int
    first_at: datetime
    last_at: datetime
    times: int
