"""The front door of people: staff, teams, customers, and who is looking."""

from .access import (
    ACTING_COOKIE,
    FRESH,
    VISITOR_COOKIE,
    asker,
    customer_viewer,
    customer_viewer_of,
    forget_viewer,
    freshly_proven,
    keep_visitor,
    lacks_second_factor,
    own_account_required,
    role_required,
    staff_required,
    viewer_of,
    visitor_token,
    with_customer,
)
from .actions.addresses import check_address, keep_address, remove_address
from .actions.addressing import remove_email
from .actions.attributes import keep_attributes
from .actions.blocks import block, lift_block
from .actions.bringing import BroughtCustomer, bring_customer, customer_of_record
from .actions.browsers import forget_browsers
from .actions.codes import awaited_address, confirm_code, mailbox_of, send_code
from .actions.companies import end_company_member, found_company, set_company_member
from .actions.consents import agree, withdraw_consent
from .actions.customers import add_identity, create_customer, identify, merge, rename_customer, start_visitor
from .actions.entries import enter_browser
from .actions.first import create_first_administrator, nobody_works_here, setup_allowed, setup_token
from .actions.host_keys import add_host_key, new_kid, retire_host_key
from .actions.hosts import prove_host
from .actions.invitations import accept_invitation, invite, invite_again, invited, withdraw_invitation
from .actions.leaving import dismiss, reinstate
from .actions.names import change_names
from .actions.passkeys import add_passkey, customer_of_passkey, remove_passkey
from .actions.passwords import customer_of_password, remove_password, set_password
from .actions.proofs import note_proof, see_browser
from .actions.provided import customer_of_claims, disconnect, join_channel, leave_channel
from .actions.reaching import choose_contact, keep_phone, remove_phone
from .actions.representing import Mandate, end_representation, grant, offered_mandate, take_up
from .actions.sightings import saw
from .actions.sign_ins import end_sign_in, end_sign_ins, remove_second_factors
from .actions.staff import change_staff, create_staff, lose, seen, set_availability, set_capacity
from .actions.stopping import Stop, resume, stop, stop_link, stop_of
from .actions.taking_in import take_in
from .actions.teams import create_team, found_team, remove_team, rename_team, set_members
from .browsing import browsers, has_password, passkey_credentials, passkeys
from .companies import (
    companies,
    companies_named,
    companies_of,
    company,
    company_by_source,
    company_members,
    company_role,
    company_roles,
)
from .consent_forms import agree_by_form, agreement_in, check_agreement, missing_words
from .consenting import consent_asked, consents, legal_version, legal_versions
from .corporate_numbers import corporate_number
from .counting import count_proven
from .detail_shapes import (
    COMPANY_ROLES,
    SCOPES,
    Acting,
    AddressDraft,
    AddressShape,
    BrowserShape,
    CompanyRole,
    CompanyShape,
    ContactChangeShape,
    ContactRule,
    DetailRefused,
    Entered,
    NameParts,
    PasskeyShape,
    PhoneShape,
    ProfileShape,
    RepresentationRefused,
    RepresentationShape,
    Scope,
)
from .detailing import (
    addresses,
    by_kana,
    contact_change,
    contact_rules,
    delivery_address,
    details_history,
    phones_of,
    profile,
    wants,
)
from .entering import enter
from .host_tokens import AUDIENCE as HOST_AUDIENCE
from .host_tokens import secret_of as host_secret
from .host_tokens import signed as host_token
from .identities import new_visitor_token
from .identities import normalise as normal_identity
from .ledger import open_sign_ins, seen_lately, sightings, sign_ins, waiting_invitations
from .legal import (
    PURPOSES,
    Agreement,
    Asked,
    ConsentMissing,
    ConsentShape,
    LegalTexts,
    Recipient,
    TextVersion,
)
from .mandate_words import MANDATE_RELATIONS, MANDATE_SCOPES, MANDATE_STATES, mandate_refusal
from .oidc import Provider, ProviderTrouble
from .parties import parties
from .passkey_server import creation as passkey_creation
from .phones import shown as number_text
from .postal import TownShape, postal_code, towns
from .providers import SECRETS as PROVIDER_SECRETS
from .providers import provider, providers
from .queries import (
    account_staff,
    all_capacities,
    all_staff,
    at_work,
    attributes,
    available_staff,
    blocked,
    blocks,
    capacities,
    customer,
    customer_by_identity,
    customer_by_token,
    customers,
    customers_by_tokens,
    customers_named,
    find_customers,
    known_skills,
    live_host_keys,
    names,
    records_of,
    settled_customer,
    staff,
    staff_by_ids,
    staff_names,
    staff_of_account,
    team,
    team_ids,
    team_sizes,
    teams,
    working,
)
from .representing import acting_for, acting_under, mandates_of, representations, represented, whose
from .sealing import keep_secret, kept_secret
from .shapes import (
    ANONYMOUS,
    AddressTaken,
    AttributeShape,
    BlockRefused,
    BlockShape,
    CodeRefused,
    CustomerShape,
    CustomerSignIn,
    HostKeyShape,
    HostProven,
    HostRefused,
    InvitationGone,
    LastAdministrator,
    Proven,
    SetupRefused,
    SignatureShape,
    SignInRules,
    SingleSignOn,
    StaffShape,
    TeamInUse,
    TeamShape,
    Viewer,
    Visitor,
)
from .signatures import sign_as, signature
from .single_sign_on import SECRET as SINGLE_SIGN_ON_SECRET
from .words import AVAILABILITY_WORDS, BROWSER_HOW, HOW, ROLE_NAMES, code_refusal, device
from .words import TOPICS as TOPIC_WORDS

__all__ = [
    "MANDATE_RELATIONS", "MANDATE_SCOPES", "MANDATE_STATES",
    "ACTING_COOKIE", "ANONYMOUS", "AVAILABILITY_WORDS", "Acting", "AddressDraft", "AddressShape",
    "AddressTaken", "Agreement", "Asked", "AttributeShape", "BROWSER_HOW", "BlockRefused", "BlockShape",
    "BroughtCustomer", "BrowserShape", "COMPANY_ROLES", "CodeRefused", "CompanyRole", "CompanyShape",
    "ConsentMissing", "ConsentShape", "ContactChangeShape", "ContactRule", "Stop",
    "TOPIC_WORDS", "contact_change", "resume", "stop", "stop_link", "stop_of", "CustomerShape",
    "CustomerSignIn", "DetailRefused",
    "Entered", "FRESH", "HOST_AUDIENCE", "HOW", "HostKeyShape", "HostProven", "HostRefused",
    "InvitationGone", "LastAdministrator", "LegalTexts", "Mandate", "NameParts", "PROVIDER_SECRETS",
    "PURPOSES", "PasskeyShape", "PhoneShape", "ProfileShape", "Proven", "Provider", "ProviderTrouble",
    "ROLE_NAMES", "Recipient", "RepresentationRefused", "RepresentationShape", "SCOPES",
    "SINGLE_SIGN_ON_SECRET", "Scope", "SetupRefused", "SignInRules", "SignatureShape", "SingleSignOn",
    "StaffShape", "TeamInUse", "TeamShape", "TextVersion", "TownShape", "VISITOR_COOKIE", "Viewer", "Visitor",
    "accept_invitation", "account_staff", "acting_for", "acting_under", "add_host_key", "add_identity",
    "add_passkey", "addresses", "agree", "agree_by_form", "agreement_in", "all_capacities", "all_staff",
    "asker", "at_work", "attributes", "available_staff", "block", "blocked", "blocks", "bring_customer",
    "browsers", "by_kana", "capacities", "change_names", "change_staff", "check_address",
    "awaited_address", "check_agreement", "choose_contact", "code_refusal", "companies", "companies_named",
    "companies_of", "customers_named",
    "company",
    "company_by_source", "company_members", "company_role", "company_roles", "confirm_code",
    "consent_asked", "mailbox_of", "consents", "contact_rules", "corporate_number", "count_proven",
    "create_customer",
    "create_first_administrator", "create_staff", "create_team", "customer", "customer_by_identity",
    "customer_by_token", "customer_of_claims", "customer_of_passkey", "customer_of_password",
    "customer_of_record", "customer_viewer", "customer_viewer_of", "customers", "customers_by_tokens",
    "delivery_address", "details_history", "device", "disconnect", "dismiss", "end_company_member",
    "end_representation", "end_sign_in", "end_sign_ins", "enter", "enter_browser", "find_customers",
    "forget_browsers", "forget_viewer", "found_company", "found_team", "freshly_proven", "grant",
    "has_password", "host_secret", "host_token", "identify", "invite", "invite_again", "invited",
    "join_channel", "keep_address", "keep_attributes", "keep_phone", "keep_secret", "keep_visitor",
    "kept_secret",
    "known_skills", "lacks_second_factor", "leave_channel", "legal_version", "legal_versions", "lift_block",
    "live_host_keys", "lose", "mandate_refusal", "mandates_of", "merge", "missing_words", "names", "new_kid",
    "new_visitor_token", "nobody_works_here", "normal_identity", "note_proof", "number_text",
    "offered_mandate", "open_sign_ins", "own_account_required", "passkey_creation", "passkey_credentials",
    "parties", "passkeys", "phones_of", "postal_code", "profile", "prove_host", "provider", "providers",
    "records_of", "reinstate", "remove_address", "remove_email", "remove_passkey", "remove_password",
    "remove_phone", "remove_second_factors", "remove_team", "rename_customer", "rename_team",
    "representations", "represented", "retire_host_key", "role_required", "saw", "see_browser", "seen",
    "seen_lately", "send_code", "set_availability", "set_capacity", "set_company_member", "set_members",
    "set_password", "settled_customer", "setup_allowed", "setup_token", "sightings", "sign_as", "sign_ins",
    "signature", "staff",
    "staff_by_ids", "staff_names", "staff_of_account", "staff_required", "start_visitor", "take_in",
    "take_up", "team", "team_ids", "team_sizes", "teams", "towns", "viewer_of", "visitor_token",
    "waiting_invitations", "wants", "whose", "with_customer", "withdraw_consent", "withdraw_invitation",
    "working",
]  # fmt: skip
