"""/knowledge/order/: the order of the shelves as demand proposes it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from madoguchi.gaps import api as gaps
from madoguchi.knowledge import api as knowledge
from madoguchi.people import api as people

from ..access import actor_of
from ..given import numbers_in
from ..keeping_words import REFUSALS


@require_http_methods(["GET", "HEAD", "POST"])
@people.role_required("editor")
def order(request: HttpRequest) -> HttpResponse:
    """The shelves as they stand and as they would; whoever accepts it stands by it with her name."""
    home = knowledge.help_collection()
    if request.method == "POST":
        return _accept(request, home)
    last = gaps.last_accepted(home)
    context = {
        "proposal": gaps.proposal(home),
        "last": last,
        "by": people.staff_names([last.staff_id]).get(last.staff_id, "") if last else "",
    }
    return render(request, "editorial/order.html", context)


def _accept(request: HttpRequest, home: str) -> HttpResponse:
    try:
        news = gaps.accept(collection=home, ids=numbers_in(request.POST, "shelf"), actor=actor_of(request))
    except gaps.GapRefused as refused:
        messages.error(request, str(REFUSALS[refused.reason]))
    else:
        if news:
            messages.success(request, _("The help centre shows the topics in this order from now on."))
    return redirect("editorial:order")
