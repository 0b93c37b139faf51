"""Asked by bench/mime.py in a process of its own: takes every mail of a folder in, and looks for each."""

import json
import sys
import traceback
from collections import Counter
from pathlib import Path

from madoguchi.channels import api as channels
from madoguchi.channels.email import aside
from madoguchi.channels.email.keeping import part
from madoguchi.channels.email.models import Letter
from madoguchi.channels.models import RawEvent
from madoguchi.channels.shapes import Account
from madoguchi.conversations import api as conversations
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

MOST = 200


def main(folder: Path) -> dict[str, object]:
    """What became of the mails: counts, and the names of those of which something is amiss."""
    values = {"address": "support@aozora.example", "imap_host": "127.0.0.1", "acknowledge": "no"}
    account = channels.add_account(kind="email", name="support", values=values)
    staff = people.create_staff(email="chief@aozora.example", password=None, name="chief", role="supervisor")
    viewer, told, amiss = Viewer("staff", staff=staff), Counter[str](), dict[str, list[str]]()
    paths = sorted(folder.glob("*.eml"))
    for path in paths:
        try:
            channels.take_mail(account, path.read_bytes())
        except Exception:  # that is what is counted
            told["raised"] += 1
            sys.stderr.write(f"{path.name} {traceback.format_exc()}\n")
    seen: set[str] = set()
    for path in paths:
        raw = path.read_bytes()
        if (named := part(raw).external_id) in seen:
            told["copies"] += 1  # the same Message-ID and words, by another way: counted once, by design
            continue
        seen.add(named)
        for what, well in looked_at(account, viewer, raw).items():
            told[what] += well
            if not well and what in MUST:
                amiss.setdefault(what, []).append(path.name)
    troubles = RawEvent.objects.filter(account=account.id).exclude(problem="").count()
    return {"mails": len(paths), "copies": 0, "raised": 0, **told, "not_understood": troubles, "amiss": amiss}


MUST = ("stored_whole", "findable")


def looked_at(account: Account, viewer: Viewer, raw: bytes) -> dict[str, bool]:
    """Whether a mail is there to the byte, as what, and by which words it is found."""
    rows = Letter.objects.select_related("source").filter(account=account.id)
    row = rows.filter(key=part(raw).external_id).first()
    if row is None:
        return dict.fromkeys(MUST, False)
    message_id = conversations.message_of_outside(channel="email", external_id=row.key)
    place = conversations.message(viewer, message_id).conversation_id if message_id else None
    by_subject, by_sender = (_found(viewer, row, place, one) for one in (row.subject, row.sender))
    return {
        "stored_whole": bytes(row.source.raw) == raw,
        "conversations": place is not None,
        "kept_aside": bool(row.nature),
        "with_problems": bool(row.problems),
        "found_by_subject": by_subject,
        "found_by_sender": by_sender,
        "findable": by_subject or by_sender or not (row.subject or row.sender),
    }


def _found(viewer: Viewer, row: Letter, place: int | None, words: str) -> bool:
    if not words.strip():
        return False
    if place is None:
        return row in aside.listed(viewer, query=words).rows
    return place in {one.conversation.id for one in conversations.search(viewer, words, limit=MOST)}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(Path(sys.argv[1]))) + "\n")
