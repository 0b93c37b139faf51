"""What is wrong with a file, and why a scan seems to be somebody's, in the reader's language."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

REFUSALS = {
    "kind": _("“%(name)s” cannot be taken: only PDF, TIFF, JPEG and PNG are scans."),
    "empty": _("“%(name)s” is empty. Please choose the file again."),
    "too_large": _("“%(name)s” is too large to be taken."),
    "twice": _("“%(name)s” is here already."),
}
TROUBLES = {
    "password": _(
        "The file is protected by a password, so its pages cannot be shown. It is kept as it came."
    ),
    "broken": _("The pages cannot be shown: the file is damaged. It is kept as it came."),
    "huge": _("The pages are too large to be shown. The file is kept as it came."),
    "gone": _("The file is not there any more."),
}
WHY = {
    "contact": _("contact number"),
    "order": pgettext_lazy("proposal", "order number"),
    "email": _("e-mail address"),
    "phone": _("telephone number"),
    "name": pgettext_lazy("proposal", "name"),
}
