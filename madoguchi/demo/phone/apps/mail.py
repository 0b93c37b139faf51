"""The mailbox on the phone."""

import email
import email.policy
from collections.abc import Iterable, Iterator
from email.message import EmailMessage

from ..handset import MINE, THEIRS, Bubble, Call, Handset, Said
from .line import PICTURES, data_url

FIRST = "お問い合わせ"


class MailApp(Handset):
    """Mails with the company; what is written answers its latest one."""

    service = "email"
    acts = ("write", "send")

    def arrived(self, entry: tuple[str, bytes]) -> Iterable[tuple[str, Bubble]]:
        to, raw = entry
        mail = email.message_from_bytes(raw, policy=email.policy.default)
        assert isinstance(mail, EmailMessage)
        body = mail.get_body(("plain",))
        files = tuple((part.get_filename() or "", "") for part in mail.iter_attachments())
        text = str(body.get_content()).strip() if body else ""
        return [
            (
                to,
                Bubble(
                    THEIRS, text, "mail", name=str(mail["Subject"]), lines=files, id=str(mail["Message-ID"])
                ),
            )
        ]

    def calls(self, address: str, said: Said, endpoint: str) -> Iterator[tuple[Call, Bubble | None]]:
        theirs = [one for one in self.threads.get(address, ()) if one.side == THEIRS]
        subject = FIRST
        if theirs:
            subject = theirs[-1].name if theirs[-1].name.startswith("Re: ") else f"Re: {theirs[-1].name}"
        answers = theirs[-1].id if theirs else ""
        text = said.text or said.name
        mail = self.server.letter(address, address.partition("@")[0], text, subject=subject, answers=answers)
        files: tuple[tuple[str, str], ...] = ()
        if said.act == "send":
            main, _slash, sub = (said.media_type or "application/octet-stream").partition("/")
            mail.add_attachment(
                said.content, maintype=main, subtype=sub or "octet-stream", filename=said.name
            )
            files = ((said.name, ""),)
        picture = data_url(said) if said.media_type in PICTURES else ""
        yield Call(bytes(mail), {}), Bubble(MINE, text, "mail", subject, picture, files)
