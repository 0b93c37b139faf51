"""The keys that the empty right pane shows; the templates bind them by data-hotkey."""

from django.utils.translation import pgettext_lazy

FEW = (
    ("j / k", pgettext_lazy("key", "next and previous")),
    ("o", pgettext_lazy("key", "open")),
    ("r", pgettext_lazy("key", "reply")),
    ("n", pgettext_lazy("key", "internal note")),
    ("/", pgettext_lazy("key", "search")),
    ("?", pgettext_lazy("key", "all keys")),
)
