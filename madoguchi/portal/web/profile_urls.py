"""Paths of a customer's profile: her details, who may act for her, how she comes in."""

from django.urls import path

from . import addresses, emails, mandates, phones, profile, proofs, sign_in

PROFILE = [
    path("my/profile/", profile.show, name="profile"),
    path("my/profile/name/", profile.name, name="profile_name"),
    path("my/profile/contact/", profile.contact, name="profile_contact"),
    path("my/profile/history/", profile.history, name="profile_history"),
    path("my/profile/details.csv", profile.download, name="profile_download"),
    path("my/profile/addresses/new/", addresses.new, name="new_address"),
    path("my/profile/addresses/<int:address_id>/", addresses.change, name="address"),
    path("my/profile/addresses/<int:address_id>/removal/", addresses.remove, name="address_removal"),
    path("my/profile/phones/new/", phones.new, name="new_phone"),
    path("my/profile/phones/<int:phone_id>/removal/", phones.remove, name="phone_removal"),
    path("my/profile/emails/new/", emails.new, name="new_email"),
    path("my/profile/emails/code/", emails.code, name="new_email_code"),
    path("my/profile/emails/removal/", emails.remove, name="email_removal"),
    path("my/profile/representatives/", mandates.index, name="mandates"),
    path("my/profile/representatives/new/", mandates.new, name="new_mandate"),
    path("my/profile/representatives/<int:mandate_id>/ending/", mandates.end, name="mandate_ending"),
    path("my/mandates/<str:token>/", mandates.take, name="mandate"),
    path("my/acting/", mandates.act, name="acting"),
    path("my/profile/sign-in/", sign_in.show, name="sign_in"),
    path("my/profile/sign-in/password/", sign_in.password, name="password"),
    path("my/profile/sign-in/password/removal/", sign_in.remove_password, name="password_removal"),
    path("my/profile/sign-in/passkeys/new/", sign_in.new_passkey, name="new_passkey"),
    path(
        "my/profile/sign-in/passkeys/<int:passkey_id>/removal/",
        sign_in.remove_passkey,
        name="passkey_removal",
    ),
    path("my/profile/sign-in/accounts/<slug:name>/removal/", sign_in.disconnect, name="provider_removal"),
    path(
        "my/profile/sign-in/browsers/<int:browser_id>/removal/",
        sign_in.forget_browser,
        name="browser_removal",
    ),
    path("my/proof/", proofs.new, name="proof"),
    path("my/proof/code/", proofs.code, name="proof_code"),
]
