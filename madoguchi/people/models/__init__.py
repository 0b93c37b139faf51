"""Tables of people, by what they are about."""

from .companies import Company, CompanyMember
from .consents import Consent, LegalVersion
from .customers import (
    Block,
    Customer,
    CustomerAttribute,
    CustomerWords,
    HostKey,
    HostToken,
    Identity,
    OneTimeCode,
    Sighting,
)
from .details import ContactChange, ContactChoice, Phone, PostalAddress, Profile
from .entering import CustomerBrowser, CustomerPasskey, CustomerPassword
from .representing import Representation
from .staff import Account, Capacity, Invitation, Membership, Secret, Signature, SignIn, Staff, Team

__all__ = [
    "Account",
    "Block",
    "Capacity",
    "Company",
    "CompanyMember",
    "Consent",
    "ContactChange",
    "ContactChoice",
    "Customer",
    "CustomerAttribute",
    "CustomerBrowser",
    "CustomerPasskey",
    "CustomerPassword",
    "CustomerWords",
    "HostKey",
    "HostToken",
    "Identity",
    "Invitation",
    "LegalVersion",
    "Membership",
    "OneTimeCode",
    "Phone",
    "PostalAddress",
    "Profile",
    "Representation",
    "Secret",
    "Sighting",
    "Signature",
    "SignIn",
    "Staff",
    "Team",
]
