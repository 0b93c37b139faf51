"""The customer's own pages: proving her e-mail address."""

from django.urls import path

from . import codes, coming_in, stops

app_name = "people"
urlpatterns = [
    path("", codes.address, name="code"),
    path("code/", codes.digits, name="code_digits"),
    path("done/", codes.done, name="code_done"),
    path("stop/<str:token>/", stops.page, name="stop"),
    path("password/", coming_in.password, name="password"),
    path("passkey/", coming_in.passkey, name="passkey"),
    path("with/<slug:name>/", coming_in.leave, name="provider"),
    path("with/<slug:name>/arrival/", coming_in.arrive, name="provider_arrival"),
]
