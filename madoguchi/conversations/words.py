"""What the ways to reach us are called, in the reader's language."""

from django.utils.translation import gettext_lazy

CHANNELS = {
    "webchat": ("message-circle", gettext_lazy("web chat")),
    "email": ("mail", gettext_lazy("e-mail")),
    "line": ("message-square", gettext_lazy("LINE")),
    "phone": ("phone", gettext_lazy("phone")),
    "form": ("file-text", gettext_lazy("web form")),
    "store": ("store", gettext_lazy("shop")),
}
"""Channel → icon and name."""
