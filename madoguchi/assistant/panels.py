"""Pieces of the assistant that other screens show."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string

from madoguchi.people import api as people

from . import learning, measuring


def waiting(request: HttpRequest, **_: Any) -> str:
    """What waits for a person's word: proposals, and answers to judge."""
    many = learning.counts(people.viewer_of(request))
    proposals = sum(count for kind, count in many.items() if kind in learning.KINDS)
    waiting = {"proposals": proposals, "samples": measuring.waiting_samples()}
    return render_to_string("assistant/_waiting.html", waiting, request)
