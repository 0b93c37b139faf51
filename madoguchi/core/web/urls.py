"""Paths of the plumbing."""

from django.urls import path

from .health import healthz

app_name = "core"

urlpatterns = [path("healthz", healthz, name="health")]
