"""/settings/mail/: the sender of our mails, and whether they arrive."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from madoguchi.core import api as core
from madoguchi.people import api as people

from ..forms.mail import SenderForm
from ..saving import keep

TESTS, TEST_SECONDS, SHOWN = 5, 600, 3
PURPOSE = "test"


@require_http_methods(["GET", "HEAD", "POST"])
@people.role_required("administrator")
def mail(request: HttpRequest) -> HttpResponse:
    """Name and address of the sender, the server, and what became of the last test mails."""
    form = SenderForm(request.POST or None, held=core.option(core.MailSender))
    if request.method == "POST" and form.is_valid() and (sender := form.sender()):
        return keep(request, sender, url=reverse("administration:mail"))
    tests = core.outgoing_mail(SHOWN, purpose=PURPOSE)
    context = {
        "form": form, "server": core.mail_server(), "tests": tests,
        "waiting": any(one.state == "waiting" for one in tests),
    }  # fmt: skip
    return render(request, "administration/mail.html", context, status=422 if form.errors else 200)


@require_POST
@people.role_required("administrator")
def test_mails(request: HttpRequest) -> HttpResponse:
    """Send a mail to whoever asks; what becomes of it is shown on the page."""
    me = request.viewer.staff
    if not core.allow(f"mail:test:{me.id}", limit=TESTS, seconds=TEST_SECONDS):
        messages.error(request, _("That was often. Please wait ten minutes before the next test mail."))
        return redirect("administration:mail")
    with transaction.atomic():
        core.send_mail(
            to=me.email, subject=_("A test mail from your desk"), purpose=PURPOSE,
            text=_("This mail shows that your desk can send mail. There is nothing to do."),
            language="en" if get_language() == "en" else "ja",
        )  # fmt: skip
    messages.success(request, _("A test mail to %(address)s is on its way.") % {"address": me.email})
    return redirect("administration:mail")
