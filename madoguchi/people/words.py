"""What states of staff are called, in the reader's language."""

from django.utils.translation import gettext_lazy

AVAILABILITY_WORDS = {
    "available": gettext_lazy("Available"),
    "busy": gettext_lazy("Busy"),
    "away": gettext_lazy("Away"),
    "offline": gettext_lazy("Offline"),
}
