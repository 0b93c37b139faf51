"""Paths of noted contacts."""

from django.urls import path

from . import contacts

app_name = "counter"

urlpatterns = [
    path("contacts/new/", contacts.new, name="new"),
    path("contacts/customers/", contacts.customers, name="customers"),
]
