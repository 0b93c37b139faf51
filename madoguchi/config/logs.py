"""What the processes write to their log: problems, never anybody's words, addresses, codes or tokens.

MADOGUCHI_LOG=json gives one JSON object a line, with a line for each request and each job; else plain text.
"""

import logging
import os
import re
from typing import Any

SECRET_PATHS = re.compile(
    r"(/(?:rate|go|setup|me/stop|my/mandates|orders/track|issues/confirmations|issues/departures|contact/form"
    r"|account/invitation|account/password/reset/key)/"
    r"|(?<!/settings)/channels/[\w-]+/|/files/[0-9a-f-]{36}/)[^\s?]+"
)
"""What stands behind these is a token, or somebody's file; a test walks all routes for others."""
ROW_CONTENTS = re.compile(r"^(DETAIL|CONTEXT|Detail|Kontext):.*$\n?", re.MULTILINE)


def masked(text: str) -> str:
    """The text without the parts of addresses that open something or name somebody's file."""
    return SECRET_PATHS.sub(r"\1…", text)


class WithoutSecrets(logging.Formatter):
    """One line per record and its traceback, without what the database says about the contents of rows."""

    def formatMessage(self, record: logging.LogRecord) -> str:
        return masked(super().formatMessage(record))

    def formatException(self, ei: Any) -> str:
        return masked(ROW_CONTENTS.sub("", super().formatException(ei)))


def logging_for(form: str) -> dict[str, Any]:
    """Django's LOGGING: everything goes to the error output in one form, "json" or "plain"."""
    plain = {
        "()": "madoguchi.config.logs.WithoutSecrets",
        "format": "{asctime} {levelname} {name}: {message}",
        "style": "{",
    }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"plain": plain, "json": {"()": "madoguchi.core.logs.Structured"}},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": form}},
        "loggers": {
            "django": {"handlers": [], "level": "WARNING", "propagate": True},
            "madoguchi": {"level": "INFO" if form == "json" else "WARNING"},
        },
        "root": {"handlers": ["console"], "level": "WARNING"},
    }


LOGGING = logging_for("json" if os.environ.get("MADOGUCHI_LOG") == "json" else "plain")
