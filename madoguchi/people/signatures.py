"""How members of staff sign letters to customers."""

from dataclasses import asdict

from django.db import transaction

from madoguchi.core import api as core

from .events import StaffChanged
from .models import Signature
from .shapes import SignatureShape

NAMES = tuple(SignatureShape.__dataclass_fields__)


def signature(staff_id: int) -> SignatureShape:
    """What she fills into signatures; an empty one where she has said nothing."""
    row = Signature.objects.filter(pk=staff_id).values(*NAMES).first()
    return SignatureShape(**row) if row else SignatureShape()


@transaction.atomic
def sign_as(*, staff_id: int, said: SignatureShape) -> None:
    """From now on her letters are signed like this. Safe to repeat."""
    Signature.objects.update_or_create(staff_id=staff_id, defaults=asdict(said))
    core.record(StaffChanged(staff_id=staff_id), actor=core.staff(staff_id))
