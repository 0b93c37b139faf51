"""Our mails as bytes: addressed and signed as the mailbox says, threaded, marked when a machine wrote
them."""

import base64
import re
from collections.abc import Iterable, Mapping
from email.header import Header
from email.utils import format_datetime

import dkim

from madoguchi.core import api as core
from madoguchi.language import api as language

from .settings import Mailbox

BREAKS = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]+")
SIGNED = [b"From", b"To", b"Cc", b"Subject", b"Date", b"Message-ID", b"In-Reply-To", b"References",
          b"MIME-Version", b"Content-Type", b"Reply-To"]  # fmt: skip

File = tuple[str, str, bytes]
"""Name, media type, content."""


def letter(*, fields: Mapping[str, str], text: str, files: Iterable[File] = (), boundary: str) -> bytes:
    """The mail: its fields, the text in UTF-8, and the files behind it."""
    body = _text(text)
    pieces = [_file(*one) for one in files]
    if pieces:
        mark = f"=_{boundary}"
        body = b"".join(b"--" + mark.encode() + b"\r\n" + one + b"\r\n" for one in (body, *pieces))
        body = (
            f'Content-Type: multipart/mixed; boundary="{mark}"\r\n\r\n'.encode()
            + body
            + f"--{mark}--\r\n".encode()
        )
    head = b"".join(f"{name}: {value}\r\n".encode() for name, value in fields.items() if value)
    return head + b"MIME-Version: 1.0\r\n" + body


def words(text: str) -> str:
    """A text for a field: encoded where it must be, in lines that are not too long, without anybody's
    line ends."""
    plain = BREAKS.sub(" ", text).strip()
    if plain.isascii() and len(plain) < 60 and "=?" not in plain:
        return plain
    return Header(plain, "utf-8", maxlinelen=74).encode(linesep="\r\n")


def mailbox(email: str, name: str = "") -> str:
    """An address for a field, with its name. Raises ValueError where no mail could go."""
    if not language.mail.deliverable(email):
        raise ValueError(email)
    address = language.mail.written(_in_ascii(email))
    said = BREAKS.sub(" ", name).strip()
    if not said:
        return address
    if said.isascii():
        escaped = said.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped[:70]}" <{address}>'
    return f"{words(said[:60])}\r\n <{address}>"


def identity(box: Mailbox, key: str, conversation_id: int) -> str:
    """The Message-ID of one of our mails, the same however often its sending is tried."""
    return f"{key}.{conversation_id}@{_in_ascii('x@' + box.domain)[2:]}"


def date() -> str:
    """Now, as a mail says it."""
    return format_datetime(core.now())


def references(known: Iterable[str]) -> str:
    """Message-IDs for a field, one a line."""
    safe = [one for one in known if re.fullmatch(r"[^\s<>]{1,900}", one) and one.isascii()]
    return "\r\n ".join(f"<{one}>" for one in safe)


def signed(box: Mailbox, raw: bytes) -> bytes:
    """The mail with the mailbox's DKIM signature before it; as it is without a key.

    Raises dkim.DKIMException.
    """
    selector, key = box.said("dkim_selector"), box.account.secret("dkim_key")
    if not selector or not key:
        return raw
    present = {line.split(b":")[0].lower() for line in raw.partition(b"\r\n\r\n")[0].split(b"\r\n")}
    fields = [one for one in SIGNED if one.lower() in present]
    domain = _in_ascii("x@" + box.domain)[2:].encode()
    return dkim.sign(raw, selector.encode(), domain, key.encode(), include_headers=fields) + raw


def _in_ascii(email: str) -> str:
    local, _, domain = email.rpartition("@")
    return f"{local}@{domain if domain.isascii() else domain.encode('idna').decode()}"


def _text(text: str) -> bytes:
    lines = re.sub(r"\r\n?|\n", "\r\n", text.rstrip() + "\n").encode()
    head = b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    return head + base64.encodebytes(lines).replace(b"\n", b"\r\n")


def _file(name: str, media_type: str, content: bytes) -> bytes:
    kind = media_type if re.fullmatch(r"[\w.+-]+/[\w.+-]+", media_type) else "application/octet-stream"
    safe = language.mail.file_name(name) or "file"
    told = "".join(chr(one) if chr(one).isalnum() and one < 128 else f"%{one:02X}" for one in safe.encode())
    plain = re.sub(r'[^ -~]|["\\]', "_", safe)
    head = f"Content-Type: {kind}\r\nContent-Transfer-Encoding: base64\r\n"
    head += f"Content-Disposition: attachment; filename=\"{plain}\";\r\n filename*=utf-8''{told}\r\n\r\n"
    return head.encode() + base64.encodebytes(content).replace(b"\n", b"\r\n")
