"""What an adapter of an outside service is, and what it speaks of. Plain, without Django."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Literal

from madoguchi.conversations.shapes import Channel, LetterFrame, Outgoing

from .field_shapes import Field as Field
from .field_shapes import Guide as Guide
from .template_shapes import HOLE as HOLE
from .template_shapes import Template as Template

TOLERANCE = timedelta(seconds=300)
"""How old a signed request may be before it counts as a replay."""


class NotGenuine(Exception):
    """The request was not signed by the service, or not just now: it is refused with 401, nothing is kept."""


class NotUnderstood(ValueError):
    """An event that makes no sense to us; it stays on the channel's page and can be run again."""


class SendingTrouble(Exception):
    """A message did not go out; `reason` is a code of `desk/sending.py`, or the service's.

    `data` is merged into the route's, as that of `Sent`: how far a message in pieces has come.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.data: Mapping[str, Any] = {}


class Permanent(SendingTrouble):
    """It never will: the customer blocked us, the address is wrong, the text is refused."""


class Temporary(SendingTrouble):
    """It may go through later; `retry_after` in seconds, when the service said so."""

    def __init__(self, reason: str, retry_after: float | None = None) -> None:
        super().__init__(reason)
        self.retry_after = retry_after


class Broken(SendingTrouble):
    """Nothing goes out by this account until somebody mends it: keys are refused, the quota is used up."""


class Unsure(SendingTrouble):
    """It may have arrived, and asking again would send it twice: a person decides."""


@dataclass(frozen=True)
class Account:
    """One account at a service: a LINE official account, a mailbox, a number."""

    id: int
    kind: str
    key: str
    name: str
    settings: Mapping[str, Any]
    active: bool = True
    team_id: int | None = None
    language: str = "ja"
    """Of customers whose language the service does not tell."""
    secret: Callable[[str], str] = field(default=lambda name: "", compare=False, repr=False)
    """`account.secret("token")`: what the set-up form kept under this name; "" for nothing."""


@dataclass(frozen=True)
class Route:
    """Where a customer is reached at the service. `data` is the adapter's own (a reply token, a thread id).

    `last_in_at`: when she last wrote there; the reply window counts from it.
    """

    id: int
    account_id: int
    address: str
    thread: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)
    last_in_at: datetime | None = None
    closed_at: datetime | None = None
    """Since when she does not want to hear from us there (blocked, unfollowed, STOP)."""


@dataclass(frozen=True)
class Part:
    """One event of a webhook, kept before it is answered.

    `external_id` makes it count once ("" = its own digest); `contact` is whom it concerns: the events of one
    contact are handled one after the other, in the order of `at`.
    """

    body: bytes
    external_id: str = ""
    contact: str = ""
    at: datetime | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    problem: str = ""
    """Why it cannot be understood, where that is known at once; it is kept, and not handled."""


@dataclass(frozen=True)
class InboundFile:
    """A file that came with a message."""

    name: str
    media_type: str
    content: bytes = field(repr=False)


Wish = Literal["", "person", "assistant", "link", "unlink"]
"""A person; the assistant again; to join her account there with her page here, or part them."""


@dataclass(frozen=True)
class Inbound:
    """A customer wrote.

    `identity` is how we know her (kind, value), else (the account's kind, `address`); a signed channel proves
    it. `thread`: a thread of its own at the service ("" = her one thread with us); `apart`: a new one is a
    conversation of its own. `data` is merged into the route's. `card` goes with the message. `also`: words by
    which it is found besides its own. `wish`: what she pressed to have done, where that needs no guessing.
    """

    address: str
    external_id: str
    text: str = ""
    files: tuple[InboundFile, ...] = ()
    at: datetime | None = None
    name: str = ""
    identity: tuple[str, str] | None = None
    proven: bool = True
    thread: str = ""
    apart: bool = False
    subject: str = ""
    language: str = ""
    conversation_id: int | None = None
    data: Mapping[str, Any] = field(default_factory=dict)
    card: Mapping[str, Any] = field(default_factory=dict)
    also: str = ""
    wish: Wish = ""


@dataclass(frozen=True)
class Receipt:
    """The service tells how one of our messages fared: sent, delivered, read or failed."""

    external_id: str
    state: Any
    at: datetime
    reason: str = ""


@dataclass(frozen=True)
class ReadUntil:
    """She has read everything we sent to this address up to that time."""

    address: str
    at: datetime
    thread: str = ""


@dataclass(frozen=True)
class Unsent:
    """She took a message back. `said` names it in what `address` sent, or whoever sent the event of this
    name: the bodies of those events go too."""

    external_id: str
    at: datetime
    address: str = ""
    said: str = ""
    event: str = ""


@dataclass(frozen=True)
class Edited:
    """She changed the words of a message."""

    external_id: str
    text: str
    at: datetime


@dataclass(frozen=True)
class Reacted:
    """She set a sign on one of her messages or ours, or took it away again (sign "")."""

    external_id: str
    sign: str
    at: datetime


@dataclass(frozen=True)
class Reachable:
    """She may be written to there from now on (follow, START), or no longer (block, unfollow, STOP)."""

    address: str
    yes: bool
    at: datetime
    name: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Linked:
    """The service says whether she confirmed there that her address belongs to whoever got this nonce."""

    address: str
    nonce: str
    yes: bool
    at: datetime
    data: Mapping[str, Any] = field(default_factory=dict)


Happening = Inbound | Receipt | ReadUntil | Unsent | Edited | Reacted | Reachable | Linked


@dataclass(frozen=True)
class Sent:
    """The service took a message, as these messages of its own; `how` and `units` say what it costs."""

    external_ids: tuple[str, ...] = ()
    how: str = ""
    units: int = 0
    data: Mapping[str, Any] = field(default_factory=dict)
    """What the route keeps from now on (a reply token that is used up)."""


@dataclass(frozen=True)
class Health:
    """What a connection test found; `name` is what the service calls the account.

    `reason`: a code that `wording.py` or the adapter's `reasons` puts into words. `details`: pairs of label
    and value in the reader's language (what is left of the quota). `found`: kept among the account's
    settings, for the adapter's own use (an ID that a link needs).
    """

    ok: bool
    name: str = ""
    reason: str = ""
    details: tuple[tuple[str, str], ...] = ()
    found: Mapping[str, str] = field(default_factory=dict)


def _whole(account: Account, headers: Mapping[str, str], raw: bytes) -> tuple[Part, ...]:
    return (Part(raw),)


def _takes_everything(account: Account, headers: Mapping[str, str], raw: bytes) -> None:
    raise NotGenuine


def _nothing(account: Account, part: Part) -> Iterable[Happening]:
    return ()


def _sends_nothing(account: Account, route: Route, outgoing: Outgoing) -> Sent:
    raise Permanent("channel")


def _no_templates(account: Account) -> tuple[Template, ...]:
    return ()


def _unchecked(account: Account) -> Health:
    return Health(ok=True)


@dataclass(frozen=True)
class Act:
    """Something that an administrator has done at the service with one press; doing it again changes nothing.

    `run` raises Permanent, Temporary or Broken; what it returns is shown, and `found` of it kept. `asks` says
    in a sentence what will be different, to be confirmed before; "" where nothing will, or nothing is lost.
    """

    code: str
    label: Any
    hint: Any = ""
    icon: str = "refresh-cw"
    run: Callable[[Account], Health] = _unchecked
    asks: Callable[[Account], str] = lambda account: ""


@dataclass(frozen=True)
class Adapter(Channel):
    """An outside service: everything that differs from one to the next. All functions may run at once.

    `verify` raises NotGenuine (over the raw bytes, in constant time, within TOLERANCE); `split` cheaply parts
    a request into events, before it is answered; `events` turns one into what happened (it may ask the
    service, and raises NotUnderstood or Temporary); `send` sends one message and raises Permanent, Temporary,
    Broken or Unsure; `check` tests the connection. `repeatable`: the service knows our key, so that a send
    that was cut off may be tried again; elsewhere a person decides. `rate`: at most so many per so many
    seconds and account. `identity_kind`: under which kind `people` knows the addresses. `challenge` answers a
    GET (a service's verification), or returns None.
    """

    verify: Callable[[Account, Mapping[str, str], bytes], None] = _takes_everything
    split: Callable[[Account, Mapping[str, str], bytes], Iterable[Part]] = _whole
    events: Callable[[Account, Part], Iterable[Happening]] = _nothing
    send: Callable[[Account, Route, Outgoing], Sent] = _sends_nothing
    check: Callable[[Account], Health] = _unchecked
    fields: tuple[Field, ...] = ()
    identity_kind: str = ""
    repeatable: bool = False
    rate: tuple[int, int] | None = None
    challenge: Callable[[Account, Mapping[str, str]], str | None] = lambda account, query: None
    answer: Callable[[Account, Mapping[str, str], bytes], tuple[str, str] | None] = lambda a, h, raw: None
    """What the webhook's 200 says besides, as (text, media type), where the service wants to hear it."""
    steps: tuple[Any, ...] = ()
    """What to do at the service to set it up, in words, in order; {address} is our webhook's, and {token} the
    field of that name, if it is not secret."""
    guides: tuple[Guide, ...] = ()
    further: tuple[tuple[Any, str], ...] = ()
    """Pages of its own about an account, as (label, name of the route that takes `account_id`)."""
    example: Callable[[Account], str] = lambda account: ""
    """A call for a shell to copy and try, shown below the steps; "" for none."""
    about: Any = ""
    """In one sentence, what customers and the company get by it; stands where a channel is chosen."""
    guide: str = ""
    """The service's own page for whoever sets it up (https://…); "" for none."""
    reasons: Mapping[str, Any] = field(default_factory=dict)
    """What its own codes of `Health.reason` mean and what to do, in a sentence; common ones have words."""
    templates: Callable[[Account], tuple[Template, ...]] = _no_templates
    """Asks the service for what it has approved; raises Permanent, Temporary or Broken."""
    link: Callable[[Account, str], str] = lambda account, text: ""
    """What opens a new message to us in her own app, with this text filled in; "" where nothing does."""
    polls: bool = False
    """It asks for what is new itself (a mailbox) and has no webhook."""
    frame: Callable[[Account, Route | None, str, Mapping[str, str]], LetterFrame] | None = None  # of a letter
    forgeable: bool = False
    """Its senders' addresses can be forged (text messages). What we send reaches their owner all the same;
    but whoever writes from one is never made one person with somebody whom we know otherwise."""
    send_together: Callable[[Account, Route, Sequence[Outgoing]], Sequence[Sent]] | None = None
    """Send several of ours as one of theirs, all or none (`capabilities.together`); one Sent for each."""
    fitting: Callable[[Sequence[Outgoing]], int] = lambda batch: 1
    """How many of these, from the front, go as one."""
    reserve: Callable[[Route, Sequence[Outgoing]], Mapping[str, Any]] = lambda route, batch: {}
    """What the route keeps before the service is asked, so that what was cut off can be told from none."""
    link_address: Callable[[Account, str, str], str] | None = None
    """(account, her address there, nonce) → where she confirms at the service that it is joined with her page
    here; None where the service knows no such thing. Raises what `send` raises."""
    link_pages: tuple[str, ...] = ()
    """The origins of these pages, for the security policy of ours that leads there."""
    acts: tuple["Act", ...] = ()
    """What can be done at the service from the account's page, each by a button."""


@dataclass(frozen=True)
class Carried(Channel):
    """A way of our own, without an account anywhere (the web form): `carry` takes one message out.

    It may be called again for the same `outgoing.key`, and sends that once. Raises Permanent or Temporary.
    """

    carry: Callable[[Outgoing], Sent] = lambda outgoing: Sent()
