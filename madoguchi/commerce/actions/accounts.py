"""Accounts that refunds are transferred to: sealed while they are needed, gone when the money has gone."""

import json
import re
import unicodedata
from dataclasses import asdict

from django.db import transaction

from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

from ..access import moves_for
from ..events import AccountRead
from ..models import OrderPayment, RefundAccount
from ..shapes import NoSuchRecord
from ..shapes.outgoing import Account, AccountRefused
from ..wording import ACCOUNT_KINDS
from .acting import actor_of

LONGEST = 60
_HOLDER = re.compile(r"[ァ-ヶー・ A-Z0-9().,/-]+")


def keep_account(*, viewer: Viewer, payment_id: int, account: Account) -> str:
    """Keep where a refund by transfer goes; what is shown of it. Raises NoSuchRecord, AccountRefused."""
    checked = _checked(account)
    shown = f"{checked.bank} {checked.branch} …{checked.number[-3:]}"
    with transaction.atomic():
        move = _waiting(viewer, payment_id)
        RefundAccount.objects.update_or_create(
            move=move,
            defaults={
                "shown": shown, "kept_at": core.now(), "erased_at": None,
            },
        )  # fmt: skip
        people.keep_secret(name=_name(move.pk), value=json.dumps(asdict(checked), ensure_ascii=False))
    return shown


def read_account(*, viewer: Viewer, payment_id: int) -> Account | None:
    """The whole account, for whoever transfers the money, which is written down; None where none is kept.

    Raises NoSuchRecord.
    """
    with transaction.atomic():
        move = _waiting(viewer, payment_id)
        kept = people.kept_secret(_name(move.pk))
        if not kept:
            return None
        core.record(AccountRead(move.order.customer_id, move.order_id, move.pk), actor=actor_of(viewer))
        return Account(**json.loads(kept))


def erase_account(move_id: int) -> None:
    """The money has gone: bank, branch and three figures stay, to answer for it."""
    rows = RefundAccount.objects.filter(move_id=move_id, erased_at=None)
    if rows.update(erased_at=core.now()):
        people.keep_secret(name=_name(move_id), value="")


def _name(move_id: int) -> str:
    return f"commerce.refund_account:{move_id}"


def _waiting(viewer: Viewer, payment_id: int) -> OrderPayment:
    """A refund by transfer that a person still has to pay out, locked."""
    rows = moves_for(viewer).filter(pk=payment_id)
    if not rows.exists():
        raise NoSuchRecord(payment_id)
    move = OrderPayment.objects.select_for_update(of=("self",)).select_related("order").get(pk=payment_id)
    if move.kind != "refund" or move.method != "bank_transfer" or move.at is not None or move.bill_payment_id:
        raise AccountRefused("move")
    return move


def _checked(account: Account) -> Account:
    """In one spelling. Raises AccountRefused(field)."""
    bank, branch = (unicodedata.normalize("NFC", one).strip() for one in (account.bank, account.branch))
    number = unicodedata.normalize("NFKC", account.number).replace("-", "").strip()
    holder = " ".join(unicodedata.normalize("NFKC", account.holder).upper().split())
    holder = "".join(chr(ord(sign) + 0x60) if "ぁ" <= sign <= "ゖ" else sign for sign in holder)
    for field, right in (
        ("bank", 0 < len(bank) <= LONGEST), ("branch", 0 < len(branch) <= LONGEST),
        ("kind", account.kind in ACCOUNT_KINDS),
        ("number", number.isascii() and number.isdecimal() and 4 <= len(number) <= 8),
        ("holder", len(holder) <= LONGEST and bool(_HOLDER.fullmatch(holder))),
    ):  # fmt: skip
        if not right:
            raise AccountRefused(field)
    return Account(bank, branch, account.kind, number.zfill(7), holder)
