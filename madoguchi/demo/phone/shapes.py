"""Who holds the phone, and what is on it."""

from dataclasses import dataclass

SHORTEST_CHAT = 10**8


@dataclass(frozen=True)
class App:
    """One app as the page shows it."""

    kind: str
    label: str
    icon: str


@dataclass(frozen=True)
class Person:
    """A customer of the demo company with the phone in hand."""

    key: str
    name: str
    language: str
    phone: str
    email: str
    digest: str

    def at(self, kind: str) -> str:
        """Her address at a service; one that she has not told the company."""
        number = int(self.digest[:12], 16)
        return {
            "line": f"U{self.digest[:32]}",
            "email": self.email.lower() or f"{self.key}@mail.example",
            "sms": self.phone or f"+8180{number % SHORTEST_CHAT:08d}",
            "whatsapp": (self.phone or f"+8180{number % SHORTEST_CHAT:08d}").lstrip("+"),
        }.get(kind, str(SHORTEST_CHAT + number % (9 * SHORTEST_CHAT)))
