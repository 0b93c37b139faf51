"""What the web form can do: our answers go by mail to the address that was given in it."""

from django.utils.translation import gettext_lazy as _

from madoguchi.channels.shapes import Carried
from madoguchi.conversations.shapes import Capabilities, FileRules

from .answering import carry

CHANNEL = Carried(
    kind="form",
    label=_("web form"),
    icon="file-text",
    capabilities=Capabilities(files=FileRules(), asides=False),
    carry=carry,
)
