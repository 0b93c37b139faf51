"""The front door of the channels: what an installation may set up, what comes in, what goes out."""

from .actions.faring import note_refused
from .actions.forgetting import forget_old_events
from .actions.handling import NotAllYet, handle
from .actions.keeping import keep, take
from .actions.sending import deliver, deliver_later
from .actions.setting_up import add_account, change_account, pause, resume, run_again, test
from .actions.telling import LINE as LINE_WAY
from .actions.telling import SMS as SMS_WAY
from .actions.telling import send_notice
from .actions.templating import TemplateRefused, has_templates, send_template, templates_of
from .contact.shapes import ContactWays
from .email.fetching import keep_fetching as keep_fetching_mail
from .email.keeping import take_mail
from .email.lmtp import listen as listen_for_mail
from .email.receipt import acknowledge as acknowledge_mail
from .files import address_of_file, file_of_token
from .form.shapes import FormSettings, OwnField, TopicForm
from .post.shapes import LetterHead
from .queries.accounts import (
    account,
    account_by_key,
    accounts,
    adapter,
    adapters,
    may_write,
    route_of_conversation,
    route_of_customer,
    webhook_address,
    window_ends,
)
from .queries.reaching import link_to, open_kinds, reached_on
from .shapes import Account, Adapter, Health, NotGenuine, Route, SendingTrouble, Template
from .webchat.shapes import AttributeField, Greeting, WidgetSettings

__all__ = [
    "acknowledge_mail",
    "keep_fetching_mail",
    "LINE_WAY",
    "SMS_WAY",
    "send_notice",
    "Account",
    "Adapter",
    "AttributeField",
    "ContactWays",
    "FormSettings",
    "Greeting",
    "Health",
    "LetterHead",
    "NotAllYet",
    "NotGenuine",
    "OwnField",
    "Route",
    "SendingTrouble",
    "Template",
    "TemplateRefused",
    "TopicForm",
    "WidgetSettings",
    "account",
    "account_by_key",
    "accounts",
    "adapter",
    "adapters",
    "address_of_file",
    "file_of_token",
    "add_account",
    "change_account",
    "deliver",
    "deliver_later",
    "forget_old_events",
    "handle",
    "keep",
    "has_templates",
    "link_to",
    "listen_for_mail",
    "may_write",
    "note_refused",
    "open_kinds",
    "pause",
    "reached_on",
    "resume",
    "route_of_conversation",
    "route_of_customer",
    "run_again",
    "send_template",
    "take",
    "templates_of",
    "take_mail",
    "test",
    "webhook_address",
    "window_ends",
]
