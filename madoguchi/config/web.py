"""One web process: uvicorn with a quick and clean end."""

import argparse
import asyncio
import os
import socket

import uvicorn
from django.conf import settings
from django.template import engines
from django.urls import get_resolver
from django.utils import translation
from django.utils.module_loading import import_string

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core

from . import environment, ports, search_index
from .console import say

END_WITHIN_SECONDS = 5
KEEP_ALIVE_SECONDS = 75  # longer than the usual minute of load balancers, which must be the ones to hang up


class Server(uvicorn.Server):
    """Says when it is ready, warms the search after binding, ends live streams before it waits for them."""

    ready_fd: int | None = None

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Bind, tell the parent, load words and search index in a thread."""
        await super().startup(sockets=sockets)
        if self.ready_fd is not None:
            os.write(self.ready_fd, b"1")
            os.close(self.ready_fd)
        search_index.load()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End every live stream, let uvicorn finish the rest, keep what was counted."""
        core.end_streams()
        await super().shutdown(sockets=sockets)
        await asyncio.to_thread(search_index.settle)


def load_pages() -> None:
    """What the first page would wait for, half a second: addresses, templates, words of all languages."""
    engines.all()
    conversations.channels()
    for language, _ in settings.LANGUAGES:
        with translation.override(language):
            len(get_resolver().reverse_dict)


def serve(given: argparse.Namespace) -> None:
    """The command `madoguchi web`: serve until told to stop."""
    listening = socket.socket(fileno=given.fd) if given.fd is not None else ports.listen()
    with environment.loading():
        application = import_string("madoguchi.config.asgi.application")
        load_pages()
    config = uvicorn.Config(
        application,
        log_config=None,  # ours
        log_level="warning",
        access_log=False,  # at this level it would only be put together, not written
        lifespan="off",
        ws="none",
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=END_WITHIN_SECONDS,
        server_header=False,
    )
    server = Server(config)
    server.ready_fd = given.ready_fd
    if given.fd is None:
        say(f"{ports.url(listening)} で待っています。", f"Listening on {ports.url(listening)}")
    server.run(sockets=[listening])
