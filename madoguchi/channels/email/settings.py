"""What is set for a mailbox, read out of what its form holds."""

from dataclasses import dataclass

from madoguchi.core import api as core

from ..shapes import Account

PORTS = {"tls": (993, 465), "starttls": (143, 587), "none": (143, 25)}


@dataclass(frozen=True, slots=True)
class Server:
    """Where to connect, and how."""

    host: str
    port: int
    security: str


@dataclass(frozen=True, slots=True)
class Mailbox:
    """An account of ours as its set-up form describes it."""

    account: Account

    def said(self, name: str) -> str:
        """What the form holds under this name; "" for nothing."""
        return str(self.account.settings.get(name) or "").strip()

    @property
    def address(self) -> str:
        """The address customers write to."""
        return self.said("address")

    @property
    def domain(self) -> str:
        """What stands behind the @."""
        return self.address.rpartition("@")[2].lower() or "localhost"

    @property
    def user(self) -> str:
        """As whom we sign in."""
        return self.said("user") or self.address

    @property
    def imap(self) -> Server:
        """The server that keeps the mails."""
        security = self.said("imap_security") or "tls"
        return Server(self.said("imap_host"), _port(self.said("imap_port"), PORTS[security][0]), security)

    @property
    def smtp(self) -> Server:
        """The server that takes ours."""
        security = self.said("smtp_security") or "tls"
        host = self.said("smtp_host") or self.said("imap_host")
        return Server(host, _port(self.said("smtp_port"), PORTS[security][1]), security)


def _port(said: str, usual: int) -> int:
    port = core.whole_number(said) or 0
    return port if 0 < port < 65536 else usual
