"""One process that a mail server hands mails to, until it is told to stop."""

import argparse
import asyncio
import signal
import socket

from madoguchi.channels import api as channels

from .console import complain, say


def serve(given: argparse.Namespace) -> int:
    """The command `madoguchi lmtp`; 1 where the address cannot be listened on."""
    try:
        bound = listening(given)
    except (OSError, ValueError, OverflowError) as trouble:
        complain(f"{given.listen} で待てません。{trouble}", f"Cannot listen on {given.listen}: {trouble}")
        return 1
    name = "{}:{}".format(*bound.getsockname()[:2])
    say(f"{name} でメールを待っています（LMTP）。", f"Listening for mails on {name} (LMTP)")
    asyncio.run(until_told(bound))
    return 0


def listening(given: argparse.Namespace) -> socket.socket:
    """The socket that was inherited, or one on the address that was given. Raises OSError, ValueError."""
    if given.fd is not None:
        return socket.socket(fileno=given.fd)
    host, _colon, port = given.listen.rpartition(":")
    return socket.create_server((host.strip("[]") or "127.0.0.1", int(port)), family=_family(host))


async def until_told(bound: socket.socket) -> None:
    """Take mails until SIGTERM or SIGINT; those under way are kept before it ends."""
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for sign in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(sign, stop.set)
    server = await channels.listen_for_mail(bound)
    async with server:
        await stop.wait()


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET
