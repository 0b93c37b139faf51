"""Tracking without signing in: number and address lead to a mail with a signed link, and to nothing else."""

from datetime import timedelta
from typing import Literal

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from madoguchi.commerce import api as commerce
from madoguchi.core import api as core
from madoguchi.ui import api as ui

SALT = "madoguchi.portal.tracking"
GOOD_FOR = timedelta(days=14)
PER_BROWSER_AN_HOUR, PER_ADDRESS_AN_HOUR = 10, 5


class LinkGone(LookupError):
    """The link is too old, not ours, or its order is not to be seen with it any more."""


def allowed(*, email: str, client: str) -> bool:
    """Whether somebody may ask now: neither one client nor one address may be used to try out numbers."""
    asked = core.allow(f"track:{client}", limit=PER_BROWSER_AN_HOUR, seconds=3600)
    return asked and core.allow(f"track:to:{email.strip().lower()}", limit=PER_ADDRESS_AN_HOUR, seconds=3600)


def send_link(*, number: str, email: str) -> bool:
    """Mail the link when order and address belong together. Nobody but the mailbox may learn whether."""
    found = commerce.order_mark(number=number, email=email)
    if found is None:
        return False
    language: Literal["ja", "en"] = "ja" if get_language() == "ja" else "en"
    said = (*found, int(core.now().timestamp()))
    path = reverse("portal:tracked", args=[signing.dumps(said, salt=SALT, compress=True)])
    parts = (
        _("This link shows where your order %(number)s is, for two weeks:") % {"number": number.strip()},
        settings.MADOGUCHI_ADDRESS + path,
        _("If you have not asked for it, you can ignore this message."),
        _("This message was sent automatically."),
        ui.brand().name,
    )
    subject = _("Where your order %(number)s is") % {"number": number.strip()}
    with transaction.atomic():
        core.send_mail(
            to=email.strip(), subject=subject, text="\n\n".join(parts) + "\n", purpose="tracking",
            language=language,
        )  # fmt: skip
    return True


def tracked(token: str) -> commerce.Tracked:
    """What a link shows. Raises LinkGone."""
    try:
        order_id, mark, made = signing.loads(token, salt=SALT)
        if core.now().timestamp() > made + GOOD_FOR.total_seconds():
            raise LinkGone
        return commerce.tracked(order_id=int(order_id), mark=str(mark))
    except (signing.BadSignature, commerce.NoSuchRecord, TypeError, ValueError) as problem:
        raise LinkGone from problem
