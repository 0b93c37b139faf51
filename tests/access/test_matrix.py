"""Who may do what: every route, every role, generated from the URL configuration (F23, F25).

Denied requests change nothing and show nothing; allowed ones show nothing that belongs to others.
"""

import asyncio
import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlencode

import pytest
from django.db import connection, transaction
from django.http import HttpResponseNotAllowed
from django.urls import include, path

from madoguchi.config import asgi, urls
from tests.plugins.fixtures import rolled_back

from .routes import NOBODY, STREAMS, TABLE, Rights, Route
from .urls import routes_of, without_entry
from .world import ROLES, SEES, World, make_world

FOUND = {one.key: one for one in routes_of(urls.urlpatterns)}
COUNTED = ("core_allowance", "django_session")
"""Tables that a denied request may touch: how often somebody tried, and sessions."""

DENIED = {"sign_in", "forbidden", "missing", "elsewhere", "token"}


@dataclass
class Watched(World):
    """The world as it was made: every request is undone, so that each finds it like that."""

    story: str = ""
    """What is kept about conversation A."""
    written: dict[str, int] = field(default_factory=dict)
    """What was written until the last look; what is undone counts on."""

    def new_writes(self) -> bool:
        """Whether any row of any table was inserted, changed or removed since the last look."""
        before, self.written = self.written, written()
        return self.written != before


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker) -> Iterator[Watched]:
    """One world for the whole matrix; every case ends with a rollback to it."""
    with django_db_blocker.unblock(), rolled_back():
        made = Watched(**vars(make_world()))
        made.story, made.written = story_of(made.talk["a"]), written()
        yield made


class Undo:
    """A savepoint that code which insists on being outermost takes for none, as Django's TestCase does."""

    def __enter__(self) -> None:
        self.atomic = transaction.atomic()
        self.atomic._from_testcase = True
        self.atomic.__enter__()

    def __exit__(self, *given: object) -> None:
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)


@contextlib.contextmanager
def at(case: str) -> Iterator[None]:
    """Name the case when it fails."""
    try:
        yield
    except AssertionError as failure:
        failure.add_note(f"→ {case}")
        raise


# As the view pg_stat_xact_user_tables has it, which takes four times as long.
WRITTEN = """
SELECT relname, rows FROM pg_class, LATERAL (
    SELECT pg_stat_get_xact_tuples_inserted(oid) + pg_stat_get_xact_tuples_updated(oid)
         + pg_stat_get_xact_tuples_deleted(oid) AS rows) AS written
WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND rows > 0
"""


def written() -> dict[str, int]:
    """Rows inserted, changed and removed in this transaction so far, by table."""
    with connection.cursor() as cursor:
        cursor.execute(WRITTEN)
        return {name: count for name, count in cursor.fetchall() if name not in COUNTED}


def story_of(conversation_id: int) -> str:
    """Everything that is kept about a conversation, as one fingerprint."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT md5(concat("
            " (SELECT c::text FROM conversations_conversation c WHERE id = %(id)s),"
            " (SELECT string_agg(m::text, '|' ORDER BY id)"
            "    FROM conversations_message m WHERE conversation_id = %(id)s),"
            " (SELECT string_agg(r::text, '|' ORDER BY id)"
            "    FROM conversations_readmark r WHERE conversation_id = %(id)s),"
            " (SELECT string_agg(q::text, '|' ORDER BY id)"
            "    FROM routing_queueentry q WHERE conversation_id = %(id)s),"
            " (SELECT string_agg(r::text, '|' ORDER BY id)"
            "    FROM feedback_rating r WHERE conversation_id = %(id)s)))",
            {"id": conversation_id},
        )
        return cursor.fetchone()[0]


def text_of(response) -> str:
    """Every byte that leaves: head and body."""
    if getattr(response, "streaming", False):
        body = asyncio.run(_gathered(response)) if response.is_async else b"".join(response)
    else:
        body = response.content
    head = "\n".join(f"{name}: {value}" for name, value in response.items())
    return f"{head}\n{response.cookies.output()}\n{body.decode(errors='replace')}"


async def _gathered(response) -> bytes:
    return b"".join([piece async for piece in response])


def outcome_of(response) -> str:
    """The class of a status, in the words of the table."""
    goes_to = response.headers.get("Location", "")
    if response.status_code == 302 and goes_to.startswith("/account/login/?"):
        return "sign_in"
    if response.status_code == 302 and goes_to == "/desk/":
        return "elsewhere"
    if response.status_code == 401 and "WWW-Authenticate" in response.headers:
        return "token"
    return {403: "forbidden", 404: "missing"}.get(response.status_code, "ok")


def leaks(role: str, text: str) -> list[str]:
    """Canaries that this role may not see, and sees."""
    return [canary for canary, may in SEES.items() if canary in text and role not in may]


def agrees(wanted: str, response) -> bool:
    """Whether the answer is of the wanted class; "elsewhere" is a success too where the table says ok."""
    got = outcome_of(response)
    return got == wanted or (wanted == "ok" and got == "elsewhere")


def check(world: Watched, role: str, route: Route, response, rights: Rights, wrote: bool) -> str:
    """The rules for one answer; returns its text. `wrote`: whether anything was written for it."""
    wanted, text = rights[role], text_of(response)
    assert response.status_code < 500 or (route.tells_of_trouble and response.status_code == 503), text[:2000]
    assert agrees(wanted, response), f"{response.status_code} {response.headers.get('Location', '')}"
    assert leaks(role, text) == []
    if wanted in DENIED:
        assert not wrote
    if wrote and role not in SEES["kanaria-a-words"] and not route.by_token:
        assert story_of(world.talk["a"]) == world.story
    return text


def test_every_route_has_an_entry_and_every_entry_a_route():
    assert without_entry(FOUND.values(), TABLE) == []
    assert sorted(TABLE.keys() - FOUND.keys()) == []


def test_a_new_route_without_an_entry_is_noticed():
    def view(request): ...

    new = [path("new/<int:id>/", view, name="new"), path("bare/", view)]
    inside = [path("in/", include((new, "inside")))]
    assert without_entry(routes_of([*urls.urlpatterns, *inside]), TABLE) == [
        "/in/bare/ (/in/bare/)",
        "inside:new (/in/new/<int:id>/)",
    ]


def test_every_stream_has_an_entry():
    assert asgi.STREAMS.keys() == STREAMS.keys()


@pytest.mark.parametrize("key", sorted(TABLE))
def test_reading(world, key):
    for role in ROLES:
        read(world, key, role)


def read(world: Watched, key: str, role: str) -> None:
    """One role looks; whoever may not see conversation A looks in every way."""
    route, shown = TABLE[key], ""
    curious = role not in route.to or role == "agent"
    for query in route.queries if curious else route.queries[:1]:
        with Undo(), at(f"{role} GET {query}"):
            url = f"{FOUND[key].url(route.fill(world))}?{urlencode(query)}"
            response = world.browser(role).get(url)
            wrote = world.new_writes()
            if route.get is None:
                not_offered(response, role, wrote)
                continue
            shown += check(world, role, route, response, route.get, wrote)
            assert not wrote or route.writes_on_get
    if route.get and role in route.to:
        missing = [canary for canary in route.shows if canary not in shown]
        assert missing == [], f"{role}: the test looks at the wrong place, or too little is shown"


@pytest.mark.parametrize("key", sorted(TABLE))
def test_writing(world, key):
    route = TABLE[key]
    for role in ROLES:
        with Undo(), at(f"{role} POST"):
            response = world.browser(role).post(FOUND[key].url(route.fill(world)), route.form(world))
            wrote = world.new_writes()
            if route.post is None:
                not_offered(response, role, wrote)
            else:
                check(world, role, route, response, route.post, wrote)


@pytest.mark.parametrize("key", sorted(key for key, one in FOUND.items() if one.parameters))
def test_what_is_not_there_is_not_found(world, key):
    route, found = TABLE[key], FOUND[key]
    rights = route.get or route.post or NOBODY
    url = found.unknown_url()
    for role in ROLES:
        with Undo(), at(role):
            browser = world.browser(role)
            response = browser.get(url) if route.get else browser.post(url, route.form(world))
            wrote = world.new_writes()
            if rights[role] in ("sign_in", "forbidden"):
                assert outcome_of(response) == rights[role]
            else:
                assert response.status_code in route.unknown
            assert leaks(role, text_of(response)) == []
            assert not wrote or response.status_code == 302


@pytest.mark.parametrize("key", sorted(key for key, one in TABLE.items() if one.post))
def test_a_forged_post_changes_nothing(world, key):
    route, found = TABLE[key], FOUND[key]
    role = next((role for role in reversed(ROLES) if route.post[role] == "ok"), ROLES[-1])
    with Undo():
        browser = world.browser(role, enforce_csrf_checks=True)
        response = browser.post(found.url(route.fill(world)), route.form(world))
        if route.csrf:
            assert response.status_code == 403
        assert not world.new_writes()


def not_offered(response, role: str, wrote: bool) -> None:
    """A method that a route does not have: refused or led to sign-in, and nothing happens."""
    refused = isinstance(response, HttpResponseNotAllowed) or outcome_of(response) in DENIED
    assert refused, f"answers {response.status_code} to a method that the table does not name"
    assert leaks(role, text_of(response)) == []
    assert not wrote
