"""What the company says about personal data: policy, earlier wordings, what goes elsewhere, the younger."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge
from madoguchi.people import api as people

from ..cookies import NECESSARY


def _language() -> str:
    return "ja" if get_language() == "ja" else "en"


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """The policy as it stands; the company's own page where it has one."""
    version = core.option(people.LegalTexts).version(_language())
    if version.policy_url:
        return redirect(version.policy_url)
    return _policy(request, version)


@require_safe
def privacy_as_it_was(request: HttpRequest, digest: str) -> HttpResponse:
    """An earlier wording that somebody has agreed to."""
    version = people.legal_version(digest)
    if version is None:
        raise Http404
    return _policy(request, version, earlier=True)


def _policy(request: HttpRequest, version: people.TextVersion, *, earlier: bool = False) -> HttpResponse:
    sentence = version.sentence.replace("{policy}", "%s")
    context = {
        "version": version,
        "sentence": sentence,
        "earlier": earlier,
        "policy": knowledge.markdown_html(version.policy),
    }
    return render(request, "portal/privacy.html", context)


@require_safe
def external(request: HttpRequest) -> HttpResponse:
    """外部送信: to whom a visitor's browser sends what, and which cookies we keep in it."""
    recipients = core.option(people.LegalTexts).recipients
    japanese = _language() == "ja"
    rows = [
        {
            "name": to.name,
            "what": to.what_ja if japanese else to.what_en or to.what_ja,
            "why": to.why_ja if japanese else to.why_en or to.why_ja,
            "url": to.url,
        }
        for to in recipients
    ]
    return render(request, "portal/external.html", {"recipients": rows, "cookies": NECESSARY})


@require_safe
def younger(request: HttpRequest) -> HttpResponse:
    """For those below the minimum age; not there when the company asks nobody's age."""
    texts = core.option(people.LegalTexts)
    if not texts.minimum_age:
        raise Http404
    context = {"age": texts.minimum_age, "words": texts.younger(_language())}
    return render(request, "portal/younger.html", context)
