"""Pieces of the chat that other screens show."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import get_language

from madoguchi.core import api as core
from madoguchi.people import api as people

from .queries import hours
from .shapes import WidgetSettings


def todays_hours(request: HttpRequest) -> str:
    """Whether people answer now, until when or from when, and how many wait."""
    return render_to_string("webchat/_todays_hours.html", {"hours": hours()}, request=request)


def customer_attributes(request: HttpRequest, conversation: Any) -> str:
    """What the company's site says about the customer, in the order of the settings; "" for nothing."""
    allowed = core.option(WidgetSettings).attributes
    said = {one.key: one for one in people.attributes(conversation.customer_id)} if allowed else {}
    japanese = get_language() == "ja"
    lines = [
        {"label": field.ja if japanese else field.en, "value": said[field.key].value,
         "signed": said[field.key].signed}
        for field in allowed if field.key in said
    ]  # fmt: skip
    return render_to_string("webchat/_attributes.html", {"lines": lines}, request=request) if lines else ""
