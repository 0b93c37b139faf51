"""The mail that asks for a rating."""

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext, override

from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.people.shapes import CustomerShape

from .models import Rating
from .words import scores


@transaction.atomic
def mail_rating(*, token: str, to: CustomerShape, number: str, language: str) -> bool:
    """Mail the link once; False when it was mailed before, the rating is given, or she wants no surveys."""
    row = Rating.objects.select_for_update().filter(token=token, score=None, mailed_at=None).first()
    if row is None or not to.proven_email or not people.wants(to.id, "surveys", "email"):
        return False
    row.mailed_at = core.now()
    row.save(update_fields=["mailed_at"])
    spoken = "en" if language == "en" else "ja"
    with override(spoken):
        address = settings.MADOGUCHI_ADDRESS + reverse("feedback:rate", args=[token])
        links = [(score.words, f"{address}?score={score.value}") for score in reversed(scores())]
        stop = people.stop_link(customer_id=to.id, topic="surveys")
        values = {"name": to.name, "number": number, "links": links, "address": address, "stop": stop}
        core.send_mail(
            to=to.proven_email,
            subject=gettext("How was our help? [%(number)s]") % {"number": number},
            text=render_to_string("feedback/email/rate.txt", values).strip() + "\n",
            purpose="rating",
            language=spoken,
            unsubscribe=stop,
        )
    return True
