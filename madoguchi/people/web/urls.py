"""The customer's own pages: proving her e-mail address."""

from django.urls import path

from . import codes

app_name = "people"
urlpatterns = [
    path("", codes.address, name="code"),
    path("code/", codes.digits, name="code_digits"),
    path("done/", codes.done, name="code_done"),
]
