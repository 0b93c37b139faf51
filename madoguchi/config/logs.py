"""What the processes write to their log: problems, never anybody's words, addresses, codes or tokens."""

import logging
import re
from typing import Any

SECRET_PATHS = re.compile(r"(/rate/|/files/[0-9a-f-]{36}/|/account/password/reset/key/)[^\s?]+")
ROW_CONTENTS = re.compile(r"^(DETAIL|CONTEXT|Detail|Kontext):.*$\n?", re.MULTILINE)


def masked(text: str) -> str:
    """The text without the parts of addresses that open something or name somebody's file."""
    return SECRET_PATHS.sub(r"\1…", text)


class WithoutSecrets(logging.Formatter):
    """One line per record and its traceback, without what the database says about the contents of rows."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802
        return masked(super().formatMessage(record))

    def formatException(self, ei: Any) -> str:  # noqa: N802
        return masked(ROW_CONTENTS.sub("", super().formatException(ei)))


LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {
            "()": "madoguchi.config.logs.WithoutSecrets",
            "format": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "loggers": {"django": {"handlers": ["console"], "level": "WARNING", "propagate": True}},
    "root": {"level": "WARNING"},
}
"""Errors of pages stand in the log of the web process; without this Django says nothing outside DEBUG."""
