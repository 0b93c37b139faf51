"""The staff menu, top to bottom. A line is shown when its page exists and the role fits."""

from django.utils.translation import gettext_lazy as _

from madoguchi.ui.shapes import MenuItem

STAFF: tuple[MenuItem, ...] = (
    MenuItem(label=_("Inbox"), url_name="desk:inbox", icon="inbox", slot="menu_inbox"),
    MenuItem(label=_("Help centre"), url_name="knowledge:home", icon="book-open"),
    MenuItem(label=_("Gallery"), url_name="ui:gallery", icon="palette", roles=("administrator",)),
)
