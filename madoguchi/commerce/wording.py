"""Words about bills that documents and screens share."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import pgettext, pgettext_lazy

from .bill_options import WaysToPay
from .words import METHOD

ACCOUNT_KINDS: dict[str, Promise] = {
    "ordinary": pgettext_lazy("bank account", "Ordinary"),
    "current": pgettext_lazy("bank account", "Current"),
    "savings": pgettext_lazy("bank account", "Savings"),
}


def method_word(method: str) -> str:
    """How a way to pay is called."""
    if method == "shop":
        return pgettext("way to pay", "In the shop")
    return str(METHOD["credit_card" if method == "hosted" else method])


def account_lines(account: WaysToPay) -> list[str]:
    """The account that transfers go to, as lines; none when transfers are not offered."""
    if not (account.bank_transfer and account.has_account):
        return []
    kind = ACCOUNT_KINDS.get(account.account_kind, account.account_kind)
    return [
        f"{account.bank} {account.branch}",
        f"{kind} {account.account_number}",
        _("Name: %(holder)s") % {"holder": account.account_holder},
    ]
