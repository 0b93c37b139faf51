"""The page on which one's second factors are set up, and why it is shown."""

from typing import Any

from allauth.mfa.base.views import IndexView
from django.utils.timezone import localdate

from madoguchi.core import api as core

from .. import api
from ..shapes import SignInRules


class SecondFactorView(IndexView):
    """allauth's list of second factors, with the company's rule for this person."""

    def get_context_data(self, **given: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**given)
        person, rules = self.request.viewer.staff, core.option(SignInRules)  # type: ignore[attr-defined]
        missing = api.lacks_second_factor(self.request, person, soon=True)
        demanded = missing and rules.demands(person.role, localdate(core.now()))
        welcome = "welcome" in self.request.GET and not demanded
        return {
            **context,
            "demanded": demanded,
            "required_from": rules.required_from if missing and not demanded else None,
            "welcome": welcome,
            "may_skip": not demanded and not person.second_factor and (missing or welcome),
        }


index = SecondFactorView.as_view()
