"""The web's listening socket, bound once and handed to every web process."""

import errno
import os
import socket

FIRST_PORT = 8400
TRIED = 100
BACKLOG = 2048


def wanted() -> tuple[str, int]:
    """Host and first port to try: MADOGUCHI_HOST (this machine only by default) and MADOGUCHI_PORT."""
    return os.environ.get("MADOGUCHI_HOST") or "127.0.0.1", int(
        os.environ.get("MADOGUCHI_PORT") or FIRST_PORT
    )


def listen() -> socket.socket:
    """A listening socket on the first free port from the wanted one on. Raises OSError when none is free."""
    host, first = wanted()
    for port in range(first, first + TRIED):
        try:
            return bound(host, port)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
    raise OSError(errno.EADDRINUSE, f"no free port from {first} to {first + TRIED - 1}")


def bound(host: str, port: int) -> socket.socket:
    """A socket that listens on exactly this address. Raises OSError."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((host, port))
        made.listen(BACKLOG)
    except OSError:
        made.close()
        raise
    return made


def url(listening: socket.socket) -> str:
    """The address to type into a browser."""
    host, port = listening.getsockname()[:2]
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)
    return f"http://{shown}:{port}/"
