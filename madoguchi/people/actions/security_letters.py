"""Letters that tell a customer what changed in how she comes in, so that a stranger's change is noticed."""

from typing import Literal

from django.template.loader import render_to_string
from django.utils.translation import gettext, override

from madoguchi.core import api as core
from madoguchi.ui import api as ui

from ..models import Customer, Identity
from ..words import security_words


def tell_owner(customer_id: int, what: str) -> None:
    """Write to every address that she has proven. Runs inside the caller's transaction."""
    locale = Customer.objects.values_list("locale", flat=True).get(pk=customer_id)
    language: Literal["ja", "en"] = "en" if locale == "en" else "ja"
    hers = Identity.objects.filter(customer_id=customer_id, kind="email").exclude(proven_at=None)
    with override(language):
        values = {"brand": ui.brand().name, "what": security_words(what), "at": core.now()}
        for address in hers.values_list("value", flat=True):
            core.send_mail(
                to=address,
                subject=gettext("Your sign-in at %(brand)s was changed") % values,
                text=render_to_string("people/email/security.txt", values),
                purpose="security",
                language=language,
            )
