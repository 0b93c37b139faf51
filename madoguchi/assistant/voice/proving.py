"""What a caller hears while she shows who she is: a code goes to a mailbox, and she says it.

Her telephone number alone shows nothing: numbers can be forged. It only says to which mailbox a code may go,
and she hears the same whether we know the number or not.
"""

from django.utils.translation import gettext as _


def code_sent_if_known() -> str:
    """The number may belong to a customer with a confirmed address."""
    return _(
        "If this telephone number is registered with us, we have sent six figures to the e-mail address "
        "that belongs to it. Please press them, or say them one by one. If nothing arrives, please say your "
        "e-mail address."
    )


def code_sent(*, written: bool = False) -> str:
    """A code is on its way to the address that she named, or that we know. `written`: she writes to us."""
    if written:
        return _("We have sent six figures by e-mail. Please write them here.")
    return _("We have sent six figures by e-mail. Please press them, or say them one by one.")


def which_address(*, written: bool = False) -> str:
    """We know no mailbox of hers. `written`: she writes to us."""
    if written:
        return _("Please write your e-mail address here. We will send six figures to it.")
    return _("Please say your e-mail address. We will send six figures to it.")
