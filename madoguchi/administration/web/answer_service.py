"""/settings/answer-service/: the company's own language service, which words answers and translates."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from madoguchi.assistant import api as assistant
from madoguchi.core import api as core
from madoguchi.people import api as people

from .. import wordings
from ..forms.answer_service import AnswerServiceForm, prompt_labels
from ..saving import actor_of, keep

TRIALS, TRIAL_SECONDS = 10, 600
OUTCOMES = {
    "no_answer": gettext_lazy("It answered that it finds no answer. Please look at what it is told."),
    "address": gettext_lazy("This address cannot be a service."),
    "unreachable": gettext_lazy("Nobody answers at this address."),
    "silent": gettext_lazy("It did not answer in time."),
    "key": gettext_lazy("It does not accept the key."),
    "busy": gettext_lazy("It is too busy, or your account there is used up."),
    "refused": gettext_lazy("It refused the request. Please check the name of the model."),
    "redirected": gettext_lazy("It sends us to another address, which we do not follow."),
    "garbled": gettext_lazy("What answers there does not speak this protocol."),
    "cut_off": gettext_lazy("Its answer broke off."),
    "too_long": gettext_lazy("Its answer did not end."),
    "wants_tools": gettext_lazy("It wants to act instead of answering. Please choose another model."),
}


@require_http_methods(["GET", "HEAD", "POST"])
@people.role_required("administrator")
def answer_service(request: HttpRequest) -> HttpResponse:
    """Address, model, key, bounds and prompt, what was spent today, and a trial."""
    held = core.option(assistant.AnswerService)
    form = AnswerServiceForm(request.POST or None, held=held)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            if form.cleaned_data["key"]:
                assistant.keep_key(form.cleaned_data["key"])
            return keep(request, form.option(), url=reverse("administration:answer_service"))
    context = {"form": form, "held": held, "spent": assistant.spent_today()}
    return render(request, "administration/answer_service.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@people.role_required("administrator")
def service_wordings(request: HttpRequest) -> HttpResponse:
    """What the service was told, by version; a POST goes back to one of them."""
    if request.method == "POST":
        version = request.POST.get("version", "")
        known = version.isdecimal() and len(version) < 18
        if not (known and wordings.go_back(int(version), actor=actor_of(request))):
            raise Http404
        messages.success(request, _("The service is told again what it was told then."))
        return redirect("administration:wordings")
    labels = prompt_labels()
    rows = [(one, [(labels[told.name], told) for told in one.told]) for one in wordings.wordings()]
    return render(request, "administration/wordings.html", {"rows": rows})


@require_POST
@people.role_required("administrator")
def trials(request: HttpRequest) -> HttpResponse:
    """Ask the kept settings a small question, and say how it went."""
    held, me = core.option(assistant.AnswerService), request.viewer.staff
    if not (held.address and held.model):
        messages.error(request, _("Please save an address and a model first."))
    elif not core.allow(f"service:trial:{me.id}", limit=TRIALS, seconds=TRIAL_SECONDS):
        messages.error(request, _("That was often. Please wait ten minutes before the next trial."))
    else:
        tell(request, assistant.try_out(held, language="en" if get_language() == "en" else "ja"))
    return redirect("administration:answer_service")


def tell(request: HttpRequest, tried: assistant.Worded) -> None:
    """How a trial went, in a sentence."""
    if tried.outcome == "worded":
        values = {"seconds": f"{tried.milliseconds / 1000:.1f}", "answer": tried.text[:200]}
        messages.success(request, _("It answered after %(seconds)s seconds: %(answer)s") % values)
    else:
        messages.error(request, OUTCOMES[tried.outcome])
