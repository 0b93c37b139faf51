"""Pieces of people that other screens show."""

from typing import cast

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language, gettext

from .access import customer_viewer_of
from .consenting import consent_asked
from .legal import LINK, Purpose


def consent(request: HttpRequest, purpose: str = "chat", quiet: bool = False) -> str:
    """The consent line of a form: link, the wording's version, and the boxes that are not ticked yet.

    quiet: for a second form on a screen that shows the line already; its words are left out then.
    """
    viewer = getattr(request, "viewer", None) or customer_viewer_of(request)
    language = "ja" if get_language() == "ja" else "en"
    asked = consent_asked(customer_id=viewer.customer_id, purpose=cast(Purpose, purpose), language=language)
    before, _, after = asked.sentence.partition(LINK)
    values = {
        "asked": asked,
        "before": before,
        "after": after,
        "href": asked.policy_url or reverse("portal:privacy"),
        "label": gettext("privacy policy"),
        "quiet": quiet and not (asked.tick or asked.minimum_age),
        "missing": getattr(request, "consent_missing", ""),
    }
    return render_to_string("people/_consent.html", values, request=request)
