"""What WhatsApp has to be told by us, and we by WhatsApp."""

from django.utils.translation import gettext_lazy as _

from ..meta.settings_form import SECRETS
from ..shapes import Field

FIELDS = (
    Field(
        "phone_number_id",
        _("Phone number ID"),
        _("WhatsApp → API setup, below the number. It is not the number itself."),
        example="106540352242922",
    ),
    Field(
        "business_id",
        _("WhatsApp Business Account ID"),
        _("On the same page. Your approved templates are read from this account."),
        example="102290129340398",
    ),
    *SECRETS,
)
STEPS = (
    _("In Meta for Developers, open your app (or make one of the type “Business”) and add WhatsApp to it."),
    _("Under “API setup”, add your number, and copy its phone number ID and the account's ID below."),
    _(
        "In the Business settings, make a system user, give it the app and the WhatsApp account, and make a "
        "token that does not expire, with whatsapp_business_messaging and whatsapp_business_management."
    ),
    _("Copy the token and the app secret (App settings → Basic) into the fields below, and save."),
    _(
        "Under WhatsApp → Configuration, enter our webhook address {address} and the verify token "
        "{verify_token}, and subscribe to “messages”."
    ),
    _("Test the connection below."),
)
