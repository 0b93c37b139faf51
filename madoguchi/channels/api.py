"""The front door of the channels: what an installation may set up, what comes in, what goes out."""

from .actions.acting import act_question, run_act
from .actions.faring import note_refused
from .actions.following import follow_out
from .actions.forgetting import forget_old_events
from .actions.handling import NotAllYet, handle
from .actions.keeping import brings_something, keep, take
from .actions.linking import LinkGone, LinkShape, offer_link_if_unknown, open_link, prove_link
from .actions.sending import deliver, deliver_later
from .actions.setting_up import (
    ChangedMeanwhile,
    InUse,
    add_account,
    change_account,
    close,
    make_secret,
    mark,
    pause,
    remove,
    resume,
    run_again,
    set_aside,
    take_back,
)
from .actions.telling import LINE as LINE_WAY
from .actions.telling import SMS as SMS_WAY
from .actions.telling import send_notice
from .actions.templating import TemplateRefused, has_templates, send_template, templates_of
from .actions.testing import test
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
from .queries.faring import Faring, faring, farings, was_used
from .queries.raw_events import EventLine, events_page, problem_counts, readable
from .queries.reaching import link_to, open_kinds, reached_on
from .shapes import Account, Adapter, Health, NotGenuine, Route, SendingTrouble, Template
from .webchat.shapes import AttributeField, Greeting, WidgetSettings

__all__ = [
    "acknowledge_mail",
    "act_question",
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
    "LinkGone",
    "LinkShape",
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
    "EventLine",
    "Faring",
    "InUse",
    "add_account",
    "brings_something",
    "ChangedMeanwhile",
    "change_account",
    "close",
    "deliver",
    "deliver_later",
    "events_page",
    "faring",
    "farings",
    "follow_out",
    "forget_old_events",
    "handle",
    "keep",
    "has_templates",
    "link_to",
    "listen_for_mail",
    "make_secret",
    "mark",
    "may_write",
    "note_refused",
    "offer_link_if_unknown",
    "open_kinds",
    "open_link",
    "pause",
    "problem_counts",
    "prove_link",
    "reached_on",
    "readable",
    "remove",
    "resume",
    "route_of_conversation",
    "route_of_customer",
    "run_act",
    "run_again",
    "send_template",
    "set_aside",
    "take",
    "take_back",
    "templates_of",
    "take_mail",
    "test",
    "was_used",
    "webhook_address",
    "window_ends",
]
