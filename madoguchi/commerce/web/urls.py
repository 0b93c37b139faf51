"""Paths of commerce: where the payment provider reports."""

from django.urls import path

from . import callbacks

app_name = "commerce"
urlpatterns = [
    path("payments/stripe/callbacks/", callbacks.stripe, name="stripe_callbacks"),
]
