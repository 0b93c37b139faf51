"""How it went with a telling, in words."""

from django.utils.translation import pgettext_lazy

STATES = {
    "sent": pgettext_lazy("notices", "Sent"),
    "waiting": pgettext_lazy("notices", "Waits for the morning"),
    "held": pgettext_lazy("notices", "Held back"),
}
TONES = {"sent": "done", "waiting": "soon", "held": "plain"}
