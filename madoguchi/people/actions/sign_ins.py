"""Where somebody is signed in: beginning, ending here, and ending everywhere (open screens too)."""

from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import QuerySet

from madoguchi.core import api as core
from madoguchi.core.shapes import Actor

from ..events import SecondFactorsRemoved
from ..models import SignIn, Staff
from .staff import set_availability


@transaction.atomic
def begin_sign_in(*, account_id: int, session_key: str, how: str, user_agent: str, address: str) -> None:
    """Somebody signed in. Whatever this session was before has ended."""
    now = core.now()
    SignIn.objects.filter(session_key=session_key, ended_at=None).update(ended_at=now)
    SignIn.objects.create(
        account_id=account_id, session_key=session_key, how=how, user_agent=user_agent[:300],
        address=address or None, began_at=now, seen_at=now,
    )  # fmt: skip


def move_sign_in(*, before: str, after: str) -> None:
    """The session got another key (a new password does that)."""
    SignIn.objects.filter(session_key=before, ended_at=None).update(session_key=after)


def see_sign_in(*, session_key: str) -> None:
    """This session is in use."""
    SignIn.objects.filter(session_key=session_key, ended_at=None).update(seen_at=core.now())


@transaction.atomic
def end_sign_in(*, account_id: int, sign_in_id: int) -> bool:
    """Sign this account out in one browser; False when that was over already (or is not hers)."""
    rows = SignIn.objects.filter(account_id=account_id, pk=sign_in_id, ended_at=None)
    return bool(_end(account_id, rows))


@transaction.atomic
def end_sign_ins(*, account_id: int, but_session: str = "") -> int:
    """Sign this account out in every browser but one; in how many it was.

    Sessions that were opened before we kept count end as well: their streams read their rights again, and a
    disabled account or a new password has made their sessions worthless.
    """
    return _end(account_id, SignIn.objects.filter(account_id=account_id, ended_at=None), but_session)


def _end(account_id: int, rows: QuerySet[SignIn], but_session: str = "") -> int:
    keys = [key for key in rows.values_list("session_key", flat=True) if key != but_session]
    rows.filter(session_key__in=keys).update(ended_at=core.now())
    Session.objects.filter(session_key__in=keys).delete()
    staff_id = Staff.objects.filter(account_id=account_id).values_list("pk", flat=True).first()
    if staff_id is not None:
        if keys and not still_signed_in(account_id):
            set_availability(staff_id=staff_id, availability="offline", actor=core.staff(staff_id))
        core.nudge(core.Nudge(f"staff:{staff_id}", "rights"))
    return len(keys)


def still_signed_in(account_id: int) -> bool:
    """Whether any browser of this account has a session that lives."""
    alive = Session.objects.filter(expire_date__gt=core.now()).values("session_key")
    return SignIn.objects.filter(account_id=account_id, ended_at=None, session_key__in=alive).exists()


@transaction.atomic
def end_this_sign_in(*, staff_id: int, account_id: int, session_key: str) -> None:
    """She signed out here; with her last browser she goes offline. Her streams read their rights again."""
    SignIn.objects.filter(session_key=session_key, ended_at=None).update(ended_at=core.now())
    if not still_signed_in(account_id):
        set_availability(staff_id=staff_id, availability="offline", actor=core.staff(staff_id))
    core.nudge(core.Nudge(f"staff:{staff_id}", "rights"))


@transaction.atomic
def remove_second_factors(*, staff_id: int, actor: Actor) -> int:
    """She lost her telephone: her second factors go (how many), and she is signed out everywhere."""
    account_id = Staff.objects.values_list("account_id", flat=True).get(pk=staff_id)
    removed, _ = Authenticator.objects.filter(user_id=account_id).delete()
    if removed:
        end_sign_ins(account_id=account_id)
        core.record(SecondFactorsRemoved(staff_id=staff_id), actor=actor)
    return removed
