"""The front door of the plumbing."""

from .allowance import allow
from .attachments import (
    AttachmentRefused,
    attachment,
    attachment_response,
    attachments,
    copy_attachment,
    inline_response,
    put_stored_back,
    read_stored,
    remove_attachment,
    store_attachment,
    stored_files,
)
from .audit import acting, tracked
from .backups import ask_for_backup, backups, last_backup, note_backup
from .batches import Batches, BatchProgress
from .calendar import CompanyDay, OpeningHours
from .clock import frozen, now, shift
from .csv_export import csv_response, plain_cell
from .dead_letters import (
    count_failed_jobs,
    discard_failed_jobs,
    failed_jobs,
    retry_failed_job,
    retry_failed_jobs,
)
from .deadlines import NeverOpen, derivation, due_at, working_time
from .facts import fact_of, history, record, record_all, story
from .given import json_value, shallow_yaml, whole_number, yaml_events
from .health import (
    database_figures,
    disk_figures,
    job_figures,
    mail_figures,
    missing_migrations,
    open_streams,
)
from .holidays import Holiday, holiday_on
from .hours import closes_at, is_open, next_opening, opening_hours, todays_hours
from .intervals import wilson
from .kits import Kit
from .live import end_all as end_streams
from .live import follow as follow_nudges
from .live import is_listened, on_nudge
from .live.topics import nudge
from .mail import MailRefused, outgoing_mail, send_mail, take_back_mails
from .mail_sender import MailSender, SenderRefused, mail_server
from .money import Money, exponent, major_units, minor_units, money_text
from .numbers import next_contact_number, read_contact_number
from .option_history import OptionMoved, OptionVersion, kept_options, option_at, option_versions, undo_option
from .option_values import OptionRefused, option_values, option_with
from .options import option, options_once, set_option
from .outside import (
    AddressRefused,
    Fetched,
    OutsideTrouble,
    PinnedLine,
    fetch,
    outside_client,
    outside_line,
)
from .plain import from_plain, to_plain
from .retry import patiently
from .shapes import (
    ASSISTANT,
    SYSTEM,
    Actor,
    AttachmentShape,
    BackupPlan,
    BackupShape,
    EventShape,
    FailedJob,
    Listeners,
    MailShape,
    Nudge,
    Step,
    StoredFile,
)
from .tables import Together
from .trail import Change, changes, tracked_models
from .typesetting import picture, typeset
from .withdrawing import withdraw_job
from .worker import run_worker
from .written import Written, prepared


def staff(id: int) -> Actor:
    """A member of staff, as the one who acts."""
    return Actor("staff", id)


def customer(id: int) -> Actor:
    """A customer, as the one who acts."""
    return Actor("customer", id)


__all__ = [
    "ASSISTANT",
    "Actor",
    "AddressRefused",
    "AttachmentRefused",
    "AttachmentShape",
    "BackupPlan",
    "BackupShape",
    "BatchProgress",
    "Batches",
    "Change",
    "CompanyDay",
    "EventShape",
    "FailedJob",
    "Fetched",
    "Holiday",
    "Kit",
    "Listeners",
    "MailRefused",
    "MailSender",
    "MailShape",
    "Money",
    "NeverOpen",
    "Nudge",
    "OpeningHours",
    "OptionMoved",
    "OptionRefused",
    "OptionVersion",
    "OutsideTrouble",
    "SYSTEM",
    "SenderRefused",
    "Step",
    "StoredFile",
    "Together",
    "Written",
    "acting",
    "allow",
    "ask_for_backup",
    "attachment",
    "attachment_response",
    "attachments",
    "backups",
    "changes",
    "closes_at",
    "copy_attachment",
    "count_failed_jobs",
    "csv_response",
    "customer",
    "derivation",
    "due_at",
    "database_figures",
    "discard_failed_jobs",
    "disk_figures",
    "end_streams",
    "exponent",
    "fact_of",
    "failed_jobs",
    "fetch",
    "follow_nudges",
    "from_plain",
    "frozen",
    "history",
    "holiday_on",
    "inline_response",
    "is_open",
    "mail_figures",
    "kept_options",
    "mail_server",
    "job_figures",
    "last_backup",
    "major_units",
    "minor_units",
    "missing_migrations",
    "money_text",
    "next_contact_number",
    "next_opening",
    "note_backup",
    "now",
    "nudge",
    "on_nudge",
    "is_listened",
    "open_streams",
    "opening_hours",
    "option",
    "option_at",
    "option_values",
    "option_versions",
    "option_with",
    "options_once",
    "PinnedLine",
    "outside_client",
    "outside_line",
    "patiently",
    "plain_cell",
    "outgoing_mail",
    "put_stored_back",
    "read_contact_number",
    "read_stored",
    "record",
    "record_all",
    "remove_attachment",
    "retry_failed_job",
    "retry_failed_jobs",
    "run_worker",
    "send_mail",
    "set_option",
    "shift",
    "staff",
    "store_attachment",
    "stored_files",
    "take_back_mails",
    "story",
    "todays_hours",
    "to_plain",
    "tracked",
    "tracked_models",
    "picture",
    "prepared",
    "typeset",
    "json_value",
    "shallow_yaml",
    "whole_number",
    "yaml_events",
    "wilson",
    "withdraw_job",
    "working_time",
    "undo_option",
]
