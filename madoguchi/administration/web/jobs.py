"""/settings/jobs/: jobs that were given up, why, and what to do with them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from madoguchi.core import api as core
from madoguchi.people import api as people

from ..given_up import chosen, lines

PER_PAGE = 50


@require_safe
@people.role_required("administrator")
def jobs(request: HttpRequest) -> HttpResponse:
    """The latest first, a page at a time."""
    total = core.count_failed_jobs()
    pages = max(1, -(-total // PER_PAGE))
    page = min(max(1, core.whole_number(request.GET.get("page", "")) or 1), pages)
    context = {
        "jobs": lines(core.failed_jobs(PER_PAGE, (page - 1) * PER_PAGE)), "figures": core.job_figures(),
        "total": total, "page": page, "pages": pages,
        "newer": f"?page={page - 1}" if page > 1 else "",
        "older": f"?page={page + 1}" if page < pages else "",
    }  # fmt: skip
    return render(request, "administration/jobs.html", context)


@require_POST
@people.role_required("administrator")
def retries(request: HttpRequest) -> HttpResponse:
    """Try the chosen ones, or all, once more."""
    count = core.retry_failed_jobs(chosen(request.POST))
    said = ngettext("%(count)s job is tried again.", "%(count)s jobs are tried again.", count)
    messages.success(request, said % {"count": count})
    return redirect("administration:jobs")


@require_POST
@people.role_required("administrator")
def removals(request: HttpRequest) -> HttpResponse:
    """Discard the chosen ones, or all: they will never be done."""
    count = core.discard_failed_jobs(chosen(request.POST))
    said = ngettext("%(count)s job was discarded.", "%(count)s jobs were discarded.", count)
    messages.success(request, said % {"count": count})
    return redirect("administration:jobs")
