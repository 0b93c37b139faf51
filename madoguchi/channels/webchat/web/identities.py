"""Who the customer is, as the company's own site says: by a signed token, and by attributes."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from madoguchi.core import api as core
from madoguchi.journeys import host_identity
from madoguchi.people import api as people

from ..shapes import ATTRIBUTES_A_MINUTE, PROOFS_A_MINUTE, WidgetSettings
from .door import customer_door, language_of

MINUTE = 60
CONFLICT, UNPROCESSABLE, TOO_MANY = 409, 422, 429
LONGEST = 8_000
WHY = {
    "off": "no signing key has been made yet; make one on the widget's settings page",
    "unsigned": "it was not signed (HS256) with a key that is in use; compare the key on the settings page",
    "audience": f'its claim "aud" must be "{people.HOST_AUDIENCE}"',
    "claims": "it needs the claims sub (1 to 190 letters), iat, exp (seconds) and aud",
    "expired": "it has expired; let your server sign a fresh one for every page",
    "early": "it was issued in the future; compare your server's clock",
    "too_long": "it is valid for more than ten minutes; sign shorter ones",
    "used": "another browser has shown it before; sign one for each page, and never cache it",
    "another": "this browser belongs to another customer; call reset when somebody signs out",
    "passport": "this browser keeps nothing by which we could know it again",
    "often": "too many tokens in one minute",
}
"""For the console of whoever builds the site: what was wrong and what to do."""


@require_POST
@customer_door
def create(request: HttpRequest) -> HttpResponse:
    """Believe a token of the company's site, or say why not."""
    visitor = people.visitor_token(request)
    if not visitor:
        return _refused("passport", UNPROCESSABLE)
    if not core.allow(f"chat:proofs:{visitor}", limit=PROOFS_A_MINUTE, seconds=MINUTE):
        return _refused("often", TOO_MANY)
    token = request.POST.get("token", "")[:LONGEST].strip()
    try:
        proven = host_identity.prove(token=token, visitor=visitor, locale=language_of(request))
    except people.HostRefused as refused:
        return _refused(refused.reason, CONFLICT if refused.reason == "another" else UNPROCESSABLE)
    keep(proven.customer_id, proven.attributes, signed=True)
    return JsonResponse({"known": True})


@require_POST
@customer_door
def attributes(request: HttpRequest) -> HttpResponse:
    """Keep what the page says about her, as far as it is on the list; 204 also before we know her."""
    customer_id = request.viewer.customer_id  # type: ignore[attr-defined]
    if customer_id is None:
        return HttpResponse(status=204)
    if not core.allow(f"chat:attributes:{customer_id}", limit=ATTRIBUTES_A_MINUTE, seconds=MINUTE):
        return _refused("often", TOO_MANY)
    try:
        given = core.json_value(request.POST.get("values", "")[:LONGEST])
    except ValueError:
        given = None
    if isinstance(given, Mapping):
        keep(customer_id, given, signed=False)
    return HttpResponse(status=204)


def keep(customer_id: int, given: Mapping[str, Any], *, signed: bool) -> None:
    """Keep the attributes that the settings allow."""
    allowed = [field.key for field in core.option(WidgetSettings).attributes]
    values = {key: text_of(given[key]) for key in allowed if key in given}
    if values:
        people.keep_attributes(customer_id=customer_id, values=values, signed=signed)


def text_of(value: object) -> str:
    """A plain value as staff read it; lists and objects are nothing."""
    if isinstance(value, bool):
        return "✓" if value else "–"
    if isinstance(value, int | float | str):
        return "".join(letter for letter in str(value) if letter.isprintable())
    return ""


def _refused(code: str, status: int) -> HttpResponse:
    return JsonResponse({"code": code, "message": WHY[code]}, status=status)
