"""Mailboxes of address fields, as they are written in Japan too (`abc..x@docomo.ne.jp`), never with a
line's end."""

import re

from .headers import CONTROL, letters, words
from .shapes import Address

LONGEST = 320
TOKEN = re.compile(r'"(?:\\.|[^"\\])*"?|\((?:\\.|[^()\\])*\)|<[^<>]*>?|[,;:]|[^",;:<>(]+|.', re.DOTALL)
LOCAL = re.compile(r"[^\s@\"<>(),:;\\\[\]\x00-\x20\x7f]{1,64}")
QUOTED_LOCAL = re.compile(r'"(?:[^"\\\x00-\x1f\x7f]|\\[ -~]){1,62}"')
LABEL = re.compile(r"[^\W_](?:[\w-]{0,61}[^\W_])?")
LETTERS = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~\u0080-\U0010ffff-]+"
ATOM = re.compile(LETTERS + r"(?:\." + LETTERS + ")*")
MOST = 1000


def addresses(raw: bytes) -> tuple[Address, ...]:
    """All mailboxes of a field; groups are opened, names without a mailbox are left out."""
    found: list[Address] = []
    name: list[str] = []
    email = ""
    for token in [*TOKEN.findall(letters(raw)), ","]:
        if token in {",", ";"}:
            if address := _address("".join(name), email):
                found.append(address)
            name, email = [], ""
        elif token == ":" and not email:
            name = []
        elif token.startswith("<"):
            email = re.sub(r"\(.*?\)", "", token).strip("<> \t") if "@" in token or not email else email
        else:
            name.append(token)
    return tuple(dict.fromkeys(found))[:MOST]


def address(text: str) -> Address | None:
    """The one mailbox of a text such as `高崎 <yoko@mail.example>`; None without a deliverable one."""
    found = addresses(text.encode())
    return found[0] if found else None


def deliverable(email: str) -> bool:
    """Whether a mail can be sent there: also with points that the standard forbids and carriers gave out."""
    local, at, domain = email.rpartition("@")
    if not at or len(email) > LONGEST or not (LOCAL.fullmatch(local) or QUOTED_LOCAL.fullmatch(local)):
        return False
    labels = domain.split(".")
    return len(domain) <= 253 and len(labels) > 1 and all(LABEL.fullmatch(label) for label in labels)


def written(email: str) -> str:
    """The address as a mail server takes it.

    A local part with irregular points stands in quotes (RFC 5321).
    """
    local, _, domain = email.rpartition("@")
    if ATOM.fullmatch(local) or local.startswith('"'):
        return f"{local}@{domain}"
    return '"' + local.replace("\\", "\\\\").replace('"', '\\"') + f'"@{domain}'


def _address(name: str, email: str) -> Address | None:
    told = re.sub(r"\(((?:\\.|[^()\\])*)\)", r" \1 ", name) if email else name
    if not email:
        comment = re.search(r"\(((?:\\.|[^()\\])*)\)", name)
        email = re.sub(r"\(.*?\)|\s", "", name, flags=re.DOTALL)
        told = comment[1] if comment else ""
    email = re.sub(r"\s", "", CONTROL.sub("", email)).removeprefix("mailto:")
    local, at, domain = email.rpartition("@")
    email = f"{_plain(local)}@{domain.lower().rstrip('.')}" if at else ""
    return Address(_name(told), email) if deliverable(email) else None


def _plain(local: str) -> str:
    """A quoted local part without its quotes where it needs none beyond irregular points."""
    inner = local[1:-1] if len(local) > 2 and local[0] == local[-1] == '"' else local
    return inner if LOCAL.fullmatch(inner) else local


def _name(text: str) -> str:
    bare = re.sub(r'"((?:\\.|[^"\\])*)"?', lambda found: re.sub(r"\\(.)", r"\1", found[1]), text.strip())
    told = CONTROL.sub(" ", words(bare)).strip()
    if len(told) > 1 and told[0] == told[-1] and told[0] in "'\"":
        told = told[1:-1]
    return re.sub(r"\s+", " ", told).strip()[:200]
