"""Log lines for machines: one JSON object each, with the request it belongs to, without anybody's data."""

import datetime
import logging
from contextvars import ContextVar
from typing import Any

from pythonjsonlogger.json import JsonFormatter

from .impersonal import impersonal, kind_of, raised_in

PLACES = 12
request_id: ContextVar[str] = ContextVar("request_id", default="")
"""The request that this thread answers; "" outside of one."""


class Structured(JsonFormatter):
    """`time`, `level`, `logger`, `message`, what the line adds; for an error its kind, words and place."""

    def __init__(self) -> None:
        super().__init__(fmt=["message"], json_ensure_ascii=False)

    def add_fields(
        self, log_data: dict[str, Any], record: logging.LogRecord, message_dict: dict[str, Any]
    ) -> None:
        """Only what is meant to be written: objects that others hang on a record are left out."""
        at = datetime.datetime.fromtimestamp(record.created, datetime.UTC)
        log_data |= {"time": at.isoformat(timespec="milliseconds"), "level": record.levelname.lower(),
                     "logger": record.name, "message": said(record)}  # fmt: skip
        if current := request_id.get():
            log_data["request"] = current
        log_data |= getattr(record, "facts", {})
        if record.exc_info and record.exc_info[1] is not None:
            error = record.exc_info[1]
            log_data |= {"error": kind_of(error), "words": impersonal(str(error)),
                         "where": raised_in(error, PLACES)}  # fmt: skip

    def formatException(self, ei: Any) -> str:
        """Told by the fields."""
        return ""


def said(record: logging.LogRecord) -> str:
    """The message with the name of the route in place of an address that may open something."""
    request = getattr(record, "request", None)
    if request is None or not isinstance(record.args, tuple):
        return record.getMessage()
    path, route = getattr(request, "path", None), route_of(request)
    try:
        return str(record.msg) % tuple(route if argument == path else argument for argument in record.args)
    except (TypeError, ValueError):
        return str(record.msg)


def route_of(request: Any) -> str:
    """The name of the request's route, never its address; "-" when there is none."""
    match = getattr(request, "resolver_match", None)
    return (match.view_name or "-") if match else "-"
