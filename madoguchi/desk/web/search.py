"""Search over conversations."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core

from .. import screens
from ..access import desk_required
from ..rows import found_rows

MOST = 50


@require_GET
@desk_required
def search(request: HttpRequest) -> HttpResponse:
    """Find by words, names or contact number; the number alone opens its conversation."""
    query = request.GET.get("q", "").strip()[:200]
    found = conversations.search(request.viewer, query, limit=MOST) if query else ()
    if len(found) == 1 and core.read_contact_number(query) == found[0].conversation.number:
        return redirect("desk:conversation", found[0].conversation.id)
    title = _("Search: %(query)s") % {"query": query} if query else _("Search")
    rows = found_rows(found, query, core.now())
    return screens.answer(request, screens.page(request, "search", query=query, rows=rows, page_title=title))
