"""Invitations: a place at the desk is kept, a link mailed, and the link taken up once before it expires."""

import hashlib
import secrets
from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Literal

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.template.loader import render_to_string
from django.utils.translation import gettext, override

from madoguchi.core import api as core
from madoguchi.core.shapes import Actor
from madoguchi.ui import api as ui

from ..events import StaffInvited, StaffJoined
from ..ledger import invited_by_link
from ..models import Account, Invitation, Staff
from ..queries import staff as staff_by_id
from ..shapes import AddressTaken, InvitationGone, SignInRules, StaffShape
from .staff import create_staff

Language = Literal["ja", "en"]


@transaction.atomic
def invite(
    *,
    email: str,
    name: str,
    actor: Actor,
    language: Language = "ja",
    kana: str = "",
    role: str = "agent",
    languages: Iterable[str] = ("ja",),
    skills: Iterable[str] = (),
    teams: Iterable[str] = (),
    capacity: Mapping[str, int] | None = None,
) -> StaffShape:
    """Keep a place for somebody and mail the link; until she takes it she cannot sign in nor get work.

    Raises AddressTaken when somebody is there with this address.
    """
    try:
        with transaction.atomic():
            made = create_staff(
                email=email, password=None, name=name, kana=kana, role=role, languages=languages,
                skills=skills, teams=teams, capacity=capacity,
            )  # fmt: skip
    except IntegrityError:
        raise AddressTaken(email) from None
    Staff.objects.filter(pk=made.id).update(active=False)
    Account.objects.filter(pk=made.account_id).update(is_active=False)
    _send(made, language, actor)
    invited = staff_by_id(made.id)
    assert invited is not None
    return invited


@transaction.atomic
def invite_again(*, staff_id: int, actor: Actor, language: Language | None = None) -> None:
    """Mail a new link; the earlier one stops working. Raises InvitationGone once it was taken up."""
    row = _open(staff_id)
    person = staff_by_id(staff_id)
    assert person is not None
    _send(person, language or ("en" if row.language == "en" else "ja"), actor)


@transaction.atomic
def withdraw_invitation(*, staff_id: int) -> None:
    """Give the place up again, as if nobody had been invited. Raises InvitationGone once it was taken up."""
    row = _open(staff_id)
    account = Account.objects.filter(pk=row.staff.account_id)
    row.staff.delete()
    account.delete()


@transaction.atomic
def accept_invitation(*, token: str, name: str, kana: str, password: str | None) -> StaffShape:
    """Take up the place; she can sign in from now on (without a password only by single sign-on).

    Raises InvitationGone for a link that is unknown, used, replaced or expired.
    """
    row = Invitation.objects.select_for_update().filter(digest=digest_of(token)).first()
    if row is None or row.accepted_at is not None or row.expires_at <= core.now():
        raise InvitationGone
    return _join(row, password, name=name, kana=kana)


@transaction.atomic
def join_without_password(*, staff_id: int) -> StaffShape:
    """Somebody invited came by single sign-on, which proved her address. Raises InvitationGone."""
    row = _open(staff_id)
    if row.expires_at <= core.now():
        raise InvitationGone
    return _join(row, None)


def invited(token: str) -> StaffShape | None:
    """Whose place this link opens now; None when it opens none."""
    staff_id = invited_by_link(digest_of(token))
    return staff_by_id(staff_id) if staff_id is not None else None


def _join(row: Invitation, password: str | None, **names: str) -> StaffShape:
    Staff.objects.filter(pk=row.staff_id).update(active=True, **names)
    account = Account.objects.get(pk=row.staff.account_id)
    account.password, account.is_active = make_password(password), True
    account.save(update_fields=["password", "is_active"])
    row.accepted_at = core.now()
    row.save(update_fields=["accepted_at"])
    core.record(StaffJoined(staff_id=row.staff_id), actor=core.staff(row.staff_id))
    joined = staff_by_id(row.staff_id)
    assert joined is not None
    return joined


def _open(staff_id: int) -> Invitation:
    rows = Invitation.objects.select_for_update(of=("self",)).select_related("staff")
    row = rows.filter(staff_id=staff_id, accepted_at=None).first()
    if row is None:
        raise InvitationGone
    return row


def _send(person: StaffShape, language: Language, actor: Actor) -> None:
    token, now = secrets.token_urlsafe(32), core.now()
    days = core.option(SignInRules).invitation_days
    Invitation.objects.update_or_create(
        staff_id=person.id,
        defaults={"digest": digest_of(token), "language": language, "sent_at": now,
                  "expires_at": now + timedelta(days=days)},
    )  # fmt: skip
    with override(language):
        brand = ui.brand().name
        values = {
            "name": person.name,
            "brand": brand,
            "days": days,
            "url": f"{settings.MADOGUCHI_ADDRESS.rstrip('/')}/account/invitation/{token}/",
        }
        core.send_mail(
            to=person.email,
            subject=gettext("Your invitation to the desk of %(brand)s") % {"brand": brand},
            text=render_to_string("people/email/invitation.txt", values),
            purpose="invitation",
            language=language,
        )
    core.record(StaffInvited(staff_id=person.id), actor=actor)


def digest_of(token: str) -> str:
    """What we keep of an invitation's token."""
    return hashlib.sha256(token.encode()).hexdigest()
