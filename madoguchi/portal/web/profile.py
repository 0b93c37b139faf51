"""プロフィール: what she told us about herself, each part changed on a page of its own."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_safe

from madoguchi.core import api as core
from madoguchi.notices import api as notices
from madoguchi.people import api as people

from ..access import details_required, own_required
from ..profile_forms import NameForm, ReachForm, ToldForm
from ..profile_words import ADDRESS_KINDS, CHANNELS, PHONE_KINDS, TOPICS, changed

GET_POST = ["GET", "HEAD", "POST"]
ALWAYS = ("email", "push", "post")


@require_safe
@details_required
def show(request: HttpRequest) -> HttpResponse:
    """Everything at a glance."""
    subject: int = request.subject  # type: ignore[attr-defined]
    held = people.profile(subject)
    context = {
        "profile": held,
        "person": people.customer(subject),
        "own": subject == request.customer.id,  # type: ignore[attr-defined]
        "address_kinds": dict(ADDRESS_KINDS),
        "phone_kinds": dict(PHONE_KINDS),
        "channel": dict(CHANNELS).get(held.preferred_channel, ""),
        "topics": _topics(subject),
        "company_roles": people.companies_of(subject),
    }
    return render(request, "portal/profile.html", context)


def _topics(subject: int) -> list[dict[str, Any]]:
    """What she hears of, topic by topic, with the channels on which she does."""
    rules = [rule for rule in people.contact_rules(subject) if _exists(rule)]
    words = dict(CHANNELS)
    return [
        {"topic": topic, "label": label, "rules": [
            {"channel": rule.channel, "label": words[rule.channel], "wanted": rule.wanted}
            for rule in rules if rule.topic == topic]}
        for topic, label in TOPICS.items()
    ]  # fmt: skip


@require_http_methods(GET_POST)
@details_required
def name(request: HttpRequest) -> HttpResponse:
    """Her name and its reading."""
    subject: int = request.subject  # type: ignore[attr-defined]
    names = people.profile(subject).names
    form = NameForm(posted(request), initial=vars(names))
    if kept(
        request,
        form,
        lambda: people.change_names(customer_id=subject, parts=form.parts(), actor=actor(request)),
    ):
        return saved(request, _("Your name is saved."))
    return render(request, "portal/profile_name.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(GET_POST)
@details_required
def contact(request: HttpRequest) -> HttpResponse:
    """What she wants to hear of, and how."""
    subject: int = request.subject  # type: ignore[attr-defined]
    held = people.profile(subject)
    known = people.customer(subject)
    initial = {"channel": held.preferred_channel, "language": known.locale if known else "ja"}
    form = ReachForm(posted(request), initial=initial)
    if kept(request, form, lambda: _choose(request, subject, form)):
        return saved(request, _("Your choices are saved."))
    context = {"form": form, "topics": _topics(subject)}
    return render(request, "portal/profile_contact.html", context, status=422 if form.errors else 200)


def _exists(rule: people.ContactRule) -> bool:
    """Whether we can reach anybody on this channel yet; what she said of another one stays as it is."""
    return rule.channel in ALWAYS or rule.channel in notices.channels() or rule.topic == "news"


def _choose(request: HttpRequest, subject: int, form: ReachForm) -> None:
    ticked = set(request.POST.getlist("wanted"))
    rules = tuple(rule for rule in people.contact_rules(subject) if _exists(rule))
    wanted = {(rule.topic, rule.channel): f"{rule.topic}:{rule.channel}" in ticked for rule in rules}
    news = {pair: yes for pair, yes in wanted.items() if yes != _now(rules, pair)}
    people.choose_contact(
        customer_id=subject, actor=actor(request), wanted=news,
        preferred_channel=form.cleaned_data["channel"], language=form.cleaned_data["language"],
    )  # fmt: skip


def _now(rules: tuple[people.ContactRule, ...], pair: tuple[str, str]) -> bool:
    return next(rule.wanted for rule in rules if (rule.topic, rule.channel) == pair)


@require_safe
@details_required
def history(request: HttpRequest) -> HttpResponse:
    """What changed, when and by whom."""
    subject: int = request.subject  # type: ignore[attr-defined]
    lines = [changed(one, subject) for one in people.details_history(subject)]
    return render(request, "portal/profile_history.html", {"changes": lines})


@require_safe
@own_required
def download(request: HttpRequest) -> HttpResponse:
    """What she told us, as a table that a spreadsheet opens."""
    customer = request.customer  # type: ignore[attr-defined]
    held = people.profile(customer.id)
    rows: list[tuple[object, ...]] = [
        (_("Name"), customer.name),
        (_("Name in kana"), customer.kana),
        *((_("E-mail address"), one.value) for one in customer.identities if one.kind == "email"),
        *((_("Telephone number"), phone.shown) for phone in held.phones),
        *((pgettext("postal", "Address"), " ".join(address.lines)) for address in held.addresses),
    ]
    return core.csv_response(f"{_('Profile')}.csv", (_("Detail"), pgettext("profile", "Value")), rows)


def posted(request: HttpRequest) -> Any:
    """What a form is bound to: what was sent, also when it is empty; None when nothing was."""
    return request.POST if request.method == "POST" else None


def kept(request: HttpRequest, form: ToldForm, keep: Callable[[], Any]) -> bool:
    """Whether a checked form was agreed to and kept; otherwise the form says why not."""
    if not form.is_valid():
        return False
    customer = request.customer  # type: ignore[attr-defined]
    try:
        people.agree_by_form(request, customer_id=customer.id, purpose="details", channel="portal")
    except people.ConsentMissing as missing:
        form.add_error(None, people.missing_words(request, missing))
        return False
    return form.take(keep)


def actor(request: HttpRequest) -> Any:
    """Who does it: the customer at the screen, also when she acts for somebody else."""
    return core.customer(request.customer.id)  # type: ignore[attr-defined]


def saved(request: HttpRequest, words: str) -> HttpResponse:
    """Back to the overview, saying that it worked."""
    messages.success(request, words)
    return redirect("portal:profile")
