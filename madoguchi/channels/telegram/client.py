"""Telegram through python-telegram-bot, led to the server of the account; its errors in our words."""

import asyncio
import os
from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

import httpx

from madoguchi.core import api as core

from ..shapes import Account, Broken, Permanent, SendingTrouble, Temporary

if TYPE_CHECKING:
    from telegram import Bot
    from telegram.error import TelegramError

kit = core.Kit("telegram")
errors = core.Kit("telegram.error")
asking = core.Kit("telegram.request")

HOME = "https://api.telegram.org"
CONNECT, READ, UPLOAD = 5.0, 10.0, 30.0
"""Seconds to connect, to wait for an answer, and to send a file."""
os.environ.setdefault("PTB_TIMEDELTA", "1")  # the kit then says times as timedelta, as it soon always will
NEVER_BEGAN = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
Found = TypeVar("Found")


def ask(account: Account, work: "Callable[[Bot], Coroutine[Any, Any, Found]]") -> Found:
    """What comes of this work with our bot. Raises Permanent, Temporary or Broken; "no_answer" and "garbage"
    say that it may have been done."""
    token = account.secret("token") or "-"  # the database is never asked from within the loop
    try:
        return asyncio.run(_with_bot(account, token, work))
    except errors.TelegramError as error:
        raise trouble(error) from None
    except (ValueError, TypeError, KeyError, AttributeError):
        raise Temporary("garbage") from None


async def _with_bot(
    account: Account, token: str, work: "Callable[[Bot], Coroutine[Any, Any, Found]]"
) -> Found:
    guarded = core.PinnedLine(inner=(urlsplit(server(account)).hostname or "",))
    line = asking.HTTPXRequest(
        connection_pool_size=1, connect_timeout=CONNECT, read_timeout=READ, write_timeout=READ,
        media_write_timeout=UPLOAD,
        httpx_kwargs={"trust_env": False, "follow_redirects": False, "transport": guarded},
    )  # fmt: skip
    bot = kit.Bot(
        token, base_url=f"{server(account)}/bot", base_file_url=files_at(account), request=line,
        get_updates_request=line,
    )  # fmt: skip
    try:
        return await work(bot)
    finally:
        await line.shutdown()


def server(account: Account) -> str:
    """Where the Bot API answers: Telegram's, or one of the company's own."""
    return str(account.settings.get("server") or HOME).rstrip("/")


def files_at(account: Account) -> str:
    """Where it keeps the files of messages."""
    return f"{server(account)}/file/bot"


def trouble(error: "TelegramError") -> SendingTrouble:
    """The kit's error in our words."""
    words = error.message.lower()
    if isinstance(error, errors.RetryAfter):
        waits = error.retry_after
        return Temporary("busy", waits.total_seconds() if isinstance(waits, timedelta) else float(waits))
    if isinstance(error, errors.Forbidden):
        return Permanent("blocked")
    if isinstance(error, errors.InvalidToken):
        return Broken("keys")
    if isinstance(error, errors.BadRequest):
        return Permanent(
            "address" if "chat not found" in words else "too_long" if "too long" in words else "refused"
        )
    if isinstance(error, errors.Conflict) or "too many requests" in words:
        return Temporary("busy")
    if not isinstance(error, errors.NetworkError):
        return Temporary("garbage")
    if isinstance(error.__cause__, core.AddressRefused):
        return Broken("inside")
    if error.__cause__ is None or isinstance(error.__cause__, NEVER_BEGAN):
        return Temporary("unreachable")
    return Temporary("no_answer")
