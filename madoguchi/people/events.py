"""Facts about people: ids and plain values only."""

from dataclasses import dataclass
from typing import ClassVar

from madoguchi.core.events import Fact


@dataclass(frozen=True)
class VisitorStarted(Fact):
    """A browser became a customer without a name."""

    name: ClassVar[str] = "people.visitor_started"
    customer_id: int


@dataclass(frozen=True)
class IdentityProven(Fact):
    """A customer proved an identity; kind as in Identity, how is "code", "channel", "host" or "staff"."""

    name: ClassVar[str] = "people.identity_proven"
    customer_id: int
    kind: str
    how: str


@dataclass(frozen=True)
class CustomersMerged(Fact):
    """Two records turned out to be one person: merged_from went into customer_id."""

    name: ClassVar[str] = "people.customers_merged"
    customer_id: int
    merged_from: int


@dataclass(frozen=True)
class CustomerBlocked(Fact):
    """A customer may not write to us, until the block ends; its reason stays out of the fact."""

    name: ClassVar[str] = "people.customer_blocked"
    customer_id: int
    block_id: int


@dataclass(frozen=True)
class BlockLifted(Fact):
    """A customer may write to us again."""

    name: ClassVar[str] = "people.block_lifted"
    customer_id: int
    block_id: int


@dataclass(frozen=True)
class AvailabilityChanged(Fact):
    """A member of staff is now available, busy, away or offline."""

    name: ClassVar[str] = "people.availability_changed"
    staff_id: int
    before: str
    availability: str


@dataclass(frozen=True)
class StaffLost(Fact):
    """A member of staff who was at work has not been seen for a while."""

    name: ClassVar[str] = "people.staff_lost"
    staff_id: int


@dataclass(frozen=True)
class StaffChanged(Fact):
    """Role, teams, capacity or sign-in right of a member of staff changed."""

    name: ClassVar[str] = "people.staff_changed"
    staff_id: int


@dataclass(frozen=True)
class AttributesChanged(Fact):
    """The company's site says something new about a customer; what, stands in her record alone."""

    name: ClassVar[str] = "people.attributes_changed"
    customer_id: int


@dataclass(frozen=True)
class ConsentGiven(Fact):
    """A customer agreed to a wording (its digest) for a purpose."""

    name: ClassVar[str] = "people.consent_given"
    customer_id: int
    purpose: str
    version: str


@dataclass(frozen=True)
class ConsentWithdrawn(Fact):
    """A customer took back what she had agreed to; consent_id is the line of the ledger."""

    name: ClassVar[str] = "people.consent_withdrawn"
    customer_id: int
    consent_id: int
    purpose: str


@dataclass(frozen=True)
class StaffInvited(Fact):
    """Somebody was mailed a link to join the staff (again)."""

    name: ClassVar[str] = "people.staff_invited"
    staff_id: int


@dataclass(frozen=True)
class StaffJoined(Fact):
    """Somebody took up an invitation, or is the first administrator."""

    name: ClassVar[str] = "people.staff_joined"
    staff_id: int


@dataclass(frozen=True)
class SecondFactorsRemoved(Fact):
    """All second factors of a member of staff were taken away, because they were lost."""

    name: ClassVar[str] = "people.second_factors_removed"
    staff_id: int


@dataclass(frozen=True)
class BrowsersForgotten(Fact):
    """A customer signed out of a browser of hers, or of all."""

    name: ClassVar[str] = "people.browsers_forgotten"
    customer_id: int


@dataclass(frozen=True)
class DetailsChanged(Fact):
    """Something that a customer told us about herself changed.

    part: "names", "addresses", "phones", "contact", "email" or "sign_in". change_id: what stood there before
    (`contact_change`), where she is told of it.
    """

    name: ClassVar[str] = "people.details_changed"
    customer_id: int
    part: str
    change_id: int | None = None


@dataclass(frozen=True)
class RepresentationGranted(Fact):
    """A customer lets somebody act for her; representative_id is None until the link is taken up."""

    name: ClassVar[str] = "people.representation_granted"
    customer_id: int
    representation_id: int
    representative_id: int | None


@dataclass(frozen=True)
class RepresentationEnded(Fact):
    """A mandate was taken back; by is "principal", "representative" or "staff"."""

    name: ClassVar[str] = "people.representation_ended"
    customer_id: int
    representation_id: int
    by: str


@dataclass(frozen=True)
class CompanyMembersChanged(Fact):
    """Somebody began or ceased to act for a company, or has another role there."""

    name: ClassVar[str] = "people.company_members_changed"
    customer_id: int
    company_id: int
