"""Staff sign-in: only those of allauth's pages that we use. Nobody signs up."""

from allauth.account import views
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as apps
from allauth.mfa.webauthn import views as passkeys
from allauth.socialaccount.providers.openid_connect import views as sso
from django.urls import path, re_path
from django.views.generic import RedirectView

from ..api import own_account_required as own
from ..single_sign_on import begin
from . import entrance, second_factor

sign_in = [
    path("login/", entrance.sign_in, name="account_login"),
    path("logout/", views.logout, name="account_logout"),
    path("inactive/", views.account_inactive, name="account_inactive"),
    path("signup/", views.signup, name="account_signup"),
    path("reauthenticate/", own(views.reauthenticate), name="account_reauthenticate"),
    path("login/code/", factors.authenticate, name="mfa_authenticate"),
    path("login/passkey/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("login/sso/<str:provider_id>/", begin, name="openid_connect_login"),
    path("login/sso/<str:provider_id>/callback/", sso.callback, name="openid_connect_callback"),
    path(
        "login/sso-cancelled/",
        RedirectView.as_view(pattern_name="account_login"),
        name="socialaccount_login_cancelled",
    ),
]

passwords = [
    path("email/", RedirectView.as_view(pattern_name="account:profile"), name="account_email"),
    path("password/change/", own(views.password_change), name="account_change_password"),
    path("password/set/", own(views.password_set), name="account_set_password"),
    path("password/reset/", views.password_reset, name="account_reset_password"),
    path("password/reset/done/", views.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/key/done/",
        views.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
]

second_factors = [
    path("second-factor/", own(second_factor.index), name="mfa_index"),
    path("second-factor/again/", own(factors.reauthenticate), name="mfa_reauthenticate"),
    path("second-factor/app/", own(apps.activate_totp), name="mfa_activate_totp"),
    path("second-factor/app/removal/", own(apps.deactivate_totp), name="mfa_deactivate_totp"),
    path("second-factor/codes/", own(codes.view_recovery_codes), name="mfa_view_recovery_codes"),
    path("second-factor/codes/new/", own(codes.generate_recovery_codes), name="mfa_generate_recovery_codes"),
    path("second-factor/codes/file/", own(codes.download_recovery_codes), name="mfa_download_recovery_codes"),
    path("passkeys/", RedirectView.as_view(pattern_name="mfa_index"), name="mfa_list_webauthn"),
    path("passkeys/new/", own(passkeys.add_webauthn), name="mfa_add_webauthn"),
    path("passkeys/again/", own(passkeys.reauthenticate_webauthn), name="mfa_reauthenticate_webauthn"),
    path("passkeys/<int:pk>/", own(passkeys.edit_webauthn), name="mfa_edit_webauthn"),
    path("passkeys/<int:pk>/removal/", own(passkeys.remove_webauthn), name="mfa_remove_webauthn"),
]

urlpatterns = [*sign_in, *passwords, *second_factors]
