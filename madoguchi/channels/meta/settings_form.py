"""The fields that every account at Meta has."""

from django.utils.translation import gettext_lazy as _

from ..shapes import Field

SECRETS = (
    Field("access_token", _("Access token"), _("Of a system user, so that it does not expire."), secret=True),
    Field(
        "app_secret",
        _("App secret"),
        _("App settings → Basic. With it Meta signs what it sends to us."),
        secret=True,
    ),
    Field(
        "verify_token",
        _("Verify token"),
        _("We made it; enter it at Meta beside the webhook address."),
        made=True,
    ),
)
