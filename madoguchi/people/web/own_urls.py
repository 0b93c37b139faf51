"""One's own account, and the link of an invitation."""

from django.urls import path

from . import entrance, own_account

app_name = "account"
urlpatterns = [
    path("", own_account.profile, name="profile"),
    path("signature/", own_account.signature, name="signature"),
    path("devices/", own_account.sign_ins, name="sign_ins"),
    path("devices/others/removal/", own_account.sign_in_ends, name="sign_in_ends"),
    path("devices/<int:sign_in_id>/removal/", own_account.sign_in_end, name="sign_in_end"),
    path("invitation/<str:token>/", entrance.invitation, name="invitation"),
]
