"""The demo's phone: sockets and a process for it, and the way there for the desk."""

import json
import socket
from collections.abc import Mapping
from importlib import import_module

from . import children, ports

NAME, LMTP = "MADOGUCHI_PHONE", "lmtp"
SERVICES = "madoguchi.demo.phone.played"
"""What the phone plays; an installation without the demo has none."""


def plugged_in(environment: Mapping[str, str]) -> tuple[list[socket.socket], dict[str, str]]:
    """Sockets on loopback and the environment that leads to them.

    Nothing outside the demo, when MADOGUCHI_PHONE says 0, or where a service's own address is given.
    """
    if environment.get("MADOGUCHI_DEMO") != "1" or environment.get(NAME) == "0":
        return [], {NAME: ""}
    played = import_module(SERVICES).SERVICES
    if any(environment.get(name) for service in played for name in service.speaks):
        return [], {NAME: ""}
    sockets = [ports.bound("127.0.0.1", 0) for _each in (*played, NAME, LMTP)]
    *services, control, mail = (ports.url(one).rstrip("/") for one in sockets)
    at = {service.kind: address for service, address in zip(played, services, strict=True)}
    led = {name: at[service.kind] + service.path for service in played for name in service.speaks}
    return sockets, {**led, NAME: json.dumps({**at, "control": control, LMTP: mail.replace("http", LMTP)})}


def made(sockets: list[socket.socket], environment: Mapping[str, str]) -> list[children.Child]:
    """The process that answers there, and the one that takes the mails which are written on the phone."""
    *numbers, mail = [one.fileno() for one in sockets]
    return [
        children.Child("phone", ["phone", "--fds", json.dumps(numbers)], environment, numbers),
        children.Child("lmtp", ["lmtp", "--fd", str(mail)], environment, [mail]),
    ]
