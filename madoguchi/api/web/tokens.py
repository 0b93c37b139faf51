"""/settings/api/: the tokens of other systems."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from madoguchi.core import api as core
from madoguchi.people import api as people

from .. import tokens as held
from ..forms import SCOPE_WORDS, TokenForm
from ..shapes import Issued


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@people.role_required("administrator")
def tokens(request: HttpRequest) -> HttpResponse:
    """All tokens, and a form for one more; a new one shows its secret on the answer, and never again."""
    form = TokenForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, form, status=422 if form.errors else 200)
    issued = held.issue(**form.given(), staff_id=request.viewer.staff.id)  # type: ignore[attr-defined]
    if issued is None:
        messages.error(request, _("This token was made already, and its secret is shown only once."))
        return redirect("api:tokens")
    return _page(request, TokenForm(), issued=issued, status=201)


@require_POST
@people.role_required("administrator")
def revocation(request: HttpRequest, token_id: int) -> HttpResponse:
    """The token is refused from now on."""
    if not held.revoke(token_id=token_id, actor=core.staff(request.viewer.staff.id)):  # type: ignore[attr-defined]
        raise Http404
    messages.success(request, _("The token is revoked. Requests with it are refused from now on."))
    return redirect("api:tokens")


def _page(
    request: HttpRequest, form: TokenForm, *, issued: Issued | None = None, status: int = 200
) -> HttpResponse:
    every = held.tokens()
    names = people.staff_names(one.made_by for one in every)
    rows = [(one, names.get(one.made_by, ""), [SCOPE_WORDS[s][0] for s in one.scopes]) for one in every]
    chosen = set(form["scopes"].value() or ())
    context: dict[str, Any] = {
        "form": form,
        "issued": issued,
        "live": [row for row in rows if row[0].live],
        "ended": [row for row in rows if not row[0].live],
        "scopes": [(scope, *words, scope in chosen) for scope, words in SCOPE_WORDS.items()],
        "address": settings.MADOGUCHI_ADDRESS.rstrip("/") + "/api/v1",
    }
    return render(request, "api/tokens.html", context, status=status)
