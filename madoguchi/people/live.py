"""Which open screens a fact about people concerns."""

from collections.abc import Iterator

from madoguchi.core.shapes import Nudge

from .events import (
    AttributesChanged,
    AvailabilityChanged,
    BlockLifted,
    BrowsersForgotten,
    CompanyMembersChanged,
    CustomerBlocked,
    CustomersMerged,
    DetailsChanged,
    IdentityProven,
    RepresentationEnded,
    RepresentationGranted,
    SecondFactorsRemoved,
    StaffChanged,
    StaffJoined,
    StaffLost,
)


def availability_changed(fact: AvailabilityChanged) -> Iterator[Nudge]:
    """Her own screens, and those who see who is at work."""
    yield Nudge(f"staff:{fact.staff_id}", "me")
    yield Nudge("inbox:0", "staff")


def staff_changed(
    fact: StaffChanged | StaffLost | StaffJoined | SecondFactorsRemoved,
) -> Iterator[Nudge]:
    """Her streams read their rights again."""
    yield Nudge(f"staff:{fact.staff_id}", "rights")
    yield Nudge("inbox:0", "staff")


def identity_proven(fact: IdentityProven) -> Iterator[Nudge]:
    """The customer's own pages, and her card beside a conversation."""
    yield Nudge(f"customer:{fact.customer_id}", "me")
    yield Nudge("inbox:0", f"customer:{fact.customer_id}")


def details_changed(
    fact: DetailsChanged | CompanyMembersChanged | RepresentationGranted | RepresentationEnded,
) -> Iterator[Nudge]:
    """Her own pages, and her card beside a conversation."""
    yield Nudge(f"customer:{fact.customer_id}", "me")
    yield Nudge("inbox:0", f"customer:{fact.customer_id}")


def attributes_changed(fact: AttributesChanged) -> Iterator[Nudge]:
    """Her card beside a conversation."""
    yield Nudge("inbox:0", f"customer:{fact.customer_id}")


def browsers_forgotten(fact: BrowsersForgotten) -> Iterator[Nudge]:
    """Her streams find out that their browser is a stranger's now."""
    yield Nudge(f"customer:{fact.customer_id}", "rights")


def customers_merged(fact: CustomersMerged) -> Iterator[Nudge]:
    """Streams of the record that is gone find out who they are now."""
    yield Nudge(f"customer:{fact.merged_from}", "rights")
    yield Nudge(f"customer:{fact.customer_id}", "me")


def block_changed(fact: CustomerBlocked | BlockLifted) -> Iterator[Nudge]:
    """Colleagues who look at this customer."""
    yield Nudge("inbox:0", f"customer:{fact.customer_id}")
