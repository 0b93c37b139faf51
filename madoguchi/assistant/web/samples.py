"""/assistant/samples/: answers drawn by chance, judged one after another with the source beside them."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST, require_safe

from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge
from madoguchi.people import api as people

from .. import measuring
from ..access import staff_id_of
from ..shapes import JUDGEMENTS


@require_safe
@people.role_required("editor", "supervisor")
def listing(request: HttpRequest) -> HttpResponse:
    """The next one to judge; what was judged below."""
    waiting = measuring.samples(waiting=True, limit=1)
    current = waiting[0] if waiting else None
    words = {"right": pgettext("judgement", "Right"), "partly": pgettext("judgement", "Partly right"),
             "wrong": pgettext("judgement", "Wrong")}  # fmt: skip
    context = {
        "current": current, "judged": measuring.false_share(), "judgements": words,
        "source": knowledge.render_body(current.source) if current and current.source else "",
        "done": [(one, words[one.judgement]) for one in measuring.samples(waiting=False, limit=10)],
    }  # fmt: skip
    return render(request, "assistant/samples.html", context)


@require_POST
@people.role_required("editor", "supervisor")
def judgement(request: HttpRequest, sample_id: int) -> HttpResponse:
    """Right, partly right or wrong."""
    given = request.POST.get("judgement", "")
    if given not in JUDGEMENTS:
        messages.error(request, _("Please choose one of the three."))
        return redirect("assistant:samples")
    actor = core.staff(staff_id_of(request))
    if not measuring.has_sample(sample_id):
        raise Http404
    measuring.judge(sample_id=sample_id, judgement=given, actor=actor)
    return redirect("assistant:samples")
