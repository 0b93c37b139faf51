"""/knowledge/style/: how the company spells, and which words it does not use."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge
from madoguchi.people import api as people

from ..access import actor_of
from ..forms.style import StyleForm, typed


@require_http_methods(["GET", "HEAD", "POST"])
@people.role_required("editor")
def style(request: HttpRequest) -> HttpResponse:
    """The list that the writing check goes by, for editors to change."""
    form = StyleForm(request.POST or None, initial=typed(core.option(knowledge.WritingRules)))
    if request.method == "POST" and form.is_valid():
        core.set_option(form.rules(), actor=actor_of(request))
        messages.success(request, _("Saved."))
        return redirect("editorial:style")
    return render(request, "editorial/style.html", {"form": form}, status=422 if form.errors else 200)
