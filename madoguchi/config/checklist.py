"""The first-run checklist: what leads a new administrator to the first answered chat, in this order.

A step is shown when its page exists. `done` looks at the desk itself, with at most one query.
"""

from django.utils.translation import gettext_lazy as _

from madoguchi.administration.shapes import Step
from madoguchi.channels import api as channels
from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge
from madoguchi.people import api as people
from madoguchi.ui import api as ui

STEPS: tuple[Step, ...] = (
    Step(
        "brand", _("Say who you are"), _("Name, logo and colour that customers will see"),
        "administration:brand", lambda: core.option(ui.BrandLook) != ui.BrandLook(),
    ),
    Step(
        "hours", _("Set your opening hours"),
        _("When people answer; outside of them customers are told when you are back"),
        "administration:hours", lambda: core.OpeningHours.option_name in core.kept_options(),
    ),
    Step(
        "staff", _("Invite a colleague"), _("Everybody gets a link by mail; teams come later if you like"),
        "administration:staff", lambda: len(people.all_staff(active=False)) > 1,
    ),
    Step(
        "article", _("Publish a first answer"),
        _("The question that you hear most, answered in the help centre and in the chat"),
        "editorial:new_article", lambda: knowledge.published_articles() > 0,
    ),
    Step(
        "widget", _("Put the chat on your pages"), _("Name your site and copy one line into it"),
        "webchat:settings", lambda: bool(core.option(channels.WidgetSettings).allowed_origins),
    ),
    Step(
        "answer", _("Answer a first chat"), _("Write to yourself as a customer, then answer at the desk"),
        "webchat:page", conversations.anybody_was_answered,
    ),
    Step(
        "channel", _("Connect a further channel"), _("LINE, a mailbox or another service, in the same inbox"),
        "channels:accounts", lambda: len(channels.open_kinds()) > 1, optional=True,
    ),
)  # fmt: skip
