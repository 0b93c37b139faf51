"""Every route of the product over a world of hostile texts: pages, fragments, files, heads and mails (F20).

No list of surfaces: whatever the table of routes lets anybody read is read, as whoever sees most there. The
desk's own export, which is a form, is looked at in `test_inert_channels`.
"""

import asyncio
import csv
import email.policy
import html
import io
import json
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from email.message import EmailMessage
from email.parser import BytesParser
from urllib.parse import urlsplit

import pypdfium2
import pytest
from django.db import transaction
from django.http import HttpResponseBase
from django.urls import Resolver404, resolve

from madoguchi.channels.post import sheet
from madoguchi.config import urls
from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.core import posting
from madoguchi.core.csv_export import FORMULA
from madoguchi.core.models import OutgoingMail
from madoguchi.desk import notices as desk_notices
from madoguchi.notices import api as notices
from madoguchi.people import api as people
from madoguchi.people.models import Staff
from madoguchi.portal.push import Notice
from tests.plugins.fixtures import rolled_back

from .forms import Form, Forms
from .hostile import EVERYWHERE, fill, spoil
from .payloads import made_by_payloads
from .routes import TABLE, Route
from .test_matrix import Undo
from .urls import routes_of
from .world import ROLES, World, make_world

FOUND = {one.key: one for one in routes_of(urls.urlpatterns)}
READ = sorted(key for key, route in TABLE.items() if route.get and "ok" in route.get.values())
ASKED = {"q": "xss", "customer": "xss"}
UNASKED = {"webchat:preview"}
"""Hands its query on to its own script, as it should."""
BREAKS = ("\r", "\n", "\x00")


class Seen:
    """What went by in the whole walk, so that the test knows that it has looked."""

    tables = pages = files = 0

    def __init__(self) -> None:
        self.forms: dict[tuple[str, str, frozenset[str]], Form] = {}
        """Who, route and fields → a form that was met on the way."""

    def keep_forms(self, role: str, address: str, page: str) -> None:
        """Note what can be posted from here; of many alike, one."""
        for form in Forms(page, address).found:
            action = urlsplit(form.action).path
            try:
                route = resolve(action).view_name
            except Resolver404:
                continue
            self.forms.setdefault((role, route, frozenset(form.written)), form)


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker) -> Iterator[World]:
    with django_db_blocker.unblock(), rolled_back():
        made = fill(make_world())
        spoil(made)
        yield made


@pytest.fixture(scope="module")
def seen() -> Seen:
    return Seen()


def bodies(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """A file, or what is packed in it."""
    if content[:4] != b"PK\x03\x04":
        yield name, content
        return
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        for one in packed.namelist():
            assert not one.startswith("/"), one
            assert ".." not in one, one
            yield f"{name}/{one}", packed.read(one)


def content_of(response: HttpResponseBase) -> bytes:
    if not response.streaming:
        return response.content  # type: ignore[attr-defined,no-any-return]
    if response.is_async:  # type: ignore[attr-defined]
        return asyncio.run(_gathered(response))
    return b"".join(response)  # type: ignore[arg-type]


async def _gathered(response: HttpResponseBase) -> bytes:
    return b"".join([piece async for piece in response])  # type: ignore[attr-defined]


def formulas(content: bytes) -> list[str]:
    """Cells that a spreadsheet would run."""
    rows = csv.reader(io.StringIO(content.decode("utf-8-sig")))
    return [cell for row in rows for cell in row if cell.startswith(FORMULA)]


def look(key: str, response: HttpResponseBase, seen: Seen) -> None:
    """The rules for one answer, by what it says it is."""
    kind = response.headers.get("Content-Type", "").partition(";")[0]
    told = response.headers.get("Content-Disposition", "")
    assert not any(sign in told for sign in BREAKS), key
    assert "<" not in told.partition("filename*")[0].replace('\\"', ""), f"{key}: {told}"
    for name, content in bodies(key, content_of(response)):
        if kind == "text/csv" or name.endswith(".csv"):
            seen.tables += 1
            assert formulas(content) == [], name
        elif kind == "text/html" or name.endswith(".html"):
            seen.pages += 1
            assert made_by_payloads(content.decode()) == [], name
        elif kind in ("image/svg+xml", "application/xml", "text/xml", "application/atom+xml"):
            assert b"<img src=x" not in content, name
        else:
            seen.files += 1
    if kind not in ("text/html", "text/csv") and not told:
        assert response.headers.get("X-Content-Type-Options") == "nosniff", f"{key}: {kind}"


def reader(route: Route) -> str:
    """Who sees most there: of staff where they may, else a customer."""
    assert route.get is not None
    return next(role for role in reversed(ROLES) if route.get[role] == "ok")


def visit(world: World, seen: Seen, key: str) -> None:
    """One route, read by whoever sees most there."""
    route, role = TABLE[key], reader(TABLE[key])
    address = FOUND[key].url(route.fill(world))
    with transaction.atomic():
        asked = {**route.queries[0], **({} if key in UNASKED else ASKED)}
        answer = world.browser(role).get(address, asked)
        look(key, answer, seen)
        if not answer.streaming and answer.headers.get("Content-Type", "").startswith("text/html"):
            seen.keep_forms(role, address, answer.content.decode())
        transaction.set_rollback(True)


@pytest.mark.parametrize("key", READ)
def test_whatever_can_be_read_is_inert(world: World, seen: Seen, key: str) -> None:
    visit(world, seen, key)


def test_the_walk_has_seen_tables_and_pages(seen: Seen) -> None:
    """Exports are found by walking; at least those that the product has today were among them."""
    assert seen.tables >= 10
    assert seen.pages > 250
    assert seen.files > 10


WORDS = '"><svg onload=xss()></textarea><script>xss()</script>'


def test_what_is_posted_comes_back_as_text(world: World, seen: Seen) -> None:
    """Every form that the walk met, filled in by somebody hostile: errors show what was written, as words."""
    for key in READ if not seen.forms else ():
        visit(world, seen, key)
    shown = 0
    for (role, route, _fields), form in seen.forms.items():
        with Undo():
            answer = world.browser(role).post(form.action, form.filled(WORDS))
            if answer.headers.get("Content-Type", "").startswith("text/html") and not answer.streaming:
                page = answer.content.decode()
                assert made_by_payloads(page) == [], f"{role}: {route}"
                shown += "xss()" in page
    assert len(seen.forms) > 80
    assert shown > 20


def parsed(mail: OutgoingMail) -> EmailMessage:
    """As a mail program would read it, from the bytes that are posted."""
    made = BytesParser(policy=email.policy.default).parsebytes(posting._message(mail).as_bytes())
    assert isinstance(made, EmailMessage)
    return made


BROKEN = f"{EVERYWHERE}\r\nBcc: xss@evil.test\r\n\r\n<script>xss()</script>"
HEADS = {
    "from", "reply-to", "to", "subject", "date", "message-id", "auto-submitted", "content-language",
    "list-unsubscribe", "list-unsubscribe-post", "mime-version", "content-type", "content-transfer-encoding",
}  # fmt: skip


def look_at_mails(before: set[int]) -> int:
    """Names and subjects are words, not lines of a head; HTML shows them as words, and plain text as they
    were written. How many there were."""
    mails = list(OutgoingMail.objects.exclude(pk__in=before))
    for mail in mails:
        message = parsed(mail)
        assert {name.lower() for name in message.keys()} <= HEADS, mail.subject
        assert "evil.test" not in str(message["To"]) + str(message["From"])
        for part in message.walk():
            if part.get_content_type() == "text/html":
                assert made_by_payloads(part.get_content()) == [], mail.subject
            elif part.get_content_type() == "text/plain":
                assert "&lt;img" not in part.get_content(), mail.subject
    return len(mails)


def test_mails_to_a_hostile_customer_keep_their_heads(world: World) -> None:
    """A copy of what was said, and every kind of notice with hostile values, by mail and on her devices."""
    talk, customer = world.talk["a"], world.customer["a"]
    before, noon = (
        set(OutgoingMail.objects.values_list("pk", flat=True)),
        datetime(2026, 11, 24, 3, tzinfo=UTC),
    )
    with core.frozen(noon), Undo():
        people.rename_customer(customer_id=customer, name=BROKEN)
        conversations.set_subject(conversation_id=talk, subject=BROKEN, actor=core.SYSTEM)
        conversations.mail_transcript(conversation_id=talk, actor=core.SYSTEM)
        for kind, told in notices.KINDS.items():
            values = {name: BROKEN if isinstance(one, str) else one for name, one in told.example.items()}
            values |= {name: one for name, one in told.example.items() if name in ("day", "when", "currency")}
            made = notices.tell(
                customer_id=customer, key=f"hostile:{kind}", kind=kind, path="/my/", values=values
            )
            on_device = notices.said(made or 0, customer_id=customer, language="ja")
            assert on_device is not None, kind
            assert on_device.path == "/my/"
            shown = json.loads(
                json.dumps(Notice(on_device.title, on_device.text, on_device.path, kind).__dict__)
            )
            assert shown["title"] == on_device.title
            assert not any(sign in on_device.title for sign in BREAKS), kind
        assert look_at_mails(before) > len(notices.KINDS) / 2


def test_mails_to_staff_keep_their_heads(world: World) -> None:
    """A colleague with a hostile name calls, gives, approves; an invitation greets by name."""
    before, hers, talk = set(OutgoingMail.objects.values_list("pk", flat=True)), world.staff, world.talk["a"]
    with Undo():
        Staff.objects.filter(pk__in=hers.values()).update(name=BROKEN)
        conversations.set_subject(conversation_id=talk, subject=BROKEN, actor=core.SYSTEM)
        told = {"staff_ids": [hers["administrator"]], "conversation_id": talk, "by": hers["agent"]}
        everything = desk_notices.Choice(page=True, browser=True, mail=True)
        desk_notices.choose(
            staff_id=hers["administrator"], choices=dict.fromkeys(desk_notices.KINDS, everything)
        )
        for number, kind in enumerate(desk_notices.KINDS):
            desk_notices.tell(kind=kind, event_id=10**9 + number, **told)
        people.invite(email="new@access.test", name=BROKEN, role="agent", actor=core.SYSTEM)
        assert look_at_mails(before) > len(desk_notices.KINDS)


LINK = re.compile(r'href="(/files/[^"]+)"')


def test_names_of_files_are_names(world: World) -> None:
    """A file goes out under a name that turns nothing round, ends no line, and is never shown as a page."""
    staff = world.browser("supervisor")
    page = staff.get(f"/desk/c/{world.talk['a']}/transcript/").content.decode()
    links = dict.fromkeys(html.unescape(link) for link in LINK.findall(page))
    assert len(links) > 10
    for link in links:
        answer = staff.get(link)
        told = answer.headers["Content-Disposition"]
        message = email.message_from_string(f"Content-Disposition: {told}\n\n")
        name = message.get_filename() or ""
        assert told.startswith("attachment"), told
        assert name.endswith(".txt"), told
        assert not any(unicodedata.category(sign) in ("Cc", "Cf") for sign in name), told
        assert not set(name) & set('<>:"/\\|?*'), told
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


TYPED = '#panic("xss") #read("/etc/passwd") $x$ *b* _i_ @xss <xss> \\ `raw` = H #"'


def test_words_on_paper_are_no_instructions() -> None:
    """A letter prints what was typed, sign for sign."""
    words = dict.fromkeys(("number", "date", "number_label", "opening", "closing", "cover_title"), "x")
    typed = {"subject": TYPED, "recipient": TYPED, "writer": TYPED, "sender": [TYPED], "address": [TYPED]}
    data = {**words, **typed, "body": [TYPED], "facts": [[TYPED, TYPED]], "pages": ["x", "{n}"]}
    made = core.typeset(
        sheet.SHEET, {**data, "language": "ja", "region": "jp", "kind": "post"}, made_at=core.now()
    )
    printed = pypdfium2.PdfDocument(made)[0].get_textpage().get_text_bounded()
    assert "".join(printed.split()).count("".join(TYPED.split())) >= 3
