"""The menu below a chat in LINE: drawn by us, made and replaced as often as wanted, and always one."""

import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override, pgettext

from madoguchi.core import api as core
from madoguchi.ui import api as ui

from ..shapes import Account, Act, Health, Permanent
from .client import TIMEOUT, contents, kit, messaging
from .menu_areas import HEIGHT, WIDTH, Area, areas, placed

if TYPE_CHECKING:
    from linebot.v3.messaging import MessagingApi

SHEET = Path(__file__).with_name("menu.typ")
OURS = "madoguchi "
BAR_LETTERS = 14


def put_up(account: Account) -> Health:
    """Our menu is the default one of this account, and no older one of ours is left.

    Safe to repeat, also after it was cut off: what is there and the same stays. Menus that the company made
    itself are not touched. Raises Permanent, Temporary or Broken.
    """
    picture, wanted = drawn(account)
    with messaging(account) as line:
        default = _default(account)
        known = line.get_rich_menu_list(_request_timeout=TIMEOUT).richmenus
        ours = {one.rich_menu_id: one.name for one in known if one.name.startswith(OURS)}
        if ours.get(default) != wanted["name"]:
            default = _made(account, line, wanted, picture)
        for old in ours.keys() - {default}:
            line.delete_rich_menu(old, _request_timeout=TIMEOUT)
    shown = ", ".join(str(one["action"]["label"]) for one in wanted["areas"])
    return Health(ok=True, details=((_("Menu in LINE"), shown),), found={"menu": default})


def take_down(account: Account) -> Health:
    """No menu of ours stands below the chats. Safe to repeat. Raises Permanent, Temporary or Broken."""
    with messaging(account) as line:
        for one in line.get_rich_menu_list(_request_timeout=TIMEOUT).richmenus:
            if one.name.startswith(OURS):
                line.delete_rich_menu(one.rich_menu_id, _request_timeout=TIMEOUT)
    return Health(ok=True, details=((_("Menu in LINE"), pgettext("menu", "none")),), found={"menu": ""})


def drawn(account: Account) -> tuple[bytes, dict[str, Any]]:
    """The picture (PNG), and the menu as LINE wants it; its name changes with either."""
    with override(account.settings.get("menu_language") or account.language):
        found = areas()
        picture = _picture(found)
        bar = str(account.settings.get("menu_bar") or _("Menu"))[:BAR_LETTERS]
        menu = {
            "size": {"width": WIDTH, "height": HEIGHT}, "selected": True, "chatBarText": bar,
            "areas": list(placed(found)),
        }  # fmt: skip
    digest = hashlib.sha256(picture + json.dumps(menu, sort_keys=True).encode()).hexdigest()[:16]
    return picture, {**menu, "name": OURS + digest}


def _picture(found: tuple[Area, ...]) -> bytes:
    light, _dark = ui.schemes(core.option(ui.BrandLook).accent)
    shown = [{"label": one.label, "icon": str(ui.icon(one.icon, size=24))} for one in found]
    return core.picture(SHEET, {"areas": shown, "accent": light["accent"], "language": "ja"})


def _made(account: Account, line: "MessagingApi", wanted: Mapping[str, Any], picture: bytes) -> str:
    """Made, painted, and only then put up, so that no customer ever sees an empty one."""
    asked = kit.RichMenuRequest.from_dict(dict(wanted))
    made = str(line.create_rich_menu(asked, _request_timeout=TIMEOUT).rich_menu_id)
    with contents(account) as files:
        files.set_rich_menu_image(
            made, bytearray(picture), _headers={"Content-Type": "image/png"}, _request_timeout=TIMEOUT
        )
    line.set_default_rich_menu(made, _request_timeout=TIMEOUT)
    return made


def _default(account: Account) -> str:
    """The menu that everybody sees; "" for none."""
    with suppress(Permanent), messaging(account) as line:
        return str(line.get_default_rich_menu_id(_request_timeout=TIMEOUT).rich_menu_id)
    return ""


ACTS = (
    Act(
        "menu", gettext_lazy("Put up the menu"),
        gettext_lazy(
            "Six fields below the chat: orders, questions, staff, returns, shops, procedures. "
            "An older one of ours is replaced."
        ),
        icon="layout-grid", run=put_up,
    ),
    Act(
        "no_menu", gettext_lazy("Take the menu down"),
        gettext_lazy("Menus that you made yourself at LINE stay."), icon="x", run=take_down,
    ),
)  # fmt: skip
