"""What LINE has to be told by us, and we by LINE."""

import re
from typing import Any

from django.utils.translation import gettext_lazy as _

from ..shapes import Field

LOOKS_LIKE_SECRET = re.compile(r"[0-9a-f]{32}")
LOOKS_LIKE_ID = re.compile(r"[0-9]{10}")
LONGEST_SECRET = 64


def _wrong_token(value: str) -> Any:
    if LOOKS_LIKE_SECRET.fullmatch(value):
        return _("This looks like the channel secret. The access token is much longer.")
    if LOOKS_LIKE_ID.fullmatch(value):
        return _("This looks like the channel ID. Copy the long-lived access token.")
    return ""


def _wrong_secret(value: str) -> Any:
    if LOOKS_LIKE_ID.fullmatch(value):
        return _("This looks like the channel ID. The channel secret stands below it.")
    if len(value) > LONGEST_SECRET:
        return _("This looks like the access token. The channel secret has 32 letters and digits.")
    return ""


FIELDS = (
    Field("access_token", _("Channel access token"), _("LINE Developers → Messaging API → long-lived token."),
          secret=True, wrong=_wrong_token),
    Field("channel_secret", _("Channel secret"), _("LINE Developers → Basic settings."), secret=True,
          wrong=_wrong_secret),
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
