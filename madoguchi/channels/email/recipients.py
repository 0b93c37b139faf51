"""Whom our next mail in a conversation goes to: the writer and those she wrote to, until staff chose."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import transaction

from madoguchi.conversations.api import AddressRefused, Recipient, Recipients
from madoguchi.language import api as language

from ..models import Account, Route
from .settings import Mailbox

KIND = "email"
MOST = 20
"""So many people get one mail of ours."""
GUEST = "guest:"
"""Under this sign and her address a route keeps the name of one who answered beside the customer."""
Pair = tuple[str, str]


def recipients(conversation_id: int) -> Recipients | None:
    """Who gets our next mail here; None where nobody wrote by mail."""
    row = _rows(conversation_id).first()
    return recipients_of(row.data, row.address) if row else None


@transaction.atomic
def set_recipients(conversation_id: int, to: Sequence[str], cc: Sequence[str]) -> Recipients:
    """Our mails go to these from now on. Raises AddressRefused. Safe to repeat, and at once with a mail."""
    row = _rows(conversation_id).select_for_update(of=("self",), no_key=True).first()
    if row is None:
        raise AddressRefused("route")
    first, second = _read(to), _read(cc)
    second = [one for one in second if one[0].lower() not in _lower(first)]
    if not first:
        raise AddressRefused("none")
    if len(first) + len(second) > MOST:
        raise AddressRefused("many")
    _refuse_own([*first, *second])
    row.data = {**row.data, **_chosen(row.data, row.address, first, second)}
    row.save(update_fields=["data"])
    return recipients_of(row.data, row.address)


def recipients_of(data: Mapping[str, Any], address: str) -> Recipients:
    """What a route's data tells of it."""
    usual, named = _usual(data, address), _pairs(data.get("cc", ()))
    to = _pairs(data.get("to", ())) or usual
    left = set(data.get("left_out", ()))
    cc = [one for one in _once([*named, *_pairs(data.get("added", ()))], without=_lower(to))
          if one[0].lower() not in left]  # fmt: skip
    cc = cc[: MOST - len(to)]
    guests = [(key.removeprefix(GUEST), str(name)) for key, name in data.items() if key.startswith(GUEST)]
    here = [*usual, (address, str(data.get("name") or "")), *named, *guests]
    known = _lower([*here, *((str(one), "") for one in data.get("written", ()))])
    offered = _once(here, without=_lower([*to, *cc]))

    def shown(pairs: Iterable[Pair]) -> tuple[Recipient, ...]:
        return tuple(Recipient(email, name, email.lower() in known) for email, name in pairs)

    return Recipients(to=shown(to), cc=shown(cc), offered=shown(offered))


def _chosen(data: Mapping[str, Any], address: str, to: list[Pair], cc: list[Pair]) -> dict[str, Any]:
    """What the route keeps: only what differs from whom the customer herself wrote to."""
    named = _pairs(data.get("cc", ()))
    return {
        "to": [] if _lower(to) == _lower(_usual(data, address)) else [list(one) for one in to],
        "left_out": sorted(_lower(named) - _lower([*to, *cc])),
        "added": [list(one) for one in cc if one[0].lower() not in _lower(named)],
    }


def _usual(data: Mapping[str, Any], address: str) -> list[Pair]:
    return [(str(data.get("reply_to") or address), str(data.get("name") or ""))]


def _read(given: Sequence[str]) -> list[Pair]:
    """The addresses as they were typed. Raises AddressRefused with those that are none."""
    found = [(one, language.mail.address(one)) for one in (text.strip() for text in given) if one]
    if wrong := [text for text, read in found if read is None]:
        raise AddressRefused("address", wrong)
    return _once((read.email, read.name) for _text, read in found if read)


def _refuse_own(pairs: Sequence[Pair]) -> None:
    """We do not write to ourselves: the answer would be one more enquiry."""
    ours = {Mailbox(one).address.lower() for one in Account.objects.filter(kind=KIND)}  # type: ignore[arg-type]
    if own := [email for email, _name in pairs if without_sign(email.lower()) in ours]:
        raise AddressRefused("own", own)


def without_sign(email: str) -> str:
    """The address without what stands behind a + in its name."""
    local, _at, domain = email.rpartition("@")
    return f"{local.partition('+')[0]}@{domain}"


def _pairs(kept: Iterable[Any]) -> list[Pair]:
    return [(str(one[0]), str(one[1])) for one in kept]


def _once(pairs: Iterable[Pair], without: Iterable[str] = ()) -> list[Pair]:
    seen = set(without)
    found = []
    for email, name in pairs:
        if email.lower() not in seen:
            seen.add(email.lower())
            found.append((email, name))
    return found


def _lower(pairs: Iterable[Pair]) -> set[str]:
    return {email.lower() for email, _name in pairs}


def _rows(conversation_id: int) -> Any:
    return Route.objects.filter(conversation=conversation_id, account__kind=KIND).order_by(
        "-last_in_at", "-pk"
    )
