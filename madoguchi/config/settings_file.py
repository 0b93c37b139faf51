"""What the settings file holds: every kind of option, and the sections that are rows of the rooms.

A field that must not leave the house is marked in its dataclass by `field(metadata={"secret": True})`, one
that means something in this installation only by `{"local": True}`.
"""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from madoguchi.administration.shapes import Checklist, Section
from madoguchi.assistant import api as assistant
from madoguchi.channels import api as channels
from madoguchi.commerce import api as commerce
from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.crossing import api as crossing
from madoguchi.knowledge import api as knowledge
from madoguchi.listening import api as listening
from madoguchi.notices import api as notices
from madoguchi.people import api as people
from madoguchi.routing import api as routing
from madoguchi.tasks import api as tasks
from madoguchi.ui import api as ui

from . import settings_sections as rows

OPTIONS: tuple[type, ...] = (
    ui.BrandLook,
    core.MailSender,
    core.OpeningHours,
    conversations.Vocabulary,
    channels.WidgetSettings,
    channels.FormSettings,
    channels.ContactWays,
    channels.LetterHead,
    conversations.FirstReplyTargets,
    people.LegalTexts,
    conversations.TakeBack,
    conversations.ApprovalRule,
    routing.RoutingTimes,
    crossing.WayRules,
    crossing.Following,
    assistant.AnswerService,
    assistant.Sampling,
    knowledge.AssistantKnowledge,
    knowledge.ReviewRule,
    knowledge.VideoHosts,
    knowledge.WritingRules,
    commerce.Policies,
    commerce.Issuer,
    commerce.WaysToPay,
    commerce.ShopLink,
    core.BackupPlan,
    Checklist,
    people.CustomerSignIn,
    people.SignInRules,
    people.SingleSignOn,
    tasks.TaskRules,
    notices.NoticeRules,
    listening.Listening,
)
"""The typed options, in the order of the file. A kind listed here can also be undone from its page."""

NAMES = {
    "ui.brand": _("Brand"),
    "core.mail_sender": _("Sender of mails"),
    "core.opening_hours": _("Opening hours"),
    "administration.checklist": _("First-day checklist"),
    "people.legal": _("Personal data and consent"),
    "assistant.sampling": _("Sample of answers"),
    "webchat.widget": _("Chat widget"),
    "form.settings": pgettext_lazy("settings", "Web form"),
    "post.head": _("Letters on paper"),
    "contact.ways": _("All ways to reach us"),
    "conversations.first_reply_targets": _("Targets for the first reply"),
    "conversations.vocabulary": _("Types, topics and reasons"),
    "people.sign_in": _("Rules for sign-in"),
    "people.customer_sign_in": _("Sign-in of customers"),
    "people.single_sign_on": _("Company sign-in"),
    "portal.alerts": _("Alerts to customers"),
    "tasks.rules": _("Self-service tasks that are not offered"),
    "crossing.ways": _("Where conversations go on"),
    "listening.rules": pgettext_lazy("settings", "Listening"),
    "crossing.following": _("Answers that follow a customer who left the chat"),
    "routing.times": _("Times of routing"),
    "assistant.endpoint": _("Language service"),
    "knowledge.assistant": _("What the assistant answers from"),
    "knowledge.review": _("Approval and review"),
    "knowledge.writing": _("Spellings and words"),
    "knowledge.video_hosts": _("Houses of films"),
    "commerce.policies": _("Rules about orders"),
    "commerce.issuer": _("Issuer of bills and receipts"),
    "commerce.ways_to_pay": _("Ways to pay"),
    "commerce.shop_link": _("News for the shop"),
    "core.backups": _("Nightly backup"),
    "conversations.take_back": _("Taking a reply back"),
    "conversations.approval": _("Replies that wait for approval"),
}
"""How an option is called on the screen; the name itself where none is given."""

SECTIONS: tuple[Section, ...] = (
    Section("teams", _("Teams"), rows.teams, rows.apply_teams),
    Section("team_targets", _("First-reply targets of teams"), rows.team_targets, rows.apply_team_targets),
    Section("categories", _("Categories"), rows.categories, rows.apply_categories),
    Section("saved_replies", _("Saved replies"), rows.saved_replies, rows.apply_saved_replies),
)
"""Rows that are made or changed by the file, never deleted."""
