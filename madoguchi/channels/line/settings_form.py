"""What LINE has to be told by us, and we by LINE."""

from django.utils.translation import gettext_lazy as _

from ..shapes import Field

FIELDS = (
    Field("access_token", _("Channel access token"), _("LINE Developers → Messaging API → long-lived token."),
          secret=True),
    Field("channel_secret", _("Channel secret"), _("LINE Developers → Basic settings."), secret=True),
    Field("menu_language", _("Language of the menu"), kind="choice", default="ja", required=False,
          choices=(("ja", "日本語"), ("en", "English")), seldom=True),
    Field("menu_bar", _("Words on the bar of the menu"), _("At most 14 letters."), required=False,
          example="メニュー", seldom=True),
)  # fmt: skip
ABOUT = _("Customers write in LINE as to friends, and get the answer there.")
GUIDE = "https://developers.line.biz/console/"
STEPS = (
    _("In LINE Developers, open your provider and its Messaging API channel (make one where there is none)."),
    _("Copy the channel secret and a long-lived channel access token into the fields below, and save."),
    _("Under “Messaging API”, enter our webhook address and switch “Use webhook” and “Redelivery” on."),
    _("In the LINE Official Account Manager, switch off “Auto-response messages”; the greeting may stay on."),
    _("Test the connection below, then put up the menu."),
)
