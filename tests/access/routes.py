"""Every route of the product, and who may do what there. A route that is missing here fails the test."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from .world import ALL_SEEING, CUSTOMERS, LIGHTHOUSE, NORTH, ROLES, STAFF, World

Rights = Mapping[str, str]
"""Role → ok, sign_in (led to the sign-in page), forbidden (403), missing (404), elsewhere (to the desk),
token (401: only other systems come in, with one)."""

EVERYBODY: Rights = dict.fromkeys(ROLES, "ok")
NOBODY: Rights = dict.fromkeys(ROLES, "missing")
TOKEN: Rights = dict.fromkeys(ROLES, "token")
SIGNED_IN: Rights = {role: "ok" if role in STAFF else "sign_in" for role in ROLES}
ADMINISTRATOR: Rights = {**SIGNED_IN, **dict.fromkeys(STAFF - {"administrator"}, "forbidden")}
EDITORIAL: Rights = {**ADMINISTRATOR, "editor": "ok"}
PLAIN: Rights = {**EDITORIAL, **dict.fromkeys(("editor", "administrator"), "missing")}
"""What an article of questions and answers does not have."""
NOTICES: Rights = {**EDITORIAL, "supervisor": "ok"}
NOTICES_GONE: Rights = {**NOTICES, **dict.fromkeys(("editor", "supervisor", "administrator"), "missing")}
"""A draft cannot end: it is removed."""
NOTICE = {"level": "info", "title_ja": "お知らせ", "doors": "help"}
GONE: Rights = {"administrator": "missing"}
NO_RUN: Rights = dict.fromkeys(("editor", "administrator"), "missing")
NO_VERSION: Rights = {**EDITORIAL, **NO_RUN}
KEEPING: Rights = {**EDITORIAL, "supervisor": "ok"}
OWN_THING: Rights = {role: "missing" if role in STAFF else "sign_in" for role in ROLES}
"""One's own things, of which nobody here has any: for the others they are not there."""
OWN_KEY: Rights = {role: "ok" if role in STAFF else "sign_in" for role in ROLES}
NOT_INVITED: Rights = {role: "forbidden" if role in STAFF else "sign_in" for role in ROLES} | {
    "administrator": "missing"
}
PERSON = {"name": "係", "role": "agent", "languages": ["ja"], "webchat": "3"}
DESK: Rights = {**SIGNED_IN, "editor": "forbidden"}
TALK: Rights = {**DESK, "outsider": "missing"}
NO_PAPER: Rights = {role: "missing" if right == "ok" else right for role, right in DESK.items()}
"""A scan or a letter that is not there."""
OFFERED: Rights = {**DESK, **dict.fromkeys(("outsider", "supervisor", "administrator"), "elsewhere")}
BATCHED: Rights = {**TALK, "supervisor": "missing", "administrator": "missing"}
VIEWED: Rights = {**TALK, "supervisor": "missing", "administrator": "missing"}
OWNER: Rights = {**NOBODY, "owner": "ok"}
CARRIERS: Rights = {**NOBODY, **dict.fromkeys(("owner", "agent", "supervisor", "administrator"), "ok")}
STAFF_ONLY_PAGE: Rights = {role: "ok" if role in STAFF else "missing" for role in ROLES}
SUPERVISING: Rights = {**DESK, **dict.fromkeys(("agent", "outsider", "editor"), "forbidden")}
NOT_THERE: Rights = {**SUPERVISING, "supervisor": "missing", "administrator": "missing"}
FIGURE_ROWS = ({"figure": "received", "from": "2026-01-01", "days": "366"},)
HERS: Rights = {**EVERYBODY, "stranger": "missing"}
HER = frozenset({"owner"})
ADMINISTRATORS = frozenset({"administrator"})
LETTER = {"title": "ごあいさつ", "shortcut": "hello", "body_ja": "{{customer}}、こんにちは"}
FILED = {"request_type": "question", "reason": "how-to", "outcome": "solved"}
TASK = "kanaria-a-task"
A, SEARCH = "kanaria-a-words", ({}, {"q": LIGHTHOUSE}, {"q": "kanaria"})


def nothing(world: World) -> dict[str, Any]:
    """No parameters, no form."""
    return {}


def account(world: World) -> dict[str, Any]:
    return {"account_id": world.account}


def talk(world: World) -> dict[str, Any]:
    return {"conversation_id": world.talk["a"]}


def her(world: World) -> dict[str, Any]:
    return {"customer_id": world.customer["a"]}


def her_return(world: World) -> dict[str, Any]:
    return {**her(world), "number": world.back}


def her_run(world: World) -> dict[str, Any]:
    """What an agent began for her."""
    return {**her(world), "reference": world.desk_run}


def words_of_a_notice(world: World) -> dict[str, Any]:
    return {"kind": "shipped", "channel": "email"}


def draft(world: World) -> dict[str, Any]:
    return {"article_id": world.article["draft"]}


def draft_ids(world: World) -> dict[str, Any]:
    return {"ids": world.article["draft"]}


def product_of(world: World) -> dict[str, Any]:
    return {"product_id": world.product}


def saved_reply(world: World) -> dict[str, Any]:
    return {"reply_id": world.saved_reply}


def run(world: World) -> dict[str, Any]:
    """A file that nobody brought."""
    return {"run_id": "00000000-0000-4000-8000-000000000002"}


def gap_of(world: World) -> dict[str, Any]:
    return {"gap_id": world.gap}


def review_of(world: World) -> dict[str, Any]:
    return {"review_id": world.review}


def pair_of(world: World) -> dict[str, Any]:
    return {"pair_id": world.pair}


def shelf_of(world: World) -> dict[str, Any]:
    return {"category_id": world.shelf}


def draft_key(world: World) -> dict[str, Any]:
    """An enquiry that nobody here is writing."""
    return {"key": "00000000-0000-4000-8000-000000000003"}


def no_letter(world: World) -> dict[str, Any]:
    """A letter that nobody wrote."""
    return {"letter_id": 987_654}


def heard(world: World) -> dict[str, Any]:
    """Something that somebody said elsewhere."""
    return {"mention_id": world.mention}


def listened(world: World) -> dict[str, Any]:
    """A place that is listened to."""
    return {"source_id": world.source}


def colleague(world: World) -> dict[str, Any]:
    """Somebody else's place at the desk."""
    return {"staff_id": world.staff["outsider"]}


@dataclass(frozen=True)
class Route:
    """Who may GET and POST; None where the method is not offered."""

    get: Rights | None = None
    post: Rights | None = None
    fill: Callable[[World], dict[str, Any]] = nothing
    form: Callable[[World], dict[str, Any]] = nothing
    queries: tuple[dict[str, str], ...] = ({},)
    shows: tuple[str, ...] = ()
    """Canaries that `to` does see here: proof that the test looks at the right place."""
    to: frozenset[str] = NORTH
    writes_on_get: bool = False
    by_token: bool = False
    """The address itself is the right: whoever has the token may act on conversation A."""
    unknown: tuple[int, ...] = (404,)
    """The status for parameters that lead to nothing."""
    csrf: bool = True
    tells_of_trouble: bool = False
    """503 is an answer here, not a failure."""


def seen(*shows: str, queries: tuple[dict[str, str], ...] = ({},), writes: bool = False) -> Route:
    """A screen of one conversation."""
    return Route(get=TALK, fill=talk, shows=shows, queries=queries, writes_on_get=writes)


def act(**form: Any) -> Route:
    """An act on one conversation."""
    return Route(post=TALK, fill=talk, form=lambda world: form)


def page(**more: Any) -> Route:
    """A page for everybody."""
    return Route(get=EVERYBODY, **more)


def chat(form: Callable[[World], dict[str, Any]] = nothing) -> Route:
    """An act of whoever sits before the browser, on her own conversation."""
    return Route(post=EVERYBODY, form=form)


def made(**more: Any) -> Route:
    """A page or act on a task that the company made by form."""
    return Route(fill=lambda w: {"code": "access-made"}, **more)


def taught(get: Rights | None = None, post: Rights | None = None, **form: str) -> Route:
    """A page or act on an intent of the assistant."""
    return Route(get=get, post=post, fill=lambda w: {"code": "return-items"}, form=lambda w: form)


def led(get: Rights | None = None, post: Rights | None = None, **form: str) -> Route:
    """A page or act on a flow of the assistant."""
    return Route(get=get, post=post, fill=lambda w: {"code": "billing-question"}, form=lambda w: form)


def run_of(**more: Any) -> Route:
    """A page or act of a customer on a task that she began."""
    return Route(fill=lambda w: {"code": "request", "reference": w.run}, unknown=(404, 302), **more)


def enquiry(**more: Any) -> Route:
    """A page or act of a customer on an enquiry of hers; who has proven nothing is led to the code."""
    return Route(fill=lambda world: {"number": world.number["a"]}, unknown=(404, 302), **more)


def bill(paid: bool = False, note: bool = False, **more: Any) -> Route:
    """A page or act of a customer on a bill of hers, on a payment or a credit note of it."""

    def fill(world: World) -> dict[str, Any]:
        of_payment = {"key": world.payment} if paid else {}
        return {"number": "W-1", **of_payment, **({"note": world.credit_note} if note else {})}

    return Route(fill=fill, unknown=(404, 302), **more)


def shelf(kind: str, **more: Any) -> dict[str, Route]:
    """A help page: of the company, and of a collection with its own address."""
    return {
        f"knowledge:{kind}": page(fill=lambda world: dict(more.get("at", {})), **more.get("route", {})),
        f"knowledge:collection_{kind}": page(
            fill=lambda world: {"collection": "w-shelf", **more.get("at", {})}, **more.get("route", {})
        ),
    }


TABLE: dict[str, Route] = {
    "/": page(),
    "/healthz/search": page(),
    "/readyz": page(tells_of_trouble=True),
    "core:health": page(),
    "demo:mail": page(),
    "demo:phone": Route(get=NOBODY),
    "demo:phone-tap": Route(post=NOBODY),
    "demo:shop": page(queries=({}, {"as": "sato"}, {"as": "nobody"})),
    "demo:shop-token": Route(get=NOBODY),
    "demo:places-blog": page(),
    "demo:places-reviews": Route(get=TOKEN),
    "demo:places-reply": Route(fill=lambda w: {"review": "r-01"}, unknown=(405,)),
    # ui
    "ui:language": Route(post=EVERYBODY, form=lambda w: {"language": "en", "next": "/help/"}),
    "ui:theme": Route(post=EVERYBODY, form=lambda w: {"theme": "dark", "next": "/help/"}),
    "ui:gallery": page(),
    "ui:brand": page(),
    "ui:logo": Route(get=NOBODY),
    # help pages
    **shelf("home"),
    **shelf("search", route={"queries": SEARCH, "writes_on_get": True}),
    **shelf("suggestions", route={"queries": SEARCH}),
    **shelf("all", route={"queries": ({}, {"page": "2"})}),
    **shelf("home_in", at={"language": "en"}),
    **shelf("changes", at={"language": "ja"}),
    "site:robots": page(),
    "site:sitemap": page(),
    "site:sitemap_part": Route(get=NOBODY, fill=lambda w: {"number": 987_654}),
    "knowledge:file": Route(get=NOBODY, fill=lambda w: {"name": "nothing.png"}),
    "knowledge:category": Route(get=NOBODY, fill=lambda w: {"slug": "nothing"}),
    "knowledge:collection_category": Route(
        get=NOBODY, fill=lambda w: {"collection": "w-shelf", "slug": "nothing"}
    ),
    # notices
    "editorial:particulars": Route(get=PLAIN, post=PLAIN, fill=draft),
    "editorial:issue_words": Route(post=PLAIN, fill=draft),
    "editorial:films": Route(get=ADMINISTRATOR, post=ADMINISTRATOR, form=lambda w: {"hosts": "a.example"}),
    "editorial:notices": Route(get=NOTICES),
    "editorial:new_notice": Route(get=NOTICES, post=NOTICES, form=lambda w: NOTICE),
    "editorial:notice_preview": Route(post=NOTICES, form=lambda w: NOTICE),
    "editorial:notice": Route(
        get=NOTICES, post=NOTICES, fill=lambda w: {"notice_id": w.notice}, form=lambda w: NOTICE
    ),
    "editorial:notice_ending": Route(post=NOTICES_GONE, fill=lambda w: {"notice_id": w.notice}),
    "editorial:notice_removal": Route(post=NOTICES, fill=lambda w: {"notice_id": w.notice}),
    "kinds:notices": page(fill=lambda w: {"door": "help"}),
    "kinds:marks": Route(post=NOBODY, fill=lambda w: {"article_id": w.article["open"]}),
    "kinds:followers": Route(post=NOBODY, fill=lambda w: {"article_id": w.article["open"]}),
    "kinds:confirmation": Route(get=NOBODY, post=NOBODY, fill=lambda w: {"token": "nothing"}),
    "kinds:departure": Route(
        get=EVERYBODY, post=EVERYBODY, fill=lambda w: {"token": "nothing"}, unknown=(200,)
    ),
    "kinds:dismissals": Route(
        post=EVERYBODY, fill=lambda w: {"door": "help"}, form=lambda w: {"notice": "1"}
    ),
    "knowledge:own_products": Route(post=EVERYBODY, form=lambda w: {"first": "no"}),
    "knowledge:product": Route(get=NOBODY, fill=lambda w: {"slug": "nothing"}),
    "knowledge:collection_product": Route(
        get=NOBODY, fill=lambda w: {"collection": "w-shelf", "slug": "nothing"}
    ),
    # the chat
    "channels:crossings": act(channel="email"),
    "channels:templates": Route(get=NO_PAPER, post=NO_PAPER, fill=talk),
    "channels:file": Route(get=NOBODY, fill=lambda w: {"token": "nobodys-token", "name": "a.pdf"}),
    "channels:link": Route(get=NOBODY, post=NOBODY, fill=lambda w: {"key": "nobodys-key"}),
    "channels:webhook": Route(
        get=NOBODY, post=NOBODY, fill=lambda w: {"kind": "line", "key": "nobodys-key"}, csrf=False
    ),
    "channels:accounts": Route(get=ADMINISTRATOR),
    "channels:new": Route(
        get=ADMINISTRATOR, post=ADMINISTRATOR, fill=lambda w: {"kind": "line"},
        form=lambda w: {"name": "LINE", "language": "ja"},
    ),
    "channels:account": Route(get=ADMINISTRATOR, fill=account, shows=("kanaria-event",), to=ADMINISTRATORS),
    "channels:set_up": Route(
        get=ADMINISTRATOR, post=ADMINISTRATOR, fill=account,
        form=lambda w: {"name": "LINE", "language": "ja", "f-access_token": "x", "f-channel_secret": "y"},
    ),
    "channels:guide": Route(post={**ADMINISTRATOR, "administrator": "missing"}, fill=account),
    "channels:made": Route(post={**ADMINISTRATOR, "administrator": "missing"}, fill=account),
    "channels:tests": Route(post=ADMINISTRATOR, fill=lambda w: {"account_id": w.bare_account}),
    "channels:acts": Route(
        post={**ADMINISTRATOR, "administrator": "missing"},
        fill=lambda w: {"account_id": w.bare_account, "code": "nothing"},
    ),
    "channels:state": Route(post=ADMINISTRATOR, fill=account, form=lambda w: {"to": "paused"}),
    "channels:events": Route(
        get=ADMINISTRATOR, fill=account, shows=("kanaria-event",), to=ADMINISTRATORS,
        queries=({}, {"problems": "1"}, {"id": "world-1"}, {"before": "1"}, {"after": "x"}),
    ),
    "channels:event": Route(
        get=ADMINISTRATOR, fill=lambda w: {**account(w), "event_id": w.event}, shows=("kanaria-event",),
        to=ADMINISTRATORS,
    ),
    "channels:runs": Route(post=ADMINISTRATOR, fill=account, form=lambda w: {"problem": "none such"}),
    "channels:way_rules": Route(
        get=ADMINISTRATOR, post=ADMINISTRATOR, form=lambda w: {"quick": "phone", "minutes": "10"}
    ),
    "webchat:widget": page(),
    "webchat:page": page(shows=(A,), to=HER, queries=({}, {"person": "1"}, {"language": "en"})),
    "webchat:frame": page(),
    "webchat:passport": Route(get=EVERYBODY, post=EVERYBODY),
    "webchat:look": page(),
    "webchat:help": page(queries=SEARCH, writes_on_get=True),
    "webchat:help_article": Route(
        get=EVERYBODY, fill=lambda w: {"article_id": w.article["open"]}, queries=({}, {"q": LIGHTHOUSE}),
        writes_on_get=True,
    ),
    "webchat:settings": Route(get=ADMINISTRATOR, post=ADMINISTRATOR, form=lambda w: {
        "allowed_origins": "https://shop.example", "side": "left", "icon": "chat",
        "offset_x": "10", "offset_y": "10", "follow": "on", "follow_minutes": "5",
    }),
    "webchat:keys": Route(post=ADMINISTRATOR, form=lambda w: {"kid": "accesskey001"}),
    "webchat:retirement": Route(post=ADMINISTRATOR, fill=lambda w: {"kid": w.kid}),
    "webchat:preview": Route(get=ADMINISTRATOR),
    "webchat:preview_frame": Route(get=ADMINISTRATOR, queries=({}, {"side": "left", "icon": "chat"})),
    "contact:page": page(),
    "contact:settings": Route(
        get=ADMINISTRATOR, post=ADMINISTRATOR, form=lambda w: {"phone": "03-1234-5678"}
    ),
    "counter:new": Route(
        get=DESK, post=DESK, form=lambda w: {"text": "お電話"}, queries=({}, {"q": LIGHTHOUSE})
    ),
    "counter:customers": Route(get=DESK, queries=({}, {"q": LIGHTHOUSE})),
    "mail:aside": Route(get=DESK, queries=({}, {"q": LIGHTHOUSE}, {"done": "1", "nature": "spam"})),
    "mail:dismissal": Route(post=NO_PAPER, fill=no_letter),
    "mail:return": Route(post=NO_PAPER, fill=no_letter),
    "mail:conversation": Route(post=NO_PAPER, fill=no_letter),
    "mail:recipients": act(to="kanaria-a-mail@access.test"),
    "mail:of_message": Route(get=NO_PAPER, fill=lambda w: {"message_id": w.message}),
    "mail:letter": Route(get=NO_PAPER, fill=no_letter, queries=({}, {"view": "text"})),
    "mail:domain": Route(
        get={**ADMINISTRATOR, "administrator": "missing"}, fill=lambda w: {"account_id": w.bare_account}
    ),
    "mail:domain_key": Route(
        post={**ADMINISTRATOR, "administrator": "missing"}, fill=lambda w: {"account_id": w.bare_account}
    ),
    "mail:senders": Route(get=SUPERVISING),
    "mail:sender_removal": Route(post=NOT_THERE, fill=lambda w: {"always_id": 987_654}),
    "mail:pictures": Route(post=NO_PAPER, fill=no_letter),
    "mail:sender": Route(post=NO_PAPER, fill=no_letter, form=lambda w: {"to": "yes"}),
    "mail:formatted": Route(get=NO_PAPER, fill=no_letter),
    "mail:headers": Route(get=NO_PAPER, fill=no_letter),
    "mail:original": Route(get=NO_PAPER, fill=no_letter),
    "post:scans": Route(get=DESK, post=DESK),
    "post:scan": Route(get=NO_PAPER, post=NO_PAPER, fill=draft_key),
    "post:picture": Route(get=NO_PAPER, fill=lambda w: {**draft_key(w), "number": 1}),
    "post:file": Route(get=NO_PAPER, fill=draft_key),
    "post:removal": Route(post=NO_PAPER, fill=draft_key),
    "post:letters": Route(get=DESK),
    "post:new_letter": Route(get=TALK, post=TALK, fill=talk),
    "post:letter": Route(get=NO_PAPER, post=NO_PAPER, fill=no_letter),
    "post:paper": Route(get=NO_PAPER, fill=no_letter),
    "post:posting": Route(post=NO_PAPER, fill=no_letter),
    "post:letter_removal": Route(post=NO_PAPER, fill=no_letter),
    "post:settings": Route(get=ADMINISTRATOR, post=ADMINISTRATOR, form=lambda w: {"sender_ja": "窓口"}),
    "listening:mentions": Route(get=DESK, queries=({}, {"q": LIGHTHOUSE}, {"sentiment": "negative"})),
    "listening:table": Route(get=DESK),
    "listening:sweeps": Route(
        post=DESK, form=lambda w: {
            "act": "theme", "theme": "other", "ids": str(w.mention), "key": f"{7:032x}",
        }
    ),
    "listening:sweep": Route(get=NO_PAPER, fill=lambda w: {"sweep_id": 987_654}),
    "listening:undoing": Route(post=NO_PAPER, fill=lambda w: {"sweep_id": 987_654}),
    "listening:mention": Route(get=DESK, fill=heard, queries=({}, {"customer": LIGHTHOUSE})),
    "listening:assignment": Route(post=DESK, fill=heard),
    "listening:notes": Route(
        post=DESK, fill=heard, form=lambda w: {"note": "メモ", "client_id": "access-note"}
    ),
    "listening:ignoring": Route(post=DESK, fill=heard, form=lambda w: {"why": "other"}),
    "listening:judgement": Route(
        post=DESK, fill=heard, form=lambda w: {"sentiment": "neutral", "theme": "other"}
    ),
    "listening:conversation": Route(post=DESK, fill=heard),
    "listening:erasure": Route(get=SUPERVISING, post=SUPERVISING, fill=heard),
    "listening:answers": Route(
        post=DESK, fill=heard, form=lambda w: {"text": "ありがとうございます。", "client_id": "access-answer"}
    ),
    "listening:posting": Route(post=DESK, fill=lambda w: {**heard(w), "answer_id": 987_654}),
    "listening:removal": Route(post=DESK, fill=lambda w: {**heard(w), "answer_id": 987_654}),
    "listening:sources": Route(get=ADMINISTRATOR, post=ADMINISTRATOR, form=lambda w: {"days": "365"}),
    "listening:new_source": Route(
        get=ADMINISTRATOR, post=ADMINISTRATOR, fill=lambda w: {"kind": "feed"},
        form=lambda w: {"name": "ブログ", "address": "https://blog.example/feed", "minutes": "30"},
    ),
    "listening:source": Route(
        get=ADMINISTRATOR, post=ADMINISTRATOR, fill=listened,
        form=lambda w: {"name": "ブログ", "address": "https://blog.example/feed", "minutes": "30"},
    ),
    "listening:trial": Route(post=ADMINISTRATOR, fill=listened),
    "listening:pause": Route(post=ADMINISTRATOR, fill=listened),
    "listening:look": Route(post=ADMINISTRATOR, fill=listened),
    "listening:source_removal": Route(post=ADMINISTRATOR, fill=listened),
    "form:begin": Route(
        get=EVERYBODY, post=EVERYBODY, form=lambda w: {"topic": "orders", "text": "届きません"},
        queries=({}, {"topic": "orders"}, {"embed": "app"}),
    ),
    "form:suggestions": Route(post=EVERYBODY, form=lambda w: {"text": LIGHTHOUSE}),
    "form:answers": Route(get=NOBODY, fill=draft_key),
    "form:details": Route(get=NOBODY, post=NOBODY, fill=draft_key),
    "form:done": Route(get=NOBODY, fill=draft_key),
    "form:solution": Route(post=NOBODY, fill=draft_key),
    "form:removal": Route(post=NOBODY, fill=draft_key),
    "form:settings": Route(
        get=ADMINISTRATOR, post=ADMINISTRATOR, form=lambda w: {"open": "on", "answer_hours": "8"}
    ),
    "form:topic": Route(
        get=ADMINISTRATOR, post=ADMINISTRATOR, fill=lambda w: {"topic": "orders"},
        form=lambda w: {"name": "may", "email": "must", "phone": "may", "order": "may"},
    ),
    "webchat:identities": chat(lambda w: {"token": w.token}),
    "webchat:attributes": chat(lambda w: {"values": '{"plan": "gold"}'}),
    "webchat:thread": page(shows=(A, "kanaria-a-file"), to=HER),
    "webchat:messages": chat(lambda w: {"text": "もう一つ", "client_id": "access-1", "attachment": w.file}),
    "webchat:attachments": chat(),
    "webchat:verdicts": chat(lambda w: {"article": "1", "solved": "no", "conversation": w.talk["a"]}),
    "webchat:handovers": chat(lambda w: {"conversation": w.talk["a"]}),
    "webchat:conversations": chat(lambda w: {"conversation": w.talk["a"]}),
    "webchat:ratings": chat(lambda w: {"token": w.token, "score": "5"}),
    "webchat:read_marks": chat(lambda w: {"sequence": "3", "conversation": w.talk["a"]}),
    "webchat:typing_marks": chat(lambda w: {"conversation": w.talk["a"]}),
    "webchat:ways": Route(get=EVERYBODY, post=EVERYBODY, form=lambda w: {"channel": "email"}),
    "webchat:link": Route(
        get=EVERYBODY, post=EVERYBODY, by_token=True, fill=lambda w: {"token": w.way}, form=nothing
    ),
    "webchat:transcript_mails": chat(),
    "webchat:email": Route(get=EVERYBODY, post=EVERYBODY, form=lambda w: {"email": "new@access.test"}),
    "webchat:email_code": Route(
        get=EVERYBODY, post=EVERYBODY, form=lambda w: {"email": "new@access.test", "code": "123456"}
    ),
    # votes and ratings
    "feedback:article": Route(
        post=EVERYBODY,
        fill=lambda w: {"article_id": w.article["open"]},
        form=lambda w: {"helpful": "no", "reason": "unclear"},
    ),
    "feedback:answer": Route(
        post=OWNER,
        fill=lambda w: {"message_id": w.answer},
        form=lambda w: {"helpful": "no", "reason": "wrong", "comment": "ちがいます"},
    ),
    "feedback:rate": Route(
        get=EVERYBODY, post=EVERYBODY, by_token=True,
        fill=lambda w: {"token": w.token}, form=lambda w: {"score": "4", "comment": "ありがとう"},
        queries=({}, {"score": "5"}),
    ),
    "feedback:comment": Route(
        post=EVERYBODY, by_token=True, fill=lambda w: {"token": w.token}, form=lambda w: {"comment": "どうも"}
    ),
    "feedback:looked": Route(
        post=EVERYBODY, by_token=True, fill=lambda w: {"token": w.token}, form=lambda w: {"place": "help"}
    ),
    # files
    "conversations:file": Route(
        get=CARRIERS, fill=lambda w: {"attachment_id": w.file, "name": w.file_name}, shows=("kanaria-a-file",)
    ),
    # the customer's own pages
    "people:code": Route(get=EVERYBODY, post=EVERYBODY, form=lambda w: {"email": "me@access.test"}),
    "people:code_digits": Route(get=EVERYBODY, post=EVERYBODY, form=lambda w: {"code": "123456"}),
    "people:code_done": page(),
    "people:password": Route(
        get=EVERYBODY, post=EVERYBODY, form=lambda w: {"email": "x@access.test", "password": "guess"}
    ),
    "people:passkey": Route(get=EVERYBODY, post=EVERYBODY, form=lambda w: {"credential": "{}"}),
    "people:provider": Route(get=NOBODY, fill=lambda w: {"name": "line"}),
    "people:provider_arrival": Route(get=NOBODY, fill=lambda w: {"name": "line"}),
    "portal:home": page(shows=(A,), to=HER),
    "portal:now": page(shows=(A,), to=HER),
    "portal:search": page(
        shows=("kanaria-a-order",), to=HER, queries=({"q": "kanaria"},), writes_on_get=True
    ),
    "portal:orders": page(
        shows=("kanaria-a-order",), to=HER, queries=({}, {"q": "kanaria"}, {"group": "delivered"})
    ),
    "portal:order": Route(
        get=HERS, unknown=(404, 302), fill=lambda w: {"number": w.order}, shows=("kanaria-a-order",), to=HER
    ),
    "portal:devices": page(shows=("kanaria-a-device",), to=HER),
    "portal:device": Route(
        get=HERS, unknown=(404, 302), fill=lambda w: {"device_id": w.device},
        shows=("kanaria-a-device",), to=HER,
    ),
    "portal:company": Route(
        get={**EVERYBODY, "owner": "missing", "stranger": "missing"}, fill=lambda w: {"company_id": 1},
        unknown=(404, 302),
    ),
    "portal:track": Route(
        get=EVERYBODY, post=EVERYBODY, form=lambda w: {"number": w.order, "email": "nobody@access.test"}
    ),
    "portal:track_asked": page(),
    "portal:tracked": Route(get=NOBODY, fill=lambda w: {"token": "nothing"}),
    "portal:arrivals": page(),
    "notices:rules": Route(get=ADMINISTRATOR, post=ADMINISTRATOR, form=lambda w: {"mail": "shipped"}),
    "notices:log": Route(get=ADMINISTRATOR),
    "notices:wording": Route(
        get=ADMINISTRATOR, post=ADMINISTRATOR, fill=words_of_a_notice, form=lambda w: {"act": "preview"}
    ),
    "notices:preview": Route(post=ADMINISTRATOR, fill=words_of_a_notice),
    "notices:versions": Route(
        post=ADMINISTRATOR, fill=words_of_a_notice, form=lambda w: {"number": "0", "base": "0"}
    ),
    "notices:letter": Route(
        get=ADMINISTRATOR, fill=lambda w: {**words_of_a_notice(w), "number": 0, "language": "ja"}
    ),
    "people:stop": Route(get=NOBODY, post=NOBODY, fill=lambda w: {"token": "nothing"}, csrf=False),
    "portal:alerts": page(),
    "portal:alert_browsers": Route(
        post=EVERYBODY, form=lambda w: {"endpoint": "https://elsewhere.test/1", "p256dh": "x", "auth": "y"}
    ),
    "portal:alert_browser_removal": Route(
        post={**EVERYBODY, "owner": "missing", "stranger": "missing"}, fill=lambda w: {"browser_id": 1},
        unknown=(404, 302),
    ),
    "portal:alert_trials": Route(post=EVERYBODY),
    "portal:manifest": page(),
    "portal:icon": Route(get=EVERYBODY, fill=lambda w: {"name": "192"}),
    "portal:worker": page(),
    "portal:offline": page(),
    "tasks:tasks": Route(get=EDITORIAL, shows=("kanaria-made",), to=frozenset({"editor", "administrator"})),
    "tasks:offers": Route(post=ADMINISTRATOR, form=lambda w: {"on": ["callback"]}),
    "tasks:figures": Route(get=KEEPING, queries=({}, {"days": "7"}, {"days": "x"})),
    "tasks:new": Route(get=EDITORIAL, post=EDITORIAL, form=lambda w: {"code": "made-2", "title_ja": "二"}),
    "tasks:edit": made(get=EDITORIAL, post=EDITORIAL, form=lambda w: {"title_ja": "改めて"}),
    "tasks:versions": made(post=EDITORIAL, form=lambda w: {"number": "0"}),
    "tasks:removal": made(post=EDITORIAL),
    "portal:tasks": page(),
    "portal:task": Route(
        get=EVERYBODY, post=EVERYBODY, fill=lambda w: {"code": "request"},
        form=lambda w: {"text": "灯りがつきません", "client_id": "access-0001"},
        unknown=(404, 302),
    ),
    "portal:task_run": run_of(get=HERS, post=HERS, queries=({}, {"step": "0"}), shows=(TASK,), to=HER),
    "portal:task_yes": run_of(post=HERS),
    "portal:task_undo": run_of(post=HERS),
    "portal:task_departure": run_of(post=HERS),
    "portal:task_codes": run_of(post=HERS),
    "portal:task_proofs": run_of(post=HERS, form=lambda w: {"code": "000000"}),
    "portal:enquiries": page(shows=(A,), to=HER),
    "portal:enquiry_rows": page(shows=(A,), to=HER),
    "portal:profile": page(shows=("kanaria-a-street", "kanaria-a-mail"), to=HER),
    "portal:profile_name": Route(get=EVERYBODY, post=EVERYBODY, form=lambda w: {"family": "灯台"}),
    "portal:profile_contact": Route(get=EVERYBODY, post=EVERYBODY, form=lambda w: {"language": "ja"}),
    "portal:profile_history": page(shows=("kanaria-a-street",), to=HER),
    "portal:profile_download": page(shows=("kanaria-a-street",), to=HER),
    "portal:new_address": Route(get=EVERYBODY, post=EVERYBODY, form=lambda w: {"act": "towns", "code": "1"}),
    "portal:address": Route(
        get=HERS, post=HERS, fill=lambda w: {"address_id": w.address}, unknown=(404, 302),
        form=lambda w: {"kind": "home", "country": "JP", "code": "100-0001", "prefecture": "東京都",
                        "city": "千代田区", "street": "kanaria-a-street"},
        shows=("kanaria-a-street",), to=HER,
    ),
    "portal:address_removal": Route(
        post=HERS, fill=lambda w: {"address_id": w.address}, unknown=(404, 302)
    ),
    "portal:new_phone": Route(get=EVERYBODY, post=EVERYBODY, form=lambda w: {"number": "1"}),
    "portal:phone_removal": Route(
        post=EVERYBODY, fill=lambda w: {"phone_id": w.phone}, unknown=(404, 302)
    ),
    "portal:new_email": Route(get=EVERYBODY, post=EVERYBODY, form=lambda w: {"email": "me@access.test"}),
    "portal:new_email_code": Route(get=EVERYBODY, post=EVERYBODY, form=lambda w: {"code": "1"}),
    "portal:email_removal": Route(post=EVERYBODY, form=lambda w: {"email": "kanaria-a-mail@access.test"}),
    "portal:mandates": page(shows=("kanaria-a-son",), to=HER),
    "portal:new_mandate": Route(get=EVERYBODY, post=EVERYBODY),
    "portal:mandate_ending": Route(
        post=HERS, fill=lambda w: {"mandate_id": w.mandate}, unknown=(404, 302)
    ),
    "portal:mandate": Route(
        get={**EVERYBODY, "owner": "missing", "stranger": "missing"}, fill=lambda w: {"token": "nothing"},
        post={**EVERYBODY, "owner": "missing", "stranger": "missing"}, unknown=(404, 302),
    ),
    "portal:acting": Route(post=EVERYBODY),
    "portal:sign_in": page(),
    "portal:password": Route(get=EVERYBODY, post=EVERYBODY, form=lambda w: {"password": "x", "again": "y"}),
    "portal:password_removal": Route(post=EVERYBODY),
    "portal:new_passkey": Route(get=EVERYBODY, post=EVERYBODY, form=lambda w: {"credential": "{}"}),
    "portal:passkey_removal": Route(post=EVERYBODY, fill=lambda w: {"passkey_id": 1}, unknown=(404, 302)),
    "portal:provider_removal": Route(post=EVERYBODY, fill=lambda w: {"name": "line"}, unknown=(404, 302)),
    "portal:browser_removal": Route(
        post={**EVERYBODY, "owner": "missing", "stranger": "missing"}, fill=lambda w: {"browser_id": 1},
        unknown=(404, 302),
    ),
    "portal:proof": Route(get=EVERYBODY, post=EVERYBODY),
    "portal:proof_code": Route(get=EVERYBODY, post=EVERYBODY, form=lambda w: {"code": "1"}),
    "portal:consents": page(),
    "portal:withdrawal": Route(
        post={**EVERYBODY, "owner": "missing", "stranger": "missing"}, fill=lambda w: {"consent_id": 1},
        unknown=(404, 302),
    ),
    "portal:enquiry_moved": Route(get=EVERYBODY, fill=lambda w: {"number": w.number["a"]}, unknown=(301,)),
    "portal:departures": Route(post=EVERYBODY),
    "portal:bills": page(shows=("kanaria-a-bill",), to=HER),
    "portal:bill": bill(get=HERS, shows=("kanaria-a-bill",), to=HER),
    "portal:bill_document": bill(get=HERS),
    "portal:credit_note": bill(get=HERS, note=True),
    "portal:payments": bill(post=HERS, form=lambda w: {"method": "hosted", "client_id": "w"}),
    "portal:payment": bill(get=HERS, paid=True),
    "portal:payment_state": bill(get=HERS, paid=True),
    "portal:payment_withdrawal": bill(post=HERS, paid=True),
    "portal:receipt": bill(post=HERS, paid=True, form=lambda w: {"addressee": "山", "purpose": "品代"}),
    "portal:receipt_copies": bill(post=HERS, paid=True, form=lambda w: {"client_id": "w"}),
    "commerce:stripe_callbacks": Route(post=TOKEN, csrf=False),
    "portal:enquiry": enquiry(get=HERS, shows=(A, "kanaria-a-file"), to=HER, writes_on_get=True),
    "portal:thread": enquiry(get=HERS, shows=(A,), to=HER, writes_on_get=True),
    "portal:replies": enquiry(post=HERS, form=lambda w: {"text": "続きです", "client_id": "portal-0001"}),
    "portal:choices": enquiry(post=HERS, form=lambda w: {"choice": "1-1"}),
    "portal:rating": enquiry(post=HERS, form=lambda w: {"score": "4"}),
    "portal:transcript_text": enquiry(get=HERS, shows=(A,), to=HER),
    "portal:transcript_page": enquiry(get=HERS, shows=(A,), to=HER),
    "portal:transcript_mails": enquiry(post=HERS),
    # what the company says about personal data
    "portal:privacy": page(),
    "portal:privacy_version": Route(get=NOBODY, fill=lambda w: {"digest": "0000000000000000"}),
    "portal:external": page(),
    "portal:younger": Route(get=NOBODY),
    # sign-in of staff
    "account_login": Route(get=EVERYBODY, post=EVERYBODY, form=lambda w: {"login": "x@x.test"}),
    "account_logout": Route(get=EVERYBODY, post=EVERYBODY),
    "account_inactive": page(),
    "account_signup": Route(get=EVERYBODY, post=EVERYBODY),
    "account_reauthenticate": Route(get=SIGNED_IN, post=SIGNED_IN),
    "mfa_authenticate": Route(get=EVERYBODY, post=EVERYBODY),
    "mfa_login_webauthn": Route(get=EVERYBODY, post=EVERYBODY),
    "openid_connect_login": Route(
        get=NOBODY, post=NOBODY, fill=lambda w: {"provider_id": "company"}, csrf=False
    ),
    "openid_connect_callback": Route(
        get=NOBODY, post=NOBODY, fill=lambda w: {"provider_id": "company"}, csrf=False
    ),
    "socialaccount_login_cancelled": Route(get=EVERYBODY, post=EVERYBODY),
    "mfa_index": Route(get=SIGNED_IN),
    "mfa_reauthenticate": Route(get=SIGNED_IN, post=SIGNED_IN, form=lambda w: {"code": "000000"}),
    "mfa_reauthenticate_webauthn": Route(get=SIGNED_IN, post=SIGNED_IN),
    "mfa_activate_totp": Route(get=SIGNED_IN, post=SIGNED_IN, form=lambda w: {"code": "000000"}),
    "mfa_deactivate_totp": Route(get=OWN_THING, post=OWN_THING),
    "mfa_view_recovery_codes": Route(get=OWN_THING),
    "mfa_generate_recovery_codes": Route(get=SIGNED_IN, post=SIGNED_IN),
    "mfa_download_recovery_codes": Route(get=OWN_THING),
    "mfa_list_webauthn": Route(get=EVERYBODY, post=EVERYBODY),
    "mfa_add_webauthn": Route(get=SIGNED_IN, post=SIGNED_IN),
    "mfa_edit_webauthn": Route(get=OWN_KEY, post=OWN_KEY, fill=lambda w: {"pk": 1}, unknown=(302, 404)),
    "mfa_remove_webauthn": Route(get=OWN_KEY, post=OWN_KEY, fill=lambda w: {"pk": 1}, unknown=(302, 404)),
    "account:profile": Route(get=SIGNED_IN, post=SIGNED_IN, form=lambda w: {"name": "係"}),
    "account:signature": Route(get=SIGNED_IN, post=SIGNED_IN, form=lambda w: {"line_ja": "土日休み"}),
    "account:sign_ins": Route(get=SIGNED_IN),
    "account:sign_in_end": Route(post=OWN_THING, fill=lambda w: {"sign_in_id": 987_654}),
    "account:sign_in_ends": Route(post=SIGNED_IN),
    "account:invitation": Route(
        get=EVERYBODY, post=EVERYBODY, fill=lambda w: {"token": "nothing-here"}, unknown=(410,)
    ),
    "setup:closed": Route(get=EVERYBODY, post=EVERYBODY),
    "setup:open": Route(get=EVERYBODY, post=EVERYBODY, fill=lambda w: {"token": "nothing"}, unknown=(302,)),
    "account_set_password": Route(get=SIGNED_IN, post=SIGNED_IN),
    "account_email": Route(get=EVERYBODY, post=EVERYBODY),
    "account_change_password": Route(get=SIGNED_IN, post=SIGNED_IN),
    "account_reset_password": Route(get=EVERYBODY, post=EVERYBODY, form=lambda w: {"email": "x@access.test"}),
    "account_reset_password_done": page(),
    "account_reset_password_from_key": Route(
        get=EVERYBODY, post=EVERYBODY, fill=lambda w: {"uidb36": "1", "key": "set-password"}, unknown=(200,)
    ),
    "account_reset_password_from_key_done": page(),
    # settings
    "administration:moved_articles": Route(get=SIGNED_IN),
    "administration:moved_article": Route(
        get=SIGNED_IN, fill=lambda w: {"rest": "new/"}, unknown=(301,)
    ),
    "administration:moved_categories": Route(get=SIGNED_IN),
    "administration:home": Route(get=SIGNED_IN, queries=({}, {"q": "kanaria"})),
    "administration:blocks": Route(get=SUPERVISING, shows=("kanaria-block",), to=ALL_SEEING),
    "administration:block_lifting": Route(post=SUPERVISING, fill=lambda w: {"block_id": w.block}),
    "administration:brand": Route(
        get=ADMINISTRATOR, post=ADMINISTRATOR,
        form=lambda w: {"name_ja": "窓", "name_en": "Mado", "accent": "#234E8C", "font": "system"},
    ),
    "administration:brand_preview": Route(post=ADMINISTRATOR, form=lambda w: {"accent": "#112233"}),
    "administration:legal": Route(get=ADMINISTRATOR, post=ADMINISTRATOR, form=lambda w: {"minimum_age": "0"}),
    "administration:hours": Route(
        get=ADMINISTRATOR, post=ADMINISTRATOR, form=lambda w: {"day-0": "9:00-17:00", "zone": "Asia/Tokyo"},
    ),
    "administration:targets": Route(
        get=ADMINISTRATOR, post=ADMINISTRATOR, form=lambda w: {"usual-normal": "45", "warn_percent": "25"},
    ),
    "administration:mail": Route(get=ADMINISTRATOR, post=ADMINISTRATOR, form=lambda w: {"address": "x@w.jp"}),
    "administration:test_mails": Route(post=ADMINISTRATOR),
    "administration:answer_service": Route(
        get=ADMINISTRATOR, post=ADMINISTRATOR,
        form=lambda w: {"seconds": "8", "longest": "400", "calls_a_day": "9", "tokens_a_day": "9000",
                        "calls_a_visitor": "3", "prompt_ja": "灯台", "prompt_en": "lighthouse",
                        "translate_ja": "灯台", "translate_other": "lighthouse"},
    ),
    "administration:wordings": Route(get=ADMINISTRATOR, post=ADMINISTRATOR, form=lambda w: {"version": "0"}),
    "administration:service_trials": Route(post=ADMINISTRATOR),
    "administration:vocabulary": Route(
        get=ADMINISTRATOR, post=ADMINISTRATOR, form=lambda w: {"topics-code": "w-1", "topics-w-1-ja": "灯台"}
    ),
    "administration:order_rules": Route(
        get=ADMINISTRATOR, post=ADMINISTRATOR, form=lambda w: {"cancel-on": "on"}
    ),
    "administration:records": Route(
        get=ADMINISTRATOR, post=ADMINISTRATOR, form=lambda w: {"kind": "orders", "source": "x"}
    ),
    "administration:record_run": Route(get={**ADMINISTRATOR, **GONE}, fill=run),
    "administration:record_report": Route(get={**ADMINISTRATOR, **GONE}, fill=run),
    "administration:record_acceptance": Route(post={**ADMINISTRATOR, **GONE}, fill=run),
    "administration:record_removal": Route(post={**ADMINISTRATOR, **GONE}, fill=run),
    "administration:file": Route(get=ADMINISTRATOR),
    "administration:export": Route(get=ADMINISTRATOR),
    "administration:imports": Route(post=ADMINISTRATOR, form=lambda w: {"text": "madoguchi_settings: 1"}),
    "administration:applications": Route(post=ADMINISTRATOR, form=lambda w: {"text": "x", "seal": "y"}),
    "administration:replies": Route(get=SUPERVISING),
    "administration:new_reply": Route(get=SUPERVISING, post=SUPERVISING, form=lambda w: LETTER),
    "administration:reply_preview": Route(post=SUPERVISING, form=lambda w: LETTER),
    "administration:approval": Route(post=SUPERVISING, form=lambda w: {"topics": "orders"}),
    "administration:taking_back": Route(post=SUPERVISING, form=lambda w: {"seconds": "20"}),
    "administration:reply": Route(
        get=SUPERVISING, post=SUPERVISING, fill=saved_reply, form=lambda w: LETTER
    ),
    "administration:reply_removal": Route(post=SUPERVISING, fill=saved_reply),
    "editorial:imports": Route(
        get=EDITORIAL, post=EDITORIAL, form=lambda w: {"new_collection": "x", "language": "ja"}
    ),
    "editorial:import": Route(get={**EDITORIAL, **NO_RUN}, fill=run),
    "editorial:import_acceptance": Route(post={**EDITORIAL, **NO_RUN}, fill=run),
    "editorial:import_removal": Route(post={**EDITORIAL, **NO_RUN}, fill=run),
    "editorial:exports": Route(get=EDITORIAL),
    "editorial:export_file": Route(
        get=EDITORIAL, queries=({}, {"form": "jsonl", "readers": "public", "collection": "w-shelf"})
    ),
    # other systems
    "api:tokens": Route(
        get=ADMINISTRATOR, post=ADMINISTRATOR, form=lambda w: {
            "name": "店", "scopes": "search:read", "audience": "public", "per_minute": "60",
            "client_id": "00000000-0000-4000-8000-000000000001",
        },
    ),
    "api:revocation": Route(
        post={**ADMINISTRATOR, "administrator": "missing"}, fill=lambda w: {"token_id": 1}
    ),
    "api:docs": page(),
    "v1:api-root": page(),
    "api:openapi": page(),
    "v1:articles": Route(get=TOKEN, post=TOKEN, csrf=False),
    "v1:article": Route(get=TOKEN, fill=draft, unknown=(401,)),
    "v1:publication": Route(fill=draft, unknown=(405,)),
    "v1:archive": Route(fill=draft, unknown=(405,)),
    "v1:search": Route(get=TOKEN, queries=({}, {"q": LIGHTHOUSE})),
    "v1:collections": Route(get=TOKEN),
    "v1:token": Route(get=TOKEN),
    "v1:records": Route(fill=lambda w: {"kind": "orders"}, unknown=(401, 405)),
    "v1:orders": Route(get=TOKEN, queries=({}, {"q": LIGHTHOUSE})),
    "v1:order": Route(get=TOKEN, fill=lambda w: {"number": w.order}, unknown=(401,)),
    "v1:tasks": Route(get=TOKEN),
    "v1:task": Route(get=TOKEN, fill=lambda w: {"code": "callback"}, unknown=(401,)),
    "v1:task_runs": Route(post=TOKEN, fill=lambda w: {"code": "callback"}, csrf=False, unknown=(401, 405)),
    "v1:task_run": Route(get=TOKEN, fill=lambda w: {"reference": w.run}, unknown=(401,)),
    "v1:task_confirmation": Route(fill=lambda w: {"reference": w.run}, unknown=(405,)),
    "v1:task_codes": Route(post=TOKEN, fill=lambda w: {"reference": w.run}, csrf=False, unknown=(401, 405)),
    "v1:task_proofs": Route(post=TOKEN, fill=lambda w: {"reference": w.run}, csrf=False, unknown=(401, 405)),
    "v1:shop_news": Route(get=TOKEN, queries=({}, {"after": "5"})),
    "v1:voice": Route(get=TOKEN, csrf=False, unknown=(401, 405)),
    "v1:turns": Route(post=TOKEN, csrf=False, unknown=(401, 405)),
    "api_nothing": Route(get=NOBODY, post=NOBODY, fill=lambda w: {"rest": "nothing"}, csrf=False),
    "administration:start": Route(
        get={**SIGNED_IN, **dict.fromkeys(STAFF, "elsewhere"), "administrator": "ok"}
    ),
    "administration:checklist": Route(post=ADMINISTRATOR, form=lambda w: {"put_away": "yes"}),
    "administration:undo": Route(post=ADMINISTRATOR, form=lambda w: {"option": "ui.brand", "version": "1"}),
    # figures
    "insights:today": Route(get=SUPERVISING, queries=({}, {"date": "2026-01-05"}, {"team": "1"})),
    "insights:today-table": Route(get=SUPERVISING),
    "insights:month": Route(get=SUPERVISING, queries=({}, {"by": "agent"}, {"by": "topic"})),
    "insights:month-table": Route(get=SUPERVISING),
    "insights:switching": Route(get=SUPERVISING, queries=({}, {"month": "2026-01"})),
    "insights:looked": Route(get=SUPERVISING, queries=({}, {"month": "2026-01"})),
    "insights:switching-table": Route(get=SUPERVISING),
    "insights:rows": Route(get=SUPERVISING, queries=FIGURE_ROWS, shows=("kanaria-a-name",), to=ALL_SEEING),
    "insights:rows-table": Route(
        get=SUPERVISING, queries=FIGURE_ROWS, shows=("kanaria-a-name",), to=ALL_SEEING
    ),
    "insights:watch": Route(
        get=SUPERVISING, fill=talk, shows=(A, "kanaria-a-note"), to=ALL_SEEING, writes_on_get=True,
    ),
    "insights:whispers": Route(
        post=SUPERVISING, fill=talk, form=lambda w: {"text": "そっと", "client_id": "w1"}
    ),
    "administration:health": Route(
        get=ADMINISTRATOR, post=ADMINISTRATOR, form=lambda w: {"on": "on", "hour": "4", "keep": "7"}
    ),
    "administration:backups": Route(post=ADMINISTRATOR),
    "administration:jobs": Route(get=ADMINISTRATOR, queries=({}, {"page": "2"}, {"page": "x"})),
    "administration:retries": Route(post=ADMINISTRATOR, form=lambda w: {"all": "1"}),
    "administration:removals": Route(post=ADMINISTRATOR, form=lambda w: {"all": "1"}),
    "administration:staff": Route(get=ADMINISTRATOR, queries=({}, {"q": "係"})),
    "administration:new_person": Route(
        get=ADMINISTRATOR, post=ADMINISTRATOR,
        form=lambda w: {**PERSON, "email": "new-colleague@access.test", "language": "ja"},
    ),
    "administration:person": Route(
        get=ADMINISTRATOR, post=ADMINISTRATOR, fill=colleague, form=lambda w: {**PERSON, "name": "係"}
    ),
    "administration:invitations": Route(post=NOT_INVITED, fill=colleague),
    "administration:invitation_removal": Route(post=NOT_INVITED, fill=colleague),
    "administration:dismissal": Route(post=ADMINISTRATOR, fill=colleague),
    "administration:reinstatement": Route(post=ADMINISTRATOR, fill=colleague),
    "administration:sign_outs": Route(post=ADMINISTRATOR, fill=colleague),
    "administration:factor_removal": Route(post=ADMINISTRATOR, fill=colleague),
    "administration:teams": Route(
        get=ADMINISTRATOR, post=ADMINISTRATOR, form=lambda w: {"name_ja": "新", "name_en": "New"}
    ),
    "administration:team": Route(
        get=ADMINISTRATOR, post=ADMINISTRATOR, fill=lambda w: {"team_id": w.team["w-south"]},
        form=lambda w: {"name_ja": "南", "name_en": "South"},
    ),
    "administration:team_removal": Route(post=ADMINISTRATOR, fill=lambda w: {"team_id": w.team["w-south"]}),
    "administration:roles": Route(get=ADMINISTRATOR),
    "administration:sign_in": Route(
        get=ADMINISTRATOR, post=ADMINISTRATOR,
        form=lambda w: {"second_factor": "nobody", "invitation_days": "7"},
    ),
    "administration:customer_sign_in": Route(
        get=ADMINISTRATOR, post=ADMINISTRATOR, form=lambda w: {"line_channel": "1"}
    ),
    "administration:single_sign_on": Route(
        get=ADMINISTRATOR, post=ADMINISTRATOR, form=lambda w: {"label": "x"}
    ),
    "administration:bills": Route(
        get=ADMINISTRATOR, post=ADMINISTRATOR,
        form=lambda w: {"name": "x", "rounding": "down", "purpose_ja": "x", "purpose_en": "x"},
    ),
    "administration:ways_to_pay": Route(
        get=ADMINISTRATOR, post=ADMINISTRATOR, form=lambda w: {"account_kind": "ordinary"}
    ),
    "administration:shop_link": Route(get=ADMINISTRATOR, post=ADMINISTRATOR, form=lambda w: {"address": ""}),
    "administration:shop_retries": Route(post=ADMINISTRATOR),
    "administration:papers": Route(
        get=SUPERVISING,
        queries=({}, {"since": "2020-01-01", "most": "100"}, {"party": "あ", "kind": "receipt"}),
    ),
    "administration:paper_table": Route(post=SUPERVISING),
    "administration:paper_archive": Route(post=SUPERVISING, form=lambda w: {"party": "no such party"}),
    "administration:held_acceptance": Route(post=ADMINISTRATOR, fill=lambda w: {"key": w.payment}),
    "administration:audit": Route(
        get=ADMINISTRATOR,
        queries=(
            {}, {"kind": "sightings"}, {"kind": "sign_ins"}, {"kind": "staff", "person": "1", "from": "x"},
        ),
    ),
    "administration:audit_file": Route(get=ADMINISTRATOR),
    # the editors' desk
    "editorial:home": Route(get=SIGNED_IN),
    "editorial:gaps": Route(get=KEEPING, queries=({}, {"state": "closed", "kind": "unknown", "page": "2"})),
    "editorial:gaps_table": Route(get=KEEPING),
    "editorial:gap": Route(get=KEEPING, fill=gap_of),
    "editorial:gap_assignment": Route(post=EDITORIAL, fill=gap_of),
    "editorial:gap_title": Route(post=EDITORIAL, fill=gap_of, form=lambda w: {"title": "別の名前"}),
    "editorial:gap_article": Route(post=EDITORIAL, fill=gap_of),
    "editorial:gap_closure": Route(
        post=EDITORIAL, fill=gap_of, form=lambda w: {"article": w.article["open"]}
    ),
    "editorial:gap_dismissal": Route(post=EDITORIAL, fill=gap_of, form=lambda w: {"reason": "once"}),
    "editorial:gap_reopening": Route(post=EDITORIAL, fill=gap_of),
    "editorial:gap_union": Route(post=EDITORIAL, fill=gap_of, form=lambda w: {"into": w.gap}),
    "editorial:gap_parts": Route(post=EDITORIAL, fill=gap_of, form=lambda w: {"sign": "1"}),
    "editorial:health": Route(get=KEEPING, queries=({}, {"trouble": "any", "sort": "helpful"})),
    "editorial:health_table": Route(get=KEEPING),
    "editorial:reviews": Route(get=KEEPING, queries=({}, {"whose": "me"})),
    "editorial:review_owner": Route(post=EDITORIAL, fill=review_of),
    "editorial:review_outcome": Route(post=EDITORIAL, fill=review_of, form=lambda w: {"outcome": "changed"}),
    "editorial:article_reviews": Route(post=EDITORIAL, fill=draft, form=lambda w: {"due_on": "2027-01-31"}),
    "editorial:article_flags_settled": Route(post=EDITORIAL, fill=draft),
    "editorial:article_parts": Route(get=EDITORIAL, post=EDITORIAL, fill=draft),
    "editorial:duplicates": Route(get=KEEPING),
    "editorial:duplicate": Route(get=KEEPING, fill=pair_of),
    "editorial:duplicate_union": Route(
        post=EDITORIAL, fill=pair_of, form=lambda w: {"kept": w.article["open"]}
    ),
    "editorial:duplicate_dismissal": Route(post=EDITORIAL, fill=pair_of),
    "editorial:order": Route(get=EDITORIAL, post=EDITORIAL),
    "editorial:bulk": Route(get=EDITORIAL, post=EDITORIAL, queries=({}, {"article": "1"})),
    "editorial:bulk_moves": Route(
        post=EDITORIAL, form=lambda w: {"article": w.article["open"], "new_ja": "新しい棚"}
    ),
    "editorial:bulk_unions": Route(
        post=EDITORIAL, form=lambda w: {"article": w.article["draft"], "kept": w.article["open"]}
    ),
    "editorial:category_union": Route(post=EDITORIAL, fill=shelf_of, form=lambda w: {"into": w.shelf}),
    "editorial:articles": Route(
        get=SIGNED_IN, shows=("kanaria-draft",), to=STAFF, queries=({}, {"q": LIGHTHOUSE, "status": "draft"}),
    ),
    "editorial:article": Route(get=SIGNED_IN, fill=draft, shows=("kanaria-draft",), to=STAFF),
    "editorial:new_article": Route(
        get=SIGNED_IN, post=SIGNED_IN, queries=({}, {"language": "en"}),
        form=lambda w: {"heading": "問い", "body": "答え", "visibility": "public"},
    ),
    "editorial:article_preview": Route(post=SIGNED_IN, form=lambda w: {"body": "# 答え"}),
    "editorial:text": Route(
        get=EDITORIAL, post=EDITORIAL, fill=draft, shows=("kanaria-draft",), writes_on_get=True,
        to=frozenset({"editor", "administrator"}), form=lambda w: {"heading": "", "body": ""},
    ),
    "editorial:draft": Route(
        post=EDITORIAL, fill=draft, form=lambda w: {"heading": "問い", "body": "答え", "version": "1"}
    ),
    "editorial:draft_removal": Route(post=EDITORIAL, fill=draft),
    "editorial:presence": Route(post=EDITORIAL, fill=draft, form=lambda w: {"version": "1"}),
    "editorial:departure": Route(post=EDITORIAL, fill=draft),
    "editorial:remarks": Route(post=EDITORIAL, fill=draft, form=lambda w: {"body": "答え"}),
    "editorial:style": Route(get=EDITORIAL, post=EDITORIAL, form=lambda w: {"banned": "絶対"}),
    "editorial:files": Route(post=EDITORIAL, form=lambda w: {"article": str(w.article["draft"])}),
    "editorial:links": Route(get=SIGNED_IN, queries=({}, {"words": LIGHTHOUSE}, {"q": "kanaria"})),
    "editorial:article_publication": Route(post=EDITORIAL, fill=draft),
    "editorial:article_withdrawal": Route(post=EDITORIAL, fill=draft),
    "editorial:article_submission": Route(post=EDITORIAL, fill=draft),
    "editorial:revision": Route(
        get=SIGNED_IN, fill=lambda w: {"article_id": w.article["open"]}, shows=("kanaria-revision",),
        to=STAFF,
    ),
    "editorial:revision_submission": Route(
        post=EDITORIAL, fill=lambda w: {"article_id": w.article["open"]}
    ),
    "editorial:revision_approval": Route(post=EDITORIAL, fill=draft),
    "editorial:revision_rejection": Route(post=EDITORIAL, fill=draft),
    "editorial:revision_removal": Route(post=EDITORIAL, fill=draft),
    "editorial:article_rejection": Route(post=EDITORIAL, fill=draft),
    "editorial:article_archiving": Route(post=EDITORIAL, fill=draft),
    "editorial:article_restoration": Route(post=EDITORIAL, fill=draft),
    "editorial:article_check": Route(post=EDITORIAL, fill=draft),
    "editorial:article_confirmation": Route(post=EDITORIAL, fill=draft),
    "editorial:article_lead": Route(post=EDITORIAL, fill=draft),
    "editorial:article_translation": Route(post=EDITORIAL, fill=draft),
    "editorial:article_hours": Route(post=EDITORIAL, fill=draft, form=lambda w: {"valid_from": ""}),
    "editorial:article_care": Route(post=EDITORIAL, fill=draft, form=lambda w: {"confidence": "validated"}),
    "editorial:article_address": Route(post=EDITORIAL, fill=draft, form=lambda w: {"slug": "lighthouse"}),
    "editorial:article_products": Route(post=EDITORIAL, fill=draft),
    "editorial:batch": Route(post=EDITORIAL, form=lambda w: {"act": "archive", **draft_ids(w)}),
    "editorial:history": Route(
        get=SIGNED_IN, fill=draft, shows=("kanaria-draft",), to=STAFF, queries=({}, {"from": "1", "to": "x"}),
    ),
    "editorial:return": Route(post=EDITORIAL, fill=lambda w: {**draft(w), "number": 1}),
    "editorial:products": Route(get=EDITORIAL, post=EDITORIAL, form=lambda w: {"title_ja": "灯"}),
    "editorial:product": Route(
        get=EDITORIAL, post=EDITORIAL, fill=product_of, form=lambda w: {"title_ja": "灯"}
    ),
    "editorial:product_removal": Route(post=EDITORIAL, fill=product_of),
    "editorial:releases": Route(
        post=EDITORIAL, fill=product_of, form=lambda w: {"version": "1", "released_on": "2026-11-01"}
    ),
    "editorial:release_removal": Route(
        post=EDITORIAL, fill=lambda w: {**product_of(w), "release_id": w.release}
    ),
    "editorial:rules": Route(get=ADMINISTRATOR, post=ADMINISTRATOR, form=lambda w: {"months": "3"}),
    "editorial:synonyms": Route(get=EDITORIAL, post=EDITORIAL, form=lambda w: {"ja": "退会、解約"}),
    "editorial:synonym": Route(
        post=EDITORIAL, fill=lambda w: {"synonym_id": w.synonym}, form=lambda w: {"ja": "灯、光"}
    ),
    "editorial:synonym_removal": Route(post=EDITORIAL, fill=lambda w: {"synonym_id": w.synonym}),
    "editorial:blocks": Route(get=EDITORIAL),
    "editorial:new_block": Route(
        get=EDITORIAL, post=EDITORIAL, form=lambda w: {"title": "時間", "body_ja": "九時から"}
    ),
    "editorial:block": Route(
        get=EDITORIAL, post=EDITORIAL, fill=lambda w: {"block_id": w.passage},
        form=lambda w: {"title": "時間", "body_ja": "十時から"},
    ),
    "editorial:block_removal": Route(post=EDITORIAL, fill=lambda w: {"block_id": w.passage}),
    "editorial:article_removal": Route(post=EDITORIAL, fill=draft),
    "editorial:categories": Route(get=EDITORIAL, post=EDITORIAL, form=lambda w: {"title_ja": "棚"}),
    "editorial:category": Route(post=EDITORIAL, fill=shelf_of, form=lambda w: {"title_ja": "棚"}),
    "editorial:category_move": Route(post=EDITORIAL, fill=shelf_of, form=lambda w: {"to": "up"}),
    "editorial:category_removal": Route(post=EDITORIAL, fill=shelf_of),
    # the assistant
    "assistant:home": Route(get=EDITORIAL),
    "assistant:intents": Route(get=EDITORIAL, queries=({}, {"q": "キャンセル", "state": "scarce"})),
    "assistant:new_intent": Route(
        get=EDITORIAL, post=EDITORIAL, form=lambda w: {"name_ja": "灯台の見学", "aim": "person:"}
    ),
    "assistant:intents_file": Route(get=EDITORIAL),
    "assistant:undo": Route(post=EDITORIAL),
    "assistant:intent": taught(get=EDITORIAL, post=EDITORIAL, name_ja="取り消し", aim="person:"),
    "assistant:intent_removal": taught(post=EDITORIAL),
    "assistant:intent_restoration": taught(post=EDITORIAL),
    "assistant:sentences": taught(post=EDITORIAL, language="ja", texts="灯台の見学をやめたい"),
    "assistant:sentence_moves": taught(post=EDITORIAL, chosen="ja:返品したい", to="exchange-items"),
    "assistant:sentence_removals": taught(post=EDITORIAL, chosen="ja:返品したい"),
    "assistant:sentence_restorations": taught(post=EDITORIAL, chosen="ja:返品したい"),
    "assistant:flows": Route(
        get=EDITORIAL, post=EDITORIAL, form=lambda w: {"code": "todai", "title_ja": "灯", "title_en": "Light"}
    ),
    "assistant:flow": led(get=EDITORIAL),
    "assistant:flow_text": led(get=EDITORIAL, post=EDITORIAL, text="flow: billing-question"),
    "assistant:flow_draft": led(post=EDITORIAL, act="title", title_ja="灯台"),
    "assistant:flow_undoing": led(post=EDITORIAL),
    "assistant:flow_removal": led(post=EDITORIAL),
    "assistant:flow_examples": led(post=EDITORIAL, act="drop", example="支払う"),
    "assistant:flow_trial": led(post=EDITORIAL, say="請求について"),
    "assistant:flow_publication": led(post=EDITORIAL),
    "assistant:flow_versions": led(post=EDITORIAL, number="0", off="1"),
    "assistant:imports": Route(
        get=EDITORIAL, post=EDITORIAL,
        form=lambda w: {"text": "intent,language,sentence\npay-bill,ja,灯台の支払い\n", "accept": "1"},
    ),
    "assistant:confusions": Route(get=EDITORIAL),
    "assistant:checks": Route(
        get=EDITORIAL, post=EDITORIAL,
        form=lambda w: {"language": "ja", "texts": "見学をやめたい", "intent": "cancel-order"},
    ),
    "assistant:check_removals": Route(post=EDITORIAL, form=lambda w: {"chosen": "ja:返品したい"}),
    "assistant:trial": Route(get=EDITORIAL, queries=({}, {"text": "返品したい"})),
    "assistant:trial_sentences": Route(
        post=EDITORIAL, form=lambda w: {"language": "ja", "texts": "見学をやめたい", "to": "cancel-order"}
    ),
    "assistant:versions": Route(get=EDITORIAL, post=EDITORIAL, form=lambda w: {"note": "灯"}),
    "assistant:version": Route(get=NO_VERSION, fill=lambda w: {"number": 987_654}),
    "assistant:version_publication": Route(post=NO_VERSION, fill=lambda w: {"number": 987_654}),
    "assistant:version_comeback": Route(
        post=EDITORIAL, fill=lambda w: {"number": 0}, form=lambda w: {"after": "0"}, unknown=(302,)
    ),
    "assistant:proposals": Route(
        get=KEEPING, queries=({}, {"kind": "example"}, {"state": "approved"}, {"id": "9" * 30, "page": "x"})
    ),
    "assistant:proposal_approval": Route(
        post={**EDITORIAL, **NO_RUN}, fill=lambda w: {"proposal_id": 0}, form=lambda w: {"questions": A}
    ),
    "assistant:proposal_rejection": Route(
        post={**EDITORIAL, **NO_RUN}, fill=lambda w: {"proposal_id": 0}, form=lambda w: {"reason": "wrong"}
    ),
    "assistant:proposal_postponement": Route(
        post={**EDITORIAL, **NO_RUN}, fill=lambda w: {"proposal_id": 0}
    ),
    "assistant:proposal_approvals": Route(post=EDITORIAL, form=lambda w: {"id": "0"}),
    "assistant:proposal_returns": Route(post=EDITORIAL, form=lambda w: {"ids": "0,x"}),
    "assistant:measures": Route(
        get=KEEPING, queries=({}, {"by": "weeks", "weeks": "26"}, {"topic": "none", "version": "x" * 99})
    ),
    "assistant:measures_table": Route(get=KEEPING),
    "assistant:samples": Route(get=KEEPING),
    "assistant:sample_judgement": Route(
        post={**KEEPING, **NO_RUN, "supervisor": "missing"}, fill=lambda w: {"sample_id": 0},
        form=lambda w: {"judgement": "right"},
    ),
    # the desk
    "desk:article-links": Route(post=TALK, fill=talk, form=lambda w: {"article": w.article["open"]}),
    "desk:article-link-removal": Route(
        post={**TALK, **dict.fromkeys(("agent", "supervisor", "administrator"), "missing")},
        fill=lambda w: {**talk(w), "article_id": 1},
    ),
    "desk:article-flag": Route(
        get=TALK, post=TALK, fill=lambda w: {**talk(w), "article_id": w.article["open"]},
        form=lambda w: {"reason": "wrong", "note": "古い"},
    ),
    "desk:article-drafts": Route(
        get=TALK, post=TALK, fill=talk, shows=(A,),
        form=lambda w: {"heading": "問い", "body": "答え", "client_id": "0" * 32},
    ),
    "desk:inbox": Route(
        get=DESK,
        shows=(A,),
        queries=(
            {"view": "all_open"}, {}, {"view": "mine"}, {"view": "unassigned"}, {"view": "queue"},
            {"view": "waiting"}, {"view": "mentions"}, {"view": "team:1"}, {"view": "resolved"},
        ),
    ),
    "desk:rows": Route(get=DESK, shows=(A,), queries=({"view": "all_open"}, {"view": "queue"})),
    "desk:nav": Route(get=DESK),
    "desk:exports": Route(post=DESK, form=lambda w: {"view": "all_open"}),
    "desk:tag-words": Route(get=DESK, shows=("kanaria-a-tag",)),
    "desk:notifications": Route(get=DESK),
    "desk:bell": Route(get=DESK),
    "desk:notification-readings": Route(post=DESK),
    "desk:notification-choices": Route(get=DESK, post=DESK, form=lambda w: {"mention-mail": "on"}),
    "desk:batch-new": Route(get=DESK, queries=({"act": "tag", "ids": "1"}, {"act": "assign", "ids": "1"})),
    "desk:batches": Route(post=DESK, form=lambda w: {
        "act": "tag", "tag": "一緒", "key": "0" * 32, "ids": [w.talk["a"], w.talk["c"]],
    }),
    "desk:batch": Route(get=BATCHED, fill=lambda w: {"batch_id": w.batch}),
    "desk:batch-undoing": Route(post=BATCHED, fill=lambda w: {"batch_id": w.batch}),
    "desk:view-new": Route(get=DESK, post=DESK, form=lambda w: {"name": "新しい", "step": "save"}),
    "desk:view": Route(
        get=VIEWED, post=VIEWED, fill=lambda w: {"view_id": w.view},
        form=lambda w: {"name": "別名", "step": "save"},
    ),
    "desk:view-removal": Route(post=VIEWED, fill=lambda w: {"view_id": w.view}),
    "desk:search": Route(get=DESK, shows=(A,), queries=SEARCH[1:]),
    "desk:customers": Route(get=DESK, queries=({}, {"q": LIGHTHOUSE})),
    "desk:customer": Route(get=TALK, fill=her, shows=(A,), writes_on_get=True),
    "desk:customer-order": Route(
        get=TALK, fill=lambda w: {**her(w), "number": w.order}, shows=("kanaria-a-order",)
    ),
    "desk:waiting": Route(get=DESK, queries=({}, {"kind": "claims"}), shows=("kanaria-a-device",)),
    "desk:customer-tasks": Route(get=TALK, fill=her),
    "desk:customer-task": Route(
        get=TALK, post=TALK, fill=lambda w: {**her(w), "code": "change-contact"},
        form=lambda w: {"phone": "090-1111-2222", "client_id": "desk-1"},
    ),
    "desk:customer-task-run": Route(get=TALK, post=TALK, fill=her_run, form=lambda w: {"step": "0"}),
    "desk:customer-task-yes": Route(post=TALK, fill=her_run, form=lambda w: {"vouched": "paper"}),
    "desk:customer-task-undoing": Route(post=TALK, fill=her_run),
    "desk:customer-task-departure": Route(post=TALK, fill=her_run),
    "desk:customer-return-arrival": Route(get=TALK, post=TALK, fill=her_return, shows=("kanaria-a-back",)),
    "desk:customer-return-refusal": Route(
        get=TALK, post=TALK, fill=her_return, form=lambda w: {"code": "used", "words": "使用の跡"}
    ),
    "desk:customer-return-settlement": Route(
        get=TALK, post=TALK, fill=her_return,
        form=lambda w: {"amount": "1000", "refund_to": "original", "sure": "1"},
    ),
    "desk:customer-money": Route(get=TALK, post=TALK, fill=lambda w: {**her(w), "payment_id": w.move}),
    "desk:customer-account": Route(
        get=TALK, post=TALK, fill=lambda w: {**her(w), "payment_id": w.move},
        form=lambda w: {"bank": "x", "branch": "x", "kind": "ordinary", "number": "1234567", "holder": "ｱ"},
    ),
    "desk:customer-account-reading": Route(
        post=TALK, fill=lambda w: {**her(w), "payment_id": w.move}
    ),
    "desk:customer-claim": Route(
        get=TALK, post=TALK, fill=lambda w: {**her(w), "number": w.claim}, shows=("kanaria-a-claim",),
        form=lambda w: {"to": "accepted", "words": "承ります"},
    ),
    "desk:customer-mandates": Route(
        get=TALK, post=TALK, fill=her,
        form=lambda w: {"email": "son@access.test", "relation": "family", "scopes": "see_orders"},
    ),
    "desk:customer-mandate-ending": Route(
        post={**TALK, **dict.fromkeys(("agent", "supervisor", "administrator"), "missing")},
        fill=lambda w: {**her(w), "mandate_id": 0},
    ),
    "desk:customer-companies": Route(
        get=TALK, post=TALK, fill=her, form=lambda w: {"name": "株式会社灯台", "role": "buyer"}
    ),
    "desk:customer-company-ending": Route(
        post={**TALK, **dict.fromkeys(("agent", "supervisor", "administrator"), "missing")},
        fill=lambda w: {**her(w), "company_id": 0},
    ),
    "desk:customer-bill": Route(
        get=TALK, fill=lambda w: {**her(w), "number": "W-1"}, shows=("kanaria-a-bill",)
    ),
    "desk:customer-bill-document": Route(
        get={**TALK, **dict.fromkeys(("agent", "supervisor", "administrator"), "missing")},
        fill=lambda w: {**her(w), "number": "none"},
    ),
    "desk:cards": Route(
        post={**TALK, **dict.fromkeys(("agent", "supervisor", "administrator"), "missing")}, fill=talk,
        form=lambda w: {"about": "order", "key": "none"},
    ),
    "desk:customer-history": Route(get=TALK, fill=her, shows=(A,)),
    "desk:availability": Route(post=DESK, form=lambda w: {"availability": "away"}),
    "desk:heartbeats": Route(post=DESK),
    "desk:offers": Route(get=DESK),
    "desk:acceptance": Route(post=OFFERED, fill=lambda w: {"offer_id": w.offer}, unknown=(302,)),
    "desk:refusal": Route(post=OFFERED, fill=lambda w: {"offer_id": w.offer}, unknown=(302,)),
    "desk:tabs": Route(get=DESK),
    "desk:tab-removal": Route(post=DESK, fill=talk, unknown=(302,)),
    "desk:conversation": seen(A, "kanaria-a-note", queries=({}, {"suggest": "1"}), writes=True),
    "desk:thread": seen(A, "kanaria-a-note", queries=({}, {"before": "9"})),
    "desk:head": seen("kanaria-a-name"),
    "desk:promise": seen("kanaria-a-name"),
    "desk:side": seen("kanaria-a-mail"),
    "desk:transcript": seen(A, "kanaria-a-note", writes=True),
    "desk:readings": act(sequence="3"),
    "desk:typing": act(),
    "desk:transcript_mails": act(),
    "desk:suggestions": seen("kanaria-inside"),
    "desk:tone-checks": act(text="了解です"),
    "desk:translations": Route(
        post=TALK, fill=talk, form=lambda w: {"message": str(w.message)}
    ),
    "desk:reply-translations": act(text="こちらこそ"),
    "desk:lengths": act(text="こちらこそ"),
    "desk:approvals": Route(get=DESK),
    "desk:approval": Route(
        get=SUPERVISING, post=SUPERVISING, fill=lambda w: {**talk(w), "approval_id": w.approval},
        form=lambda w: {"act": "return", "note": "敬語を"},
    ),
    "desk:approval-withdrawal": Route(
        post={**TALK, **dict.fromkeys(("agent", "supervisor", "administrator"), "missing")},
        fill=lambda w: {**talk(w), "approval_id": 0},
    ),
    "desk:resendings": Route(
        get={**TALK, **dict.fromkeys(("agent", "supervisor", "administrator"), "missing")},
        post={**TALK, **dict.fromkeys(("agent", "supervisor", "administrator"), "missing")},
        fill=lambda w: {**talk(w), "message_id": w.answer}, form=lambda w: {"sure": "1"},
    ),
    "desk:replies": act(text="こちらこそ", client_id="reply-0001"),
    "desk:notes": act(text="覚え書き", client_id="note-0001"),
    "desk:takes": act(),
    "desk:assignments": Route(
        post=TALK, fill=talk, form=lambda w: {"to": f"staff:{w.staff['outsider']}"}
    ),
    "desk:releases": act(),
    "desk:resolutions": Route(get=TALK, post=TALK, fill=talk, form=lambda world: FILED),
    "desk:escalations": Route(
        get=TALK, post=TALK, fill=talk, form=lambda world: {"text": "ご判断を"}
    ),
    "desk:settlements": act(),
    "desk:saved-replies": seen(),
    "desk:drafts": act(kind="reply", text="書きかけ", client_id="draft-0001"),
    "desk:retractions": act(message="1"),
    "desk:classifications": act(request_type="question"),
    "desk:reopenings": act(),
    "desk:waits": act(),
    "desk:snoozes": Route(get=TALK, post=TALK, fill=talk, form=lambda w: {"until": "3h"}),
    "desk:snooze-reading": Route(get=DESK, queries=({}, {"until": "明日の朝"})),
    "desk:merges": Route(get=TALK, post=TALK, fill=talk, form=lambda w: {"other": w.talk["b"]}),
    "desk:merge-removal": Route(
        post=TALK, fill=lambda w: {**talk(w), "merge_id": 1}, unknown=(302, 404)
    ),
    "desk:follows": act(),
    "desk:unfollows": act(),
    "desk:spam": act(),
    "desk:spam-removal": act(),
    "desk:blocks": Route(get=TALK, post=TALK, fill=talk, form=lambda w: {"reason": "迷惑", "until": ""}),
    "desk:closures": act(),
    "desk:priorities": act(priority="4"),
    "desk:tags": act(tags="一, 二"),
}  # fmt: skip

ARTICLES = ("knowledge:article", "knowledge:collection_article")
for _name in ARTICLES:
    _place = {"collection": "w-shelf"} if "collection" in _name else {}
    TABLE[_name] = Route(
        get=STAFF_ONLY_PAGE if _place else NOBODY,
        fill=lambda w, place=_place: {"language": "ja", "slug": "inside", **place},
        shows=("kanaria-inside",) if _place else (),
        to=STAFF,
        writes_on_get=True,
    )

STREAMS: dict[str, Rights] = {
    "/live/staff": {role: "ok" if role in STAFF else "forbidden" for role in ROLES},
    "/live/notices": EVERYBODY,
    "/live/chat": {role: "ok" if role in CUSTOMERS else "forbidden" for role in ROLES},
}
