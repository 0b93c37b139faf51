"""Refusals as RFC 9457 describes them: application/problem+json, with a code that does not change."""

import json
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

MEDIA_TYPE = "application/problem+json"

TITLES = {
    "no_token": _("A token is needed: `Authorization: Bearer …`."),
    "token_refused": _("This token is unknown, expired or revoked."),
    "scope_missing": _("The token may not do this."),
    "too_many": _("Too many requests for this token. Please slow down."),
    "not_found": _("There is no such thing here, or the token may not see it."),
    "not_allowed": _("This address does not know the method."),
    "bad_request": _("The request cannot be read."),
    "too_large": _("The request is too large."),
    "invalid": _("Some values cannot be used."),
    "writing_rules": _("The company's writing rules keep these words from being published."),
    "exists": _("An article with this external id is there already."),
    "moved": _("The article has changed since you read it. Please read it again."),
    "edition_needed": _("Please say in `If-Match` which edition you have read."),
    "key_reused": _("This `Idempotency-Key` was used for another request."),
    "not_filled": _("Something is still asked: please fill it in first."),
    "proof_needed": _("The customer has to prove first who she is."),
    "not_possible": _("The article's state does not allow this."),
    "not_heard": _("Recordings are not understood here (see `reason`). Please send text."),
    "no_recording": _("The recording cannot be read."),
    "nothing_said": _("There are no words in the recording."),
    "unavailable": _("The service cannot answer just now. Please try again in a moment."),
}
"""Code → title. What may be told to another system; never anybody's data."""


class Problem(Exception):
    """A request is refused; the door answers with this."""

    def __init__(self, status: int, code: str, detail: str = "", **members: Any) -> None:
        super().__init__(code)
        self.status, self.code, self.detail, self.members = status, code, detail, members


def response_of(problem: Problem) -> HttpResponse:
    """The problem as an answer, in the language that was asked for."""
    body = {
        "type": address(f"/api/v1/#problem-{problem.code}"),
        "title": gettext(TITLES[problem.code]),
        "status": problem.status,
        "code": problem.code,
        **({"detail": problem.detail} if problem.detail else {}),
        **problem.members,
    }
    text = json.dumps(body, ensure_ascii=False)
    response = HttpResponse(text, status=problem.status, content_type=MEDIA_TYPE)
    if problem.status == 401:
        response["WWW-Authenticate"] = 'Bearer realm="madoguchi"'
    if problem.status in (429, 503):
        response["Retry-After"] = "60" if problem.status == 429 else "2"
    response["Cache-Control"] = "no-store"
    return response


def address(path: str) -> str:
    """A path as a whole address of this installation."""
    return settings.MADOGUCHI_ADDRESS.rstrip("/") + path
