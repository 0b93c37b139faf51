"""Whatever this house asks outside goes through the guard of `core/outside.py`; exceptions are named here.

A connection may be opened where the address is fixed by whoever runs the machine, or within the guard
itself. All other code asks by `core.fetch`, `core.outside_client`, `core.PinnedLine`, `core.outside_line`.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2] / "madoguchi"
ASKING = {
    "httpx": {
        "get", "post", "put", "patch", "delete", "head", "options", "request", "stream", "Client",
        "AsyncClient", "HTTPTransport", "AsyncHTTPTransport",
    },
    "requests": {"get", "post", "put", "patch", "delete", "head", "options", "request", "Session", "session"},
    "requests.sessions": {"Session", "session"},
    "requests.adapters": {"HTTPAdapter"},
    "urllib.request": {"urlopen", "urlretrieve", "build_opener", "OpenerDirector"},
    "urllib3": {"PoolManager", "ProxyManager", "HTTPConnectionPool", "HTTPSConnectionPool", "request"},
    "http.client": {"HTTPConnection", "HTTPSConnection"},
    "socket": {"socket", "create_connection", "socketpair"},
    "asyncio": {"open_connection"},
    "smtplib": {"SMTP", "SMTP_SSL", "LMTP"},
    "imaplib": {"IMAP4", "IMAP4_SSL", "IMAP4_stream"},
    "poplib": {"POP3", "POP3_SSL"},
    "ftplib": {"FTP", "FTP_TLS"},
    "xmlrpc.client": {"ServerProxy"},
    "imap_tools": {"MailBox", "MailBoxStartTls", "MailBoxUnencrypted", "MailBoxTls"},
    "dns.resolver": {"Resolver", "resolve", "query"},
    "aiohttp": {"ClientSession", "request"},
    "websockets": {"connect"},
    "linebot.v3.messaging": {"ApiClient"},
    "twilio.rest": {"Client"},
    "twilio.http.http_client": {"TwilioHttpClient"},
    "telegram": {"Bot"},
    "telegram.request": {"HTTPXRequest"},
}  # fmt: skip
"""Module → what of it opens a connection."""
LATE = re.compile(r"core\.Kit\('([\w.]+)'\)")
"""A library that is loaded at first use."""

ALLOWED = {
    "core/outside.py": "the guard",
    "core/posting.py": "the mail server of MADOGUCHI_SMTP_URL, from the machine's environment",
    "config/doctor.py": "our own address, asked on our own machine",
    "config/lmtp.py": "listens",
    "config/ports.py": "listens",
    "config/web.py": "listens",
    "language/embedding.py": "an address of the machine's environment",
    "channels/email/connecting.py": "takes its lines from the guard",
    "channels/email/sending_domain.py": "asks the machine's own name servers, no address of anybody's",
    "channels/line/client.py": "LINE's fixed address, or that of the machine's environment",
    "channels/sms/client.py": "the kit asks through our client, which is the guard's",
    "channels/telegram/client.py": "the kit asks through the guard's line",
    "people/guarded_session.py": "the library asks through the guard's client",
}
"""File → why it may open a connection."""


def asked_in(source: str) -> set[str]:
    """What of the table above this source uses, as "module.name"; naming it as a type is no use."""
    tree = ast.parse(source)
    names = dict(_imported(tree))
    hints = {id(node) for hint in _hints(tree) for node in ast.walk(hint)}
    bases = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    found = set()
    for node in ast.walk(tree):
        if id(node) in hints:
            continue
        if isinstance(node, ast.Name) and id(node) not in bases:
            found.add(names.get(node.id, ""))
        elif isinstance(node, ast.Attribute):
            first, _dot, rest = ast.unparse(node).partition(".")
            found.add(f"{names.get(first, first)}.{rest}")
    return {one for one in found if one.rpartition(".")[2] in ASKING.get(one.rpartition(".")[0], ())}


def _imported(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Name in this file → what it stands for."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for one in node.names:
                yield (one.asname, one.name) if one.asname else (one.name.partition(".")[0],) * 2
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for one in node.names:
                yield one.asname or one.name, f"{node.module}.{one.name}"
        elif isinstance(node, ast.Assign) and (kit := LATE.fullmatch(ast.unparse(node.value))):
            yield ast.unparse(node.targets[0]), kit[1]


def _hints(tree: ast.Module) -> Iterator[ast.expr]:
    for node in ast.walk(tree):
        for name in ("annotation", "returns"):
            if (hint := getattr(node, name, None)) is not None:
                yield hint
        if isinstance(node, ast.Subscript):
            yield node.slice


def files() -> Iterator[tuple[str, str]]:
    for path in sorted(ROOT.rglob("*.py")):
        place = path.relative_to(ROOT)
        if "tests" not in place.parts and place.parts[0] != "demo":  # its servers are played, on loopback
            yield place.as_posix(), path.read_text()


def test_nothing_is_asked_past_the_guard():
    found = {place: used for place, source in files() if (used := asked_in(source))}
    assert {place: used for place, used in found.items() if place not in ALLOWED} == {}
    assert sorted(ALLOWED.keys() - found.keys()) == [], "nothing is asked here any more: take it off the list"


@pytest.mark.parametrize(
    "source",
    [
        "import httpx\nhttpx.post('https://x.test')",
        "import httpx as web\nwith web.Client() as client: pass",
        "from httpx import AsyncClient as Asking\nmade = Asking()",
        "import urllib.request\nurllib.request.urlopen('https://x.test')",
        "from urllib import request\nrequest.urlopen('https://x.test')",
        "import requests\nsession = requests.Session()",
        "from imaplib import IMAP4\nIMAP4('x.test')",
        "import smtplib\nclass Mine(smtplib.SMTP_SSL): pass",
        "from madoguchi.core import api as core\nkit = core.Kit('telegram')\nbot = kit.Bot('token')",
        "from socket import create_connection\ndial = create_connection",
    ],
)
def test_a_new_way_out_is_found(source):
    assert asked_in(source)


@pytest.mark.parametrize(
    "source",
    [
        "import httpx\ntry: pass\nexcept httpx.HTTPError: pass",
        "from imaplib import IMAP4\ntry: pass\nexcept IMAP4.error: pass",
        "import smtplib\ndef server() -> smtplib.SMTP: ...",
        "from telegram import Bot\nfrom typing import Callable\nWork = Callable[[Bot], None]",
        "import httpx\ndef ask(client: httpx.Client, bounds: httpx.Timeout): client.get('/')",
    ],
)
def test_names_of_errors_and_types_are_no_way_out(source):
    assert asked_in(source) == set()
